import Diplomacy
import SourceText
import Statements
import Testing

/// What readers say of why they made a statement, or none.
@Suite struct ExplanationTests {
    @Test("an event names its row, who filled which role by which words, and what dates it") func event() throws {
        let explanation = try ExplainText.explain("Tuvalu condemned Nauru on Monday.")
        let reason = try #require(explanation.of(.event).first)
        #expect(reason.words.text == "condemned")
        let row = try #require(reason.rows.first?.row)
        #expect(row.table == "event_frames" && row.file == "event_frames.tsv" && row.line > 0 && !row.isOwn)
        #expect(row.cells.first?.value == "condemn")
        #expect(reason.roles.map(\.role) == ["who", "whom"])
        #expect(reason.roles.map { $0.words?.text } == ["Tuvalu", "Nauru"])
        #expect(reason.roles.map { $0.words?.relation } == ["nsubj", "obj"])
        #expect(reason.date?.text == "Monday")
        #expect(reason.modality?.modality == .actual && reason.modality?.words == nil)
    }

    @Test("an act about another act names both rows and that of its operator") func operation() throws {
        let explanation = try ExplainText.explain("Tuvalu demanded that Nauru withdraw its troops from the border.")
        let rows = try #require(explanation.of(.event).first).rows.map(\.row)
        #expect(rows.map(\.table).filter { $0 == "event_frames" }.count == 2)
        #expect(rows.contains { $0.table == "event_operators" && $0.cells[0].value == "demand" })
    }

    @Test("the word that decides the modality, with its row") func modality() throws {
        let explanation = try ExplainText.explain("Tuvalu may sign a treaty with Nauru.")
        let told = try #require(explanation.of(.event).first?.modality)
        #expect(told.modality == .possible)
        #expect(told.words?.text == "may")
        #expect(told.row?.table == "modality_words")
    }

    @Test(
        "standings, ties, deals and judgements name the table of their word",
        arguments: [
            ("Tuvalu joined NATO on 3 March 2031.", Statement.Kind.status, "status_words", "joined"),
            ("Tuvalu and Nauru maintain diplomatic relations.", .tie, "tie_words", "relations"),
            ("Tuvalu signed a $2 billion contract with Nauru.", .deal, "deal_words", "contract"),
            ("It is highly likely that Tuvalu will leave NATO.", .forecast, "forecast_terms", "likely"),
            ("Tuvalu's accession to NATO is largely symbolic.", .assessment, "assessment_cues", "largely symbolic"),
            (
                "Tuvalu closed its embassy in Nauru in order to punish the government.", .motive, "aim_cues",
                "in order to"
            ),
            (
                "Tuvalu will sign the treaty only if Nauru withdraws its troops.", .condition, "condition_cues",
                "only if"
            ),
        ]) func tables(text: String, kind: Statement.Kind, table: String, words: String) throws
    {
        let explanation = try ExplainText.explain(text)
        let reason = try #require(explanation.of(kind).first, "\(kind)")
        let fired = reason.rows.filter { $0.row.table == table }
        #expect(fired.contains { $0.words.text.contains(words) }, "\(reason.rows.map(\.row))")
        // Whoever takes part is named by words of the text.
        #expect(reason.roles.allSatisfy { $0.words != nil })
    }

    @Test("an attribution has the scores of both models, and the row of its cue") func attribution() throws {
        let explanation = try ExplainText.explain("Tuvalu will sign the treaty, Foreign Minister Ana Tui said.")
        let reason = try #require(explanation.attributions.first)
        #expect(reason.cue?.text == "said")
        #expect(reason.scores.map(\.name) == ["cue", "source", "content"])
        #expect(reason.scores.allSatisfy { (0...1).contains($0.value) })
        #expect(reason.rows.first?.row.table == "attribution_words")
        #expect(explanation.of(.event).first?.attribution == reason.attribution.id)
    }

    @Test("a row that was tried says what it lacks") func unmet() throws {
        let rows = "lemma\tpos\twhen\tmeans\ntease\tv\tobj=agreement;prep=with\t057\n"
        let explanation = try ExplainText.explain("Tuvalu teased Nauru on Monday.", rows: rows)
        #expect(explanation.of(.event).isEmpty)
        let idle = try #require(explanation.idle.first { $0.words.text == "teased" && $0.kind == .event })
        let tried = try #require(idle.tried.first)
        #expect(tried.row.isOwn && tried.row.line == 2)
        #expect(tried.reason == "needs an object of class agreement, and a phrase with with")
    }

    @Test("a verb without a row is named with the table that it lacks one in") func missing() throws {
        let explanation = try ExplainText.explain("Tuvalu teased Nauru on Monday.")
        let gap = try #require(explanation.idle.compactMap(\.missing).first)
        #expect(gap.lemma == "tease" && gap.part == "v" && gap.table == "event_frames")
    }

    @Test("what is explained is what is read, byte for byte") func sameReading() throws {
        let text =
            "Tuvalu condemned Nauru. The prime minister said that Nauru may leave NATO, which is a blow to Tuvalu."
        let reader = try ExplainText.reader(rows: "lemma\tgoverns\nbegin\tclause\n")
        let analysis = try ExplainText.analysis(text)
        let reading = reader.read(analysis)
        let explained = reader.explain(analysis, at: Span(0, text.utf8.count))
        #expect(explained.statements.map(\.statement) == reading.statements)
        #expect(explained.attributions.map(\.attribution) == reading.attributions)
    }

    @Test("trees lead to a root, whatever the text is", arguments: ["", "—", "\n\n", "?! ?", "Ω≈ç√", "a\u{0}b."])
    func hostile(text: String) throws {
        for tree in try ExplainText.explain(text + " Tuvalu.").sentences {
            #expect(tree.nodes.allSatisfy { (0...tree.nodes.count).contains($0.head) })
        }
    }
}
