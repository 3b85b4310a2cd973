import Testing

@testable import Service

/// Forms with files.
@Suite struct MultipartTests {
    static let form = Array(
        """
        --xx\r
        Content-Disposition: form-data; name="title"\r
        \r
        Tern Accord\r
        --xx\r
        Content-Disposition: form-data; name="file"; filename="a \\"b\\".txt"\r
        Content-Type: text/plain\r
        \r
        one\r
        --x\r
        two\r
        --xx\r
        Content-Disposition: form-data; name="file"; filename=""\r
        Content-Type: application/octet-stream\r
        \r
        \r
        --xx--\r

        """.utf8)

    @Test func fieldsAndFilesAreTold() throws {
        let form = try Multipart(boundary: "xx").form(Self.form)
        #expect(form.fields["title"] == "Tern Accord")
        #expect(form.files == [SentForm.File(name: "a \"b\".txt", bytes: Array("one\r\n--x\r\ntwo".utf8))])
    }

    @Test func theBoundaryIsThatOfTheType() {
        #expect(Multipart.boundary(of: "multipart/form-data; boundary=abc") == "abc")
        #expect(Multipart.boundary(of: "multipart/form-data; charset=utf-8; boundary=\"a b\"") == "a b")
        #expect(Multipart.boundary(of: "multipart/form-data") == nil)
        #expect(Multipart.boundary(of: "multipart/form-data; boundary=" + String(repeating: "a", count: 71)) == nil)
    }

    @Test func whatIsCutOrChangedIsAFormOrAFault() {
        for end in Self.form.indices { try? _ = Multipart(boundary: "xx").form(Array(Self.form[..<end])) }
        for place in Self.form.indices {
            for byte: UInt8 in [0, 0x0A, 0x0D, 0x22, 0x2D, 0x3B, 0x5C, 0x78, 0xFF] {
                var changed = Self.form
                changed[place] = byte
                guard let form = try? Multipart(boundary: "xx").form(changed) else { continue }
                #expect(form.files.allSatisfy { $0.bytes.count <= changed.count })
            }
        }
        for broken in ["", "--", "--xx", "--xx--", "--xx\r\n", "--xx\r\n\r\n", "--xx\r\n\r\n\r\n--xx--"] {
            try? _ = Multipart(boundary: "xx").form(Array(broken.utf8))
        }
    }

    @Test func fieldsOfAQueryAreDecoded() {
        let fields = QueryFields(encoded: "q=grain+corridor%21&about=KAZ&about=ISR&broken=%G1%2&=x&empty=")
        #expect(fields["q"] == "grain corridor!")
        #expect(fields.all("about") == ["KAZ", "ISR"])
        #expect(fields["broken"] == "%G1%2")
        #expect(fields["empty"] == nil)
        #expect(Percent.decode(Percent.encode("ä/?\u{0}").utf8) == "ä/?\u{0}")
    }

    @Test func namesOfFilesAreMadeHarmless() {
        var taken: Set<String> = []
        #expect(JobQueue.freeName("../../etc/passwd", &taken) == "passwd")
        #expect(JobQueue.freeName("C:\\Users\\ana\\Report.PDF", &taken) == "Report.PDF")
        #expect(JobQueue.freeName("report.pdf", &taken) == "report-2.pdf")
        #expect(JobQueue.freeName("..", &taken) == "report.txt")
        #expect(JobQueue.freeName("-rf\u{202E}\u{7}.txt", &taken) == "rf.txt")
        #expect(JobQueue.freeName(String(repeating: "ö", count: 500) + ".txt", &taken).utf8.count <= 140)
    }
}
