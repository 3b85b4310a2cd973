import Foundation
import Intake

/// Trains the model that tells the lines of an article in copied text from what stands around it.
///
/// `chancery-training pages lines FOLDER [--write FOLDER]`, or `… lines show FILE` to see what it thinks of a text. It learns from the pages of the block model as if they had been
/// copied: each whole, each cut to a window around its article, and each article alone. It is scored on the texts of `copied`, none of whose sites
/// it then has seen.
enum LinesTraining {
    private struct Sample {
        var site: String
        var rows: TextRows
        var words: [[UInt64]]
        var labels: [Float]
    }

    static func run(_ arguments: [String]) throws {
        if arguments.count == 2, arguments[0] == "show" {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[1])))
            for (line, probability) in try Extractor().judgedLines(ofText: bytes) {
                print(String(format: "%.2f", probability), line.prefix(100))
            }
            return
        }
        guard let folder = arguments.first else {
            print("usage: chancery-training pages lines FOLDER [--write FOLDER]")
            return
        }
        let extractor = try Extractor()
        var pages =
            try PagesTraining.load("zyte", folder, extractor) + PagesTraining.load("wcxb", folder + "/wcxb", extractor)
        let labelled = pages.count
        if let at = arguments.firstIndex(of: "--voted"), at + 1 < arguments.count {
            pages += try PagesTraining.voted(arguments[at + 1], extractor)
        }
        var samples: [Sample] = []
        var shares: [Float] = []
        for (number, page) in pages.enumerated() {
            defer { shares += [Float](repeating: number < labelled ? 1 : 0.5, count: samples.count - shares.count) }
            samples.append(sample(page.rows.blocks, page, extractor))
            guard let first = page.labels.firstIndex(where: { $0 > 0.5 }),
                let last = page.labels.lastIndex(where: { $0 > 0.5 })
            else { continue }
            let seed = Int(PagesTraining.hash(page.id.utf8) >> 20 & 0xFF)
            let from = max(0, first - 1 - seed % 9)
            let to = min(page.labels.count, last + 2 + seed / 9 % 13)
            samples.append(sample(Array(page.rows.blocks[from..<to]), page, extractor))
            // The article alone, as most archives hold it: nothing of it may be lost.
            let alone = (first...last).filter { page.labels[$0] > 0.5 }.map { page.rows.blocks[$0] }
            samples.append(sample(alone, page, extractor))
        }
        let copied = try load(folder + "/copied", pages)
        var data = BoostedTreesTraining.Data(width: samples[0].rows.width, rows: [], truths: [], weights: [])
        var starts: [Int] = []
        for (sample, share) in zip(samples, shares) {
            starts.append(data.count)
            data.rows += sample.rows.rows
            let total = max(1, sample.words.reduce(0) { $0 + $1.count })
            for (index, words) in sample.words.enumerated() {
                let label = sample.labels[index]
                data.truths.append(label > 0.6 ? 1 : label < 0.4 ? 0 : label)
                data.weights.append(100 * share * Float(words.count + 3) / Float(total + 3 * sample.words.count))
            }
        }
        var trainer = BoostedTreesTraining()
        trainer.depth = 4
        trainer.trees = 240
        if let at = arguments.firstIndex(of: "--trees") { trainer.trees = Int(arguments[at + 1]) ?? trainer.trees }
        if let at = arguments.firstIndex(of: "--depth") { trainer.depth = Int(arguments[at + 1]) ?? trainer.depth }
        let folds = 5
        if !arguments.contains("--no-scores") {
            var held = [[Float]](repeating: [], count: copied.count)
            let rows = copied.map { extractor.rows(ofText: $0.text) }
            for fold in 0..<folds {
                let used = samples.indices.filter { PagesTraining.fold(samples[$0].site, folds) != fold }
                    .flatMap { Array(starts[$0]..<(starts[$0] + samples[$0].labels.count)) }
                let model = trainer.train(data, used: used)
                for index in copied.indices where PagesTraining.fold(copied[index].site, folds) == fold {
                    held[index] = model.probabilities(rows[index].rows)
                }
            }
            for (inside, outside) in [(0.5, 0.5), (0.3, 0.9), (0.25, 0.9), (0.2, 0.9)] as [(Float, Float)] {
                for kind in ["full", "window"] {
                    var precision: [Float] = []
                    var recall: [Float] = []
                    for index in copied.indices where copied[index].name.hasSuffix(kind) {
                        var words: [UInt64] = []
                        let chosen = LineChoice.choose(
                            held[index], words: rows[index].lines.map { PagesTraining.words($0).count }, inside: inside,
                            outside: outside)
                        for (line, text) in rows[index].lines.enumerated() where chosen[line] {
                            words += PagesTraining.words(text)
                        }
                        let score = PagesTraining.score(words, copied[index].truth)
                        if arguments.contains("--worst"), inside == 0.3, outside == 0.9 {
                            print("====", copied[index].name, score)
                            for (line, text) in rows[index].lines.enumerated() {
                                let own = PagesTraining.words(text)
                                let right = PagesTraining.score(own, copied[index].truth).precision ?? 0
                                if own.count > 3, (right > 0.5) != chosen[line] {
                                    print(
                                        "   ", line, String(format: "%.2f %.2f", right, held[index][line]),
                                        text.prefix(100))
                                }
                            }
                        }
                        if let value = score.precision { precision.append(value) }
                        if let value = score.recall { recall.append(value) }
                    }
                    let p = precision.reduce(0, +) / Float(max(1, precision.count))
                    let r = recall.reduce(0, +) / Float(max(1, recall.count))
                    print(inside, outside, kind, String(format: "F1 %.4f P %.4f R %.4f", 2 * p * r / (p + r), p, r))
                }
            }
        }
        if let at = arguments.firstIndex(of: "--write"), at + 1 < arguments.count {
            let model = trainer.train(data, used: Array(0..<data.count))
            try Data(model.file).write(
                to: URL(fileURLWithPath: arguments[at + 1]).appendingPathComponent("lines.model"))
        }
    }

    private static func sample(_ blocks: [String], _ page: PagesTraining.Sample, _ extractor: Extractor) -> Sample {
        let rows = extractor.rows(ofText: Array(blocks.joined(separator: "\n").utf8))
        let words = rows.lines.map { PagesTraining.words($0) }
        return Sample(site: page.site, rows: rows, words: words, labels: PagesTraining.labels(words, page.body))
    }

    private static func load(_ folder: String, _ pages: [PagesTraining.Sample]) throws -> [(
        name: String, site: String, text: [UInt8], truth: [UInt64: Int]
    )] {
        let url = URL(fileURLWithPath: folder)
        let truth =
            try JSONSerialization.jsonObject(with: Data(contentsOf: url.appendingPathComponent("ground-truth.json")))
            as? [String: [String: Any]] ?? [:]
        return try truth.keys.sorted().map { name in
            let site = pages.first { $0.id.hasPrefix(name.prefix(16)) }?.site ?? name
            let text = try [UInt8](Data(contentsOf: url.appendingPathComponent(name + ".txt")))
            let body = PagesTraining.words(truth[name]?["articleBody"] as? String ?? "")
            return (name, site, text, PagesTraining.shingles(body))
        }
    }
}
