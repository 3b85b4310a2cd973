import SourceText
import Testing

@testable import Intake

/// Lines of furniture that stand in a paragraph of the article, as if they were of it.
@Suite struct PlainFurnitureTests {
    private static let paragraphs = [
        "The coastal republic and the island federation signed a treaty on fisheries after nine months of talks in the port.",
        "\"This is a good day for our fishermen,\" the foreign minister said at the ceremony in the harbour office.",
        "The treaty sets a quota of 42,000 tonnes a year for each side and creates a commission to oversee the catches.",
        "Share prices of fishing companies rose after the news.",
        "Follow-up talks on oil are to begin in the autumn.",
    ]

    private func page(_ line: String) -> String {
        let paragraphs = Self.paragraphs.map { "<p>\($0)</p>" }
        return "<html><head><title>Treaty signed</title></head><body><article><h1>Treaty on fisheries signed</h1>"
            + paragraphs[..<2].joined() + "<p>\(line)</p>" + paragraphs[2...].joined() + "</article></body></html>"
    }

    @Test(arguments: [
        "READ MORE: Islands weigh new port fees", "ALSO READ The harbour chief resigns",
        "FILE PHOTO: Boats in the harbour",
        "Copyright 2031 Delta Press Ltd. All rights reserved.", "(c) 2031 Delta News Agency", "© Delta Courier 2031",
        "Sign up for our newsletter", "Follow us on Facebook", "Follow Ana Rivera on X", "Share this article",
        "Join our WhatsApp channel for breaking news", "ADVERTISEMENT - CONTINUE READING BELOW", "Comments (12)",
        "Last updated on 4 March 2031", "With inputs from agencies", "Thank you for reading the Delta Courier.",
    ])
    func isLeftOut(_ line: String) throws {
        let pageDocument = try Extractor().document(
            from: RawSource(name: "a.html", kind: .page, bytes: Array(page(line).utf8)))
        #expect(pageDocument.body.map { pageDocument.text[$0] } == Self.paragraphs)
        let text =
            "Treaty on fisheries signed\n\n"
            + (Self.paragraphs[..<2] + [line] + Self.paragraphs[2...]).joined(separator: "\n\n")
        let document = try Extractor().document(from: RawSource(name: "a.txt", kind: .plain, bytes: Array(text.utf8)))
        #expect(document.body.map { document.text[$0] } == Self.paragraphs)
    }

    @Test(arguments: [
        "Copyright holders sue the ministry over the maps of the sea that it had printed in its report last year.",
        "\"Join our alliance or stay outside,\" the president told the islanders.",
        "Sign the treaty, the opposition told the government, and the islands will be ours no more.",
        "Related to the quota is a quarrel over the bank, which both sides claim.",
        "Photographs of the ceremony show both ministers with the skipper of the first boat.",
    ])
    func isKept(_ line: String) throws {
        let document = try Extractor().document(
            from: RawSource(name: "a.html", kind: .page, bytes: Array(page(line).utf8)))
        #expect(document.body.map { document.text[$0] }.contains(line))
    }
}
