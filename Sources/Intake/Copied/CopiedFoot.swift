import SourceText

/// What stands below a copied article, and around one that came as a letter: the source, notes to editors, a farewell, a signature.
extension CopiedText {
    /// The last lines, where one of them says where the text is from: `(Source: Delta Courier, 4 March 2031)`.
    mutating func readFoot(_ text: [UInt8]) {
        for index in lines.indices.dropFirst().suffix(3) where lines[index].shape.wordCount <= 14 {
            var span = lines[index].span
            if text[span.start] == UInt8(ascii: "("), text[span.end - 1] == UInt8(ascii: ")") {
                span = Span(span.start + 1, span.end - 1)
            }
            let line = HeaderLine(text, span, tables)
            guard line.hasKey, line.isHeader, line.outlet != nil || !line.authors.isEmpty else { continue }
            publisher = publisher ?? line.outlet?.name
            published = published ?? line.date
            if authors.isEmpty { authors = line.authors }
            lines[index].role = .furniture
        }
    }

    /// What stands behind the mark that ends a release or a wire report: notes to editors, addresses. It is less than what stands
    /// before it.
    mutating func dropBehindEnd(_ text: [UInt8]) {
        guard let end = lines.lastIndex(where: { tables.manners.isEnd(text[$0.span.range]) }) else { return }
        let words = { (range: Range<Int>, lines: [Line]) in
            range.reduce(0) { $0 + (lines[$1].role == .body ? lines[$1].shape.wordCount : 0) }
        }
        lines[end].role = .furniture
        guard words((end + 1)..<lines.count, lines) * 2 < words(0..<end, lines) else { return }
        for index in end..<lines.count where lines[index].role == .body { lines[index].role = .furniture }
    }

    /// The greeting and the farewell of a text that came as a letter, and lines that hold an address of mail and little else.
    mutating func dropManners(_ text: [UInt8]) {
        let polite = tables.manners.lines(lines.map(\.shape))
        for index in lines.indices where lines[index].role == .body {
            let shape = lines[index].shape
            if polite[index] || shape.wordCount <= 8 && !shape.endsSentence && holdsAddress(text[shape.span.range]) {
                lines[index].role = .furniture
            }
        }
        if !lines.contains(where: { $0.role == .body }) {
            for index in lines.indices where polite[index] { lines[index].role = .body }
        }
    }

    /// What the last lines say of an author: `Ana Rivera covers the harbour.`
    mutating func dropSignature() {
        let names = authors.map { LineShape.words(of: $0) }
        for index in lines.indices.suffix(4) where lines[index].role == .body && lines[index].shape.wordCount <= 20 {
            let words = lines[index].shape.words
            guard let name = names.first(where: { !$0.isEmpty && words.starts(with: $0) }),
                let verb = words.dropFirst(name.count).first
            else { continue }
            let isTrade = words.dropFirst(name.count).contains(where: tables.roles.contains)
            if CopiedText.tradeVerbs.contains(verb) || ["is", "was"].contains(verb) && isTrade {
                lines[index].role = .furniture
            }
        }
    }

    static let tradeVerbs: Set<String> = ["covers", "reports", "writes", "edits"]

    /// Whether an address of mail stands in a line: an `@` between two letters.
    private func holdsAddress(_ line: ArraySlice<UInt8>) -> Bool {
        guard let at = line.firstIndex(of: UInt8(ascii: "@")), at > line.startIndex, at + 1 < line.endIndex else {
            return false
        }
        return LineShape.isWord(line[at - 1]) && LineShape.isWord(line[at + 1])
    }
}
