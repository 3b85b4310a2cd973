import Diplomacy
import GRDB

/// Which statements a search wants a report to make, as conditions of a query.
struct WantedStatements {
    private let about: AboutAll?
    private let terms: [String]
    /// The arguments of a condition.
    let arguments: [any DatabaseValueConvertible]

    /// nil where there can be none: nothing is known of an entity that is asked for.
    init?(_ query: SearchQuery, _ database: Database) throws {
        about = try AboutAll(query.about, database)
        if about == nil, !query.about.isEmpty { return nil }
        (terms, arguments) = WantedStatements.terms(kind: query.kind, type: query.type)
    }

    /// The conditions on a row of `statement` that a kind and a type are, with their arguments; none where neither is asked for.
    static func terms(
        kind: Diplomacy.Statement.Kind?, type: String?
    ) -> (terms: [String], arguments: [any DatabaseValueConvertible]) {
        let wanted = [("statement.kind = ?", kind?.rawValue), ("statement.type = ?", type)].filter { $0.1 != nil }
        return (wanted.map(\.0), wanted.compactMap(\.1))
    }

    /// Whether none is asked for.
    var isAny: Bool { about == nil && terms.isEmpty }

    /// The condition on a row of `statement`.
    var condition: String {
        var conditions = ["statement.withdrawn IS NULL"] + terms
        if let about {
            // The day is part of the key, and follows from the statement.
            conditions += about.numbers.map {
                "EXISTS (SELECT 1 FROM about WHERE about.entity = \($0) AND about.\"day\" = coalesce(statement.\"day\", 0)"
                    + " AND about.statement = statement.number)"
            }
        }
        return conditions.joined(separator: " AND ")
    }

    /// The condition on a row of `document`: that it makes such a statement.
    var inDocument: String {
        guard let about, about.fewest < SearchWords.frequent else {
            return "EXISTS (SELECT 1 FROM statement WHERE statement.document = document.number AND \(condition))"
        }
        // So few that their documents are known at once.
        let conditions = ["statement.withdrawn IS NULL", about.condition] + terms
        return """
            document.number IN (
                SELECT statement.document FROM about CROSS JOIN statement ON statement.number = about.statement
                WHERE \(conditions.joined(separator: " AND ")))
            """
    }
}
