import SourceText

/// Takes over what the short lines above a copied article tell when they are read together.
extension CopiedText {
    /// Reads the short lines above the first paragraph together, where there are few; what they tell goes before what each
    /// told alone.
    mutating func readHeader(_ text: [UInt8]) {
        let head = lastMailHead
        guard
            let first = lines.indices.first(where: {
                $0 >= head
                    && (lines[$0].role == .derived || lines[$0].summaryLabel != nil
                        || lines[$0].isProse && !HeaderLine(text, lines[$0].span, tables).isHeader
                            && !isTitleLike(lines[$0]))
            }) ?? noteStart,
            let block = HeaderBlock(Array(lines[head..<first])[...], text, tables)
        else { return }
        if head > 0 {
            for index in 0..<head where lines[index].role != .derived { lines[index].role = .furniture }
            if let headline, headline < first { self.headline = nil }
        } else if !isTitle(block, above: first, text) {
            return
        }
        take(block, from: head, above: first, text)
    }

    /// Takes over what the lines of a header tell.
    ///
    /// - Parameters:
    ///   - head: the first of them.
    ///   - first: the first line below them.
    private mutating func take(_ block: HeaderBlock, from head: Int, above first: Int, _ text: [UInt8]) {
        if block.title == nil, let headline, isAside(headline, of: block, text) { self.headline = nil }
        publisher = block.publisher ?? publisher
        if !block.authors.isEmpty { authors = block.authors }
        published = block.published ?? published
        modified = block.modified
        url = block.url
        kind = block.kind ?? kind
        for index in block.furniture where lines[head + index].role != .derived {
            lines[head + index].role = .furniture
        }
        guard let title = block.title else { return }
        let line = head + title.line
        // What was taken for the title and stands below it is a standfirst.
        if let headline, headline < first, !block.furniture.contains(headline - head) {
            lines[headline].role = headline > line ? .body : .furniture
        }
        setHeadline(line, title.span)
    }

    /// Where the head of the last mail begins that a text passes on or answers; 0 where it is the first, or there is none.
    private var lastMailHead: Int {
        func opens(_ index: Int, _ field: String) -> Bool { lines[index].shape.words.first == field }
        let heads = lines.indices.filter { index in
            let rest = (index + 1)..<min(lines.count, index + 7)
            return opens(index, "from") && lines[index].shape.wordCount <= 16 && rest.contains { opens($0, "subject") }
                && rest.contains { opens($0, "sent") || opens($0, "date") }
        }
        guard let last = heads.last, lines.count <= CopiedText.mostLinesOfFewArticles else { return 0 }
        let words = { (range: Range<Int>, lines: [Line]) in range.reduce(0) { $0 + lines[$1].shape.wordCount } }
        return words(0..<last, lines) < words(last..<lines.count, lines) ? last : 0
    }

    /// The by-line and the day below a standfirst that is a sentence: `The halt is the first since 2027.`, `By Ana Rivera`.
    mutating func readBelowStandfirst(_ text: [UInt8]) {
        guard let headline, let first = lines.firstIndex(where: { $0.role == .body && $0.isProse }), headline < first,
            first - headline <= 3, lines[first].shape.wordCount <= 45
        else { return }
        let reader = LineReader(tables: tables)
        var sentences = 0
        var last = first
        var names: [String] = []
        var day: CalendarPeriod?
        for index in ((first + 1)..<lines.count).prefix(6) {
            let line = HeaderLine(text, lines[index].span, tables)
            if lines[index].shape.wordCount <= 16, line.isHeader, line.date != nil || !line.authors.isEmpty {
                if names.isEmpty { names = line.authors }
                day = day ?? line.published ?? line.changed
                last = index
            } else if lines[index].isProse {
                sentences += 1
                if sentences > 1 { break }
            }
        }
        guard !names.isEmpty else { return }
        authors = names
        published = published ?? day
        for index in (first + 1)...last {
            let line = HeaderLine(text, lines[index].span, tables)
            if line.isHeader && (line.date != nil || !line.authors.isEmpty)
                || reader.isPlainFurniture(lines[index].shape, text)
            {
                lines[index].role = .furniture
            }
        }
    }

    /// Whether the title of a header may go before another that was found by the words of the article: it stands right above
    /// it, header lines apart, and half of its words are in the article too.
    private func isTitle(_ block: HeaderBlock, above first: Int, _ text: [UInt8]) -> Bool {
        guard let headline, headline < first, let title = block.title, title.line != headline else { return true }
        // The same title twice.
        let words = LineShape.words(of: String(decoding: text[title.span.range], as: UTF8.self))
        if block.furniture.contains(headline), lines[headline].shape.words == words { return true }
        let isAside = isAside(headline, of: block, text)
        guard isAside || title.line < headline && headline - title.line <= 3 else { return false }
        // A page that carries the article of another has its own day and title above those of the article.
        let hasDay = { (range: Range<Int>) in lines[range].contains { $0.date != nil } }
        if title.line < headline, hasDay(0..<title.line), hasDay((title.line + 1)..<headline) { return false }
        let subjects = subjects(lines[title.line].shape)
        var known: Set<String> = []
        for line in lines[first...] where line.role == .body { known.formUnion(self.subjects(line.shape)) }
        let shared = subjects.intersection(known).count
        return isAside ? shared > 0 : shared * 2 >= subjects.count
    }

    /// Whether a line is what a header takes for its day, or for the name of its outlet.
    private func isAside(_ index: Int, of block: HeaderBlock, _ text: [UInt8]) -> Bool {
        guard block.furniture.contains(index) else { return false }
        if lines[index].date != nil { return true }
        guard let publisher = block.publisher else { return false }
        return lines[index].shape.words.starts(with: LineShape.words(of: publisher))
    }
}
