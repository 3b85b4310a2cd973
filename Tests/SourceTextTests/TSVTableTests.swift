import Testing

@testable import SourceText

@Suite struct TSVTableTests {
    private func table(_ text: String, columns: [String] = []) throws -> TSVTable {
        try TSVTable(bytes: Array(text.utf8), file: "t.tsv", columns: columns)
    }

    @Test func cellsAreFoundByColumn() throws {
        let table = try table("# note\ncode\tnames\tsize\n\nA\tone; two ;\t3\nB\n", columns: ["code", "names"])
        let rows = Array(table.rows)
        #expect(rows.map { $0["code"] } == ["A", "B"])
        #expect(rows[0].list("names") == ["one", "two"])
        #expect(try rows[0].integer("size") == 3)
        #expect(rows[1].optional("names") == nil)
        #expect(rows[1].line == 5)
        #expect(rows[0]["absent"] == "")
    }

    @Test func errorsNameFileAndLine() {
        #expect(throws: TSVTable.Failure.self) { try table("") }
        let tooMany = #expect(throws: TSVTable.Failure.self) { try table("a\tb\n1\t2\n1\t2\t3\n") }
        #expect(tooMany?.description == "CH0203: t.tsv, line 3: 3 cells, but the header names 2")
        let noColumn = #expect(throws: TSVTable.Failure.self) { try table("a\tb\n", columns: ["c"]) }
        #expect(noColumn?.code == "CH0202")
        let noNumber = #expect(throws: TSVTable.Failure.self) {
            for row in try table("a\nx\n").rows { _ = try row.number("a") }
        }
        #expect(noNumber?.description == "CH0204: t.tsv, line 2: a: 'x' is no number")
    }

    @Test func noBytesCrashIt() throws {
        let good = Array("a\tb\n1\t2\n#x\n3\t4\n".utf8)
        for index in good.indices {
            for byte: UInt8 in [0, 0x09, 0x0A, 0x23, 0xFF] {
                var bad = good
                bad[index] = byte
                if let table = try? TSVTable(bytes: bad, file: "t") { for row in table.rows { _ = row[0] } }
            }
            _ = try? TSVTable(bytes: Array(good[..<index]), file: "t")
        }
    }
}
