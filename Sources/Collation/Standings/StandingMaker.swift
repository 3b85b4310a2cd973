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
        for statement in statements
        where statement.modality == .actual && statement.region != .furniture && statement.region != .derived {
            switch statement.content {
            case .status(let status):
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

    private static func order(_ standing: Standing) -> (String, String, String) {
        let date = standing.since?.iso8601 ?? "~"
        switch standing.subject {
        case .framework(let framework, let state):
            return (framework.rawValue + "|" + state.rawValue, date, standing.status)
        case .pair(let a, let b): return (a.rawValue + "|" + b.rawValue, date, standing.status)
        }
    }
}
