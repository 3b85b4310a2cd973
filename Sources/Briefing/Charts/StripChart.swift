import Diplomacy
import Measures
import SourceText

/// Net cooperation over time, a strip a power: a dot a window, a bar its interval; a hollow dot has none.
struct StripChart {
    static func chart(_ pairs: [(label: String, strip: CooperationStrip)], alternative: String) -> Chart? {
        let pairs = pairs.filter { $0.strip.windows.contains { $0.cooperation != nil } }
        guard let windows = pairs.first?.strip.windows, !windows.isEmpty else { return nil }
        var drawing = Drawing()
        let left = 212.0
        let right = ChartSheet.width - ChartSheet.margin
        let step = (right - left) / Double(windows.count)
        let height = 84.0
        for (row, pair) in pairs.enumerated() {
            let top = Double(row) * height
            let middle = top + height / 2
            let colour = Drawing.inks[row % Drawing.inks.count]
            func y(_ value: Double) -> Double { middle - min(max(value, -10), 10) / 10 * (height / 2 - 12) }
            for level in [-10.0, 0, 10] {
                drawing.line(left, y(level), right, y(level), colour: level == 0 ? Drawing.quiet : Drawing.rule)
                drawing.text(
                    level == 0 ? "0" : FigureWords.signed(level, 0), left - 8, y(level) + 4, size: 10, anchor: .end,
                    colour: Drawing.quiet)
            }
            drawing.text(
                Drawing.fitted(pair.label, 20), ChartSheet.margin, middle + 4, size: 13, colour: colour, bold: true)
            var points: [(Double, Double)] = []
            for (place, window) in pair.strip.windows.enumerated() {
                guard let cooperation = window.cooperation else { continue }
                let x = left + (Double(place) + 0.5) * step
                points.append((x, y(cooperation.value.value)))
            }
            drawing.path(points, colour: colour)
            for (place, window) in pair.strip.windows.enumerated() {
                guard let cooperation = window.cooperation else { continue }
                let x = left + (Double(place) + 0.5) * step
                if let low = cooperation.value.low, let high = cooperation.value.high {
                    drawing.line(x, y(low), x, y(high), colour: colour, width: 3)
                }
                drawing.dot(
                    x, y(cooperation.value.value), radius: 4.5, colour: colour, hollow: cooperation.value.low == nil)
            }
        }
        let bottom = Double(pairs.count) * height
        // Labels need some 70 units each.
        let every = max(1, Int((70 / step).rounded(.up)))
        for (place, window) in windows.enumerated() where place % every == 0 {
            drawing.text(
                label(window.period), left + (Double(place) + 0.5) * step, bottom + 14, size: 10, anchor: .middle,
                colour: Drawing.quiet)
        }
        drawing.text(
            "hollow: fewer than five stories, no interval", right, bottom + 32, size: 10, anchor: .end,
            colour: Drawing.quiet)
        let rows = pairs.flatMap { pair in
            pair.strip.windows.compactMap { window -> [String]? in
                guard let cooperation = window.cooperation else { return nil }
                return [
                    pair.label, window.period.iso8601, FigureWords.signed(cooperation.value.value, 2),
                    cooperation.value.low.map { FigureWords.signed($0, 2) } ?? "–",
                    cooperation.value.high.map { FigureWords.signed($0, 2) } ?? "–", "\(cooperation.events)",
                    "\(cooperation.stories)",
                ]
            }
        }
        return Chart(
            title: "Net cooperation over time (−10 conflict, +10 cooperation)", alternative: alternative,
            drawing: drawing, height: bottom + 38,
            table: FigureTable(
                title: "Net cooperation", columns: ["with", "time", "value", "low", "high", "events", "stories"],
                rows: rows))
    }

    /// `Nov 2031`, `Q4 2031`, `2031`.
    private static func label(_ period: CalendarPeriod) -> String {
        switch period.granularity {
        case .month: DateWords.months[period.first.month - 1].prefix(3) + " \(period.first.year)"
        case .quarter: "Q\((period.first.month + 2) / 3) \(period.first.year)"
        case .year: "\(period.first.year)"
        default: "\(period.first.year)–\(period.last.year)"
        }
    }
}
