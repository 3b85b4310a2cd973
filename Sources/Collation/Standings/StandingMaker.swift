import Diplomacy
import SourceText

/// The dated table of each framework and each pair of sides: every stage and tie that some document lets stand.
struct StandingMaker {
    let side: (EntityID) -> EntityID

    func standings(_ statements: [Statement]) -> [Standing] {
        struct Key: Hashable {
            var subject: Standing.Subject
            var status: String
        }
        var groups: [Key: [Statement]] = [:]
        let open = StandingMaker.openPassages(statements)
        for statement in statements
        where statement.modality == .actual && statement.region != .furniture && statement.region != .derived {
            switch statement.content {
            case .status(let status):
                // What a sentence only expects, or hangs on a condition, is not so yet.
                let isStep = StandingMaker.steps.contains(status.stage)
                if isStep, isOpen(statement, open[statement.document] ?? []) { continue }
                let subject = Standing.Subject.framework(status.framework, state: side(status.state))
                groups[Key(subject: subject, status: status.stage.rawValue), default: []].append(statement)
            case .tie(let tie):
                let pair = [side(tie.a), side(tie.b)].sorted()
                guard pair[0] != pair[1] else { continue }
                groups[Key(subject: .pair(pair[0], pair[1]), status: tie.type), default: []].append(statement)
            default: continue
            }
        }
        var standings: [Standing] = []
        for (key, own) in groups {
            standings.append(
                Standing(
                    subject: key.subject, status: key.status, since: Standing.beginning(in: own),
                    statements: own.map(\.id).sorted()))
        }
        return standings.sorted { StandingMaker.order($0) < StandingMaker.order($1) }
    }

    /// Stages that an act leads to; that a state is a member may be said in passing, beside what is expected of it.
    private static let steps: Set<FrameworkStatus.Stage> = [.acceded, .signatory]

    /// The passages of each document that forecast something or make it a condition.
    private static func openPassages(_ statements: [Statement]) -> [DocumentID: [Span]] {
        var open: [DocumentID: [Span]] = [:]
        for statement in statements {
            switch statement.content {
            case .forecast, .condition: open[statement.document, default: []].append(statement.span)
            default: break
            }
        }
        return open
    }

    /// Whether most of a statement lies in such a passage.
    private func isOpen(_ statement: Statement, _ passages: [Span]) -> Bool {
        passages.contains { $0.overlap(statement.span) * 2 > statement.span.count }
    }

    private static func order(_ standing: Standing) -> (String, String, String) {
        let date = standing.since?.iso8601 ?? "~"
        switch standing.subject {
        case .framework(let framework, let state):
            return (framework.rawValue + "|" + state.rawValue, date, standing.status)
        case .pair(let a, let b): return (a.rawValue + "|" + b.rawValue, date, standing.status)
        }
    }
}
