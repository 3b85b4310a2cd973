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
                count = ZSTD_compressCCtx(packer, buffer.baseAddress, bound, bytes, bytes.count, level)
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
                    unpacker, buffer.baseAddress, size, packed, packed.count)
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

    private static let packers = Shelf(make: { ZSTD_createCCtx() }, drop: { ZSTD_freeCCtx($0) })
    private static let unpackers = Shelf(make: { ZSTD_createDCtx() }, drop: { ZSTD_freeDCtx($0) })

    /// As Swift does where there is no memory for an array: nothing that was written is half-written, for a register is written in
    /// transactions.
    private static func endWithoutMemory() -> Never { fatalError("no memory for Zstandard") }

    /// Contexts of Zstandard that are lent and put back: to make one takes longer than to unpack some kilobytes.
    private final class Shelf: Sendable {
        // Whoever took a context from the shelf has it alone.
        private struct Free: @unchecked Sendable { let context: OpaquePointer }

        private let free = Mutex<[Free]>([])
        private let make: @Sendable () -> OpaquePointer?
        private let drop: @Sendable (OpaquePointer) -> Void
        /// So many lie ready at most.
        private static let most = 8

        init(make: @escaping @Sendable () -> OpaquePointer?, drop: @escaping @Sendable (OpaquePointer) -> Void) {
            self.make = make
            self.drop = drop
        }

        func lend<Value>(isLarge: Bool, _ body: (OpaquePointer) -> Value) -> Value {
            let taken = self.free.withLock { $0.popLast() }?.context ?? make()
            guard let taken else { Compression.endWithoutMemory() }
            defer {
                let isKept =
                    !isLarge
                    && self.free.withLock { free in
                        guard free.count < Shelf.most else { return false }
                        free.append(Free(context: taken))
                        return true
                    }
                if !isKept { drop(taken) }
            }
            return body(taken)
        }
    }
}
