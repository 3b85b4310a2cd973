import Diplomacy
import SourceText

/// A document's text as HTML, with every statement marked where it stands.
///
/// Marks of statements nest and overlap, and marks of HTML cannot: the text is cut at each place where a mark begins or ends, and
/// each piece leads to the statement that has fewest words around it, and knows all that lie over it.
struct ReaderText {
    /// A statement's mark.
    struct Mark {
        /// The statement's id.
        var id: String
        /// Its words.
        var span: Span
        /// What is said of it: its kind and the worst verdict, as classes.
        var classes: String
        /// What the statement says, for whoever points at it.
        var words: String
    }

    let text: Text
    let summary: DocumentSummary
    /// The marks, in order of the text.
    let marks: [Mark]
    /// The passage of a citation.
    let cited: Span?

    /// The text, paragraph by paragraph.
    var markup: Markup {
        var markup = Markup()
        var isOpen = false
        var begun: Set<Int> = []
        var wasCited = false
        for piece in pieces() {
            if piece.isBreak {
                if isOpen { markup.raw("</p>\n") }
                isOpen = false
                continue
            }
            if !isOpen {
                markup.raw("<p>")
                isOpen = true
            }
            for number in piece.marks where begun.insert(number).inserted {
                markup.raw("<span")
                markup.attribute("id", "s-" + marks[number].id)
                markup.raw("></span>")
            }
            let isCited = cited.map { $0.contains(piece.span) } ?? false
            if isCited {
                markup.raw(wasCited ? "<mark>" : "<mark id=\"mark\" tabindex=\"-1\">")
                wasCited = true
            }
            write(piece, &markup)
            if isCited { markup.raw("</mark>") }
        }
        if isOpen { markup.raw("</p>\n") }
        return markup
    }

    private func write(_ piece: Piece, _ markup: inout Markup) {
        let words = text[piece.span]
        let aside = aside(piece.span)
        if let aside {
            markup.raw("<span")
            markup.attribute("class", aside)
            markup.raw(">")
        }
        if let number = piece.marks.min(by: { marks[$0].span.count < marks[$1].span.count }) {
            markup.raw("<a")
            markup.attribute("class", "s " + marks[number].classes + (piece.marks.count > 1 ? " several" : ""))
            markup.attribute("href", PageAddress.statement(marks[number].id).path)
            markup.attribute("title", marks[number].words)
            markup.attribute("data-s", piece.marks.map { marks[$0].id }.joined(separator: " "))
            markup.raw(">")
            markup.text(words)
            markup.raw("</a>")
        } else {
            markup.text(words)
        }
        if aside != nil { markup.raw("</span>") }
    }

    /// A class for what is no part of the article itself.
    private func aside(_ span: Span) -> String? {
        if let headline = summary.headline, headline.contains(span) { return "headline" }
        if summary.furniture.contains(where: { $0.contains(span) }) { return "furniture" }
        if summary.captions.contains(where: { $0.contains(span) }) { return "caption" }
        if summary.derived.contains(where: { $0.span.contains(span) }) { return "derived" }
        return nil
    }

    private struct Piece {
        var span: Span
        var marks: [Int] = []
        /// Whether a paragraph ends here.
        var isBreak = false
    }

    /// The text cut at the ends of marks, regions and paragraphs.
    private func pieces() -> [Piece] {
        var cuts: Set<Int> = [0, text.count]
        func cut(_ span: Span) {
            cuts.insert(min(span.start, text.count))
            cuts.insert(min(span.end, text.count))
        }
        for mark in marks { cut(mark.span) }
        if let cited { cut(cited) }
        for region in summary.furniture + summary.captions + summary.derived.map(\.span) { cut(region) }
        if let headline = summary.headline { cut(headline) }
        let breaks = paragraphBreaks()
        for span in breaks { cut(span) }
        // A cut inside a character would make two broken ones.
        let places = cuts.filter { $0 == text.count || text.bytes[$0] & 0xC0 != 0x80 }.sorted()
        var pieces: [Piece] = []
        var active: [Int] = []
        var next = 0
        var nextBreak = 0
        for (start, end) in zip(places, places.dropFirst()) {
            let span = Span(start, end)
            while nextBreak < breaks.count, breaks[nextBreak].end <= start { nextBreak += 1 }
            if nextBreak < breaks.count, breaks[nextBreak].contains(span) {
                pieces.append(Piece(span: span, isBreak: true))
                continue
            }
            active.removeAll { marks[$0].span.end <= start }
            while next < marks.count, marks[next].span.start <= start {
                if marks[next].span.end > start { active.append(next) }
                next += 1
            }
            pieces.append(Piece(span: span, marks: active))
        }
        return pieces
    }

    /// Where a paragraph ends: at blank lines; at every line end where lines are long, or the line is much shorter than the
    /// others, as titles and by-lines are.
    private func paragraphBreaks() -> [Span] {
        let bytes = text.bytes
        var lines: [Span] = []
        var start = 0
        for place in bytes.indices where bytes[place] == 0x0A {
            lines.append(Span(start, place))
            start = place + 1
        }
        lines.append(Span(start, bytes.count))
        let lengths = lines.map(\.count).filter { $0 > 0 }.sorted()
        let usual = lengths.isEmpty ? 0 : lengths[lengths.count * 3 / 4]
        let isWrapped = usual >= 40 && usual <= 110 && (lengths.last ?? 0) <= 160
        var breaks: [Span] = []
        var line = 0
        while line + 1 < lines.count {
            var end = line + 1
            while end < lines.count, lines[end].isEmpty || text[lines[end]].allSatisfy(\.isWhitespace) { end += 1 }
            let isBlank = end > line + 1
            let isShort = lines[line].count * 4 < usual * 3
            if isBlank || !isWrapped || isShort {
                breaks.append(Span(lines[line].end, end < lines.count ? lines[end].start : bytes.count))
            }
            line = end
        }
        return breaks
    }
}
