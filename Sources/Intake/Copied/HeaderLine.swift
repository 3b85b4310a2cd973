import SourceText

/// A line above an article in its parts: `Kestrel Institute, Lisbon | 4 March 2031`, `Analyst: Ana Rivera`.
struct HeaderLine: Sendable, Equatable {
    /// What one part of a line is.
    enum Part: Sendable, Equatable {
        case date(CalendarPeriod)
        /// The day of a change: `Updated 5 March 2031`.
        case changed(CalendarPeriod)
        /// The address of the page.
        case address(String)
        case label(SectionLabels.Label)
        case authors([String])
        /// A name that looks like that of an outlet, and how much it does.
        case outlet(String, Mastheads.Look)
        /// Names of persons, or of something else that is made like them.
        case persons([String])
        /// A capitalised name that tells nothing: a place, or an outlet.
        case name(String)
        /// A trade, a number, a remark in brackets, a reading time.
        case remark
        /// Any other words, and their bytes in the document.
        case text(Span)
    }

    private(set) var parts: [Part] = []

    /// Whether bars or dashes part it.
    private(set) var isBarred = false

    /// Whether a key tells that the line is no text: `Source: …`.
    private(set) var hasKey = false

    init(_ text: [UInt8], _ span: Span, _ tables: IntakeTables) {
        let reader = HeaderLineReader(text: text, tables: tables)
        let pieces = reader.pieces(of: span)
        isBarred = pieces.count > 1
        for piece in pieces { parts += reader.parts(of: piece, hasKey: &hasKey) }
        if parts.isEmpty { parts = [.remark] }
    }

    /// Whether none of it reads like a title or a sentence.
    var isHeader: Bool { texts.isEmpty }

    /// Whether none of it reads like a title, and a by-line, a day, an address, an outlet or a section is in it.
    var tellsSource: Bool {
        isHeader
            && parts.contains {
                switch $0 {
                case .date, .changed, .address, .authors, .label: true
                case .outlet(_, let look): look == .strong
                case .remark: parts.count == 1
                default: false
                }
            }
    }

    var texts: [Span] { parts.compactMap { if case .text(let span) = $0 { return span } else { return nil } } }
    /// The day that it names: of the publication before that of a change.
    var date: CalendarPeriod? { published ?? changed }
    var published: CalendarPeriod? {
        parts.lazy.compactMap { if case .date(let date) = $0 { return date } else { return nil } }.first
    }
    var changed: CalendarPeriod? {
        parts.lazy.compactMap { if case .changed(let date) = $0 { return date } else { return nil } }.first
    }
    var address: String? {
        parts.lazy.compactMap { if case .address(let address) = $0 { return address } else { return nil } }.first
    }
    var authors: [String] { parts.flatMap { if case .authors(let names) = $0 { return names } else { return [] } } }
    var persons: [String] { parts.flatMap { if case .persons(let names) = $0 { return names } else { return [] } } }
    var label: SectionLabels.Label? {
        parts.lazy.compactMap { if case .label(let label) = $0 { return label } else { return nil } }.first
    }

    /// The part that looks most like the name of an outlet, the first of those.
    var outlet: (name: String, look: Mastheads.Look)? {
        var best: (name: String, look: Mastheads.Look)?
        for case .outlet(let name, let look) in parts where look > best?.look ?? .none { best = (name, look) }
        return best
    }

    /// Whether an outlet, a day, a section or a number stands beside the words, and nothing that may be a part of them.
    var hasAside: Bool {
        parts.count > 1
            && parts.allSatisfy {
                switch $0 {
                case .name, .persons: false
                default: true
                }
            }
    }

    /// Whether it is a list of capitalised words with nothing beside it that tells what they are: `Minister Quits, Rivals
    /// Rejoice`, `HARBOUR BEATS HILL, 3 - 1, GOES UP`.
    var isBareList: Bool {
        parts.count > 1 && !isBarred
            && parts.allSatisfy {
                switch $0 {
                case .name, .persons, .remark: true
                case .outlet(_, let look): look < .strong
                default: false
                }
            }
    }

