import Diplomacy
import Testing

/// Amounts that leave something out, and of whom they are.
@Suite struct FigurePartsTests {
    /// A line for each figure: `ships CHL,PER 3 ships`.
    private func figures(_ text: String, publisher: String? = nil) throws -> [String] {
        try ReadText.reading(text, publisher: publisher).statements.compactMap { statement in
            guard case .figure(let figure) = statement.content else { return nil }
            let sides = (figure.between + [figure.of].compactMap { $0 }).map(\.rawValue).sorted()
            let value = figure.amount.value.map { $0 == $0.rounded() ? "\(Int($0))" : "\($0)" } ?? "-"
            return [figure.what, sides.joined(separator: ","), value, figure.amount.unit].joined(separator: " ")
        }
    }

    @Test(
        arguments: [
            ("Peru and Chile will patrol the strait from May, with three ships each.", "ships CHL,PER 3 ships"),
            ("Peru and Chile agreed on Monday. Each side is to hand over 900 hectares.", "CHL,PER 900 hectares"),
            ("Peru and Chile have rehearsed. Two ships a side took part.", "CHL,PER 2 ships"),
        ]) func whatEachOfTwoHasIsOfBoth(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains { $0.hasSuffix(line) }, "\(lines)")
    }

    @Test(
        arguments: [
            (
                "Kenya needs 3 billion kilowatt-hours more. Uganda has offered 800 million for the coming season.",
                "800000000 kilowatt-hours"
            ),
            ("Norway will give twelve boats, eight for Peru and four for Chile.", "NOR,PER 8 boats"),
            ("Norway will give twelve boats, eight for Peru and four for Chile.", "CHL,NOR 4 boats"),
            ("Chad pays Niger 700,000 euros a year. The fee will rise to 1.9 million.", "1900000 EUR"),
            ("Peru seized nine boats, worth 3 million dollars.", "3000000 USD"),
        ]) func theUnitMayStandBefore(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains { $0.hasSuffix(line) }, "\(lines)")
    }

    @Test(
        arguments: [
            ("The senate of Chile voted 31 to 9 to keep the navy at home.", "votes CHL 31 votes"),
            ("The African Union has 55 members.", "members fw:african-union 55 states"),
            ("Peru has asked Chile for 85 million dollars.", "request CHL,PER 85000000 USD"),
            ("Chile will put 480 million dollars into the line.", "investment CHL 480000000 USD"),
        ]) func numbersByThemselves(text: String, line: String) throws
    {
        let lines = try figures(text)
        #expect(lines.contains(line), "\(lines)")
    }

    @Test func aThingIsOfThoseThatItWasOfBefore() throws {
        let lines = try figures(
            "Japan lent Peru 900 million yen in March. The loan was for a road. Engineers were hired in May.\n\n"
                + "Interest on the loan is fixed at 2 percent.")
        #expect(lines.contains { $0.contains("900000000 JPY") && $0.contains("JPN,PER") }, "\(lines)")
    }

    @Test func anAmountThatIsTakenUpIsTheOneBefore() throws {
        let lines = try figures(
            "Japan lent Peru a first 150 million dollars in March.\n\nDrawing beyond the 150 million dollars is tied to "
                + "a tariff.")
        #expect(lines.filter { $0.hasSuffix("JPN,PER 150000000 USD") }.count == 2, "\(lines)")
    }

    @Test func oursIsTheStateOfThePublisher() throws {
        let lines = try figures(
            "Our trade with Zambia passed 2 billion dollars last year.", publisher: "Lilongwe Courier")
        #expect(lines.contains("trade MWI,ZMB 2000000000 USD"), "\(lines)")
    }

    @Test(arguments: [
        "Chad is the fifth member of the pact, and a sixth member may follow.", "The body of a tenth was found.",
    ])
    func whichOfSeveralIsNoPart(text: String) throws { #expect(try !figures(text).contains { $0.contains("share") }) }
}
