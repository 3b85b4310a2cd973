import Diplomacy
import GRDB

/// Statements about all of some entities at once, as parts of queries over the table `about`.
///
/// Half of an archive may speak of one great power: what is looked through is what speaks of the entity that has the fewest.
struct AboutAll {
    /// The numbers of the entities, the one with the fewest statements first.
    let numbers: [Int]
    /// How many statements are about the first of them; ``most`` where there are as many or more.
    let fewest: Int

    /// How far the statements of an entity are counted.
    static let most = 65_536

    /// nil where there is no entity, or where one is not known.
    init?(_ entities: [EntityID], _ database: Database) throws {
        var counted: [(number: Int, count: Int)] = []
        for id in entities {
            guard
                let number = try Int.fetchOne(
                    database, cachedSQL: "SELECT number FROM entity WHERE id = ?", arguments: [id.rawValue])
            else { return nil }
            let count = try Int.fetchOne(
                database,
                cachedSQL: "SELECT count(*) FROM (SELECT 1 FROM about WHERE entity = ? LIMIT \(AboutAll.most))",
                arguments: [number])
            counted.append((number, count ?? 0))
        }
        counted.sort { ($0.count, $0.number) < ($1.count, $1.number) }
        guard let first = counted.first else { return nil }
        numbers = counted.map(\.number)
        fewest = first.count
    }

    /// The condition on a row of `about`, whose index then gives the rows in order of the day.
    var condition: String {
        numbers.enumerated().map { index, number in
            index == 0
                ? "about.entity = \(number)"
                : "EXISTS (SELECT 1 FROM about AS other WHERE other.entity = \(number) AND other.\"day\" = about.\"day\""
                    + " AND other.statement = about.statement)"
        }.joined(separator: " AND ")
    }
}
