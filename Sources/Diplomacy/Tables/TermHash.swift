/// The hash of a word as ``Digest`` and ``Passages`` keep it.
public enum TermHash {
    /// FNV-1a over UTF-8 bytes, ASCII capitals read as small letters.
    ///
    /// Inlinable, because every word of every document is hashed by callers in other modules.
    @inlinable
    public static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in bytes {
            let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
        }
        return hash
    }
}
