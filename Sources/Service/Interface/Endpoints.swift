import Briefing
import Chancery
import Diplomacy
import Foundation
import Intake
import Measures
import Register
import SourceText

/// All addresses of the interface.
enum Endpoints {
    private static let house = Endpoint.Parameter(
        "in_house", .flag, "Also what is marked internal; for analysts, and for what stays in the house.")
    private static let since = Endpoint.Parameter("since", .date, "The first day: 2026-02-11, 2026-02 or 2026.")
    private static let until = Endpoint.Parameter("until", .date, "The last day.")
    private static let asOf = Endpoint.Parameter(
        "as_of", .moment, "What the register said then: a day, a moment in UTC, or a revision (r17).")
    private static let about = Endpoint.Parameter(
        "about", .names, "About whom: a name, an alpha-3 code or an id; given twice, about both at once.")
    private static let kind = Endpoint.Parameter(
        "kind", .choice(Statement.Kind.allCases.map(\.rawValue)), "The kind of statement.")
    private static let type = Endpoint.Parameter(
        "type", .text, "A type inside the kind: a PLOVER type, a type of tie, a stage.")
    private static let source = Endpoint.Parameter(
        "source", .text, "By this source: an outlet or a document, id or name.")
    private static let verdict = Endpoint.Parameter(
        "verdict", .choice(Finding.Verdict.allCases.map(\.rawValue)), "Of this verdict.")

    private static func limit(_ preset: Int) -> Endpoint.Parameter {
        Endpoint.Parameter("limit", .count(default: preset, most: 1000), "How many at most.")
    }

    static let all: [Endpoint] =
        [
            status, affairs, affair, findings, statements, timeline, documents, document, text, search, standing,
            forecasts,
        ]
        + [corrections, correct, add, job]

    private static let status = Endpoint(
        path: "/status", summary: "What the register holds, in numbers.", parameters: [house], answer: .status
    ) { call in
        let status = try call.register.status(outside: call.withheld())
        return call.object { json in
            json.object { json in
                status.writeMembers(&json)
                json.member("revision", status.last?.number ?? 0)
                json.member("changed", status.last?.at)
            }
        }
    }

    private static let affairs = Endpoint(
        path: "/affairs", summary: "The affairs of the register.",
        parameters: [
            Endpoint.Parameter("order", .choice(["newest", "biggest", "disputed"]), "Which come first."), limit(100),
            house,
        ], answer: .rows
    ) { call in
        let order: Register.StoryOrder =
            switch call.fields["order"] {
            case "newest": .newest
            case "disputed": .mostDisputed
            default: .biggest
            }
        let withheld = try call.withheld()
        var rows = RowList()
        for story in try call.register.stories(order: order, limit: call.limit(100)) {
            rows.add(story, outside: withheld)
        }
        return try call.rows(rows)
    }

    private static let affair = Endpoint(
        path: "/affairs/{id}", summary: "The whole record of an affair, row by row as in JSON Lines.",
        parameters: [house], answer: .rows
    ) { call in
        let record = try call.view.record(path: ["affair", call.values[0]], QueryFields(), inHouse: call.isInHouse)
        if record.documents.isEmpty { throw Refusal.notFound }
        let options = try call.room.exchange(inHouse: call.isInHouse).record
        return try call.rows(lines: RecordWriter(options: options).bytes(of: record))
    }

    private static let findings = Endpoint(
        path: "/findings", summary: "Questions that several reports answer, the most material first.",
        parameters: [
            verdict,
            Endpoint.Parameter("kind", .choice(Finding.Kind.allCases.map(\.rawValue)), "The kind of question."), about,
            source, Endpoint.Parameter("affair", .text, "Of this affair, by its id."), since, until, asOf, limit(100),
            house,
        ], answer: .rows
    ) { call in
        var query = FindingQuery()
        query.verdict = try call.view.choice(call.fields, "verdict")
        query.kind = try call.view.choice(call.fields, "kind")
        query.about = try call.fields.all("about").map { try call.names.known($0).id }
        query.source = call.fields["source"]
        query.story = try call.fields["affair"].map { try call.view.affair($0) }
        query.since = try call.view.day(call.fields, "since", isLast: false)
        query.until = try call.view.day(call.fields, "until", isLast: true)
        query.moment = call.moment
        query.limit = call.limit(100)
        let withheld = try call.withheld().documents
        var rows = RowList()
        // Of a finding with an answer that may not go out nothing is told: its question and rule may give it away.
        for found in try call.register.findings(query)
        where !found.finding.answers.contains(where: { withheld.contains($0.document) }) {
            var finding = found.finding
            finding.silent.removeAll(where: withheld.contains)
            rows.add(finding, names: found.names) { $0.member("affair", found.story) }
        }
        return try call.rows(rows)
    }

