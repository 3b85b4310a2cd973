import Diplomacy
import Measures
import SourceText

/// The charts of measures as one sheet of SVG: each with a title, an alternative in words, and its numbers as a table.
public struct MeasureCharts: Sendable {
    private let names: [EntityID: String]

    /// Charts of a record.
    ///
    /// - Parameter stateNames: names of states that no report names itself.
    public init(_ record: Record, stateNames: [EntityID: String] = [:]) {
        let words = NameWords(record.entities, stateNames: stateNames)
        names = Dictionary(
            (record.entities.map(\.id) + stateNames.keys).map { ($0, words[$0]) },
            uniquingKeysWith: { first, _ in first })
    }

    private func name(_ id: EntityID) -> String { names[id] ?? id.rawValue }

    /// Strips over time and the plane of lean and hedge of a state; nil where nothing can be drawn.
    public func state(_ profile: StateProfile) -> String? {
        let strips = profile.pairs.compactMap { pair in pair.strip.map { (label: name(pair.power), strip: $0) } }
        let said = profile.pairs.compactMap { pair in
            pair.cooperation.map { "\(name(pair.power)) \(FigureWords.estimate($0.value))" }
        }
        let strip = StripChart.chart(
            strips,
            alternative: "Net cooperation of \(name(profile.state)) with each power, window by window. Over all: "
                + said.joined(separator: ", ") + ".")
        let rivals = zip(profile.leans, profile.leanPaths).map { lean, path in
            LeanPlane.Rivals(first: name(lean.first), second: name(lean.second), whole: lean, path: path)
        }
        let told = profile.leans.map {
            "between \(name($0.first)) and \(name($0.second)) lean \(FigureWords.estimate($0.lean, 2)), hedge \($0.hedge.map { FigureWords.fixed($0, 2) } ?? "not defined")"
        }
        let plane = LeanPlane.chart(
            rivals, alternative: "\(name(profile.state)): " + told.joined(separator: "; ") + ".")
        let charts = [strip, plane].compactMap { $0 }
        return charts.isEmpty ? nil : ChartSheet.svg("\(name(profile.state)): which way it leans", charts)
    }

    /// The strip over time of two states; nil where nothing can be drawn.
    public func pair(_ profile: PairProfile) -> String? {
        guard let strip = profile.strip, let cooperation = profile.cooperation else { return nil }
        let chart = StripChart.chart(
            [(label: name(profile.power), strip: strip)],
            alternative:
                "Net cooperation of \(name(profile.state)) and \(name(profile.power)), window by window. Over all: \(FigureWords.estimate(cooperation.value))."
        )
        return chart.map { ChartSheet.svg("\(name(profile.state)) and \(name(profile.power))", [$0]) }
    }

    /// The calibration of forecasts; nil of none.
    public static func calibration(_ forecasts: [ScoredForecast]) -> String? {
        guard let scores = ForecastScores(forecasts) else { return nil }
        let calibration = Calibration(forecasts)
        let said = calibration.bins.map {
            "of \($0.count) given \(FigureWords.percent($0.forecast)) on average \(FigureWords.percent($0.observed)) came true"
        }
        let chart = CalibrationChart.chart(
            calibration, baseRate: scores.baseRate,
            alternative: "\(FigureWords.count(scores.count, "forecast", "forecasts")): \(said.joined(separator: "; "))."
        )
        return chart.map { ChartSheet.svg("Forecasts, and how they did", [$0]) }
    }
}
