import Diplomacy
import Measures
import SourceText

/// Lean and hedge on a plane: to the right the first rival, to the left the second, upwards who feeds both.
struct LeanPlane {
    /// One pair of rivals.
    struct Rivals {
        var first: String
        var second: String
        var whole: LeanAndHedge
        var path: [(period: CalendarPeriod, lean: LeanAndHedge)]
    }

    static func chart(_ all: [Rivals], alternative: String) -> Chart? {
        let all = Array(all.filter { $0.whole.hedge != nil }.prefix(3))
        guard !all.isEmpty else { return nil }
        var drawing = Drawing()
        let side = 236.0
        let gap = 40.0
        for (number, rivals) in all.enumerated() {
            let left = ChartSheet.margin + 26 + Double(number) * (side + gap)
            let top = 20.0
            func x(_ lean: Double) -> Double { left + (lean + 1) / 2 * side }
            func y(_ hedge: Double) -> Double { top + (1 - hedge) * side }
            let colour = Drawing.inks[number % Drawing.inks.count]
            for place in 0...4 {
                let part = Double(place) / 4
                drawing.line(left, y(part), left + side, y(part))
                drawing.line(
                    x(part * 2 - 1), top, x(part * 2 - 1), top + side,
                    colour: place == 2 ? Drawing.quiet : Drawing.rule)
            }
            for part in [0, 0.5, 1.0] {
                drawing.text(
                    FigureWords.fixed(part, part == 0.5 ? 1 : 0), left - 6, y(part) + 4, size: 10, anchor: .end,
                    colour: Drawing.quiet)
            }
            drawing.text(
                "← " + Drawing.fitted(rivals.second, 16), left, top + side + 16, size: 11, colour: Drawing.quiet)
            drawing.text(
                Drawing.fitted(rivals.first, 16) + " →", left + side, top + side + 16, size: 11, anchor: .end,
                colour: Drawing.quiet)
            if number == 0 {
                drawing.text("hedge: 1 feeds both alike", left, top - 8, size: 10, colour: Drawing.quiet)
            }
            let points = rivals.path.compactMap { step in
                step.lean.hedge.map { (x(step.lean.lean.value), y($0)) }
            }
            drawing.path(points, colour: Drawing.quiet)
            for point in points { drawing.dot(point.0, point.1, radius: 3, colour: Drawing.quiet, hollow: true) }
            guard let hedge = rivals.whole.hedge else { continue }
            if let low = rivals.whole.lean.low, let high = rivals.whole.lean.high {
                drawing.line(x(low), y(hedge), x(high), y(hedge), colour: colour, width: 3)
            }
            drawing.dot(
                x(rivals.whole.lean.value), y(hedge), radius: 6, colour: colour,
                hollow: rivals.whole.lean.low == nil)
        }
        let rows = all.flatMap { rivals in
            ([(time: "all", lean: rivals.whole)]
                + rivals.path.map { (time: $0.period.iso8601, lean: $0.lean) }).map { step in
                    [
                        "\(rivals.first) or \(rivals.second)", step.time,
                        FigureWords.signed(step.lean.lean.value, 2),
                        step.lean.lean.low.map { FigureWords.signed($0, 2) } ?? "–",
                        step.lean.lean.high.map { FigureWords.signed($0, 2) } ?? "–",
                        step.lean.hedge.map { FigureWords.fixed($0, 2) } ?? "–", "\(step.lean.events)",
                        "\(step.lean.stories)",
                    ]
                }
        }
        return Chart(
            title: "Lean and hedge between rivals", alternative: alternative, drawing: drawing, height: 20 + side + 26,
            table: FigureTable(
                title: "Lean and hedge",
                columns: ["between", "time", "lean", "low", "high", "hedge", "events", "stories"], rows: rows))
    }
}
