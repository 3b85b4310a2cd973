import Diplomacy
import Measures
import SourceText

/// How states stand in frameworks and to one another.
extension AffairWriter {
    /// A status of a state in a framework, or a tie of two sides, with what it rests on.
    private struct Position {
        var status: String
        var since: CalendarPeriod?
        var until: CalendarPeriod?
        var statements: [Statement]
    }

    mutating func frameworks() -> Brief.Section? {
        var byFramework: [EntityID: [EntityID: [Position]]] = [:]
        var covered: Set<String> = []
        for standing in context.standings {
            guard case .framework(let framework, let state) = standing.subject else { continue }
            covered.formUnion(standing.statements)
            add(position(standing), to: &byFramework[framework, default: [:]][state, default: []])
        }
        for statement in context.statements {
            guard case .status(let status) = statement.content, !covered.contains(statement.id) else { continue }
            add(
                Position(status: status.stage.rawValue, since: status.date, until: nil, statements: [statement]),
                to: &byFramework[status.framework, default: [:]][status.state, default: []])
        }
        let order = byFramework.sorted { left, right in
            let a = left.value.values.joined().reduce(0) { $0 + $1.statements.count }
            let b = right.value.values.joined().reduce(0) { $0 + $1.statements.count }
            return (b, left.key) < (a, right.key)
        }
        let (shown, more) = capped(order, 6)
        let groups = shown.map { framework, states in frameworkGroup(framework, states) }
        return groups.isEmpty
            ? nil
            : Brief.Section(kind: .frameworks, title: "How frameworks and states stand", groups: groups, more: more)
    }

    private mutating func frameworkGroup(_ framework: EntityID, _ states: [EntityID: [Position]]) -> Brief.Group {
        // States that stand alike share a line.
        var alike: [String: [EntityID]] = [:]
        for (state, positions) in states {
            let key = positions.count == 1 ? wording(positions[0]) : state.rawValue
            alike[key, default: []].append(state)
        }
        let rows = alike.values.map { members in members.sorted { context.names[$0] < context.names[$1] } }
            .sorted { left, right in
                let a = left.map { states[$0]?.reduce(0) { $0 + $1.statements.count } ?? 0 }.max() ?? 0
                let b = right.map { states[$0]?.reduce(0) { $0 + $1.statements.count } ?? 0 }.max() ?? 0
                return (b, context.names[left[0]], left[0]) < (a, context.names[right[0]], right[0])
            }
        let (shown, more) = capped(rows, 10)
        let items = shown.map { members in
            let positions =
                members.count == 1 ? states[members[0]] ?? [] : merged(members.compactMap { states[$0]?.first })
            return Brief.Item(label: members.map { context.names[$0] }.joined(separator: ", "), line: line(positions))
        }
        return Brief.Group(
            heading: [.strong(context.names[framework])], items: items,
            notes: more > 0 ? [[.quiet("… and \(more) more")]] : [])
    }

    mutating func ties() -> Brief.Section? {
        struct Pair: Hashable {
            let a: EntityID
            let b: EntityID
            init(_ one: EntityID, _ other: EntityID) {
                a = min(one, other)
                b = max(one, other)
            }
        }
        var byPair: [Pair: [Position]] = [:]
        var covered: Set<String> = []
        for standing in context.standings {
            guard case .pair(let a, let b) = standing.subject else { continue }
            covered.formUnion(standing.statements)
            add(position(standing), to: &byPair[Pair(a, b), default: []])
        }
        for statement in context.statements {
            guard case .tie(let tie) = statement.content, !covered.contains(statement.id) else { continue }
            add(
                Position(status: tie.type, since: tie.since, until: nil, statements: [statement]),
                to: &byPair[Pair(tie.a, tie.b), default: []])
        }
        let order = byPair.sorted { left, right in
            let a = left.value.reduce(0) { $0 + $1.statements.count }
            let b = right.value.reduce(0) { $0 + $1.statements.count }
            return (b, left.key.a, left.key.b) < (a, right.key.a, right.key.b)
        }
        let (shown, more) = capped(order, 8)
        let items = shown.map { pair, positions in
            let names = [context.names[pair.a], context.names[pair.b]].sorted()
            return Brief.Item(label: names.joined(separator: " – "), line: line(positions))
        }
        return section(.ties, "Ties", items, more)
    }

    private func position(_ standing: Standing) -> Position {
        Position(
            status: standing.status, since: standing.since, until: standing.until,
            statements: standing.statements.compactMap { context.statement($0) })
    }

