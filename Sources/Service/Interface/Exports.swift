import Briefing
import Chancery
import Diplomacy
import Hummingbird
import Measures
import Register
import SourceText

/// The record of a view in the forms of other programs: the address of the view behind `/export`, with `format`.
///
/// What is marked as internal goes out only to an analyst who says that it stays in the house (`in_house=yes`); what is marked
/// not to be exported goes out never.
struct Exports: Sendable {
    let room: Room
    /// An export of everything takes memory for everything: one at a time.
    private let pool = WorkPool(width: 1, longestQueue: 8)

    init(room: Room) { self.room = room }

    func add(to router: Router<RoomContext>) {
        router.get("/export") { request, context in try await response(to: request, context) }
        router.get("/export/**") { request, context in try await response(to: request, context) }
    }

    private func response(to request: Request, _ context: RoomContext) async throws -> Response {
        let fields = request.fields
        guard let format = ExchangeFormat(rawValue: fields["format"] ?? "jsonl") else {
            throw Refusal.field(
                "There is no format '\(fields["format"] ?? "")'; there are \(ExchangeFormat.allCases.map(\.rawValue).joined(separator: ", "))."
            )
        }
        let isInHouse = fields["in_house"] == "yes"
        if isInHouse, !context.visitor.mayWrite { throw Refusal.noAnalyst }
        let parts = Array(request.parts.dropFirst())
        if parts == ["corrections"] { return try await corrections(format, context, inHouse: isInHouse) }
        let bytes = try await pool.run { [room] () -> [UInt8] in
            let part = try RecordView(room: room).record(path: parts, fields, inHouse: isInHouse)
            var bytes: [UInt8] = []
            try room.exchange(inHouse: isInHouse).write(part, as: format) { bytes += $0 }
            return bytes
        }
        return file(bytes, parts, format)
    }

    /// The corrections in force as JSON Lines, for `chancery correct import`: they have no other form.
    private func corrections(
        _ format: ExchangeFormat, _ context: RoomContext, inHouse house: Bool
    ) async throws -> Response {
        guard context.visitor.mayWrite else { throw Refusal.noAnalyst }
        guard format == .jsonl else { throw Refusal.field("Corrections are exported as jsonl alone (format).") }
        let bytes = try await pool.run { [room] in
            let register = room.desk.register
            let rows = Corrections(try register.corrections()).rows
            return CorrectionLines.write(try register.released(rows, inHouse: house).rows)
        }
        return file(bytes, ["corrections"], format)
    }

