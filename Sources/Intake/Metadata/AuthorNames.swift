import SourceText

/// Finds names of persons in what pages give for authors: lists, `By`, titles, roles, addresses, outlets.
struct AuthorNames {
    private let notNames: Set<String>
    private let credentials: Set<String>
    private let roles: Set<String>
    /// Words that open the credit of somebody who did not write: `Photograph by …`.
    private let otherCredits: Set<String>
    /// Names of accounts that tell nobody: `admin`.
    private let accounts: Set<String>
    /// The first and the last words of names of places.
    private let placeOpenings: Set<String>
    private let placeEndings: Set<String>

    init(_ table: TSVTable, roles: Set<String>) {
        func words(_ kind: String) -> Set<String> { Set(table.rows.filter { $0["kind"] == kind }.map { $0["word"] }) }
        notNames = words("not_name")
        credentials = words("credential")
        otherCredits = words("other_credit")
        accounts = words("account")
        placeOpenings = words("place_opening")
        placeEndings = words("place_ending")
        self.roles = roles
    }

    /// The names of some texts, each once, in order; what is no person is left out.
    func clean(_ texts: [String], publisher: String?, site: String?) -> [String] {
        var names: [String] = []
        var seen: Set<[String]> = []
        let outlet = publisher.map { LineShape.words(of: $0) } ?? []
        for text in texts {
            for part in pieces(text).flatMap({ parts($0) }) {
                guard let name = name(part, outlet) else { continue }
                let words = LineShape.words(of: name)
                if words == outlet || words.isEmpty { continue }
                if let site, words.joined().filter({ $0 != "." }) == site { continue }
                if seen.insert(words).inserted { names.append(name) }
            }
        }
        return names
    }

    /// Whether a name begins or ends as names of places do: `Port Louis`, `Panama City`.
    func isPlace(_ words: [String]) -> Bool {
        guard words.count > 1, let first = words.first, let last = words.last else { return false }
        return placeOpenings.contains(first) || placeEndings.contains(last)
    }

    /// Whether a name tells nobody: `admin`, `Staff`.
    func isAccount(_ name: String) -> Bool { accounts.contains(name.lowercased()) }

    /// Names as they are declared, of persons or of a desk, a team, an outlet; addresses and names of accounts apart.
    func declared(_ texts: [String]) -> [String] {
        var names: [String] = []
        for text in texts {
            var words = text.split(whereSeparator: { $0.isWhitespace }).map(String.init)
            if words.first?.lowercased() == "by" { words.removeFirst() }
            guard (1...6).contains(words.count) else { continue }
            let isName = words.allSatisfy { word in
                !word.utf8.contains { UInt8(ascii: "@") == $0 || UInt8(ascii: "/") == $0 || UInt8(ascii: ",") == $0 }
            }
            let name = words.joined(separator: " ")
            if isName, !accounts.contains(name.lowercased()), !names.contains(name) { names.append(name) }
        }
        return names
    }

    /// `Ana Rivera in Lima and Tom Okafor in Quito` as two texts, each with one place.
    private func pieces(_ text: String) -> [String] {
        let words = text.split(whereSeparator: { $0.isWhitespace })
        let places = words.indices.filter { words[$0] == "in" && $0 > 1 }
        guard places.count > 1 else { return [text] }
        var starts = [0]
        for (before, place) in zip(places, places.dropFirst()) {
            let separator = words[(before + 1)..<place].lastIndex { $0 == "and" || $0 == "&" || $0.last == "," }
            if let separator { starts.append(separator + 1) }
        }
        return zip(starts, starts.dropFirst() + [words.count]).map { words[$0..<$1].joined(separator: " ") }
    }

    private func parts(_ text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        let words = text.split(whereSeparator: { $0.isWhitespace })
        for (index, word) in words.enumerated() {
            let lower = word.lowercased()
            if lower == "and" || lower == "&" || lower == "&amp;" || lower == "|" || lower == "with" || lower == "•"
                || lower == "·" || lower == "-"
                || lower == "–" || lower == "—" || lower == "/" || lower == "in" && index > 1
            {
                parts.append(part)
                part = ""
                if lower == "in" || lower == "-" || lower == "–" || lower == "—" { break }
                continue
            }
            if otherCredits.contains(lower) { break }
            if (lower == "by" || lower == "by:") && part.isEmpty { continue }
            // `Article by:` and the like introduce names too.
            if lower == "by:" || lower == "by" {
                part = ""
                continue
            }
            if lower == "for" || lower == "via" || lower == "via:", !part.isEmpty { break }
            var piece = String(word)
            // `ByAna Rivera`, as two elements of a page run together.
            if part.isEmpty, piece.hasPrefix("By"), piece.dropFirst(2).first?.isUppercase == true {
                piece.removeFirst(2)
            }
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

    /// Whether a word is a title before a name.
    func isTitle(_ word: String) -> Bool { AuthorNames.titles.contains(word.lowercased().trimmingPunctuation) }

    private static let titles: Set<String> = ["dr", "prof", "mr", "mrs", "ms"]

    /// A person's name: one to five words, each with a capital or a particle, no digit, no address.
    private func name(_ text: String, _ outlet: [String]) -> String? {
        var words = text.split(separator: " ").map(String.init)
        // The outlet behind the name.
        if !outlet.isEmpty, words.count > outlet.count + 1,
            words.suffix(outlet.count).map({ $0.lowercased() }) == outlet
        {
            words.removeLast(outlet.count)
        }
        while let first = words.first, words.count > 2, isTitle(first) { words.removeFirst() }
        while let last = words.last, words.count > 1, credentials.contains(last.lowercased().trimmingPunctuation) {
            words.removeLast()
        }
        guard (1...5).contains(words.count) else { return nil }
        if words.count == 1 {
            guard let only = words.first, only.utf8.count >= 3,
                !credentials.contains(only.lowercased().trimmingPunctuation)
            else { return nil }
            // Letters in capitals are a degree or a body.
            if only.utf8.count <= 5, only.utf8.allSatisfy({ $0 < 0x61 }) { return nil }
        }
        for word in words {
            let lower = word.lowercased().trimmingPunctuation
            if notNames.contains(lower) || roles.contains(lower) { return nil }
            // An account, an address, a number.
            let isNoWord = word.utf8.contains {
                $0 == UInt8(ascii: "@") || $0 == UInt8(ascii: "/") || $0 >= 0x30 && $0 <= 0x39
            }
            if isNoWord { return nil }
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
