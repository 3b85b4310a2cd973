import SourceText
import Testing

@testable import Intake

/// `10/11/2031` is the tenth of November or the eleventh of October: what decides, and what is said where nothing does.
@Suite struct DayOrderTests {
    private static let lead =
        "The two ministers signed the treaty on fisheries at the port office after nine months of talks."

    private func read(_ date: String, _ text: String = "", options: IntakeOptions = IntakeOptions()) throws -> Document
    {
        let report = "Ministers sign treaty on fisheries\n\nBy Ana Rivera\n\(date)\n\n\(Self.lead)\n\n\(text)\n"
        return try Extractor(options).document(
            from: RawSource(name: "report.txt", kind: .plain, bytes: Array(report.utf8)))
    }

    @Test(arguments: [
        // Monday was the tenth of November.
        ("Monday 10/11/2031", "", "2031-11-10"), ("Saturday, 10/11/2031", "", "2031-10-11"),
        ("10/11/2031", "The talks had opened on 25/02/2031.", "2031-11-10"),
        ("10/11/2031", "The talks had opened on 02/25/2031.", "2031-10-11"),
        ("10/11/2031", "The treaty bears the date of 10 November 2031.", "2031-11-10"),
        ("10/11/2031 09:40 GMT", "", "2031-11-10"), ("10/11/2031 9:40 a.m. EST", "", "2031-10-11"),
        ("10/11/2031", "They had met in the capital on November 8, 2031.", "2031-11-10"),
        ("10/11/2031", "The old treaty ran out on 3 May 2030.", "2031-11-10"),
        ("10/11/2031", "Both traveled home to their neighboring capitals.", "2031-10-11"),
        ("10/11/2031", "Both travelled home to their neighbouring capitals.", "2031-11-10"),
    ])
    func decided(_ date: String, _ text: String, _ day: String) throws {
        let document = try read(date, text)
        #expect(document.published?.iso8601 == day)
        #expect(document.otherPublished == nil)
    }

    @Test func whereNothingDecidesBothReadingsAreTold() throws {
        let document = try read("10/11/2031")
        #expect(document.published?.iso8601 == "2031-10-11")
        #expect(document.otherPublished?.iso8601 == "2031-11-10")
        var notes = ReadingNotes()
        notes.note(try #require(OpenDate(document)))
        #expect(
            notes.warnings == [
                "report.txt: its date is 2031-10-11 or 2031-11-10, and nothing tells which; the first is taken: say which with --meta"
            ])
    }

    @Test(arguments: ["25/11/2031", "11/25/2031", "11/11/2031", "10.11.2031", "10 November 2031"])
    func plainDatesAreNotAsked(_ date: String) throws { #expect(try read(date).otherPublished == nil) }

    @Test func theOutletDecides() throws {
        var options = IntakeOptions()
        options.dateOrders = ["delta courier": .day]
        let document = try read("Delta Courier | 10/11/2031", options: options)
        #expect(document.publisher == "Delta Courier")
        #expect(document.published?.iso8601 == "2031-11-10")
    }

    @Test(arguments: [("en-GB", "2031-11-10"), ("en-US", "2031-10-11")])
    func theRegionOfAPageDecides(_ tag: String, _ day: String) throws {
        let page = """
            <html lang="\(tag)"><head><title>Ministers sign treaty</title></head><body><article>
            <h1>Ministers sign treaty on fisheries</h1><p>By Ana Rivera</p><p>10/11/2031</p>
            <p>\(Self.lead)</p><p>\(Self.lead)</p></article></body></html>
            """
        let document = try Extractor().document(from: RawSource(name: "a.html", kind: .page, bytes: Array(page.utf8)))
        #expect(document.published?.iso8601 == day)
        #expect(document.otherPublished == nil)
    }

    @Test func whatARowStatesMayBeReadInTwoWaysToo() throws {
        let reading = try Sources.read(
            #"{"id": "a", "date": "10/11/2031", "text": "\#(Self.lead)"}"#, name: "rows.jsonl")
        #expect(reading.documents.first?.otherPublished?.iso8601 == "2031-11-10")
    }

    @Test(
        "names of months in other languages",
        arguments: [
            "Publié le 4 août 2031 à 09h40", "4. August 2031", "4 de agosto de 2031", "4 agosto 2031", "4 Aug. 2031",
            "Monday, August 4, 2031, 9:40 p.m.",
        ])
    func months(_ line: String) throws {
        let document = try read(line)
        #expect(document.published?.iso8601 == "2031-08-04")
        #expect(document.body.map { document.text[$0] } == [Self.lead])
    }
}