    private func file(_ bytes: [UInt8], _ parts: [String], _ format: ExchangeFormat) -> Response {
        let name = (["chancery"] + parts.prefix(4)).joined(separator: "-").unicodeScalars
            .map {
                $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "-")
                    ? String($0) : "-"
            }
            .joined().prefix(80)
        return Response(
            status: .ok,
            headers: [
                .contentType: format.mediaType, .cacheControl: "no-store",
                .contentDisposition: "attachment; filename=\"\(name).\(format.fileExtension)\"",
            ], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

extension Room {
    /// The writer of the forms of exchange.
    func exchange(inHouse house: Bool) throws -> ExchangeWriter {
        let names = desk.chancery.tables.names.entries.reduce(into: [EntityID: String]()) { names, entry in
            if entry.kind == .state { names[entry.code] = entry.name }
        }
        return ExchangeWriter(
            codes: try CountryCodes(), events: try EventCodes(),
            record: RecordWriter.Options(program: "chancery \(Chancery.version)"), stateNames: names, inHouse: house)
    }
}

/// The part of the record that a view shows.
struct RecordView: Sendable {
    let room: Room

    /// The record of a view.
    ///
    /// - Parameters:
    ///   - path: the parts of the view's address.
    ///   - fields: its query.
    ///   - house: whether what is internal may be in it.
    func record(path: [String], _ fields: QueryFields, inHouse house: Bool) throws -> Record {
        var selection = Selection()
        selection.since = try day(fields, "since", isLast: false)
        selection.until = try day(fields, "until", isLast: true)
        // What is marked goes before anything is chosen: only the whole tells what leans on it.
        var whole = try loaded(path, fields).released(inHouse: house).record
        if !["state", "framework", "entity", "pair", "forecasts", "statement"].contains(path.first) {
            whole.vectors = try RecordMeasures(tables: room.desk.chancery.tables).addingMeasured(to: whole)
        }
        return try asked(whole, path, fields).selecting(selection)
    }

    /// The record that a view is a part of, with what is marked still in it.
    private func loaded(_ path: [String], _ fields: QueryFields) throws -> Record {
        let register = room.desk.register
        switch path.first {
        case "affair": return try register.record(of: [try affair(path.dropFirst().first ?? "")])
        case "document":
            let names = KnownNames(register: register, tables: room.desk.chancery.tables.names)
            return try only([try names.document(path.dropFirst().first ?? "").id])
        case "statement":
            for shown in try register.show(path.dropFirst().first ?? "") {
                if case .statement(let shown) = shown { return try only([shown.found.document.id]) }
            }
            throw Refusal.notFound
        case "search": return try only(Set(register.search(search(fields, limit: 10_000)).map(\.document.id)))
        case "state", "framework", "entity", "pair":
            var query = SearchQuery()
            query.about = try about(path)
            query.limit = 10_000
            return try only(Set(register.search(query).map(\.document.id)))
        case nil, "states", "frameworks", "sources", "forecasts": return try register.record()
        default: throw Refusal.notFound
        }
    }

    /// Whom the page of a state, a framework, a pair or anybody else is about.
    private func about(_ path: [String]) throws -> [EntityID] {
        let names = KnownNames(register: room.desk.register, tables: room.desk.chancery.tables.names)
        return try path.dropFirst().prefix(path.first == "pair" ? 2 : 1).map { try names.entity($0).id }
    }

    /// The part of a record that a view shows: of an affair one question or the questions of one verdict, the forecasts, one
    /// statement, what is about somebody.
    private func asked(_ whole: Record, _ path: [String], _ fields: QueryFields) throws -> Record {
        switch path.first {
        case "affair": return try asked(whole, page: Array(path.dropFirst(2)), fields)
        case "forecasts":
            let forecasts = whole.statements.filter { $0.kind == .forecast }.map(\.id)
            return whole.selecting(statements: Set(forecasts + whole.resolutions.flatMap(\.statements)))
        case "statement": return whole.selecting(statements: Set(path.dropFirst().prefix(1)))
        case "state", "framework", "entity", "pair":
            return try about(path).reduce(whole) { $0.selecting(Selection(about: [$1.rawValue])) }
        default: return whole
        }
    }

    private func asked(_ whole: Record, page: [String], _ fields: QueryFields) throws -> Record {
        let verdict: Finding.Verdict? = page.first == "matrix" ? try choice(fields, "verdict") : nil
        let question = page.first == "question" ? page.dropFirst().first : nil
        guard question != nil || verdict != nil else { return whole }
        func isAsked(_ finding: Finding) -> Bool {
            if let question { return RegisteredNames.ids(question, "finding").contains(finding.id) }
            return finding.verdict == verdict
        }
        let statements = Set(whole.findings.filter(isAsked).flatMap(\.answers).compactMap(\.statement))
        var part = whole.selecting(statements: statements)
        part.findings.removeAll { !isAsked($0) }
        return part
    }

    /// The records of the affairs that documents belong to, with what these documents say alone.
    private func only(_ documents: Set<DocumentID>) throws -> Record {
        var stories: Set<String> = []
        for document in documents {
            for shown in try room.desk.register.show(document.rawValue) {
                if case .document(let shown) = shown, let story = shown.story { stories.insert(story.id) }
            }
        }
        if stories.isEmpty { return Record() }
        var record = try room.desk.register.record(of: stories.sorted())
        // The wall that keeps marked documents in leaves out whatever leans on a document: the others go the same way.
        for index in record.documents.indices where !documents.contains(record.documents[index].id) {
            var remarks = record.documents[index].desk ?? DeskRemarks()
            remarks.handling = [.doNotExport]
            record.documents[index].desk = remarks
        }
        return record.released(inHouse: true).record
    }

    /// The id of an affair, written with or without the word before its colon.
    func affair(_ name: String) throws -> String {
        for id in RegisteredNames.ids(name, "story") {
            for shown in try room.desk.register.show(id) { if case .story(let story) = shown { return story.line.id } }
        }
        throw Refusal.notFound
    }

    /// What a query asks the search for.
    func search(_ fields: QueryFields, limit: Int) throws -> SearchQuery {
        let names = KnownNames(register: room.desk.register, tables: room.desk.chancery.tables.names)
        var query = SearchQuery()
        query.words = fields["q"] ?? ""
        query.about = try (fields.all("about") + fields.all("and")).map { try names.known($0).id }
        query.kind = try choice(fields, "kind")
        query.type = fields["type"]
        query.source = fields["source"]
        query.verdict = try choice(fields, "verdict")
        query.since = try day(fields, "since", isLast: false)
        query.until = try day(fields, "until", isLast: true)
        query.limit = limit
        return query
    }

    /// One of several words.
    func choice<Value: RawRepresentable & CaseIterable>(_ fields: QueryFields, _ name: String) throws -> Value?
    where Value.RawValue == String {
        guard let word = fields[name] else { return nil }
        guard let value = Value(rawValue: word) else {
            throw Refusal.field(
                "'\(word)' is none of \(Value.allCases.map(\.rawValue).joined(separator: ", ")) (\(name)).")
        }
        return value
    }

    /// The first or last day of a date.
    func day(_ fields: QueryFields, _ name: String, isLast: Bool) throws -> CalendarDay? {
        guard let word = fields[name] else { return nil }
        guard let period = CalendarPeriod(iso8601: word) else {
            throw Refusal.field("'\(word)' is no date; write 2026-02-11, 2026-02 or 2026 (\(name)).")
        }
        return isLast ? period.last : period.first
    }
}

extension ExchangeFormat {
    /// How its bytes are named on the way.
    var mediaType: String {
        switch self {
        case .jsonl, .followTheMoney: "application/x-ndjson"
        case .eventsGDELT, .eventsPLOVER, .csv: "text/csv; charset=utf-8"
        case .gexf, .graphml: "application/xml"
        case .annotations: "application/ld+json"
        case .markdown: "text/markdown; charset=utf-8"
        }
    }

    /// What its files end with.
    var fileExtension: String {
        switch self {
        case .jsonl: "jsonl"
        case .followTheMoney: "ftm.json"
        case .eventsGDELT, .eventsPLOVER, .csv: "csv"
        case .gexf: "gexf"
        case .graphml: "graphml"
        case .annotations: "jsonld"
        case .markdown: "md"
        }
    }
}
