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
    public var isLength: Bool { ["years", "months", "weeks", "days", "hours", "minutes"].contains(unit) }
}
