import Chancery
import Diplomacy
import Register
import SourceText

/// A correction as a form, or a program, asks for it.
struct CorrectionForm: Sendable {
    /// What is to be done: `reject`, `amend`, ….
    let verb: String
    /// The fields that go with it.
    let fields: QueryFields

    /// What a verb needs, and what else it takes, beside `why`.
    static let members: [String: (needed: [String], further: [String])] = [
        "accept": (["statement"], []), "reject": (["statement"], []), "amend": (["statement", "set"], []),
        "resolve": (["statement", "outcome"], ["on", "shown_by"]), "merge": (["entity", "other"], []),
        "split": (["entity", "name"], []), "regrade": (["source", "grade"], []), "retract": (["document", "why"], []),
        "mark": (["document"], ["handling"]), "note": (["subject", "why"], []), "undo": (["correction"], []),
    ]

    /// The verbs that there are.
    static var verbs: Set<String> { Set(members.keys) }

    private func needed(_ name: String, _ words: String) throws -> String {
        if let value = fields[name] { return value }
        // White space is a name too, if one of nothing.
        if !(fields.raw(name) ?? "").isEmpty {
            throw Refusal.unknown("'\(fields.raw(name) ?? "")' is nothing (\(name)).")
        }
        throw Refusal.field("Say \(words) (\(name)).")
    }

    /// What is to be done, checked against what is there.
    ///
    /// - Throws: ``Refusal`` where a field is missing, or does not fit; `RegisterFailure`.
    func action(_ names: KnownNames) throws -> Correction.Action {
        func address() throws -> StatementAddress {
            let found = try names.statement(needed("statement", "which statement is meant"))
            return StatementAddress(found.statement, text: found.text)
        }
        switch verb {
        case "reject": return .reject(try address())
        case "amend": return try amendment(names)
        case "accept":
            return .note(on: try names.statement(needed("statement", "which statement is meant")).statement.id)
        case "resolve": return try resolution(names)
        case "merge":
            let one = try names.known(needed("entity", "which entity stays"))
            let other = try names.known(needed("other", "which entity is the same"))
            if let objection = try names.register.objection(toMerging: one, other) {
                throw Refusal.unfit(objection + ".")
            }
            return .merge(one, other)
        case "split":
            let entity = try names.known(needed("entity", "which entity is meant"))
            let name = try needed("name", "which name is another's")
            guard try names.register.entities(named: name).contains(where: { $0.id == entity.id }) else {
                throw Refusal.unknown("'\(name)' is no name of \(entity.name).")
            }
            return .split(entity, name: name)
        case "regrade": return try regrading(names)
        case "retract":
            let document = try names.document(needed("document", "which document is meant"))
            guard fields["why"] != nil else { throw Refusal.field("Say why the document is retracted (why).") }
            if let retraction = document.desk?.retraction {
                throw Refusal.unfit("\(document.name) was retracted by \(retraction.by) already.")
            }
            return .retract(document.id)
        case "mark":
            let document = try names.document(needed("document", "which document is meant"))
            let marks = try fields.all("handling").map { word in
                guard let mark = HandlingMark(rawValue: word) else {
                    throw Refusal.field(
                        "'\(word)' is no handling mark; there are internal and do-not-export (handling).")
                }
                return mark
            }
            return .mark(document.id, marks)
        case "note":
            let subject = try needed("subject", "what the note is on")
            guard fields["why"] != nil else { throw Refusal.field("Write the note (why).") }
            guard let first = try names.register.show(subject).first else {
                throw Refusal.unknown("Nothing of the id '\(subject)' stands in the register.")
            }
            return .note(on: first.id)
        case "undo":
            let id = try needed("correction", "which correction is meant")
            for id in RegisteredNames.ids(id, "correction") {
                guard case .correction(let kept, _, _)? = try names.register.show(id).first else { continue }
                guard kept.isInForce else { throw Refusal.unfit("That correction is withdrawn already.") }
                return .undo(kept.correction.id)
            }
            throw Refusal.unknown("There is no correction '\(id)'.")
        default: throw Refusal.notFound
        }
    }

