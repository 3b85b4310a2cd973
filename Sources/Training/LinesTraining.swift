import Dispatch
import Foundation
import Intake

/// Trains the model that tells the lines of an article in copied text from what stands around it.
///
/// `chancery-training pages lines FOLDER [--voted FILE] [--turns N] [--write FOLDER]`, or `… lines show FILE` to see what it
/// thinks of a text. It learns from the pages of the block model as if they had been copied: each whole, each cut to two windows
/// around its article, these once more with tables and titles put between paragraphs, and each article alone. It is scored on the texts of `copied`, none of whose sites it then has
/// seen; N is how often the sites are dealt into folds anew, and 0 leaves the scores out. `--worst` prints what is wrong,
/// `--trees` and `--depth` are those of the model.
struct LinesTraining {
    private struct Sample {
        var site: String
        var rows: TextRows
        var words: [[UInt64]]
        var labels: [Float]
        /// What it counts beside others.
        var share: Float
    }

    /// A text that the model is scored on.
    private struct Copied {
        var name: String
        var site: String
        var text: [UInt8]
        var truth: [UInt64: Int]
        var rows: TextRows
    }

    private let extractor: Extractor
    private var samples: [Sample] = []
    private var copied: [Copied] = []
    private var trainer = BoostedTreesTraining()

    static func run(_ arguments: [String]) throws {
        if arguments.count == 2, arguments[0] == "show" {
            let bytes = try [UInt8](Data(contentsOf: URL(fileURLWithPath: arguments[1])))
            for (line, probability) in try Extractor().judgedLines(ofText: bytes) {
                print(String(format: "%.2f", probability), line.prefix(100))
            }
            return
        }
        guard let folder = arguments.first else {
            print("usage: chancery-training pages lines FOLDER [--voted FILE] [--turns N] [--worst] [--write FOLDER]")
            return
        }
        func option(_ name: String) -> String? {
            arguments.firstIndex(of: name).flatMap { $0 + 1 < arguments.count ? arguments[$0 + 1] : nil }
        }
        var training = try LinesTraining(folder, voted: option("--voted"))
        training.trainer.depth = option("--depth").flatMap { Int($0) } ?? 4
        training.trainer.trees = option("--trees").flatMap { Int($0) } ?? 240
        let turns = option("--turns").flatMap { Int($0) } ?? 1
        for turn in 0..<turns { training.score(turn: turn, listing: arguments.contains("--worst")) }
        if let output = option("--write") {
            let model = training.model { _ in true }
            try Data(model.file).write(to: URL(fileURLWithPath: output).appendingPathComponent("lines.model"))
        }
    }

    private init(_ folder: String, voted: String?) throws {
        extractor = try Extractor()
        var pages =
            try PagesTraining.load("zyte", folder, extractor) + PagesTraining.load("wcxb", folder + "/wcxb", extractor)
        copied = try LinesTraining.load(folder + "/copied", pages, extractor)
        let labelled = pages.count
        if let voted { pages += try PagesTraining.voted(voted, extractor) }
        for (number, page) in pages.enumerated() { add(page, share: number < labelled ? 1 : 0.5) }
    }

    /// Adds a page as it would have been copied.
    private mutating func add(_ page: PagesTraining.Sample, share: Float) {
        add(page.rows.blocks, page, share: share)
        guard let first = page.labels.firstIndex(where: { $0 > 0.5 }),
            let last = page.labels.lastIndex(where: { $0 > 0.5 })
        else { return }
        let seed = PagesTraining.hash(page.id.utf8)
        for turn in 0..<2 {
            let cut = Int(seed >> (20 + 13 * turn) & 0x1FFF)
            let from = max(0, first - cut % 16)
            let to = min(page.labels.count, last + 1 + cut / 16 % 26)
            let (blocks, labels) = (Array(page.rows.blocks[from..<to]), Array(page.labels[from..<to]))
            add(blocks, page, share: 0.6 * share)
            var inserted = InsertedBlocks(seed: seed &+ UInt64(turn) &* 0x9E37_79B9_7F4A_7C15)
            if let variant = inserted.variant(blocks, labels) {
                add(variant.blocks, page, labels: variant.labels, share: 0.6 * share)
            }
        }
        // The article alone, as most archives hold it: nothing of it may be lost.
        add((first...last).filter { page.labels[$0] > 0.5 }.map { page.rows.blocks[$0] }, page, share: share)
    }

    /// Adds some blocks of a page as the lines of a text.
    ///
    /// - Parameter labels: how much of each block is of the article, where the page's reference text does not tell.
    private mutating func add(
        _ blocks: [String], _ page: PagesTraining.Sample, labels: [Float]? = nil, share: Float
    ) {
        let rows = extractor.rows(ofText: Array(blocks.joined(separator: "\n").utf8))
        let words = rows.lines.map { PagesTraining.words($0) }
        if let labels, labels.count != rows.lines.count { return }
        samples.append(
            Sample(
                site: page.site, rows: rows, words: words, labels: labels ?? PagesTraining.labels(words, page.body),
                share: share))
    }

