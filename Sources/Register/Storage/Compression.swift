import CZstd
import Synchronization

/// Bytes made smaller by Zstandard, each piece by itself, so that any tool can unpack it.
enum Compression {
    /// That bytes do not unpack to what they should.
    struct Damage: Error {}

    private static let level: Int32 = 12

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        return packers.lend(isLarge: bytes.count > large) { packer in
            [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
                count = ZSTD_compressCCtx(packer.context, buffer.baseAddress, bound, bytes, bytes.count, level)
                // There is room for the worst, so that only memory can be wanting.
                if ZSTD_isError(count) != 0 { endWithoutMemory() }
            }
        }
    }

    /// - Parameter size: how many bytes there must be.
    static func unpack(_ packed: [UInt8], size: Int) throws(Damage) -> [UInt8] {
        guard size >= 0, ZSTD_getFrameContentSize(packed, packed.count) == UInt64(size) else { throw Damage() }
        var isWhole = false
        let bytes = unpackers.lend(isLarge: size > large) { unpacker in
            [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                let written = ZSTD_decompressDCtx(
                    unpacker.context, buffer.baseAddress, size, packed, packed.count)
                isWhole = ZSTD_isError(written) == 0 && written == size
                count = isWhole ? written : 0
            }
        }
        guard isWhole else { throw Damage() }
        return bytes
    }

    /// Unpacks what carries its own size.
    static func unpack(_ packed: [UInt8]) throws(Damage) -> [UInt8] {
        let size = ZSTD_getFrameContentSize(packed, packed.count)
        // The two highest values stand for "unknown" and "damaged"; one part of a document is far below 1 GiB.
        guard size < 1 << 30 else { throw Damage() }
        return try unpack(packed, size: Int(size))
    }

    // MARK: Working memory

    /// What is larger takes so much that it is not kept.
    private static let large = 1 << 20

    private static let packers = Shelf { Packer() }
    private static let unpackers = Shelf { Unpacker() }

    private final class Packer {
        let context: OpaquePointer

        init() {
            guard let made = ZSTD_createCCtx() else { Compression.endWithoutMemory() }
            context = made
        }

        deinit { ZSTD_freeCCtx(context) }
    }

    private final class Unpacker {
        let context: OpaquePointer

        init() {
            guard let made = ZSTD_createDCtx() else { Compression.endWithoutMemory() }
            context = made
        }

        deinit { ZSTD_freeDCtx(context) }
    }

    /// As where memory for an array is wanting: nothing that was written is half-written.
    private static func endWithoutMemory() -> Never { fatalError("no memory for Zstandard") }

    /// Working memory that is lent and put back: to make it takes longer than to unpack some kilobytes.
    private final class Shelf<Tool: AnyObject>: Sendable {
        // Whoever took a tool from the shelf has it alone.
        private struct Free: @unchecked Sendable { let tool: Tool }

        private let free = Mutex<[Free]>([])
        private let make: @Sendable () -> Tool
        /// So many lie ready at most.
        private static var most: Int { 8 }

        init(_ make: @escaping @Sendable () -> Tool) { self.make = make }

        func lend<Value>(isLarge: Bool, _ body: (Tool) -> Value) -> Value {
            let taken = free.withLock { $0.popLast() } ?? Free(tool: make())
            defer { if !isLarge { free.withLock { if $0.count < Shelf.most { $0.append(taken) } } } }
            return body(taken.tool)
        }
    }
}
