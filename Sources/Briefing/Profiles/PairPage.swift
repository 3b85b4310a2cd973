import Diplomacy
import Measures
import SourceText

extension Brief {
    /// The page of two states: what reports say of each one's leaning to the other, what happened between them, and what
    /// that comes to.
    ///
    /// - Parameter reverse: the same pair looked at from the other side.
    public init(
        _ profile: PairProfile, reverse: PairProfile, of record: Record, options: BriefOptions = BriefOptions()
    ) {
        var page = ProfilePage(record, options: options)
        let sections = [
            page.stated(profile, reverse), page.ties(profile), page.measured(profile), page.positions(profile),
            page.events(profile),
        ]
        self = page.brief("\(page.names[profile.state]) and \(page.names[profile.power])", sections)
    }
}

extension ProfilePage {
    fileprivate mutating func stated(_ profile: PairProfile, _ reverse: PairProfile) -> Brief.Section? {
        var groups: [Brief.Group] = []
        for pair in [profile, reverse] {
            guard let stated = pair.stated else { continue }
            var group = group(stated)
            group.heading = [
                .strong("\(names[pair.state]) towards \(names[pair.power])"), .note(words(stated)),
            ]
            groups.append(group)
        }
        return Brief.Section(kind: .leanings, title: "Which way, by what reports say", groups: groups)
    }

    fileprivate mutating func ties(_ profile: PairProfile) -> Brief.Section? {
        let (shown, more) = capped(profile.standings, 12)
        let items = shown.map { standing in Brief.Item(label: "", line: ties([standing])) }
        return Brief.Section(.ties, "Ties", items, more: more)
    }

    fileprivate mutating func measured(_ profile: PairProfile) -> Brief.Section? {
        guard profile.cooperation != nil else { return nil }
        var items = [Brief.Item(label: "all fields", line: cooperation(profile, cites: false))]
        for (domain, cooperation) in profile.domains where profile.domains.count > 1 {
            items.append(
                Brief.Item(
                    label: ValueWords.code(domain),
                    line: [
                        .strong(FigureWords.estimate(cooperation.value)),
                        .note(
                            "\(FigureWords.events(cooperation.events)) in \(FigureWords.stories(cooperation.stories))"),
                    ]))
        }
        return Brief.Section(
            .cooperation, "Net cooperation, by what happened", items, notes: [ProfilePage.scaleNote])
    }

    fileprivate func positions(_ profile: PairProfile) -> Brief.Section? {
        guard let agreement = profile.agreement else { return nil }
        var line: [Brief.Run] = [.strong(FigureWords.fixed(agreement.agreement, 2))]
        if let pi = agreement.pi { line.append(.note("beyond chance \(FigureWords.signed(pi, 2))")) }
        line.append(.note(FigureWords.count(agreement.common, "common position", "common positions")))
        return Brief.Section(.positions, "Same positions", [Brief.Item(label: "agreement", line: line)])
    }

    fileprivate mutating func events(_ profile: PairProfile) -> Brief.Section? {
        // The newest are what a reader looks for where not all are shown.
        let ordered = profile.events.reversed().filter { $0.day != nil } + profile.events.filter { $0.day == nil }
        let (shown, more) = capped(ordered, 20)
        let items = shown.map { event in
            var line: [Brief.Run] = [.strong(FigureWords.signed(event.score, 1))]
            if let actor = event.actor { line.append(.note("by \(names[actor])")) }
            if let note = claim(event) { line.append(.note(note)) }
            if let quote = quote(event.statements) { line.append(.quote(quote)) }
            line += cite(event.statements)
            if event.origins > 1 { line.append(.note("\(event.origins) witnesses")) }
            if event.day != nil, !event.isDated { line.append(.note("undated; the day is that of the report")) }
            if event.periods.count > 1 { line.append(.note("reports give several days")) }
            return Brief.Item(label: when(event), line: line)
        }
        return Brief.Section(.events, "What happened between them, the latest first", items, more: more)
    }

    /// When an event happened, as exactly as it is told: `August 2026`; `13 February 2027 or 15 February 2027`.
    private func when(_ event: MeasuredEvent) -> String {
        guard event.isDated, !event.periods.isEmpty else { return event.day.map(DateWords.words) ?? "no date" }
        return event.periods.prefix(3).map(DateWords.words).joined(separator: " or ")
    }

    /// On whose word alone an event is told, and who denies it; nil where a report tells it in its own words.
    private func claim(_ event: MeasuredEvent) -> String? {
        func list(_ ids: [EntityID]) -> String { ids.prefix(3).map { names[$0] }.joined(separator: ", ") }
        if event.isDisputed {
            return "by the word of \(list(event.speakers)); \(list(event.deniedBy)) denies it: in no figure"
        }
        return event.deniedBy.isEmpty ? nil : "\(list(event.deniedBy)) denies it"
    }
}
