import SourceText
import Testing

@testable import Intake

/// Mail: the part that a reader would read, and of it what the sender says.
@Suite struct MailTests {
    private func read(_ mail: String, name: String = "mail.eml") throws -> Document {
        let reading = try Sources.read(mail.replacing("\n", with: "\r\n"), name: name)
        return try #require(reading.documents.first, "\(reading.failures)")
    }

    private static let head = """
        From: =?utf-8?Q?J=C3=B3zsef_T=C3=B3th?= <j@institute.example>
        To: desk@courier.example
        Date: Tue, 5 Mar 2024 23:10:00 -0500
        Message-ID: <1@institute.example>
        MIME-Version: 1.0

        """

    @Test func headsAreDecoded() throws {
        let mail = try read(
            MailTests.head
                + "Subject: Re: =?iso-8859-1?B?RGVsZWd1?=\n =?iso-8859-1?Q?=E9s?= in Port Selm\n\nThe talks ended today.\n"
        )
        #expect(mail.title == "Delegués in Port Selm")
        #expect(mail.authors == ["József Tóth"])
        #expect(mail.published?.iso8601 == "2024-03-05")
        #expect(mail.publishedAt == "2024-03-06T04:10:00Z")
        #expect(Sources.body(mail) == ["The talks ended today."])
    }

