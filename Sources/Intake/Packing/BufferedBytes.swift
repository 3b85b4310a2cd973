/// Reads a stream line by line or a number of bytes at a time, and counts where it stands.
final class BufferedBytes {
    private let source: any ByteStream
    private var piece: [UInt8] = []
    private var at = 0
    private var ended = false
    /// The byte of the stream that is read next.
    private(set) var offset = 0

    init(_ source: any ByteStream) { self.source = source }

    /// Whether a byte is left.
    private func fill() throws(IntakeProblem) -> Bool {
        while at >= piece.count {
            if ended { return false }
            guard let next = try source.next() else {
                ended = true
                return false
            }
            piece = next
            at = 0
        }
        return true
    }

    /// The next line with its line break; nil at the end. A longer line than `limit` is given in parts.
    func line(limit: Int) throws(IntakeProblem) -> [UInt8]? {
        var line: [UInt8] = []
        while try fill() {
            let end = min(piece.count, at + limit - line.count)
            let stop = piece[at..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end
            line += piece[at..<stop]
            offset += stop - at
            at = stop
            if line.last == 0x0A || line.count >= limit { return line }
        }
        return line.isEmpty ? nil : line
    }

    /// The next bytes, fewer than `count` only at the end.
    func bytes(_ count: Int) throws(IntakeProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        // A length that a hostile file states is no reason to ask for the memory before the bytes are there.
        bytes.reserveCapacity(min(count, 1 << 20))
        while bytes.count < count {
            do throws(IntakeProblem) {
                guard try fill() else { break }
            } catch {
                held = error
                break
            }
            let taken = min(count - bytes.count, piece.count - at)
            bytes += piece[at..<(at + taken)]
            at += taken
            offset += taken
        }
        return bytes
    }

    /// What ended the last ``bytes(_:)`` early, where it was not the end of the stream.
    private(set) var held: IntakeProblem?

    /// Passes over bytes; gives how many there were.
    func skip(_ count: Int) throws(IntakeProblem) -> Int {
        var skipped = 0
        while skipped < count, try fill() {
            let taken = min(count - skipped, piece.count - at)
            at += taken
            offset += taken
            skipped += taken
        }
        return skipped
    }
}

/// Bytes in memory as a stream.
final class MemoryStream: ByteStream {
    private var bytes: [UInt8]?

    init(_ bytes: [UInt8]) { self.bytes = bytes.isEmpty ? nil : bytes }

    func next() throws(IntakeProblem) -> [UInt8]? {
        defer { bytes = nil }
        return bytes
    }
}
