import Foundation
import SourceText

/// Reads the times and quantities of a text in one go: both from the same pieces, so that the text is cut once.
///
/// ```swift
/// let reader = try ExpressionReader()
/// let (times, quantities) = reader.read(text, reference: CalendarDay("2025-11-07"), country: "CAN")
/// ```
public struct ExpressionReader: Sendable {
    /// The reader of times alone.
    public let times: TimeReader
    /// The reader of quantities alone.
    public let quantities: QuantityReader

    /// Reads the tables.
    ///
    /// - Parameter resources: the folder of the tables; Language's own where nil.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(resources: URL? = nil) throws {
        let lexicon = try ExpressionLexicon(resources: resources)
        times = TimeReader(lexicon: lexicon)
        quantities = QuantityReader(lexicon: lexicon)
    }

    /// Fills ``Analysis/times`` and ``Analysis/quantities`` with those of everything but page furniture, counted from the
    /// document's date.
    ///
    /// - Parameters:
    ///   - analysis: its document is read; its words and trees help where they are there.
    ///   - seconds: the second of the day of publication, for `in 5 minutes`.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the currency of a bare sign, for the order of
    ///     day and month in `3/7/2017`, and for fiscal years of which the text does not say whose they are.
    public func read(_ analysis: inout Analysis, seconds: Int? = nil, country: String? = nil) {
        times.scanner.withPieces(of: analysis.document) { pieces in
            times.read(pieces, into: &analysis, seconds: seconds, country: country)
            quantities.read(pieces, into: &analysis, country: country)
        }
    }

    /// The times and quantities of a whole text, all of it article.
    ///
    /// - Parameters:
    ///   - text: the text.
    ///   - reference: the day it was written; nil where unknown.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3); nil where unknown.
    public func read(
        _ text: Text, reference: CalendarDay? = nil, country: String? = nil
    ) -> (times: [TimeExpression], quantities: [Quantity]) {
        text.bytes.withUnsafeBufferPointer { bytes in
            times.scanner.pieces(bytes, in: [Span(0, bytes.count)]).withUnsafeBufferPointer { storage in
                let pieces = Pieces(storage: storage, text: bytes)
                let found = times.read(pieces, reference, nil, nil, nil, country)
                return (found, quantities.read(pieces, times: found, country: country, words: nil))
            }
        }
    }
}
