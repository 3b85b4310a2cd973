import SourceText

/// The names behind `By` in a by-line: `By Ana Rivera and Tom Okafor | 8 December 2025`.
struct Byline {
    private(set) var authors: [String] = []

    /// Reads a line; nil where it is none.
    init?(_ text: [UInt8], _ shape: LineShape, _ header: HeaderWords) {
        guard let hash = shape.hashes.first, header.bylineOpenings.contains(hash), let first = shape.words.first,
            header.by.contains(first) || header.openings.contains(first)
        else { return nil }
        var words = Byline.rawWords(text, shape.span)
        words.removeFirst()
        if !header.by.contains(first) {
            guard words.first?.text.lowercased() == "by" else { return nil }
            words.removeFirst()
        }
        authors = Byline.names(words)
        if authors.isEmpty { return nil }
    }

    /// The names of a string that lists them: `Ana Rivera, Tom Okafor and Li Wei`.
    static func names(in string: String) -> [String] {
        let bytes = Array(string.utf8)
        return names(rawWords(bytes, Span(0, bytes.count)))
    }

    private struct RawWord {
        var text: String
        var endsName: Bool
        var endsList: Bool
    }

    private static func rawWords(_ text: [UInt8], _ span: Span) -> [RawWord] {
        var words: [RawWord] = []
        let line = String(decoding: text[span.range], as: UTF8.self)
        for part in line.split(whereSeparator: { $0.isWhitespace }) {
            var word = String(part)
            var endsName = false
            var endsList = false
            while let last = word.last, ",;|•·–—:/()".contains(last) {
                endsName = true
                if last != "," && last != ";" { endsList = true }
                word.removeLast()
            }
            if word.isEmpty || word == "-" {
                if !words.isEmpty {
                    words[words.count - 1].endsName = true
                    words[words.count - 1].endsList = true
                }
                continue
            }
            words.append(RawWord(text: word, endsName: endsName, endsList: endsList))
        }
        return words
    }

    /// `Ana Rivera in Lima and Tom Okafor in Quito`: the names that each stand before a place of their own.
    private static func names(_ words: [RawWord]) -> [String] {
        let places = words.indices.filter { words[$0].text == "in" && $0 > 1 }
        guard let first = places.first, places.count > 1 else { return listedNames(words) }
        var names = listedNames(Array(words[..<first]))
        for (before, place) in zip(places, places.dropFirst()) {
            let between = words[(before + 1)..<place]
            let separator = between.lastIndex { $0.endsName || $0.text == "and" || $0.text == "&" } ?? before
            names += listedNames(Array(words[(separator + 1)..<place]))
        }
        return names
    }

    private static func listedNames(_ words: [RawWord]) -> [String] {
        var names: [String] = []
        var name: [String] = []
        func end() {
            if (2...5).contains(name.count), let last = name.last, isCapital(last) {
                names.append(name.joined(separator: " "))
            }
            name = []
        }
        for word in words {
            let lower = word.text.lowercased()
            if lower == "and" || lower == "&" {
                end()
                continue
            }
            let isParticle = ["de", "van", "von", "der", "den", "al", "bin", "ibn", "da", "di", "la", "el", "ter"]
                .contains(lower)
            guard isCapital(word.text) || isParticle, word.text.utf8.allSatisfy({ !(0x30...0x39).contains($0) }),
                !word.text.hasPrefix("@")
            else { break }
            name.append(word.text)
            if word.endsName || word.endsList { end() }
            if word.endsList { break }
        }
        end()
        return names
    }

    private static func isCapital(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first else { return false }
        return first.properties.isUppercase
    }

    /// The outlet of a line such as `Published in The Morning Post, December 2, 2025.`; `Originally published by …`.
    static func outlet(_ text: [UInt8], _ shape: LineShape, _ header: HeaderWords) -> String? {
        let words = shape.words
        guard let verb = words.prefix(6).firstIndex(where: { $0 == "published" || $0 == "appeared" }),
            verb + 1 < words.count, verb <= 4
        else { return nil }
        let raw = String(decoding: text[shape.span.range], as: UTF8.self)
            .split(whereSeparator: { $0.isWhitespace }).map(String.init)
        guard let start = raw.firstIndex(where: { ["in", "by", "on", "at"].contains($0.lowercased()) }), start > 0,
            ["published", "appeared", "first"].contains(raw[start - 1].lowercased())
        else { return nil }
        var outlet: [String] = []
        for word in raw[(start + 1)...] {
            guard isCapital(word) || ["of", "the", "and", "for", "&"].contains(word.lowercased()) else { break }
            var clean = word
            var ends = false
            while let last = clean.last, ",.;:|".contains(last) {
                clean.removeLast()
                ends = true
            }
            outlet.append(clean)
            if ends { break }
        }
        while let last = outlet.last, !isCapital(last) { outlet.removeLast() }
        // `the` in small letters belongs to the sentence, `The` to the name.
        if outlet.first == "the" { outlet.removeFirst() }
        guard !outlet.isEmpty, outlet.count <= 8,
            !outlet.allSatisfy({ header.besideDates.contains($0.lowercased()) }),
            WrittenDate.period(outlet.joined(separator: " ") + " 1, 2000") == nil
        else { return nil }
        return outlet.joined(separator: " ")
    }
}
