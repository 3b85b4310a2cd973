import SourceText

/// The short lines between a page's title and its first paragraph that tell who wrote it and when, where no markup says so.
struct PageHeader {
    /// The blocks that are such lines.
    private(set) var lines: [Int] = []
    private(set) var authors: [String] = []
    private(set) var published: CalendarPeriod?

    /// Longer lines are text.
    private static let mostWords = 16
    /// So many blocks are looked at.
    private static let reach = 8

    init(_ reader: PageReader, headline: Int?, _ isBody: [Bool], _ tables: IntakeTables) {
        guard let first = isBody.firstIndex(of: true) else { return }
        let start = headline.map { $0 < first ? max($0 + 1, first - PageHeader.reach) : first } ?? first
        for block in start..<min(reader.lines.count, first + PageHeader.reach) {
            let line = reader.lines[block]
            if isBody[block], line.isProse || line.shape.endsSentence { break }
            guard line.shape.wordCount > 0, line.shape.wordCount <= PageHeader.mostWords else { continue }
            let read = HeaderLine(reader.page.text, line.span, tables)
            guard read.isHeader, read.date != nil || !read.authors.isEmpty else { continue }
            if isBody[block] { lines.append(block) }
            published = published ?? read.date
            if authors.isEmpty { authors = read.authors.isEmpty ? read.persons : read.authors }
        }
    }
}
