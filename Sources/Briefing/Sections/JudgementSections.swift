import Diplomacy
import SourceText

/// Who judges the affair how, what they expect, and the motives and conditions that are named.
extension AffairWriter {
    mutating func assessments() -> Brief.Section? {
        var order: [String] = []
        var groups: [String: [Statement]] = [:]
        for statement in context.statements {
            guard case .assessment(let assessment) = statement.content else { continue }
            let judge = judge(assessment.by ?? statement.speaker, statement)
            if groups[judge] == nil { order.append(judge) }
            groups[judge, default: []].append(statement)
        }
        // Voices that are named come before the documents' own.
        let ordered = order.enumerated().sorted { left, right in
            let a = voiceRank(groups[left.element] ?? [])
            let b = voiceRank(groups[right.element] ?? [])
            return (a, left.offset) < (b, right.offset)
        }
        let (shown, more) = capped(ordered, 12)
        var items: [Brief.Item] = []
        for place in shown {
            let said = distinct(groups[place.element] ?? [])
            let (quotes, rest) = capped(said, 2)
            for (number, statements) in quotes.enumerated() {
                guard let best = context.best(statements) else { continue }
                var line: [Brief.Run] = [.quote(context.quote(best) ?? "…")]
                line += citations.cite(statements, first: best)
                if let via = best.via, context.names[via] != place.element {
                    line.append(.note("via \(context.names[via])"))
                }
                if number == quotes.count - 1, rest > 0 { line.append(.quiet("… and \(rest) more")) }
                items.append(Brief.Item(label: place.element, line: line))
            }
        }
        return section(.assessments, "Who assesses it how", items, more)
    }

    /// Whose judgement it is: an entity, else the document's publisher.
    private func judge(_ by: EntityID?, _ statement: Statement) -> String {
        by.map { context.names[$0] } ?? context.source(statement.document)
    }

    private func voiceRank(_ statements: [Statement]) -> Int {
        statements.contains {
            if case .assessment(let assessment) = $0.content {
                assessment.by != nil || $0.speaker != nil
            } else {
                false
            }
        } ? 0 : 1
    }

