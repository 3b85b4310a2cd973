import SourceText

/// The short lines above an article, read together: each is outlet, title, authors, place and day, a section, and what one of
/// them is tells what another is not.
struct HeaderBlock: Sendable {
    private(set) var publisher: String?
    private(set) var authors: [String] = []
    private(set) var published: CalendarPeriod?
    private(set) var modified: CalendarPeriod?
    private(set) var url: String?
    private(set) var kind: Document.Kind?
    /// The line of the title, and its bytes without the outlet or the number beside it.
    private(set) var title: (line: Int, span: Span)?
    /// The lines that are no text of the article.
    private(set) var furniture: [Int] = []

    /// More lines than this above the first paragraph are a page copied whole.
    static let mostLines = 14
    /// More lines than this that may as well be entries of a menu are one.
    private static let mostEntries = 4

    /// Reads the lines above the first paragraph; nil where they are no header: at least two of them, or one and a title, tell who,
    /// when or where.
    init?(_ lines: ArraySlice<Line>, _ text: [UInt8], _ tables: IntakeTables) {
        guard (2...HeaderBlock.mostLines).contains(lines.count) else { return nil }
        let read = lines.map { HeaderLine(text, $0.span, tables) }
        let isPlain = { (index: Int) in lines[index].isFurniturePhrase || lines[index].headsList || read[index].isMenu }
        var titles = read.indices.filter { !isPlain($0) && HeaderBlock.mayBeTitle(read[$0], lines[$0], text) }
        // A title whose words all have capitals reads like a name.
        if titles.isEmpty {
            titles = read.indices.filter { !isPlain($0) && read[$0].mayBeNameOrTitle && lines[$0].shape.wordCount > 3 }
                .suffix(1)
        }
        // Below the name of a ministry and its day, a headline in capitals reads like the name of an outlet.
        if let last = read.indices.last, let only = titles.first, titles.count == 1, only < last, !isPlain(last),
            read[last].mayBeNameOrTitle, lines[last].shape.wordCount > 3,
            HeaderBlock.isNameOfLetter([only, last], read, lines, text)
        {
            titles.append(last)
        }
        // So many lines that are one name or one section are a menu.
        let entries = read.indices.filter {
            isPlain($0) || read[$0].bareName != nil || read[$0].label != nil && read[$0].parts.count == 1
        }
        guard entries.count <= HeaderBlock.mostEntries else { return nil }
        // A report appears on a day and is changed on another; more days are those of a list of reports.
        guard Set(read.compactMap { $0.date?.iso8601 }).count <= 2 else { return nil }
        let telling = read.indices.filter {
            read[$0].isHeader && !isPlain($0) && (read[$0].label == nil || read[$0].parts.count > 1)
        }
        guard telling.count >= 2 || telling.count == 1 && !titles.isEmpty,
            read.contains(where: { $0.date != nil || !$0.authors.isEmpty || $0.outlet != nil })
                || HeaderBlock.nameAboveTrade(read, lines, tables) != nil
        else { return nil }
        // `Published 4 March 2031. Outlook: stable.`: a day, whatever is said beside it.
        let isAside = { (index: Int) in
            read[index].isHeader || isPlain(index) || read[index].date != nil && !titles.contains(index)
        }
        // Sentences above the first paragraph are text; so much of it is no header.
        guard read.indices.allSatisfy({ isAside($0) || titles.contains($0) }) else { return nil }

        title = HeaderBlock.title(titles, read, lines, text)
        published = read.lazy.compactMap(\.published).first ?? read.lazy.compactMap(\.changed).first
        modified = read.contains { $0.published != nil } ? read.lazy.compactMap(\.changed).first : nil
        url = read.lazy.compactMap(\.address).first
        kind = HeaderBlock.kind(read)
        let others = read.indices.filter { $0 != title?.line }.map { read[$0] }
        findOutlet(title.map { read[$0.line].texts.isEmpty } ?? false ? others : read, lines)
        if publisher == nil, let title, title.line > 0, HeaderBlock.isNameOfLetter(titles, read, lines, text) {
            publisher = String(decoding: text[lines[titles[0]].span.range], as: UTF8.self)
        }
        findAuthors(others)
        if authors.isEmpty, let name = HeaderBlock.nameAboveTrade(read, lines, tables) { authors = [name] }
        furniture = read.indices.filter { isAside($0) && !titles.contains($0) }
        // The title of the window above that of the page.
        if let title {
            let words = LineShape.words(of: String(decoding: text[title.span.range], as: UTF8.self))
            furniture += titles.filter { $0 != title.line && lines[$0].shape.words == words }
        }
        // Without one of these the lines may be anything.
        if publisher == nil, authors.isEmpty, published == nil { return nil }
    }

    private static func mayBeTitle(_ read: HeaderLine, _ line: Line, _ text: [UInt8]) -> Bool {
        let isPlainList = line.span.start == 0 && read.isBareList
        guard isPlainList || !read.isHeader else { return false }
        // `Saturday, 4 March 2031; Page A06`
        if read.date != nil, read.texts.allSatisfy({ text[$0.range].count { $0 == 0x20 } < 2 }) { return false }
        let letters = line.shape.words.count { word in word.utf8.count > 2 && word.utf8.allSatisfy { $0 > 0x39 } }
        return letters > 1 && line.shape.wordCount > 1 && !(read.date != nil && line.shape.endsSentence)
            && (!line.shape.endsSentence || line.shape.endsQuestion || line.shape.wordCount <= 12)
    }

