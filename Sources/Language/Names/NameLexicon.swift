import Foundation

/// What kinds of thing the names of news usually stand for: a table that the program made itself by reading news.
///
/// One byte for a name: its usual kind, and how often it was of that kind. A name stands in it as a whole, by its last word,
/// and by its first word; all by hashes.
package struct NameLexicon: Sendable {
    /// The part of a name that a row is about.
    package enum Part: UInt64, Sendable { case whole = 300, last, first }

    private let vocabulary: Vocabulary
    private let codes: [UInt8]

    private static let magic: [UInt8] = Array("CHNL".utf8) + [1]

    /// A lexicon that knows no name.
    package init() { self.init(rows: []) }

    /// Rows by their marks.
    package init(rows: [(mark: UInt32, code: UInt8)]) {
        vocabulary = Vocabulary(marks: rows.map(\.mark))
        codes = rows.map(\.code)
    }

    package init(contentsOf url: URL) throws(HashedModel.Malformed) {
        var bytes = try ByteReader(contentsOf: url)
        guard try bytes.begins(with: NameLexicon.magic) else { throw bytes.malformed }
        let count = try bytes.number()
        vocabulary = Vocabulary(marks: try bytes.numbers(count))
        codes = Array(try bytes.bytes(count).bytes)
    }

    /// The bytes of the file.
    package var encoded: [UInt8] {
        var bytes = NameLexicon.magic
        bytes.append(number: codes.count)
        for mark in vocabulary.marks { bytes.append(number: Int(mark)) }
        return bytes + codes
    }

    /// The mark of a part of a name by the hash of its bytes.
    package static func mark(_ part: Part, _ hash: UInt64) -> UInt32 {
        UInt32(truncatingIfNeeded: Feature.of(part.rawValue, hash) >> 32)
    }

    /// The byte for counts by kind, in the order of `Mention.Kind`: 1 and up; four a kind, by the share that the kind has.
    package static func code(counts: [Int]) -> UInt8 {
        var best = 0
        for kind in counts.indices where counts[kind] > counts[best] { best = kind }
        let total = counts.reduce(0, +)
        guard total > 0 else { return 0 }
        let tenths = counts[best] * 10 / total
        return UInt8(1 + best * 4 + (tenths < 5 ? 0 : tenths < 7 ? 1 : tenths < 9 ? 2 : 3))
    }

    /// What is known of a part of a name by the hash of its bytes; 0 for nothing.
    @inline(__always) package func code(_ part: Part, _ hash: UInt64) -> UInt64 {
        let row = vocabulary.row(mark: NameLexicon.mark(part, hash))
        return row < 0 ? 0 : UInt64(codes[Int(row)])
    }
}
