/// Words of a source made fit to stand in a brief: white space collapsed, bullets and control characters dropped,
/// cut at a word, inner quotation marks made single.
enum PassageWords {
    /// A passage for quotation, without the marks around it; nil where nothing is left of it.
    ///
    /// - Parameter limit: the most characters; a longer passage is cut behind a word and ends with `…`.
    static func quotable(_ text: String, limit: Int = 200) -> String? {
        var words = clean(text)
        while let first = words.first, "•●▪◦*–—-·,;:".contains(first) || first == " " { words.removeFirst() }
        words = closeQuotes(words)
        while let last = words.last, ".,;:–—- ".contains(last) { words.removeLast() }
        guard !words.isEmpty else { return nil }
        return cut(words, limit)
    }

    /// One line without control characters and without marks that turn the direction of writing, so that no source can
    /// steer a terminal or reorder a page.
    static func clean(_ text: String) -> String {
        if isClean(text) { return text }
        var result = String.UnicodeScalarView()
        var pendingSpace = false
        for scalar in text.unicodeScalars {
            // What most words are made of needs no look at its properties.
            if scalar.value > 0x20, scalar.value < 0x7F {
                if pendingSpace, !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
                continue
            }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
                pendingSpace = true
            case .format, .surrogate, .privateUse, .unassigned:
                // Joiners shape words of some scripts; the rest of the format characters is invisible steering.
                if scalar.value == 0x200C || scalar.value == 0x200D { result.append(scalar) }
            default:
                if pendingSpace, !result.isEmpty { result.append(" ") }
                pendingSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }

    /// Whether a text is one line of plain words with single spaces between them, as most names and values are.
    private static func isClean(_ text: String) -> Bool {
        var wasSpace = true
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || !wasSpace else { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace || text.isEmpty
    }

    /// Whether a quotation says itself that something is not so.
    static func hasNegation(_ text: String) -> Bool {
        text.lowercased().split { !$0.isLetter && $0 != "'" && $0 != "’" }.contains { word in
            negations.contains(String(word)) || word.hasSuffix("n't") || word.hasSuffix("n’t")
        }
    }

    private static let negations: Set<String> = [
        "not", "never", "no", "nor", "neither", "nobody", "none", "without", "denied", "denies", "refused",
    ]

    /// Cuts behind a word, preferably behind a clause, and marks the cut.
    static func cut(_ text: String, _ limit: Int) -> String {
        // A character has one byte or more.
        guard text.utf8.count > limit, text.count > limit, limit > 1 else { return text }
        let head = text.prefix(limit - 1)
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        let floor = words.index(words.startIndex, offsetBy: words.count * 3 / 5)
        let clause = words[floor...].lastIndex { ",;:–—".contains($0) }
        var kept = String(clause.map { words[..<$0] } ?? words)
        while let last = kept.last, ",;:–— ".contains(last) { kept.removeLast() }
        return kept + "…"
    }

    private static func closeQuotes(_ text: String) -> String {
        // The first bytes of the marks below: most passages hold none.
        guard text.utf8.contains(where: { $0 == 0x22 || $0 == 0xE2 || $0 == 0xC2 }) else { return text }
        let isDouble: (Character) -> Bool = { "\"“”„«»".contains($0) }
        let count = text.count(where: isDouble)
        guard count > 0 else { return text }
        // A lone mark has lost its other half: one that opens is closed at the end.
        if count == 1, let place = text.firstIndex(where: isDouble), place > text.startIndex,
            text[text.index(before: place)] == " ", text.index(after: place) < text.endIndex,
            text[text.index(after: place)].isLetter
        {
            return text[..<place] + "‘" + text[text.index(after: place)...] + "’"
        }
        // A passage that is one quotation needs no second pair.
        if count % 2 == 1 || (count == 2 && text.first.map(isDouble) == true && text.last.map(isDouble) == true) {
            return text.filter { !isDouble($0) }
        }
        var opening = true
        return String(
            text.map { character in
                guard isDouble(character) else { return character }
                defer { opening.toggle() }
                return opening ? "‘" : "’"
            })
    }
}
