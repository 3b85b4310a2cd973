import Diplomacy
import Register
import SourceText

/// The address of a page: what it shows, stable for as long as the register knows the thing.
enum PageAddress: Sendable, Hashable {
    /// Which way affairs are listed.
    enum AffairOrder: String, Sendable, Hashable, CaseIterable {
        case newest, biggest, disputed
    }

    /// All affairs.
    case affairs(AffairOrder = .newest, page: Int = 1)
    /// The brief of an affair; whole, or in a readable length.
    case brief(String, all: Bool = false)
    /// The questions of an affair by source; those of one verdict, or all.
    case matrix(String, verdict: Finding.Verdict? = nil, page: Int = 1)
    /// One question of an affair.
    case question(String, finding: String)
    /// What happened in an affair.
    case timeline(String)
    /// The reports of an affair.
    case affairSources(String)
    /// All states.
    case states
    /// A state.
    case state(EntityID, page: Int = 1)
    /// Which way a state leans, measured.
    case leaning(EntityID)
    /// Two states.
    case pair(EntityID, EntityID, page: Int = 1)
    /// Two states, measured.
    case pairLeaning(EntityID, EntityID)
    /// All frameworks.
    case frameworks
    /// A framework.
    case framework(EntityID, page: Int = 1)
    /// Anybody else.
    case entity(EntityID, page: Int = 1)
    /// Whoever publishes reports.
    case sources(page: Int = 1)
    /// Forecasts.
    case forecasts(page: Int = 1)
    /// How they did.
    case scores
    /// A search.
    case search(SearchFields, page: Int = 1)
    /// A document, with a passage of it marked.
    case document(String, mark: Span? = nil)
    /// A statement.
    case statement(String)
    /// What analysts said.
    case corrections(page: Int = 1)
    /// One thing that an analyst said.
    case correction(String)
    /// The form that adds reports.
    case add
    /// Who the visitor is.
    case account
    /// The form to sign in, and the path to go on to.
    case signIn(next: String)
    /// The keys.
    case help
    /// Another page, to which a correction led: the page says what was done.
    indirect case done(PageAddress, correction: String)

    /// The page that a path names; nil for a path that names none.
    ///
    /// - Parameters:
    ///   - path: the parts of the path, decoded.
    ///   - query: the fields behind the question mark, decoded.
    init?(path: [String], query: [String: String]) {
        guard path.count <= 4, path.allSatisfy({ !$0.isEmpty && $0.utf8.count <= 400 }) else { return nil }
        let page = min(max(query["page"].flatMap { Int($0) } ?? 1, 1), 10_000)
        func id(_ kind: String, _ part: String) -> String { part.contains(":") ? part : kind + ":" + part }
        switch (path.first, path.count) {
        case (nil, _): self = .affairs(query["order"].flatMap(AffairOrder.init) ?? .newest, page: page)
        case ("affair", 2): self = .brief(id("story", path[1]), all: query["all"] == "1")
        case ("affair", 3):
            let story = id("story", path[1])
            switch path[2] {
            case "matrix":
                self = .matrix(story, verdict: query["verdict"].flatMap(Finding.Verdict.init), page: page)
            case "timeline": self = .timeline(story)
            case "sources": self = .affairSources(story)
            default: return nil
            }
        case ("affair", 4) where path[2] == "question":
            self = .question(id("story", path[1]), finding: id("finding", path[3]))
        case ("states", 1): self = .states
        case ("state", 2): self = .state(EntityID(rawValue: path[1]), page: page)
        case ("state", 3) where path[2] == "leaning": self = .leaning(EntityID(rawValue: path[1]))
        case ("pair", 3):
            self = .pair(EntityID(rawValue: path[1]), EntityID(rawValue: path[2]), page: page)
        case ("pair", 4) where path[3] == "leaning":
            self = .pairLeaning(EntityID(rawValue: path[1]), EntityID(rawValue: path[2]))
        case ("frameworks", 1): self = .frameworks
        case ("framework", 2): self = .framework(EntityID(rawValue: path[1]), page: page)
        case ("entity", 2): self = .entity(EntityID(rawValue: path[1]), page: page)
        case ("sources", 1): self = .sources(page: page)
        case ("forecasts", 1): self = .forecasts(page: page)
        case ("forecasts", 2) where path[1] == "scores": self = .scores
        case ("search", 1): self = .search(SearchFields(query), page: page)
        case ("document", 2):
            self = .document(
                path[1].contains(":") || path[1].utf8.count != 16 ? path[1] : "doc:" + path[1],
                mark: query["mark"].flatMap(PageAddress.span))
        case ("statement", 2): self = .statement(path[1])
        case ("corrections", 1): self = .corrections(page: page)
        case ("correction", 2): self = .correction(id("correction", path[1]))
        case ("add", 1): self = .add
        case ("account", 1): self = .account
        case ("sign-in", 1): self = .signIn(next: PageAddress.local(query["next"]))
        case ("help", 1): self = .help
        default: return nil
        }
        if let done = query["done"], done.hasPrefix("correction:"), done.utf8.count <= 60 {
            self = .done(self, correction: done)
        }
    }

