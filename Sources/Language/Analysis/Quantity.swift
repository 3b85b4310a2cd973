import SourceText

/// A stretch of text that gives a number, with its unit and what is counted.
public struct Quantity: Sendable, Hashable {
    /// What kind of number.
    public enum Kind: String, Sendable, CaseIterable, Codable {
        /// A bare number: `203`.
        case number
        /// A place in an order: `11th`.
        case ordinal
        /// `25 percent`.
        case percent
        /// A part of a whole, 0...1: `a quarter of`.
        case share
        /// An amount of money.
        case money
        /// A number of things: `203 people`.
        case count
        /// `38-year-old`.
        case age
        /// A number of a unit of measure: `25 km`.
        case dimension
        /// An amount for each unit of something: `barrels a day`.
        case rate
    }

    /// What kind of number.
    public var kind: Kind
    /// The bytes, bound words (`about`, `up to`) left out, unit included: `$3.7 billion`, `203 people`.
    public var span: Span
    /// The number, its bound and unit.
    public var amount: Amount
    /// The noun that is counted, where there is one: `barrels of oil`.
    public var counted: Span?
    /// What each one of is meant, in the singular: `barrel` in `$70 a barrel`, `year` in `6% a year`; nil where the number
    /// is no rate. Counts and measures have it in their unit as well (`tons per year`).
    public var per: String?
    /// How the unit came about where the text does not spell it out: `the country of the publisher`.
    public var unitBasis: String?
    /// The index of the head word; nil where words were not analysed.
    public var head: Int?

    /// A quantity; its amount is in the unit that `Amount.unit` names.
    public init(
        kind: Kind, span: Span, amount: Amount, counted: Span? = nil, per: String? = nil, unitBasis: String? = nil,
        head: Int? = nil
    ) {
        self.kind = kind
        self.span = span
        self.amount = amount
        self.counted = counted
        self.per = per
        self.unitBasis = unitBasis
        self.head = head
    }
}
