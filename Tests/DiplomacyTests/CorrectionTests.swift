import SourceText
import Testing

@testable import Diplomacy

/// What an analyst says against a reading, and what becomes of the reading.
@Suite struct CorrectionTests {
    private static let text = "Norway met Chile. Trade came to 5 billion dollars and exports to 2 billion."
    private static let document = Document(plain: text, name: "wire.txt")

    /// A meeting, and two figures of one passage.
    private static let reading: Reading = {
        func figure(_ value: Double, _ what: String) -> Statement {
            Statement(
                document: document.id, span: Span(18, 75),
                content: .figure(
                    Figure(amount: Amount(value: value, unit: "USD"), what: what, between: ["NOR", "CHL"])))
        }
        return Reading(
            document: DocumentSummary(document),
            statements: [
                Statement(
                    document: document.id, span: Span(0, 17),
                    content: .event(Event(plover: "CONSULT", who: ["NOR"], whom: ["CHL"]))),
                figure(5e9, "trade"), figure(2e9, "exports"),
            ])
    }()

    private func correction(_ action: Correction.Action, _ at: Int = 1) -> Correction {
        Correction(action, by: "ana", at: "2026-03-0\(at)T09:00:00Z", why: "a misprint")
    }

    private func whats(_ reading: Reading) -> [String] {
        reading.statements.map { statement in
            switch statement.content {
            case .figure(let figure): "\(figure.what) \(Int(figure.amount.value ?? 0))"
            default: statement.kind.rawValue
            }
        }
    }

    @Test("a rejected statement is gone, and others of its passage stay") func reject() {
        let row = correction(.reject(StatementAddress(CorrectionTests.reading.statements[1])))
        #expect(
            whats(Corrections([row]).apply(to: [CorrectionTests.reading])[0]) == ["event", "exports 2000000000"])
    }

    @Test("the correction that was made later decides, in whatever order they arrive") func order() {
        let old = StatementAddress(CorrectionTests.reading.statements[1])
        let rows = [
            correction(.resolve(old, .cameTrue, settled: nil, statements: []), 2),
            correction(.mark(CorrectionTests.document.id, [.internal]), 3),
            correction(.mark(CorrectionTests.document.id, []), 4),
        ]
        let summary = DocumentSummary(CorrectionTests.document)
        for rows in [rows, rows.reversed()] {
            #expect(Corrections(rows).remarks(on: summary)?.handling ?? [] == [])
            #expect(Corrections(rows).rows.map(\.at) == rows.map(\.at).sorted())
        }
    }

    @Test("an amended statement says what the analyst says, under the id that this gives") func amend() throws {
        let old = CorrectionTests.reading.statements[0]
        let row = correction(
            .amend(StatementAddress(old), set: ["date": "2026-03-01", "whom": "PER"], named: ["PER": "Peru"]))
        let reading = Corrections([row]).apply(to: [CorrectionTests.reading])[0]
        let new = reading.statements[0]
        #expect(new.id != old.id && new.id == Statement.makeID(new))
        guard case .event(let event) = new.content else { throw Fault.noEvent }
        #expect(event.whom == ["PER"] && event.date?.iso8601 == "2026-03-01" && event.plover == "CONSULT")
        #expect(reading.entities.map(\.name) == ["Peru"])
    }

    private enum Fault: Error { case noEvent }

    @Test("a withdrawal takes a correction out of force, and its own withdrawal brings it back") func undo() {
        let reject = correction(.reject(StatementAddress(CorrectionTests.reading.statements[0])))
        let undo = correction(.undo(reject.id), 2)
        let redo = correction(.undo(undo.id), 3)
        #expect(Corrections([reject]).rows == [reject])
        #expect(Corrections([reject, undo]).rows == [undo])
        #expect(Corrections([reject, undo, redo]).rows == [reject, redo])
    }

    @Test("a statement is found again though its passage was cut otherwise or its figure came out otherwise")
    func found() {
        let address = StatementAddress(CorrectionTests.reading.statements[1])
        func moved(_ span: Span, _ value: Double) -> Statement {
            Statement(
                document: CorrectionTests.document.id, span: span,
                content: .figure(
                    Figure(amount: Amount(value: value, unit: "USD"), what: "trade", between: ["NOR", "CHL"])))
        }
        #expect(address.find(in: [moved(Span(18, 60), 5e9)]) == [0])
        #expect(address.find(in: [moved(Span(18, 75), 4e9)]) == [0])
        #expect(address.find(in: [moved(Span(40, 60), 5e9)]).isEmpty)
        #expect(address.find(in: [moved(Span(18, 60), 4e9)]).isEmpty)
    }

    @Test("a correction whose statement no document makes is told") func missed() {
        let row = correction(
            .reject(
                StatementAddress(document: CorrectionTests.document.id, span: Span(3, 9), kind: .tie, key: "embassy")))
        let other = correction(.reject(StatementAddress(CorrectionTests.reading.statements[0])))
        #expect(Corrections([row, other]).missed(in: [CorrectionTests.reading]) == [row])
    }

    @Test("a retracted document says nothing, and is told to be retracted") func retract() {
        let corrections = Corrections([correction(.retract(CorrectionTests.document.id))])
        let reading = corrections.apply(to: [CorrectionTests.reading])[0]
        #expect(reading.statements.isEmpty)
        #expect(corrections.remarks(on: reading.document)?.retraction?.why == "a misprint")
    }

    @Test("every correction comes back from its line as it was") func lines() throws {
        let address = StatementAddress(CorrectionTests.reading.statements[1], text: "Trade “came” to")
        let entity = Correction.EntityName(id: "fw:pact", name: "The Pact")
        let rows: [Correction] = [
            correction(.reject(address)),
            correction(.amend(address, set: ["value": "4e9", "scope": nil], named: ["PER": "Peru"])),
            correction(.merge(entity, Correction.EntityName(id: "org:pact", name: "Pact"))),
            correction(.split(entity, name: "Accord")),
            correction(.regrade(source: "outlet:courier", name: "Courier", .e)),
            correction(.retract(CorrectionTests.document.id)),
            correction(.mark(CorrectionTests.document.id, [.internal, .doNotExport])),
            correction(.resolve(address, .cameTrue, settled: CalendarDay("2026-02-11"), statements: ["event:1"])),
            correction(.note(on: "KAZ")), correction(.undo("correction:1")),
        ]
        let bytes = CorrectionLines.write(rows)
        #expect(try CorrectionLines.read(bytes) == rows)
        #expect(Set(rows.map(\.id)).count == rows.count)
        let first = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
        #expect(first.contains("\"do\":\"reject\"") && first.contains("\"span\":[18,75]"))
    }

    @Test(
        "a line that is no correction is told with its number and what it lacks",
        arguments: [
            ("{no", "not valid JSON"), ("{\"do\":\"reject\",\"by\":\"a\",\"at\":\"b\"}", "it has no 'kind'"),
            ("{\"do\":\"praise\",\"by\":\"a\",\"at\":\"b\"}", "'praise' is nothing that a correction does"),
            ("{\"record\":\"correction\"}", "it has no 'do'"),
        ]) func fault(line: String, words: String)
    {
        do throws(CorrectionLines.Fault) {
            _ = try CorrectionLines.read(Array("\n{\"record\":\"header\"}\n\(line)\n".utf8))
            Issue.record("no fault")
        } catch {
            #expect(error.line == 3)
            #expect(error.description.contains(words), "\(error)")
            #expect(error.description.hasSuffix("[CH0924]"))
        }
    }

    @Test("no changed byte of a line stops the reading") func mutated() {
        let bytes = CorrectionLines.write([
            correction(.amend(StatementAddress(CorrectionTests.reading.statements[1]), set: ["value": "4"], named: [:]))
        ])
        for place in bytes.indices {
            for byte: UInt8 in [0, 0x22, 0x5D, 0x7B, 0xFF] {
                var changed = bytes
                changed[place] = byte
                _ = try? CorrectionLines.read(changed)
            }
        }
    }
}

