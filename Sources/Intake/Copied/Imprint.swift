import SourceText

/// A line above an article that says where and when it appeared: `Comment | The Morning Post | 18 May 2026`,
/// `The Morning Post, 18 May 2026`.
struct Imprint: Sendable, Equatable {
    private(set) var outlet: String?
    private(set) var date: CalendarPeriod?
    private(set) var label: SectionLabels.Label?
    private(set) var authors: [String] = []

    /// Reads a line; nil where any part of it is none of these: outlet, date, label of a section, by-line, number.
    init?(_ line: String, _ tables: IntakeTables) {
        let parts = Imprint.parts(of: line)
        for part in parts {
            let words = LineShape.words(of: part)
            if let date = Imprint.date(part, tables.headerWords) {
                self.date = self.date ?? date
            } else if let label = tables.sectionLabels[words] {
                self.label = self.label ?? label
            } else if words.first == "by", case let names = Byline.names(in: String(part.dropFirst(3))), !names.isEmpty
            {
                authors = names
            } else if outlet == nil, tables.mastheads.look(part) > .none, parts.count > 1 {
                outlet = part
            } else if outlet == nil, let (name, date) = Imprint.nameAndDate(part, tables.headerWords),
                tables.mastheads.look(name) > .none
            {
                outlet = name
                self.date = self.date ?? date
            } else if parts.count > 1, Imprint.isNumber(words) {
                continue
            } else {
                return nil
            }
        }
        let found = [outlet != nil, date != nil, label != nil, !authors.isEmpty].count { $0 }
        if found < 2 { return nil }
    }

    /// Whether a line may be one at all: it has a sign between parts, or a date behind a comma. Most lines are not looked at
    /// any further.
    static func mayBe(_ line: ArraySlice<UInt8>, hasDate: Bool) -> Bool {
        var previous = UInt8(ascii: " ")
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            switch byte {
            case UInt8(ascii: "|"): return true
            case UInt8(ascii: ","): if hasDate { return true }
            case UInt8(ascii: "-"): if previous <= 0x20 { return true }
            // The first byte of a dot or dash.
            case 0xC2, 0xE2: return true
            default: break
            }
            previous = byte
            index += 1
        }
        return false
    }

    /// The forms of companies, which are no part of an outlet's name.
    private static let forms: Set<String> = ["Inc", "Ltd", "LLC", "Limited", "GmbH", "Corp", "plc", "PLC"]

    /// `© 2031 Delta Courier. All rights reserved.`: who holds the rights, where a line begins so and names a year.
    static func copyrightHolder(_ line: String) -> String? {
        // Most lines do not begin so, and are not looked at any further.
        guard let opening = line.utf8.first(where: { $0 > 0x20 }),
            opening >= 0xC2 || opening == UInt8(ascii: "(") || opening | 0x20 == UInt8(ascii: "c")
        else { return nil }
        var words = line.split(whereSeparator: \.isWhitespace).map(String.init)
        guard words.count <= 16, let first = words.first,
            first.hasPrefix("©") || ["copyright", "(c)"].contains(first.lowercased())
        else { return nil }
        func isYear(_ word: String) -> Bool {
            let word = word.trimmingPunctuation
            return word.utf8.count >= 4 && word.utf8.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
        }
        // `(c) In 2031 the parties shall …` is an item of a list: the year or the holder's name stands behind the mark, and the year there.
        if first.lowercased() == "(c)", words.count > 8, !words.dropFirst().prefix(1).contains(where: isYear) {
            return nil
        }
        if first.hasPrefix("©"), first != "©" { words[0] = String(first.dropFirst()) } else { words.removeFirst() }
        while let next = words.first, ["©", "(c)", "copyright"].contains(next.lowercased()) { words.removeFirst() }
        guard words.contains(where: isYear) else { return nil }
        while let next = words.first, isYear(next) || next.lowercased() == "by" { words.removeFirst() }
        var name: [String] = []
        for word in words {
            if isYear(word) || !(word.first?.isUppercase == true || Mastheads.smallWords.contains(word)) { break }
            if word == "All", words.contains(where: { $0.lowercased().hasPrefix("rights") }) { break }
            name.append(word.trimmingPunctuation)
            if let last = word.last, ".,;|".contains(last) { break }
        }
        while let last = name.last, Mastheads.smallWords.contains(last) || forms.contains(last) { name.removeLast() }
        guard (1...7).contains(name.count) else { return nil }
        return name.joined(separator: " ")
    }

    /// What stands between bars, dots and dashes.
    private static func parts(of line: String) -> [String] {
        var parts: [String] = []
        var part: [Substring] = []
        for word in line.replacing("|", with: " | ").split(whereSeparator: \.isWhitespace) {
            if ["|", "·", "•", "—", "–", "-"].contains(word) {
                if !part.isEmpty { parts.append(part.joined(separator: " ")) }
                part = []
            } else {
                part.append(word)
            }
        }
        if !part.isEmpty { parts.append(part.joined(separator: " ")) }
        return parts
    }

    /// `The Morning Post, 18 May 2026`: the name and the date behind the first comma.
    private static func nameAndDate(_ text: String, _ words: HeaderWords) -> (name: String, date: CalendarPeriod)? {
        guard let comma = text.firstIndex(of: ","), let date = date(String(text[text.index(after: comma)...]), words)
        else { return nil }
        return (String(text[..<comma]).trimmed, date)
    }

    /// The date of a text that is a date, with nothing beside it but a weekday, a time of day and `Updated`.
    static func date(_ text: String, _ header: HeaderWords) -> CalendarPeriod? {
        let bytes = Array(text.utf8)
        let dates = WrittenDate.all(in: bytes)
        guard let first = dates.first else { return nil }
        var rest = bytes
        for match in dates.reversed() { rest.removeSubrange(match.range) }
        let words = LineShape.words(of: String(decoding: rest, as: UTF8.self))
        guard words.allSatisfy({ header.besideDates.contains($0) || isTime($0) }) else { return nil }
        return first.period
    }

    private static func isTime(_ word: String) -> Bool {
        word.utf8.count <= 2 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// `No. 88`, `Issue 212`, `3 min read`.
    private static func isNumber(_ words: [String]) -> Bool {
        words.count <= 3 && words.contains { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
