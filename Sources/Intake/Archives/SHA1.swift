/// The hash SHA-1 (FIPS 180-4), by which web archives name payloads; it identifies, it proves nothing.
enum SHA1 {
    /// The hash of some bytes as 40 hexadecimal digits.
    static func hexadecimal(of bytes: [UInt8]) -> String {
        var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
        var words = [UInt32](repeating: 0, count: 80)
        let whole = bytes.count / 64
        bytes.withUnsafeBufferPointer { source in
            for block in 0..<whole { compress(source, block * 64, &state, &words) }
        }
        // The tail: the rest of the bytes, one bit, zeros, and the length in bits.
        var tail = Array(bytes[(whole * 64)...])
        tail.append(0x80)
        while tail.count % 64 != 56 { tail.append(0) }
        for shift in stride(from: 56, through: 0, by: -8) {
            tail.append(UInt8(truncatingIfNeeded: (bytes.count * 8) >> shift))
        }
        tail.withUnsafeBufferPointer { source in
            for block in 0..<(tail.count / 64) { compress(source, block * 64, &state, &words) }
        }
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for word in state {
            for shift in stride(from: 28, through: 0, by: -4) { text.append(digits[Int(word >> UInt32(shift)) & 15]) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func compress(
        _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ state: inout [UInt32], _ words: inout [UInt32]
    ) {
        for index in 0..<16 {
            let place = at + index * 4
            words[index] =
                UInt32(bytes[place]) << 24 | UInt32(bytes[place + 1]) << 16 | UInt32(bytes[place + 2]) << 8
                | UInt32(bytes[place + 3])
        }
        for index in 16..<80 {
            let word = words[index - 3] ^ words[index - 8] ^ words[index - 14] ^ words[index - 16]
            words[index] = word << 1 | word >> 31
        }
        var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
        for index in 0..<80 {
            let mix: UInt32
            let constant: UInt32
            switch index {
            case 0..<20: (mix, constant) = (b & c | ~b & d, 0x5a82_7999)
            case 20..<40: (mix, constant) = (b ^ c ^ d, 0x6ed9_eba1)
            case 40..<60: (mix, constant) = (b & c | b & d | c & d, 0x8f1b_bcdc)
            default: (mix, constant) = (b ^ c ^ d, 0xca62_c1d6)
            }
            let next = (a << 5 | a >> 27) &+ mix &+ e &+ constant &+ words[index]
            (e, d, c, b, a) = (d, c, b << 30 | b >> 2, a, next)
        }
        state[0] &+= a
        state[1] &+= b
        state[2] &+= c
        state[3] &+= d
        state[4] &+= e
    }
}
