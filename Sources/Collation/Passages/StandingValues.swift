import Diplomacy
import SourceText

/// The values of passages that their reports hold to be true.
///
/// `The lease runs for 50 years, not 30`: who writes so answers 50. Of a vote that was moved from 18 June to 2 July the second day is the
/// answer, and of a price that has risen from 2 to 4.5 million the second sum.
struct StandingValues {
    /// The values, without those that their reports give up.
    private(set) var items: [PassageSpace.Item] = []
    /// What each gives.
    private(set) var contents: [Passages.Value.Content] = []

    private struct Read {
        var roles: Set<SupersedingWords.Role>
        var content: Passages.Value.Content
    }

    init(_ space: PassageSpace, _ context: FindingContext) {
        var start = 0
        let all = space.values
        while start < all.count {
            // The values of one sentence.
            let sentence = space.clause(all[start], context).sentence
            var end = start
            while end < all.count, all[end].document == all[start].document,
                space.clause(all[end], context).sentence == sentence
            {
                end += 1
            }
            add(Array(all[start..<end]), space, context)
            start = end
        }
    }

    private mutating func add(_ values: [PassageSpace.Item], _ space: PassageSpace, _ context: FindingContext) {
        let read = values.map { item in
            Read(
                roles: roles(item, space, context),
                content: context.passages[item.document].values[item.value].content)
        }
        for (index, item) in values.enumerated() {
            let own = read[index]
            guard !own.roles.contains(.rejects) else { continue }
            var content = own.content
            if case .time(let period) = content {
                // `Moved from 18 June to 2 July` reads as the days from the one to the other.
                if own.roles.contains(.moves), period.days > 1, period.granularity == .interval {
                    content = .time(CalendarPeriod(period.last))
                } else if !own.roles.contains(.moves), isMoved(own, read) {
                    continue
                }
            }
            if own.roles.contains(.from), hasBecome(own, index, values, read) { continue }
            items.append(item)
            contents.append(content)
        }
    }

    /// Whether another time of the sentence takes the place of this one.
    private func isMoved(_ own: Read, _ others: [Read]) -> Bool {
        others.contains { other in
            guard other.roles.contains(.moves), case .time(let new) = other.content, case .time(let old) = own.content
            else { return false }
            return !new.overlaps(old)
        }
    }

    /// Whether the clause says what an amount has become: another amount of the same unit behind `to`.
    private func hasBecome(_ own: Read, _ index: Int, _ values: [PassageSpace.Item], _ read: [Read]) -> Bool {
        guard case .amount(let old) = own.content else { return false }
        return values.indices.contains { other in
            guard other != index, values[other].clause == values[index].clause, read[other].roles.contains(.to),
                case .amount(let new) = read[other].content
            else { return false }
            return new.unit == old.unit
        }
    }

    /// What the words before a value in its clause say of it.
    private func roles(
        _ item: PassageSpace.Item, _ space: PassageSpace, _ context: FindingContext
    ) -> Set<SupersedingWords.Role> {
        let clause = space.clause(item, context)
        let value = context.passages[item.document].values[item.value]
        guard value.span.start > clause.span.start,
            let before = context.excerpts[item.document][Span(clause.span.start, value.span.start)]
        else { return [] }
        return context.tables.superseding.roles(before: before.utf8)
    }
}
