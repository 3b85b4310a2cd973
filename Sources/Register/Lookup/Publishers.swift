import Diplomacy
import Foundation
import GRDB
import SourceText

/// Whoever publishes reports of a register.
public struct PublisherLine: Sendable {
    /// The name, as reports write it; nil for reports that name nobody.
    public var publisher: String?
    /// The entity of it, where it is known as one.
    public var outlet: EntityID?
    /// How many reports of it there are.
    public var documents: Int
    /// The days of the first and the last that is dated.
    public var period: CalendarPeriod?
    /// The grade that an analyst gave it; nil where nobody did.
    public var grade: SourceGrade?
}

extension Register {
    /// Whoever publishes reports, those with most first; with how many there are in all.
    ///
    /// - Parameter withheld: documents that do not count.
    public func publishers(
        limit: Int, offset: Int = 0, outside withheld: WithheldDocuments = WithheldDocuments()
    ) throws(RegisterFailure) -> (lines: [PublisherLine], total: Int) {
        try read { database in
            // Three lists that indexes hold: rows of documents are long.
            let held = Set(try Int.fetchAll(database, sql: "SELECT number FROM document WHERE withdrawn IS NULL"))
            var days: [Int: Int] = [:]
            for row in try Row.fetchAll(
                database, sql: "SELECT number, published FROM document WHERE published IS NOT NULL")
            {
                days[row[0]] = row[1]
            }
            struct Tally {
                var sample: Int
                var documents = 0
                var first = Int.max
                var last = Int.min
            }
            var tallies: [String: Tally] = [:]
            let rows = try Row.fetchCursor(
                database, sql: "SELECT number, publisher FROM document INDEXED BY document_publisher")
            while let row = try rows.next() {
                let number: Int = row[0]
                guard held.contains(number), !withheld.numbers.contains(number) else { continue }
                let name = row[1] as String? ?? ""
                var tally = tallies[name] ?? Tally(sample: number)
                tally.documents += 1
                if let day = days[number] {
                    tally.first = min(tally.first, day)
                    tally.last = max(tally.last, day)
                }
                tallies[name] = tally
            }
            let ranked = tallies.sorted { ($1.value.documents, $0.key) < ($0.value.documents, $1.key) }
            var opener = DocumentOpener(revision: try Register.revision(.now, database))
            let lines = try ranked.dropFirst(offset).prefix(limit).map { name, tally in
                var line = PublisherLine(publisher: name.isEmpty ? nil : name, documents: tally.documents)
                if tally.last >= tally.first {
                    line.period = CalendarPeriod(CalendarDay(number: tally.first), CalendarDay(number: tally.last))
                }
                if !name.isEmpty,
                    let row = try Row.fetchOne(
                        database, cachedSQL: "SELECT summary, desk FROM document WHERE number = ?",
                        arguments: [tally.sample])
                {
                    let summary = try Register.summary(row)
                    line.outlet = summary.outlet
                    line.grade = try opener.remarks(on: summary, database)?.grade
                }
                return line
            }
            return (lines, ranked.count)
        }
    }

    /// How forecasts came out, by the ids of their statements.
    public func resolutions() throws(RegisterFailure) -> [String: ForecastResolution] {
        try read { database in
            let all = try Data.fetchAll(
                database, cachedSQL: "SELECT body FROM fact WHERE type = 'resolution' AND withdrawn IS NULL"
            ).map { try ForecastResolution(packed: [UInt8]($0)) }
            // An analyst's word goes before a proposal.
            return Dictionary(all.map { ($0.forecast, $0) }, uniquingKeysWith: { $0.isProposed ? $1 : $0 })
        }
    }

    /// The affairs in which forecasts are resolved.
    public func affairsWithResolutions() throws(RegisterFailure) -> [String] {
        try read { database in
            try String.fetchAll(
                database,
                cachedSQL: """
                    SELECT DISTINCT story.id FROM fact JOIN story ON story.number = fact.story
                    WHERE fact.type = 'resolution' AND fact.withdrawn IS NULL ORDER BY story.id
                    """)
        }
    }
}
