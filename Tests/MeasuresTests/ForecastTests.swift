import Diplomacy
import SourceText
import Testing

@testable import Measures

/// How forecasts did, against the values that scikit-learn 1.9.1 gives for the same two hundred.
@Suite struct ForecastScoreTests {
    /// Forecasts made by a rule that anyone can follow; ranges a tenth wide.
    static let generated: [ScoredForecast] = (0..<200).map { i in
        let p = Double((i * 7919 + 13) % 1000) / 1000
        return ScoredForecast(
            id: "\(i)", term: "", low: p, high: min(1, p + 0.1),
            happened: Double((i * 104_729 + 7) % 1000) / 1000 < p * 0.8 + 0.1)
    }

    @Test("Brier and log score of both ends and the middle") func scores() throws {
        let scores = try #require(ForecastScores(Self.generated))
        #expect(scores.happened == 102)
        #expect(abs(scores.brier.low - 0.19116550000000004) < 1e-12)
        #expect(abs(scores.brier.middle - 0.19268892875000002) < 1e-12)
        #expect(abs(scores.brier.high - 0.198854405) < 1e-12)
        #expect(abs(scores.log.low - 0.5707312137858884) < 1e-12)
        #expect(abs(scores.log.middle - 0.5801301567319433) < 1e-12)
        #expect(abs(scores.log.high - 1.4122888152621744) < 1e-12)
    }

    @Test("calibration: counts, mean forecast and share that came true of each tenth") func calibration() {
        let expected = [
            (0.07772727272727273, 0.09090909090909091), (0.15136842105263157, 0.15789473684210525), (0.2499, 0.3),
            (0.3520999999999999, 0.4), (0.4506315789473685, 0.3684210526315789), (0.54865, 0.5),
            (0.6525238095238094, 0.6190476190476191), (0.7520555555555554, 0.6666666666666666),
            (0.8451052631578947, 0.7368421052631579), (0.9563181818181817, 0.8484848484848485),
        ]
        let bins = Calibration(Self.generated).bins
        #expect(bins.count == expected.count)
        #expect(bins.reduce(0) { $0 + $1.count } == 200)
        for (bin, (forecast, observed)) in zip(bins, expected) {
            #expect(abs(bin.forecast - forecast) < 1e-12)
            #expect(abs(bin.observed - observed) < 1e-12)
        }
    }

    @Test(
        "the end of a tenth belongs to it; nothing belongs to the first",
        arguments: [
            (0.0, 0.0), (0.1, 0.0), (0.1001, 0.1), (0.3, 0.2), (1.0, 0.9),
        ])
    func edges(probability: Double, above: Double) throws {
        let forecast = ScoredForecast(id: "", term: "", low: probability, high: probability, happened: true)
        let bin = try #require(Calibration([forecast]).bins.first)
        #expect(abs(bin.above - above) < 1e-12)
    }

    @Test("a certainty that fails has the worst score, and a number") func certainty() {
        let wrong = ScoredForecast(id: "", term: "", low: 0, high: 1, happened: true)
        #expect(wrong.brier(.low) == 1)
        #expect(wrong.brier(.high) == 0)
        #expect(abs(wrong.logScore(.low) - 36.04365338911715) < 1e-12)
        #expect(wrong.logScore(.high) < 1e-15)
    }

    @Test("the base rate beside it: what knowing only the share would have scored") func baseRate() throws {
        let forecasts = [true, true, true, false].map {
            ScoredForecast(id: "", term: "likely", low: 0.55, high: 0.75, happened: $0)
        }
        let scores = try #require(ForecastScores(forecasts))
        #expect(scores.baseRate == 0.75)
        #expect(scores.brierOfBaseRate == 0.1875)
        #expect(ForecastScores([]) == nil)
        let groups = ForecastBook.groups(forecasts)
        #expect(groups.map(\.kind) == [.forecaster, .outlet, .term, .topic])
        #expect(groups[2].value == "likely")
    }
}

/// What became of forecasts, as later reports tell it.
@Suite struct ForecastBookTests {
    private struct Affair {
        var record = Record()

        mutating func report(_ name: String, _ published: String, _ text: String) -> DocumentID {
            var document = Document(plain: text, name: name, published: CalendarPeriod(iso8601: published))
            document.id = DocumentID(rawValue: "doc:" + name)
            record.documents.append(DocumentSummary(document))
            return document.id
        }

