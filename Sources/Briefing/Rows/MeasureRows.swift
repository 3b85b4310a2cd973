import Diplomacy
import Measures
import SourceText

/// Writes measures as JSON Lines: a header, then a row for each figure, with the statements that it rests on.
///
/// `docs/formats/measures.md` describes the rows. They stand beside the record's own, in which nothing of them is kept.
public struct MeasureRows {
    private var output: RowOutput

    /// Rows under a header.
    ///
    /// - Parameters:
    ///   - record: the record that the measures are of.
    ///   - options: the program and the options of the run, for the header.
    public init(_ record: Record, options: RecordWriter.Options) {
        output = RowOutput(record: record)
        output.header(options)
        output.json.endLine()
    }

    /// The rows so far.
    public var bytes: [UInt8] { output.json.bytes }

    private mutating func row(_ record: String, _ body: (inout JSONWriter) -> Void) {
        output.row(record, body)
        output.json.endLine()
    }

    // MARK: - States and pairs

    /// The rows of a state: what it has with each power, and what that comes to.
    public mutating func state(_ profile: StateProfile) {
        for pair in profile.pairs { self.pair(pair) }
        if let shares = profile.shares {
            for share in shares.shares {
                row("share") {
                    $0.member("state", profile.state)
                    $0.member("toward", share.power)
                    $0.member("flow", share.flow)
                    $0.estimate(share.share, "share")
                    $0.member("world", share.world)
                    $0.member("attention", share.attention)
                }
            }
            row("breadth") {
                $0.member("state", profile.state)
                $0.member("powers", shares.shares.map(\.power))
                $0.estimate(shares.breadth)
                $0.member("concentration", shares.concentration.value)
                $0.member("stories", shares.stories)
            }
        }
        for (lean, path) in zip(profile.leans, profile.leanPaths) {
            self.lean(lean, profile.state, nil)
            for step in path { self.lean(step.lean, profile.state, step.period) }
        }
        for triad in profile.triads.atOdds {
            row("triad") {
                $0.member("states", triad.states)
                $0.key("signs")
                $0.array { json in for sign in triad.signs { json.value(sign) } }
                $0.member("statements", triad.statements)
            }
        }
        row("triads") {
            $0.member("state", profile.state)
            $0.member("total", profile.triads.total)
            $0.member("at_odds", profile.triads.atOdds.count)
            $0.member("share", profile.triads.share)
            $0.member("shuffled", profile.triads.shuffled)
        }
        for standing in profile.standings {
            output.standing(standing)
            output.json.endLine()
        }
    }

    private mutating func lean(_ lean: LeanAndHedge, _ state: EntityID, _ period: CalendarPeriod?) {
        row("lean") {
            $0.member("state", state)
            $0.member("first", lean.first)
            $0.member("second", lean.second)
            $0.member("period", period)
            $0.estimate(lean.lean)
            $0.member("hedge", lean.hedge)
            $0.member("call", lean.call.rawValue)
            $0.member("events", lean.events)
            $0.member("stories", lean.stories)
        }
    }

    /// The rows of a pair, looked at from its first state.
    ///
    /// - Parameter reverse: the same pair looked at from the other side, which may lean otherwise; nil where only the one is asked
    ///   for.
    public mutating func pair(_ pair: PairProfile, reverse: PairProfile? = nil, events: Bool = false) {
        for stated in [pair.stated, reverse?.stated].compactMap({ $0 }) {
            leaning(stated.whole, isClose: stated.isClose)
            for domain in stated.domains { leaning(domain, isClose: nil) }
        }
        if let cooperation = pair.cooperation { self.cooperation(cooperation, pair, nil, nil) }
        for (domain, cooperation) in pair.domains { self.cooperation(cooperation, pair, domain, nil) }
        for window in pair.strip?.windows ?? [] {
            if let cooperation = window.cooperation { self.cooperation(cooperation, pair, nil, window.period) }
        }
        if let step = pair.step {
            row("step") {
                $0.member("state", pair.state)
                $0.member("toward", pair.power)
                $0.member("call", step.call.rawValue)
                $0.estimate(step.change)
                $0.member("split", step.split)
                $0.member("stories_before", step.storiesBefore)
                $0.member("stories_after", step.storiesAfter)
            }
        }
        if let agreement = pair.agreement {
            row("agreement") {
                $0.member("state", pair.state)
                $0.member("toward", pair.power)
                $0.member("agreement", agreement.agreement)
                $0.member("pi", agreement.pi)
                $0.member("positions", agreement.common)
            }
        }
        guard events else { return }
        for standing in pair.standings {
            output.standing(standing)
            output.json.endLine()
        }
        for event in pair.events {
            row("happening") {
                $0.member("states", [event.one, event.other])
                $0.member("actor", event.actor)
                $0.member("plover", event.type)
                $0.member("score", event.score)
                $0.member("deed", event.isMaterial)
                $0.member("domain", event.domain)
                $0.member("day", event.day)
                $0.member("dated", event.isDated)
                if event.periods.count > 1 || event.periods.contains(where: { $0.days > 1 }) {
                    $0.member("days", event.periods.map(\.iso8601))
                }
                if !event.speakers.isEmpty { $0.member("speakers", event.speakers) }
                if !event.deniedBy.isEmpty { $0.member("denied_by", event.deniedBy) }
                $0.member("story", event.story)
                $0.member("origins", event.origins)
                $0.member("statements", event.statements)
            }
        }
    }

