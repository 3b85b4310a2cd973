import Foundation
import Intake
import SourceText

private func logarithmOf(_ value: Float) -> Float { Foundation.log(value) }

/// The logarithm and exponential of the trainer, so that its own file needs no Foundation.
func logarithm(_ value: Float) -> Float { logarithmOf(value) }
func exponential(_ value: Float) -> Float { Foundation.exp(value) }

/// Trains the models that tell the blocks of an article from page furniture, and scores them by cross-validation.
///
/// `chancery-training pages FOLDER [--voted FILE] [--turns N] [--write FOLDER]`: FOLDER is a folder with `html` and
/// `ground-truth.json`, and `wcxb` below it with the same. FILE has pages without a reference text, each with what other
/// extractors made of it (`Benchmarks/vote_on_pages.py`): they are learnt from at half the weight, and never scored. N is how
/// often the pages are dealt into folds anew; 0 leaves the scores out.
enum PagesTraining {
    struct Sample {
        var id: String
        var set: String
        var site: String
        var rows: PageRows
        var truth: [UInt64: Int]
        /// The words of the reference text.
        var body: [UInt64]
        /// Hashes of the words of each block.
        var words: [[UInt64]]
        var labels: [Float]
    }

    static func run(_ arguments: [String]) throws {
        if arguments.first == "extract" {
            try extract(Array(arguments.dropFirst()))
            return
        }
        if arguments.first == "lines" {
            try LinesTraining.run(Array(arguments.dropFirst()))
            return
        }
        guard let folder = arguments.first else {
            print("usage: chancery-training pages FOLDER [--write FOLDER]")
            return
        }
        let start = Date()
        let extractor = try Extractor()
        var samples: [Sample] = []
        for (set, path) in [("zyte", folder), ("wcxb", folder + "/wcxb")] {
            samples += try load(set, path, extractor)
        }
        print(
            "\(samples.count) pages, \(samples.reduce(0) { $0 + $1.rows.blocks.count }) blocks, \(samples[0].rows.width) columns"
        )
        print("seconds", Date().timeIntervalSince(start))
        report("labels", samples, samples.map { $0.labels })
        let folds = 8
        let labelled = samples.count
        if let at = arguments.firstIndex(of: "--voted"), at + 1 < arguments.count {
            samples += try voted(arguments[at + 1], extractor)
        }
        let voteWeight = arguments.firstIndex(of: "--vote-weight").flatMap { Float(arguments[$0 + 1]) } ?? 0.5
        let data = table(samples, labelled: labelled, weight: voteWeight)
        var trainer = BoostedTreesTraining()
        if let at = arguments.firstIndex(of: "--trees") { trainer.trees = Int(arguments[at + 1]) ?? trainer.trees }
        if let at = arguments.firstIndex(of: "--depth") { trainer.depth = Int(arguments[at + 1]) ?? trainer.depth }
        if let at = arguments.firstIndex(of: "--rate") { trainer.rate = Float(arguments[at + 1]) ?? trainer.rate }
        if let at = arguments.firstIndex(of: "--columns") {
            trainer.columns = Float(arguments[at + 1]) ?? trainer.columns
        }
        var starts: [Int] = []
        var next = 0
        for sample in samples {
            starts.append(next)
            next += sample.rows.blocks.count
        }
        let turns = arguments.firstIndex(of: "--turns").flatMap { Int(arguments[$0 + 1]) } ?? 1
        for turn in 0..<turns {
            var held = [[Float]](repeating: [], count: samples.count)
            for fold in 0..<folds {
                let used = samples.indices.filter { PagesTraining.fold(samples[$0].site, folds, turn: turn) != fold }
                    .flatMap { Array(starts[$0]..<(starts[$0] + samples[$0].rows.blocks.count)) }
                let model = trainer.train(data, used: used)
                for index in 0..<labelled where PagesTraining.fold(samples[index].site, folds, turn: turn) == fold {
                    held[index] = model.probabilities(samples[index].rows.rows)
                }
            }
            print("seconds", Date().timeIntervalSince(start))
            for threshold in [0.5, 0.55, 0.6] as [Float] {
                report(
                    "first, \(threshold)", Array(samples[..<labelled]), held.map { $0.map { $0 > threshold ? 1 : 0 } })
            }
            if arguments.contains("--worst") { worst(samples, held) }
        }
        if let at = arguments.firstIndex(of: "--write"), at + 1 < arguments.count {
            let model = trainer.train(data, used: Array(0..<data.count))
            let folder = URL(fileURLWithPath: arguments[at + 1])
            try Data(model.file).write(to: folder.appendingPathComponent("blocks.model"))
        }
    }

