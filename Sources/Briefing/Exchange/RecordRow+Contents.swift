import Diplomacy
import SourceText

/// What a statement's kind adds to its row.
extension RecordRow {
    static func content(_ row: RowFields) throws -> Statement.Content {
        let kind: Statement.Kind = try row.choice("kind")
        let fields = try row.required(kind.rawValue)
        switch kind {
        case .event:
            return .event(
                Event(
                    plover: try fields["plover"], mode: try fields.optional("mode"),
                    cameo: try fields.optional("cameo"), goldstein: try fields.optional("goldstein"),
                    who: try fields.list("who"), whom: try fields.list("whom"), date: try fields.period("date"),
                    place: try fields.optional("place")))
        case .figure:
            return .figure(
                Figure(
                    amount: try amount(fields), what: try fields["what"], between: try fields.list("between"),
                    of: try fields.optional("of"), period: try fields.period("period"),
                    scope: try fields.optional("scope")))
        case .status:
            return .status(
                FrameworkStatus(
                    framework: try fields["framework"], state: try fields["state"], stage: try fields.choice("status"),
                    date: try fields.period("date")))
        case .tie:
            return .tie(
                Tie(a: try fields["a"], b: try fields["b"], type: try fields["type"], since: try fields.period("since"))
            )
        case .deal:
            let bound: Amount.Bound? = try fields.choiceOrNone("bound")
            return .deal(
                Deal(
                    parties: try fields.list("parties"), sector: try fields.optional("sector"),
                    instrument: try fields.optional("instrument"), amount: bound == nil ? nil : try amount(fields),
                    status: try fields.choice("status")))
        case .forecast:
            return .forecast(
                Forecast(
                    term: try fields["term"], scale: try fields.optional("scale"), low: try fields.optional("low"),
                    high: try fields.optional("high"), from: try fields.day("from"), to: try fields.day("to"),
                    horizon: try fields.optional("horizon"), by: try fields.optional("by"),
                    about: try fields.list("about")))
        case .assessment:
            return .assessment(Assessment(by: try fields.optional("by"), about: try fields.list("about")))
        case .motive:
            return .motive(
                Motive(
                    actor: try fields["actor"], act: try fields["act"], aim: try fields["aim"],
                    by: try fields.optional("by")))
        case .condition:
            return .condition(
                Condition(
                    actor: try fields["actor"], purpose: try fields["for"], requires: try fields["requires"],
                    met: try fields.optional("met")))
        }
    }

    private static func amount(_ fields: RowFields) throws -> Amount {
        Amount(
            value: try fields.optional("value"), low: try fields.optional("low"), high: try fields.optional("high"),
            bound: try fields.choice("bound"), unit: try fields.optional("unit") ?? "")
    }
}

/// The members of an object of a row, by name.
struct RowFields {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }

        init?(intValue: Int) { nil }
    }

    private let container: KeyedDecodingContainer<Key>

    init(_ decoder: any Decoder) throws { container = try decoder.container(keyedBy: Key.self) }

    private init(_ container: KeyedDecodingContainer<Key>) { self.container = container }

    /// A member that must be there.
    subscript<Value: Decodable>(name: String) -> Value {
        get throws { try container.decode(Value.self, forKey: Key(stringValue: name)) }
    }

    /// A member that may be absent or null.
    func optional<Value: Decodable>(_ name: String) throws -> Value? {
        try container.decodeIfPresent(Value.self, forKey: Key(stringValue: name))
    }

    /// A list; none where it is absent.
    func list<Value: Decodable>(_ name: String) throws -> [Value] { try optional(name) ?? [] }

    /// A word of a fixed vocabulary.
    func choice<Value: RawRepresentable<String>>(_ name: String) throws -> Value {
        guard let value: Value = try choiceOrNone(name) else {
            throw DecodingError.keyNotFound(
                Key(stringValue: name), .init(codingPath: container.codingPath, debugDescription: "missing"))
        }
        return value
    }

    func choiceOrNone<Value: RawRepresentable<String>>(_ name: String) throws -> Value? {
        guard let word: String = try optional(name) else { return nil }
        guard let value = Value(rawValue: word) else { throw fault(name, "'\(word)' is not one of its words") }
        return value
    }

    func period(_ name: String) throws -> CalendarPeriod? {
        guard let text: String = try optional(name) else { return nil }
        guard let period = CalendarPeriod(iso8601: text) else { throw fault(name, "'\(text)' is no date") }
        return period
    }

    func day(_ name: String) throws -> CalendarDay? {
        guard let text: String = try optional(name) else { return nil }
        guard let day = CalendarDay(text) else { throw fault(name, "'\(text)' is no day") }
        return day
    }

    /// The name of the row's document, where its id will stand.
    func document() throws -> DocumentID { DocumentID(rawValue: try self["document"]) }

    /// Names of documents, where their ids will stand.
    func documents(_ name: String) throws -> [DocumentID] {
        let names: [String] = try list(name)
        return names.map(DocumentID.init(rawValue:))
    }

    /// An object that must be there.
    func required(_ name: String) throws -> RowFields {
        RowFields(try container.nestedContainer(keyedBy: Key.self, forKey: Key(stringValue: name)))
    }

    /// An object; nil where it is absent.
    func fields(_ name: String) throws -> RowFields? {
        container.contains(Key(stringValue: name)) ? try required(name) : nil
    }

    /// A list of objects.
    func each<Value>(_ name: String, _ body: (RowFields) throws -> Value) throws -> [Value] {
        guard container.contains(Key(stringValue: name)) else { return [] }
        var list = try container.nestedUnkeyedContainer(forKey: Key(stringValue: name))
        var values: [Value] = []
        while !list.isAtEnd { values.append(try body(RowFields(try list.nestedContainer(keyedBy: Key.self)))) }
        return values
    }

    private func fault(_ name: String, _ words: String) -> DecodingError {
        .dataCorrupted(
            .init(codingPath: container.codingPath + [Key(stringValue: name)], debugDescription: words))
    }
}
