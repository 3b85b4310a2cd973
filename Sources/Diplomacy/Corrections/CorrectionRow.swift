import SourceText

/// A correction as a row of JSON: flat, with members that say what they are.
///
/// `{"record":"correction","id":"correction:…","do":"reject","document":"doc:…","span":[0,36],"kind":"event",…}`
extension Correction: Codable {
    private enum Key: String, CodingKey {
        case record, id, action = "do", by, at, why
        case document, span, kind, key, text
        case set, named, entity, entityName = "entity_name", other, otherName = "other_name", name
        case source, grade, marks, outcome, settled, statements, on, undoes
    }

    /// What is wrong with a row.
    private static func fault(_ decoder: any Decoder, _ words: String) -> DecodingError {
        .dataCorrupted(DecodingError.Context(codingPath: decoder.codingPath, debugDescription: words))
    }

    /// A correction of a row.
    ///
    /// - Throws: `DecodingError` where a member is missing, or its value is none that it takes.
    public init(from decoder: any Decoder) throws {
        let row = try decoder.container(keyedBy: Key.self)
        func text(_ key: Key) throws -> String { try row.decode(String.self, forKey: key) }
        func address() throws -> StatementAddress {
            let name = try text(.kind)
            guard let kind = Statement.Kind(rawValue: name) else {
                throw Correction.fault(decoder, "'\(name)' is no kind of statement")
            }
            return StatementAddress(
                document: DocumentID(rawValue: try text(.document)), span: try row.decode(Span.self, forKey: .span),
                kind: kind, key: try text(.key), text: try row.decodeIfPresent(String.self, forKey: .text))
        }
        func entity(_ id: Key, _ name: Key) throws -> EntityName {
            EntityName(id: EntityID(rawValue: try text(id)), name: try text(name))
        }
        let action: Action
        let verb = try text(.action)
        switch verb {
        case "reject": action = .reject(try address())
        case "amend":
            action = .amend(
                try address(), set: try row.decode([String: String?].self, forKey: .set),
                named: Dictionary(
                    uniqueKeysWithValues: (try row.decodeIfPresent([String: String].self, forKey: .named) ?? [:]).map {
                        (EntityID(rawValue: $0.key), $0.value)
                    }))
        case "merge": action = .merge(try entity(.entity, .entityName), try entity(.other, .otherName))
        case "split": action = .split(try entity(.entity, .entityName), name: try text(.name))
        case "regrade":
            guard let grade = SourceGrade(rawValue: try text(.grade)) else {
                throw Correction.fault(decoder, "a grade is a letter from A to F")
            }
            action = .regrade(source: try text(.source), name: try text(.name), grade)
        case "retract": action = .retract(DocumentID(rawValue: try text(.document)))
        case "mark":
            let marks = try row.decode([String].self, forKey: .marks).map { name in
                guard let mark = HandlingMark(rawValue: name) else {
                    throw Correction.fault(decoder, "'\(name)' is no handling mark")
                }
                return mark
            }
            action = .mark(DocumentID(rawValue: try text(.document)), marks)
        case "resolve":
            guard let outcome = ForecastResolution.Outcome(rawValue: try text(.outcome)) else {
                throw Correction.fault(decoder, "an outcome is came_true, did_not or void")
            }
            let settled = try row.decodeIfPresent(String.self, forKey: .settled).map { text in
                guard let day = CalendarDay(text) else { throw Correction.fault(decoder, "'\(text)' is no day") }
                return day
            }
            action = .resolve(
                try address(), outcome, settled: settled,
                statements: try row.decodeIfPresent([String].self, forKey: .statements) ?? [])
        case "note": action = .note(on: try text(.on))
        case "undo": action = .undo(try text(.undoes))
        default: throw Correction.fault(decoder, "'\(verb)' is nothing that a correction does")
        }
        self.init(
            action, by: try text(.by), at: try text(.at), why: try row.decodeIfPresent(String.self, forKey: .why))
    }

    /// Writes the correction as a row.
    ///
    /// - Throws: what the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var row = encoder.container(keyedBy: Key.self)
        func write(_ address: StatementAddress) throws {
            try row.encode(address.document.rawValue, forKey: .document)
            try row.encode(address.span, forKey: .span)
            try row.encode(address.kind.rawValue, forKey: .kind)
            try row.encode(address.key, forKey: .key)
            try row.encodeIfPresent(address.text, forKey: .text)
        }
        func write(_ entity: EntityName, _ id: Key, _ name: Key) throws {
            try row.encode(entity.id.rawValue, forKey: id)
            try row.encode(entity.name, forKey: name)
        }
        try row.encode("correction", forKey: .record)
        try row.encode(id, forKey: .id)
        try row.encode(name, forKey: .action)
        try row.encode(by, forKey: .by)
        try row.encode(at, forKey: .at)
        try row.encodeIfPresent(why, forKey: .why)
        switch action {
        case .reject(let address): try write(address)
        case .amend(let address, let set, let named):
            try write(address)
            try row.encode(set, forKey: .set)
            if !named.isEmpty {
                try row.encode(
                    Dictionary(uniqueKeysWithValues: named.map { ($0.key.rawValue, $0.value) }), forKey: .named)
            }
        case .merge(let entity, let other):
            try write(entity, .entity, .entityName)
            try write(other, .other, .otherName)
        case .split(let entity, let name):
            try write(entity, .entity, .entityName)
            try row.encode(name, forKey: .name)
        case .regrade(let source, let name, let grade):
            try row.encode(source, forKey: .source)
            try row.encode(name, forKey: .name)
            try row.encode(grade.rawValue, forKey: .grade)
        case .retract(let document): try row.encode(document.rawValue, forKey: .document)
        case .mark(let document, let marks):
            try row.encode(document.rawValue, forKey: .document)
            try row.encode(marks.map(\.rawValue), forKey: .marks)
        case .resolve(let address, let outcome, let settled, let statements):
            try write(address)
            try row.encode(outcome.rawValue, forKey: .outcome)
            try row.encodeIfPresent(settled?.description, forKey: .settled)
            if !statements.isEmpty { try row.encode(statements, forKey: .statements) }
        case .note(let subject): try row.encode(subject, forKey: .on)
        case .undo(let correction): try row.encode(correction, forKey: .undoes)
        }
    }
}
