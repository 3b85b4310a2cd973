import Diplomacy
import SourceText

/// Of what time two clauses speak, and how certain they are of it: only where that is one can the one speak against the other.
extension PassageSpace {
    /// The clause of an item.
    func clause(_ item: Item, _ context: FindingContext) -> Passages.Clause {
        context.passages[item.document].clauses[item.clause]
    }

    /// The words that are cited for a clause.
    func words(_ item: Item, _ context: FindingContext) -> [UInt8] {
        context.excerpts[item.document][clause(item, context).span].map { Array($0.utf8) } ?? []
    }

    /// The days that a clause gives.
    func days(_ item: Item, _ context: FindingContext) -> [CalendarPeriod] {
        clause(item, context).values.compactMap { number in
            guard case .time(let period) = context.passages[item.document].values[Int(number)].content else {
                return nil
            }
            return period
        }
    }

    /// Whether two clauses both tell of what is to come, or both of what is.
    func areOfOneStage(_ a: Item, _ b: Item, _ context: FindingContext) -> Bool {
        let coming = [a, b].map { context.tables.moods.of(words($0, context)).contains(.coming) }
        return coming[0] == coming[1]
    }

    /// Whether two clauses speak of one time: neither of what only may be, both or none of what is to come, and no days that
    /// exclude each other.
    ///
    /// - Parameter ofOneStage: whether it matters that one tells of what is to come and the other of what is.
    func areOfOneTime(_ a: Item, _ b: Item, ofOneStage: Bool = true, _ context: FindingContext) -> Bool {
        let items = [a, b]
        let moods = items.map { context.tables.moods.of(words($0, context)) }
        guard !moods[0].contains(.open), !moods[1].contains(.open),
            !ofOneStage || moods[0].contains(.coming) == moods[1].contains(.coming)
        else { return false }
        for (index, other) in [(0, 1), (1, 0)] where moods[index].contains(.yet) {
            // What was not yet so may have come about since.
            guard let known = context.documents[items[index].document].published?.last,
                let later = context.documents[items[other].document].published?.first
            else { continue }
            if later > known { return false }
        }
        let times = items.map { days($0, context) }
        return times[0].isEmpty || times[1].isEmpty
            || times[0].contains { one in times[1].contains { $0.overlaps(one) } }
    }
}
