import Diplomacy
import Foundation
import Measures
import SourceText
import Testing

@testable import Briefing

/// Charts are whole SVG, say in words what they show, and hold their numbers; pages cite.
@Suite struct MeasurePageTests {
    static let measures = Result { try RecordMeasures(tables: .load()) }

    private static func profile(_ state: EntityID) throws -> StateProfile {
        StateProfile(state, record: SampleAffair.record, measures: try measures.get())
    }

    private func isWellFormed(_ svg: String) -> Bool {
        let parser = XMLStack()
        return parser.read(svg)
    }

    @Test("a state's charts have titles, words for who does not see them, and their numbers") func stateCharts() throws
    {
        let svg = try #require(MeasureCharts(SampleAffair.record).state(try Self.profile("KAZ")))
        #expect(isWellFormed(svg))
        #expect(svg.contains("<title>Kazakhstan: which way it leans</title>"))
        #expect(svg.contains("role=\"img\""))
        #expect(svg.contains("<desc"))
        #expect(svg.contains(">2025-10-01/2025-12-31<"), "the numbers stand below")
        #expect(!svg.contains("NaN") && !svg.contains("inf"))
    }

    @Test("calibration is drawn with counts and base rate") func calibration() throws {
        let forecasts = (0..<40).map { (number: Int) -> ScoredForecast in
            let share = Double(number % 10) / 10
            return ScoredForecast(id: "\(number)", term: "", low: share, high: share, happened: number % 3 == 0)
        }
        let drawn = MeasureCharts.calibration(forecasts)
        let svg = try #require(drawn)
        #expect(isWellFormed(svg))
        #expect(svg.contains("base rate 35%"))
        #expect(MeasureCharts.calibration([]) == nil)
    }

    @Test("names of sources cannot break out of a drawing") func hostile() throws {
        var record = SampleAffair.record
        for index in record.entities.indices { record.entities[index].name += "\"><script>&" }
        let svg = try #require(MeasureCharts(record).state(try Self.profile("KAZ")))
        #expect(isWellFormed(svg))
        #expect(!svg.contains("<script"))
    }

    @Test("a page weighs what is told of one power, and cites it") func page() throws {
        let brief = Brief(try Self.profile("KAZ"), of: SampleAffair.record)
        #expect(brief.affairs[0].title == "Kazakhstan: which way it leans")
        #expect(!brief.citations.isEmpty)
        let text = TextRenderer(width: 100).render(brief)
        #expect(text.contains("NET COOPERATION"))
        #expect(text.contains("too few stories to call a step"))
    }

    @Test("the page of forecasts: settled, with who says so; open") func forecasts() throws {
        let book = try ForecastBook(SampleAffair.record, tables: .load())
        let text = TextRenderer(width: 100).render(Brief(book, of: SampleAffair.record))
        #expect(text.contains("SCORES OF 1 FORECAST"))
        #expect(text.contains("M. Okafor"))
        #expect(text.contains("OPEN"))
    }

    @Test("every row of every command keeps its schema") func rows() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("../../Schema/measures.schema.json").standardizedFileURL
        let schema = SchemaCheck(root: try JSONValue(parsing: try Data(contentsOf: file)))
        let record = SampleAffair.record
        let tables = try Tables.load()
        let measures = try Self.measures.get()
        var rows = MeasureRows(record, options: RecordWriter.Options())
        rows.state(try Self.profile("KAZ"))
        rows.pair(PairProfile("KAZ", "USA", record: record, measures: measures), events: true)
        rows.book(try ForecastBook(record, tables: tables))
        let names = ActorNames(record, tables: tables)
        let supposition = try SuppositionReader().read("AZE joins the Abraham Accords", names: names)
        rows.whatIf(try WhatIf([supposition], record: record, measures: measures))
        var types: Set<String> = []
        for line in Data(rows.bytes).split(separator: 0x0A) {
            let row = try JSONValue(parsing: Data(line))
            types.insert(row["record"]?.text ?? "")
            let faults = schema.faults(row)
            #expect(faults.isEmpty, "\(faults.joined(separator: "; ")) in \(String(decoding: line, as: UTF8.self))")
        }
        let expected = "cooperation happening lean share scored_forecast scores calibration change"
        #expect(types.isSuperset(of: expected.split(separator: " ").map(String.init)))
    }

    @Test("numbers as people read them") func words() {
        #expect(FigureWords.signed(3.44, 1) == "+3.4")
        #expect(FigureWords.signed(-0.306, 2) == "−0.31")
        #expect(FigureWords.signed(0.004, 2) == "0.00")
        #expect(FigureWords.signed(-0.004, 2) == "0.00")
        #expect(FigureWords.percent(0.425) == "43%")
        #expect(FigureWords.estimate(Estimate(value: 1.23, low: 0.3, high: 2)) == "+1.2 (+0.3 to +2.0)")
        #expect(
            FigureTable(title: "", columns: ["a,b", "c"], rows: [["say \"x\"", "1"]]).csv
                == "\"a,b\",c\n\"say \"\"x\"\"\",1\n")
    }
}

/// Whether the tags of a drawing close in the order in which they open.
private final class XMLStack {
    func read(_ text: String) -> Bool {
        var open: [Substring] = []
        for part in text.split(separator: "<").map({ $0.prefix { $0 != ">" } }) {
            let name = part.prefix { !$0.isWhitespace && $0 != "/" }
            if part.hasPrefix("/") {
                guard open.popLast() == part.dropFirst() else { return false }
            } else if !part.hasSuffix("/") {
                open.append(name)
            }
        }
        return open.isEmpty
    }
}
