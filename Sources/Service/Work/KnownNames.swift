import Chancery
import Diplomacy
import Register

/// What the names and ids of a form or a query stand for in a register.
struct KnownNames: Sendable {
    let register: Register
    /// Names that no report has used yet.
    let tables: NameTable

    private var names: RegisteredNames { RegisteredNames(register) }

    /// The entity that a name or an id stands for; where there are several, states come first, then the shortest id.
    ///
    /// - Throws: ``Refusal`` where no report names it.
    func known(_ name: String) throws -> Correction.EntityName {
        guard let known = try names.known(name) else {
            throw Refusal.unknown(
                "No report of the register names '\(name)'; check the spelling, or give its alpha-3 code.")
        }
        return known
    }

    /// The same, also of one that only the tables know, or an id that says its kind (`fw:caspian-format`).
    func entity(_ name: String) throws -> Correction.EntityName {
        guard let entity = try names.entity(name, tables: tables) else {
            throw Refusal.unknown(
                "Nobody knows '\(name)'; check the spelling, or give an id that says what it is (KAZ, org:…, fw:…).")
        }
        return entity
    }

    /// A document by its id, with or without the word before the colon, or its name.
    func document(_ name: String) throws -> DocumentSummary {
        guard let document = try names.document(name) else {
            throw Refusal.unknown("The register has no document '\(name)'.")
        }
        return document
    }

    /// A statement by its id.
    func statement(_ id: String) throws -> FoundStatement {
        guard let found = try register.statement(id) else {
            throw Refusal.unknown(
                "The register has no statement '\(id)'; it may have been corrected since the page was made.")
        }
        return found
    }
}
