import Briefing
import Diplomacy
import SourceText

/// Who copied whom, and who cites whom: reports in the middle, in order of their days; to the right the bodies that they cite; to
/// the left arcs from a copy to what it copies. Reports that count as one witness share a frame of their own.
struct LineagePicture {
    /// A report of the affair.
    struct Report {
        var id: DocumentID
        var source: String
        var day: CalendarDay?
    }

    private let reports: [Report]
    private let copies: [(from: Int, to: Int, share: Double)]
    private let cites: [(from: Int, body: Int)]
    private let bodies: [String]
    private let shared: [Int: Int]

    private static let width = 960.0
    private static let height = 30.0

    init(_ reports: [Report], lineage: [Lineage], origins: [Origin], names: (EntityID) -> String) {
        self.reports = Array(reports.prefix(60))
        let places = Dictionary(
            self.reports.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var copies: [(from: Int, to: Int, share: Double)] = []
        var cited: [EntityID: Set<Int>] = [:]
        for line in lineage {
            guard let from = places[line.document] else { continue }
            switch line.relation {
            case .copies(let other, let share): if let to = places[other] { copies.append((from, to, share)) }
            case .cites(let entity, _): cited[entity, default: []].insert(from)
            }
        }
        self.copies = copies
        // The bodies that most reports cite tell who draws on whom.
        let most = cited.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
            .prefix(max(self.reports.count, 6)).map(\.key)
        let ordered = most.sorted { one, other in
            func middle(_ id: EntityID) -> Double {
                let all = cited[id] ?? []
                return Double(all.reduce(0, +)) / Double(max(all.count, 1))
            }
            return (middle(one), one) < (middle(other), other)
        }
        bodies = ordered.map(names)
        cites = ordered.enumerated().flatMap { number, id in (cited[id] ?? []).sorted().map { ($0, number) } }
        var shared: [Int: Int] = [:]
        for (number, origin) in origins.enumerated() {
            for document in origin.documents { if let place = places[document] { shared[place] = number + 1 } }
        }
        self.shared = shared
    }

    var markup: Markup {
        guard reports.count > 1 || !bodies.isEmpty else { return Markup() }
        let rows = Double(max(reports.count, bodies.count))
        let told =
            copies.map {
                "\(reports[$0.from].source) copies \(PlainWords.percent($0.share)) of its text from \(reports[$0.to].source)"
            }
            + bodies.enumerated().map { number, body in
                "\(body) is cited by \(PlainWords.list(cites.filter { $0.body == number }.map { reports[$0.from].source }))"
            }
        var picture = Picture(
            title: "Who copied whom, who cites whom",
            description: told.isEmpty
                ? "No report copies another or cites a body." : told.joined(separator: "; ") + ".",
            width: Self.width, height: rows * Self.height + 34)
        let (left, right, far) = (250.0, 510.0, 700.0)
        func y(_ row: Int) -> Double { Double(row) * Self.height + 44 }
        picture.text("copies", 20, 18, class: "quiet")
        picture.text("reports, the earliest first", left, 18, class: "quiet")
        if !bodies.isEmpty { picture.text("cited as sources", far, 18, class: "quiet") }
        for (from, body) in cites {
            picture.arc(right, y(from) - 4, far - 8, y(body) - 4, class: "cites", width: 1)
        }
        for (from, to, share) in copies {
            let depth = left - 30 - min(Double(abs(from - to)) * 18, 170)
            picture.arc(left - 8, y(from) - 4, depth, (y(from) + y(to)) / 2 - 4, class: "copies", width: 1 + share * 3)
            picture.arc(depth, (y(from) + y(to)) / 2 - 4, left - 8, y(to) - 4, class: "copies", width: 1 + share * 3)
            picture.dot(left - 8, y(to) - 4, radius: 4, class: "point")
            picture.text(PlainWords.percent(share), depth - 6, (y(from) + y(to)) / 2, class: "quiet", anchor: "end")
        }
        for (row, report) in reports.enumerated() {
            picture.box(
                left, y(row) - 18, right - left, Self.height - 4,
                class: shared[row] == nil ? "report" : "report shared",
                title: shared[row].map { "counts as one witness with the others of group \($0)" })
            let day = report.day.map { " \($0)" } ?? ""
            picture.text(Picture.fitted(report.source, 22), left + 8, y(row))
            picture.text(
                (shared[row].map { "①②③④⑤⑥⑦⑧⑨".prefix($0).suffix(1) + "" } ?? "") + day, right - 8, y(row),
                class: "quiet", anchor: "end")
        }
        for (row, body) in bodies.enumerated() { picture.text(Picture.fitted(body, 32), far, y(row)) }
        return picture.markup("lineage")
    }
}