    private mutating func leaning(_ leaning: Leaning, isClose: Bool?) {
        row("leaning") {
            $0.member("state", leaning.state)
            $0.member("toward", leaning.toward)
            $0.member("domain", leaning.domain)
            $0.member("direction", leaning.direction.rawValue)
            $0.member("close", isClose)
            $0.key("sides")
            $0.array { json in
                for side in leaning.sides {
                    json.object {
                        $0.member("direction", side.direction.rawValue)
                        $0.member("origins", side.origins)
                        $0.member("statements", side.statements)
                    }
                }
            }
        }
    }

    private mutating func cooperation(
        _ cooperation: NetCooperation, _ pair: PairProfile, _ domain: String?, _ period: CalendarPeriod?
    ) {
        row("cooperation") {
            $0.member("state", pair.state)
            $0.member("toward", pair.power)
            $0.member("domain", domain)
            $0.member("period", period)
            $0.estimate(cooperation.value)
            $0.member("words", cooperation.words)
            $0.member("deeds", cooperation.deeds)
            $0.member("deed_events", cooperation.deedEvents)
            $0.member("events", cooperation.events)
            $0.member("stories", cooperation.stories)
            $0.member("statements", cooperation.statements)
        }
    }

    // MARK: - Forecasts

    /// The rows of forecasts: one for each that is scored, with everything that its scores are made of; then the scores
    /// of all and of each group, and the calibration.
    public mutating func forecasts(_ forecasts: [ScoredForecast]) {
        for forecast in forecasts {
            row("scored_forecast") {
                $0.member("forecast", forecast.id)
                $0.member("term", forecast.term)
                $0.member("scale", forecast.scale)
                $0.member("low", forecast.low)
                $0.member("high", forecast.high)
                $0.member("outcome", forecast.happened ? 1 : 0)
                $0.member("forecaster", forecast.forecaster)
                $0.member("outlet", forecast.outlet)
                $0.member("topic", forecast.topic)
                $0.member("settled", forecast.settled)
                $0.member("proposed", forecast.isProposed)
                for reading in ScoredForecast.Reading.allCases {
                    $0.member("brier_\(reading.rawValue)", forecast.brier(reading))
                    $0.member("log_\(reading.rawValue)", forecast.logScore(reading))
                }
            }
        }
        guard let all = ForecastScores(forecasts) else { return }
        scores(all, "all", "")
        for group in ForecastBook.groups(forecasts) { scores(group.scores, group.kind.rawValue, group.value) }
        for bin in Calibration(forecasts).bins {
            row("calibration") {
                $0.member("above", bin.above)
                $0.member("up_to", bin.upTo)
                $0.member("count", bin.count)
                $0.member("forecast", bin.forecast)
                $0.member("observed", bin.observed)
            }
        }
    }

    private mutating func scores(_ scores: ForecastScores, _ group: String, _ value: String) {
        row("scores") {
            $0.member("group", group)
            $0.member("value", value)
            $0.member("count", scores.count)
            $0.member("came_true", scores.happened)
            $0.member("base_rate", scores.baseRate)
            $0.member("brier_low", scores.brier.low)
            $0.member("brier_middle", scores.brier.middle)
            $0.member("brier_high", scores.brier.high)
            $0.member("brier_base_rate", scores.brierOfBaseRate)
            $0.member("log_low", scores.log.low)
            $0.member("log_middle", scores.log.middle)
            $0.member("log_high", scores.log.high)
            $0.member("log_base_rate", scores.logOfBaseRate)
        }
    }

    /// The forecasts of a record: the statements, the resolutions that count, and what is proposed.
    public mutating func book(_ book: ForecastBook) {
        for entry in book.entries {
            output.statement(entry.statement)
            output.json.endLine()
        }
        let counted = book.entries.compactMap(\.resolution)
        for resolution in counted + book.proposals.filter({ !counted.contains($0) }) {
            output.resolution(resolution)
            output.json.endLine()
        }
        forecasts(book.scored)
    }

    // MARK: - Suppositions

    /// The rows of something supposed; each is marked so.
    public mutating func whatIf(_ whatIf: WhatIf) {
        for supposition in whatIf.suppositions {
            row("supposition") {
                $0.member("text", supposition.text)
                $0.member("state", supposition.actor)
                $0.member("act", supposition.act)
                $0.member("other", supposition.other)
                $0.member("supposed", true)
            }
        }
        for change in whatIf.changes {
            row("change") {
                $0.member("kind", change.kind.rawValue)
                $0.member("state", change.state)
                $0.member("others", change.others)
                $0.value(change.before, "before")
                $0.value(change.after, "after")
                $0.member("supposed", true)
            }
        }
    }
}

extension JSONWriter {
    /// An estimate as its value and, where it has one, its interval.
    fileprivate mutating func estimate(_ estimate: Estimate, _ name: String = "value") {
        member(name, estimate.value)
        member("low", estimate.low)
        member("high", estimate.high)
    }

    fileprivate mutating func value(_ value: WhatIf.Value?, _ name: String) {
        switch value {
        case .number(let number): member(name, number)
        case .word(let word): member(name, word)
        case nil: break
        }
    }
}
