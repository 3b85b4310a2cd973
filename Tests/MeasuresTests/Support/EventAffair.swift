import Diplomacy
import SourceText

@testable import Measures

/// A record of invented events: each report tells some, on a day, in a story.
struct EventAffair {
    /// What a report says: who does what to whom.
    struct Told {
        var who: EntityID
        var type: String
        var whom: EntityID
        var score: Double?
        var date: String?
        var modality: Statement.Modality

        init(
            _ who: EntityID, _ type: String, _ whom: EntityID, score: Double? = nil, date: String? = nil,
            _ modality: Statement.Modality = .actual
        ) {
            self.who = who
            self.type = type
            self.whom = whom
            self.score = score
            self.date = date
            self.modality = modality
        }
    }

    private(set) var record = Record()
    private var stories: [String: [DocumentID]] = [:]

    /// Adds a report and gives the ids of its statements.
    @discardableResult
    mutating func report(_ name: String, story: String, published: String? = nil, _ told: [Told]) -> [String] {
        var document = Document(
            plain: "\(name) tells it.", name: name, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        document.id = DocumentID(rawValue: "doc:" + name)
        record.documents.append(DocumentSummary(document))
        stories[story, default: []].append(document.id)
        var ids: [String] = []
        for (place, one) in told.enumerated() {
            let event = Event(
                plover: one.type, goldstein: one.score, who: [one.who], whom: [one.whom],
                date: one.date.flatMap { CalendarPeriod(iso8601: $0) })
            let statement = Statement(
                document: document.id, span: Span(place, place + 1), modality: one.modality, content: .event(event))
            record.statements.append(statement)
            ids.append(statement.id)
        }
        record.stories = stories.sorted { $0.key < $1.key }.map {
            Story(id: "story:" + $0.key, title: $0.key, documents: $0.value.sorted())
        }
        return ids
    }

    mutating func edit(_ body: (inout Record) -> Void) { body(&record) }

    static let tables = Result { try Tables.load() }

    /// The measures over the project's tables.
    static func measures() throws -> RecordMeasures { try RecordMeasures(tables: tables.get()) }
}

extension MeasuredEvent {
    /// `NOR CHL AGREE 2031-03-01 x3`: pair, type, day, how many statements.
    var line: String { "\(one) \(other) \(type) \(day?.description ?? "-") x\(statements.count)" }
}
