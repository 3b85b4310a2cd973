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

    @Test(
        arguments: [
            ("A team of 30 Swiss inspectors arrived.", "inspectors CHE 30 people -"),
            ("A force of 450 will patrol the border.", "force  450 people -"),
            ("Chile handed over eleven Peruvian soldiers.", "soldiers handed over CHL,PER 11 people -"),
            ("Chile freed 18 Peruvian sailors and received 11 of its own.", "sailors received CHL,PER 11 people -"),
            ("The death toll rose to 61.", "death toll  61 people -"),
            ("Peru donated 40,000 tonnes of rice to Haiti.", "rice HTI,PER 40000 tonnes -"),
            ("The pipeline carries 200 million cubic feet a day.", "gas  200000000 cubic feet per day -"),
            ("After six months of talks Peru and Chile signed.", "talks  6 months -"),
            ("Revenue will be shared 70-30 by Peru and Chile.", "revenue CHL,PER 70 percent -"),
            ("Chile joined the 12-nation bloc.", "members of bloc  12 states -"),
            ("Peru signed a 25-year lease on the port.", "lease PER 25 years -"),
            ("They left 12 dead and 30 wounded.", "people dead  12 people -"),
            ("France has 350 soldiers in Gabon.", "soldiers FRA,GAB 350 people -"),
            ("Chad paid 512 million US dollars in fees.", "fees TCD 512000000 USD -"),
        ]) func countsMeasuresAndLengths(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains(line), "\(lines)")
    }

    @Test(
        arguments: [
            ("Peru pays Chile 40 million dollars a year in port fees.", "port fees CHL,PER 40000000 USD -"),
            ("Chile raised its toll by 15 percent.", "toll CHL 15 percent -"),
            ("Iceland cut the cod quota of Faroese boats by half.", "cod quota of boats FRO,ISL 0.5 share -"),
            ("Exports from Chile to Peru fell by half.", "exports CHL,PER 0.5 share -"),
            ("Repairs are put at between €30 million and €40 million.", "repairs  - EUR -"),
            ("Chile is to shoulder one fifth.", "share borne CHL 0.2 share -"),
            ("Chile lent 10 million dollars to Peru. A first tranche of 2 million dollars was paid.", "tranche"),
            ("The party won 33 of the 45 seats.", "seats  33 seats -"),
        ]) func whatANumberLeavesOutStandsAround(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains { $0.hasPrefix(line) || $0.contains(line) }, "\(lines)")
    }

    @Test func aChangeHoldsForTheTimeOfWhatChanged() throws {
        let lines = try figures(
            "Peru and Chile met. Bilateral trade reached $2 billion in 2023, up 12 percent from the previous year.")
        #expect(lines.contains("bilateral trade CHL,PER 12 percent 2023"), "\(lines)")
    }

    @Test func aTimeMayBeTheFirstWord() throws {
        let lines = try figures("2023 saw trade of $5 billion between Peru and Chile, up 12 percent.")
        #expect(lines.contains { $0.contains("5000000000 USD") }, "\(lines)")
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