    /// A model of the sites that are wanted.
    private func model(_ isUsed: (String) -> Bool) -> BoostedTrees {
        var data = BoostedTreesTraining.Data(width: samples[0].rows.width)
        for sample in samples where isUsed(sample.site) {
            data.add(
                sample.rows.rows, lengths: sample.words.map(\.count), labels: sample.labels, share: sample.share)
        }
        return trainer.train(data, used: Array(0..<data.count))
    }

    /// For each fold of the sites, a model of all others; each is trained on a thread of its own.
    private func models(_ folds: Int, turn: Int) -> [BoostedTrees] {
        // Written under the lock alone.
        nonisolated(unsafe) var models = [BoostedTrees?](repeating: nil, count: folds)
        let lock = NSLock()
        DispatchQueue.concurrentPerform(iterations: folds) { fold in
            let trained = model { PagesTraining.fold($0, folds, turn: turn) != fold }
            lock.withLock { models[fold] = trained }
        }
        return models.compactMap { $0 }
    }

    // MARK: Scores

    /// Scores by cross-validation over sites: the lines that the model chooses, and what the program makes of them.
    private func score(turn: Int, listing: Bool) {
        let folds = 5
        var chosen = [[Bool]](repeating: [], count: copied.count)
        var held = [[Float]](repeating: [], count: copied.count)
        var bodies = [[UInt64]](repeating: [], count: copied.count)
        for (fold, model) in models(folds, turn: turn).enumerated() {
            for (index, text) in copied.enumerated() where PagesTraining.fold(text.site, folds, turn: turn) == fold {
                held[index] = model.probabilities(text.rows.rows)
                chosen[index] = LineChoice.choose(
                    held[index], words: text.rows.lines.map { PagesTraining.words($0).count })
                bodies[index] = extractor.body(ofText: text.text, judgedBy: model).flatMap { PagesTraining.words($0) }
            }
        }
        for kind in ["full", "window"] {
            let texts = copied.indices.filter { copied[$0].name.hasSuffix(kind) }
            if listing { for index in texts { list(copied[index], held[index], chosen[index], bodies[index]) } }
            let lines = texts.map { index -> [UInt64] in
                zip(copied[index].rows.lines, chosen[index]).flatMap { $1 ? PagesTraining.words($0) : [] }
            }
            report("deal \(turn) \(kind) lines  ", texts, lines)
            report("deal \(turn) \(kind) program", texts, texts.map { bodies[$0] })
        }
    }

    private func report(_ name: String, _ texts: [Int], _ words: [[UInt64]]) {
        var precision: [Float] = []
        var recall: [Float] = []
        for (index, words) in zip(texts, words) {
            let score = PagesTraining.score(words, copied[index].truth)
            if let value = score.precision { precision.append(value) }
            if let value = score.recall { recall.append(value) }
        }
        let p = precision.reduce(0, +) / Float(max(1, precision.count))
        let r = recall.reduce(0, +) / Float(max(1, recall.count))
        print(name, String(format: "F1 %.4f P %.4f R %.4f", 2 * p * r / (p + r), p, r))
    }

    /// The lines of a text that are judged wrongly.
    private func list(_ text: Copied, _ probabilities: [Float], _ chosen: [Bool], _ body: [UInt64]) {
        print("====", text.name, text.site, PagesTraining.score(body, text.truth))
        for (line, words) in text.rows.lines.enumerated() {
            let own = PagesTraining.words(words)
            let right = PagesTraining.score(own, text.truth).precision ?? 0
            if own.count > 3, (right > 0.5) != chosen[line] {
                print("   ", line, String(format: "%.2f %.2f", right, probabilities[line]), words.prefix(100))
            }
        }
    }

    private static func load(
        _ folder: String, _ pages: [PagesTraining.Sample], _ extractor: Extractor
    ) throws -> [Copied] {
        let url = URL(fileURLWithPath: folder)
        let truth =
            try JSONSerialization.jsonObject(with: Data(contentsOf: url.appendingPathComponent("ground-truth.json")))
            as? [String: [String: Any]] ?? [:]
        return try truth.keys.sorted().map { name in
            let text = try [UInt8](Data(contentsOf: url.appendingPathComponent(name + ".txt")))
            let body = PagesTraining.words(truth[name]?["articleBody"] as? String ?? "")
            return Copied(
                name: name, site: pages.first { $0.id.hasPrefix(name.prefix(16)) }?.site ?? name, text: text,
                truth: PagesTraining.shingles(body), rows: extractor.rows(ofText: text))
        }
    }
}