    /// Prints the rows of `chancery extract` and, on standard error, pages a second.
    static func extract(_ paths: [String]) throws {
        let extractor = try Extractor()
        var seconds = 0.0
        var count = 0
        SourceReader(paths: paths).forEach { result in
            var json = JSONWriter()
            switch result {
            case .failure(let failure): ExtractRow.write(failure, to: &json)
            case .success(let source):
                let start = clock()
                let document = Result { try extractor.document(from: source) }
                seconds += Double(clock() - start) / Double(CLOCKS_PER_SEC)
                count += 1
                switch document {
                case .success(let document): ExtractRow.write(document, to: &json)
                case .failure(let error as IntakeFailure): ExtractRow.write(error, to: &json)
                case .failure: break
                }
            }
            FileHandle.standardOutput.write(Data(json.bytes))
        }
        let line = String(
            format: "%d pages in %.2f s: %.0f a second\n", count, seconds, Double(count) / max(seconds, 1e-9))
        FileHandle.standardError.write(Data(line.utf8))
    }

    static func fold(_ site: String, _ folds: Int, turn: Int = 0) -> Int {
        Int((hash((turn == 0 ? site : "\(turn) \(site)").utf8) >> 7) % UInt64(folds))
    }

    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
        return hash
    }

    static func words(_ text: String) -> [UInt64] {
        var words: [UInt64] = []
        var word: UInt64 = 0
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" {
                word = (word ^ UInt64(scalar.value)) &* 0x0000_0100_0000_01b3 &+ 7
            } else if word != 0 {
                words.append(word)
                word = 0
            }
        }
        if word != 0 { words.append(word) }
        return words
    }

    static func shingles(_ words: [UInt64]) -> [UInt64: Int] {
        var counts: [UInt64: Int] = [:]
        if words.isEmpty { return counts }
        let size = min(4, words.count)
        for start in 0...(words.count - size) {
            var hash: UInt64 = 17
            for word in words[start..<(start + size)] { hash = hash &* 0x9E37_79B9_7F4A_7C15 ^ word }
            counts[hash, default: 0] += 1
        }
        return counts
    }

    static func load(_ set: String, _ folder: String, _ extractor: Extractor) throws -> [Sample] {
        let url = URL(fileURLWithPath: folder)
        let truth =
            try JSONSerialization.jsonObject(with: Data(contentsOf: url.appendingPathComponent("ground-truth.json")))
            as? [String: [String: Any]] ?? [:]
        let metadata =
            (try? JSONSerialization.jsonObject(with: Data(contentsOf: url.appendingPathComponent("metadata.json"))))
            as? [String: [String: Any]] ?? [:]
        var samples: [Sample] = []
        let paths = truth.keys.sorted().map { url.appendingPathComponent("html/\($0).html.gz").path }
        SourceReader(paths: paths).forEach { result in
            guard let source = try? result.get() else { return }
            let id = String(source.name.prefix { $0 != "." })
            guard let page = truth[id] else { return }
            let rows = extractor.rows(ofPage: source.bytes)
            let host =
                ((metadata[id]?["url"] as? String ?? page["url"] as? String).flatMap { URL(string: $0)?.host }) ?? id
            let site = host.split(separator: ".").suffix(2).joined(separator: ".")
            let body = words(page["articleBody"] as? String ?? "")
            let blockWords = rows.blocks.map { words($0) }
            samples.append(
                Sample(
                    id: id, set: set, site: site, rows: rows, truth: shingles(body), body: body,
                    words: blockWords, labels: labels(blockWords, body)))
        }
        return samples
    }

    /// How much of each block stands in the truth: the words of the page that lie in a run of four that the truth has
    /// too; runs reach over the edges of blocks.
    static func labels(_ blocks: [[UInt64]], _ body: [UInt64]) -> [Float] {
        let truth = shingles(body)
        var all: [UInt64] = []
        var owner: [Int] = []
        for (index, words) in blocks.enumerated() {
            all += words
            owner += [Int](repeating: index, count: words.count)
        }
        var covered = [Bool](repeating: false, count: all.count)
        if all.count >= 4 {
            for start in 0...(all.count - 4) {
                var hash: UInt64 = 17
                for word in all[start..<(start + 4)] { hash = hash &* 0x9E37_79B9_7F4A_7C15 ^ word }
                if truth[hash] != nil { for at in start..<(start + 4) { covered[at] = true } }
            }
        }
        var counts = [Float](repeating: 0, count: blocks.count)
        for at in all.indices where covered[at] { counts[owner[at]] += 1 }
        return blocks.indices.map { blocks[$0].isEmpty ? 0 : counts[$0] / Float(blocks[$0].count) }
    }

    /// Pages without a reference text, each with what some extractors made of it: a block is true as far as they agree.
    static func voted(_ file: String, _ extractor: Extractor) throws -> [Sample] {
        struct Page: Decodable {
            var path: String
            var site: String
            var texts: [String]
        }
        var samples: [Sample] = []
        for page in try JSONDecoder().decode([Page].self, from: Data(contentsOf: URL(fileURLWithPath: file))) {
            SourceReader(paths: [page.path]).forEach { result in
                guard let source = try? result.get() else { return }
                let rows = extractor.rows(ofPage: source.bytes)
                let blockWords = rows.blocks.map { words($0) }
                var mean = [Float](repeating: 0, count: blockWords.count)
                for text in page.texts {
                    for (index, label) in labels(blockWords, words(text)).enumerated() {
                        mean[index] += label / Float(page.texts.count)
                    }
                }
                guard mean.contains(where: { $0 > 0.6 }) else { return }
                let body = mean.indices.filter { mean[$0] > 0.6 }.flatMap { blockWords[$0] }
                samples.append(
                    Sample(
                        id: source.name, set: "voted", site: page.site, rows: rows, truth: shingles(body), body: body,
                        words: blockWords, labels: mean))
            }
        }
        return samples
    }

    static func table(_ samples: [Sample], labelled: Int, weight: Float) -> BoostedTreesTraining.Data {
        var data = BoostedTreesTraining.Data(width: samples[0].rows.width)
        for (number, sample) in samples.enumerated() {
            data.add(
                sample.rows.rows, lengths: sample.words.map(\.count), labels: sample.labels,
                share: number < labelled ? 1 : weight)
        }
        return data
    }

    static func score(_ sample: Sample, _ chosen: [Float]) -> (precision: Float?, recall: Float?) {
        var text: [UInt64] = []
        for (index, words) in sample.words.enumerated() where chosen[index] > 0.5 { text += words }
        return score(text, sample.truth)
    }

    /// Precision and recall of words by runs of four; nil where undefined.
    static func score(_ words: [UInt64], _ truth: [UInt64: Int]) -> (precision: Float?, recall: Float?) {
        let given = shingles(words)
        var shared = 0
        var count = 0
        for (shingle, number) in given {
            shared += min(number, truth[shingle] ?? 0)
            count += number
        }
        return (
            count == 0 ? nil : Float(shared) / Float(count), Float(shared) / Float(max(1, truth.values.reduce(0, +)))
        )
    }

    static func report(_ name: String, _ samples: [Sample], _ chosen: [[Float]]) {
        var line = name
        for set in ["zyte", "wcxb"] {
            var precision: [Float] = []
            var recall: [Float] = []
            for (index, sample) in samples.enumerated() where sample.set == set {
                let score = score(sample, chosen[index])
                if let value = score.precision { precision.append(value) }
                if let value = score.recall { recall.append(value) }
            }
            let p = precision.reduce(0, +) / Float(max(1, precision.count))
            let r = recall.reduce(0, +) / Float(max(1, recall.count))
            line += String(format: "  %@ F1 %.4f P %.4f R %.4f", set, 2 * p * r / max(0.0001, p + r), p, r)
        }
        print(line)
    }

    static func worst(_ samples: [Sample], _ held: [[Float]]) {
        let scored = samples.indices.map { index -> (Float, Int) in
            let score = score(samples[index], held[index].map { $0 > 0.5 ? 1 : 0 })
            let p = score.precision ?? 0
            let r = score.recall ?? 0
            return (p + r > 0 ? 2 * p * r / (p + r) : 0, index)
        }.sorted { $0.0 < $1.0 }
        for (f1, index) in scored.prefix(16) {
            print("====", samples[index].set, samples[index].id, samples[index].site, f1)
            for (block, text) in samples[index].rows.blocks.enumerated() {
                let wrong = (held[index][block] > 0.5) != (samples[index].labels[block] > 0.5)
                if wrong, samples[index].words[block].count > 2 {
                    print(
                        String(format: "  %.2f %.2f", samples[index].labels[block], held[index][block]),
                        samples[index].words[block].count, text.prefix(110))
                }
            }
        }
    }
}
