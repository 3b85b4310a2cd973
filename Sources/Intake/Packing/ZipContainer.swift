import CZlib

/// Reads single files out of a zip container (APPNOTE 6.3), those that office programs write: stored or deflated, without
/// encryption.
struct ZipContainer {
    /// A file of the container.
    struct Member: Sendable {
        var name: String
        /// 0 stored, 8 deflated.
        var method: Int
        var isEncrypted: Bool
        var packedSize: Int
        var size: Int
        /// Where its own head begins.
        var offset: Int
    }

    /// Containers with more files than this are no office documents.
    static let mostMembers = 65_535

    private let bytes: [UInt8]
    /// The files by the directory at the end.
    private(set) var members: [Member] = []

    /// - Throws: ``IntakeProblem`` where there is no directory: the container was cut off, or is none.
    init(_ bytes: [UInt8]) throws(IntakeProblem) {
        self.bytes = bytes
        guard let end = ZipContainer.endOfDirectory(bytes) else { throw .zipDamaged("its directory is missing") }
        var at = word(end + 16, 4)
        let count = word(end + 10, 2)
        for _ in 0..<min(count, ZipContainer.mostMembers) {
            guard at >= 0, at + 46 <= bytes.count, word(at, 4) == 0x0201_4B50 else {
                throw .zipDamaged("its directory breaks off")
            }
            let nameLength = word(at + 28, 2)
            let nameEnd = min(bytes.count, at + 46 + nameLength)
            members.append(
                Member(
                    name: String(decoding: bytes[(at + 46)..<nameEnd], as: UTF8.self), method: word(at + 10, 2),
                    isEncrypted: word(at + 8, 2) & 1 == 1, packedSize: word(at + 20, 4), size: word(at + 24, 4),
                    offset: word(at + 42, 4)))
            at += 46 + nameLength + word(at + 30, 2) + word(at + 32, 2)
        }
    }

    private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let lowest = max(0, bytes.count - 22 - 65_535)
        var at = bytes.count - 22
        while at >= lowest {
            if bytes[at] == 0x50, bytes[at + 1] == 0x4B, bytes[at + 2] == 0x05, bytes[at + 3] == 0x06 { return at }
            at -= 1
        }
        return nil
    }

    /// A little-endian number; 0 where the container is too short.
    private func word(_ at: Int, _ length: Int) -> Int {
        guard at >= 0, at + length <= bytes.count else { return 0 }
        return (0..<length).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
    }

    /// The bytes of a file; nil where the container has none of this name.
    ///
    /// - Parameters:
    ///   - limit: the most bytes that it may unpack to, whatever size the directory states.
    ///   - ratio: how many times its packed size it may unpack to, once it exceeds 64 MiB.
    func file(_ name: String, limit: Int, ratio: Int) throws(IntakeProblem) -> [UInt8]? {
        guard let member = members.first(where: { $0.name == name }) else { return nil }
        if member.isEncrypted { throw .encrypted("a document") }
        guard word(member.offset, 4) == 0x0403_4B50 else { throw .zipDamaged("\(name) is not where it should be") }
        let start = member.offset + 30 + word(member.offset + 26, 2) + word(member.offset + 28, 2)
        guard start <= bytes.count else { throw .zipDamaged("\(name) breaks off") }
        let packed = Array(bytes[start..<min(bytes.count, start + member.packedSize)])
        switch member.method {
        case 0: return packed
        case 8:
            let stream = UnpackingStream(
                MemoryStream(packed), GzipDecoder(windowBits: -15), packing: "zip", ratio: ratio)
            var unpacked: [UInt8] = []
            while let piece = try stream.next() {
                unpacked += piece
                if unpacked.count > limit { throw .tooLarge(limit: limit) }
            }
            return unpacked
        default: throw .zipDamaged("\(name) is packed in a way that is not read")
        }
    }
}