    /// Adds a position; one of the same status that says no more of the time is the same position.
    private func add(_ position: Position, to positions: inout [Position]) {
        guard !position.statements.isEmpty else { return }
        let same = positions.firstIndex { other in
            guard other.status == position.status, other.until == position.until else { return false }
            guard let left = other.since, let right = position.since else { return true }
            return left.overlaps(right)
        }
        if let place = same {
            positions[place].statements += position.statements
            let sinces = [positions[place].since, position.since].compactMap { $0 }
            positions[place].since = sinces.min { $0.days < $1.days }
        } else {
            positions.append(position)
        }
    }

    private func merged(_ positions: [Position]) -> [Position] {
        guard var first = positions.first else { return [] }
        first.statements = positions.flatMap(\.statements)
        return [first]
    }

    private func wording(_ position: Position) -> String {
        var words = ValueWords.code(position.status)
        if let since = position.since { words += " since " + DateWords.words(since) }
        if let until = position.until { words += " until " + DateWords.words(until) }
        return words
    }

    /// Positions in one line: what holds now first, the better supported before the others.
    private mutating func line(_ positions: [Position]) -> [Brief.Run] {
        let ordered = positions.sorted {
            let left = ($0.until == nil ? 0 : 1, -context.witnesses($0.statements.map(\.document)), $0.status)
            return left < ($1.until == nil ? 0 : 1, -context.witnesses($1.statements.map(\.document)), $1.status)
        }
        let (shown, more) = capped(ordered, 6)
        var line: [Brief.Run] = []
        for (place, position) in shown.enumerated() {
            if place > 0 { line.append(.plain(";")) }
            line.append(.plain(wording(position)))
            // Who denies it is no witness of it.
            let denials = position.statements.filter { $0.modality == .denied }
            let others = position.statements.filter { $0.modality != .denied }
            if !others.isEmpty { line += citations.cite(others, first: context.best(others)) }
            if !denials.isEmpty {
                line.append(.flag(others.isEmpty ? "denied" : "denied by some"))
                line += citations.cite(denials, first: context.best(denials))
            }
        }
        if more > 0 { line.append(.quiet("… and \(more) more")) }
        if positions.contains(where: { $0.statements.contains { context.disputed.contains($0.id) } }) {
            line.append(.flag("disputed"))
        }
        return line
    }

    /// Which way states lean: for each state and power one line, in which what reports say is weighed.
    mutating func leanings() -> Brief.Section? {
        var record = Record(
            statements: context.statements, origins: context.origins, standings: context.standings,
            vectors: context.vectors)
        for index in record.vectors.indices {
            record.vectors[index].statements.removeAll { context.statement($0) == nil }
        }
        let (shown, more) = capped(StatedLeaning.all(in: record), 10)
        var items: [Brief.Item] = []
        for leaning in shown {
            let power = context.names[leaning.whole.toward]
            let fields = leaning.domains.filter { $0.direction == leaning.whole.direction }.compactMap(\.domain)
            var line: [Brief.Run] = []
            switch leaning.whole.direction {
            case .closer: line = [.strong("closer"), .plain("to \(power)")]
            case .away: line = [.strong("away"), .plain("from \(power)")]
            case .steady: line = [.strong(leaning.isClose ? "close and steady" : "steady"), .plain("with \(power)")]
            case .both: line = [.strong("both closer and away"), .plain("with \(power)")]
            }
            if !fields.isEmpty { line.append(.note(fields.map(ValueWords.code).joined(separator: ", "))) }
            for (place, side) in leaning.whole.sides.enumerated() {
                let isLeading =
                    side.direction.rawValue == leaning.whole.direction.rawValue
                    || leaning.whole.direction == .both && side.direction != .steady
                let statements = side.statements.compactMap { context.statement($0) }
                if !isLeading || leaning.whole.direction == .both && place > 0 {
                    line.append(.note((isLeading ? "" : "also told: ") + side.direction.rawValue))
                }
                line += citations.cite(statements, first: context.best(statements), limit: isLeading ? 6 : 3)
            }
            items.append(Brief.Item(label: context.names[leaning.whole.state], line: line))
        }
        for vector in context.vectors where vector.basis == .measured {
            guard let value = vector.value, let low = vector.low, let high = vector.high else { continue }
            let estimate = Estimate(value: value, low: low, high: high)
            var line: [Brief.Run] = [
                .strong(vector.direction.rawValue), .plain("with \(context.names[vector.toward])"),
                .note("measured, \(ValueWords.code(vector.domain))"),
                .note("change \(FigureWords.estimate(estimate)) in \(FigureWords.stories(vector.stories))"),
            ]
            let statements = vector.statements.compactMap { context.statement($0) }
            line += citations.cite(statements, first: context.best(statements), limit: 3)
            items.append(Brief.Item(label: context.names[vector.state], line: line))
        }
        return section(.leanings, "Which way states lean", items, more)
    }
}
