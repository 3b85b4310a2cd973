import CZstd

/// Bytes made smaller by Zstandard, each piece by itself, so that any tool can unpack it.
enum Compression {
    /// That bytes do not unpack to what they should.
    struct Damage: Error {}

    private static let level: Int32 = 12

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        let bound = ZSTD_compressBound(bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
            count = ZSTD_compress(buffer.baseAddress, bound, bytes, bytes.count, level)
            if ZSTD_isError(count) != 0 { count = 0 }
        }
    }

    /// - Parameter size: how many bytes there must be.
    static func unpack(_ packed: [UInt8], size: Int) throws(Damage) -> [UInt8] {
        guard size >= 0, ZSTD_getFrameContentSize(packed, packed.count) == UInt64(size) else { throw Damage() }
        var isWhole = false
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            let written = ZSTD_decompress(buffer.baseAddress, size, packed, packed.count)
            isWhole = ZSTD_isError(written) == 0 && written == size
            count = isWhole ? written : 0
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
}
