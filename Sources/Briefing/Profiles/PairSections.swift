import Diplomacy
import Measures
import SourceText

/// What is told of two states, on the page of a pair and on that of a state.
extension ProfilePage {
    /// `close, and steady`; `closer`; `both closer and away`.
    func words(_ leaning: StatedLeaning) -> String {
        switch leaning.whole.direction {
        case .closer: leaning.isClose ? "drawing closer, with ties that stand" : "drawing closer"
        case .steady: leaning.isClose ? "close, and steady" : "steady"
        case .away: leaning.isClose ? "drawing away, with ties that stand" : "drawing away"
        case .both: "steps both closer and away"
        }
    }

    static func words(_ direction: Leaning.Direction) -> String {
        direction == .both ? "both closer and away" : direction.rawValue
    }

    /// What reports say of one state's leaning to another, field by field.
    mutating func group(_ leaning: StatedLeaning) -> Brief.Group {
        let (shown, more) = capped(leaning.domains, 5)
        var items: [Brief.Item] = []
        for part in shown {
            var line: [Brief.Run] = [.strong(ProfilePage.words(part.direction))]
            let leading = part.sides.filter { side in
                part.direction == .both
                    ? side.direction != .steady : side.direction.rawValue == part.direction.rawValue
            }
            for side in leading {
                if let quote = quote(side.statements) { line.append(.quote(quote)) }
                line += cite(side.statements)
            }
            for side in part.sides where !leading.contains(side) {
                line.append(.note("also told: \(side.direction.rawValue)"))
                line += cite(side.statements, limit: 3)
            }
            items.append(Brief.Item(label: ValueWords.code(part.domain ?? ""), line: line))
        }
        return Brief.Group(
            heading: [.strong(names[leaning.whole.toward]), .note(words(leaning))], items: items,
            notes: more > 0 ? [[.quiet(Layout.more(more))]] : [])
    }

    /// The net cooperation of a pair with its step.
    mutating func cooperation(_ pair: PairProfile, cites: Bool) -> [Brief.Run] {
        guard let cooperation = pair.cooperation else { return [.quiet("nothing told that happened between them")] }
        var line: [Brief.Run] = [.strong(FigureWords.estimate(cooperation.value))]
        line.append(
            .note("\(FigureWords.events(cooperation.events)) in \(FigureWords.stories(cooperation.stories))"))
        if let words = cooperation.words {
            line.append(
                .note("\(cooperation.events - cooperation.deedEvents) in words, mean \(FigureWords.signed(words, 1))"))
        }
        if let deeds = cooperation.deeds {
            line.append(
                .note(
                    "\(FigureWords.count(cooperation.deedEvents, "deed", "deeds")), mean \(FigureWords.signed(deeds, 1))"
                ))
        }
        if let step = pair.step { line.append(.note(words(step))) }
        if cites { line += cite(cooperation.statements) }
        return line
    }

    /// `closer than before 2 March 2031, by +1.4 (+0.3 to +2.5)`; `too few stories to call a step`. The day is the middle of the
    /// reports' time, no turning point.
    func words(_ step: CooperationStep) -> String {
        switch step.call {
        case .tooFew: "too few stories to call a step"
        case .steady:
            "as before \(DateWords.words(step.split)), the middle of the reports' time: change \(FigureWords.estimate(step.change))"
        case .closer:
            "closer than before \(DateWords.words(step.split)), the middle of the reports' time, by \(FigureWords.estimate(step.change))"
        case .away:
            "farther than before \(DateWords.words(step.split)), the middle of the reports' time, by \(FigureWords.estimate(step.change))"
        }
    }

    /// `alliance; trade since 1992`.
    mutating func ties(_ standings: [Standing]) -> [Brief.Run] {
        var line: [Brief.Run] = []
        for (place, standing) in standings.enumerated() {
            if place > 0 { line.append(.plain(";")) }
            var words = ValueWords.code(standing.status)
            if let since = standing.since { words += " since " + DateWords.words(since) }
            if let until = standing.until { words += " until " + DateWords.words(until) }
            line.append(.plain(words))
            line += cite(standing.statements, limit: 3)
        }
        return line
    }

    static let scaleNote =
        "−10 (most conflict) to +10 (most cooperation), each event once, drawn to 0 where events are few; in brackets where 95 of 100 resamples of the stories lie, from five stories on."
}
