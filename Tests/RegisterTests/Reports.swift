import Diplomacy
import Foundation
import SourceText

@testable import Register

/// Reports and registers for tests: small, and made without reading any text.
enum Reports {
    /// A report that says that two states signed something.
    static func report(_ name: String, _ sentence: String, day: Int = 1, who: EntityID = "NOR", whom: EntityID = "CHL")
        -> ReceivedReport
    {
        var document = Document(plain: sentence, name: name, published: CalendarPeriod(year: 2026, month: 3, day: day))
        document.title = name
        let text = document.text
        let statement = Statement(
            document: document.id, span: text.span,
            content: .event(Event(plover: "SUPPORT", who: [who], whom: [whom], date: document.published)))
        let reading = Reading(
            document: DocumentSummary(document),
            entities: [who, whom].map {
                Entity(id: $0, kind: .state, name: $0.rawValue, names: [$0.rawValue], state: $0)
            },
            mentions: [EntityMention(document: document.id, span: Span(0, 3), entity: who)],
            statements: [statement],
            digest: Digest(terms: [Digest.Term(hash: 1, count: 1)], words: 5),
            excerpts: Excerpts(of: text, spans: [text.span]))
        return ReceivedReport(raw: text.bytes, text: text, reading: reading, origin: "reports/" + name)
    }

    /// The record of a story without findings, as a collation that compares nothing would make it.
    static func collated(_ story: StaleStory) -> CollatedStory {
        var record = Record(
            documents: story.readings.map(\.document), entities: story.readings.flatMap(\.entities),
            mentions: story.readings.flatMap(\.mentions), statements: story.readings.flatMap(\.statements))
        record.findings = story.readings.map { reading in
            Finding(
                id: "finding:\(reading.document.name)", question: "Was it signed?", kind: .event,
                answers: [Finding.Answer(document: reading.document.id, value: "yes")], verdict: .single,
                rule: "one only",
                severity: 0.1, independent: 1)
        }
        return CollatedStory(number: story.number, record: record, seen: story.seen)
    }

    /// Groups what waits into one story, and keeps what it comes to.
    static func collate(_ register: Register) throws {
        let candidates = try register.candidates(window: 3)
        if !candidates.isEmpty { try register.group([candidates]) }
        while true {
            let stale = try register.staleStories(documents: 100)
            if stale.isEmpty { return }
            let corrections = Corrections(try register.corrections())
            try register.keep(
                stale.map { story in
                    var story = story
                    story.readings = corrections.apply(to: story.readings)
                    return collated(story)
                })
        }
    }

    /// A path that nothing lies at yet; whatever comes to lie there is taken away afterwards.
    static func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("register-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appendingPathComponent("test.chancery").path)
    }

    /// A register with two reports in it, collated.
    static func withRegister(_ body: (Register, String) throws -> Void) throws {
        try withPath { path in
            let register = try Register(path: path, access: .create, program: "test 1")
            try register.receive([
                report("a.txt", "Norway and Chile signed a pact."),
                report("b.txt", "Oslo signed the pact with Chile.", day: 2),
            ])
            try collate(register)
            try body(register, path)
        }
    }
}
