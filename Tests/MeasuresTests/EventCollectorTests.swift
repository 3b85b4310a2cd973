import Diplomacy
import SourceText
import Testing

@testable import Measures

/// What happened between states is counted once, however many reports tell it.
@Suite struct EventCollectorTests {
    typealias Told = EventAffair.Told

    private func lines(_ affair: EventAffair) throws -> [String] {
        try EventAffair.measures().events(of: affair.record).map(\.line)
    }

    @Test("an event that ten outlets report counts once") func tenOutlets() throws {
        var affair = EventAffair()
        for outlet in 0..<10 {
            affair.report("outlet-\(outlet)", story: "a", [Told("NOR", "AGREE", "CHL", date: "2031-03-01")])
        }
        #expect(try lines(affair) == ["CHL NOR AGREE 2031-03-01 x10"])
    }

    @Test("a vaguer time joins the day that it holds, an undated report the first; another day is another event")
    func times() throws {
        var affair = EventAffair()
        affair.report("a", story: "s", [Told("NOR", "CONSULT", "CHL", date: "2031-03-05")])
        affair.report("b", story: "s", [Told("CHL", "CONSULT", "NOR", date: "2031-03")])
        affair.report("c", story: "s", [Told("CHL", "CONSULT", "NOR")])
        affair.report("d", story: "s", [Told("NOR", "CONSULT", "CHL", date: "2031-04-07")])
        #expect(try lines(affair) == ["CHL NOR CONSULT 2031-03-05 x3", "CHL NOR CONSULT 2031-04-07 x1"])
    }

    @Test("undated events of one story are one, on the day of the first report") func undated() throws {
        var affair = EventAffair()
        affair.report("late", story: "s", published: "2031-06-02", [Told("NOR", "AID", "CHL")])
        affair.report("early", story: "s", published: "2031-05-01", [Told("NOR", "AID", "CHL")])
        affair.report("other", story: "t", published: "2031-05-03", [Told("NOR", "AID", "CHL")])
        #expect(try lines(affair) == ["CHL NOR AID 2031-05-01 x2", "CHL NOR AID 2031-05-03 x1"])
    }

    @Test("a report without a day tells of what happened lately, and not of what happened months ago") func lately()
        throws
    {
        var affair = EventAffair()
        affair.report("a", story: "s", published: "2031-03-06", [Told("NOR", "AID", "CHL", date: "2031-03-05")])
        affair.report("b", story: "s", published: "2031-03-20", [Told("NOR", "AID", "CHL")])
        affair.report("c", story: "s", published: "2031-09-12", [Told("NOR", "AID", "CHL")])
        affair.report("d", story: "s", published: "2031-09-14", [Told("NOR", "AID", "CHL")])
        #expect(try lines(affair) == ["CHL NOR AID 2031-03-05 x2", "CHL NOR AID 2031-09-12 x2"])
    }

    @Test("a headline tells what the article under it tells") func headline() throws {
        var affair = EventAffair()
        affair.report(
            "a", story: "s", published: "2031-03-20",
            [Told("NOR", "AID", "CHL"), Told("NOR", "AID", "CHL", date: "2031-01-05")])
        affair.edit { $0.statements[0].region = .headline }
        #expect(try lines(affair) == ["CHL NOR AID 2031-01-05 x2"])
    }

    @Test("what a finding compares is one event, though its dates conflict") func findings() throws {
        var affair = EventAffair()
        let first = affair.report("a", story: "s", [Told("NOR", "CONSULT", "CHL", date: "2031-03-05")])
        let second = affair.report("b", story: "s", [Told("NOR", "CONSULT", "CHL", date: "2031-03-06")])
        #expect(try lines(affair).count == 2)
        affair.edit { record in
            record.findings = [
                Finding(
                    id: "f", question: "When did they meet?", kind: .date,
                    answers: [
                        Finding.Answer(document: record.documents[0].id, value: "2031-03-05", statement: first[0]),
                        Finding.Answer(document: record.documents[1].id, value: "2031-03-06", statement: second[0]),
                    ], verdict: .conflict, rule: "they share no day", severity: 0.5, independent: 2)
            ]
        }
        #expect(try lines(affair) == ["CHL NOR CONSULT 2031-03-05 x2"])
    }

    @Test("what is planned, possible or denied did not happen", arguments: Statement.Modality.allCases)
    func modality(_ modality: Statement.Modality) throws {
        var affair = EventAffair()
        affair.report("a", story: "s", [Told("NOR", "THREATEN", "CHL", modality)])
        #expect(try lines(affair).isEmpty == (modality != .actual))
    }

