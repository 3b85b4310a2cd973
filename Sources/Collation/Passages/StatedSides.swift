import Diplomacy
import SourceText

/// Whose the days and sums of passages are, where statements were made of them: what a deal of Armenia and Georgia is worth is no other
/// answer to what one of Armenia and Iran is, and the day on which the one ratified it none to the day on which the other did.
struct StatedSides {
    /// The states of a statement.
    private struct Sides {
        var span: Span
        var states: Set<EntityID>
        /// Whether they are all whom it is between, so that another beside one of them is another matter.
        var isWhole: Bool
    }

    /// The sides of the shortest statement that each value stands in; nil where none names a state.
    private let sides: [Sides?]

    init(_ items: [PassageSpace.Item], _ context: FindingContext) {
        var told: [Int: [Sides]] = [:]
        sides = items.map { item in
            let all = told[item.document] ?? StatedSides.sides(of: item.document, context)
            told[item.document] = all
            let value = context.passages[item.document].values[item.value]
            let isOf: (Sides) -> Bool
            switch value.content {
            case .time: isOf = { _ in true }
            // What one leases for thirty years the other lets: only money is told of a pair.
            case .amount(let amount): isOf = { $0.isWhole && amount.isMoney }
            }
            return all.filter { $0.span.contains(value.span) && isOf($0) }.min { $0.span.count < $1.span.count }
        }
    }

    private static func sides(of document: Int, _ context: FindingContext) -> [Sides] {
        context.statementsOf[document].compactMap { index in
            let statement = context.statements[index]
            func states(_ ids: [EntityID]) -> Set<EntityID> { Set(ids.map(context.side).filter(\.isState)) }
            switch statement.content {
            case .figure(let figure): return whole(states(figure.between), statement.span)
            case .deal(let deal): return whole(states(deal.parties), statement.span)
            case .event(let event):
                let states = states(event.who + event.whom)
                return states.isEmpty ? nil : Sides(span: statement.span, states: states, isWhole: false)
            default: return nil
            }
        }
    }

    private static func whole(_ states: Set<EntityID>, _ span: Span) -> Sides? {
        states.count > 1 ? Sides(span: span, states: states, isWhole: true) : nil
    }

    /// Whether two values are told of others: of two pairs of states, or of acts in which no state is the same.
    func areOfOthers(_ a: Int, _ b: Int) -> Bool {
        guard let one = sides[a], let other = sides[b] else { return false }
        if one.isWhole, other.isWhole {
            return !one.states.isSubset(of: other.states) && !other.states.isSubset(of: one.states)
        }
        return one.states.isDisjoint(with: other.states)
    }
}
