import Chancery
import Diplomacy
import Foundation
import Register
import SourceText

@testable import Service

/// An affair made by hand for the pages: three reports of an accord of imaginary scope between Norway and Chile, one of them a copy,
/// two that differ in a day. No text is read, so that its pages change with the pages alone.
enum TernAffair {
    static let wire = document(
        "wire.txt", "Northern Wire", day: 3,
        """
        Norway and Chile sign the Tern Accord

        OSLO – Norway and Chile signed the Tern Accord on 2 March 2026, Foreign Minister Ana Rivera said.
        Chile is likely to join the Tern Council by June.
        """)
    static let gazette = document(
        "gazette.txt", "Harbour Gazette", day: 4,
        """
        Tern Accord signed

        Norway and Chile signed the Tern Accord on 3 March 2026 in Oslo.
        """)
    static let copy = document(
        "copy.txt", "Morning <Post>", day: 5,
        """
        Norway and Chile sign the Tern Accord

        OSLO – Norway and Chile signed the Tern Accord on 2 March 2026, Foreign Minister Ana Rivera said.
        """)

    static let entities: [Entity] = [
        Entity(id: "NOR", kind: .state, name: "Norway", names: ["Norway"], state: "NOR"),
        Entity(id: "CHL", kind: .state, name: "Chile", names: ["Chile"], state: "CHL"),
        Entity(id: "fw:tern-accord", kind: .framework, name: "Tern Accord", names: ["Tern Accord"]),
        Entity(id: "person:ana-rivera", kind: .person, name: "Ana Rivera", names: ["Ana Rivera"], state: "CHL"),
    ]

    private static func document(_ name: String, _ publisher: String, day: Int, _ text: String) -> Document {
        var document = Document(plain: text, name: name, published: CalendarPeriod(year: 2026, month: 3, day: day))
        document.publisher = publisher
        let title = Span(0, text.utf8.prefix { $0 != 0x0A }.count)
        document.title = document.text[title]
        document.headline = title
        return document
    }

    /// Where some words stand.
    static func span(_ words: String, in document: Document) -> Span {
        let text = String(decoding: document.text.bytes, as: UTF8.self)
        guard let range = text.range(of: words) else { return Span(0, 0) }
        let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return Span(start, start + words.utf8.count)
    }

    static func signing(_ document: Document, day: Int) -> Statement {
        Statement(
            document: document.id,
            span: span("Norway and Chile signed the Tern Accord on \(day) March 2026", in: document),
            speaker: document.name == "gazette.txt" ? nil : "person:ana-rivera",
            content: .event(
                Event(
                    plover: "AGREE", mode: "sign", cameo: "057", goldstein: 8, who: ["NOR"], whom: ["CHL"],
                    date: CalendarPeriod(year: 2026, month: 3, day: day))))
    }

    static func signatory(_ document: Document, day: Int) -> Statement {
        Statement(
            document: document.id, span: span("signed the Tern Accord", in: document),
            content: .status(
                FrameworkStatus(
                    framework: "fw:tern-accord", state: "NOR", stage: .signatory,
                    date: CalendarPeriod(year: 2026, month: 3, day: day))))
    }

    static let forecast = Statement(
        document: wire.id, span: span("Chile is likely to join the Tern Council by June", in: wire),
        content: .forecast(
            Forecast(term: "likely", scale: "ICD 203", low: 0.55, high: 0.8, horizon: "by June", about: ["CHL"])))

    static let readings: [(document: Document, statements: [Statement])] = [
        (wire, [signing(wire, day: 2), signatory(wire, day: 2), forecast]),
        (gazette, [signing(gazette, day: 3)]),
        (copy, [signing(copy, day: 2)]),
    ]

