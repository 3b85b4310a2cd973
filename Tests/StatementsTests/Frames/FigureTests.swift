import Diplomacy
import Testing

/// Amounts and what they measure.
@Suite struct FigureTests {
    /// A line for each figure: `trade HUN,SWE 2700000000 EUR 2023`.
    private func figures(_ text: String) throws -> [String] {
        try ReadText.reading(text).statements.compactMap { statement in
            guard case .figure(let figure) = statement.content else { return nil }
            let sides = (figure.between + [figure.of].compactMap { $0 }).map(\.rawValue).sorted()
            let value = figure.amount.value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "-"
            return [
                figure.what, sides.joined(separator: ","), value, figure.amount.unit, figure.period?.iso8601 ?? "-",
            ]
            .joined(separator: " ")
        }
    }

    @Test(
        arguments: [
            (
                "Trade between Hungary and Sweden reached 2.7 billion euros in 2023.",
                "trade HUN,SWE 2700000000 EUR 2023"
            ),
            ("Angola exported diamonds worth $300 million to Belgium.", "exports of diamonds AGO,BEL 300000000 USD -"),
            ("Poland sold $40 million in apples to Egypt.", "apples EGY,POL 40000000 USD -"),
            (
                "Azerbaijan has supplied a third of Bulgaria's gas imports.",
                "gas imports AZE,BGR 0.3333333333333333 share -"
            ),
        ]) func aFigureIsRead(text: String, line: String) throws
    {
        #expect(try figures(text).contains(line))
    }

    @Test(
        arguments: [
            ("The line will cost $2.4 billion.", "cost of line  2400000000 USD -"),
            ("We put the cost of the line at $2.9 billion.", "cost of line  2900000000 USD -"),
            ("At least 137 people died in the fighting.", "people died  137 people -"),
            (
                "Peru and Chile are neighbours. Trade between the two countries never grew: it stands at $200 million.",
                "trade CHL,PER 200000000 USD -"
            ),
        ]) func whatIsMeasuredMayStandElsewhere(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains(line), "\(lines)")
    }

    @Test func theSecondOfARowHasItsOwnSide() throws {
        let lines = try figures("In 2022, Peru exported copper worth $9 billion to China and $2 billion to Japan.")
        #expect(lines.contains("exports of copper CHN,PER 9000000000 USD 2022"))
        #expect(lines.contains("exports of copper JPN,PER 2000000000 USD 2022"))
    }

    @Test(
        arguments: [
            "The 62-year-old minister was born in 1961.", "They met for two hours on 4 May.",
            "He named three reasons and two conditions.",
        ]) func agesYearsAndListsAreNoFigures(text: String) throws
    {
        #expect(try figures(text).isEmpty)
    }
}
