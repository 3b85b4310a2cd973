import Foundation
import SourceText

/// The fields of meaning of the usual senses of nouns: `president` is a person, `treaty` communication.
struct NounSenses: Sendable {
    /// Two fields a noun, 1 and up in the order in which the table first has them; 0 for none.
    private var senses: KeyTable<Pair>

    private struct Pair: BitwiseCopyable, Sendable {
        var first: UInt8
        var second: UInt8
    }

    init(contentsOf url: URL) throws {
        var numbers: [String: UInt8] = [:]
        func number(_ sense: String) -> UInt8 {
            if let number = numbers[sense] { return number }
            let number = UInt8(truncatingIfNeeded: numbers.count + 1)
            numbers[sense] = number
            return number
        }
        let table = try TSVTable(contentsOf: url, columns: ["noun", "senses"])
        senses = KeyTable(room: table.count)
        for row in table.rows {
            let list = row.list("senses")
            senses.set(
                Feature.hash(row["noun"].utf8),
                Pair(first: list.first.map(number) ?? 0, second: list.count > 1 ? number(list[1]) : 0))
        }
    }

    /// The first and second field of a noun by the hash of its lemma; nil where the table does not have it.
    subscript(lemma: UInt64) -> (UInt8, UInt8)? { senses[lemma].map { ($0.first, $0.second) } }
}
