import Foundation
import SourceText

/// In how many documents of a day's news a term stands: what is rare everywhere tells stories apart even where a run holds
/// five documents, all of them about it.
///
/// Terms are those of ``Digest``. The file is `term_frequencies.model` of the Diplomacy target; its card says what it was
/// counted over and how to count again.
public struct TermFrequencies: Sendable {
    /// The file is not what it should be.
    public struct Malformed: Error, Sendable, CustomStringConvertible {
        /// The file's name.
        public let file: String

        /// One line: the code, what is wrong, what to do.
        public var description: String { "CH0210: \(file) is damaged or of another version; install Chancery again" }
    }

    /// How many documents were counted.
    public let documents: Int
    /// The high halves of the terms' hashes, ascending.
    private let hashes: [UInt32]
    /// In how many documents each stands.
    private let counts: [UInt16]

    /// Counts that were made.
    ///
    /// - Parameters:
    ///   - counted: for each term the number of documents that it stands in.
    ///   - documents: how many documents were counted.
    ///   - least: terms of fewer documents are left out.
    public init(counted: [UInt64: Int], documents: Int, least: Int) {
        var byHash: [UInt32: Int] = [:]
        for (hash, count) in counted where count >= least { byHash[UInt32(hash >> 32), default: 0] += count }
        self.documents = documents
        hashes = byHash.keys.sorted()
        counts = hashes.map { UInt16(clamping: byHash[$0] ?? 0) }
    }

    /// Reads the file of the Diplomacy target.
    ///
    /// - Throws: ``Malformed``, `ResourceDirectory.NotFound`, and what reading a file throws.
    public static func load() throws -> TermFrequencies {
        let file = try ResourceDirectory.locate("Diplomacy").appendingPathComponent("term_frequencies.model")
        return try TermFrequencies(bytes: [UInt8](Data(contentsOf: file)), file: file.lastPathComponent)
    }

    /// Reads the bytes of a file.
    ///
    /// - Throws: ``Malformed``.
    public init(bytes: [UInt8], file: String) throws {
        let head = TermFrequencies.magic.count + 8
        guard bytes.count >= head, bytes.starts(with: TermFrequencies.magic), (bytes.count - head) % 6 == 0 else {
            throw Malformed(file: file)
        }
        func number(_ at: Int, _ width: Int) -> UInt32 {
            (0..<width).reduce(0) { $0 | UInt32(bytes[at + $1]) << UInt32(8 * $1) }
        }
        let total = (bytes.count - head) / 6
        guard number(head - 4, 4) == UInt32(total) else { throw Malformed(file: file) }
        documents = Int(number(head - 8, 4))
        hashes = (0..<total).map { number(head + 4 * $0, 4) }
        counts = (0..<total).map { UInt16(truncatingIfNeeded: number(head + 4 * total + 2 * $0, 2)) }
    }

    /// The bytes of the file: magic, documents, terms, hashes, counts; little-endian.
    public var encoded: [UInt8] {
        var bytes = TermFrequencies.magic
        func add(_ number: UInt32, _ width: Int) {
            for byte in 0..<width { bytes.append(UInt8(truncatingIfNeeded: number >> UInt32(8 * byte))) }
        }
        add(UInt32(documents), 4)
        add(UInt32(hashes.count), 4)
        for hash in hashes { add(hash, 4) }
        for count in counts { add(UInt32(count), 2) }
        return bytes
    }

    /// The share of documents, 0...1, that a term stands in; 0 where it was too rare to be counted.
    public func share(of hash: UInt64) -> Double {
        let wanted = UInt32(hash >> 32)
        var low = 0
        var high = hashes.count
        while low < high {
            let middle = (low + high) / 2
            if hashes[middle] < wanted { low = middle + 1 } else { high = middle }
        }
        guard low < hashes.count, hashes[low] == wanted, documents > 0 else { return 0 }
        return Double(counts[low]) / Double(documents)
    }

    private static let magic = Array("CHTERM1\n".utf8)
}
