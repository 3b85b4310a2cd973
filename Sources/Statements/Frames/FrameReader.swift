import Diplomacy
import Foundation
import Language
import SourceText

/// Finds standings and amounts: statuses in frameworks, ties, deals and figures.
struct FrameReader: Sendable {
    private let names: NameTable
    private let statuses: StatusReader
    private let ties: TieReader
    private let figures: FigureReader
    private let deals: DealReader
    private let anaphors: SideAnaphors
    private let frameworkNouns: FrameworkNouns

    init(tables: Tables, resources: TableFolder) throws {
        names = tables.names
        statuses = try StatusReader(resources: resources)
        ties = try TieReader(resources: resources)
        figures = try FigureReader(resources: resources)
        deals = try DealReader(resources: resources)
        anaphors = try SideAnaphors(resources: resources)
        frameworkNouns = try FrameworkNouns(resources: resources)
    }

    /// The statements of a document in order of the text.
    func read(
        _ context: ReadingContext, focus: StateFocus, speakers: SpeakerIndex, modality: ModalityReader
    ) -> [Statement] {
        let site = FrameSite(
            context, speakers: speakers, modality: modality, names: names, anaphors: anaphors,
            frameworkNouns: frameworkNouns, focus: focus)
        context.recorder?.turn(to: .figure)
        let figures = self.figures.read(site)
        context.recorder?.turn(to: .status)
        var all = statuses.read(site)
        context.recorder?.turn(to: .tie)
        all += ties.read(site)
        context.recorder?.turn(to: .deal)
        all += deals.read(site, figures.filter { !$0.isTakenUp })
        all += figures.map(\.statement)
        context.recorder?.turn(to: .tie)
        let kept = FrameReader.distinct(all)
        // What the text says in words goes before what its figures show.
        var told = Set(kept.map(FrameReader.key))
        let measured = figures.compactMap { ties.measured($0, site) }.filter {
            told.insert(FrameReader.key($0)).inserted
        }
        let shares = (measured + figures.compactMap { ties.share($0, site) }).filter { share in
            !kept.contains { $0.span.overlaps(share.span) && FrameReader.isTie(of: share, $0) }
        }
        return shares.isEmpty ? kept : (kept + shares).sorted { ($0.span, $0.id) < ($1.span, $1.id) }
    }

    /// Whether a statement is a tie of the same two.
    private static func isTie(of share: Statement, _ other: Statement) -> Bool {
        guard case .tie(let one) = share.content, case .tie(let two) = other.content else { return false }
        return Set([one.a, one.b]) == Set([two.a, two.b])
    }

    /// Each fact once a passage: of statements of one fact whose spans overlap, the first that is dated, else the first.
    static func distinct(_ statements: [Statement]) -> [Statement] {
        var kept: [Statement] = []
        var index: [String: [Int]] = [:]
        for statement in statements.sorted(by: { ($0.span, $0.id) < ($1.span, $1.id) }) {
            let key = FrameReader.key(statement)
            var isKnown = repeats(statement) <= (index[key] ?? []).count
            for other in index[key] ?? [] where kept[other].span.overlaps(statement.span) {
                isKnown = true
                if kept[other].time == nil, statement.time != nil { kept[other] = statement }
            }
            if isKnown { continue }
            index[key, default: []].append(kept.count)
            kept.append(statement)
        }
        return kept.sorted { ($0.span, $0.id) < ($1.span, $1.id) }
    }

    /// How often an undated fact may stand in one document: what is said again and again is one fact.
    private static func repeats(_ statement: Statement) -> Int {
        if statement.time != nil { return .max }
        switch statement.content {
        case .tie: return 1
        case .status: return 2
        default: return .max
        }
    }

    private static func key(_ statement: Statement) -> String {
        switch statement.content {
        case .status(let status): "s|\(status.framework)|\(status.state)|\(status.stage.rawValue)"
        case .tie(let tie): "t|\(min(tie.a, tie.b))|\(max(tie.a, tie.b))|\(tie.type)"
        case .deal(let deal): "d|" + deal.parties.map(\.rawValue).sorted().joined(separator: ",")
        case .figure(let figure): "f|\(figure.amount.value ?? figure.amount.low ?? 0)|\(figure.amount.unit)"
        default: statement.id
        }
    }
}