/// Fields of a statement as text.
@Suite struct ContentFormTests {
    @Test("what a statement says comes back from its form", arguments: Statement.Kind.allCases)
    func roundTrip(kind: Statement.Kind) throws {
        let day = CalendarPeriod(iso8601: "2026-03-01")
        let amount = Amount(value: 2e9, low: 1e9, high: nil, bound: .atLeast, unit: "USD")
        let content: Statement.Content =
            switch kind {
            case .event:
                .event(
                    Event(
                        plover: "AID", mode: "x", cameo: "07", goldstein: 7, who: ["NOR", "SWE"], whom: ["CHL"],
                        date: day,
                        place: "place:oslo"))
            case .figure:
                .figure(Figure(amount: amount, what: "trade", between: ["NOR", "CHL"], period: day, scope: "goods"))
            case .status: .status(FrameworkStatus(framework: "fw:x", state: "NOR", stage: .acceded, date: day))
            case .tie: .tie(Tie(a: "NOR", b: "CHL", type: "embassy", since: day))
            case .deal:
                .deal(Deal(parties: ["NOR", "CHL"], sector: "energy", amount: amount, status: .announced))
            case .forecast:
                .forecast(Forecast(term: "likely", low: 0.5, high: 0.8, from: day?.first, by: "NOR", about: ["CHL"]))
            case .assessment: .assessment(Assessment(by: "NOR", about: ["CHL"]))
            case .motive: .motive(Motive(actor: "NOR", act: "signed", aim: "peace"))
            case .condition: .condition(Condition(actor: "NOR", purpose: "joining", requires: "a vote", met: false))
            }
        let form = ContentForm(content)
        #expect(try form.content() == content)
        #expect(form.values.keys.allSatisfy { ContentForm.fields(of: kind).contains($0) })
    }

    @Test(
        "what a form cannot hold is one line with what to do",
        arguments: [
            (["speed": "3"], "a status has no 'speed'; its fields are framework, state"),
            (["framework": "fw:x", "state": "NOR"], "a status needs 'status'"),
            (["framework": "fw:x", "state": "NOR", "status": "glad"], "status: 'glad' is none of member, acceded"),
            (["framework": "fw:x", "state": "NOR", "status": "left", "date": "soon"], "date: 'soon' is no date"),
        ]) func faults(fields: [String: String], words: String)
    {
        do throws(ContentForm.Fault) {
            _ = try ContentForm(.status, fields.mapValues { $0 }).content()
            Issue.record("no fault")
        } catch {
            #expect(error.description.hasPrefix(words), "\(error)")
            #expect(error.description.contains("[CH092"))
        }
    }
}