    /// Whether it is nothing but a name that may as well be a title in capitals.
    var mayBeNameOrTitle: Bool {
        guard parts.count == 1 else { return isBareList }
        return switch parts[0] {
        case .outlet(_, let look): look < .strong && !hasKey
        case .name, .persons: true
        default: false
        }
    }

    /// The name that the line is, where it is nothing else: a place, an outlet, a person.
    var bareName: String? {
        guard parts.count == 1 else { return nil }
        return switch parts[0] {
        case .name(let name): name
        case .persons(let names) where names.count == 1: names[0]
        default: nil
        }
    }

    /// Whether it is a row of sections: `News | Business | Letters`.
    var isMenu: Bool {
        parts.count > 2
            && parts.allSatisfy {
                switch $0 {
                case .label, .name, .remark: true
                default: false
                }
            }
    }
}

/// Takes a line above an article to pieces.
private struct HeaderLineReader {
    let text: [UInt8]
    let tables: IntakeTables

    /// A sign that parts a line: wherever it stands, or with white space around it.
    private enum Sign { case bar, dash }

    /// `|`, `·` and `•`; `-`, `–` and `—`.
    private func sign(_ at: Int, _ end: Int) -> Sign? {
        switch text[at] {
        case UInt8(ascii: "|"): .bar
        case UInt8(ascii: "-"): .dash
        case 0xC2: at + 1 < end && text[at + 1] == 0xB7 ? .bar : nil
        case 0xE2 where at + 2 < end && text[at + 1] == 0x80:
            text[at + 2] == 0xA2 ? .bar : text[at + 2] == 0x93 || text[at + 2] == 0x94 ? .dash : nil
        default: nil
        }
    }

    private func string(_ span: Span) -> String { String(decoding: text[span.range], as: UTF8.self) }

    /// What stands between bars, spaced dashes and, beside a date, the ends of sentences.
    func pieces(of span: Span) -> [Span] {
        var pieces: [Span] = []
        var start = span.start
        let isDated = !WrittenDate.all(in: text, span.range).isEmpty
        func close(_ end: Int, _ next: Int) {
            if let piece = trimmed(Span(start, max(start, end))) { pieces.append(piece) }
            start = next
        }
        var at = span.start
        while at < span.end {
            let width = width(at)
            let isSpaced = at > span.start && text[at - 1] == 0x20 && at + width < span.end && text[at + width] == 0x20
            let parts =
                switch sign(at, span.end) {
                case .bar: true
                case .dash: isSpaced && !isScore(at, width, span)
                case nil:
                    isDated && text[at] == UInt8(ascii: ".") && at + 1 < span.end && text[at + 1] == 0x20
                        && at - span.start > 3 && !isAbbreviation(endingAt: at, from: start)
                }
            if parts { close(at, at + width) }
            at += width
        }
        close(span.end, span.end)
        return pieces
    }

    /// Whether a spaced sign stands between two numbers: `3 - 1`.
    private func isScore(_ at: Int, _ width: Int, _ span: Span) -> Bool {
        at - 2 >= span.start && at + width + 1 < span.end && isDigit(text[at - 2]) && isDigit(text[at + width + 1])
    }

    private func width(_ at: Int) -> Int {
        switch text[at] {
        case 0..<0xC0: 1
        case 0xC0..<0xE0: 2
        case 0xE0..<0xF0: 3
        default: 4
        }
    }

    /// `Sept.`, `No.`, `Dr.`, `J.`: a short word before a full stop ends no sentence.
    private func isAbbreviation(endingAt dot: Int, from start: Int) -> Bool {
        var at = dot
        while at > start, text[at - 1] > 0x20 { at -= 1 }
        return dot - at <= 4 && text[at..<dot].allSatisfy { !(0x30...0x39).contains($0) }
    }

