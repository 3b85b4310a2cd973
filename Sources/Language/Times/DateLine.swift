import SourceText

/// The day that a text gives for itself: in a date line in front of its first paragraph, or in a line of its own.
struct DateLine {
    let grammar: TimeGrammar
    private var pieces: Pieces { grammar.pieces }

    init(_ grammar: TimeGrammar) { self.grammar = grammar }

    /// How many bytes of the text are searched: headline, by-line and the first paragraph.
    private static let reach = 2000
    /// The most days that a report is dated before its publication.
    private static let delay = 21

    /// The day of a date line such as `NAIROBI, May 7 (Agency) -`: what its `Tuesday` and `yesterday` are counted from.
    ///
    /// - Parameter published: the day of publication, which gives a year that the line leaves out; a line of another time is
    ///   no date line.
    func opening(published: CalendarDay?) -> CalendarDay? {
        each { at, found, first in
            guard at - first <= 10, isPlace(first, at), isClosed(found.end) else { return nil }
            var resolver = TimeResolver(reference: published)
            resolver.tense = .none
            guard let day = resolver.resolve(found.core)?.period.first else { return nil }
            guard let published else { return day }
            let delay = Int(published.number) - Int(day.number)
            return (-1...DateLine.delay).contains(delay) ? day : nil
        }
    }

    /// The day of a line among the first that is little more than a date with its year: a by-line.
    func ofItsOwn() -> CalendarDay? {
        each { at, found, first in
            let endsLine =
                pieces[found.end].gap >= .line
                || pieces.isMark(found.end, 0x2E) && pieces[found.end + 1].gap >= .line
            guard found.core.isAbsolute, endsLine, at - first < 16, pieces[first].gap >= .line else { return nil }
            return TimeResolver(reference: nil).resolve(found.core)?.period.first
        }
    }

    /// The first day that is found among the dates of the first lines. The third argument is the first piece of the line,
    /// as far as it is looked for.
    private func each(_ day: (Int, TimeGrammar.Found, Int) -> CalendarDay?) -> CalendarDay? {
        var at = 0
        while at < pieces.count, Int(pieces[at].start) < DateLine.reach + Int(pieces[0].start) {
            let piece = pieces[at]
            if piece.kind == .digits || grammar.roles(at).contains(.month) || grammar.roles(at).contains(.weekday),
                let found = grammar.date(at), found.core.isDay
            {
                var first = at
                while first > 0, pieces[first].gap < .line, at - first < 16 { first -= 1 }
                if let day = day(at, found, first) { return day }
                at = found.end
            } else {
                at += 1
            }
        }
        return nil
    }

    /// Whether nothing but names and marks stands in a line before its date.
    private func isPlace(_ first: Int, _ at: Int) -> Bool {
        guard pieces[first].gap >= .line else { return false }
        for index in first..<at {
            switch pieces[index].kind {
            case .word:
                guard grammar.isCapital(index), index == first || !grammar.roles(index).contains(.stop) else {
                    return false
                }
            case .mark: guard pieces[index].mark != 0x3F, pieces[index].mark != 0x21 else { return false }
            default: return false
            }
        }
        return first == at || !grammar.roles(first).contains(.stop)
    }

    /// Whether a dash or colon closes the line behind the date, a source in brackets between.
    private func isClosed(_ end: Int) -> Bool {
        var next = end
        if pieces.isMark(next, 0x28) || pieces.isMark(next, 0x2C) || pieces.isMark(next, 0x2F) {
            let close: UInt8 = pieces.isMark(next, 0x28) ? 0x29 : pieces[next].mark
            next += 1
            let start = next
            while next - start < 8, !pieces.isMark(next, close) {
                guard pieces[next].kind == .word || pieces[next].kind == .mark, pieces[next].gap < .line else {
                    return false
                }
                next += 1
            }
            guard pieces.isMark(next, close) else { return false }
            next += 1
        }
        guard pieces[next].gap <= .space else { return false }
        if pieces.isMark(next, 0x3A) { return pieces[next + 1].gap == .space }
        return pieces.isDash(next) && (pieces[next].mark == Piece.dash || pieces[next].gap == .space)
    }
}
