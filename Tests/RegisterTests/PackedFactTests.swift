import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Register

/// Summaries and facts come back from their packed forms as they were, with every field.
@Suite struct PackedFactTests {
    private static let document = DocumentID(rawValue: "doc:00ab34cd56ef7890")
    private static let other = DocumentID(rawValue: "doc:of another form")

    private static let finding = Finding(
        id: "finding:0123456789abcdef", question: "When did the envoys meet?", kind: .date,
        answers: [
            Finding.Answer(document: document, value: "2026-03-01", statement: "event:ffffffffffffffff"),
            Finding.Answer(document: other, value: "2026-03", span: Span(3, 9)),
        ], silent: [other], verdict: .refine, rule: "one is more exact", scope: "a month holds its days",
        severity: 0.35,
        independent: 2, grade: 2)

    private static func summary() -> DocumentSummary {
        var document = Document(plain: "A headline\nand a body", name: "a.txt")
        document.url = "https://example.org/a"
        document.title = "A headline"
        document.publisher = "Harbour Wire"
        document.authors = ["A. Writer", "B. Writer"]
        document.published = CalendarPeriod(year: 2026, month: 3, day: 1)
        document.modified = CalendarPeriod(year: 2026, month: 3)
        document.kind = .analysis
        document.body = [Span(0, 4), Span(11, 21)]
        document.furniture = [Span(4, 6)]
        document.headline = Span(0, 10)
        document.captions = [Span(6, 8)]
        document.derived = [Document.DerivedPassage(what: "automatic summary", span: Span(8, 10))]
        document.row = Document.Row(file: "a.jsonl", number: 7, kind: .entry, offset: 100, line: 3)
        return DocumentSummary(document, outlet: "outlet:harbour-wire")
    }

    @Test("a summary comes back with every field") func summaries() throws {
        let summary = PackedFactTests.summary()
        #expect(try PackedSummary.summary(PackedSummary.pack(summary)) == summary)
        #expect(try PackedSummary.pack(summary).count < Register.json(summary).utf8.count / 2)
        let fields = Mirror(reflecting: summary).children.count
        #expect(fields == 20, "a new field of DocumentSummary must be packed too")
    }

    @Test("facts come back with every field") func facts() throws {
        let finding = PackedFactTests.finding
        #expect(try Finding(packed: finding.packed) == finding)
        #expect(Mirror(reflecting: finding).children.count == 11, "a new field of Finding must be packed too")
        let day = CalendarPeriod(year: 2026, month: 3, day: 1)
        let standings = [
            Standing(
                subject: .framework("fw:pact", state: "NOR"), status: "acceded", since: day,
                statements: ["status:00000000000000ff"]),
            Standing(subject: .pair("CHL", "NOR"), status: "alliance", until: day, statements: ["by hand"]),
        ]
        for standing in standings { #expect(try Standing(packed: standing.packed) == standing) }
        let vector = Vector(
            id: "vector:00000000000000aa", state: "NOR", toward: "CHL", domain: "trade", direction: .closer,
            basis: .measured, period: day, value: 0.5, low: 0.25, high: 0.75, stories: 3,
            statements: ["event:00000000000000bb"])
        #expect(try Vector(packed: vector.packed) == vector)
        let lines = [
            Lineage(document: PackedFactTests.document, relation: .cites("outlet:x", Span(1, 4))),
            Lineage(document: PackedFactTests.other, relation: .copies(PackedFactTests.document, share: 0.9)),
        ]
        for line in lines { #expect(try Lineage(packed: line.packed) == line) }
        let origin = Origin(id: "origin:1", documents: [PackedFactTests.document], why: "one copies the other")
        #expect(try Origin(packed: origin.packed) == origin)
        let merges = [Entity.Merge(names: ["Norway", "Kingdom of Norway"], why: "the same code")]
        #expect(try [Entity.Merge](packed: merges.packed) == merges)
    }

    @Test("a cut or changed fact gives an error, or a fact, and never a trap") func damage() {
        let packed = PackedFactTests.finding.packed
        for end in packed.indices {
            #expect(throws: PackedReader.Damage.self) { try Finding(packed: Array(packed[..<end])) }
        }
        let summary = PackedSummary.pack(PackedFactTests.summary())
        for place in summary.indices {
            for byte: UInt8 in [0, 1, 0x7F, 0xFF] {
                var changed = summary
                changed[place] = byte
                _ = try? PackedSummary.summary(changed)
            }
        }
    }

    @Test(
        "an id is kept in nine bytes, and any other text as it is",
        arguments: ["event:00000000000000ff", "event:ff", "x"])
    func ids(id: String) throws {
        var writer = PackedWriter(known: KnownStrings(["event"]))
        writer.write(contentID: id)
        var reader = PackedReader(writer.bytes, known: KnownStrings(["event"]))
        #expect(try reader.contentID() == id)
        if id.utf8.count == 22 { #expect(writer.bytes.count == 10) }
    }
}
