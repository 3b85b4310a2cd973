import Chancery
import Diplomacy
import Register
import SourceText

/// Names of a register on the command line.
enum RegisterNames {
    /// The entity that a name stands for; where there are several, states come first, then the shortest id.
    static func entity(named name: String, in register: Register) throws -> EntityID {
        try known(name, in: register).id
    }

    /// The same with its name.
    static func known(_ name: String, in register: Register) throws -> Correction.EntityName {
        guard let known = try RegisteredNames(register).known(name) else {
            Terminal.complain(
                "'\(name)': no report of the register names it\(try suggestion(name, in: register)); check the spelling, or give its alpha-3 code [CH0927]"
            )
            throw Ending.nothingRead
        }
        return known
    }

    /// The entity that a name stands for, also one of which no report speaks yet: by the tables, or by an id that says its
    /// kind (`fw:caspian-format`).
    ///
    /// - Parameter kind: what a name is that nobody knows; nil where it must be known.
    static func entity(
        _ name: String, orNew kind: Entity.Kind? = nil, in register: Register, _ tables: NameTable
    ) throws -> Correction.EntityName {
        if let entity = try RegisteredNames(register).entity(name, tables: tables) { return entity }
        if let kind {
            let id = EntityID(kind: kind, name: name)
            let near = try suggestion(name, in: register)
            Terminal.complain("'\(name)': new here, entered as \(id)\(near)")
            return Correction.EntityName(id: id, name: name)
        }
        Terminal.complain(
            "'\(name)': nobody knows it; check the spelling, or give an id that says what it is (KAZ, org:…, person:…, fw:…) [CH0927]"
        )
        throw Ending.wrongUsage
    }

    /// `; did you mean 'Kazakhstan'?`, where a name of the register is nearly that.
    private static func suggestion(_ name: String, in register: Register) throws -> String {
        let small = name.lowercased()
        let most = max(1, small.count / 4)
        let nearest = try register.entityNames().lazy
            .filter { abs($0.utf8.count - name.utf8.count) <= most * 4 }
            .map { (UnknownCommand.distance(small, $0.lowercased()), $0) }.filter { $0.0 <= most }.min { $0 < $1 }
        return nearest.map { "; did you mean '\($0.1)'?" } ?? ""
    }

    /// A source that has a document in the register: an outlet or a document, by id or name; nil where none is asked for.
    static func source(_ name: String?, in register: Register) throws -> String? {
        guard let name else { return nil }
        var query = SearchQuery()
        query.source = name
        query.limit = 1
        if try !register.search(query).isEmpty { return name }
        Terminal.complain("--source \(name): no document of the register is of that source [CH0911]")
        throw Ending.nothingRead
    }

    /// A document by its id or name.
    static func document(_ name: String, in register: Register) throws -> DocumentSummary {
        if let document = try RegisteredNames(register).document(name) { return document }
        Terminal.complain("\(name): the register has no such document [CH0911]")
        throw Ending.nothingRead
    }

    /// A statement by its id.
    static func statement(_ id: String, in register: Register) throws -> FoundStatement {
        guard let found = try register.statement(id) else {
            Terminal.complain(
                "\(id): the register has no such statement; 'chancery timeline' and 'chancery show DOCUMENT' list ids [CH0920]"
            )
            throw Ending.nothingRead
        }
        return found
    }
}
