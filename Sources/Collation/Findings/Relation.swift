import Diplomacy
import SourceText

/// How two values that answer one question stand to each other.
enum Relation: Equatable {
    /// The same value.
    case same
    /// One is more exact than the other, or a further step of the same matter; with the rule in words.
    case refines(String)
    /// Both cannot be right; with the rule in words.
    case apart(String)
}

extension Relation {
    /// Two dates of one event.
    static func of(_ a: CalendarPeriod, _ b: CalendarPeriod) -> Relation {
        if a == b { return .same }
        if a.contains(b) { return .refines("\(b) lies in \(a)") }
        if b.contains(a) { return .refines("\(a) lies in \(b)") }
        if a.overlaps(b) { return .refines("\(a) and \(b) overlap") }
        return .apart("\(a) and \(b) share no day")
    }

    /// Two amounts of one thing, in one unit.
    static func of(_ a: Amount, _ b: Amount) -> Relation {
        let x = AmountRange(a)
        let y = AmountRange(b)
        let left = AmountRange.text(a)
        let right = AmountRange.text(b)
        if let v = a.value, let w = b.value, abs(v - w) <= 0.005 * max(abs(v), abs(w)) {
            return a.bound == b.bound
                ? .same : .refines("\(left) and \(right) are one number, bounded in different ways")
        }
        if x == y { return .same }
        guard x.low <= y.high, y.low <= x.high else {
            return .apart("the ranges of \(left) and \(right) do not touch")
        }
        if a.value == nil, x.low <= y.low, y.high <= x.high { return .refines("\(left) holds \(right)") }
        if b.value == nil, y.low <= x.low, x.high <= y.high { return .refines("\(right) holds \(left)") }
        return .refines("the ranges of \(left) and \(right) overlap")
    }
}

extension Relation {
    /// Two lengths of time in different units: half a year and six months are one, a year and six months are not.
    static func of(lengths a: Amount, _ b: Amount) -> Relation {
        let relation = of(days(a), days(b))
        guard case .apart = relation else { return relation }
        return .apart("\(AmountRange.text(a)) and \(AmountRange.text(b)) are of different length")
    }

    /// Whether two lengths of time differ at most so many times that they may be of one thing.
    static func areOfOneSize(lengths a: Amount, _ b: Amount) -> Bool {
        guard let one = days(a).value, let other = days(b).value, min(one, other) > 0 else { return false }
        return max(one, other) <= 4 * min(one, other)
    }

    private static func days(_ amount: Amount) -> Amount {
        guard let day = amount.daysOfUnit else { return amount }
        // A month has no certain number of days.
        return Amount(
            value: amount.value.map { $0 * day }, low: amount.low.map { $0 * day }, high: amount.high.map { $0 * day },
            bound: amount.bound == .exact ? .about : amount.bound, unit: "days")
    }
}

/// The numbers that an amount allows.
struct AmountRange: Equatable {
    var low: Double
    var high: Double

    /// A plain number allows for its rounding (half of its last significant digit, at most a twentieth; a count below a
    /// hundred allows for nothing); "about" for a twentieth, or half of its last significant digit up to a quarter.
    init(_ amount: Amount) {
        guard let value = amount.value else {
            low = amount.low ?? -.infinity
            high = amount.high ?? .infinity
            return
        }
        let size = abs(value)
        let half = AmountRange.halfDigit(size)
        switch amount.bound {
        case .exact:
            let isCount = size == size.rounded() && size < 100
            let slack = isCount ? 0 : min(half, size * 0.05)
            (low, high) = (value - slack, value + slack)
        case .about:
            let slack = max(size * 0.05, min(half, size * 0.25))
            (low, high) = (value - slack, value + slack)
        case .atLeast:
            (low, high) = (value, amount.high ?? .infinity)
        case .atMost:
            (low, high) = (amount.low ?? -.infinity, value)
        }
    }

    /// Half a unit of the last digit that is not zero.
    private static func halfDigit(_ size: Double) -> Double {
        guard size > 0, size < 1e15 else { return 0 }
        var unit = 1e-4
        while unit < size {
            let next = unit * 10
            let scaled = size / next
            if abs(scaled - scaled.rounded()) > 1e-9 { break }
            unit = next
        }
        return unit / 2
    }

    /// The amount as text: `USD 482000000`, `USD 1000000000-1000000000000`, `at least USD 17000000000`.
    static func text(_ amount: Amount) -> String {
        func number(_ value: Double) -> String {
            value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
        }
        let unit = amount.unit.isEmpty ? "" : amount.unit + " "
        guard let value = amount.value else {
            switch (amount.low, amount.high) {
            case (let low?, let high?): return unit + number(low) + "-" + number(high)
            case (let low?, nil): return "at least " + unit + number(low)
            case (nil, let high?): return "at most " + unit + number(high)
            default: return unit + "?"
            }
        }
        switch amount.bound {
        case .exact: return unit + number(value)
        case .about: return "about " + unit + number(value)
        case .atLeast: return "at least " + unit + number(value)
        case .atMost: return "at most " + unit + number(value)
        }
    }
}
