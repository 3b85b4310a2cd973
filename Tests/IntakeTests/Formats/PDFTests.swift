import Foundation
import SourceText
import Testing

@testable import Intake

/// PDF files: lines of a page put into the order they are read in. The layouts are written as `pdftotext` writes them, so
/// that the tests need no program.
@Suite struct PDFTests {
    /// A line of type at a place.
    private struct Placed {
        var text: String
        var left: Double
        var top: Double
        var size = 10.0
    }

    private func layout(_ pages: [[Placed]]) throws -> PDFLayout {
        var output = "<html><head></head><body><doc>"
        for page in pages {
            output += "<page width=\"600\" height=\"800\"><flow><block>"
            for line in page {
                let right = line.left + Double(line.text.count) * 5
                output +=
                    "<line xMin=\"\(line.left)\" yMin=\"\(line.top)\" xMax=\"\(right)\" yMax=\"\(line.top + line.size)\">"
                for word in line.text.split(separator: " ") { output += "<word xMin=\"0\">\(word)</word>" }
                output += "</line>"
            }
            output += "</block></flow></page>"
        }
        let tables = try #require(ReadingTables.standard)
        return PDFLayout(Array(output.utf8), references: tables.references)
    }

    private func text(_ pages: [[Placed]]) throws -> (body: String, apart: String) {
        let text = PDFText(try layout(pages).pages)
        return (
            String(decoding: text.markup[..<text.bodyEnd], as: UTF8.self),
            String(decoding: text.markup[text.bodyEnd...], as: UTF8.self)
        )
    }

    private func column(_ lines: [String], left: Double, top: Double) -> [Placed] {
        lines.enumerated().map { Placed(text: $1, left: left, top: top + Double($0) * 12) }
    }

    @Test func columnsAreReadOneAfterTheOther() throws {
        let page =
            [
                Placed(
                    text: "Three states reopen the bridge over the Amber river after nine years of quarrel", left: 50,
                    top: 100, size: 16)
            ]
            + column(
                [
                    "The bridge over the river is", "open again. Lorries queued", "before dawn on both of the",
                    "banks, and the harbour was",
                ], left: 50, top: 140)
            + column(
                [
                    "full of grain. The treaty is", "short, and sets one toll for", "all. Traders expect prices to",
                    "fall within a month.",
                ], left: 320, top: 140)
        #expect(
            try text([page]).body == """
                <h1>Three states reopen the bridge over the Amber river after nine years of quarrel</h1>
                <p>The bridge over the river is open again. Lorries queued before dawn on both of the banks, and the harbour was full of grain. The treaty is short, and sets one toll for all. Traders expect prices to fall within a month.</p>

                """)
    }

    @Test(
        "words parted at the end of a line are joined",
        arguments: [
            ("The envoys met on Thurs-", "day in the port.", "on Thursday in"),
            ("A long-term view. It is a long-", "term treaty of the port.", "a long-term treaty"),
            ("The Alpha-", "Beta line runs by the port.", "The Alpha-Beta line"),
            ("They came – and then", "went to the port.", "and then went"),
        ])
    func hyphens(_ first: String, _ second: String, _ joined: String) throws {
        #expect(try text([column([first, second], left: 50, top: 140)]).body.contains(joined))
    }

    @Test func runningHeadsNumbersAndFootnotesStandApart() throws {
        let pages = (1...4).map { number in
            [Placed(text: "River Studies Brief \(number)", left: 50, top: 30)]
                + column(
                    [
                        "Page \(["one", "two", "three", "four"][number - 1]) of the study tells of the toll.",
                        "It goes on to the next line here and ends.",
                    ], left: 50, top: 140)
                + [
                    Placed(text: "\(number) See the record, volume nine.", left: 50, top: 700, size: 7),
                    Placed(text: "\(number)", left: 300, top: 770),
                ]
        }
        let (body, apart) = try text(pages)
        #expect(!body.contains("River Studies") && !body.contains("volume nine"))
        #expect(body.components(separatedBy: "<p>").count == 5)
        #expect(apart.contains("volume nine") && apart.contains("River Studies Brief 3"))
    }

    @Test func aTitleThatIsTheRunningHeadTooStaysTheTitle() throws {
        let pages =
            [[Placed(text: "River Studies", left: 50, top: 30, size: 20)]]
            + (1...3).map { _ in [Placed(text: "River Studies", left: 50, top: 30)] }
        let text = column(
            ["The toll of the bridge is one for all,", "and it stays so for a year."], left: 50, top: 140)
        let (body, apart) = try self.text(pages.map { $0 + text })
        #expect(body.hasPrefix("<h1>River Studies</h1>"))
        #expect(apart.components(separatedBy: "River Studies").count == 4)
    }

    @Test("lines above an article that tell who and when are no part of its first paragraph") func header() throws {
        let lines = [
            "Three states reopen the bridge", "By Ana Rivera", "4 March 2031",
            "The bridge that was closed since the flood of the spring is open",
            "again, and lorries queued at both of its ends on Monday.",
        ]
        let told: Set<String> = ["By Ana Rivera", "4 March 2031"]
        let text = PDFText(try layout([column(lines, left: 50, top: 140)]).pages) { line, _ in told.contains(line) }
        #expect(
            String(decoding: text.markup, as: UTF8.self) == """
                <p>Three states reopen the bridge</p>
                <p>By Ana Rivera</p>
                <p>4 March 2031</p>
                <p>The bridge that was closed since the flood of the spring is open again, and lorries queued at both of its ends on Monday.</p>

                """)
    }

    @Test func aMarkBelongsToItsItem() throws {
        let lines = [
            Placed(text: "•", left: 50, top: 140), Placed(text: "One toll for all.", left: 70, top: 146),
            Placed(text: "•", left: 50, top: 180), Placed(text: "Three shares.", left: 70, top: 186),
        ]
        #expect(try text([lines]).body == "<p>• One toll for all.</p>\n<p>• Three shares.</p>\n")
    }

    @Test func aMissingProgramIsTold() throws {
        #expect(throws: IntakeProblem.pdfReaderMissing) {
            try PDFProgram.layout(of: Array("%PDF-1.4".utf8), limit: 1 << 20, path: "/no/such/folder")
        }
        #expect(IntakeProblem.pdfReaderMissing.reason.contains("install it (Debian: poppler-utils)"))
    }
}