    private static func statements(_ call: Call, kind: Statement.Kind?) throws -> [UInt8] {
        var query = StatementQuery()
        query.about = try call.fields.all("about").map { try call.names.known($0).id }
        query.kind = kind
        query.type = call.fields["type"]
        query.source = call.fields["source"]
        query.modality = try call.view.choice(call.fields, "modality")
        query.since = try call.view.day(call.fields, "since", isLast: false)
        query.until = try call.view.day(call.fields, "until", isLast: true)
        query.moment = call.moment
        query.limit = call.limit(100)
        query.isLatestFirst = true
        let withheld = try call.withheld().documents
        var rows = RowList()
        for found in try call.register.statements(query).reversed() where !withheld.contains(found.document.id) {
            add(found, to: &rows)
        }
        return try call.rows(rows)
    }

    static func add(_ found: FoundStatement, to rows: inout RowList) {
        rows.add(found.statement, of: found.document.name, words: found.text) { json in
            json.member("held", found.statement.happened?.iso8601)
            json.member("reported", found.document.published?.iso8601)
            json.member("line", found.line)
            json.member("document_id", found.document.id.rawValue)
        }
    }

    private static let modality = Endpoint.Parameter(
        "modality", .choice(Statement.Modality.allCases.map(\.rawValue)), "Said to be so in this way.")

    private static let statements = Endpoint(
        path: "/statements", summary: "Statements, in order of days; of many the latest.",
        parameters: [about, kind, type, source, modality, since, until, asOf, limit(100), house], answer: .rows
    ) { call in try statements(call, kind: call.view.choice(call.fields, "kind")) }

    private static let timeline = Endpoint(
        path: "/timeline", summary: "What happened, in order of days; of many events the latest.",
        parameters: [about, type, source, modality, since, until, asOf, limit(100), house], answer: .rows
    ) { call in try statements(call, kind: .event) }

    private static func hits(_ call: Call, words: Bool) throws -> [UInt8] {
        let withheld = try call.withheld().documents
        var rows = RowList()
        for hit in try call.register.search(call.view.search(call.fields, limit: call.limit(50)))
        where !withheld.contains(hit.document.id) {
            rows.add(hit.document) { json in
                guard words else { return }
                json.key("passage")
                json.value(hit.passage)
                json.member("passage_text", hit.text)
                json.member("line", hit.line)
            }
        }
        return try call.rows(rows)
    }

    private static let documents = Endpoint(
        path: "/documents", summary: "Documents, the latest first.",
        parameters: [about, kind, type, source, verdict, since, until, limit(50), house], answer: .rows
    ) { call in try hits(call, words: false) }

    private static let search = Endpoint(
        path: "/search", summary: "Words in the reports, the best matches first.",
        parameters: [
            Endpoint.Parameter(
                "q", .text, "All words; \"a phrase\"; OR between two; -word for one that must not be there; begin*.",
                isNeeded: true),
            about, kind, type, source, verdict, since, until, limit(50), house,
        ], answer: .rows
    ) { call in try hits(call, words: true) }

    private static func shown(_ call: Call) throws -> ShownDocument {
        let withheld = try call.withheld().documents
        for id in RegisteredNames.ids(call.values[0], "doc") {
            for shown in try call.register.show(id) {
                if case .document(let document) = shown, !withheld.contains(document.summary.id) { return document }
            }
        }
        throw Refusal.notFound
    }

