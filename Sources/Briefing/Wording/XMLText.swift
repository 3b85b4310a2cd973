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
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&#39;"
            case "\t", "\n", "\r": result += " "
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            case _ where scalar.value < 0xA0: result.unicodeScalars.append(scalar)
            case "\u{FFFE}", "\u{FFFF}": continue
            // Joiners shape words of some scripts; other format characters are invisible steering.
            case "\u{200C}", "\u{200D}": result.unicodeScalars.append(scalar)
            case _ where scalar.properties.generalCategory == .format: continue
            default: result.unicodeScalars.append(scalar)
            }
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
