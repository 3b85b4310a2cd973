import Diplomacy
import Foundation
import Hummingbird
import Intake
import Register
import ServiceLifecycle
import SourceText

/// What forms are posted to. Each checks its token, does one thing, and leads to a page (303), so that a page that is loaded
/// again sends nothing again.
extension Room {
    func addForms(to router: Router<RoomContext>) {
        router.get("/sign-in") { request, context in try signInPage(request, context) }
        router.post("/sign-in") { request, context in try await signIn(request, context) }
        router.post("/sign-out") { request, context in try await signOut(request, context) }
        router.post("/account/password") { request, context in try await setPassword(request, context) }
        router.post("/add") { request, context in try await add(request, context) }
        router.get("/add/{job}") { request, context in try await jobPage(context) }
        router.get("/add/{job}/events") { request, context in try jobEvents(context) }
        router.post("/correct/{verb}") { request, context in try await correct(request, context) }
    }

    // MARK: Signing in

    private func signInPage(_ request: Request, _ context: RoomContext) throws -> Response {
        let next = NextPage(request.fields["next"])
        if !door.rules.demandsSignIn || context.visitor.isSignedIn { return next.response }
        return html(try pages.signIn(message: nil, next: next.path, for: context.visitor))
    }

    private func signIn(_ request: Request, _ context: RoomContext) async throws -> Response {
        let form = try await SentForm(request, most: 16 << 10).fields
        guard door.rules.demandsSignIn else { throw Refusal.unfit("Nobody has to sign in here.") }
        guard let token = form.raw("form_token"), Secrets.areEqual(token, door.houseToken) || isOwn(token, context)
        else {
            throw Refusal.noToken
        }
        let name = form["name"] ?? ""
        let next = NextPage(form["next"])
        guard try await door.isRight(name, password: form.raw("password") ?? "", context) else {
            var visitor = Visitor.nobody
            visitor.formToken = door.houseToken
            return html(try pages.signIn(message: "Name or password is wrong.", next: next.path, for: visitor))
        }
        // A session that was there goes: whoever knew it must not share the new one.
        if let old = door.heldSession(request) { door.sessions.end(old) }
        var response = next.response
        response.setCookie(door.begin(name))
        return response
    }

    private func isOwn(_ token: String, _ context: RoomContext) -> Bool {
        !context.visitor.formToken.isEmpty && Secrets.areEqual(token, context.visitor.formToken)
    }

    private func signOut(_ request: Request, _ context: RoomContext) async throws -> Response {
        try await door.check(SentForm(request, most: Room.largestForm).fields, of: context.visitor)
        if let id = door.heldSession(request) { door.sessions.end(id) }
        var response = NextPage(door.rules.demandsSignIn ? "/sign-in" : "/").response
        response.setCookie(door.gone)
        return response
    }

    private func setPassword(_ request: Request, _ context: RoomContext) async throws -> Response {
        let form = try await SentForm(request, most: 16 << 10).fields
        try door.check(form, of: context.visitor)
        guard context.visitor.isSignedIn else { throw Refusal.unfit("Nobody has signed in.") }
        guard form.raw("password") == form.raw("again") else {
            return html(try pages.account(for: context.visitor, message: "The new password was written in two ways."))
        }
        guard try await door.isRight(context.visitor.name, password: form.raw("current") ?? "", context) else {
            return html(try pages.account(for: context.visitor, message: "The password that you have now is another."))
        }
        let (name, password) = (context.visitor.name, form.raw("password") ?? "")
        let fault: Accounts.Failure? = try await pool.run { [door] in
            do {
                try door.accounts.setPassword(password, of: name)
                return nil
            } catch let failure as Accounts.Failure {
                return failure
            }
        }
        if let fault { return html(try pages.account(for: context.visitor, message: "\(fault)")) }
        door.forgetPasswords()
        door.sessions.endAll(of: name, except: door.heldSession(request))
        return html(
            try pages.account(
                for: context.visitor, message: "The password is changed; everywhere else you are signed out."))
    }

    // MARK: Adding

    private func add(_ request: Request, _ context: RoomContext) async throws -> Response {
        guard context.visitor.mayWrite else { throw Refusal.noAnalyst }
        let form = try await SentForm(request, most: largestUpload)
        try door.check(form.fields, of: context.visitor)
        let order = try AddForm(form).order(by: context.visitor.name)
        let job = try await pool.run { [jobs] in try jobs.add(order) }
        return NextPage("/add/\(job.id)").response
    }

