/// Names of persons out of what pages give for authors: lists, `By`, titles, roles, addresses, outlets.
enum AuthorNames {
    /// The names of some texts, each once, in order; what is no person is left out.
    static func clean(_ texts: [String], publisher: String?, site: String?) -> [String] {
        var names: [String] = []
        let outlet = publisher.map { LineShape.words(of: $0) }
        for text in texts {
            for part in parts(text) {
                guard let name = name(part) else { continue }
                let words = LineShape.words(of: name)
                if words == outlet || words.isEmpty { continue }
                if let site, words.joined().filter({ $0 != "." }) == site { continue }
                if !names.contains(where: { LineShape.words(of: $0) == words }) { names.append(name) }
            }
        }
        return names
    }

    private static func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        let words = text.split(whereSeparator: { $0.isWhitespace })
        for (index, word) in words.enumerated() {
            let lower = word.lowercased()
            if lower == "and" || lower == "&" || lower == "|" || lower == "with" || lower == "•" || lower == "·" || lower == "-"
                || lower == "–" || lower == "—" || lower == "/" || lower == "in" && index > 1
            {
                parts.append(part)
                part = ""
                if lower == "in" || lower == "-" || lower == "–" || lower == "—" { break }
                continue
            }
            if (lower == "by" || lower == "by:") && part.isEmpty { continue }
            var piece = String(word)
            var ends = false
            while let last = piece.last, ",;|".contains(last) {
                piece.removeLast()
                ends = true
            }
            part += part.isEmpty ? piece : " " + piece
            if ends {
                parts.append(part)
                part = ""
            }
        }
        parts.append(part)
        return parts
    }

    private static let notNames: Set<String> = [
        "admin", "administrator", "editor", "editors", "staff", "author", "guest", "team", "editorial", "desk", "bureau",
        "newsroom", "reporter", "correspondent", "contributor", "writer", "published", "updated", "posted", "written", "reuters",
        "afp", "associated", "press", "agency", "agencies", "news", "media", "group", "inc", "ltd", "llc", "unknown", "none",
        "null", "undefined", "webmaster", "redaction", "online", "service", "services", "magazine", "post", "times", "comments",
        "share", "follow", "read", "minutes", "min", "ago", "am", "pm", "january", "february", "march", "april", "june", "july",
        "august", "september", "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "view", "all", "posts", "more", "about", "the", "photo", "image", "getty", "board",
    ]
    private static let credentials: Set<String> = [
        "phd", "md", "esq", "jr", "sr", "rd", "rn", "cpa", "mba", "msc", "ba", "ma", "bsc", "dds", "jd", "cfa", "ph.d", "ph.d.",
        "m.d.", "ii", "iii",
    ]

    /// A person's name: one to five words, each with a capital or a particle, no digit, no address.
    private static func name(_ text: String) -> String? {
        var words = text.split(separator: " ").map(String.init)
        for prefix in ["dr", "dr.", "prof", "prof.", "mr", "mr.", "mrs.", "ms."] where words.first?.lowercased() == prefix && words.count > 2 {
            words.removeFirst()
        }
        while let last = words.last, words.count > 1, credentials.contains(last.lowercased().trimmingPunctuation) { words.removeLast() }
        guard (1...5).contains(words.count) else { return nil }
        if words.count == 1 {
            guard let only = words.first, only.utf8.count >= 3, !credentials.contains(only.lowercased()) else { return nil }
        }
        for word in words {
            let lower = word.lowercased().trimmingPunctuation
            if notNames.contains(lower) { return nil }
            if word.contains("@") || word.contains("/") || word.contains("://") { return nil }
            if word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) { return nil }
        }
        guard let first = words.first?.unicodeScalars.first, first.properties.isAlphabetic else { return nil }
        // A name written all in small letters is an account; all in capitals is a name in capitals.
        if words.allSatisfy({ $0.unicodeScalars.first.map { !$0.properties.isUppercase } ?? true }) { return nil }
        return words.joined(separator: " ")
    }
}

extension String {
    /// Without full stops, commas and colons at either end.
    var trimmingPunctuation: String {
        var text = Substring(self)
        while let last = text.last, ".,:;()".contains(last) { text.removeLast() }
        while let first = text.first, ".,:;()".contains(first) { text.removeFirst() }
        return String(text)
    }
}
