import Foundation
import SourceText

extension NameTable {
    /// The project's own name tables, with those of an analyst.
    ///
    /// - Parameter lexicon: the analyst's tables; of them those of names are read, see ``addLexicon(_:)``.
    /// - Throws: `TSVTable.Failure` and `ResourceDirectory.NotFound`.
    public static func load(lexicon: Lexicon = Lexicon()) throws -> NameTable {
        var names = NameTable()
        func table(_ name: String) throws -> TSVTable {
            try TSVTable.resource(name, of: "Diplomacy", columns: ["name", "names"])
        }
        try names.addStates(table("states"))
        for (file, kind) in [
            ("frameworks", Entity.Kind.framework), ("organizations", .organization), ("outlets", .outlet),
            ("companies", .company), ("groups", .group),
        ] {
            try names.addThings(table(file), kind: kind)
        }
        try names.addPlaces(table("places"))
        try names.addSeats(table("seats"))
        try names.addLeaders(table("leaders"))
        for table in lexicon.tables(named: lexiconForm.name) { try names.addLexicon(table) }
        return names
    }

    /// States: names, adjectives, demonyms; a capital, under all its names, is a place and a seat of the government
    /// `gov:CODE`.
    private mutating func addStates(_ table: TSVTable) {
        for row in table.rows {
            let code = EntityID(rawValue: row["code"])
            let isTerritory = row["kind"] == "territory"
            let state = add(Entry(code: code, kind: .state, name: row["name"], state: code, type: row["kind"]))
            add(row["name"], for: state, use: .name)
            add(row.list("names"), for: state, use: .name)
            add(row.list("acronyms"), for: state, use: .acronym)
            add(row.list("adjectives"), for: state, use: .adjective)
            add(row.list("demonyms"), for: state, use: .demonym)
            guard !isTerritory else { continue }
            let government = add(
                Entry(
                    code: EntityID(rawValue: "gov:" + code.rawValue), kind: .government,
                    name: "government of " + row["name"], state: code))
            let capitals = row.list("capitals")
            guard let capital = capitals.first else { continue }
            let isCityState = capital == row["name"]
            let place = isCityState ? nil : addPlace(capital, state: code)
            for name in capitals {
                add(name, for: government, use: .seat)
                if let place { add(name, for: place, use: .name) }
            }
        }
    }

    private mutating func addThings(_ table: TSVTable, kind: Entity.Kind) throws {
        for row in table.rows {
            let code = EntityID(rawValue: row["code"])
            guard code.rawValue.hasPrefix(kind.prefix) else {
                throw row.failure("CH0205", "code '\(code)' must begin with '\(kind.prefix)'")
            }
            guard index(of: code) == nil else { throw row.failure("CH0206", "code '\(code)' is there already") }
            let type = row.optional("type") ?? row.optional("form") ?? row.optional("sector")
            let entry = add(
                Entry(
                    code: code, kind: kind, name: row["name"],
                    state: row.optional("state").map(EntityID.init(rawValue:)),
                    type: type, members: row.list("members").map(EntityID.init(rawValue:))))
            add(row["name"], for: entry, use: .name)
            add(row.list("names"), for: entry, use: .name)
            add(row.list("acronyms"), for: entry, use: .acronym)
            add(row.list("adjectives"), for: entry, use: .adjective)
        }
    }

    private mutating func addPlace(_ name: String, state: EntityID?, type: String? = nil) -> Int {
        add(
            Entry(
                code: EntityID(kind: .place, name: name), kind: .place, name: name, state: state, type: type))
    }

    private mutating func addPlaces(_ table: TSVTable) {
        for row in table.rows {
            let place = addPlace(row["name"], state: row.optional("state").map(EntityID.init(rawValue:)))
            add(row["name"], for: place, use: .name)
            add(row.list("names"), for: place, use: .name)
        }
    }

    /// Seats: a place, and a form of the government of the state (or of the body) that the row names. What a body governs from
    /// stands for the body before the state whose capital it is; where it has but its offices (the branch `offices`) after it.
    private mutating func addSeats(_ table: TSVTable) throws {
        for row in table.rows {
            let of = EntityID(rawValue: row["of"])
            let holder = of.isState ? EntityID(rawValue: "gov:" + of.rawValue) : of
            guard let government = index(of: holder) else {
                throw row.failure("CH0207", "'\(of)' is no state or body of these tables")
            }
            let place = addPlace(row["name"], state: of.isState ? of : nil, type: row.optional("branch"))
            for name in [row["name"]] + row.list("names") {
                let others = of.isState || row["branch"] == "offices" ? [] : take(name, use: .seat)
                add(name, for: government, use: .seat)
                for other in others { add(name, for: other, use: .seat) }
                add(name, for: place, use: .name)
            }
        }
    }

    /// Leaders: a person of a state, by full names and by those words that name nobody else in the news.
    private mutating func addLeaders(_ table: TSVTable) throws {
        for row in table.rows {
            let code = EntityID(rawValue: row["code"])
            guard code.rawValue.hasPrefix(Entity.Kind.person.prefix) else {
                throw row.failure("CH0205", "code '\(code)' must begin with '\(Entity.Kind.person.prefix)'")
            }
            let person = add(
                Entry(
                    code: code, kind: .person, name: row["name"],
                    state: row.optional("state").map(EntityID.init(rawValue:))))
            add([row["name"]] + row.list("names") + row.list("alone"), for: person, use: .name)
        }
    }

    /// Adds an analyst's own names: a table with the columns `code`, `kind`, `name`, `state`, `use`, one form a row. Rows of
    /// one code name one thing; the first gives its preferred name. A seat is taken from whoever has it in the tables before.
    ///
    /// - Throws: `TSVTable.Failure`: `CH0205` the code does not fit the kind; `CH0208` an unknown kind or use, or a row
    ///   without code or name.
    public mutating func addLexicon(_ table: TSVTable) throws {
        for row in table.rows {
            guard let code = row.optional("code").map(EntityID.init(rawValue:)), let name = row.optional("name") else {
                throw row.failure("CH0208", "a row needs a code and a name")
            }
            let kinds = Entity.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            let known = index(of: code).map { entries[$0].kind }
            guard let kind = row.optional("kind").map(Entity.Kind.init(rawValue:)) ?? known else {
                throw row.failure("CH0208", "'\(row["kind"])' is no kind; kinds are \(kinds)")
            }
            guard kind == .state ? code.isState : code.rawValue.hasPrefix(kind.prefix) else {
                throw row.failure(
                    "CH0205",
                    kind == .state
                        ? "a state's code is three capital letters, not '\(code)'"
                        : "code '\(code)' must begin with '\(kind.prefix)'")
            }
            guard let use = row.optional("use").map(Use.init(rawValue:)) ?? .name else {
                let uses = Use.allCases.map(\.rawValue).joined(separator: ", ")
                throw row.failure("CH0208", "'\(row["use"])' is no use; uses are \(uses)")
            }
            let state = row.optional("state").map(EntityID.init(rawValue:)) ?? (code.isState ? code : nil)
            if use == .seat { _ = take(name, use: .seat) }
            add(name, for: add(Entry(code: code, kind: kind, name: name, state: state)), use: use)
        }
    }
}
