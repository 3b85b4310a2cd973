import SourceText
import Testing

@testable import Intake

/// Reports as people paste them: off a phone, out of a mail, a wire, a live page, a data base of newspapers.
@Suite struct PastedReportTests {
    private static let lead =
        "Arvania recalled its ambassador from Belmar on Tuesday in a dispute over the filling of a dam on the Alba river."
    private static let second =
        "The foreign ministry said the envoy would stay in the capital until questions are answered."
    private static let title = "Arvania recalls envoy over dam dispute"

    private func read(_ text: String) throws -> Document {
        try Extractor().document(from: RawSource(name: "pasted.txt", kind: .plain, bytes: Array(text.utf8)))
    }

    private func body(_ document: Document) -> [String] { document.body.map { document.text[$0] } }

    /// What stands above and below the article, with the same title, outlet, author and day in each.
    @Test(arguments: [
        ("Delta Courier\n\(title)\n\n3 min read · 4 Mar 2031\n\nAna Rivera", "Share"),
        ("\(title)\nDelta Courier · Ana Rivera · 4 March 2031", "© 2031 Delta Courier"),
        ("# \(title)\n\n**Ana Rivera**, *Delta Courier*, 4 March 2031", "Sent from my phone"),
        (
            "Copyright 2031 Delta Courier Ltd\nAll Rights Reserved\nDelta Courier\n\nMarch 4, 2031 Tuesday\n\nSECTION: WORLD; Pg. 7\n\nLENGTH: 61 words\n\nHEADLINE: \(title)\n\nBYLINE: Ana Rivera, Port Alba\n\nBODY:",
            "LOAD-DATE: March 5, 2031"
        ),
        ("\(title)\n\nBy Ana Rivera", "(Source: Delta Courier, 4 March 2031)"),
    ])
    func theSameReport(_ head: String, _ foot: String) throws {
        let document = try read("\(head)\n\n\(Self.lead)\n\n\(Self.second)\n\n\(foot)\n")
        #expect(document.title == Self.title)
        #expect(document.publisher == "Delta Courier")
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document) == [Self.lead, Self.second])
    }

    /// What stands above the article, with the same title, author and day in each.
    @Test(arguments: [
        "https://www.deltacourier.example/world/envoy-dam\n\n\(title)\n\nBy Ana Rivera\n4 March 2031",
        "\(title)\nAna Rivera\n6 min read\n4 Mar 2031, 09:40 AM",
        "\(title)\nBy Ana Rivera\nUpdated March 5, 2031, 8:10 a.m. | Published March 4, 2031, 9:40 p.m.",
        "\(title)\nBy Ana Rivera\nUpdated: 5 March 2031\nPublished: 4 March 2031",
        "\(title) | World\n\nBy Ana Rivera\nMarch 4, 2031",
        "\(title) | Delta Courier\n\n\(title)\n\nAna Rivera\nTue 4 Mar 2031 09.40 GMT",
        "DELTA-DAM/ENVOY\n\(title)\nBy Ana Rivera, Delta News Agency\n4 March 2031",
        "SE World\nHD \(title)\nBY By Ana Rivera\nWC 61 words\nPD 4 March 2031\nSN Delta Courier\nTD",
    ])
    func otherHeads(_ head: String) throws {
        let document = try read("\(head)\n\n\(Self.lead)\n\n\(Self.second)\n")
        #expect(document.title == Self.title)
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test func anAddressAboveTheArticleIsItsAddress() throws {
        let document = try read(
            "https://www.deltacourier.example/world/dam\n\n\(Self.title)\n4 March 2031\n\n\(Self.lead)\n")
        #expect(document.url == "https://www.deltacourier.example/world/dam")
    }

    @Test func aRecordOfADataBaseIsReadByItsCodes() throws {
        let document = try read(
            """
            HD
            \(Self.title)

            BY
            By Ana Rivera
            WC
            61 words
            PD
            4 March 2031
            SN
            Delta Courier
            CY
            (c) 2031 Delta Press Ltd.

            LP
            \(Self.lead)

            TD
            \(Self.second)

            RF
            1
            AN
            Document DELT000020310304e7340001
            """)
        #expect(document.title == Self.title)
        #expect(document.publisher == "Delta Courier")
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test(arguments: ["ENDS", "-30-", "###", "– ENDS –"])
    func whatStandsBehindTheEndIsNoText(_ mark: String) throws {
        let document = try read(
            "\(Self.title)\n\n4 March 2031\n\n\(Self.lead)\n\n\(Self.second)\n\n\(mark)\n\nNotes to editors\nThe dam was begun in 2019.\n"
        )
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test func aMailThatIsQuotedWholeIsReadWithoutItsMarks() throws {
        let document = try read(
            "---------- Forwarded message ---------\nFrom: Ana Rivera <ana@deltacourier.example>\nDate: Tue, 4 Mar 2031 at 09:40\nSubject: Fwd: \(Self.title)\nTo: <desk@example.org>\n\n> \(Self.lead)\n>\n> \(Self.second)\n"
        )
        #expect(document.title == Self.title)
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test func aMailIsReadWithoutItsManners() throws {
        let document = try read(
            "From: Tom Okafor <tom@example.org>\nSent: Tuesday, 4 March 2031 10:12\nTo: Desk\nSubject: \(Self.title)\n\nDear all,\n\n\(Self.lead)\n\n\(Self.second)\n\nBest,\nTom\n"
        )
        #expect(document.title == Self.title)
        #expect(document.authors == ["Tom Okafor"])
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test func theTitleOfALivePageStandsAboveItsTimes() throws {
        let document = try read(
            "LIVE\nDam dispute: Arvania recalls envoy\n\n10:42 GMT\nBelmar regrets the step\n\(Self.second)\n\n10:15 GMT\nAmbassador recalled\n\(Self.lead)\n"
        )
        #expect(document.title == "Dam dispute: Arvania recalls envoy")
        #expect(!body(document).contains { $0.hasSuffix("GMT") })
        #expect(body(document).contains(Self.lead))
    }

    @Test func anOfficeSpeaksUnderItsOwnName() throws {
        let document = try read(
            "MINISTRY OF FOREIGN AFFAIRS OF ARVANIA\nPress release No. 44/31\nPort Alba, 4 March 2031\n\nStatement on the recall of the ambassador\n\nThe Ministry informs that the Ambassador of Arvania to Belmar has been recalled for consultations as of today.\n\nThe Ministry expects answers to the questions that were put to the Government of Belmar on 20 February.\n"
        )
        #expect(document.title == "Statement on the recall of the ambassador")
        #expect(document.publisher == "MINISTRY OF FOREIGN AFFAIRS OF ARVANIA")
        #expect(document.published?.iso8601 == "2031-03-04")
    }

    @Test func aShortNoteHasATitle() throws {
        let document = try read(
            "Arvania recalls envoy\n\nArvania recalled its ambassador on Tuesday.\n\nBelmar said it regretted the step.\n"
        )
        #expect(document.title == "Arvania recalls envoy")
        #expect(body(document).count == 2)
    }

    /// Each author has a place of their own; a place is no author.
    @Test(arguments: [
        ("By Ana Rivera in Port Alba and Tom Okafor in Lima", ["Ana Rivera", "Tom Okafor"]),
        ("By Ana Rivera, Tom Okafor in Lima and Li Wei in Quito", ["Ana Rivera", "Tom Okafor", "Li Wei"]),
        ("By Ana Rivera in Bosnia and Herzegovina", ["Ana Rivera"]), ("Par Anne Duval", ["Anne Duval"]),
        ("By Staff and agencies", []), ("New Delhi", []),
    ])
    func authors(_ line: String, _ names: [String]) throws {
        let document = try read("\(Self.title)\n\n\(line)\n4 March 2031\n\n\(Self.lead)\n\n\(Self.second)\n")
        #expect(document.authors == names)
        #expect(body(document) == [Self.lead, Self.second])
    }

    @Test(arguments: ["Publié le 4 mars 2031", "Harbour Policy Letter, 4 March 2031", "Mis à jour le 4 mars 2031"])
    func days(_ line: String) throws {
        let document = try read("\(Self.title)\n\n\(line)\n\n\(Self.lead)\n\n\(Self.second)\n")
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(document.publisher == (line.hasPrefix("Harbour") ? "Harbour Policy Letter" : nil))
    }

    @Test func creditsOfTheDeskAreNoText() throws {
        let document = try read(
            "\(Self.title)\n4 March 2031\n\nTBILISI (River Agency) - \(Self.lead)\n\n\(Self.second)\n\nAdditional reporting by Tom Okafor in Lima; editing by Li Wei\n"
        )
        #expect(document.publisher == "River Agency")
        #expect(body(document).count == 2)
    }

    @Test(arguments: [
        ("© 2031 Delta Courier. All rights reserved.", "Delta Courier" as String?),
        ("Copyright (c) 2031 Delta Courier Ltd", "Delta Courier"),
        ("© Delta Courier 2031", "Delta Courier"), ("© River Agency / Ana Rivera", nil),
        ("Copyright law was changed in 2031.", nil),
    ])
    func whoHoldsTheRights(_ line: String, _ name: String?) { #expect(Imprint.copyrightHolder(line) == name) }

    /// Pages whose markup tells nothing of what stands between title and text.
    @Test(arguments: [
        "<p>By Ana Rivera</p><p>4 March 2031</p>", "<p>By Ana Rivera | 4 March 2031 | Port Alba</p>",
        "<div>Ana Rivera, 4 March 2031</div>",
    ])
    func aPageWithoutMarkupForIt(_ header: String) throws {
        let page =
            "<html><head><title>\(Self.title) – The Delta Courier</title></head><body><article><h1>\(Self.title)</h1>\(header)<p>\(Self.lead)</p><p>\(Self.second)</p></article></body></html>"
        let document = try Extractor().document(from: RawSource(name: "a.html", kind: .page, bytes: Array(page.utf8)))
        #expect(document.title == Self.title)
        #expect(document.publisher == "The Delta Courier")
        #expect(document.authors == ["Ana Rivera"])
        #expect(document.published?.iso8601 == "2031-03-04")
        #expect(body(document) == [Self.lead, Self.second])
    }
}