    private func job(_ context: RoomContext) throws(Refusal) -> Job {
        guard context.visitor.mayWrite else { throw .noAnalyst }
        guard let job = context.parameters.get("job").flatMap({ jobs.job($0) }) else {
            throw Refusal(.notFound, "No job of that name is remembered; what it added stands in the register.")
        }
        return job
    }

    private func jobPage(_ context: RoomContext) async throws -> Response {
        let progress = AddingProgress(try job(context))
        let page = try await pool.run { [pages, visitor = context.visitor] in
            try pages.progress(progress, for: visitor)
        }
        var response = html(page)
        response.headers[.cacheControl] = "no-store"
        return response
    }

    /// How far a job is, as server-sent events: one whenever something has changed, at most three a second.
    private func jobEvents(_ context: RoomContext) throws -> Response {
        let id = try job(context).id
        let body = ResponseBody { [jobs] writer in
            var last = ""
            let end = ContinuousClock.now.advanced(by: .seconds(600))
            var quiet = 0
            while let job = jobs.job(id), ContinuousClock.now < end, !Task.isCancelled {
                let data = JobRows.json(job)
                if data != last {
                    let name = job.state.isOver ? "done" : "progress"
                    try await writer.write(ByteBuffer(string: "event: \(name)\ndata: \(data)\n\n"))
                    last = data
                    quiet = 0
                }
                if job.state.isOver || Task.isShuttingDownGracefully { break }
                quiet += 1
                // A remark now and then tells a proxy that the line is in use, and us that somebody is still there.
                if quiet % 45 == 0 { try await writer.write(ByteBuffer(string: ": still\n\n")) }
                try await Task.sleep(for: .milliseconds(330))
            }
            try await writer.finish(nil)
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    // MARK: Correcting

    private func correct(_ request: Request, _ context: RoomContext) async throws -> Response {
        guard let verb = context.parameters.get("verb"), CorrectionForm.verbs.contains(verb) else {
            throw Refusal.notFound
        }
        let form = try await SentForm(request, most: Room.largestForm).fields
        try door.check(form, of: context.visitor)
        let kept = try await keep(CorrectionForm(verb: verb, fields: form), of: context.visitor)
        var next = form["next"] ?? request.headers[.referer].flatMap { NextPage.path(ofAddress: $0) }
        // The page of a statement leads to what it says now, under whatever id, once that is collated.
        if let amended = kept.amended, let old = form["statement"],
            next.map({ $0.hasPrefix(PageAddress.statement(old).path) }) ?? false,
            try await pool.run({ [desk] in try !desk.register.show(amended).isEmpty })
        {
            next = PageAddress.statement(amended).path
        }
        return NextPage(next, done: kept.correction.id).response
    }

    /// Keeps a correction, and waits a while until the affairs that it touches are collated.
    ///
    /// - Returns: the correction; of an amendment also the id that the statement then has, where that is another.
    func keep(
        _ form: CorrectionForm, of visitor: Visitor
    ) async throws -> (correction: Correction, amended: String?) {
        guard visitor.mayWrite else { throw Refusal.noAnalyst }
        guard (form.why ?? "").utf8.count <= 4000 else {
            throw Refusal.field("A reason has at most 4,000 characters (why).")
        }
        let (correction, amended, stale) = try await pool.run { [desk] in
            let names = KnownNames(register: desk.register, tables: desk.chancery.tables.names)
            let action = try form.action(names)
            let amended = try form.amendedID(by: action, names)
            let correction = Correction(action, by: visitor.name, at: Register.now(), why: form.why)
            return (correction, amended, try desk.register.correct([correction]).stories)
        }
        if stale > 0 { _ = try await jobs.collate() }
        return (correction, amended)
    }

    private func html(_ page: Page) -> Response {
        Response(
            status: .init(code: page.status),
            headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(string: page.html)))
    }
}

/// What the form of adding asks for.
struct AddForm {
    let form: SentForm

    init(_ form: SentForm) { self.form = form }

