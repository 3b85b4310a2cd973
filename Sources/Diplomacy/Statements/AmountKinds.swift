import SourceText

/// Kinds of amounts by their units: those of one kind are asked after and compared alike.
extension Amount {
    /// Whether a unit is written as an ISO 4217 code is: `USD`.
    public static func isCurrency(_ unit: String) -> Bool {
        unit.utf8.count == 3 && unit.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    }

    /// Whether it is a sum of money.
    public var isMoney: Bool { Amount.isCurrency(unit) }

    /// Whether it is a part of a whole.
    public var isShare: Bool { unit == "percent" || unit == "share" }

    /// Whether it is a length of time.
    public var isLength: Bool { daysOfUnit != nil }

    /// How many days its unit has, where that is one of time; of years and months on average.
    public var daysOfUnit: Double? { Amount.daysOfUnits[unit] }

    private static let daysOfUnits = [
        "years": 365.25, "months": 30.44, "weeks": 7, "days": 1, "hours": 1 / 24.0, "minutes": 1 / 1440.0,
    ]
}
