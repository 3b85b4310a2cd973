import Measures

/// Calibration: what was given a probability, and how often it came true; on the line where both are alike.
struct CalibrationChart {
    static func chart(_ calibration: Calibration, baseRate: Double, alternative: String) -> Chart? {
        guard !calibration.bins.isEmpty else { return nil }
        var drawing = Drawing()
        let (left, top, side) = (ChartSheet.margin + 46, 10.0, 340.0)
        func x(_ share: Double) -> Double { left + share * side }
        func y(_ share: Double) -> Double { top + (1 - share) * side }
        for place in 0...5 {
            let share = Double(place) / 5
            drawing.line(left, y(share), left + side, y(share))
            drawing.line(x(share), top, x(share), top + side)
            drawing.text(
                FigureWords.percent(share), left - 8, y(share) + 4, size: 10, anchor: .end, colour: Drawing.quiet)
            drawing.text(
                FigureWords.percent(share), x(share), top + side + 16, size: 10, anchor: .middle,
                colour: Drawing.quiet)
        }
        drawing.line(x(0), y(0), x(1), y(1), colour: Drawing.quiet, dashed: true)
        drawing.line(left, y(baseRate), left + side, y(baseRate), colour: Drawing.inks[1], dashed: true)
        drawing.text(
            "base rate \(FigureWords.percent(baseRate))", left + side + 8, y(baseRate) + 4, size: 11,
            colour: Drawing.inks[1])
        drawing.text(
            "To the right the probability that was given, upwards the share that came true; beside a dot the number of forecasts.",
            left, top + side + 36, size: 11, colour: Drawing.quiet)
        let most = Double(calibration.bins.map(\.count).max() ?? 1)
        drawing.path(calibration.bins.map { (x($0.forecast), y($0.observed)) }, colour: Drawing.inks[0])
        for bin in calibration.bins {
            // The area tells the count.
            let radius = 3 + 9 * (Double(bin.count) / most).squareRoot()
            drawing.dot(x(bin.forecast), y(bin.observed), radius: radius, colour: Drawing.inks[0])
            drawing.text(
                "\(bin.count)", x(bin.forecast) + radius + 4, y(bin.observed) - 4, size: 10, colour: Drawing.ink)
        }
        return Chart(
            title: "Calibration", alternative: alternative, drawing: drawing, height: top + side + 42,
            table: FigureTable(
                title: "Calibration", columns: ["above", "up to", "forecasts", "said on average", "came true"],
                rows: calibration.bins.map { bin in
                    [
                        FigureWords.percent(bin.above), FigureWords.percent(bin.upTo), "\(bin.count)",
                        FigureWords.percent(bin.forecast), FigureWords.percent(bin.observed),
                    ]
                }))
    }
}