    /// Statements in the same words, or in overlapping passages of one document, brought together; most talked of first.
    private func distinct(_ statements: [Statement]) -> [[Statement]] {
        var groups: [[Statement]] = []
        // The first group that holds some words, and the places of each document with their groups.
        var byWords: [String: Int] = [:]
        var byDocument: [DocumentID: [(span: Span, group: Int)]] = [:]
        for statement in statements {
            let words = context.quote(statement)
            let overlapping = byDocument[statement.document]?.lazy.filter { $0.span.overlaps(statement.span) }
                .map(\.group).min()
            let group = [overlapping, words.flatMap { byWords[$0] }].compactMap { $0 }.min() ?? groups.count
            if group == groups.count { groups.append([]) }
            groups[group].append(statement)
            byDocument[statement.document, default: []].append((statement.span, group))
            if let words { byWords[words] = min(byWords[words] ?? group, group) }
        }
        let weights = groups.map(weight)
        return groups.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }.map { groups[$0] }
    }

    private func weight(_ statements: [Statement]) -> Double {
        let parties = Set(statements.flatMap(\.subjects).map(context.names.party))
        let talk = parties.map { context.weight[$0] ?? 0 }.sorted(by: >).prefix(2).reduce(0, +)
        return Double(context.witnesses(statements.map(\.document))) + talk
    }

    mutating func forecasts() -> Brief.Section? {
        let (shown, more) = capped(sortedForecasts(), 14)
        let items = shown.compactMap { statements -> Brief.Item? in
            guard case .forecast(let forecast)? = statements.first?.content else { return nil }
            return Brief.Item(label: PassageWords.cut(PassageWords.clean(forecast.term), 40), line: line(statements))
        }
        return section(.forecasts, "What is forecast", items, more)
    }

    /// Forecasts, those in the same words together, by the end of their horizon; those without one last.
    func sortedForecasts() -> [[Statement]] {
        let forecasts = context.statements.filter { $0.kind == .forecast && $0.region == .body }
        return distinct(forecasts).map { (key: key($0), group: $0) }.sorted { $0.key < $1.key }.map(\.group)

        func key(_ group: [Statement]) -> (Int32, Int32, Double, String) {
            guard let first = group.first, case .forecast(let forecast) = first.content else {
                return (.max, .max, 0, "")
            }
            return (
                forecast.to?.number ?? (forecast.from == nil ? .max : .max - 1), forecast.from?.number ?? .max,
                -weight(group), first.id
            )
        }
    }

    /// A forecast: its words, its range of probability, its horizon, and by whom.
    mutating func line(_ statements: [Statement]) -> [Brief.Run] {
        guard let best = context.best(statements), case .forecast(let forecast) = best.content else { return [] }
        var line: [Brief.Run] = [.quote(context.quote(best) ?? "…")]
        line += citations.cite(statements, first: best)
        let by = forecast.by ?? best.speaker
        line.append(.note(by.map { context.names[$0] } ?? context.source(best.document)))
        if let horizon = horizon(forecast) { line.append(.note(horizon)) }
        if let range = range(forecast) { line.append(.note(range)) }
        return line
    }

    private func horizon(_ forecast: Forecast) -> String? {
        switch (forecast.from, forecast.to) {
        case (let from?, let to?): DateWords.words(CalendarPeriod(from, to))
        case (nil, let to?): "by " + DateWords.words(to)
        case (let from?, nil): "from " + DateWords.words(from)
        case (nil, nil): forecast.horizon.map { PassageWords.cut(PassageWords.clean($0), 60) }
        }
    }

    private func range(_ forecast: Forecast) -> String? {
        guard let low = forecast.low, let high = forecast.high else { return nil }
        let percent = { (share: Double) in AmountWords.number((share * 100).rounded(), "") }
        let scale = forecast.scale.map { ", scale " + PassageWords.clean($0) } ?? ""
        return low == high ? "\(percent(low))%\(scale)" : "\(percent(low))–\(percent(high))%\(scale)"
    }

    mutating func motives() -> Brief.Section? {
        let motives = distinct(context.statements.filter { $0.kind == .motive })
        let conditions = distinct(context.statements.filter { $0.kind == .condition })
        let (shownMotives, moreMotives) = capped(motives, 8)
        let (shownConditions, moreConditions) = capped(conditions, 6)
        var groups: [Brief.Group] = []
        func add(_ heading: String, _ items: [Brief.Item]) {
            guard !items.isEmpty else { return }
            groups.append(Brief.Group(heading: [.strong(heading)], items: items))
        }
        add("Why, by somebody's word", shownMotives.compactMap { motive($0) })
        add("What must happen first", shownConditions.compactMap { condition($0) })
        guard !groups.isEmpty else { return nil }
        return Brief.Section(
            kind: .motives, title: "Motives and conditions", groups: groups, more: moreMotives + moreConditions)
    }

    private mutating func motive(_ statements: [Statement]) -> Brief.Item? {
        guard let best = context.best(statements), case .motive(let motive) = best.content else { return nil }
        var line: [Brief.Run] = [.quote(context.quote(best) ?? motive.aim)]
        line += citations.cite(statements, first: best)
        line.append(.note((motive.by ?? best.speaker).map { context.names[$0] } ?? context.source(best.document)))
        return Brief.Item(label: context.names[motive.actor], line: line)
    }

    private mutating func condition(_ statements: [Statement]) -> Brief.Item? {
        guard let best = context.best(statements), case .condition(let condition) = best.content else { return nil }
        var line = quoted(statements, best: best)
        if let met = condition.met { line.append(.flag(met ? "met" : "not met")) }
        return Brief.Item(label: context.names[condition.actor], line: line)
    }
}
