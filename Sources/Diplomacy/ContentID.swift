/// Makes ids from content: the same content gives the same id, in any order, at any time, on any thread.
public enum ContentID {
    /// `prefix:` and sixteen hexadecimal digits of a 64-bit FNV-1a hash of the parts.
    public static func make(_ prefix: String, _ parts: [String]) -> String {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for part in parts {
            for byte in part.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
            hash = (hash ^ 0x1F) &* 0x100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return prefix + ":" + String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}