    private static let document = Endpoint(
        path: "/documents/{id}", summary: "A document, what it says, and what analysts said of it.",
        parameters: [house], answer: .rows
    ) { call in
        let document = try shown(call)
        var rows = RowList()
        rows.add(document.summary) { json in
            json.member("retrieved", document.retrieved)
            json.member("program", document.program)
            json.member("affair", document.story?.id)
        }
        for statement in document.statements { add(statement, to: &rows) }
        for kept in document.corrections { rows.add(kept) }
        return try call.rows(rows)
    }

    private static let text = Endpoint(
        path: "/documents/{id}/text", summary: "The text of a document, to which spans of bytes (UTF-8) refer.",
        parameters: [house], answer: .text
    ) { call in
        let document = try shown(call)
        let text = document.text[document.text.span]
        return call.object { json in
            json.object {
                $0.member("id", document.summary.id.rawValue)
                $0.member("name", document.summary.name)
                $0.member("text", text)
            }
        }
    }

    private static let standing = Endpoint(
        path: "/standing", summary: "How states stand in a framework, a state in all, or two sides to each other.",
        parameters: [
            Endpoint.Parameter("of", .names, "A framework or a state; given twice, a pair.", isNeeded: true), asOf,
            house,
        ], answer: .rows
    ) { call in
        let about = try call.fields.all("of").map { try call.names.known($0).id }
        let withheld = try call.withheld().documents
        var rows = RowList()
        for found in try call.register.standings(of: Array(about.prefix(2)), at: call.moment) {
            var standing = found.standing
            let seen = found.statements.filter { !withheld.contains($0.document.id) }
            if seen.isEmpty, !withheld.isEmpty { continue }
            let ids = Set(seen.map(\.statement.id))
            if !withheld.isEmpty { standing.statements.removeAll { !ids.contains($0) } }
            rows.add(standing)
            for statement in seen { add(statement, to: &rows) }
        }
        return try call.rows(rows)
    }

    private static let forecasts = Endpoint(
        path: "/forecasts", summary: "Forecasts of an affair, or of all, what became of them, and how well they did.",
        parameters: [
            Endpoint.Parameter("affair", .text, "Of this affair, by its id."),
            Endpoint.Parameter(
                "proposed", .flag, "Count what later reports suggest where no analyst has settled a forecast."),
            house,
        ], answer: .rows
    ) { call in
        let record = try call.view.record(
            path: call.fields["affair"].map { ["affair", $0] } ?? [], QueryFields(), inHouse: call.isInHouse)
        let book = try ForecastBook(
            record, tables: call.room.desk.chancery.tables, takesProposals: call.fields["proposed"] == "true")
        var rows = MeasureRows(record, options: try call.room.exchange(inHouse: call.isInHouse).record)
        rows.book(book)
        return try call.rows(lines: rows.bytes)
    }

    private static let corrections = Endpoint(
        path: "/corrections", summary: "What analysts said, the latest first.",
        parameters: [Endpoint.Parameter("on", .text, "That speak of this id."), limit(100), house], answer: .rows
    ) { call in
        let kept = try call.register.keptCorrections(on: call.fields["on"])
        let free = Set(try call.register.released(kept.map(\.correction), inHouse: call.isInHouse).rows.map(\.id))
        var rows = RowList()
        for one in kept.lazy.filter({ free.contains($0.correction.id) }).prefix(call.limit(100)) {
            rows.add(one)
        }
        return try call.rows(rows)
    }

    private static let correct = Endpoint(
        method: "post", path: "/corrections", summary: "Corrects the record; the affairs that it touches are collated.",
        body: "NewCorrection", answer: .correction, status: 201
    ) { _ in [] }

    private static let add = Endpoint(
        method: "post", path: "/documents", summary: "Adds a report; it is read behind those that wait.",
        body: "NewDocument", answer: .job, status: 202
    ) { _ in [] }

    private static let job = Endpoint(
        path: "/jobs/{id}", summary: "How far the reading of what was added is.", answer: .job
    ) { call in
        guard call.visitor.mayWrite, let job = call.room.jobs.job(call.values[0]) else { throw Refusal.notFound }
        return call.object { JobRows.write(job, &$0) }
    }
}
