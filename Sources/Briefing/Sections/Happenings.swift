import Diplomacy
import SourceText

/// Event statements that speak of one happening, found across documents.
struct Happening {
    var statements: [Statement]
    /// The narrowest time that a statement gives; nil where none gives any.
    var period: CalendarPeriod?
    /// The statement to quote.
    var best: Statement
    /// How much it matters to the affair; only for comparison.
    var weight: Double
}

/// The happenings of an affair, most material first.
struct Happenings {
    private(set) var all: [Happening] = []

    var dated: [Happening] { all.filter { $0.period != nil } }
    var undated: [Happening] { all.filter { $0.period == nil } }

    init(_ context: AffairContext) {
        let events = context.statements.compactMap { statement -> (Statement, Event)? in
            // What may happen has its section among the forecasts.
            if case .event(let event) = statement.content, statement.modality != .possible,
                statement.modality != .conditional
            {
                (statement, event)
            } else {
                nil
            }
        }
        guard !events.isEmpty else { return }
        let periods = events.map { $1.date ?? $0.time?.period }
        let parties = events.map { Set(($1.who + $1.whom).map(context.names.party)) }
        var sets = DisjointSets(count: events.count)

        func fits(_ a: Int, _ b: Int) -> Bool {
            guard let left = periods[a], let right = periods[b] else { return true }
            return left.contains(right) || right.contains(left)
        }
        Self.linkFindings(context, events, fits, &sets)
        Self.linkOverlaps(events, periods, &sets)
        Self.linkTwins(context, events, periods, parties, &sets)

        for members in sets.sets() {
            let statements = members.map { events[$0].0 }
            // Of a plan and its deed the deed is quoted and dated.
            let deeds = members.filter { events[$0].0.modality == .actual }
            let leading = deeds.isEmpty ? members : deeds
            // A passage that gives the day itself is quoted rather than one that gives none.
            let dated = leading.filter { periods[$0] != nil }
            guard let best = context.best((dated.isEmpty ? leading : dated).map { events[$0].0 }) else { continue }
            // What is quoted is not dated by another's day; a vaguer time is made more exact by the others.
            let own = leading.first { events[$0].0.id == best.id }.flatMap { periods[$0] }
            // Another's day is not taken where it comes after the telling: what has happened did not happen then.
            let told = deeds.isEmpty ? nil : context.document(best.document)?.published?.last
            let times = leading.compactMap { periods[$0] }.filter { period in
                own.map(period.overlaps) ?? told.map { period.first <= $0 } ?? true
            }
            let period = (times.isEmpty && deeds.isEmpty ? members.compactMap { periods[$0] } : times).min {
                ($0.days, $0.first.number) < ($1.days, $1.first.number)
            }
            let weight = Self.weight(context, members, events, period, parties)
            all.append(Happening(statements: statements, period: period, best: best, weight: weight))
        }
        all.sort { ($1.weight, $0.best.id) < ($0.weight, $1.best.id) }
    }

    /// Statements that answer one question alike speak of one thing.
    private static func linkFindings(
        _ context: AffairContext, _ events: [(Statement, Event)], _ fits: (Int, Int) -> Bool, _ sets: inout DisjointSets
    ) {
        let places = Dictionary(
            events.enumerated().map { ($1.0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for finding in context.findings where finding.verdict == .agree || finding.verdict == .refine {
            let answers = finding.answers.compactMap { $0.statement.flatMap { places[$0] } }
            guard let first = answers.first else { continue }
            for other in answers.dropFirst() where fits(first, other) { sets.union(first, other) }
        }
    }

    /// Two events read out of one passage are shown once, unless it dates them apart.
    private static func linkOverlaps(
        _ events: [(Statement, Event)], _ periods: [CalendarPeriod?], _ sets: inout DisjointSets
    ) {
        let order = events.indices.sorted {
            (events[$0].0.document, events[$0].0.span, $0) < (events[$1].0.document, events[$1].0.span, $1)
        }
        for (place, index) in order.enumerated() {
            let statement = events[index].0
            for next in order[(place + 1)...].prefix(8) {
                let other = events[next].0
                guard other.document == statement.document, other.span.overlaps(statement.span) else { break }
                let shorter = min(other.span.count, statement.span.count)
                let sameTime = periods[index] == periods[next] || periods[index] == nil || periods[next] == nil
                if sameTime, other.span.overlap(statement.span) * 2 >= shorter { sets.union(index, next) }
            }
        }
    }

    /// Statements of different documents about the same parties doing the same kind of thing at the same time, and
    /// statements in the same words.
    private static func linkTwins(
        _ context: AffairContext, _ events: [(Statement, Event)], _ periods: [CalendarPeriod?],
        _ parties: [Set<EntityID>], _ sets: inout DisjointSets
    ) {
        // What one denies is not told together with what another says was done.
        func isDenied(_ index: Int) -> Bool { events[index].0.modality == .denied }
        var byTime: [String: [Int]] = [:]
        var byWords: [String: Int] = [:]
        for index in events.indices {
            if let period = periods[index], period.days <= 31 {
                byTime[events[index].1.plover + period.iso8601, default: []].append(index)
            }
            if let words = context.quote(events[index].0, limit: 400) {
                if let twin = byWords[words], isDenied(twin) == isDenied(index) {
                    sets.union(twin, index)
                } else {
                    byWords[words] = byWords[words] ?? index
                }
            }
        }
        for twins in byTime.values {
            for (place, left) in twins.enumerated() {
                for right in twins[(place + 1)...].prefix(60) where isDenied(left) == isDenied(right) {
                    let needed = min(2, parties[left].count, parties[right].count)
                    if needed > 0, parties[left].intersection(parties[right]).count >= needed {
                        sets.union(left, right)
                    }
                }
            }
        }
    }

    private static func weight(
        _ context: AffairContext, _ members: [Int], _ events: [(Statement, Event)], _ period: CalendarPeriod?,
        _ parties: [Set<EntityID>]
    ) -> Double {
        let statements = members.map { events[$0].0 }
        var weight = 2 * Double(context.witnesses(statements.map(\.document)))
        weight += 0.4 * Double(Set(statements.map(\.document)).count)
        let talk = members.flatMap { parties[$0] }.reduce(into: Set()) { $0.insert($1) }
            .map { context.weight[$0] ?? 0 }.sorted(by: >).prefix(2)
        weight += talk.reduce(0, +)
        weight += (members.compactMap { events[$0].1.goldstein }.map(abs).max() ?? 0) / 10
        if statements.contains(where: { context.disputed.contains($0.id) }) { weight += 0.3 }
        if !statements.contains(where: { $0.modality == .actual }) { weight -= 0.7 }
        if !statements.contains(where: { $0.region == .body }) { weight -= 2 }
        if let period {
            // What happened in the days that the affair is reported is the affair; the rest is its background.
            let days = context.documents.compactMap(\.published)
            if let first = days.map(\.first).min(), let last = days.map(\.last).max() {
                let near = CalendarPeriod(first.adding(days: -45), last.adding(days: 45))
                weight += near.contains(period) ? 1.5 : near.overlaps(period) ? 0.5 : 0
            }
            if period.days == 1 { weight += 0.5 }
        }
        return weight
    }
}