    private func amendment(_ names: KnownNames) throws -> Correction.Action {
        let found = try names.statement(needed("statement", "which statement is meant"))
        let before = found.statement.formValues
        var set: [String: String?] = [:]
        var named: [EntityID: String] = [:]
        for (name, value) in fields.pairs where name.hasPrefix("set.") {
            let field = String(name.dropFirst(4))
            var value = value.trimmed
            // Forms send all fields; what is as it was is no correction.
            if value == before[field] ?? "" { continue }
            if ContentForm.entityFields.contains(field), !value.isEmpty {
                let entities = try value.split(separator: ",").map { try names.entity(String($0).trimmed) }
                for entity in entities { named[entity.id] = entity.name }
                value = entities.map(\.id.rawValue).joined(separator: ",")
                if value == before[field] ?? "" { continue }
            }
            set[field] = .some(value.isEmpty ? nil : value)
        }
        if set.isEmpty { throw Refusal.field("Nothing is said otherwise than before.") }
        do throws(ContentForm.Fault) {
            _ = try found.statement.amended(set)
        } catch {
            throw Refusal.unfit(error.description)
        }
        return .amend(StatementAddress(found.statement, text: found.text), set: set, named: named)
    }

    /// The id that a statement has after its amendment; nil where nothing is amended, or it keeps its own.
    ///
    /// - Parameter action: what is to be done.
    func amendedID(by action: Correction.Action, _ names: KnownNames) throws -> String? {
        guard case .amend(_, let set, _) = action else { return nil }
        let statement = try names.statement(needed("statement", "which statement is meant")).statement
        return (try? statement.amended(set).id).flatMap { $0 == statement.id ? nil : $0 }
    }

    private func resolution(_ names: KnownNames) throws -> Correction.Action {
        let found = try names.statement(needed("statement", "which forecast is meant"))
        guard found.statement.kind == .forecast else { throw Refusal.unfit("That statement is no forecast.") }
        guard let outcome = ForecastResolution.Outcome(rawValue: try needed("outcome", "how it came out")) else {
            throw Refusal.field("A forecast came_true, did_not, or is void (outcome).")
        }
        let settled = try fields["on"].map { text in
            guard let day = CalendarDay(text) else {
                throw Refusal.field("'\(text)' is no day; write 2026-02-11 (on).")
            }
            return day
        }
        let shown = fields.all("shown_by").flatMap { $0.split(separator: ",").map { String($0).trimmed } }
        for id in shown { _ = try names.statement(id) }
        return .resolve(
            StatementAddress(found.statement, text: found.text), outcome, settled: settled, statements: shown)
    }

    private func regrading(_ names: KnownNames) throws -> Correction.Action {
        let source = try needed("source", "which source is meant")
        guard let grade = SourceGrade(rawValue: try needed("grade", "which grade it has").uppercased()) else {
            throw Refusal.field("A grade is a letter from A to F (grade).")
        }
        if let document = try? names.document(source) {
            return .regrade(source: document.id.rawValue, name: document.name, grade)
        }
        var query = SearchQuery()
        query.source = source
        query.limit = 1
        // A publisher need not be an entity.
        if let document = try names.register.search(query).first?.document {
            return .regrade(
                source: document.outlet?.rawValue ?? document.publisher ?? source, name: document.publisher ?? source,
                grade)
        }
        let entity = try names.known(source)
        query.source = entity.id.rawValue
        if try names.register.search(query).isEmpty {
            throw Refusal.unknown("No document of the register is of the source '\(source)'.")
        }
        return .regrade(source: entity.id.rawValue, name: entity.name, grade)
    }

    /// Why; of what is accepted, that it is.
    var why: String? { verb == "accept" ? "accepted" + (fields["why"].map { ": \($0)" } ?? "") : fields["why"] }
}