    @Test("persons and governments act for their state; nobody acts on himself") func sides() throws {
        var affair = EventAffair()
        affair.report(
            "a", story: "s",
            [Told("person:ana-rojas", "ACCUSE", "gov:NOR"), Told("person:ana-rojas", "ACCUSE", "CHL")])
        affair.edit { record in
            record.entities = [
                Entity(id: "person:ana-rojas", kind: .person, name: "Ana Rojas", state: "CHL"),
                Entity(id: "gov:NOR", kind: .government, name: "Oslo", state: "NOR"),
            ]
        }
        #expect(try lines(affair) == ["CHL NOR ACCUSE - x1"])
    }

    @Test("what one side does and what the other does back are two events; a meeting is one, whoever is named first")
    func actors() throws {
        var affair = EventAffair()
        affair.report(
            "a", story: "s",
            [Told("NOR", "ACCUSE", "CHL", date: "2031-03-05"), Told("NOR", "CONSULT", "CHL", date: "2031-03-06")])
        affair.report(
            "b", story: "s",
            [Told("CHL", "ACCUSE", "NOR", date: "2031-03-05"), Told("CHL", "CONSULT", "NOR", date: "2031-03-06")])
        let events = try EventAffair.measures().events(of: affair.record)
        #expect(
            events.filter { $0.type == "ACCUSE" }.map(\.actor).sorted { ($0 ?? "") < ($1 ?? "") } == ["CHL", "NOR"])
        #expect(events.filter { $0.type == "CONSULT" }.map(\.line) == ["CHL NOR CONSULT 2031-03-06 x2"])
        #expect(events.first { $0.type == "CONSULT" }?.actor == nil)
    }

    @Test("what one says and another denies is told with both names, and counts in no figure") func disputed() throws {
        var affair = EventAffair()
        affair.report(
            "a", story: "s",
            [Told("NOR", "ASSAULT", "CHL", date: "2031-03-05"), Told("NOR", "ASSAULT", "CHL", .denied)])
        affair.edit { record in
            record.statements[0].speaker = "CHL"
            record.statements[1].speaker = "NOR"
        }
        let measures = try EventAffair.measures()
        let told = try #require(measures.allEvents(of: affair.record).first)
        #expect(told.speakers == ["CHL"])
        #expect(told.deniedBy == ["NOR"])
        #expect(measures.events(of: affair.record).isEmpty)
        // A report that tells it in its own words is more than a word against a word.
        affair.report("b", story: "s", [Told("NOR", "ASSAULT", "CHL", date: "2031-03-05")])
        #expect(measures.events(of: affair.record).map(\.line) == ["CHL NOR ASSAULT 2031-03-05 x2"])
    }

    @Test("two days that reports give one event are both told; a month that holds one is not") func days() throws {
        var affair = EventAffair()
        let told = ["2031-03-05", "2031-03-07", "2031-03"].enumerated().map { number, date in
            affair.report("\(number)", story: "s", [Told("NOR", "AID", "CHL", date: date)])
        }
        affair.edit { record in
            record.findings = [
                Finding(
                    id: "f", question: "When did Norway help Chile?", kind: .date,
                    answers: zip(record.documents, told).map {
                        Finding.Answer(document: $0.id, value: "", statement: $1[0])
                    }, verdict: .conflict, rule: "they share no day", severity: 0.5, independent: 3)
            ]
        }
        let event = try #require(try EventAffair.measures().events(of: affair.record).first)
        #expect(event.periods.map(\.iso8601) == ["2031-03-05", "2031-03-07"])
    }

    @Test("a treaty that one signs with the other and a treaty that both sign are one act") func treaties() throws {
        var affair = EventAffair()
        affair.report("a", story: "s", [Told("NOR", "SUPPORT", "CHL", date: "2031-03-05")])
        affair.report("b", story: "s", [Told("CHL", "SUPPORT", "NOR", date: "2031-03-05")])
        let measures = try EventAffair.measures()
        #expect(measures.events(of: affair.record).count == 2)
        affair.edit { record in
            for index in record.statements.indices {
                guard case .event(var event) = record.statements[index].content else { continue }
                event.cameo = "057"
                record.statements[index].content = .event(event)
            }
        }
        #expect(measures.events(of: affair.record).map(\.line) == ["CHL NOR SUPPORT 2031-03-05 x2"])
    }

    @Test("a code's own value counts; without one that of the type") func scores() throws {
        var affair = EventAffair()
        affair.report("a", story: "s", [Told("NOR", "AID", "CHL", score: 8.3), Told("NOR", "AID", "PER")])
        let events = try EventAffair.measures().events(of: affair.record)
        #expect(events.map(\.score) == [8.3, 7.5])
        #expect(events.map(\.isMaterial) == [true, true])
    }
}
