import Diplomacy
import Foundation
import Intake
import Language
import SourceText
import Statements

/// Trains the models of attribution, and writes rows for the scorer.
///
/// ```
/// chancery-training attributions TRAIN.jsonl OUTPUT-FOLDER [DEV.jsonl ROWS.jsonl]
///     [--no-training] [--rounds N] [--seeds N] [--limit N] [--readiness R]
/// ```
///
/// The documents are read by the English pipeline as it stands: a new parser wants a new training.
enum AttributionTraining {
    struct Row {
        var id: String
        var text: String
        var gold: [AttributionExamples.Gold]
    }

    static func run(_ arguments: [String]) throws {
        var places: [String] = []
        var options: [String: String] = [:]
        var index = 0
        while index < arguments.count {
            if arguments[index].hasPrefix("--") {
                let hasValue = index + 1 < arguments.count && arguments[index] != "--no-training"
                options[arguments[index]] = hasValue ? arguments[index + 1] : ""
                index += hasValue ? 2 : 1
            } else {
                places.append(arguments[index])
                index += 1
            }
        }
        guard places.count == 2 || places.count == 4 else {
            FileHandle.standardError.write(
                Data("usage: attributions TRAIN.jsonl OUTPUT-FOLDER [DEV.jsonl ROWS.jsonl]\n".utf8))
            exit(64)
        }
        let tables = try Tables.load()
        let english = try English(gazetteer: Gazetteer(tables.names))
        var reader = try StatementReader(tables: tables)
        let folder = URL(fileURLWithPath: places[1])
        if options["--no-training"] == nil {
            let limit = options["--limit"].flatMap { Int($0) } ?? Int.max
            let rows = try Array(read(URL(fileURLWithPath: places[0])).prefix(limit))
            let (cues, roles) = examples(rows, english)
            let rounds = options["--rounds"].flatMap { Int($0) } ?? 4
            var cueTraining = Self.cueTraining
            var roleTraining = Self.roleTraining
            func set(_ option: String, _ field: WritableKeyPath<ChainTraining, Float>) {
                guard let value = options[option].flatMap({ Float($0) }) else { return }
                cueTraining[keyPath: field] = value
                roleTraining[keyPath: field] = value
            }
            set("--rate", \.rate)
            set("--decay", \.decay)
            set("--dropout", \.dropout)
            if let least = options["--least"].flatMap({ Int($0) }) {
                cueTraining.leastCount = least
                roleTraining.leastCount = least
            }
            let seeds = (0..<(options["--seeds"].flatMap { UInt64($0) } ?? 3)).map { 5 + $0 }
            let cueModel = cueTraining.train(cues, rounds: rounds, seeds: seeds)
            try Data(cueModel.encoded).write(to: folder.appendingPathComponent("attribution_cues.model"))
            let roleModel = roleTraining.train(roles, rounds: rounds, seeds: seeds)
            try Data(roleModel.encoded).write(to: folder.appendingPathComponent("attribution_roles.model"))
            reader.setAttributionModels(cues: cueModel, roles: roleModel)
        }
        if let readiness = options["--readiness"].flatMap({ Float($0) }) { reader.setAttributionReadiness(readiness) }
        guard places.count == 4 else { return }
        var json = JSONWriter()
        var words = 0
        // Processor time, so that other work on the machine does not count.
        var spent = 0.0
        for row in try read(URL(fileURLWithPath: places[2])) {
            let analysis = english.analyze(Document(plain: row.text, name: row.id))
            words += analysis.words.count
            let before = clock()
            reader.writeAttributionRow(id: row.id, of: analysis, to: &json)
            spent += Double(clock() - before) / Double(CLOCKS_PER_SEC)
        }
        try Data(json.bytes).write(to: URL(fileURLWithPath: places[3]))
        print("\(words) words, \(Int(Double(words) / max(spent, 1e-6))) words a second")
    }

    /// A model that marks what is likelier than not marks fewer cues than the corpus has. The readiness was chosen on dev by
    /// the F1 of linked attributions; see `attribution.card.md`.
    private static let cueTraining = ChainTraining(labels: 2, stateBits: 18, stepBits: 17, readiness: 0.43)
    private static let roleTraining = ChainTraining(labels: 3, stateBits: 18, stepBits: 17)

    private static func examples(
        _ rows: [Row], _ english: English
    ) -> (cues: ChainTraining.Store, roles: ChainTraining.Store) {
        var cues = ChainTraining.Store()
        var roles = ChainTraining.Store()
        var lost = 0
        var words = 0
        for row in rows {
            let analysis = english.analyze(Document(plain: row.text, name: row.id))
            words += analysis.words.count
            let examples = AttributionExamples(analysis)
            for sequence in examples.cueSequences(row.gold) {
                cues.add(sequence, stateBits: cueTraining.stateBits, stepBits: cueTraining.stepBits)
            }
            let (sequences, outside) = examples.roleSequences(row.gold)
            lost += outside
            for sequence in sequences {
                roles.add(sequence, stateBits: roleTraining.stateBits, stepBits: roleTraining.stepBits)
            }
        }
        print(
            "\(rows.count) documents, \(words) words; \(roles.count) cues with \(roles.labels.count) words around them, "
                + "\(lost) words of source and content outside of those")
        return (cues, roles)
    }

    /// Reads rows of PolNeAR; offsets there count Unicode characters. Rows without attributions are read for their text.
    static func read(_ url: URL) throws -> [Row] {
        struct Attribution: Decodable {
            var source: [[Int]]?
            var cue: [[Int]]?
            var content: [[Int]]?
        }
        struct Article: Decodable {
            var id: String
            var text: String
            var attributions: [Attribution]?
        }
        return try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map { line in
            let article = try JSONDecoder().decode(Article.self, from: Data(line.utf8))
            var byte: [Int] = []
            var position = 0
            for scalar in article.text.unicodeScalars {
                byte.append(position)
                position += UTF8.width(scalar)
            }
            byte.append(position)
            func spans(_ ranges: [[Int]]?) -> [Span] {
                (ranges ?? []).compactMap { range in
                    range.count == 2 && range[0] < range[1] && range[1] < byte.count
                        ? Span(byte[range[0]], byte[range[1]]) : nil
                }
            }
            return Row(
                id: article.id, text: article.text,
                gold: (article.attributions ?? []).map {
                    AttributionExamples.Gold(
                        source: spans($0.source), cue: spans($0.cue), content: spans($0.content))
                })
        }
    }
}
