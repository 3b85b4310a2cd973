import Foundation
import Testing

@testable import Chancery
@testable import Statements

/// `chancery explain`, as a library: which passage of which document, and how it is shown.
@Suite struct ExplainerTests {
    private static let explainer = Result { try Explainer() }

    private static let report = """
        Tuvalu and Nauru fall out over tuna

        FUNAFUTI, 3 March 2031 - Tuvalu teased Nauru on Monday.
        The prime minister of Nauru said that it may leave NATO.
        """

    /// Explains a place of a file of some text.
    private func explain(
        _ text: String = ExplainerTests.report, at place: Explainer.Place, file: String = "reef.txt",
        document: String? = nil, rows: String? = nil
    ) throws -> ExplainedPassage {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("explain-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appendingPathComponent(file)
        try Data(text.utf8).write(to: path)
        guard let rows else {
            return try ExplainerTests.explainer.get().explain([path.path], at: place, document: document)
        }
        let own = folder.appendingPathComponent("own.tsv")
        try Data(rows.utf8).write(to: own)
        return try Explainer(options: ChanceryOptions(lexicons: [own.path])).explain([path.path], at: place)
    }

    private func lines(_ passage: ExplainedPassage, width: Int = 80) -> [String] {
        ExplanationPage(passage, width: width).text.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }

    @Test("a page is that of the golden text") func golden() throws {
        let rows = "lemma\tpos\twhen\tmeans\twho\twhom\ntease\tv\tobj\t112\t\tobj\n"
        let passage = try explain(at: .span(62, 92), rows: rows)
        let golden = """
            reef.txt, line 3, bytes 62–92 of its text
            “Tuvalu teased Nauru on Monday.”

              1  ┌╴Tuvalu      Tuvalu  NNP  nsubj  of 2
              2  teased        tease   VBD  root
              3  ├╴Nauru       Nauru   NNP  obj    of 2
              4  │ ┌╴on        on      IN   case   of 5
              5  ├╴Monday      Monday  NNP  obl    of 2
              6  └╴.           .       .    punct  of 2

            EVENT, told by ‘teased’ (2)
              says      Accuse
              code      PLOVER ACCUSE (allege), CAMEO 112, Goldstein -2
              who       Tuvalu (the subject of ‘teased’)
              whom      Nauru (the object of ‘teased’)
              date      3 March 2031 ← ‘Monday’
              modality  actual: no word says otherwise
              speaker   the report itself
            """
        let page = lines(passage)
        let count = golden.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(page.prefix(count).joined(separator: "\n") == golden)
        // The path of the analyst's file is another at each run.
        #expect(page.dropFirst(count).contains { $0.hasPrefix("  row ") && $0.contains("/own.tsv:2") }, "\(page)")
    }

    @Test("no line is wider than the terminal, and words stand in the order of the text", arguments: [40, 80, 100])
    func width(columns: Int) throws {
        let long =
            "Tuvalu " + String(repeating: "very ", count: 60) + "strongly condemned "
            + String(repeating: "x", count: 300) + ".\n"
        for text in [ExplainerTests.report, long, "図書館の本を借りた Tuvalu joined NATO.\n"] {
            let passage = try explain(text, at: .line(1))
            for line in ExplanationPage(passage, width: columns).text.split(separator: "\n") {
                #expect(line.count <= max(columns, 60), "\(line)")
            }
        }
    }

    @Test("each row of JSON Lines is one object, and says what it explains") func rows() throws {
        let bytes = ExplanationRows(try explain(at: .line(4))).bytes
        let kinds = try bytes.split(separator: 0x0A).map { line in
            let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
            return object?["explains"] as? String ?? ""
        }
        #expect(kinds.first == "passage")
        #expect(Set(kinds).isSubset(of: ["passage", "sentence", "statement", "attribution", "idle"]))
        #expect(kinds.contains("attribution"))
    }

    @Test(
        "a place that is none is told with what to do",
        arguments: [
            (Explainer.Place.line(9), "the file has lines 1 to 4, and no line 9"), (.line(0), "no line 0"),
            (.line(2), "no sentence stands on line 2"), (.span(9000, 9001), "byte 9000 is behind its end"),
            (.span(5, 5), "holds no byte"), (.span(7, 3), "holds no byte"), (.span(-1, 4), "holds no byte"),
        ]) func places(place: Explainer.Place, message: String) throws
    {
        let fault = #expect(throws: ExplainFault.self) { try explain(at: place) }
        #expect(fault?.description.contains(message) == true)
    }

    @Test("a span that begins inside a letter, or ends behind the text, is taken as far as it goes") func edges() throws
    {
        let text = "Curaçao condemned Nauru.\n"
        #expect(try explain(text, at: .span(5, 6)).explanation.sentences.count == 1)
        #expect(try explain(text, at: .span(0, .max)).explanation.sentences.count == 1)
    }

    @Test("of several documents one is to be named") func several() throws {
        let text =
            "{\"id\":\"a\",\"text\":\"Chile thanked Norway.\"}\n{\"id\":\"b\",\"text\":\"\\nPeru sued Bolivia.\"}\n"
        let fault = #expect(throws: ExplainFault.self) { try explain(text, at: .line(1), file: "two.jsonl") }
        #expect(fault == .several(2, ["a", "b"]))
        let other = #expect(throws: ExplainFault.self) {
            try explain(text, at: .line(1), file: "two.jsonl", document: "c")
        }
        #expect(other == .unknown("c", 2, ["a", "b"]))
        // Lines of a row are those of its text.
        let passage = try explain(text, at: .line(2), file: "two.jsonl", document: "b")
        #expect(passage.explanation.statements.first?.words.text == "sued")
    }

    @Test("the line of a page is that of the file") func page() throws {
        let html =
            "<html><head><title>T</title></head>\n<body>\n<article><p>Chile thanked Norway for its help with the long fence.</p>\n"
            + "<p>Peru sued Bolivia over the water of the lake, and the court agreed.</p></article></body></html>\n"
        let passage = try explain(html, at: .line(4), file: "page.html")
        #expect(passage.explanation.statements.contains { $0.words.text == "sued" })
        #expect(!passage.explanation.statements.contains { $0.words.text == "thanked" })
    }

    @Test("a tree that runs in a circle is drawn all the same") func circle() {
        func node(_ form: String, _ head: Int) -> Explanation.Node {
            Explanation.Node(span: .init(0, 1), form: form, lemma: form, tag: "NN", relation: "dep", head: head)
        }
        let tree = Explanation.Tree(
            span: .init(0, 1), region: .body, nodes: [node("a", 2), node("b", 1), node("c", 3)])
        #expect(TreeDrawing(tree, width: 80).lines.count == 3)
    }
}
