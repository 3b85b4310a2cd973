import Foundation
import SourceText
import Testing

@testable import Statements

@Suite struct HorizonTests {
    private let published = CalendarDay("2026-03-14")

    /// The days that a heading comes to, `from/to`; `-` where an end is open, nil where the line is no heading.
    private func days(_ line: String) -> String? {
        guard let horizon = HorizonText.read(Array(line.utf8)) else { return nil }
        let days = horizon.days(from: published)
        return (days.from?.description ?? "-") + "/" + (days.to?.description ?? "-")
    }

    @Test(arguments: [
        ("Now - 3 months", "2026-03-14/2026-06-14"),
        ("Medium term (3–12 months)", "2026-06-14/2027-03-14"),
        ("> 1 year", "2027-03-14/-"),
        ("Beyond two years", "2028-03-14/-"),
        ("Within the next six weeks:", "2026-03-14/2026-04-25"),
        ("Over the next year", "2026-03-14/2027-03-14"),
        ("12+ months", "2027-03-14/-"),
        ("Short term (90 days)", "2026-03-14/2026-06-12"),
        ("6 weeks to 3 months", "2026-04-25/2026-06-14"),
        ("By 2030", "2026-03-14/2030-12-31"),
        ("By the end of 2026:", "2026-03-14/2026-12-31"),
        ("By the end of the year:", "2026-03-14/2026-12-31"),
        ("Before March 2027", "2026-03-14/2027-02-28"),
        ("Beyond 2027", "2028-01-01/-"),
        ("Within a month:", "2026-03-14/2026-04-14"),
        ("2027-2029", "2027-01-01/2029-12-31"),
        ("Long-term outlook", "-/-"),
    ])
    func headingsGiveDays(_ line: String, _ expected: String) { #expect(days(line) == expected) }

    @Test(arguments: [
        "Friday, 13 March, 3 days ago", "12 min read", "Talks to resume within two weeks in Muscat", "Context",
        "A budget for 3 years",
    ])
    func otherLinesAreNoHeadings(_ line: String) { #expect(days(line) == nil) }

    @Test func aHeadingHoldsForTheItemsUnderIt() {
        let text = """
            Forecast

              • Next month

                • Oslo asks for talks.

              • 1-3 years

                • The cable is laid.

            Method

            Two people read the drafts.
            """
        let document = Document(plain: text)
        let sections = HorizonSections(document)
        func heading(_ words: String) -> String? {
            guard let range = text.range(of: words) else { return "?" }
            let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
            return sections.section(of: Span(start, start + words.utf8.count)).map { document.text[$0.heading] }
        }
        #expect(heading("Oslo asks") == "Next month")
        #expect(heading("The cable") == "1-3 years")
        #expect(heading("Forecast") == nil)
        #expect(heading("Two people") == nil)
    }

    @Test func aFlatListEndsAtTheNextHeading() {
        let text = """
            Outlook

            Next 6 months
            The ferry line opens.
            The fee falls.
            Sources
            The port office.
            """
        let sections = HorizonSections(Document(plain: text)).sections
        #expect(sections.count == 1)
        #expect(sections.first.map { Document(plain: text).text[$0.scope] }?.contains("The fee falls.") == true)
        #expect(sections.first.map { Document(plain: text).text[$0.scope] }?.contains("port office") == false)
    }
}