    @Test func quotedRepliesAndSignaturesAreNoBody() throws {
        let mail = try read(
            MailTests.head + """
                Subject: Re: The bridge

                The bridge opens on Tuesday.

                On Monday, Ada Brandt <ada@courier.example> wrote:
                > When does the bridge open?
                > Ada

                The toll stays as it is.
                >From the first day on, by the way.
                --\u{20}
                József Tóth
                Institute for River Studies
                """)
        #expect(
            Sources.body(mail).map { $0.replacing("\r\n", with: " ") } == [
                "The bridge opens on Tuesday.", "The toll stays as it is. >From the first day on, by the way.",
            ])
    }

    @Test func whatIsForwardedIsWhatItIsAbout() throws {
        let mail = try read(
            MailTests.head + """
                Subject: Fwd: Treaty text

                ---------- Forwarded message ---------
                From: Ministry <press@ministry.example>
                Date: Mon, 4 Mar 2024
                Subject: Treaty text
                To: <desk@courier.example>

                The three states agree on one toll.
                """)
        #expect(Sources.body(mail) == ["The three states agree on one toll."])
    }

    @Test func anAnswerAboveAnOldMailIsTheBody() throws {
        let mail = try read(
            MailTests.head + """
                Subject: RE: The bridge

                It opens on Tuesday.

                From: Ada Brandt
                Sent: Monday, 4 March 2024
                To: József Tóth
                Subject: The bridge

                When does it open?
                """)
        #expect(Sources.body(mail) == ["It opens on Tuesday."])
    }

    @Test func quotedPrintableLeadsBackToItsBytes() throws {
        let text =
            (MailTests.head + """
                Subject: Tolls
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                The toll is =E2=82=AC40, and it stays so for the whole of the year that =
                begins now.
                """).replacing("\n", with: "\r\n")
        let document = try #require(try Sources.read(text, name: "tolls.eml").documents.first)
        #expect(
            Sources.body(document) == ["The toll is €40, and it stays so for the whole of the year that begins now."])
        let file = Array(text.utf8)
        #expect(try Sources.cited("toll is €40", in: document, of: file) == "toll is =E2=82=AC40")
        #expect(try Sources.cited("that begins now", in: document, of: file) == "that =\r\nbegins now")
        #expect(try Sources.cited("for the whole", in: document, of: file) == "for the whole")
    }

    @Test func alternativesAreChosenByWhatTheySay() throws {
        func mail(plain: String, html: String) -> String {
            MailTests.head + """
                Subject: Bulletin
                Content-Type: multipart/mixed; boundary="outer"

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                \(plain)
                --inner
                Content-Type: text/html; charset=utf-8
                Content-Transfer-Encoding: base64

                \(base64(html))
                --inner--
                --outer
                Content-Type: text/plain
                Content-Disposition: attachment; filename=x.txt

                An attachment that nobody reads here.
                --outer--
                """
        }
        let html =
            "<html><body><p>The bridge over the Amber river opened again on Tuesday, after nine years.</p></body></html>"
        let same = try read(
            mail(plain: "The bridge over the Amber river opened again on Tuesday, after nine years.", html: html))
        #expect(
            same.sourceMap != nil
                && Sources.body(same) == ["The bridge over the Amber river opened again on Tuesday, after nine years."])
        let poor = try read(mail(plain: "See it online.", html: html))
        #expect(Sources.body(poor) == ["The bridge over the Amber river opened again on Tuesday, after nine years."])
    }

    @Test func base64LeadsBackToTheWholePart() throws {
        let text = "The toll is forty, and it stays so."
        let mail =
            (MailTests.head + "Subject: Tolls\nContent-Transfer-Encoding: base64\n\n" + base64(text) + "\n")
            .replacing("\n", with: "\r\n")
        let document = try #require(try Sources.read(mail, name: "tolls.eml").documents.first)
        #expect(Sources.body(document) == [text])
        #expect(
            try Sources.cited("forty", in: document, of: Array(mail.utf8)).hasPrefix(String(base64(text).prefix(20))))
    }

    private func base64(_ text: String) -> String {
        let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: 3).map { at -> String in
            let three = (0..<3).map { at + $0 < bytes.count ? Int(bytes[at + $0]) : 0 }
            let value = three[0] << 16 | three[1] << 8 | three[2]
            let four = [18, 12, 6, 0].map { String(digits[value >> $0 & 63]) }
            let kept = min(4, bytes.count - at + 1)
            return four[..<kept].joined() + String(repeating: "=", count: 4 - kept)
        }.joined()
    }

    @Test func aMailboxHoldsMails() throws {
        let box = """
            From j@institute.example Tue Mar  5 23:10:00 2024
            From: Ada Brandt <ada@courier.example>
            Subject: One

            The first mail.

            From j@institute.example Wed Mar  6 23:10:00 2024
            From: The River Gazette <news@gazette.example>
            Subject: Two

            The second mail.
            """
        let reading = try Sources.read(box, name: "box.mbox")
        #expect(reading.documents.map(\.title) == ["One", "Two"])
        #expect(reading.documents.map(\.authors) == [["Ada Brandt"], []])
        #expect(reading.documents.last?.publisher == "The River Gazette")
        let last = try #require(reading.documents.last)
        #expect(last.row?.line == 7)
        #expect(try Sources.cited("The second mail", in: last, of: Array(box.utf8)) == "The second mail")
    }

    @Test func aPageThatWasSavedAsAMailIsAPage() throws {
        let page = try read(
            """
            From: <Saved by Blink>
            Snapshot-Content-Location: https://deltacourier.example/bridge
            Subject: Bridge
            MIME-Version: 1.0
            Content-Type: multipart/related; boundary="part"

            --part
            Content-Type: text/html
            Content-Transfer-Encoding: quoted-printable

            <html><body><h1>Three states reopen the bridge</h1><p>The bridge over the Am=
            ber river opened again on Tuesday, nine years after it was closed.</p></body></html>
            --part--
            """, name: "bridge.mhtml")
        #expect(page.url == "https://deltacourier.example/bridge")
        #expect(Sources.body(page).contains { $0.hasPrefix("The bridge over the Amber river") })
    }

    @Test func copiedTextThatNamesASenderIsNoMail() throws {
        let reading = try Sources.read(
            "From: a desk in Port Selm\nSubject: tolls\n\nThe toll stays as it is.\n", name: "note.txt")
        #expect(reading.sources.first?.kind == .plain)
    }

    @Test func greetingFarewellAndNoticesAreNoBody() throws {
        let mail = try read(
            MailTests.head + """
                Subject: The bridge

                Dear colleagues,

                The bridge opens on Tuesday.

                Kind regards,
                József Tóth

                To unsubscribe, answer this mail.
                """)
        #expect(Sources.body(mail) == ["The bridge opens on Tuesday."])
    }

    @Test(arguments: [
        ("Brandt, Ada", "Ada Brandt", nil as String?), ("Africa Desk, Harbour Wire", "Africa Desk", "Harbour Wire"),
        ("Ada Brandt, Delta Courier", "Ada Brandt", "Delta Courier"), ("Ada Brandt", "Ada Brandt", nil),
    ])
    func sendersAndTheirHouses(_ shown: String, _ name: String, _ house: String?) {
        let address = MailAddress("\"\(shown)\" <a@courier.example>")
        #expect(address.name == name)
        #expect(address.house == house)
    }
}
