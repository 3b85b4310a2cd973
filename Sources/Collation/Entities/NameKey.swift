import Foundation

/// A name as bytes that spelling and transliteration leave alone.
///
/// `Tokayev` and `Toqaev`, `Kassym-Jomart` and `Qasym-Zhomart`, `Muhammad` and `Mohammed` have one skeleton: letters of
/// one sound are one letter, vowels and half vowels are left out behind the first letter. Meant for comparing names that
/// agree in other respects, after the idea of Soundex (Russell 1918) and of the transliteration tables of ISO 9.
struct NameKey: Hashable, Sendable {
    /// The word in ASCII lower case without marks.
    let folded: [UInt8]
    /// The consonants, one byte a sound.
    let skeleton: [UInt8]

    init(_ word: String) {
        var folded: [UInt8] = []
        for scalar in word.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": folded.append(UInt8(scalar.value))
            case "ı": folded.append(UInt8(ascii: "i"))
            case "ə", "æ": folded.append(UInt8(ascii: "e"))
            case "ø", "œ": folded.append(UInt8(ascii: "o"))
            case "ł": folded.append(UInt8(ascii: "l"))
            case "đ", "ð": folded.append(UInt8(ascii: "d"))
            case "ß": folded.append(contentsOf: [0x73, 0x73])
            case "þ": folded.append(contentsOf: [0x74, 0x68])
            default:
                if scalar.value > 0x24F, !scalar.properties.isDiacritic,
                    scalar.properties.generalCategory != .nonspacingMark, scalar.properties.isAlphabetic
                {
                    folded.append(contentsOf: Array(String(scalar).utf8))
                }
            }
        }
        self.folded = folded
        skeleton = NameKey.skeleton(of: folded)
    }

    /// Runs of letters that stand for one sound; longer ones first.
    private static let sounds: [(letters: [UInt8], sound: UInt8)] = [
        ("tsch", "c"), ("tch", "c"), ("sch", "x"), ("dzh", "j"), ("dsch", "j"), ("dj", "j"), ("zh", "j"), ("kh", "h"),
        ("gh", "g"), ("ch", "c"), ("sh", "x"), ("ph", "f"), ("ck", "k"), ("ts", "z"), ("tz", "z"), ("th", "t"),
        ("dh", "d"), ("ks", "q"), ("x", "q"), ("q", "k"), ("c", "k"), ("w", "v"), ("z", "s"), ("p", "p"),
    ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

    private static func skeleton(of folded: [UInt8]) -> [UInt8] {
        var skeleton: [UInt8] = []
        var position = 0
        while position < folded.count {
            let start = position
            var sound: UInt8?
            for (letters, value) in sounds where folded[position...].starts(with: letters) {
                sound = value == UInt8(ascii: "z") ? UInt8(ascii: "s") : value
                position += letters.count
                break
            }
            if sound == nil {
                sound = folded[position]
                position += 1
            }
            guard let sound else { break }
            if "aeiouy".utf8.contains(sound) {
                // The first vowel is kept, as one letter for all of them: names that begin with one stay apart from the rest.
                if start == 0 { skeleton.append(UInt8(ascii: "a")) }
                continue
            }
            if skeleton.last != sound { skeleton.append(sound) }
        }
        return skeleton
    }

    /// Whether the two may be one name, spelled in two ways.
    func sounds(like other: NameKey) -> Bool {
        if folded == other.folded { return true }
        guard skeleton == other.skeleton, skeleton.count >= 2 else { return false }
        // Short skeletons hold for many names; then the spellings must lie close.
        let allowed = skeleton.count >= 3 ? max(folded.count, other.folded.count) / 2 : 1
        return NameKey.distance(folded, other.folded) <= allowed
    }

    /// Levenshtein's distance of two short words.
    static func distance(_ a: [UInt8], _ b: [UInt8]) -> Int {
        guard a.count <= 64, b.count <= 64 else { return a == b ? 0 : 64 }
        var row = Array(0...b.count)
        for i in a.indices {
            var diagonal = row[0]
            row[0] = i + 1
            for j in b.indices {
                let above = row[j + 1]
                row[j + 1] = min(above + 1, row[j] + 1, diagonal + (a[i] == b[j] ? 0 : 1))
                diagonal = above
            }
        }
        return row[b.count]
    }
}
