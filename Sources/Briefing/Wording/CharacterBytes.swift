/// A character of a string as its bytes tell it, for those who go over text byte by byte.
struct CharacterBytes {
    /// How many bytes it takes.
    let width: Int
    /// The scalar; nil for what is none, or is cut off.
    let scalar: Unicode.Scalar?
    /// Whether it is a dash, a quotation mark or a dot of U+2010 to U+2026: what most words beyond ASCII are parted by, and whose
    /// properties need no look.
    let isPunctuation: Bool

    /// The character that begins at a byte, which is none of ASCII.
    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) {
        let byte = bytes[at]
        let wanted = byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        width = min(wanted, bytes.count - at)
        guard width == wanted else {
            (scalar, isPunctuation) = (nil, false)
            return
        }
        isPunctuation = byte == 0xE2 && bytes[at + 1] == 0x80 && (0x90...0xA6).contains(bytes[at + 2])
        var value = UInt32(byte) & (width == 2 ? 0x1F : width == 3 ? 0x0F : 0x07)
        for next in bytes[at + 1..<at + width] { value = value << 6 | UInt32(next & 0x3F) }
        scalar = Unicode.Scalar(value)
    }
}
