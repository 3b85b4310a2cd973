import Diplomacy
import SourceText

extension RecordMeasures {
    /// The day at which the time of a record is halved: half its reports' days lie before it. Nil where no report has a day.
    public func split(of record: Record) -> CalendarDay? {
        // A copy that comes later must not move it.
        let days = OriginCounter(record).firstDays(of: record).values
        guard let first = days.min(), let last = days.max() else { return nil }
        return first.adding(days: (Int(last.number - first.number) + 1) / 2)
    }

    /// The vectors of a record with those that events give, sorted as the record is.
    public func addingMeasured(to record: Record) -> [Vector] {
        let measured = vectors(of: record)
        if measured.isEmpty { return record.vectors }
        return (record.vectors.filter { $0.basis != .measured } + measured).sorted {
            ($0.state, $0.toward, $0.domain, $0.direction.rawValue, $0.basis.rawValue)
                < ($1.state, $1.toward, $1.domain, $1.direction.rawValue, $1.basis.rawValue)
        }
    }

    /// The vectors that events give: a step closer or away, or none, between the earlier and the later half of a record.
    ///
    /// A row's value is the change of the net cooperation with its interval, and its period the days of the events. Pairs
    /// of which five stories tell have a row, in each field and over all of them, as domain `overall`; others can not be called.
    public func vectors(of record: Record) -> [Vector] {
        guard let split = split(of: record) else { return [] }
        var byPair: [StatePair: [MeasuredEvent]] = [:]
        for event in events(of: record) { byPair[StatePair(event.one, event.other), default: []].append(event) }
        var vectors: [Vector] = []
        for (pair, events) in byPair {
            guard Set(events.map(\.story)).count >= Bootstrap.leastStories else { continue }
            var parts = Dictionary(grouping: events, by: \.domain)
            parts["overall"] = events
            for (domain, events) in parts {
                guard let step = CooperationStep(events, split: split, bootstrap: bootstrap) else { continue }
                let direction: Vector.Direction
                switch step.call {
                case .closer: direction = .closer
                case .steady: direction = .steady
                case .away: direction = .away
                case .tooFew: continue
                }
                let days = events.compactMap(\.day)
                guard let first = days.min(), let last = days.max() else { continue }
                for (state, toward) in [(pair.one, pair.other), (pair.other, pair.one)] {
                    vectors.append(
                        Vector(
                            id: ContentID.make(
                                "vector", [state.rawValue, toward.rawValue, domain, direction.rawValue, "measured"]),
                            state: state, toward: toward, domain: domain, direction: direction, basis: .measured,
                            period: CalendarPeriod(first, last), value: step.change.value, low: step.change.low,
                            high: step.change.high, stories: Set(events.map(\.story)).count,
                            statements: Set(events.flatMap(\.statements)).sorted()))
                }
            }
        }
        return vectors.sorted { ($0.state, $0.toward, $0.domain) < ($1.state, $1.toward, $1.domain) }
    }
}
