/// Words as XML and HTML take them, in elements and in attributes.
public enum XMLText {
    /// A text without what XML 1.0 forbids and without characters that steer how a line is shown, its five special characters
    /// as references.
    public static func escaped(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = ""
        escape(text, into: &result)
        return result
    }

    /// Appends a text, escaped.
    public static func escape(_ text: String, into result: inout String) {
        if isPlain(text) {
            result += text
            return
        }
        var text = text
        text.withUTF8 { bytes in
            // What stays as it is goes over in runs.
            var start = 0
            var at = 0
            func flush() {
                if start < at {
                    result += String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<at]), as: UTF8.self)
                }
            }
            while at < bytes.count {
                let byte = bytes[at]
                if let reference = reference(byte) {
                    flush()
                    result += reference
                    at += 1
                    start = at
                } else if byte < 0x80 {
                    at += 1
                } else {
                    let character = CharacterBytes(bytes, at)
                    if isForbidden(character) {
                        flush()
                        start = at + character.width
                    }
                    at += character.width
                }
            }
            flush()
        }
    }

    /// What stands for a byte of ASCII; nothing for control characters, nil where it stays.
    @inline(__always)
    private static func reference(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: " "
        case 0..<0x20, 0x7F: ""
        default: nil
        }
    }

    /// Whether XML 1.0 forbids a character, or it steers unseen how a line is shown. Joiners shape words of some scripts.
    private static func isForbidden(_ character: CharacterBytes) -> Bool {
        if character.isPunctuation { return false }
        guard let scalar = character.scalar else { return true }
        switch scalar.value {
        case ..<0xA0, 0x200C, 0x200D: return false
        case 0xFFFE, 0xFFFF: return true
        default: return scalar.properties.generalCategory == .format
        }
    }

    /// Whether nothing of a text has to be looked at: most words are plain.
    private static func isPlain(_ text: String) -> Bool {
        for byte in text.utf8 where byte < 0x40 || byte >= 0x7F {
            switch byte {
            // Control characters, `"`, `&`, `'`, `<`, `>`; and the first bytes of characters that may be invisible.
            case 0..<0x20, 0x7F, 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xC2, 0xD8, 0xDB, 0xDC, 0xE1, 0xE2, 0xEF, 0xF0..., 0xCD:
                return false
            default: continue
            }
        }
        return true
    }
}
