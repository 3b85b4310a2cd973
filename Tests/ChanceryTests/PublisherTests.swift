import Diplomacy
import SourceText
import Testing

@testable import Chancery

/// What the state of a publisher tells in the ordinary way of a report.
@Suite struct PublisherTests {
    @Test func theStateOfTheOutletTellsSignsAndFiscalYears() throws {
        let chancery = try Chancery()
        let text = "The government spent $5 million on roads in FY2025. It was opened on 3/7/2024."
        func read(_ publisher: String?) -> (unit: String?, basis: String?, times: [String?]) {
            var document = Document(plain: text, name: "report")
            document.publisher = publisher
            let analysis = chancery.analysis(of: document)
            let sum = analysis.quantities.first
            return (sum?.amount.unit, sum?.unitBasis, analysis.times.map { $0.time.period?.iso8601 })
        }
        let home = read("Sydney Morning Herald")
        #expect(home.unit == "AUD" && home.basis == "the country of the publisher")
        #expect(home.times == ["2024-07-01/2025-06-30", "2024-07-03"])
        let unknown = read(nil)
        #expect(unknown.unit == "USD" && unknown.basis == "usage of international news")
        #expect(unknown.times == [nil, "2024-03-07"])
    }
}