        mutating func say(
            _ document: DocumentID, _ content: Statement.Content, _ modality: Statement.Modality = .actual,
            span: Span = Span(0, 20)
        ) -> String {
            let statement = Statement(document: document, span: span, modality: modality, content: content)
            record.statements.append(statement)
            return statement.id
        }
    }

    private let pact: EntityID = "fw:tuna-compact"

    /// A forecast that Chile joins a compact within the year, and what a later report says.
    private func affair(
        _ later: Statement.Content, _ modality: Statement.Modality = .actual, published: String = "2031-09-01",
        low: Double? = 0.55
    ) -> Affair {
        var affair = Affair()
        let review = affair.report("review", "2031-03-01", "Chile is likely to join the compact this year.")
        _ = affair.say(
            review,
            .forecast(
                Forecast(
                    term: "likely", scale: low == nil ? nil : "PHIA", low: low, high: low.map { _ in 0.75 },
                    to: CalendarDay("2031-12-31"), about: ["CHL", pact])), .possible)
        _ = affair.say(review, .status(FrameworkStatus(framework: pact, state: "CHL", stage: .candidate)))
        let wire = affair.report("wire", published, "Chile signed the compact.")
        _ = affair.say(wire, later, modality)
        return affair
    }

    private func joined(_ state: EntityID = "CHL", date: String? = nil) -> Statement.Content {
        .status(
            FrameworkStatus(
                framework: pact, state: state, stage: .acceded, date: date.flatMap { CalendarPeriod(iso8601: $0) }))
    }

    private func book(_ affair: Affair, takesProposals: Bool = false) throws -> ForecastBook {
        try ForecastBook(affair.record, tables: EventAffair.tables.get(), takesProposals: takesProposals)
    }

    @Test("a later report that it was done proposes that it came true, with its reason") func cameTrue() throws {
        let proposal = try #require(try book(affair(joined(date: "2031-08-30"))).proposals.first)
        #expect(proposal.outcome == .cameTrue)
        #expect(proposal.settled == CalendarDay("2031-08-30"))
        #expect(proposal.isProposed)
        #expect(proposal.why.contains("wire"))
        #expect(proposal.statements.count == 1)
    }

    @Test("what is done behind the horizon did not come true within it; what is denied did not") func didNot() throws {
        #expect(
            try book(affair(joined(date: "2032-02-01"), published: "2032-02-02")).proposals.first?.outcome == .didNot)
        #expect(
            try book(affair(joined(), .denied, published: "2032-01-05")).proposals.first?.outcome == .didNot)
        // What has not come while there is time may still come.
        #expect(try book(affair(joined(), .denied)).proposals.isEmpty)
    }

    @Test("another state, an earlier report and an older event propose nothing") func nothing() throws {
        #expect(try book(affair(joined("PER"))).proposals.isEmpty)
        #expect(try book(affair(joined(), published: "2031-02-01")).proposals.isEmpty)
        #expect(try book(affair(joined(date: "2030-05-01"))).proposals.isEmpty)
    }

    @Test("a proposal counts in scores only where it is asked for") func proposals() throws {
        #expect(try book(affair(joined())).scored.isEmpty)
        let scored = try book(affair(joined()), takesProposals: true).scored
        #expect(scored.map(\.happened) == [true])
        #expect(scored.map(\.isProposed) == [true])
    }

    @Test("an analyst's word goes before a proposal; void counts nowhere") func analysts() throws {
        var affair = affair(joined())
        let id = affair.record.statements[0].id
        affair.record.resolutions = [
            ForecastResolution(forecast: id, outcome: .didNot, by: "A. Analyst", why: "it signed, but did not ratify")
        ]
        let book = try book(affair, takesProposals: true)
        #expect(book.proposals.isEmpty)
        #expect(book.scored.map(\.happened) == [false])
        affair.record.resolutions[0].outcome = .void
        #expect(try self.book(affair).scored.isEmpty)
    }

    @Test("a hedge without a number gets no score") func hedges() throws {
        let book = try book(affair(joined(), low: nil), takesProposals: true)
        #expect(book.entries.first?.resolution != nil)
        #expect(book.entries.first?.hasNumber == false)
        #expect(book.scored.isEmpty)
    }
}