    /// The first line that reads like one; the outlet's name and a motto right below it stand before it where another
    /// follows.
    private static func title(
        _ titles: [Int], _ read: [HeaderLine], _ lines: ArraySlice<Line>, _ text: [UInt8]
    ) -> (Int, Span)? {
        guard var index = titles.first else { return nil }
        if let keyed = titles.first(where: { read[$0].hasKey && !read[$0].texts.isEmpty }) {
            index = keyed
        } else if isNameOfLetter(titles, read, lines, text), let last = titles.last {
            index = last
        } else if index == 1, titles.count > 1, read[0].isHeader, lines[1].shape.blanksBefore == 0, titles[1] > 2 {
            index = titles[1]
        }
        let texts = read[index].texts
        let isAlone =
            texts.count == 1 && (read[index].hasAside || read[index].hasKey)
            && text[texts[0].end - 1] != UInt8(ascii: ":")
        return (index, isAlone ? texts[0] : lines[index].span)
    }

    /// Whether the first of all lines, the label of a section passed over, is the name of a letter, a column or whoever issues a
    /// release, as `Crier of the Valley`: a name, and below its day one line more stands apart and right above the article, which
    /// is no sentence.
    private static func isNameOfLetter(
        _ titles: [Int], _ read: [HeaderLine], _ lines: ArraySlice<Line>, _ text: [UInt8]
    ) -> Bool {
        let head = read.indices.first { read[$0].label == nil || read[$0].parts.count > 1 }
        guard let first = titles.first, let last = titles.last, first == head, last == read.count - 1, last > first + 1,
            lines[last].shape.blanksBefore > 0, lines[last].shape.wordCount <= 12, !lines[last].shape.endsSentence,
            lines[first].shape.wordCount <= 9, read[(first + 1)..<last].contains(where: { $0.date != nil })
        else { return false }
        return Mastheads.isName(String(decoding: text[lines[first].span.range], as: UTF8.self))
    }

    private static func kind(_ read: [HeaderLine]) -> Document.Kind? {
        let labels = read.filter { !$0.isMenu }.compactMap(\.label)
        return labels.count <= 2 ? labels.lazy.compactMap(\.kind).first : nil
    }

    /// What looks most like an outlet; else a bare name at the head of all that is neither below a by-line nor the only name.
    private mutating func findOutlet(_ read: [HeaderLine], _ lines: ArraySlice<Line>) {
        var best: (name: String, look: Mastheads.Look)?
        for line in read where !line.isMenu {
            if let outlet = line.outlet, outlet.look > best?.look ?? .none { best = outlet }
        }
        if let best {
            publisher = best.name
            return
        }
        // A name of three words beside nothing but a day is no place.
        for line in read {
            guard line.parts.count == 2, case .name(let name) = line.parts[0], case .date = line.parts[1],
                name.split(separator: " ").count > 2
            else { continue }
            publisher = name
            return
        }
        // The first line of a title that goes on in the next reads like a name too.
        let isApart = lines.count > 1 && (lines[1].shape.blanksBefore > 0 || title?.line != 1)
        if let first = read.first, case let name? = first.bareName, isApart { publisher = name }
    }

    /// Who `By` and its like name; else the names of persons that stand with what they are, several together, or between title,
    /// outlet and day.
    private mutating func findAuthors(_ read: [HeaderLine]) {
        for line in read {
            for name in line.authors where !authors.contains(name) { authors.append(name) }
        }
        guard authors.isEmpty else { return }
        for (index, line) in read.enumerated() where !line.isMenu && line.isHeader {
            // Who wrote it does not stand above all else, but with a day or an outlet.
            if index == 0, title?.line != 0, line.date == nil, line.outlet == nil { continue }
            let names = line.persons
            guard !names.isEmpty, names != [publisher ?? ""],
                publisher != nil || names.count > 1 || line.parts.count > 1
            else {
                continue
            }
            authors = names
            return
        }
        if let title { authors = HeaderBlock.nameAbove(day: read.dropFirst(title.line)) }
    }

    /// The name of a person that stands alone right below the title and above the day, numbers and remarks passed over.
    ///
    /// - Parameter lines: those below the title.
    private static func nameAbove(day lines: ArraySlice<HeaderLine>) -> [String] {
        let rest = lines.filter { $0.parts != [.remark] }
        for (line, next) in zip(rest, rest.dropFirst()) where next.date != nil && line.parts.count == 1 {
            if case .persons(let names) = line.parts[0] { return names }
        }
        return []
    }

    /// The name of a person that stands alone above what that person is: `Ana Rivera`, `Delta correspondent`.
    private static func nameAboveTrade(
        _ read: [HeaderLine], _ lines: ArraySlice<Line>, _ tables: IntakeTables
    ) -> String? {
        for (index, line) in read.enumerated().dropLast() where line.parts.count == 1 {
            guard case .persons(let names) = line.parts[0], names.count == 1, read[index + 1].parts == [.remark],
                let trade = lines[index + 1].shape.words.last, tables.roles.contains(trade)
            else { continue }
            return names[0]
        }
        return nil
    }
}
