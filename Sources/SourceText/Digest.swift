import CKernels

/// A hash of the family of FIPS 180-4, as hexadecimal digits.
///
/// A library would bring more code than the rest of this target; see docs/decisions/0002-sha256.md.
enum Digest {
    /// - Parameters:
    ///   - state: the words that the hash begins with.
    ///   - add: adds whole blocks of 64 bytes to the words.
    static func hexadecimal(
        of bytes: [UInt8], state: [UInt32],
        add: (UnsafeMutablePointer<UInt32>, UnsafePointer<UInt8>, Int64) -> Void
    ) -> String {
        var state = state
        let whole = bytes.count / 64
        // The tail: the rest of the bytes, one bit, zeros, and the length in bits.
        var tail = Array(bytes[(whole * 64)...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        let bits = UInt64(bytes.count) * 8
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
        }
        state.withUnsafeMutableBufferPointer { state in
            guard let words = state.baseAddress else { return }
            for part in [bytes[..<(whole * 64)], tail[...]] {
                part.withUnsafeBufferPointer { part in
                    if let start = part.baseAddress { add(words, start, Int64(part.count / 64)) }
                }
            }
        }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for word in state {
            for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int(word >> UInt32(shift)) & 15]) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// The hash SHA-256, by which raw bytes are known.
public enum SHA256 {
    /// The hash of some bytes as 64 hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        let start: [UInt32] = [
            0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
        ]
        return Digest.hexadecimal(of: bytes, state: start) { chancery_sha256($0, $1, $2) }
    }
}

/// The hash SHA-1, by which web archives name payloads; it identifies, it proves nothing.
public enum SHA1 {
    /// The hash of some bytes as 40 hexadecimal digits.
    public static func hexadecimal(of bytes: [UInt8]) -> String {
        let start: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        return Digest.hexadecimal(of: bytes, state: start) { chancery_sha1($0, $1, $2) }
    }
}