    /// A span without white space, commas and the stars of emphasis at its ends.
    private func trimmed(_ span: Span) -> Span? {
        var low = span.start
        var high = span.end
        func isEdge(_ byte: UInt8) -> Bool {
            byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "*") || byte == UInt8(ascii: "_")
        }
        while low < high, isEdge(text[low]) { low += 1 }
        while high > low, isEdge(text[high - 1]) { high -= 1 }
        return low < high ? Span(low, high) : nil
    }

    func parts(of piece: Span, hasKey: inout Bool) -> [HeaderLine.Part] {
        var piece = piece
        let line = string(piece)
        let words = LineShape.words(of: line)
        var isChange = false
        if WebAddress.isAlone(text[piece.range]) { return [.address(WebAddress.address(line))] }
        if isSlug(line) { return [.remark] }
        if let holder = Imprint.copyrightHolder(line) { return [.outlet(holder, .strong)] }
        if let key = key(of: piece) {
            hasKey = true
            guard let value = trimmed(Span(key.end, piece.end)) else { return [.remark] }
            switch key.kind {
            case .author:
                let names = persons(in: string(value))
                return names.isEmpty ? [.remark] : [.authors(names)]
            case .source:
                // `Source: Delta Courier, 4 March 2031`
                let dates = WrittenDate.all(in: text, value.range)
                let name = trimmed(Span(value.start, dates.first?.range.lowerBound ?? value.end))
                return (name.map { [.outlet(string($0), .strong)] } ?? []) + dates.map { .date($0.period) }
            case .title: return [.text(withoutMarks(value))]
            case .other:
                return WebAddress.isAlone(text[value.range]) ? [.address(WebAddress.address(string(value)))] : [.remark]
            case .date:
                isChange = words.prefix(3).contains(where: tables.headerWords.updated.contains)
                piece = value
            }
        }
        if let label = tables.sectionLabels[words] { return [.label(label)] }
        if WrittenDate.all(in: text, piece.range).isEmpty, isReadingTime(words) { return [.remark] }
        if let names = byline(line, words) {
            // `By Ana Rivera, Delta News Agency`
            let outlets = names.filter { tables.mastheads.look($0) == .strong }
            let persons = names.filter { !outlets.contains($0) }
            return (persons.isEmpty ? [] : [.authors(persons)]) + outlets.prefix(1).map { .outlet($0, .strong) }
        }
        return datesAndNames(piece, isChange: isChange)
    }

    /// `BC-DELTA-FERRIES`, `DELTA-FERRIES/TALKS`: how agencies mark a report, in capitals without a space.
    private func isSlug(_ line: String) -> Bool {
        guard line.utf8.count >= 6, !line.contains(" "), Mastheads.isInCapitals(line) else { return false }
        return line.utf8.allSatisfy { $0 < 0x80 }
            && line.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "/") }
    }

    /// A subject without the `Fwd:` and `Re:` before it.
    private func withoutMarks(_ span: Span) -> Span {
        var span = span
        while let (rest, _) = MailMetadata.withoutMark(string(span)), !rest.isEmpty {
            let (line, wanted) = (text[span.range], Array(rest.utf8))
            // White space that is no blank of ASCII is trimmed at both ends.
            let start = line.indices.first { line[$0...].starts(with: wanted) }
            guard let start, start > span.start else { break }
            span = Span(start, start + wanted.count)
        }
        return span
    }

    /// The names of `By Ana Rivera in Lima`, `Compiled by Ana Rivera`, `From Ana Rivera in Lima`.
    private func byline(_ line: String, _ words: [String]) -> [String]? {
        let header = tables.headerWords
        guard let first = words.first else { return nil }
        var skipped = 0
        if header.by.contains(first) {
            skipped = 1
        } else if words.count > 2, words[1] == "by", header.openings.contains(first) {
            skipped = 2
        } else if first == "from", words.dropFirst(3).contains("in") {
            skipped = 1
        } else {
            return nil
        }
        let rest = line.split(separator: " ").dropFirst(skipped).joined(separator: " ")
        let names = persons(in: rest)
        return names.isEmpty ? nil : names
    }

    /// The names behind `By`, without the places between them.
    private func persons(in words: String) -> [String] {
        Byline.names(in: words).filter { !tables.authorNames.isPlace(LineShape.words(of: $0)) }
    }

    private func key(of piece: Span) -> (kind: HeaderWords.Key, end: Int)? {
        guard let colon = text[piece.range].prefix(24).firstIndex(of: UInt8(ascii: ":")),
            let kind = tables.headerWords.keys[string(Span(piece.start, colon)).lowercased().trimmed]
        else { return nil }
        return (kind, colon + 1)
    }

    /// What stands beside the dates of a piece, between commas and brackets.
    private func datesAndNames(_ piece: Span, isChange: Bool) -> [HeaderLine.Part] {
        var result: [HeaderLine.Part] = []
        var start = piece.start
        var isText = false
        func rest(_ end: Int) {
            for part in commaParts(Span(start, max(start, end))) {
                let found = name(
                    part,
                    isBehindPerson: result.contains { if case .persons = $0 { return true } else { return false } })
                if case .text = found { isText = true }
                // `Nay Pyi Taw, 10 February`: where, not who.
                if case .remark = found, string(part).utf8.contains(where: isDigit), result.count == 1,
                    case .persons(let names) = result[0], names.count == 1
                {
                    result[0] = .name(names[0])
                }
                result.append(found)
            }
        }
        let matches = WrittenDate.all(in: text, piece.range)
        for match in matches {
            // `Dar es Salaam, 4 March 2031`: a few words before a day, the first and last with capitals, are its place.
            if result.isEmpty, let place = trimmed(Span(start, match.range.lowerBound)), isPlace(place) {
                result.append(.name(string(place)))
                start = match.range.lowerBound
            }
            let before = LineShape.words(of: string(Span(start, max(start, match.range.lowerBound))))
            let isChanged =
                before.contains(where: tables.headerWords.updated.contains)
                && !before.contains(where: tables.headerWords.published.contains)
            rest(match.range.lowerBound)
            result.append(isChange || isChanged ? .changed(match.period) : .date(match.period))
            start = match.range.upperBound
        }
        rest(piece.end)
        // A comma in a title parts nothing.
        return isText && matches.isEmpty
            ? [.text(piece)] : result
    }

    private func isPlace(_ span: Span) -> Bool {
        let words = string(span).split(separator: " ")
        return (3...4).contains(words.count) && words[0].first?.isUppercase == true
            && words[words.count - 1].first?.isUppercase == true
            && words[1..<(words.count - 1)].allSatisfy { $0.first?.isLowercase == true && $0.utf8.count <= 3 }
    }

    /// Whether the first and the last word begin with capitals: `Dar es Salaam`.
    private func isPlaceName(_ line: String) -> Bool {
        let words = line.split(separator: " ")
        return words.first?.first?.isUppercase == true && words.last?.first?.isUppercase == true
    }

    private func commaParts(_ span: Span) -> [Span] {
        var parts: [Span] = []
        var start = span.start
        func close(_ end: Int) { if let part = trimmed(Span(start, max(start, end))) { parts.append(part) } }
        for at in span.range {
            switch text[at] {
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"):
                close(at)
                start = at + 1
            default: break
            }
        }
        close(span.end)
        return parts
    }

    private func name(_ span: Span, isBehindPerson: Bool) -> HeaderLine.Part {
        let line = string(span)
        let words = LineShape.words(of: line)
        if words.allSatisfy({ tables.headerWords.besideDates.contains($0) || isTime($0) }) { return .remark }
        // An account: `@deltacourier`; the address of a mail.
        if words.count <= 3, !line.contains(" "), line.contains("@") { return .remark }
        if let label = tables.sectionLabels[words] { return .label(label) }
        if isReadingTime(words) || words.contains("edition") && words.count <= 3 { return .remark }
        // `Lantern political observer`, `Senior Fellow`: what an author is.
        if isBehindPerson, words.count <= 6, words.last.map(tables.roles.contains) ?? false { return .remark }
        // `Delta correspondent`: one word of a trade behind a name.
        if words.count == 2, tables.roles.contains(words[1]), line.first?.isUppercase == true { return .remark }
        let look = tables.mastheads.look(withoutTrade(line))
        if look > .none { return .outlet(withoutTrade(line), look) }
        if words.count <= 3, tables.authorNames.isPlace(words), isPlaceName(line) { return .name(line) }
        let persons = persons(line, words)
        if !persons.isEmpty { return .persons(persons) }
        if words.count <= 5, words.last.map(tables.roles.contains) ?? false, Mastheads.isName(line) { return .remark }
        if words.count <= 3, Mastheads.isName(line), words.allSatisfy({ $0.utf8.allSatisfy { !isDigit($0) } }) {
            return .name(line)
        }
        return .text(span)
    }

    /// `Delta Times Staff Writer`: the name without the trade behind it.
    private func withoutTrade(_ line: String) -> String {
        var words = line.split(separator: " ")
        guard words.count > 2, let last = words.last, tables.roles.contains(last.lowercased()) else { return line }
        words.removeLast()
        while words.count > 1, let last = words.last, HeaderLineReader.ranks.contains(last.lowercased()) {
            words.removeLast()
        }
        return words.count > 1 ? words.joined(separator: " ") : line
    }

    /// Words between the name of an outlet and a trade.
    private static let ranks: Set<String> = [
        "staff", "senior", "chief", "special", "foreign", "diplomatic", "political",
    ]

    /// `Ana Rivera`, `Dr Ana Rivera and Tom Okafor`, `Ana Rivera in Lima`: names of two to four words, with nothing else beside them.
    private func persons(_ line: String, _ words: [String]) -> [String] {
        guard words.count <= 12, words.first != "the" else { return [] }
        var names = line.split(separator: " ")
        if let place = names.firstIndex(of: "in"), place >= 2, names.count - place <= 3 {
            names = Array(names[..<place])
        }
        if tables.authorNames.isPlace(words) { return [] }
        let titles = names.count { tables.authorNames.isTitle(String($0)) }
        let cleaned = tables.authorNames.clean([names.joined(separator: " ")], publisher: nil, site: nil)
        let inside = names.count { $0 != "and" && $0 != "&" }
        guard !cleaned.isEmpty,
            cleaned.allSatisfy({ (2...4).contains($0.split(separator: " ").count) && Mastheads.isName($0) }),
            cleaned.reduce(0, { $0 + $1.split(separator: " ").count }) + titles == inside
        else { return [] }
        return cleaned
    }

    /// `Reading time: 3 minutes`, `3 min read`, `Updated 09:40`, `No. 88`.
    private func isReadingTime(_ words: [String]) -> Bool {
        guard words.count <= 6, words.contains(where: isNumber) else { return false }
        return words.allSatisfy {
            isNumber($0) || tables.headerWords.besideDates.contains($0) || tables.headerWords.counters.contains($0)
        }
    }

    private func isNumber(_ word: String) -> Bool { word.utf8.allSatisfy(isDigit) }
    /// `9`, `09`, `1pm`, `00pm`.
    private func isTime(_ word: String) -> Bool {
        let digits = word.utf8.prefix(while: isDigit)
        let rest = word.dropFirst(digits.count)
        // `09h40`
        if rest.utf8.count == 3, rest.first == "h", rest.dropFirst().utf8.allSatisfy(isDigit) { return true }
        return (1...2).contains(digits.count) && ["", "am", "pm", "h"].contains(rest)
    }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
