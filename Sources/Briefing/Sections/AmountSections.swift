import Diplomacy
import SourceText

/// Deals, and figures that no finding compares.
extension AffairWriter {
    mutating func deals() -> Brief.Section? {
        let deals = context.statements.compactMap { statement -> (statement: Statement, deal: Deal)? in
            if case .deal(let deal) = statement.content { (statement, deal) } else { nil }
        }
        var sets = DisjointSets(count: deals.count)
        for left in deals.indices {
            for right in deals.indices.dropFirst(left + 1).prefix(200) where same(deals[left], deals[right]) {
                sets.union(left, right)
            }
        }
        let groups = sets.sets().map { $0.map { deals[$0] } }
        let ordered = groups.sorted { rank($0) < rank($1) }
        let (shown, more) = capped(ordered, 10)
        let items = shown.compactMap { group -> Brief.Item? in
            // Who denies it is no witness of it.
            let denials = group.map(\.statement).filter { $0.modality == .denied }
            let told = denials.count == group.count ? group : group.filter { $0.statement.modality != .denied }
            let statements = told.map(\.statement)
            guard let best = context.best(statements) else { return nil }
            let deal = told.first { $0.statement.id == best.id }?.deal ?? told[0].deal
            var line: [Brief.Run] = []
            if let amount = told.compactMap(\.deal.amount).first {
                line += [.strong(AmountWords.words(amount)), .plain(",")]
            }
            // Of several reports the one that knows it furthest.
            let status = told.map(\.deal.status).max { AffairWriter.progress($0) < AffairWriter.progress($1) }
            let words =
                [deal.sector, deal.instrument].compactMap { $0 }.map(ValueWords.code)
                + [(status ?? deal.status).rawValue]
            line.append(.plain(words.joined(separator: ", ") + ":"))
            line += quoted(statements, best: best, limit: 180)
            if !denials.isEmpty {
                line.append(.flag(denials.count == group.count ? "denied" : "denied by some"))
                if denials.count < group.count { line += citations.cite(denials, first: context.best(denials)) }
            }
            if group.contains(where: { context.disputed.contains($0.statement.id) }) { line.append(.flag("disputed")) }
            return Brief.Item(label: parties(deal.parties), line: line)
        }
        return section(.deals, "Deals", items, more)
    }

    private func same(
        _ left: (statement: Statement, deal: Deal), _ right: (statement: Statement, deal: Deal)
    ) -> Bool {
        if left.statement.document == right.statement.document {
            return left.statement.span.overlaps(right.statement.span)
                && (left.deal.amount == right.deal.amount || left.deal.amount == nil || right.deal.amount == nil)
        }
        let (a, b) = (Set(left.deal.parties.map(context.names.party)), Set(right.deal.parties.map(context.names.party)))
        guard a == b, left.deal.sector == right.deal.sector else { return false }
        if let one = left.deal.amount, let other = right.deal.amount {
            return one.value == other.value && one.unit == other.unit
        }
        return left.deal.instrument == right.deal.instrument && left.deal.amount == right.deal.amount
    }

    /// How far a deal has come.
    private static func progress(_ status: Deal.Status) -> Int {
        Deal.Status.allCases.firstIndex(of: status) ?? 0
    }

    /// Deals of several witnesses first, then the largest of those in one currency.
    private func rank(_ group: [(statement: Statement, deal: Deal)]) -> (Int, Double, String) {
        let amount = group.compactMap(\.deal.amount).first
        let size = amount?.unit == "USD" || amount?.unit == "EUR" ? amount?.value ?? amount?.low ?? 0 : 0
        return (-context.witnesses(group.map(\.statement.document)), -size, group[0].statement.id)
    }

    /// The parties of a deal, a state's organs under the state's name.
    private func parties(_ ids: [EntityID]) -> String {
        var seen: Set<EntityID> = []
        return ids.map(context.names.party).filter { seen.insert($0).inserted }.map { context.names[$0] }
            .joined(separator: " – ")
    }

    mutating func figures() -> Brief.Section? {
        let settled = Set(
            context.findings.filter { Set($0.answers.map(\.document)).count > 1 }.flatMap(\.answers)
                .compactMap(\.statement))
        var order: [String] = []
        var groups: [String: [Statement]] = [:]
        for statement in context.statements {
            guard case .figure(let figure) = statement.content, !settled.contains(statement.id) else { continue }
            let between = Set(figure.between.map(context.names.party)).map(\.rawValue).sorted()
            let key = ([figure.what, AmountWords.words(figure.amount)] + between).joined(separator: "|")
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(statement)
        }
        let ordered = order.enumerated().sorted { left, right in
            let a = importance(groups[left.element] ?? [])
            let b = importance(groups[right.element] ?? [])
            return (b, left.offset) < (a, right.offset)
        }
        let (shown, more) = capped(ordered, 8)
        let items = shown.compactMap { place -> Brief.Item? in
            guard let statements = groups[place.element], let best = context.best(statements),
                case .figure(let figure) = best.content
            else { return nil }
            var line = quoted(statements, best: best, limit: 180)
            if let scope = figure.scope, !scope.isEmpty { line.append(.note(PassageWords.clean(scope))) }
            return Brief.Item(label: AmountWords.words(figure.amount), line: line)
        }
        return section(.figures, "Other figures", items, more)
    }

    private func importance(_ statements: [Statement]) -> Double {
        guard let best = context.best(statements), case .figure(let figure) = best.content else { return 0 }
        let parties = Set(best.subjects.map(context.names.party)).map { context.weight[$0] ?? 0 }.sorted(by: >)
        var importance = Double(context.witnesses(statements.map(\.document))) + parties.prefix(2).reduce(0, +)
        if figure.between.count > 1 || figure.of != nil { importance += 0.5 }
        if ["USD", "EUR", "GBP", "percent", "share"].contains(figure.amount.unit) { importance += 0.5 }
        return importance
    }
}
