import Diplomacy
import SourceText

/// What a statement says, field by field, in words; who takes part in it stands in its roles.
///
/// ```swift
/// for field in StatementFields(statement, codes: try EventCodes()).fields { print(field.name, field.words) }
/// ```
public struct StatementFields {
    /// A field in words.
    public struct Field: Sendable, Hashable {
        /// What the field is: `says`, `amount`.
        public var name: String
        /// Its value.
        public var words: String
    }

    /// In the order in which they are read.
    public private(set) var fields: [Field] = []

    /// The fields of a statement.
    ///
    /// - Parameter codes: gives CAMEO codes their names.
    public init(_ statement: Statement, codes: EventCodes) {
        switch statement.content {
        case .event(let event):
            let name = event.cameo.flatMap { codes[$0]?.name } ?? event.plover.lowercased()
            let rest = ", not specified below"
            add("says", name.hasSuffix(rest) ? String(name.dropLast(rest.count)) : name)
            let type = event.mode.map { "\(event.plover) (\($0))" } ?? event.plover
            let code = event.cameo.map { "CAMEO \($0)" }
            let value = event.goldstein.map { "Goldstein \(AmountWords.number($0, ""))" }
            add("code", ["PLOVER \(type)", code, value].compactMap { $0 }.joined(separator: ", "))
        case .figure(let figure):
            add("says", figure.what)
            add("amount", AmountWords.words(figure.amount))
            add("scope", figure.scope)
            add("period", figure.period.map(DateWords.words))
        case .status(let status): add("says", StatementFields.plain(status.stage.rawValue))
        case .tie(let tie):
            add("says", StatementFields.plain(tie.type))
            add("since", tie.since.map(DateWords.words))
        case .deal(let deal):
            add("says", [deal.instrument ?? "deal", deal.status.rawValue].joined(separator: ", "))
            add("sector", deal.sector)
            add("amount", deal.amount.map(AmountWords.words))
        case .forecast(let forecast):
            add("says", forecast.term)
            add(
                "scale",
                forecast.scale.map { scale in
                    let range = [forecast.low, forecast.high].compactMap { $0 }.map { AmountWords.number($0, "share") }
                    return range.isEmpty
                        ? scale
                        : "\(scale): \(Array(Set(range)).count == 1 ? range[0] : range.joined(separator: " to "))"
                } ?? "none: no number is given for these words here")
            add("horizon", forecast.horizon)
            add("from", forecast.from.map(DateWords.words))
            add("to", forecast.to.map(DateWords.words))
        case .assessment: add("says", "a judgement")
        case .motive(let motive):
            add("act", motive.act)
            add("aim", motive.aim)
        case .condition(let condition):
            add("for", condition.purpose)
            add("requires", condition.requires)
            add("met", condition.met.map { $0 ? "yes" : "no" })
        }
    }

    private mutating func add(_ name: String, _ words: String?) {
        guard let words, let clean = PassageWords.quotable(words, limit: 400) else { return }
        fields.append(Field(name: name, words: clean))
    }

    private static func plain(_ code: String) -> String { code.split(separator: "_").joined(separator: " ") }

    /// A period in words: `6 November 2025`.
    public static func words(_ period: CalendarPeriod) -> String { DateWords.words(period) }
}
