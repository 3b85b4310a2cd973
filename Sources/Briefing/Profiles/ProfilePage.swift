import Diplomacy
import Measures
import SourceText

/// What the pages of measures share: names, quotations and citations.
struct ProfilePage {
    let record: Record
    let names: NameWords
    let options: BriefOptions
    private let statements: [String: Statement]
    private let index: BriefIndex
    var citations: CitationList

    init(_ record: Record, options: BriefOptions) {
        self.record = record
        self.options = options
        index = BriefIndex(record, stateNames: options.stateNames)
        names = index.names
        statements = Dictionary(record.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        citations = CitationList(index: index)
    }

    func statement(_ id: String) -> Statement? { statements[id] }

    /// The numbers of the statements that a line rests on, at most `limit`, one a document.
    mutating func cite(_ ids: [String], limit: Int = 4) -> [Brief.Run] {
        let found = ids.compactMap { statements[$0] }
        return citations.cite(found, first: best(found), limit: options.all ? .max : limit)
    }

    /// The words of the statement that says it best.
    func quote(_ ids: [String], limit: Int = 140) -> String? {
        best(ids.compactMap { statements[$0] }).flatMap { statement in
            record.text(statement.document, statement.span).flatMap { PassageWords.quotable($0, limit: limit) }
        }
    }

    /// From the article rather than its headline, neither clipped nor long.
    private func best(_ statements: [Statement]) -> Statement? {
        statements.min { rank($0) < rank($1) }
    }

    private func rank(_ statement: Statement) -> (Int, Int, String) {
        let length = statement.span.count
        let faults = (statement.region == .body ? 0 : 4) + (length < 40 ? 2 : 0) + (length > 220 ? 1 : 0)
        return (faults, length > 220 ? length : 0, statement.id)
    }

    /// Items up to what a section shows, and how many are left out.
    func capped<Item>(_ items: [Item], _ count: Int) -> (shown: [Item], more: Int) {
        let cap = options.cap(count)
        return items.count <= cap ? (items, 0) : (Array(items.prefix(cap)), items.count - cap)
    }

    /// `5 reports, 3 of them independent · 2 stories · 6 November – 8 December 2025`.
    var extent: String {
        var parts = [FigureWords.count(record.documents.count, "report", "reports")]
        let homes = Set(record.documents.map { index.origins[$0.id] ?? $0.id.rawValue })
        if homes.count < record.documents.count { parts[0] += ", \(homes.count) of them independent" }
        if record.stories.count > 1 { parts.append(FigureWords.stories(record.stories.count)) }
        let days = record.documents.compactMap(\.published)
        if let first = days.map(\.first).min(), let last = days.map(\.last).max() {
            parts.append(DateWords.words(CalendarPeriod(first, last)))
        }
        return parts.joined(separator: " · ")
    }

    /// The page as a brief of one affair.
    func brief(_ title: String, _ sections: [Brief.Section?]) -> Brief {
        Brief(
            affairs: [
                Brief.Affair(
                    story: "page", title: title, extent: extent,
                    sections: sections.compactMap { $0 }.filter { !$0.groups.isEmpty })
            ], citations: citations.citations)
    }
}

/// Sections out of items.
extension Brief.Section {
    init?(_ kind: Kind, _ title: String, _ items: [Brief.Item], notes: [String] = [], more: Int = 0) {
        guard !items.isEmpty else { return nil }
        self.init(
            kind: kind, title: title,
            groups: [Brief.Group(items: items, notes: notes.map { [.quiet($0)] })], more: more)
    }
}
