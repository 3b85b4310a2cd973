import Diplomacy
import Measures
import SourceText

/// Measures as tables of plain numbers, for a spreadsheet or a statistics program.
public enum MeasureTables {
    private static func number(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

    private static func cells(_ estimate: Estimate) -> [String] {
        [number(estimate.value), number(estimate.low), number(estimate.high)]
    }

    private static let columns = [
        "measure", "state", "toward", "domain", "period", "value", "low", "high", "events", "stories",
    ]

    /// The figures of a state, one a row.
    public static func state(_ profile: StateProfile) -> FigureTable {
        var rows = profile.pairs.flatMap { pair($0).rows }
        if let shares = profile.shares {
            for share in shares.shares {
                rows.append(
                    ["share", profile.state.rawValue, share.power.rawValue, "", ""] + cells(share.share) + ["", ""])
                if let world = share.world {
                    rows.append(
                        ["share_of_world", profile.state.rawValue, share.power.rawValue, "", "", number(world)]
                            + ["", "", "", ""])
                }
            }
            for (name, estimate) in [("breadth", shares.breadth), ("concentration", shares.concentration)] {
                rows.append(
                    [name, profile.state.rawValue, "", "", ""] + cells(estimate) + ["", "\(shares.stories)"])
            }
        }
        for (lean, path) in zip(profile.leans, profile.leanPaths) {
            for (period, lean) in [("", lean)] + path.map({ ($0.period.iso8601, $0.lean) }) {
                let between = "\(lean.first)/\(lean.second)"
                let counts = ["\(lean.events)", "\(lean.stories)"]
                rows.append(["lean", profile.state.rawValue, between, "", period] + cells(lean.lean) + counts)
                if let hedge = lean.hedge {
                    rows.append(
                        ["hedge", profile.state.rawValue, between, "", period, number(hedge), "", ""] + counts)
                }
            }
        }
        return FigureTable(title: "Measures of \(profile.state)", columns: columns, rows: rows)
    }

    /// The figures of a pair, one a row.
    public static func pair(_ pair: PairProfile) -> FigureTable {
        var rows: [[String]] = []
        let sides = [pair.state.rawValue, pair.power.rawValue]
        func add(_ cooperation: NetCooperation, _ domain: String, _ period: String) {
            rows.append(
                ["cooperation"] + sides + [domain, period] + cells(cooperation.value)
                    + ["\(cooperation.events)", "\(cooperation.stories)"])
        }
        if let cooperation = pair.cooperation { add(cooperation, "", "") }
        for (domain, cooperation) in pair.domains { add(cooperation, domain, "") }
        for window in pair.strip?.windows ?? [] {
            if let cooperation = window.cooperation { add(cooperation, "", window.period.iso8601) }
        }
        if let step = pair.step {
            rows.append(
                ["step"] + sides + ["", step.split.description] + cells(step.change)
                    + ["", "\(step.storiesBefore + step.storiesAfter)"])
        }
        if let agreement = pair.agreement {
            rows.append(
                ["agreement"] + sides + ["", "", number(agreement.agreement), "", "", "\(agreement.common)", ""])
            if let pi = agreement.pi {
                rows.append(["agreement_pi"] + sides + ["", "", number(pi), "", "", "\(agreement.common)", ""])
            }
        }
        return FigureTable(title: "Measures of \(pair.state) and \(pair.power)", columns: columns, rows: rows)
    }

    /// Scored forecasts, one a row: what `chancery forecasts --table` reads again.
    public static func forecasts(_ forecasts: [ScoredForecast]) -> FigureTable {
        FigureTable(
            title: "Scored forecasts",
            columns: [
                "id", "forecaster", "outlet", "topic", "term", "scale", "low", "high", "outcome", "settled", "proposed",
                "brier_low", "brier_middle", "brier_high", "log_low", "log_middle", "log_high",
            ],
            rows: forecasts.map { forecast in
                let fields = [forecast.id, forecast.forecaster, forecast.outlet, forecast.topic, forecast.term]
                let numbers = [forecast.scale ?? "", number(forecast.low), number(forecast.high)]
                let outcome = [
                    forecast.happened ? "1" : "0", forecast.settled?.description ?? "", forecast.isProposed ? "1" : "0",
                ]
                let readings = ScoredForecast.Reading.allCases
                return fields + numbers + outcome + readings.map { number(forecast.brier($0)) }
                    + readings.map { number(forecast.logScore($0)) }
            })
    }

    /// What would change, one a row.
    public static func whatIf(_ whatIf: WhatIf) -> FigureTable {
        func words(_ value: WhatIf.Value?) -> String {
            switch value {
            case .number(let value): number(value)
            case .word(let word): word
            case nil: ""
            }
        }
        return FigureTable(
            title: "Supposed", columns: ["supposed", "kind", "state", "others", "before", "after"],
            rows: whatIf.changes.map { change in
                [
                    whatIf.suppositions.map(\.text).joined(separator: "; "), change.kind.rawValue,
                    change.state.rawValue, change.others.map(\.rawValue).joined(separator: ";"), words(change.before),
                    words(change.after),
                ]
            })
    }
}
