import Foundation
import Language
import SourceText

/// Counts what kinds of thing the names of news stand for, as the models so far read them.
///
/// ```
/// chancery-training name-lexicon NEWS.jsonl MENTIONS.jsonl RESOURCES
/// ```
///
/// NEWS.jsonl holds rows of `{id, text}`, MENTIONS.jsonl what `chancery annotate --layer entities` makes of them, row by row.
/// Writes `names.lexicon` into RESOURCES. A name must have been seen twice.
enum NameLexiconTraining {
    static let fewest = 2

    private struct News: Decodable { var text: String }
    private struct Mentions: Decodable {
        struct Mention: Decodable {
            var type: String
            var name: [Int]?
        }
        var mentions: [Mention]
    }

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 3 else { usage("name-lexicon NEWS.jsonl MENTIONS.jsonl RESOURCES") }
        let news = try Data(contentsOf: URL(fileURLWithPath: arguments[0])).split(separator: 0x0A)
        let read = try Data(contentsOf: URL(fileURLWithPath: arguments[1])).split(separator: 0x0A)
        let decoder = JSONDecoder()
        let kinds = Mention.Kind.allCases
        var counts: [UInt32: [Int]] = [:]
        func count(_ part: NameLexicon.Part, _ bytes: ArraySlice<UInt8>, _ kind: Int) {
            counts[NameLexicon.mark(part, Feature.hash(bytes)), default: Array(repeating: 0, count: kinds.count)][
                kind] += 1
        }
        for (row, line) in zip(news, read) {
            guard let mentions = try? decoder.decode(Mentions.self, from: Data(line)).mentions else { continue }
            let text = Array(try decoder.decode(News.self, from: Data(row)).text.utf8)
            for mention in mentions {
                guard let name = mention.name, name.count == 2, name[0] < name[1], name[1] <= text.count,
                    let kind = kinds.firstIndex(where: { $0.rawValue == mention.type })
                else { continue }
                let bytes = text[name[0]..<name[1]]
                let words = bytes.split(separator: 0x20)
                guard let first = words.first, let last = words.last else { continue }
                count(.whole, bytes, kind)
                count(.last, last, kind)
                if words.count > 1 { count(.first, first, kind) }
            }
        }
        let rows = counts.filter { $0.value.reduce(0, +) >= fewest }.sorted { $0.key < $1.key }
            .map { (mark: $0.key, code: NameLexicon.code(counts: $0.value)) }
        try Data(NameLexicon(rows: rows).encoded).write(
            to: URL(fileURLWithPath: arguments[2]).appendingPathComponent("names.lexicon"))
        print("\(rows.count) names and parts of names")
    }
}
