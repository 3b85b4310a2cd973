/// A number that a text gives, with how exactly it gives it: "about 200 million dollars", "at least 17 billion", "3 to 5".
public struct Amount: Hashable, Sendable, Codable {
    /// What the text says of the number's exactness.
    public enum Bound: String, Sendable, Codable, CaseIterable {
        /// The number as it stands.
        case exact
        /// Near the number: `about`, `some`, `nearly`.
        case about
        /// The number or more.
        case atLeast = "at_least"
        /// The number or less.
        case atMost = "at_most"
    }

    /// The number itself; nil where only a range or an order of magnitude is given.
    public var value: Double?
    /// The low end of a range or of an order of magnitude, in ``unit``.
    public var low: Double?
    /// The high end, in ``unit``.
    public var high: Double?
    /// How exactly.
    public var bound: Bound
    /// An ISO 4217 code, `percent` (0...100), `share` (0...1), or a plain noun in the plural (`people`, `states`,
    /// `barrels`); empty where the text gives none. Never guessed silently.
    public var unit: String

    /// An amount; exact unless another bound is given.
    public init(value: Double?, low: Double? = nil, high: Double? = nil, bound: Bound = .exact, unit: String) {
        self.value = value
        self.low = low
        self.high = high
        self.bound = bound
        self.unit = unit
    }
}
