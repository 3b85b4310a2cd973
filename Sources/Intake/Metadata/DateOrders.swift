import SourceText

/// Which way round numeric dates are written.
public enum DateOrder: String, Sendable, Codable {
    case day, month
}

/// What tells of a text whether it writes day or month first in figures, from `date_order_signs.tsv`.
struct DateOrders: Sendable {
    private enum Place: String { case region, zone, word }

    private var regions: [String: DateOrder] = [:]
    private var zones: [String: DateOrder] = [:]
    private var words: WordIndex

    init(_ table: TSVTable) throws {
        words = WordIndex(capacity: 256)
        for row in table.rows {
            guard let order = DateOrder(rawValue: row["order"]) else {
                throw row.failure("CH0205", "order: day or month is wanted")
            }
            let names = row.list("words")
            switch Place(rawValue: row["place"]) {
            case .region: for name in names { regions[name] = order }
            case .zone: for name in names { zones[name] = order }
            case .word: for name in names { words.insert(WordIndex.hash(name.utf8), order == .day ? 0 : 1) }
            case nil: throw row.failure("CH0205", "place: '\(row["place"])' is none of region, zone, word")
            }
        }
    }

    /// By the region of a language's tag: `en-GB`.
    func order(ofLanguage tag: String?) -> DateOrder? {
        guard let parts = tag?.lowercased().split(whereSeparator: { $0 == "-" || $0 == "_" }), parts.count > 1 else {
            return nil
        }
        return parts.dropFirst().lazy.compactMap { regions[String($0)] }.first
    }

    /// By the last part of an address's host: `.co.uk`.
    func order(ofHost host: String) -> DateOrder? {
        host.split(separator: ".").last.flatMap { regions[String($0)] }
    }

    /// By a zone among some words: `10/11/2031 09:40 BST`.
    func order(ofZoneIn words: [String]) -> DateOrder? { words.lazy.compactMap { zones[$0] }.first }

    /// By the spelling of its words, where one way stands alone.
    func order(ofSpelling text: ArraySlice<UInt8>) -> DateOrder? {
        var counts = [0, 0]
        for word in text.split(whereSeparator: { !LineShape.isWord($0) }) {
            let hash = WordIndex.hash(word.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
            if let order = words.value(hash) { counts[Int(order)] += 1 }
        }
        guard (counts[0] > 0) != (counts[1] > 0) else { return nil }
        return counts[0] > 0 ? .day : .month
    }
}
