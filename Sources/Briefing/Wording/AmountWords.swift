import Diplomacy
import SourceText

/// Amounts as people write them: `about $200 million`, `up to €15 million`, `24%`, `at least 50 people`.
enum AmountWords {
    static func words(_ amount: Amount) -> String {
        if let value = amount.value { return bound(amount.bound) + number(value, amount.unit) }
        switch (amount.low, amount.high) {
        case (let low?, let high?):
            if low > 0, high / low >= 90, let order = order(low) { return "\(order)\(plural(amount.unit))" }
            return low == high ? bound(amount.bound) + number(low, amount.unit) : range(low, high, amount.unit)
        case (let low?, nil):
            if let order = order(ofAtLeast: low), !amount.isShare {
                return order + plural(amount.unit)
            }
            return "at least " + number(low, amount.unit)
        case (nil, let high?): return "up to " + number(high, amount.unit)
        case (nil, nil): return "an amount not given"
        }
    }

    private static func bound(_ bound: Amount.Bound) -> String {
        switch bound {
        case .exact: ""
        case .about: "about "
        case .atLeast: "at least "
        case .atMost: "up to "
        }
    }

    /// Signs that a reader of English takes for one currency only.
    private static let signs = ["USD": "$", "EUR": "€", "GBP": "£"]

    /// A number with its unit: `$4.2 billion`, `KZT 300 million`, `25%`, `12 people`.
    static func number(_ value: Double, _ unit: String) -> String {
        switch unit {
        case "share": return plain(value * 100) + "%"
        case "percent": return plain(value) + "%"
        case "": return scaled(value)
        default:
            if let sign = signs[unit] { return (value < 0 ? "-" : "") + sign + scaled(abs(value)) }
            let words = unit.split(separator: "_").joined(separator: " ")
            return Amount.isCurrency(unit) ? "\(unit) \(scaled(value))" : "\(scaled(value)) \(words)"
        }
    }

    private static func range(_ low: Double, _ high: Double, _ unit: String) -> String {
        let (left, right) = (number(low, unit), number(high, unit))
        return "\(left) to \(right)"
    }

    private static let scales: [(value: Double, word: String)] = [
        (1e12, "trillion"), (1e9, "billion"), (1e6, "million"),
    ]

    private static func order(_ low: Double) -> String? {
        if let scale = scales.first(where: { low >= $0.value }) { return scale.word + "s" }
        return low >= 1000 ? "thousands" : low >= 100 ? "hundreds" : low >= 10 ? "dozens" : nil
    }

    /// The words of an order of magnitude, whose low end is two of it: `billions` from two billion on, `tens of millions`.
    /// Only they have a low end and no number of their own.
    private static func order(ofAtLeast low: Double) -> String? {
        let one = low / 2
        if one == 12 { return "dozens" }
        for scale in scales + [(1000, "thousand")] {
            switch one / scale.value {
            case 1: return scale.word + "s"
            case 10: return "tens of \(scale.word)s"
            case 100: return "hundreds of \(scale.word)s"
            default: continue
            }
        }
        return one == 100 ? "hundreds" : nil
    }

    private static func plural(_ unit: String) -> String {
        switch unit {
        case "": ""
        case "USD": " of dollars"
        case "EUR": " of euros"
        case "GBP": " of pounds"
        default: " of " + unit.split(separator: "_").joined(separator: " ")
        }
    }

    private static func scaled(_ value: Double) -> String {
        guard value.isFinite else { return "an unknown number" }
        for scale in scales where abs(value) >= scale.value { return plain(value / scale.value) + " " + scale.word }
        return plain(value)
    }

    /// At most three digits behind the point, none that are zero, thousands set apart by commas.
    private static func plain(_ value: Double) -> String {
        guard value.isFinite, abs(value) < 1e15 else { return value.description }
        let thousandths = Int64((abs(value) * 1000).rounded())
        var whole = String(thousandths / 1000)
        var index = whole.count - 3
        while index > 0 {
            whole.insert(",", at: whole.index(whole.startIndex, offsetBy: index))
            index -= 3
        }
        var fraction = String(thousandths % 1000 + 1000).dropFirst()
        while fraction.last == "0" { fraction.removeLast() }
        return (value < 0 ? "-" : "") + whole + (fraction.isEmpty ? "" : "." + fraction)
    }
}
