import SourceText
import Testing

@testable import Language

enum Readers {
    static let times = Result { try TimeReader() }
    static let quantities = Result { try QuantityReader() }
}

/// Times of a text without the marks, as `text=value`: what is found must be what is marked.
func expectTimes(
    _ marked: String, _ values: String..., reference: String? = "2025-11-07", country: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let marked = Marked(marked)
    let text = Text(marked.text)
    let found = try text.bytes.withUnsafeBufferPointer { bytes in
        try Readers.times.get().read(
            bytes, in: [Span(0, bytes.count)], reference: reference.flatMap { CalendarDay($0) }, country: country)
    }
    #expect(found.map { text[$0.span] } == marked.spans.map { text[$0] }, sourceLocation: sourceLocation)
    #expect(found.map(\.shown) == values, sourceLocation: sourceLocation)
}

/// Quantities of a text, in the same way.
func expectQuantities(
    _ marked: String, _ values: String..., country: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let marked = Marked(marked)
    let text = Text(marked.text)
    let times = try Readers.times.get().read(text, reference: CalendarDay("2025-11-07"))
    let found = try Readers.quantities.get().read(text, times: times, country: country)
    #expect(found.map { text[$0.span] } == marked.spans.map { text[$0] }, sourceLocation: sourceLocation)
    #expect(found.map(\.shown) == values, sourceLocation: sourceLocation)
}

extension TimeExpression {
    /// The name of a year that is not the calendar's with its state, modifier, then value or period: `FY2025 ?`,
    /// `since 1992`, `PAST_REF`, `P3M`; `?` where nothing is known.
    var shown: String {
        let names = [year?.label, year?.state, time.modifier?.rawValue].compactMap { $0 }.map { $0 + " " }
        return names.joined() + (value ?? time.period?.iso8601 ?? "?")
    }
}

extension Quantity {
    /// Bound where it is none of exact, number or range, unit: `about 200000000 USD`.
    var shown: String {
        func text(_ value: Double?) -> String {
            value.map { $0 == $0.rounded() ? String(Int($0)) : "\($0)" } ?? ""
        }
        let bound = amount.bound == .exact ? "" : amount.bound.rawValue + " "
        let number = amount.value.map { text($0) } ?? text(amount.low) + ".." + text(amount.high)
        let kinds: [Kind] = [.ordinal, .rate, .age, .share]
        return bound + number + (amount.unit.isEmpty ? "" : " " + amount.unit)
            + (kinds.contains(kind) && kind != .share ? " \(kind)" : "")
    }
}
