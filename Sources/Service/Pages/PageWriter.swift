import Briefing
import Diplomacy
import Register
import SourceText

/// Writes one page: who asks for what, and what all pages share. Each page stands in a file of its own.
struct PageWriter {
    let desk: Desk
    let tables: PageTables
    let address: PageAddress
    let visitor: Visitor
    /// The id of a correction that was just made.
    let done: String?
    /// The records of affairs that were read last.
    let records: RecordCache
    /// The documents that the visitor may not see.
    var withheld = WithheldDocuments()

    /// How many rows a page of a list has.
    static let rows = 50

    /// The parts of a page that stand around its content.
    struct Frame {
        /// The parts of the reading room.
        enum Room: String, CaseIterable {
            case affairs, states, frameworks, sources, forecasts, corrections, add, none
        }

        /// The heading, and the title of the window.
        var title: String
        /// What stands under the heading.
        var extent: String?
        /// The part of the reading room that it belongs to.
        var room = Room.none
        /// The page above it.
        var above: (words: String, address: PageAddress)?
        /// Its neighbours: pages of the same thing.
        var tabs: [(words: String, address: PageAddress, count: Int?)] = []
        /// Which of them it is.
        var tab: PageAddress?
        /// Whether it can be exported.
        var isExported = false
        /// The status of HTTP.
        var status = 200
    }

    private static let rooms: [(Frame.Room, String, PageAddress, String)] = [
        (.affairs, "Affairs", .affairs(), "a"), (.states, "States", .states, "s"),
        (.frameworks, "Frameworks", .frameworks, "f"), (.sources, "Sources", .sources(), "o"),
        (.forecasts, "Forecasts", .forecasts(), "x"), (.corrections, "Corrections", .corrections(), "c"),
    ]

    static let exportFormats: [(name: String, words: String)] = [
        ("jsonl", "JSON Lines"), ("csv", "CSV"), ("events-gdelt", "GDELT"), ("events-plover", "PLOVER"), ("ftm", "FtM"),
        ("gexf", "GEXF"), ("graphml", "GraphML"), ("annotations", "Web Annotations"), ("markdown", "Markdown"),
    ]

    /// The page of a template.
    func page(_ template: String, _ frame: Frame, _ content: View = View()) throws -> Page {
        var view = content
        let isOpen = !visitor.name.isEmpty
        view.set("title", frame.title)
        view.set("extent", frame.extent)
        view.set("isOpen", isOpen)
        view.set("mayWrite", visitor.mayWrite)
        view.set("formToken", visitor.formToken)
        view.set("here", address.path)
        view.set("visitorName", visitor.name)
        view.set("isSignedIn", visitor.isSignedIn)
        if isOpen {
            var rooms = PageWriter.rooms
            if visitor.mayWrite { rooms.append((.add, "Add", .add, "n")) }
            view.set(
                "rooms",
                rooms.map { room, words, address, key in
                    var item = View()
                    item.set("roomName", words)
                    item.set("roomAddress", address.path)
                    item.set("roomKey", key)
                    item.set("isRoom", room == frame.room)
                    return item
                })
            if case .search(let fields, _) = address { view.set("words", fields.words) }
        }
        if let above = frame.above {
            view.set("above", above.words)
            view.set("aboveAddress", above.address.path)
        }
        view.set(
            "tabs",
            frame.tabs.map { tab in
                var item = View()
                item.set("tabName", tab.words)
                item.set("tabAddress", tab.address.path)
                item.set("tabCount", tab.count.map(String.init))
                item.set("isTab", tab.address == frame.tab ?? address)
                return item
            })
        view.set("hasTabs", !frame.tabs.isEmpty)
        view.set("isExported", frame.isExported)
        if frame.isExported {
            let path = address.path
            view.set(
                "exports",
                PageWriter.exportFormats.map { format in
                    var item = View()
                    item.set("exportName", format.words)
                    item.set(
                        "exportAddress", "/export\(path)\(path.contains("?") ? "&" : "?")format=\(format.name)")
                    return item
                })
        }
        if let done { try view.set("done", notice(done)) }
        return Page(status: frame.status, html: try desk.templates.render(template, view))
    }

    /// What a correction did, with the form that undoes it.
    private func notice(_ id: String) throws -> View? {
        for shown in try desk.register.show(id) {
            guard case .correction(let kept, _, let note) = shown else { continue }
            var view = View()
            view.set("doneWords", PlainWords.line(note, limit: 200))
            view.set("doneCorrection", kept.correction.id)
            view.set("mayUndo", visitor.mayWrite && kept.isInForce)
            return view
        }
        return nil
    }

    /// The page of a thing that the register does not know.
    func unknown(_ what: String) throws -> Page {
        try failure(status: 404, message: "The register knows no \(what) of that name.")
    }

    func failure(status: Int, message: String) throws -> Page {
        var view = View()
        view.set("message", message)
        view.set("isSlip", [400, 409, 422].contains(status))
        let title =
            switch status {
            case 400: "That cannot be understood"
            case 401: "Sign in"
            case 403: "That is not allowed"
            case 404: "Nothing stands here"
            case 405: "That cannot be done here"
            case 409, 422: "That does not go with what is there"
            case 413: "That is too large"
            case 429: "Too many requests"
            case 503: "Not now"
            default: "Something went wrong"
            }
        return try page("failure", Frame(title: title, status: status), view)
    }

    /// Puts the links of a list's pages into a view.
    func paginate(_ view: inout View, page: Int, hasMore: Bool, total: Int? = nil, at place: (Int) -> PageAddress) {
        guard page > 1 || hasMore else { return }
        var pager = View()
        pager.set("page", page)
        if let total { pager.set("pages", (total + PageWriter.rows - 1) / PageWriter.rows) }
        if page > 1 { pager.set("previousAddress", place(page - 1).path) }
        if hasMore { pager.set("nextAddress", place(page + 1).path) }
        view.set("pager", pager)
    }
}