    /// What is to be added: the files that were chosen, and what was pasted.
    ///
    /// - Throws: ``Refusal`` where there is neither, or a field is not what it should be.
    func order(by name: String) throws(Refusal) -> JobQueue.Order {
        var order = JobQueue.Order(files: form.files, by: name)
        let text = form.fields.raw("text") ?? ""
        let title = form.fields["title"]
        if !text.trimmed.isEmpty {
            order.files.append(SentForm.File(name: (title ?? "pasted").prefix(60) + ".txt", bytes: Array(text.utf8)))
        }
        if order.files.isEmpty { throw .field("Choose a file, or paste a text.") }
        if order.files.count > 500 {
            throw .field("More than 500 files are not taken at once; send fewer, or use 'chancery add'.")
        }
        // The title of one is not that of the others.
        if order.files.count == 1 { order.ruled.title = title }
        order.ruled.publisher = form.fields["publisher"]
        order.ruled.url = form.fields["url"]
        if let published = form.fields["published"] {
            guard let period = CalendarPeriod(iso8601: published) else {
                throw .field("'\(published)' is no date; write 2026-02-11 (published).")
            }
            order.ruled.published = period
        }
        for word in form.fields.all("handling") {
            guard let mark = HandlingMark(rawValue: word) else {
                throw .field("'\(word)' is no handling mark; there are internal and do-not-export (handling).")
            }
            order.handling.append(mark)
        }
        return order
    }
}

/// The page that a form leads to: one of ours, whatever the form says.
struct NextPage: Sendable {
    /// The path, with its query.
    let path: String

    /// - Parameters:
    ///   - next: what the form says.
    ///   - done: the id of what was done, for the page to tell of.
    init(_ next: String?, done: String? = nil) {
        var path = next.flatMap { NextPage.isOwn($0) ? $0 : nil } ?? "/"
        if let done {
            let mark = path.firstIndex(of: "#").map { String(path[$0...]) } ?? ""
            path.removeLast(mark.count)
            let sides = path.split(separator: "?", maxSplits: 1)
            let fields = sides.count > 1 ? sides[1].split(separator: "&").filter { !$0.hasPrefix("done=") } : []
            path =
                (sides.first ?? "/") + "?" + (fields + ["done=\(Percent.encode(done))"]).joined(separator: "&") + mark
        }
        self.path = path
    }

    /// Whether it is a path of this room: `//name` and `/\name` are other hosts to a browser.
    private static func isOwn(_ path: String) -> Bool {
        path.hasPrefix("/") && !path.hasPrefix("//") && !path.hasPrefix("/\\") && path.utf8.count <= 4096
            && path.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x5C }
    }

    /// The path of an address with scheme and host.
    static func path(ofAddress address: String) -> String? {
        guard let start = address.range(of: "://") else { return nil }
        let rest = address[start.upperBound...]
        return rest.firstIndex(of: "/").map { String(rest[$0...]) }
    }

    /// The answer that leads there.
    var response: Response {
        Response(status: .seeOther, headers: [.location: NextPage.escaped(path), .cacheControl: "no-store"])
    }

    /// Letters beyond ASCII escaped, as a header needs them.
    private static func escaped(_ path: String) -> String {
        path.utf8.allSatisfy { $0 < 0x80 }
            ? path
            : path.unicodeScalars.map { $0.isASCII ? String($0) : Percent.encode(String($0)) }.joined()
    }
}

/// A job as JSON.
enum JobRows {
    static func json(_ job: Job) -> String {
        var json = JSONWriter()
        write(job, &json)
        return String(decoding: json.bytes, as: UTF8.self)
    }

    static func write(_ job: Job, _ json: inout JSONWriter) {
        json.object { json in
            json.member("record", "job")
            json.member("id", job.id)
            json.member("state", job.state.rawValue)
            json.member("by", job.by)
            json.member("at", job.at)
            json.member("inputs", job.inputs.count)
            json.member("phase", job.progress.phase.rawValue)
            json.member("added", job.progress.added)
            json.member("known", job.progress.known)
            json.member("rejected", max(job.progress.rejected, job.rejected.count))
            json.member("affairs", job.progress.stories)
            json.key("not_read")
            json.array { json in
                for rejected in job.rejected {
                    json.object {
                        $0.member("name", rejected.name)
                        $0.member("reason", rejected.reason)
                    }
                }
            }
            json.member("remarks", job.remarks)
        }
    }
}

extension AddingProgress {
    /// What the page of a job tells.
    init(_ job: Job) {
        let phase: String =
            switch job.state {
            case .waiting, .failed, .done: job.state.rawValue
            case .running: job.progress.phase.rawValue
            }
        self.init(
            job: job.id, phase: phase, added: job.progress.added, known: job.progress.known,
            stories: job.progress.stories, documents: job.documents,
            rejected: job.rejected.map { "\($0.name): \($0.reason)" }, remarks: job.state == .failed ? [] : job.remarks,
            fault: job.state == .failed ? job.remarks.first : nil)
    }
}