    /// What collation would make of them.
    static func record(_ readings: [Reading]) -> Record {
        var record = Record(
            documents: readings.map(\.document), entities: entities, statements: readings.flatMap(\.statements))
        let ids = Set(record.statements.map(\.id))
        let signings = record.statements.filter { $0.kind == .event }
        if signings.count > 1 {
            record.findings = [
                Finding(
                    id: "finding:00000000000000a1", question: "When did Norway and Chile sign the Tern Accord?",
                    kind: .date,
                    answers: signings.compactMap { statement in
                        guard case .event(let event) = statement.content, let date = event.date else { return nil }
                        return Finding.Answer(
                            document: statement.document, value: date.iso8601, statement: statement.id)
                    }, verdict: .conflict, rule: "2026-03-02 and 2026-03-03 share no day", severity: 0.9,
                    independent: 2,
                    grade: 5)
            ]
        }
        if ids.contains(forecast.id), record.documents.contains(where: { $0.id == gazette.id }) {
            record.findings.append(
                Finding(
                    id: "finding:00000000000000a2", question: "How likely is it that Chile joins the Tern Council?",
                    kind: .other,
                    answers: [Finding.Answer(document: wire.id, value: "likely", statement: forecast.id)],
                    silent: [gazette.id], verdict: .single, rule: "one document only", severity: 0.1, independent: 1,
                    grade: 6))
        }
        record.lineage = [Lineage(document: copy.id, relation: .copies(wire.id, share: 0.9))]
        record.origins = [Origin(id: "origin:1", documents: [wire.id, copy.id].sorted(), why: "one copies the other")]
        let status = signatory(wire, day: 2).id
        if ids.contains(status) {
            record.standings = [
                Standing(
                    subject: .framework("fw:tern-accord", state: "NOR"), status: "signatory",
                    since: CalendarPeriod(year: 2026, month: 3, day: 2), statements: [status])
            ]
        }
        record.standings.append(
            Standing(subject: .pair("CHL", "NOR"), status: "partnership", statements: signings.map(\.id)))
        record.vectors = [
            Vector(
                id: "vector:00000000000000b1", state: "CHL", toward: "NOR", domain: "trade", direction: .closer,
                basis: .stated, statements: signings.map(\.id))
        ]
        return record
    }

    /// A register with the affair in it.
    static func withRegister(_ body: (Register) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("pages-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(try makeRegister(at: folder.appendingPathComponent("tern.chancery").path))
    }

    /// A register with the affair in it, in a file.
    static func makeRegister(at path: String) throws -> Register {
        let register = try Register(path: path, access: .create, program: "test 1")
        try register.receive(
            readings.map { document, statements in
                ReceivedReport(
                    raw: document.text.bytes, text: document.text,
                    reading: Reading(
                        document: DocumentSummary(document), entities: entities, statements: statements,
                        digest: Digest(terms: [Digest.Term(hash: 1, count: 1)], words: 20),
                        excerpts: Excerpts(of: document.text, spans: statements.map(\.span))),
                    origin: "reports/" + document.name)
            })
        try register.group([try register.candidates(window: 3)])
        try collate(register)
        return register
    }

    static func collate(_ register: Register) throws {
        while true {
            let stale = try register.staleStories(documents: 100)
            if stale.isEmpty { return }
            let corrections = Corrections(try register.corrections())
            try register.keep(
                stale.map { story in
                    var record = record(corrections.apply(to: story.readings))
                    corrections.finish(&record)
                    return CollatedStory(number: story.number, record: record, seen: .max)
                })
        }
    }

    static let chancery = Result { try Chancery() }

    /// The pages over the affair.
    static func withPages(_ body: (PageMaker, Register) throws -> Void) throws {
        try withRegister { register in
            let desk = Desk(register: register, chancery: try chancery.get(), templates: try Templates())
            try body(PageMaker(desk: desk), register)
        }
    }

    static let analyst = Visitor(name: "ana", role: .analyst, formToken: "token-of-the-form", isSignedIn: true)
    static let reader = Visitor(name: "ben", role: .reader, formToken: "token-of-the-form", isSignedIn: true)
}
