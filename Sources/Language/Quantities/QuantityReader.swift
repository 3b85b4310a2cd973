import Foundation
import SourceText

/// Finds the quantities of a text: sums of money, percentages, shares, counts, measures, ages, rates and ordinals.
///
/// Times are not quantities: what ``TimeReader`` found is passed over. A unit is never guessed silently: the currency of a
/// bare `$` comes from an earlier mention, from the country that is handed in, or from the usage of international news, and
/// ``Quantity/unitBasis`` says which.
///
/// ```swift
/// let reader = try QuantityReader()
/// let quantities = reader.read(text, times: times, country: "CAN")
/// ```
public struct QuantityReader: Sendable {
    let lexicon: ExpressionLexicon
    let scanner: PieceScanner
    private let isTrigger: [Bool]
    /// Whether a word begins names and idioms that are no amounts, and nothing else: `S&P 500`.
    private let isNameOnly: [Bool]
    /// Whether a word stands behind the first of a share by words: `majority`.
    private let isSecond: [Bool]

    /// Reads the tables.
    ///
    /// - Parameter resources: the folder of the tables; Language's own where nil.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(resources: URL? = nil) throws { self.init(lexicon: try ExpressionLexicon(resources: resources)) }

    init(lexicon: ExpressionLexicon) {
        self.lexicon = lexicon
        scanner = PieceScanner(lexicon: lexicon)
        let mayBegin = lexicon.entries.indices.map { index in
            let roles = lexicon.entries[index].roles
            if !roles.isDisjoint(with: [.number, .scale, .ordinal, .fraction, .currency, .share, .decade]) {
                return true
            }
            switch FunctionWord.of(UInt16(clamping: index)) {
            case .minus, .negative, .aged, .half, .tens, .several, .many, .a, .an, .the: return true
            default: return false
            }
        }
        isNameOnly = lexicon.entries.indices.map { !mayBegin[$0] && lexicon.entries[$0].roles.contains(.name) }
        isTrigger = mayBegin.indices.map { mayBegin[$0] || lexicon.entries[$0].roles.contains(.name) }
        var isSecond = [Bool](repeating: false, count: lexicon.entries.count)
        for word in lexicon.fractions.secondWords { isSecond[Int(word)] = true }
        self.isSecond = isSecond
    }

    /// Fills ``Analysis/quantities`` with the quantities of everything but page furniture and times.
    ///
    /// - Parameters:
    ///   - analysis: its document is read, its times are passed over; its words and trees help where they are there.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the currency of a bare sign.
    public func read(_ analysis: inout Analysis, country: String? = nil) {
        scanner.withPieces(of: analysis.document) { read($0, into: &analysis, country: country) }
    }

    /// The same where the text is cut already.
    func read(_ pieces: Pieces, into analysis: inout Analysis, country: String?) {
        var quantities = read(pieces, times: analysis.times, country: country, words: analysis.words)
        HeadFinder.heads(of: &quantities, in: analysis.words)
        analysis.quantities = quantities
    }

    /// The quantities of a whole text. ``read(_:in:times:country:words:)`` says more.
    public func read(_ text: Text, times: [TimeExpression] = [], country: String? = nil) -> [Quantity] {
        text.bytes.withUnsafeBufferPointer { read($0, in: [Span(0, $0.count)], times: times, country: country) }
    }

    /// The quantities in some ranges of a text, in order, without overlap.
    ///
    /// - Parameters:
    ///   - text: UTF-8; any other bytes are read as letters.
    ///   - ranges: what to read, in order, without overlap.
    ///   - times: the times of the text, in order; what lies in them is no quantity.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the currency of a bare sign.
    ///   - words: the words of the text, where it was analysed: the tree tells what a number counts.
    public func read(
        _ text: UnsafeBufferPointer<UInt8>, in ranges: [Span], times: [TimeExpression] = [], country: String? = nil,
        words: Words? = nil
    ) -> [Quantity] {
        scanner.pieces(text, in: ranges).withUnsafeBufferPointer { storage in
            read(Pieces(storage: storage, text: text), times: times, country: country, words: words)
        }
    }

    /// The quantities of a text that is cut already.
    func read(_ pieces: Pieces, times: [TimeExpression], country: String?, words: Words?) -> [Quantity] {
        var grammar = QuantityGrammar(pieces: pieces, lexicon: lexicon, country: country, words: words)
        var quantities: [Quantity] = []
        var at = 0
        var time = 0
        // A rate takes its unit of time along: "188 miles an hour".
        let times = times.filter { $0.kind != .set }
        var last = 0
        while at < pieces.count {
            let piece = pieces.storage[at]
            if piece.kind == .word
                ? !isTrigger[Int(piece.word)] && !isCode(piece) : piece.kind == .mark && !isStart(pieces, at)
            {
                at += 1
                continue
            }
            let start = Int(piece.start)
            while time < times.count, times[time].span.end <= start { time += 1 }
            if time < times.count, times[time].span.start <= start {
                at += 1
                continue
            }
            if let end = lexicon.nameEnd(pieces, at) {
                at = end
                continue
            }
            if piece.kind == .word, isNameOnly[Int(piece.word)] || isArticle(piece) && !goesOn(pieces, at) {
                at += 1
                continue
            }
            let limit = time < times.count ? times[time].span.start : Int.max
            guard let found = grammar.quantity(at, before: limit), found.end > at else {
                at = grammar.skip(at)
                continue
            }
            if let quantity = found.quantity, quantity.span.start >= last {
                quantities.append(quantity)
                last = quantity.span.end
            }
            at = found.end
        }
        return quantities
    }

    /// Whether it may be the code of a currency with its scale: `MEUR`.
    private func isCode(_ piece: Piece) -> Bool { piece.word == 0 && piece.shape == .capitals && piece.count == 4 }

    private func isArticle(_ piece: Piece) -> Bool {
        switch piece.known {
        case .the, .a, .an: true
        default: false
        }
    }

    /// Whether a number or a share may follow an article: `a dozen`, `the majority`.
    private func goesOn(_ pieces: Pieces, _ at: Int) -> Bool {
        let next = pieces[at + 1]
        guard next.kind == .word else { return next.kind != .end && next.kind != .mark }
        return isSecond[Int(next.word)] || next.known == .few || next.known == .couple
            || !lexicon.roles(next).isDisjoint(with: [.number, .scale, .ordinal, .fraction, .vague])
    }

    /// Whether a mark may begin a number: `.5`, `-3`.
    private func isStart(_ pieces: Pieces, _ at: Int) -> Bool {
        let piece = pieces.storage[at]
        guard piece.mark == 0x2E || piece.mark == 0x2D, piece.gap != .none else { return false }
        let next = pieces[at + 1]
        return next.kind == .digits && (next.isGlued || piece.gap >= .line)
    }
}
