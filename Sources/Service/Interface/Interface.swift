import Briefing
import Chancery
import Diplomacy
import Foundation
import Hummingbird
import Register

/// The same data for programs, below `/api/v1`: JSON, described by the OpenAPI document at `/api/v1/openapi.json`.
struct Interface: Sendable {
    let room: Room
    private let description: [UInt8]
    /// Bytes of a body at most.
    static let largestBody = 16 << 20

    init(room: Room) {
        self.room = room
        description = OpenAPI.document(Endpoints.all, signIn: room.door.rules.demandsSignIn)
    }

    func add(to router: Router<RoomContext>) {
        router.get("/api/**") { request, context in try await respond(request, context) }
        router.post("/api/**") { request, context in try await respond(request, context) }
    }

    /// The methods that an address takes; none where there is no such address.
    static func methods(_ parts: [String]) -> [String] {
        guard parts.count > 2, parts[0] == "api", parts[1] == "v1" else { return [] }
        let rest = parts.dropFirst(2)
        if rest.elementsEqual(["openapi.json"]) { return ["GET", "HEAD"] }
        let methods = Endpoints.all.filter { $0.match(rest) != nil }.map { $0.method.uppercased() }
        return methods + (methods.contains("GET") ? ["HEAD"] : [])
    }

    private func respond(_ request: Request, _ context: RoomContext) async throws -> Response {
        let rest = request.parts.dropFirst(2)
        if rest.elementsEqual(["openapi.json"]) { return json(description, .ok) }
        let method = request.method == .head ? "get" : request.method.rawValue.lowercased()
        let matching = Endpoints.all.lazy.compactMap { endpoint in endpoint.match(rest).map { (endpoint, $0) } }
        guard let (endpoint, values) = matching.first(where: { $0.0.method == method }) else { throw Refusal.notFound }
        let fields = request.fields
        try endpoint.check(fields)
        if fields["in_house"] == "true", !context.visitor.mayWrite { throw Refusal.noAnalyst }
        if endpoint.body != nil { return try await take(endpoint, request, context) }
        let make: @Sendable (Visitor) throws -> [UInt8] = { [room] visitor in
            try endpoint.run(Call(room: room, values: values, fields: fields, visitor: visitor, body: []))
        }
        if endpoint.answer == .job {
            var response = json(try make(context.visitor), .ok)
            response.headers[.cacheControl] = "no-store"
            return response
        }
        return try await room.reply(request, context, path: request.uri.string, type: "application/json") {
            visitor, _ in
            PageCache.Entry(status: 200, bytes: try make(visitor))
        }
    }

    // MARK: Writing

    private func take(_ endpoint: Endpoint, _ request: Request, _ context: RoomContext) async throws -> Response {
        guard context.visitor.mayWrite else { throw Refusal.noAnalyst }
        // No form of a browser sends this type without asking first: another site cannot make one do so.
        guard (request.headers[.contentType] ?? "").prefix(while: { $0 != ";" }).lowercased() == "application/json"
        else {
            throw Refusal(.unsupportedMediaType, "Send application/json.")
        }
        let body = try await RequestBytes.collect(request, most: Interface.largestBody)
        let fields = try SentObject.fields(body)
        if endpoint.answer == .job { return try await add(fields, context) }
        guard let verb = fields.raw("do"), let members = CorrectionForm.members[verb] else {
            throw Refusal.unfit("'do' is one of \(CorrectionForm.verbs.sorted().joined(separator: ", ")).")
        }
        try SentObject.check(fields, needed: ["do"] + members.needed, further: members.further + ["why"])
        guard (fields.raw("why") ?? "").unicodeScalars.count <= 1000 else {
            throw Refusal.unfit("'why' has at most 1,000 characters.")
        }
        let correction: Correction
        do {
            correction = try await room.keep(CorrectionForm(verb: verb, fields: fields), of: context.visitor).correction
        } catch let refusal as Refusal where refusal.status == .badRequest {
            throw Refusal.unfit(refusal.message)
        }
        let kept = try await room.pool.run { [room] in try room.desk.register.keptCorrections(on: correction.subject) }
        var line: [UInt8] = []
        if let one = kept.first(where: { $0.correction.id == correction.id }) {
            var rows = RowList()
            rows.add(one)
            line = rows.bytes
        }
        return json(line, .created)
    }

    private func add(_ fields: QueryFields, _ context: RoomContext) async throws -> Response {
        var form = SentForm()
        form.fields = fields
        try SentObject.check(fields, needed: ["text"], further: ["title", "publisher", "published", "url", "handling"])
        guard !(fields.raw("text") ?? "").isEmpty else { throw Refusal.unfit("'text' is needed: the report.") }
        if let published = fields.raw("published"), !Endpoint.isDate(published) {
            throw Refusal.unfit("'\(published)' is no date; write 2026-02-11 (published).")
        }
        let order: JobQueue.Order
        do throws(Refusal) {
            order = try AddForm(form).order(by: context.visitor.name)
        } catch {
            throw Refusal.unfit(error.message)
        }
        let job = try await room.pool.run { [room] in try room.jobs.add(order) }
        var response = json(Array((JobRows.json(job) + "\n").utf8), .accepted)
        response.headers[.location] = "/api/v1/jobs/\(job.id)"
        return response
    }

    private func json(_ bytes: [UInt8], _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A JSON object that is sent, as the fields of a form: a list is a field that comes several times, the members of `set` are
/// fields `set.NAME`.
enum SentObject {
    /// - Throws: ``Refusal`` where it is no object, or a member is nothing that a form can hold.
    static func fields(_ bytes: [UInt8]) throws(Refusal) -> QueryFields {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
        } catch {
            throw Refusal(.badRequest, "The body is no JSON.")
        }
        guard let object = value as? [String: Any] else { throw .unfit("The body is no JSON object.") }
        var fields = QueryFields()
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            let isList = name == "handling" || name == "shown_by"
            switch value {
            case let text as String where !isList && name != "set": fields.add(name, text)
            case let list as [Any] where isList:
                guard let texts = list as? [String] else { throw .unfit("'\(name)' is no list of texts.") }
                for text in texts {
                    if text.isEmpty { throw .unfit("'\(name)' holds an empty text.") }
                    fields.add(name, text)
                }
            case let members as [String: Any] where name == "set" && !members.isEmpty:
                for (field, value) in members.sorted(by: { $0.key < $1.key }) {
                    switch value {
                    case let text as String: fields.add("set.\(field)", text)
                    case is NSNull: fields.add("set.\(field)", "")
                    default: throw .unfit("'set.\(field)' is neither a text nor null.")
                    }
                }
            default: throw .unfit("'\(name)' is not what it should be.")
            }
        }
        return fields
    }

    /// Checks which members there are.
    ///
    /// - Throws: ``Refusal`` where one is missing, or one is there that nobody asked for.
    static func check(_ fields: QueryFields, needed: [String], further: [String]) throws(Refusal) {
        func isThere(_ name: String) -> Bool {
            fields.pairs.contains { $0.name == name && !$0.value.isEmpty || name == "set" && $0.name.hasPrefix("set.") }
        }
        for name in needed where !isThere(name) { throw .unfit("'\(name)' is needed.") }
        let known = Set(needed + further)
        for pair in fields.pairs where !known.contains(pair.name) {
            if known.contains("set"), pair.name.hasPrefix("set.") { continue }
            throw .unfit("There is no member '\(pair.name)' here; there are \(known.sorted().joined(separator: ", ")).")
        }
    }
}
