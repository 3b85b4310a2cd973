import Diplomacy
import SourceText

/// The brief's wording for other views of a record, so that all of them say the same things in the same words.
public enum PlainWords {
    /// `6 November 2025`.
    public static func day(_ day: CalendarDay) -> String { DateWords.words(day) }

    /// `12–13 November 2025`.
    public static func period(_ period: CalendarPeriod) -> String { DateWords.words(period) }

    /// The value of a finding's answer: `11 November 2025`, `about $200 million`, `Kazakhstan, Saudi Arabia`.
    ///
    /// - Parameters:
    ///   - statement: the statement that gives it, where it is at hand.
    ///   - names: the names of the entities that a value may list.
    public static func value(
        of answer: Finding.Answer, kind: Finding.Kind, statement: Statement? = nil, names: [EntityID: String]
    ) -> String {
        let parts = answer.value.split(separator: ",").map { EntityID(rawValue: String($0.drop { $0 == " " })) }
        let known = parts.compactMap { names[$0] }
        let value = !parts.isEmpty && known.count == parts.count ? known.joined(separator: ", ") : answer.value
        return ValueWords.answer(value, kind: kind, statement: statement)
    }

    /// `announced_joining` → `announced joining`.
    public static func code(_ code: String) -> String { ValueWords.code(code) }

    /// A rule or a remark with its dates, amounts and codes as people write them.
    public static func sentence(_ text: String) -> String { ValueWords.sentence(text) }

    /// A passage for quotation, without the marks around it; nil where nothing is left of it.
    ///
    /// - Parameter limit: the most characters.
    public static func quotable(_ text: String, limit: Int = 200) -> String? {
        PassageWords.quotable(text, limit: limit)
    }

    /// One line without control characters, cut behind a word where it is longer than `limit` characters.
    public static func line(_ text: String, limit: Int = .max) -> String {
        let line = PassageWords.clean(text)
        return limit == .max ? line : PassageWords.cut(line, limit)
    }

    /// A name that stands in capitals as it would stand in a sentence.
    public static func name(_ name: String) -> String { NameWords.inTitleCase(PassageWords.clean(name)) }

    /// `A, B and C`.
    public static func list(_ names: [String]) -> String { NameWords.list(names) }

    /// `1 report`, `1,200 reports`.
    public static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(AmountWords.number(Double(number), "")) \(number == 1 ? one : many)"
    }

    /// `25%`.
    public static func percent(_ share: Double) -> String { FigureWords.percent(share) }

    /// A text fit for the content and the attributes of HTML and XML.
    public static func escaped(_ text: String) -> String { XMLText.escaped(text) }
}
