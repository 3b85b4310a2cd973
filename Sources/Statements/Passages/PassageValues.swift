import Diplomacy
import Language
import SourceText

/// What times and quantities come to as values of a passage; nil where there is nothing to compare.
enum PassageValues {
    /// The days of a time, at most a year of them; of a length its number of years, months or days.
    static func content(_ time: TimeExpression) -> Passages.Value.Content? {
        switch time.kind {
        case .date, .time:
            guard let period = time.time.period, period.days <= 366 else { return nil }
            switch time.time.modifier {
            case .before, .after, .since, .until:
                // An open end says when only for `since`.
                guard time.time.modifier == .since else { return nil }
            default: break
            }
            return .time(part(of: period, time.time.modifier))
        case .duration: return time.value.flatMap(length).map { .amount($0) }
        case .set: return nil
        }
    }

    /// The part of a month or a year that is meant: `the end of September`, `early 2025`. A third of it, which errs on the side of
    /// agreement.
    static func part(of period: CalendarPeriod, _ modifier: StatedTime.Modifier?) -> CalendarPeriod {
        guard period.days >= 28 else { return period }
        let third = (period.days + 2) / 3
        switch modifier {
        case .early: return CalendarPeriod(period.first, period.first.adding(days: third - 1))
        case .mid: return CalendarPeriod(period.first.adding(days: third), period.last.adding(days: -third))
        case .late: return CalendarPeriod(period.last.adding(days: 1 - third), period.last)
        default: return period
        }
    }

    /// The amount of a quantity that counts or measures something.
    static func content(_ quantity: Quantity) -> Passages.Value.Content? {
        switch quantity.kind {
        case .ordinal, .age: nil
        case .number where quantity.amount.unit.isEmpty: nil
        default: .amount(quantity.amount)
        }
    }

    /// `P30Y` is 30 years; nil for lengths of several units and for those without a number.
    private static func length(_ value: String) -> Amount? {
        var digits = Substring(value)
        guard digits.popFirst() == "P" else { return nil }
        let isClock = digits.first == "T"
        if isClock { digits.removeFirst() }
        guard let letter = digits.popLast(), let number = Double(digits), number > 0 else { return nil }
        let unit: String? =
            switch (letter, isClock) {
            case ("Y", false): "years"
            case ("M", false): "months"
            case ("W", false): "weeks"
            case ("D", false): "days"
            case ("H", true): "hours"
            case ("M", true): "minutes"
            default: nil
            }
        return unit.map { Amount(value: number, unit: $0) }
    }
}
