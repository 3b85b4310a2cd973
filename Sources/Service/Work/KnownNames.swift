import Diplomacy
import Register

/// What the names and ids of a form or a query stand for in a register.
struct KnownNames: Sendable {
    let register: Register
    /// Names that no report has used yet.
    let tables: NameTable

    /// The entity that a name or an id stands for; where there are several, states come first, then the shortest id.
    ///
    /// - Throws: ``Refusal`` where no report names it.
    func known(_ name: String) throws -> Correction.EntityName {
        guard let best = try best(name) else {
            throw Refusal.unknown(
                "No report of the register names '\(name)'; check the spelling, or give its alpha-3 code.")
        }
        return Correction.EntityName(id: best.id, name: best.name)
    }

    private func best(_ name: String) throws -> Entity? {
        try register.entities(named: name).min { left, right in
            (left.kind == .state ? 0 : 1, left.id.rawValue.utf8.count, left.id)
                < (right.kind == .state ? 0 : 1, right.id.rawValue.utf8.count, right.id)
        }
    }

    /// The same, also of one that only the tables know, or an id that says its kind (`fw:caspian-format`).
    func entity(_ name: String) throws -> Correction.EntityName {
        if let best = try best(name) { return Correction.EntityName(id: best.id, name: best.name) }
        let small = name.lowercased()
        if let entry = tables.entries.first(where: { $0.code.rawValue.lowercased() == small })
            ?? tables.surfaces.first(where: { $0.text.lowercased() == small }).map({ tables.entries[$0.entry] })
        {
            return Correction.EntityName(id: entry.code, name: entry.name)
        }
        if Entity.Kind.allCases.contains(where: { !$0.prefix.isEmpty && name.hasPrefix($0.prefix) }) {
            let words = name.drop { $0 != ":" }.dropFirst().split(separator: "-")
            return Correction.EntityName(
                id: EntityID(rawValue: name),
                name: words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
        }
        throw Refusal.unknown(
            "Nobody knows '\(name)'; check the spelling, or give an id that says what it is (KAZ, org:…, fw:…).")
    }

    /// A document by its id, with or without the word before the colon, or its name.
    func document(_ name: String) throws -> DocumentSummary {
        for id in KnownNames.ids(name, "doc") {
            for shown in try register.show(id) {
                if case .document(let document) = shown, document.held.withdrawn == nil { return document.summary }
            }
        }
        throw Refusal.unknown("The register has no document '\(name)'.")
    }

    /// A statement by its id.
    func statement(_ id: String) throws -> FoundStatement {
        guard let found = try register.statement(id) else {
            throw Refusal.unknown(
                "The register has no statement '\(id)'; it may have been corrected since the page was made.")
        }
        return found
    }

    /// What an id may be written as: whole, or without the word before its colon.
    static func ids(_ id: String, _ word: String) -> [String] {
        id.hasPrefix(word + ":") ? [id] : [word + ":" + id, id]
    }
}
