import Diplomacy

/// The parts of a person's name, without titles.
struct PersonName: Sendable {
    /// Given names in order, particles left out; empty where only a surname is known.
    var given: [NameKey]
    var surname: NameKey
    /// The name as written, without titles.
    var text: String

    private static let particles: Set<String> = [
        "al", "el", "bin", "ibn", "bint", "ben", "abu", "abdel", "van", "von", "der", "den", "de", "da", "di", "du",
        "la",
        "le", "ul", "ur", "jr", "sr", "ii", "iii", "iv",
    ]

    /// Reads a name; nil where nothing but titles is in it.
    init?(_ name: String, titles: PersonTitles) {
        var words: [Substring] = []
        for word in name.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" || $0 == "\n" }) {
            let trimmed = word.drop { !$0.isLetter }
            guard let end = trimmed.lastIndex(where: { $0.isLetter }) else { continue }
            var core = trimmed[...end]
            for suffix in ["'s", "’s"] where core.hasSuffix(suffix) { core = core.dropLast(2) }
            // A word in lower case before the name belongs to a role ("president of Kazakhstan").
            if !core.isEmpty { words.append(core) }
        }
        while let first = words.first, words.count > 1 || titles.contains(first.lowercased()) {
            if titles.contains(first.lowercased()) { words.removeFirst() } else { break }
        }
        guard !words.isEmpty else { return nil }
        text = words.joined(separator: " ")
        var keys: [NameKey] = []
        for word in words {
            for part in word.split(separator: "-") where !PersonName.particles.contains(part.lowercased()) {
                let key = NameKey(String(part))
                if !key.folded.isEmpty { keys.append(key) }
            }
        }
        // The parts of a double surname or given name are compared one by one; the last part is the surname.
        guard let last = keys.popLast() else { return nil }
        surname = last
        given = keys
    }

    /// Whether the given names can be one person's: each that both have sounds alike, an initial stands for a name.
    func agrees(with other: PersonName) -> Bool {
        guard surname.sounds(like: other.surname) else { return false }
        guard let first = given.first, let second = other.given.first else { return true }
        if first.sounds(like: second) { return true }
        func initial(_ a: NameKey, _ b: NameKey) -> Bool { a.folded.count == 1 && a.folded[0] == b.folded.first }
        if initial(first, second) || initial(second, first) { return true }
        // A given name may be left out: "Jomart Tokayev".
        return given.contains { name in other.given.contains { $0.folded.count > 2 && $0.sounds(like: name) } }
    }
}
