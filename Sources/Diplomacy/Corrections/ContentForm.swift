import SourceText

/// What a statement says as a form: fields by the names that the record gives them, values as text. By it an analyst amends
/// a statement, or enters one.
///
/// Dates are written as in the record, several ids with commas between them.
public struct ContentForm: Sendable, Hashable {
    /// Why a form cannot be read.
    public enum Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The kind has no such field: which, the kind, and the fields that it has.
        case unknown(String, Statement.Kind, [String])
        /// The kind cannot do without the field.
        case missing(String, Statement.Kind)
        /// A value is not what the field takes: the field, the value, and what it takes.
        case value(String, String, String)

        /// One line: what is wrong, and what to do.
        public var description: String {
            switch self {
            case .unknown(let field, let kind, let fields):
                "\(kind.withArticle) has no '\(field)'; its fields are \(fields.joined(separator: ", ")), modality, speaker, via [CH0921]"
            case .missing(let field, let kind): "\(kind.withArticle) needs '\(field)'; give it a value [CH0922]"
            case .value(let field, let value, let wanted): "\(field): '\(value)' is \(wanted) [CH0923]"
            }
        }
    }

    /// The kind of statement.
    public let kind: Statement.Kind
    /// The fields that have a value.
    public private(set) var values: [String: String]

    /// A form of a kind.
    ///
    /// - Parameter values: fields and their values; a field of nil has none.
    /// - Throws: ``Fault`` where the kind has no such field.
    public init(_ kind: Statement.Kind, _ values: [String: String?]) throws(Fault) {
        self.kind = kind
        self.values = [:]
        for (field, value) in values.sorted(by: { $0.key < $1.key }) { try set(field, to: value) }
    }

    /// The form of what a statement says.
    public init(_ content: Statement.Content) {
        kind = content.kind
        values = [:]
        func ids(_ ids: [EntityID]) -> String? {
            ids.isEmpty ? nil : ids.map(\.rawValue).joined(separator: ",")
        }
        func amount(_ amount: Amount) -> [String: String?] {
            [
                "value": amount.value.map { "\($0)" }, "low": amount.low.map { "\($0)" },
                "high": amount.high.map { "\($0)" }, "bound": amount.bound.rawValue,
                "unit": amount.unit.isEmpty ? nil : amount.unit,
            ]
        }
        let all: [String: String?] =
            switch content {
            case .event(let event):
                [
                    "plover": event.plover, "mode": event.mode, "cameo": event.cameo,
                    "goldstein": event.goldstein.map { "\($0)" }, "who": ids(event.who), "whom": ids(event.whom),
                    "date": event.date?.iso8601, "place": event.place?.rawValue,
                ]
            case .figure(let figure):
                [
                    "what": figure.what, "between": ids(figure.between), "of": figure.of?.rawValue,
                    "period": figure.period?.iso8601, "scope": figure.scope,
                ].merging(amount(figure.amount)) { first, _ in first }
            case .status(let status):
                [
                    "framework": status.framework.rawValue, "state": status.state.rawValue,
                    "status": status.stage.rawValue, "date": status.date?.iso8601,
                ]
            case .tie(let tie):
                ["a": tie.a.rawValue, "b": tie.b.rawValue, "type": tie.type, "since": tie.since?.iso8601]
            case .deal(let deal):
                [
                    "parties": ids(deal.parties), "sector": deal.sector, "instrument": deal.instrument,
                    "status": deal.status.rawValue,
                ].merging(deal.amount.map(amount) ?? [:]) { first, _ in first }
            case .forecast(let forecast):
                [
                    "term": forecast.term, "scale": forecast.scale, "low": forecast.low.map { "\($0)" },
                    "high": forecast.high.map { "\($0)" }, "from": forecast.from?.description,
                    "to": forecast.to?.description, "horizon": forecast.horizon, "by": forecast.by?.rawValue,
                    "about": ids(forecast.about),
                ]
            case .assessment(let assessment): ["by": assessment.by?.rawValue, "about": ids(assessment.about)]
            case .motive(let motive):
                ["actor": motive.actor.rawValue, "act": motive.act, "aim": motive.aim, "by": motive.by?.rawValue]
            case .condition(let condition):
                [
                    "actor": condition.actor.rawValue, "for": condition.purpose, "requires": condition.requires,
                    "met": condition.met.map { $0 ? "yes" : "no" },
                ]
            }
        for (field, value) in all { values[field] = value }
    }

    /// The fields of a kind, in the order of the record.
    public static func fields(of kind: Statement.Kind) -> [String] {
        let amount = ["value", "low", "high", "bound", "unit"]
        switch kind {
        case .event: return ["plover", "mode", "cameo", "goldstein", "who", "whom", "date", "place"]
        case .figure: return amount + ["what", "between", "of", "period", "scope"]
        case .status: return ["framework", "state", "status", "date"]
        case .tie: return ["a", "b", "type", "since"]
        case .deal: return ["parties", "sector", "instrument"] + amount + ["status"]
        case .forecast: return ["term", "scale", "low", "high", "from", "to", "horizon", "by", "about"]
        case .assessment: return ["by", "about"]
        case .motive: return ["actor", "act", "aim", "by"]
        case .condition: return ["actor", "for", "requires", "met"]
        }
    }

    /// The fields that hold ids of entities; those of several are written with commas.
    public static let entityFields: Set<String> = [
        "who", "whom", "place", "between", "of", "framework", "state", "a", "b", "parties", "by", "about", "actor",
        "speaker", "via",
    ]

    /// Gives a field a value, or takes it away.
    ///
    /// - Throws: ``Fault/unknown(_:_:_:)`` where the kind has no such field.
    public mutating func set(_ field: String, to value: String?) throws(Fault) {
        let known = ContentForm.fields(of: kind)
        guard known.contains(field) else { throw .unknown(field, kind, known) }
        let value = value.flatMap { $0.isEmpty ? nil : $0 }
        values[field] = value
    }

    /// What the form says.
    ///
    /// - Throws: ``Fault`` where a field is missing, or its value is none.
    public func content() throws(Fault) -> Statement.Content {
        switch kind {
        case .event:
            return .event(
                Event(
                    plover: try text("plover"), mode: values["mode"], cameo: values["cameo"],
                    goldstein: try number("goldstein"), who: ids("who"), whom: ids("whom"), date: try period("date"),
                    place: id("place")))
        case .figure:
            guard let amount = try amount() else { throw .missing("value", kind) }
            return .figure(
                Figure(
                    amount: amount, what: try text("what"), between: ids("between"), of: id("of"),
                    period: try period("period"), scope: values["scope"]))
        case .status:
            return .status(
                FrameworkStatus(
                    framework: try needed("framework"), state: try needed("state"),
                    stage: try choice("status", FrameworkStatus.Stage.self), date: try period("date")))
        case .tie:
            return .tie(
                Tie(a: try needed("a"), b: try needed("b"), type: try text("type"), since: try period("since")))
        case .deal:
            let parties = ids("parties")
            if parties.isEmpty { throw .missing("parties", kind) }
            return .deal(
                Deal(
                    parties: parties, sector: values["sector"], instrument: values["instrument"],
                    amount: try amount(), status: try choice("status", Deal.Status.self)))
        case .forecast:
            return .forecast(
                Forecast(
                    term: try text("term"), scale: values["scale"], low: try number("low"), high: try number("high"),
                    from: try day("from"), to: try day("to"), horizon: values["horizon"], by: id("by"),
                    about: ids("about")))
        case .assessment: return .assessment(Assessment(by: id("by"), about: ids("about")))
        case .motive:
            return .motive(
                Motive(actor: try needed("actor"), act: try text("act"), aim: try text("aim"), by: id("by")))
        case .condition:
            var met: Bool?
            if let word = values["met"] {
                guard word == "yes" || word == "no" else { throw .value("met", word, "neither yes nor no") }
                met = word == "yes"
            }
            return .condition(
                Condition(
                    actor: try needed("actor"), purpose: values["for"] ?? "", requires: try text("requires"), met: met))
        }
    }

    private func text(_ field: String) throws(Fault) -> String {
        guard let value = values[field] else { throw .missing(field, kind) }
        return value
    }

    private func needed(_ field: String) throws(Fault) -> EntityID { EntityID(rawValue: try text(field)) }

    private func id(_ field: String) -> EntityID? { values[field].map(EntityID.init(rawValue:)) }

    private func ids(_ field: String) -> [EntityID] {
        (values[field] ?? "").split(separator: ",").map { part in
            EntityID(rawValue: String(part.drop { $0 == " " }))
        }
    }

    private func number(_ field: String) throws(Fault) -> Double? {
        guard let value = values[field] else { return nil }
        guard let number = Double(value), number.isFinite else { throw .value(field, value, "no number") }
        return number
    }

    private func period(_ field: String) throws(Fault) -> CalendarPeriod? {
        guard let value = values[field] else { return nil }
        guard let period = CalendarPeriod(iso8601: value) else {
            throw .value(field, value, "no date; write 2025, 2025-11, 2025-11-06 or two of them with a stroke")
        }
        return period
    }

    private func day(_ field: String) throws(Fault) -> CalendarDay? {
        guard let value = values[field] else { return nil }
        guard let day = CalendarDay(value) else { throw .value(field, value, "no day; write 2025-11-06") }
        return day
    }

    private func choice<Value: RawRepresentable<String> & CaseIterable>(
        _ field: String, _ type: Value.Type
    ) throws(Fault) -> Value {
        let value = try text(field)
        guard let choice = Value(rawValue: value) else {
            throw .value(field, value, "none of \(Value.allCases.map(\.rawValue).joined(separator: ", "))")
        }
        return choice
    }

    private func amount() throws(Fault) -> Amount? {
        let value = try number("value")
        let low = try number("low")
        let high = try number("high")
        guard value != nil || low != nil || high != nil else { return nil }
        let bound = values["bound"] == nil ? .exact : try choice("bound", Amount.Bound.self)
        return Amount(value: value, low: low, high: high, bound: bound, unit: values["unit"] ?? "")
    }
}

