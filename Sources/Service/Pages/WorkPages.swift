import Briefing
import Diplomacy
import SourceText

/// How far the reading of added reports is, as its page shows it.
struct AddingProgress: Sendable, Hashable {
    /// The job's name in its address.
    var job: String
    /// What is being done: `reading`, `grouping`, `collating`, `done`, `failed`, `waiting`.
    var phase: String
    /// Reports added so far.
    var added = 0
    /// Reports that were there already.
    var known = 0
    /// Affairs that are still to be compared.
    var stories = 0
    /// The new reports, or the first of many.
    var documents: [DocumentID] = []
    /// What could not be read: name, reason and code in a line each.
    var rejected: [String] = []
    /// What else is worth telling, a line each.
    var remarks: [String] = []
    /// What went wrong, where the whole job failed.
    var fault: String?

    /// Whether nothing more will come.
    var isOver: Bool { phase == "done" || phase == "failed" }
}

/// The pages of work: adding reports, the visitor's account, signing in.
extension PageWriter {
    func add() throws -> Page {
        guard visitor.mayWrite else {
            return try failure(status: 403, message: "Only analysts add reports. Sign in as one.")
        }
        return try page("add", Frame(title: "Add reports", room: .add))
    }

    func progress(_ progress: AddingProgress) throws -> Page {
        var view = View()
        view.set("job", progress.job)
        view.set("eventsAddress", "/add/\(PageAddress.encoded(progress.job))/events")
        view.set("jobAddress", "/add/\(PageAddress.encoded(progress.job))")
        view.set("phase", progress.phase)
        view.set("added", progress.added)
        view.set("known", progress.known)
        view.set("stories", progress.stories)
        view.set("rejectedCount", progress.rejected.count)
        func lines(_ lines: [String], _ name: String) -> [View] {
            lines.map { line in
                var view = View()
                view.set(name, PlainWords.line(line, limit: 300))
                return view
            }
        }
        view.set("rejected", lines(progress.rejected, "rejection"))
        view.set("hasRejected", !progress.rejected.isEmpty)
        view.set("remarks", lines(progress.remarks, "remark"))
        view.set("hasRemarks", !progress.remarks.isEmpty)
        let placed = try desk.register.placed(progress.documents)
        view.set(
            "documents",
            placed.map { document, affair in
                var view = View()
                view.set("documentTitle", title(document, limit: 120))
                view.set("documentAddress", PageAddress.document(document.id.rawValue).path)
                view.set("affairTitle", affair.map(affairTitle))
                view.set("affairAddress", affair.map { PageAddress.brief($0.id).path })
                return view
            })
        view.set("hasDocuments", !placed.isEmpty)
        view.set("moreDocuments", progress.added > placed.count ? "\(progress.added - placed.count)" : nil)
        view.set("fault", progress.fault.map { PlainWords.line($0, limit: 300) })
        view.set("isOver", progress.isOver)
        view.set("isRunning", !progress.isOver)
        return try page(
            "progress",
            Frame(
                title: progress.isOver ? "Reports are read" : "Reading reports", room: .add,
                above: ("Add reports", .add)),
            view)
    }

    func account(message: String?) throws -> Page {
        var view = View()
        view.set("role", visitor.role.rawValue)
        view.set("message", message)
        return try page("account", Frame(title: visitor.name.isEmpty ? "Account" : visitor.name), view)
    }

    func signIn(next: String, message: String?) throws -> Page {
        var view = View()
        view.set("next", next)
        view.set("message", message)
        return try page("sign-in", Frame(title: "Sign in", status: message == nil ? 200 : 401), view)
    }

    func help() throws -> Page { try page("help", Frame(title: "Keys, and what the marks mean")) }
}
