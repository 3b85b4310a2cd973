import Foundation
import SourceText

/// Finds the times of a text and counts them from a day: dates, times of day, durations, recurring times.
///
/// A phrase is read by its words (`TimeGrammar`); which days it comes to is counted from the reference, from a date that
/// the text itself sets, and by tense (`TimeResolver`). What cannot be known stays without days: a bare `November 6` in a
/// text without any date has no `StatedTime.period`.
///
/// ```swift
/// let reader = try TimeReader()
/// let times = reader.read(text, reference: CalendarDay("2025-11-07"))
/// ```
public struct TimeReader: Sendable {
    let lexicon: ExpressionLexicon
    let scanner: PieceScanner
    let tenses: TenseReader
    /// What each word of the lexicon may do in a time.
    private let interest: [Interest]

    private enum Interest: UInt8 {
        case none
        /// It stands in a time behind another word only.
        case follows
        /// It begins names and idioms that are no times, and nothing else: `S&P 500`.
        case names
        /// A time may begin with it where another word of times comes next: `the`, `in`.
        case opens
        /// A time may begin with it.
        case begins
    }

    /// Reads the tables.
    ///
    /// - Parameter resources: the folder of the tables; Language's own where nil.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(resources: URL? = nil) throws { self.init(lexicon: try ExpressionLexicon(resources: resources)) }

    init(lexicon: ExpressionLexicon) {
        self.lexicon = lexicon
        scanner = PieceScanner(lexicon: lexicon)
        tenses = TenseReader(lexicon: lexicon)
        interest = lexicon.entries.indices.map { index in
            let roles = lexicon.entries[index].roles
            if !roles.isDisjoint(with: [
                .number, .ordinal, .month, .weekday, .unit, .season, .part, .offset, .shift, .frequency, .phase,
                .phrase, .holiday, .vague,
            ]) {
                return .begins
            }
            switch FunctionWord.of(UInt16(clamping: index)) {
            case .the, .a, .an, .in, .within, .from, .between, .every, .each, .any, .all, .full, .whole, .half,
                .earlier, .later, .another, .some, .many, .entire, .closing, .final, .that:
                // "every other Friday": words of times that begin idioms as well are read to the end.
                return roles.contains(.name) ? .begins : .opens
            case .rest, .q, .h, .fy, .fiscal, .financial, .budget, .tax, .now, .month, .ad: return .begins
            case .couple, .same, .more, .less: return .follows
            default: return roles.contains(.name) ? .names : roles.contains(.bound) ? .follows : .none
            }
        }
    }

    /// Fills ``Analysis/times`` with the times of everything but page furniture, counted from the document's date.
    ///
    /// - Parameters:
    ///   - analysis: its document is read; its words and trees help where they are there.
    ///   - seconds: the second of the day of publication, where it is known, for `in 5 minutes`.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the order of day and month in `3/7/2017` and for
    ///     fiscal years of which the text does not say whose they are.
    public func read(_ analysis: inout Analysis, seconds: Int? = nil, country: String? = nil) {
        scanner.withPieces(of: analysis.document) { read($0, into: &analysis, seconds: seconds, country: country) }
    }

    /// The same where the text is cut already.
    func read(_ pieces: Pieces, into analysis: inout Analysis, seconds: Int?, country: String?) {
        let published = analysis.document.published
        let reference = published.flatMap { $0.first == $0.last ? $0.first : nil }
        var times = read(pieces, reference, published, seconds, analysis.words, country)
        HeadFinder.heads(of: &times, in: analysis.words)
        analysis.times = times
    }

    /// The times of a whole text.
    ///
    /// - Parameters:
    ///   - text: the text, all of it article.
    ///   - reference: the day it was written; nil where unknown.
    ///   - seconds: the time of that day in seconds, for `in 5 minutes`.
    public func read(_ text: Text, reference: CalendarDay? = nil, seconds: Int? = nil) -> [TimeExpression] {
        text.bytes.withUnsafeBufferPointer { read($0, in: [Span(0, $0.count)], reference: reference, seconds: seconds) }
    }

    /// The times in some ranges of a text, in order, without overlap.
    ///
    /// - Parameters:
    ///   - text: UTF-8; any other bytes are read as letters.
    ///   - ranges: what to read, in order, without overlap.
    ///   - reference: the day that `yesterday` and `November 6` are counted from; nil where unknown.
    ///   - coarse: the month or year of publication where the day is unknown.
    ///   - seconds: the time of the reference day in seconds, for `in 5 minutes`.
    ///   - words: the words of the text, where it was analysed, for the tense of the governing verb.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the order of day and month in `3/7/2017`.
    public func read(
        _ text: UnsafeBufferPointer<UInt8>, in ranges: [Span], reference: CalendarDay?, coarse: CalendarPeriod? = nil,
        seconds: Int? = nil, words: Words? = nil, country: String? = nil
    ) -> [TimeExpression] {
        scanner.pieces(text, in: ranges).withUnsafeBufferPointer { storage in
            read(Pieces(storage: storage, text: text), reference, coarse, seconds, words, country)
        }
    }

    func read(
        _ pieces: Pieces, _ reference: CalendarDay?, _ coarse: CalendarPeriod?, _ seconds: Int?, _ words: Words?,
        _ country: String? = nil
    ) -> [TimeExpression] {
        let grammar = TimeGrammar(
            pieces: pieces, lexicon: lexicon, dayFirst: DayOrder.isDayFirst(pieces, country, lexicon.tables))
        var writer = TimeAnchoring(
            grammar: grammar, tenses: tenses, words: words, reference: reference, coarse: coarse, seconds: seconds,
            country: country)
        let line = DateLine(grammar)
        if let day = line.opening(published: reference), day != reference {
            writer.reference = day
            writer.seconds = nil
        } else if reference == nil, coarse == nil {
            writer.reference = line.ofItsOwn()
        }
        var times: [TimeExpression] = []
        var at = 0
        let count = pieces.count
        while at < count {
            let piece = pieces.storage[at]
            if piece.kind == .word {
                let interest = interest[Int(piece.word)]
                if interest.rawValue < Interest.names.rawValue {
                    at += 1
                    continue
                }
                if let end = lexicon.nameEnd(pieces, at) {
                    at = end
                    continue
                }
                if interest == .names || interest == .opens && !goesOn(pieces, at) {
                    at += 1
                    continue
                }
            }
            if piece.kind == .digits || piece.kind == .word || piece.kind == .fraction
                || piece.kind == .mark && (piece.mark == 0x27 || piece.mark == 0x2E) && pieces.isDigits(at + 1)
                || piece.kind == .mark && piece.mark == 0x3E
            {
                let (expression, end) = writer.read(at)
                if let expression, expression.span.end > (times.last?.span.end ?? 0),
                    expression.span.start >= (times.last?.span.end ?? 0)
                {
                    times.append(expression)
                }
                at = max(end, at + 1)
            } else {
                at += 1
            }
        }
        return times
    }
}

extension TimeReader {
    /// Whether what stands behind an opening word may go on with a time.
    private func goesOn(_ pieces: Pieces, _ at: Int) -> Bool {
        for next in at + 1...at + 2 {
            let piece = pieces[next]
            guard piece.kind == .word else { return piece.kind != .end }
            switch interest[Int(piece.word)] {
            case .begins, .follows, .names: return true
            case .opens: continue
            case .none: return false
            }
        }
        return true
    }
}
