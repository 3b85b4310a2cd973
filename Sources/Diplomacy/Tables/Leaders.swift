import SourceText

/// Who held which office, and when: `leaders.tsv`. Reports name heads of state by surname alone; the table says of which
/// state they are. What a report itself says of an office goes before it.
public struct Leaders: Sendable {
    /// An office and the years it was held in.
    public struct Term: Sendable, Hashable {
        /// The office in words: `foreign minister`.
        public var office: String
        /// The first year.
        public var from: Int
        /// The last year; nil where the table knows of no end.
        public var until: Int?
    }

    private var terms: [EntityID: [Term]] = [:]
    /// The people of each last name, by its slug.
    private var ofSurname: [String: [(person: EntityID, state: EntityID)]] = [:]

    /// No leaders at all.
    public init() {}

    /// Reads the project's table.
    ///
    /// - Throws: ``TSVTable/Failure`` and ``ResourceDirectory/NotFound``.
    public static func load() throws -> Leaders {
        var leaders = Leaders()
        let table = try TSVTable.resource(
            "leaders", of: "Diplomacy", columns: ["code", "name", "names", "alone", "state", "office", "from", "until"])
        for row in table.rows {
            let code = EntityID(rawValue: row["code"])
            guard let from = Int(row["from"]) else { throw row.failure("CH0214", "'\(row["from"])' is no year") }
            let until = try row.optional("until").map { text in
                guard let year = Int(text) else { throw row.failure("CH0214", "'\(text)' is no year") }
                return year
            }
            if let state = try row.optional("state"), let surname = row["name"].split(separator: " ").last {
                leaders.ofSurname[EntityID.slug(String(surname)), default: []].append((code, EntityID(rawValue: state)))
            }
            leaders.terms[code, default: []].append(Term(office: row["office"], from: from, until: until))
        }
        return leaders
    }

    /// Whether a person was in office in a year or close to it, so that one word is enough to name them in the news; true
    /// for people whom the table does not have.
    public func isCurrent(_ person: EntityID, in year: Int) -> Bool {
        guard let terms = terms[person] else { return true }
        return terms.contains { $0.from - 2 <= year && year <= ($0.until ?? year) + 5 }
    }

    /// The state of whoever of a surname held office, in a year or close to it where one is given; nil where people of
    /// several states did: `the Bush administration`.
    public func state(ofSurname surname: String, in year: Int?) -> EntityID? {
        guard let all = ofSurname[EntityID.slug(surname)] else { return nil }
        let current = year.map { year in all.filter { isCurrent($0.person, in: year) } } ?? all
        guard let first = current.first?.state, current.allSatisfy({ $0.state == first }) else { return nil }
        return first
    }

    /// The office that a person held in a year; nil where the table knows of none. Of two offices the later one.
    public func office(of person: EntityID, in year: Int) -> String? {
        terms[person]?.filter { $0.from <= year && year <= $0.until ?? Int.max }.max { $0.from < $1.from }?.office
    }
}
