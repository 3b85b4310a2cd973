import Diplomacy
import SourceText

/// Normalised values of findings and codes of tables in plain words.
enum ValueWords {
    /// `announced_joining` → `announced joining`.
    static func code(_ code: String) -> String { code.split(separator: "_").joined(separator: " ") }

    /// The value of an answer: of its statement where the kind of finding has words for it, else what the text of the
    /// value says as a date, an amount of money or a code.
    static func answer(_ value: String, kind: Finding.Kind, statement: Statement?) -> String {
        if kind == .figure, let statement {
            switch statement.content {
            case .figure(let figure): return AmountWords.words(figure.amount)
            case .deal(let deal): if let amount = deal.amount { return AmountWords.words(amount) }
            default: break
            }
        }
        return plain(value)
    }

    /// `2025-11-11` → `11 November 2025`; `about USD 200000000` → `about $200 million`; `announced_joining` →
    /// `announced joining`; anything else as it is.
    static func plain(_ value: String) -> String {
        let value = PassageWords.clean(value)
        if let period = CalendarPeriod(iso8601: value) { return DateWords.words(period) }
        let parts = value.split(separator: " ").map(String.init)
        if let (unit, number, prefix) = money(parts) {
            return prefix + AmountWords.number(number, unit)
        }
        if !value.contains(" ") { return code(value) }
        return PassageWords.cut(value, 120)
    }

    private static func money(_ parts: [String]) -> (unit: String, number: Double, prefix: String)? {
        guard parts.count >= 2, let last = parts.last else { return nil }
        let before = parts[parts.count - 2]
        let prefix = parts.dropLast(2).map { $0 + " " }.joined().split(separator: "_").joined(separator: " ")
        if let number = Double(last), before.utf8.count == 3, before.utf8.allSatisfy({ $0 >= 65 && $0 <= 90 }) {
            return (before, number, prefix)
        }
        if let number = Double(before), last == "share" || last == "percent" || last == "people" {
            return (last, number, prefix)
        }
        return nil
    }
}
