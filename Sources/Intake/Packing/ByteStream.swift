import Foundation

/// Bytes that come in pieces, so that a source of any size is read in bounded memory.
protocol ByteStream: AnyObject {
    /// The next piece, nil at the end; never empty.
    func next() throws(IntakeProblem) -> [UInt8]?
}

/// The bytes of an open file.
final class FileStream: ByteStream {
    private let descriptor: Int32
    private let owns: Bool
    static let pieceSize = 1 << 18

    /// Opens a file.
    init(path: String) throws(IntakeProblem) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        owns = true
        guard descriptor >= 0 else {
            throw errno == ENOENT ? .noSuchPath : .unreadable(String(cString: strerror(errno)))
        }
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { throw .folder }
    }

    /// Standard input.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        owns = false
    }

    deinit { if owns, descriptor >= 0 { close(descriptor) } }

    func next() throws(IntakeProblem) -> [UInt8]? {
        var failure: Int32 = 0
        let piece = [UInt8](unsafeUninitializedCapacity: FileStream.pieceSize) { buffer, count in
            while true {
                let got = read(descriptor, buffer.baseAddress, buffer.count)
                if got >= 0 {
                    count = got
                    return
                }
                if errno != EINTR {
                    failure = errno
                    count = 0
                    return
                }
            }
        }
        if failure != 0 { throw .unreadable(String(cString: strerror(failure))) }
        return piece.isEmpty ? nil : piece
    }
}

/// A stream whose first bytes can be looked at before they are read.
final class PeekStream: ByteStream {
    private let source: any ByteStream
    private var held: [UInt8] = []
    private var ended = false
    /// What went wrong behind the bytes that are held: told when those have been read.
    private var failure: IntakeProblem?

    init(_ source: any ByteStream) { self.source = source }

    /// The first bytes: `count` of them, fewer only where the stream is shorter or damaged.
    func peek(_ count: Int) throws(IntakeProblem) -> ArraySlice<UInt8> {
        while held.count < count, !ended {
            do throws(IntakeProblem) {
                if let piece = try source.next() { held += piece } else { ended = true }
            } catch {
                if held.isEmpty { throw error }
                failure = error
                ended = true
            }
        }
        return held.prefix(count)
    }

    func next() throws(IntakeProblem) -> [UInt8]? {
        if !held.isEmpty {
            let piece = held
            held = []
            return piece
        }
        if let failure { throw failure }
        if ended { return nil }
        let piece = try source.next()
        if piece == nil { ended = true }
        return piece
    }

    /// All the rest, at most `limit` bytes.
    func all(limit: Int) throws(IntakeProblem) -> [UInt8] {
        var bytes: [UInt8] = []
        while let piece = try next() {
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            if bytes.count > limit { throw .tooLarge(limit: limit) }
        }
        return bytes
    }
}