extension Statement.Kind {
    /// `an event`, `a figure`.
    public var withArticle: String { ("aeio".contains(rawValue.prefix(1)) ? "an " : "a ") + rawValue }
}

extension Statement {
    /// The statement with fields set anew: those of its kind, `modality`, `speaker` and `via`. Its id follows.
    ///
    /// - Throws: ``ContentForm/Fault``.
    public func amended(_ fields: [String: String?]) throws(ContentForm.Fault) -> Statement {
        var statement = self
        var form = ContentForm(content)
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            switch field {
            case "modality":
                guard let modality = value.flatMap(Modality.init(rawValue:)) else {
                    throw .value(
                        field, value ?? "", "none of \(Modality.allCases.map(\.rawValue).joined(separator: ", "))")
                }
                statement.modality = modality
            case "speaker": statement.speaker = value.flatMap { $0.isEmpty ? nil : EntityID(rawValue: $0) }
            case "via": statement.via = value.flatMap { $0.isEmpty ? nil : EntityID(rawValue: $0) }
            default: try form.set(field, to: value)
            }
            // The words give the time as it was read.
            if ["date", "since", "period"].contains(field) { statement.time = nil }
        }
        statement.content = try form.content()
        statement.id = Statement.makeID(statement)
        return statement
    }
}