    /// `120-168` as a span; nil for anything else.
    private static func span(_ text: String) -> Span? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).compactMap { Int($0) }
        guard ends.count == 2, ends[0] >= 0, ends[0] <= ends[1], ends[1] < 1 << 31 else { return nil }
        return Span(ends[0], ends[1])
    }

    /// A path of this server to go on to; `/` where the text is anything else.
    static func local(_ path: String?) -> String {
        guard let path, path.hasPrefix("/"), !path.hasPrefix("//"), !path.contains("\\"), path.utf8.count <= 2000,
            path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return "/" }
        return path
    }

    /// The path, with its query.
    var path: String {
        var query: [(String, String)] = []
        let parts: [String]
        switch self {
        case .affairs(let order, let page):
            parts = []
            if order != .newest { query.append(("order", order.rawValue)) }
            query += PageAddress.page(page)
        case .brief(let story, let all):
            parts = ["affair", PageAddress.short(story)]
            if all { query.append(("all", "1")) }
        case .matrix(let story, let verdict, let page):
            parts = ["affair", PageAddress.short(story), "matrix"]
            if let verdict { query.append(("verdict", verdict.rawValue)) }
            query += PageAddress.page(page)
        case .question(let story, let finding):
            parts = ["affair", PageAddress.short(story), "question", PageAddress.short(finding)]
        case .timeline(let story): parts = ["affair", PageAddress.short(story), "timeline"]
        case .affairSources(let story): parts = ["affair", PageAddress.short(story), "sources"]
        case .states: parts = ["states"]
        case .state(let id, let page): (parts, query) = (["state", id.rawValue], PageAddress.page(page))
        case .leaning(let id): parts = ["state", id.rawValue, "leaning"]
        case .pair(let one, let other, let page):
            (parts, query) = (["pair", one.rawValue, other.rawValue], PageAddress.page(page))
        case .pairLeaning(let one, let other): parts = ["pair", one.rawValue, other.rawValue, "leaning"]
        case .frameworks: parts = ["frameworks"]
        case .framework(let id, let page): (parts, query) = (["framework", id.rawValue], PageAddress.page(page))
        case .entity(let id, let page): (parts, query) = (["entity", id.rawValue], PageAddress.page(page))
        case .sources(let page): (parts, query) = (["sources"], PageAddress.page(page))
        case .forecasts(let page): (parts, query) = (["forecasts"], PageAddress.page(page))
        case .scores: parts = ["forecasts", "scores"]
        case .search(let fields, let page): (parts, query) = (["search"], fields.query + PageAddress.page(page))
        case .document(let id, let mark):
            // A brief leads to passages by the hundred.
            let path = "/document/" + PageAddress.encoded(PageAddress.short(id))
            return mark.map { path + "?mark=\($0.start)-\($0.end)" } ?? path
        case .statement(let id): parts = ["statement", id]
        case .corrections(let page): (parts, query) = (["corrections"], PageAddress.page(page))
        case .correction(let id): parts = ["correction", PageAddress.short(id)]
        case .add: parts = ["add"]
        case .account: parts = ["account"]
        case .signIn(let next):
            parts = ["sign-in"]
            if next != "/" { query.append(("next", next)) }
        case .help: parts = ["help"]
        case .done(let page, let correction):
            let path = page.path
            return path + (path.contains("?") ? "&" : "?") + "done=" + PageAddress.encoded(correction)
        }
        let fields = query.map { PageAddress.encoded($0.0) + "=" + PageAddress.encoded($0.1) }
        return "/" + parts.map(PageAddress.encoded).joined(separator: "/")
            + (fields.isEmpty ? "" : "?" + fields.joined(separator: "&"))
    }

    /// The pages that whoever looks at this one is likely to look at next: the others of an affair.
    var neighbours: [PageAddress] {
        switch self {
        case .brief(let story, _), .matrix(let story, _, _), .timeline(let story), .affairSources(let story):
            [.brief(story), .matrix(story), .timeline(story), .affairSources(story)].filter { $0 != self }
        default: []
        }
    }

    /// The page of an entity: that of a state or a framework where it is one.
    init(_ id: EntityID) {
        self = id.isState ? .state(id) : id.rawValue.hasPrefix("fw:") ? .framework(id) : .entity(id)
    }

    private static func page(_ number: Int) -> [(String, String)] { number > 1 ? [("page", "\(number)")] : [] }

    /// An id without the word before its colon, where what is left is made of hexadecimal digits.
    private static func short(_ id: String) -> String {
        guard let colon = id.firstIndex(of: ":") else { return id }
        let rest = id[id.index(after: colon)...]
        let isPlain =
            rest.utf8.count == 16 && rest.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }
        return isPlain ? String(rest) : id
    }

    /// A part of a path, or a field, with what is no letter, digit or one of `-._~:` as bytes in per cent.
    static func encoded(_ text: String) -> String {
        if text.utf8.allSatisfy(isPlain) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x3A, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }
}
