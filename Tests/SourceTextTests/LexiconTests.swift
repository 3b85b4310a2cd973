import Foundation
import Testing

@testable import SourceText

/// An analyst's own tables: known by their header, looked at, and read before those of the program.
@Suite struct LexiconTests {
    static let forms = [
        TableForm("names", needs: ["code", "name"], may: ["kind"], key: [], takesMore: true),
        TableForm(
            "light_verbs", needs: ["lemma", "governs"], key: ["lemma"], words: ["lemma"],
            values: ["governs": ["noun", "clause"]]),
        TableForm("forecast_terms", needs: ["words", "part"], key: ["words", "part"], words: ["words"]),
        TableForm("aim_cues", needs: ["words", "part"], key: ["words", "part"], words: ["words"]),
        TableForm("frames", needs: ["lemma", "means"], may: ["when"], key: [], words: ["lemma"]),
    ]

    /// A lexicon of one file of some text.
    private func lexicon(_ text: String, named name: String = "own.tsv") throws -> Lexicon {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lexicon-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return try Lexicon(files: [file.path], forms: LexiconTests.forms)
    }

    @Test(
        "a table is known by its columns, by a line above them, or by the file's name",
        arguments: [
            ("lemma\tgoverns\nmull\tclause\n", "own.tsv", "light_verbs"),
            ("governs\tlemma\tnote\nclause\tmull\tours\n", "own.tsv", "light_verbs"),
            ("\u{FEFF}# table: aim_cues\nwords\tpart\nwith an eye to\tmarker\n", "own.tsv", "aim_cues"),
            ("#table:aim_cues.tsv\nwords\tpart\n", "own.tsv", "aim_cues"),
            ("words\tpart\non the cards\tadjective\n", "forecast_terms.tsv", "forecast_terms"),
            ("lemma\tmeans\nmull\t014\n", "own.tsv", "frames"),
            ("code\tname\tremark\nfw:x\tX\ty\n", "own.tsv", "names"),
        ]) func recognition(text: String, file: String, table: String) throws
    {
        #expect(try lexicon(text, named: file).tables.map(\.form.name) == [table])
    }

    @Test("a file may hold several tables; lines are those of the file") func several() throws {
        let own = try lexicon(
            "# mine\nlemma\tgoverns\nmull\tclause\n\n# table: aim_cues\n# why\nwords\tpart\nwith an eye to\tmarker\n")
        #expect(own.tables.map(\.form.name) == ["light_verbs", "aim_cues"])
        #expect(own.tables.flatMap { $0.table.rows.map(\.line) } == [3, 8])
    }

    @Test(
        "what is wrong is said in one line with what to do",
        arguments: [
            ("foo\tbar\n", 1, "CH0202", "the header row is that of no table; the first row names the columns"),
            (
                "lemma\tmean\n", 1, "CH0202",
                "it lacks governs, and the table has no mean"
            ),
            ("words\tpart\n", 1, "CH0215", "write '# table: forecast_terms' on a line above them"),
            ("# table: aim_cue\nwords\tpart\n", 1, "CH0215", "no table 'aim_cue' takes rows of yours; write aim_cues"),
            ("# table: zzz\nwords\tpart\n", 1, "CH0215", "the tables are names, light_verbs"),
            ("# table: light_verbs\nlemma\n", 2, "CH0202", "no column 'governs'; light_verbs needs lemma, governs"),
            ("# table: light_verbs\nlemma\tgoverns\twhom\n", 2, "CH0202", "light_verbs has no column 'whom'"),
            ("lemma\tgoverns\nmull\tverb\n", 2, "CH0216", "governs: 'verb' is no value of it; write noun or clause"),
            ("lemma\tgoverns\nmull\n", 2, "CH0216", "governs is empty; write noun or clause"),
            ("lemma\tgoverns\nMull\tclause\n", 2, "CH0216", "looked up in lower case; write 'mull'"),
            ("lemma\tgoverns\nmull over\tclause\n", 2, "CH0216", "more than one word; write a lemma"),
            ("lemma\tgoverns\n\tclause\n", 2, "CH0216", "lemma is empty"),
            ("lemma\tgoverns\nmull\tclause\tx\n", 2, "CH0203", "3 cells, but the header names 2"),
            ("", 1, "CH0202", "there is no header row"),
        ]) func wrong(text: String, line: Int, code: String, reason: String) throws
    {
        let failure = #expect(throws: TSVTable.Failure.self) { try lexicon(text) }
        #expect(failure?.line == line)
        #expect(failure?.code == code)
        #expect(failure?.reason.contains(reason) == true, "\(failure?.reason ?? "")")
        #expect(failure?.reason.contains("\n") == false)
    }

    @Test("all faults of all rows are told, not the first alone") func faults() throws {
        let faults = #expect(throws: Lexicon.Faults.self) {
            try lexicon("lemma\tgoverns\nmull\tverb\nMoot\tclause\nponder\tclause\n# table: aim_cue\nwords\tpart\n")
        }
        #expect(faults?.all.map(\.line) == [2, 3, 5])
        #expect(faults?.all.map(\.code) == ["CH0216", "CH0216", "CH0215"])
    }

    @Test("own rows come first, and replace those of the program that say something of the same thing")
    func merging() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("tables-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data("lemma\tgoverns\nbegin\tclause\nmull\tnoun\n".utf8).write(
            to: folder.appendingPathComponent("light_verbs.tsv"))
        let own = try lexicon("lemma\tgoverns\nmull\tclause\nweigh\tclause\n")
        let tables = TableFolder(folder, lexicon: own, forms: LexiconTests.forms)
        let rows = try tables.table("light_verbs", columns: ["lemma", "governs"])
        #expect(rows.map { "\($0["lemma"]) \($0["governs"])" } == ["mull clause", "weigh clause", "begin clause"])
        #expect(rows.map(\.place.isOwn) == [true, true, false])
        let found = try #require(tables.row(at: rows[2].place))
        #expect(found.file == "light_verbs.tsv" && found.line == 2 && !found.isOwn)
        #expect(found.cells.map(\.value) == ["begin", "clause"])
        #expect(tables.row(at: rows[0].place)?.line == 2)
        #expect(tables.row(at: .none) == nil)
    }

    @Test("no bytes crash it") func hostile() {
        let good = Array("# table: light_verbs\nlemma\tgoverns\nmull\tclause\n#x\nweigh\tnoun\n".utf8)
        for index in good.indices {
            for byte: UInt8 in [0, 0x09, 0x0A, 0x23, 0x3B, 0xFF] {
                var bad = good
                bad[index] = byte
                _ = try? lexicon(String(decoding: bad, as: UTF8.self))
            }
        }
    }
}
