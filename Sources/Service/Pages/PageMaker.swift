import Register
import Synchronization

/// Makes the pages: a function of the register, the address and who asks.
struct PageMaker: Sendable {
    let desk: Desk
    private let shelf: Shelf

    /// Pages over a register.
    init(desk: Desk) {
        self.desk = desk
        shelf = Shelf(desk.register)
    }

    /// What pages need beside the register, read when the first page asks for it.
    private final class Shelf: Sendable {
        private let tables = Mutex<PageTables?>(nil)
        private let withheld: WithheldCache
        let records: RecordCache

        init(_ register: Register) {
            withheld = WithheldCache(register)
            records = RecordCache(register)
        }

        /// What is kept from a visitor.
        func withheld(from visitor: Visitor) throws -> WithheldDocuments {
            visitor.mayWrite ? WithheldDocuments() : try withheld.withheld(inHouse: false)
        }

        func take(_ desk: Desk) throws -> PageTables {
            try tables.withLock { known in
                if let known { return known }
                let tables = try PageTables(desk.chancery.tables)
                known = tables
                return tables
            }
        }
    }

    /// Reads what pages need beside the register, so that no page waits for it.
    func prepare() throws { _ = try shelf.take(desk) }

    /// The page of an address; one that says so where the register does not know the thing.
    ///
    /// - Throws: ``RegisterFailure`` where the register cannot be read.
    func page(_ address: PageAddress, for visitor: Visitor) throws -> Page {
        var address = address
        var done: String?
        if case .done(let page, let correction) = address { (address, done) = (page, correction) }
        let writer = PageWriter(
            desk: desk, tables: try shelf.take(desk), address: address, visitor: visitor, done: done,
            records: shelf.records, withheld: try shelf.withheld(from: visitor))
        switch address {
        case .affairs(let order, let page): return try writer.affairs(order, page: page)
        case .brief(let story, let all): return try writer.brief(story, all: all)
        case .matrix(let story, let verdict, let page): return try writer.matrix(story, verdict, page: page)
        case .question(let story, let finding): return try writer.question(story, finding)
        case .timeline(let story): return try writer.timeline(story)
        case .affairSources(let story): return try writer.affairSources(story)
        case .states: return try writer.states()
        case .state(let id, let page), .framework(let id, let page), .entity(let id, let page):
            return try writer.entity(id, page: page)
        case .leaning(let id): return try writer.leaning(id)
        case .pair(let one, let other, let page): return try writer.pair(one, other, page: page)
        case .pairLeaning(let one, let other): return try writer.leaning(one, other)
        case .frameworks: return try writer.frameworks()
        case .sources(let page): return try writer.sources(page: page)
        case .forecasts(let page): return try writer.forecasts(page: page)
        case .scores: return try writer.scores()
        case .search(let fields, let page): return try writer.search(fields, page: page)
        case .document(let id, let mark): return try writer.document(id, mark: mark)
        case .statement(let id): return try writer.statement(id)
        case .corrections(let page): return try writer.corrections(page: page)
        case .correction(let id): return try writer.correction(id)
        case .add: return try writer.add()
        case .account: return try writer.account(message: nil)
        case .signIn(let next): return try writer.signIn(next: next, message: nil)
        case .help: return try writer.help()
        // A page was done once, and no more.
        case .done: return try writer.unknown("page")
        }
    }

    /// A page that says what is wrong, in a line.
    ///
    /// - Parameters:
    ///   - status: the status of HTTP.
    ///   - visitor: who asks; one without a name sees nothing of the register.
    func failure(status: Int, message: String, for visitor: Visitor) -> Page {
        let writer = try? PageWriter(
            desk: desk, tables: shelf.take(desk), address: .affairs(), visitor: visitor, done: nil,
            records: shelf.records)
        let page = try? writer?.failure(status: status, message: message)
        return page ?? Page(status: status, html: PageMaker.bare(message))
    }

    /// The form to sign in, with what was wrong with the last one.
    func signIn(message: String?, next: String, for visitor: Visitor) throws -> Page {
        let next = PageAddress.local(next)
        return try PageWriter(
            desk: desk, tables: try shelf.take(desk), address: .signIn(next: next), visitor: visitor, done: nil,
            records: shelf.records
        ).signIn(next: next, message: message)
    }

    /// The page of who the visitor is, with what came of a changed password.
    func account(for visitor: Visitor, message: String) throws -> Page {
        try PageWriter(
            desk: desk, tables: try shelf.take(desk), address: .account, visitor: visitor, done: nil,
            records: shelf.records
        ).account(message: message)
    }

    /// How far the reading of added reports is.
    func progress(_ progress: AddingProgress, for visitor: Visitor) throws -> Page {
        try PageWriter(
            desk: desk, tables: try shelf.take(desk), address: .add, visitor: visitor, done: nil, records: shelf.records
        ).progress(progress)
    }

    private static func bare(_ message: String) -> String {
        var markup = Markup()
        markup.raw("<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>Chancery</title><main><h1>")
        markup.text(message)
        markup.raw("</h1></main></html>\n")
        return markup.html
    }
}
