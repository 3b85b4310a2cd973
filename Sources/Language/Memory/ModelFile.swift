import Foundation

/// A model's file, mapped into memory: what is never looked at is never read, and all processes share one copy.
///
/// The file must not be cut short while the program runs; a new version belongs in a new file that takes the old one's
/// name, as `make install` does it.
package final class ModelFile: @unchecked Sendable {
    // Never written to after initialisation, which is what makes sharing it safe.
    private let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Maps a file.
    ///
    /// - Throws: `HashedModel.Malformed` where it cannot be read.
    package init(contentsOf url: URL) throws(HashedModel.Malformed) {
        let malformed = HashedModel.Malformed(file: url.lastPathComponent)
        let descriptor = open(url.path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw malformed }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
            let size = Int(exactly: status.st_size)
        else { throw malformed }
        guard size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            isMapped = false
            return
        }
        guard let start = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
            throw malformed
        }
        bytes = UnsafeRawBufferPointer(start: start, count: size)
        isMapped = true
    }

    /// Holds a copy of bytes, as if they were a file.
    package init(_ data: some Collection<UInt8>) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, data.count), alignment: 64)
        copy.copyBytes(from: data)
        bytes = UnsafeRawBufferPointer(rebasing: copy[0..<data.count])
        isMapped = false
    }

    deinit {
        guard let start = bytes.baseAddress else { return }
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: start), bytes.count)
        } else {
            bytes.deallocate()
        }
    }

    /// All of the file.
    package var all: ModelBytes { ModelBytes(owner: self, bytes: bytes) }
}

/// A part of a model's file, which it keeps in memory.
package struct ModelBytes: @unchecked Sendable {
    private let owner: ModelFile
    /// The bytes; they stay while this value or a copy of it does.
    let bytes: UnsafeRawBufferPointer

    fileprivate init(owner: ModelFile, bytes: UnsafeRawBufferPointer) {
        self.owner = owner
        self.bytes = bytes
    }

    /// The number of bytes.
    package var count: Int { bytes.count }

    /// Some of them.
    func part(_ range: Range<Int>) -> ModelBytes {
        ModelBytes(owner: owner, bytes: UnsafeRawBufferPointer(rebasing: bytes[range]))
    }

    /// A byte with sign.
    @inline(__always) subscript(index: Int) -> Int8 { bytes.load(fromByteOffset: index, as: Int8.self) }

    /// Calls `body` with the address of the bytes, which holds as long as the call.
    @inline(__always) func withPointer<Value>(_ body: (UnsafePointer<Int8>) -> Value) -> Value {
        // A part without bytes has no address; nothing is read there.
        guard let start = bytes.baseAddress else { return body(ModelBytes.nothing) }
        return body(start.assumingMemoryBound(to: Int8.self))
    }

    private nonisolated(unsafe) static let nothing: UnsafePointer<Int8> = {
        let byte = UnsafeMutablePointer<Int8>.allocate(capacity: 64)
        byte.initialize(repeating: 0, count: 64)
        return UnsafePointer(byte)
    }()
}

/// Reads the parts of a model's file, one after the other.
struct ByteReader {
    private let file: ModelBytes
    private var position = 0
    let malformed: HashedModel.Malformed

    init(_ file: ModelFile, name: String) {
        self.file = file.all
        malformed = HashedModel.Malformed(file: name)
    }

    init(contentsOf url: URL) throws(HashedModel.Malformed) {
        self.init(try ModelFile(contentsOf: url), name: url.lastPathComponent)
    }

    mutating func bytes(_ count: Int) throws(HashedModel.Malformed) -> ModelBytes {
        guard count >= 0, file.count - position >= count else { throw malformed }
        defer { position += count }
        return file.part(position..<position + count)
    }

    /// Whether the next bytes are these.
    mutating func begins(with magic: [UInt8]) throws(HashedModel.Malformed) -> Bool {
        try bytes(magic.count).bytes.elementsEqual(magic)
    }

    mutating func number() throws(HashedModel.Malformed) -> Int {
        Int(UInt32(littleEndian: try bytes(4).bytes.loadUnaligned(as: UInt32.self)))
    }

    mutating func numbers(_ count: Int) throws(HashedModel.Malformed) -> [UInt32] {
        guard count <= 1 << 24 else { throw malformed }
        let source = try bytes(count * 4).bytes
        return [UInt32](unsafeUninitializedCapacity: count) { target, filled in
            UnsafeMutableRawBufferPointer(target).copyMemory(from: source)
            for index in target.indices { target[index] = UInt32(littleEndian: target[index]) }
            filled = count
        }
    }

    mutating func floats(_ count: Int) throws(HashedModel.Malformed) -> [Float] {
        let numbers = try numbers(count)
        return [Float](unsafeUninitializedCapacity: count) { target, filled in
            for index in numbers.indices { target.initializeElement(at: index, to: Float(bitPattern: numbers[index])) }
            filled = count
        }
    }
}

extension [UInt8] {
    mutating func append(number: Int) {
        for shift in [0, 8, 16, 24] { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    mutating func append(floats: [Float]) { for value in floats { append(number: Int(value.bitPattern)) } }
}
