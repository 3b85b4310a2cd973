import Diplomacy
import Register
import SourceText

/// What names and ids that a person writes stand for in a register; nil where they stand for nothing.
public struct RegisteredNames: Sendable {
    /// The register.
    public let register: Register

    /// Names of a register.
    public init(_ register: Register) { self.register = register }

    /// The entity that a name or an id stands for; where there are several, states come first, then the shortest id.
    ///
    /// - Throws: `RegisterFailure`.
    public func known(_ name: String) throws -> Correction.EntityName? {
        try register.entities(named: name).min { left, right in
            (left.kind == .state ? 0 : 1, left.id.rawValue.utf8.count, left.id)
                < (right.kind == .state ? 0 : 1, right.id.rawValue.utf8.count, right.id)
        }.map { Correction.EntityName(id: $0.id, name: $0.name) }
    }

    /// The same, also of one of which no report speaks yet: by the tables, or by an id that says its kind
    /// (`fw:caspian-format`).
    ///
    /// - Throws: `RegisterFailure`.
    public func entity(_ name: String, tables: NameTable) throws -> Correction.EntityName? {
        if let known = try known(name) { return known }
        let small = name.lowercased()
        if let entry = tables.entries.first(where: { $0.code.rawValue.lowercased() == small })
            ?? tables.surfaces.first(where: { $0.text.lowercased() == small }).map({ tables.entries[$0.entry] })
        {
            return Correction.EntityName(id: entry.code, name: entry.name)
        }
        guard Entity.Kind.allCases.contains(where: { !$0.prefix.isEmpty && name.hasPrefix($0.prefix) }) else {
            return nil
        }
        let words = name.drop { $0 != ":" }.dropFirst().split(separator: "-")
        return Correction.EntityName(
            id: EntityID(rawValue: name),
            name: words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " "))
    }

    /// A document that is in the register now, by its id, with or without the word before the colon, or by its name.
    ///
    /// - Throws: `RegisterFailure`.
    public func document(_ name: String) throws -> DocumentSummary? {
        for id in RegisteredNames.ids(name, "doc") {
            for shown in try register.show(id) {
                if case .document(let document) = shown, document.held.withdrawn == nil { return document.summary }
            }
        }
        return nil
    }

    /// What an id may be written as: whole, or without the word before its colon.
    public static func ids(_ id: String, _ word: String) -> [String] {
        id.hasPrefix(word + ":") ? [id] : [word + ":" + id, id]
    }
}
