import Briefing
import Diplomacy
import Foundation
import HTTPTypes
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
        for method: HTTPRequest.Method in [.get, .post, .put, .delete, .patch, .options, .trace] {
            router.on("/api/**", method: method) { request, context in try await respond(request, context) }
        }
    }

    private func respond(_ request: Request, _ context: RoomContext) async throws -> Response {
        let parts = request.parts
        guard parts.count > 2, parts[1] == "v1" else { throw Refusal.notFound }
        let rest = parts.dropFirst(2)
        if rest.elementsEqual(["openapi.json"]) {
            guard request.method == .get || request.method == .head else { throw Refusal.method("GET, HEAD") }
            return json(description, .ok)
        }
        let matching = Endpoints.all.compactMap { endpoint in endpoint.match(rest).map { (endpoint, $0) } }
        if matching.isEmpty { throw Refusal.notFound }
        let method = request.method == .head ? "get" : request.method.rawValue.lowercased()
        guard let (endpoint, values) = matching.first(where: { $0.0.method == method }) else {
            let methods = matching.map { $0.0.method.uppercased() }
            throw Refusal.method((methods + (methods.contains("GET") ? ["HEAD"] : [])).joined(separator: ", "))
        }
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
        return try await room.reply(request, context, path: request.uri.string, type: "application/json") { visitor, _ in
            PageCache.Entry(status: 200, bytes: try make(visitor))
        }
    }

    // MARK: Writing

    private func take(_ endpoint: Endpoint, _ request: Request, _ context: RoomContext) async throws -> Response {
        guard context.visitor.mayWrite else { throw Refusal.noAnalyst }
        // No form of a browser sends this type without asking first: another site cannot make one do so.
        guard (request.headers[.contentType] ?? "").prefix(while: { $0 != ";" }).lowercased() == "application/json" else {
            throw Refusal(.unsupportedMediaType, "Send application/json.")
        }
        let body = try await RequestBytes.collect(request, most: Interface.largestBody)
        let fields = try SentObject.fields(body, allowed: OpenAPI.members(endpoint.body ?? ""))
        if endpoint.answer == .job { return try await add(fields, context) }
        guard let verb = fields["do"], CorrectionForm.verbs.contains(verb) else {
            throw Refusal.unfit("'do' is one of \(CorrectionForm.verbs.sorted().joined(separator: ", ")).")
        }
        let correction: Correction
        do {
            correction = try await room.keep(CorrectionForm(verb: verb, fields: fields), of: context.visitor)
        } catch let refusal as Refusal where refusal.status == .badRequest {
            throw Refusal.unfit(refusal.message)
        }
        let kept = try await room.pool.run { [room] in try room.desk.register.keptCorrections(on: correction.subject) }
        var line: [UInt8] = []
        if let one = kept.first(where: { $0.correction.id == correction.id }) {
            var rows = RowList()
            CorrectionRows.add(one, to: &rows)
            line = rows.bytes
        }
        return json(line, .created)
    }

    private func add(_ fields: QueryFields, _ context: RoomContext) async throws -> Response {
        var form = SentForm()
        form.fields = fields
        guard fields.raw("text").map({ !$0.trimmed.isEmpty }) ?? false else {
            throw Refusal.unfit("'text' is needed: the report.")
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
            status: status, headers: [.contentType: "application/json"], body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}

/// A JSON object that is sent, as the fields of a form: a list is a field that comes several times, the members of `set` are
/// fields `set.NAME`.
enum SentObject {
    /// - Parameter allowed: the members that it may have.
    /// - Throws: ``Refusal`` where it is no object, or a member is none of these.
    static func fields(_ bytes: [UInt8], allowed: Set<String>) throws(Refusal) -> QueryFields {
        let value: Any
        do {
            value = try JSONSerialization.jsonObject(with: Data(bytes))
        } catch {
            throw Refusal(.badRequest, "The body is no JSON.")
        }
        guard let object = value as? [String: Any] else { throw .unfit("The body is no JSON object.") }
        var fields = QueryFields()
        for (name, value) in object.sorted(by: { $0.key < $1.key }) {
            guard allowed.contains(name) else {
                throw .unfit("There is no member '\(name)'; there are \(allowed.sorted().joined(separator: ", ")).")
            }
            switch value {
            case let text as String: fields.add(name, text)
            case let list as [Any]:
                guard let texts = list as? [String], name == "handling" || name == "shown_by" else {
                    throw .unfit("'\(name)' is no such list.")
                }
                for text in texts { fields.add(name, text) }
            case let members as [String: Any]:
                guard name == "set" else { throw .unfit("'\(name)' is no object.") }
                for (field, value) in members.sorted(by: { $0.key < $1.key }) {
                    switch value {
                    case let text as String: fields.add("set.\(field)", text)
                    case is NSNull: fields.add("set.\(field)", "")
                    default: throw .unfit("'set.\(field)' is neither a text nor null.")
                    }
                }
            default: throw .unfit("'\(name)' is no text.")
            }
        }
        return fields
    }
}
