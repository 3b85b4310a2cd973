import Diplomacy
import SourceText
import Statements
import Testing

/// Rows of an analyst for the tables of statements: they add, and they win.
@Suite struct OwnRowsTests {
    private func statements(_ text: String, rows: String) throws -> [Statement] {
        try ExplainText.explain(text, rows: rows).statements.map(\.statement)
    }

    private func codes(_ text: String, rows: String) throws -> [String] {
        try statements(text, rows: rows).compactMap {
            if case .event(let event) = $0.content { event.cameo } else { nil }
        }
    }

    @Test("a frame for a verb that the program does not know") func newVerb() throws {
        let rows = "lemma\tpos\twhen\tmeans\twho\twhom\ntease\tv\tobj\t112\t\tobj\n"
        #expect(try codes("Tuvalu teased Nauru.", rows: rows) == ["112"])
    }

    @Test("a frame wins over those of the program, though they ask for more") func winningFrame() throws {
        let rows = "lemma\tpos\twhen\tmeans\nsign\tv\tobj\t046\n"
        #expect(try codes("Tuvalu signed a treaty with Nauru.", rows: rows) == ["046"])
    }

    @Test("a frame that means - silences a word, where it fits") func silence() throws {
        let rows = "lemma\tpos\twhen\tmeans\ncondemn\tv\tsubj=person\t-\ncondemn\tv\tobj\t-\n"
        #expect(try codes("Tuvalu condemned Nauru.", rows: rows) == [])
    }

    @Test("a class of words beside the program's own") func newClass() throws {
        let rows = """
            # table: event_words
            lemma\tclass
            palaver\tmeeting
            # table: event_frames
            lemma\tpos\twhen\tmeans\twho\twhom
            tease\tv\tobj=meeting\t1246\t\tprep:with
            """
        #expect(try codes("Tuvalu teased the palaver with Nauru.", rows: rows) == ["1246"])
    }

    @Test("a status of one's own") func status() throws {
        let rows = "word\tkind\tframework\tstate\tstatus\njoin\tverb\tobject\tagent\tobserver\n"
        let found = try statements("Tuvalu joined NATO on 3 March 2031.", rows: rows).compactMap { statement in
            if case .status(let status) = statement.content { status.stage } else { nil }
        }
        #expect(found == [.observer])
    }

    @Test("a tie of one's own") func tie() throws {
        let rows = "word\tkind\tother\ttype\tnarrowed\nkinship\tnoun\t\tpartnership\tno\n"
        let found = try statements("Kinship between Tuvalu and Nauru runs deep.", rows: rows).compactMap { statement in
            if case .tie(let tie) = statement.content { tie.type } else { nil }
        }
        #expect(found == ["partnership"])
    }

    @Test("a judging word of one's own, and one without weight") func assessment() throws {
        let text = "Tuvalu's accession to NATO is a damp squib."
        let weighty = "words\tpart\tweight\ndamp squib\tquality\t1\n"
        #expect(try statements(text, rows: weighty).contains { $0.kind == .assessment })
        #expect(try !statements(text, rows: "lemma\tgoverns\nbegin\tclause\n").contains { $0.kind == .assessment })
        let symbolic = "Tuvalu's accession to NATO is symbolic."
        #expect(
            try !statements(symbolic, rows: "words\tpart\tweight\nsymbolic\tquality\t0\n").contains {
                $0.kind == .assessment
            })
    }

    @Test("a term of probability of one's own") func forecast() throws {
        let rows = "# table: forecast_terms\nwords\tpart\nodds-on\tadjective\nodds - on\tadjective\n"
        let found = try statements("It is odds-on that Tuvalu will leave NATO.", rows: rows)
        #expect(found.contains { $0.kind == .forecast })
    }

    @Test(
        "a row whose cells mean nothing to its reader is told with its line",
        arguments: [
            ("lemma\tpos\twhen\tmeans\ntease\tv\tobj=nosuch\t112\n", "no class of event_words.tsv"),
            ("lemma\tpos\twhen\tmeans\ntease\tv\tobj\t999\n", "no CAMEO code"),
            ("lemma\tpos\twhen\tmeans\ntease\tv\tobject\t112\n", "no condition"),
            ("lemma\tpos\twhen\tmeans\twho\ntease\tv\tobj\t112\tsubject\n", "no role"),
            ("lemma\tpos\twhen\tmeans\ntease\tv\tobj\t@nosuch\n", "no operator"),
            ("operator\tmatter\tmeans\nask\t06\t999\n", "no CAMEO code"),
            ("words\tpart\tweight\nx\teffect\tmuch\n", "no number"),
        ]) func wrong(rows: String, reason: String) throws
    {
        let failure = #expect(throws: TSVTable.Failure.self) { try ExplainText.reader(rows: rows) }
        #expect(failure?.line == 2)
        #expect(failure?.reason.contains(reason) == true)
    }
}
