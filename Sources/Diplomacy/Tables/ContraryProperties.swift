import SourceText

/// Words for what a thing is that exclude each other: the table `contrary_properties.tsv`.
///
/// ```swift
/// let properties = try ContraryProperties()
/// properties.exclude("Return will be voluntary".utf8, "the return is forced".utf8)  // true
/// ```
public struct ContraryProperties: Sendable {
    /// For the hash of a form of a word its rows, and on which side of each it stands.
    private var sides: [UInt64: [(row: Int, isOther: Bool)]] = [:]

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource("contrary_properties", of: "Diplomacy", columns: ["one", "other"])
        for (number, row) in table.rows.enumerated() {
            for word in row.list("one") { sides[TermHash.of(word.utf8), default: []].append((number, false)) }
            for word in row.list("other") { sides[TermHash.of(word.utf8), default: []].append((number, true)) }
        }
    }

    /// Whether one passage has a word of the one side of a row and the other a word of the other, and neither has both.
    public func exclude(_ one: some Sequence<UInt8>, _ other: some Sequence<UInt8>) -> Bool {
        let left = rows(one)
        guard !left.isEmpty else { return false }
        let right = rows(other)
        return left.contains { row, side in
            guard let theirs = right[row] else { return false }
            return side == .one && theirs == .other || side == .other && theirs == .one
        }
    }

    private enum Side { case one, other, both }

    /// The rows that a passage has words of, and from which side.
    private func rows(_ passage: some Sequence<UInt8>) -> [Int: Side] {
        var found: [Int: Side] = [:]
        WordHashes.forEach(in: passage) { hash in
            for (row, isOther) in sides[hash] ?? [] {
                let side: Side = isOther ? .other : .one
                found[row] = found[row].map { $0 == side ? side : .both } ?? side
            }
        }
        return found
    }
}
