/// Tells names of outlets and institutes from other short lines.
struct Mastheads: Sendable {
    private let words: Set<String>

    /// - Parameter words: what names of outlets and institutes are made of, in small letters.
    init(words: Set<String>) { self.words = words }

    /// How much a line looks like a name of an outlet.
    enum Look: Int, Comparable {
        /// It is no name.
        case none
        /// A name that begins with `The`, or one of three words and more in capitals: of an outlet where a date or a
        /// section stands beside it.
        case fair
        /// A name with a word in it that names of outlets and institutes are made of: `Times`, `Institute`.
        case strong

        static func < (left: Look, right: Look) -> Bool { left.rawValue < right.rawValue }
    }

    /// The look of a line or of a part of one.
    func look(_ name: String) -> Look {
        let parts = name.split(separator: " ")
        guard (1...7).contains(parts.count), Mastheads.isName(name) else { return .none }
        // Names of persons with their paper behind them: `Ana Rivera and Tom Okafor THE COURIER`.
        let capitals = parts.count { $0.utf8.count > 3 && Mastheads.isInCapitals(String($0)) }
        if parts.count > 3, capitals > 0,
            parts.contains(where: { $0.utf8.count > 3 && $0.contains(where: \.isLowercase) })
        {
            return .none
        }
        let isKnown = parts.contains { part in
            part.split(separator: "-").contains { words.contains($0.lowercased()) }
        }
        if isKnown { return .strong }
        if parts.count > 1, parts[0].lowercased() == "the" { return .fair }
        return Mastheads.isInCapitals(name) && parts.count(where: { $0.utf8.count > 1 }) > 2 ? .fair : .none
    }

    /// Whether all words begin with a capital, articles and prepositions apart, and no sign of a sentence stands there.
    static func isName(_ text: String) -> Bool {
        let parts = text.split(separator: " ")
        return parts.first?.first?.isUppercase == true
            && parts.allSatisfy { $0.first?.isUppercase == true || smallWords.contains(String($0)) }
            && !hasSign(text) && text.utf8.last != UInt8(ascii: ".")
    }

    /// Whether a sign stands in it that no name has: `|>/»:;,?!"“”[](){}`.
    private static func hasSign(_ text: String) -> Bool {
        var before: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"),
                UInt8(ascii: ","), UInt8(ascii: "?"), UInt8(ascii: "!"), 0x22, UInt8(ascii: "["), UInt8(ascii: "]"),
                UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                return true
            case 0xBB where before.1 == 0xC2: return true
            case 0x9C, 0x9D: if before == (0xE2, 0x80) { return true }
            default: break
            }
            before = (before.1, byte)
        }
        return false
    }

    /// Whether it has letters, and none of them is small.
    static func isInCapitals(_ text: String) -> Bool {
        text.contains { $0.isUppercase } && !text.contains { $0.isLowercase }
    }

    /// Words of names that stay small: articles and prepositions.
    static let smallWords: Set<String> = [
        "of", "the", "and", "for", "&", "de", "del", "la", "le", "du", "des", "der", "die", "das", "di", "da", "do",
        "e",
        "y", "et", "und",
    ]
}
