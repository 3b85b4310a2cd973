import SourceText

/// A stretch of text that gives a number, with its unit and what is counted.
public struct Quantity: Sendable, Hashable {
    /// What kind of number.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        case number, ordinal, percent, share, money, count, age, dimension, rate
    }

    public var kind: Kind
    /// The bytes, bound words (`about`, `up to`) left out, unit included: `$3.7 billion`, `203 people`.
    public var span: Span
    /// The number, its bound and unit.
    public var amount: Amount
    /// The noun that is counted, where there is one: `barrels of oil`.
    public var counted: Span?
    /// How the unit came about where the text does not spell it out: `the country of the publisher`.
    public var unitBasis: String?
    /// The index of the head word; nil where words were not analysed.
    public var head: Int?

    public init(
        kind: Kind, span: Span, amount: Amount, counted: Span? = nil, unitBasis: String? = nil, head: Int? = nil
    ) {
        self.kind = kind
        self.span = span
        self.amount = amount
        self.counted = counted
        self.unitBasis = unitBasis
        self.head = head
    }
}
