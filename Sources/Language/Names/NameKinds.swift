import Foundation
import SourceText

/// What words tell of the names that they are part of, whatever else these are made of: `Cyclone Nargis` is an event. The model
/// has seen too few names for that.
struct NameKinds: Sendable {
    private enum Place: UInt64 { case first, last }
    private var kinds: KeyTable<UInt8>

    init(contentsOf url: URL) throws {
        let table = try TSVTable(contentsOf: url, columns: ["word", "place", "kind"])
        kinds = KeyTable(room: table.count)
        for row in table.rows {
            guard let kind = Mention.Kind.allCases.firstIndex(where: { $0.rawValue == row["kind"] }) else {
                throw row.failure("CH0214", "'\(row["kind"])' is no kind of mention")
            }
            guard ["first", "last"].contains(row["place"]) else {
                throw row.failure("CH0214", "'\(row["place"])' is neither first nor last")
            }
            let place: Place = row["place"] == "first" ? .first : .last
            kinds.set(Feature.of(place.rawValue, Feature.hash(row["word"].utf8)), UInt8(kind))
        }
    }

    /// The index of the kind that a word of a name tells; nil for none.
    ///
    /// - Parameters:
    ///   - name: the unbroken run of proper nouns.
    ///   - isOf: whether `of` stands behind the name and more of it.
    func kind(_ name: Range<Int>, isOf: Bool, _ facts: WordFacts) -> Int? {
        if name.count > 1 || isOf, let kind = self[.last, facts.lower[name.upperBound - 1]] { return kind }
        // A long name that begins with one of them is mostly named after something: `Hurricane Research Division`.
        if (2...3).contains(name.count), let kind = self[.first, facts.lower[name.lowerBound]] { return kind }
        return nil
    }

    /// Whether a word, by the hash of its form in small letters, tells the kind of the name that it ends.
    func isTold(last word: UInt64) -> Bool { self[.last, word] != nil }

    private subscript(place: Place, word: UInt64) -> Int? { kinds[Feature.of(place.rawValue, word)].map { Int($0) } }
}
