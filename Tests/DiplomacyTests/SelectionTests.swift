import SourceText
import Testing

@testable import Diplomacy

/// What part of a record is wanted.
@Suite struct SelectionTests {
    /// Two reports: Norway and Chile, who met in 2031 and 2033, and a judgement on Chile.
    private let record: Record = {
        var record = Record()
        func document(_ name: String, _ published: String) -> Document {
            Document(
                plain: "Norway met Chile. Chile hesitates.", name: name, published: CalendarPeriod(iso8601: published))
        }
        let early = document("early.txt", "2031-03-01")
        var late = document("late.txt", "2033-05-01")
        late.id = DocumentID(rawValue: "doc:late")
        record.documents = [DocumentSummary(early), DocumentSummary(late)]
        record.entities = [
            Entity(id: "NOR", kind: .state, name: "Norway", names: ["Norway", "Norwegian"]),
            Entity(id: "CHL", kind: .state, name: "Chile", names: ["Chile"]),
            Entity(id: "person:ana-rojas", kind: .person, name: "Ana Rojas", names: ["Rojas"], state: "CHL"),
        ]
        record.statements = [
            Statement(
                document: early.id, span: Span(0, 17),
                content: .event(
                    Event(plover: "CONSULT", who: ["NOR"], whom: ["CHL"], date: CalendarPeriod(iso8601: "2031-02")))),
            Statement(
                document: late.id, span: Span(0, 17),
                content: .event(Event(plover: "CONSULT", who: ["NOR"], whom: ["person:ana-rojas"]))),
            Statement(document: late.id, span: Span(18, 34), content: .assessment(Assessment(about: ["CHL"]))),
        ]
        record.stories = [Story(id: "story:1", title: "Talks", documents: [early.id, late.id])]
        return record
    }()

    @Test("a state brings its people with it; a name is found in any of its forms")
    func about() {
        #expect(record.entities(named: "norwegian") == ["NOR"])
        #expect(record.entities(named: "chl") == ["CHL", "person:ana-rojas"])
        #expect(record.selecting(Selection(about: ["Norway"])).statements.count == 2)
        #expect(record.selecting(Selection(about: ["Rojas"])).statements.count == 1)
        #expect(record.selecting(Selection(about: ["Peru"])).statements.isEmpty)
    }

    @Test("an event is placed by its date, anything undated by its report") func dates() {
        let since = record.selecting(Selection(since: CalendarDay("2032-01-01")))
        #expect(since.statements.count == 2)
        #expect(since.documents.map(\.name) == ["late.txt"])
        let until = record.selecting(Selection(until: CalendarDay("2031-12-31")))
        #expect(until.statements.count == 1)
        #expect(until.stories.first?.documents.count == 1)
    }

    @Test("a resolution goes with its forecast") func resolutions() {
        var record = record
        let judgement = record.statements[2].id
        record.resolutions = [
            ForecastResolution(forecast: judgement, outcome: .void, by: "A. Analyst", why: "nobody can tell")
        ]
        #expect(record.selecting(Selection(since: CalendarDay("2032-01-01"))).resolutions.count == 1)
        #expect(record.selecting(Selection(until: CalendarDay("2031-12-31"))).resolutions.isEmpty)
    }

    @Test("nothing asked for is everything") func everything() {
        #expect(record.selecting(Selection()).statements == record.statements)
    }
}
