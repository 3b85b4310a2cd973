import SourceText
import Testing

@testable import Language

@Suite struct ConlluTests {
    private let sample = """
        # newdoc id = river
        # sent_id = river-1
        # text = They didn't sign.
        1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_
        2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
        2\tdid\tdo\tAUX\tVBD\tMood=Ind\t4\taux\t_\t_
        3\tn't\tnot\tPART\tRB\tPolarity=Neg\t4\tadvmod\t_\t_
        4\tsign\tsign\tVERB\tVB\tVerbForm=Inf\t0\troot\t_\tSpaceAfter=No
        5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

        # newpar
        # sent_id = river-2
        # text = No.
        1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No
        2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

        """

    @Test func readsTextWordsAndTrees() throws {
        let (documents, problems) = ConlluReader().read(Array(sample.utf8))
        #expect(problems.isEmpty)
        let analysis = try #require(documents.first).analysis
        #expect(documents[0].name == "river")
        #expect(String(decoding: analysis.text.bytes, as: UTF8.self) == "They didn't sign.\n\nNo.")
        #expect(analysis.words.contractions == [1..<3])
        #expect(analysis.text[analysis.words.span(2)] == "n't")
        #expect(analysis.words.head == [3, 3, 3, -1, 3, -1, 5])
        #expect(analysis.words.relation[0] == .nsubj)
        #expect(documents[0].paragraphs == [0, 1])
    }

    @Test func whatIsWrittenIsReadAsTheSame() throws {
        let text = "Northland's envoy didn't sign.\nShe left -- “for good”.\n\nNobody's here."
        var writer = ConlluWriter()
        let analysis = english.parse(Document(plain: text))
        writer.write(analysis)
        let (documents, problems) = ConlluReader().read(writer.bytes)
        #expect(problems.isEmpty)
        let again = try #require(documents.first).analysis
        #expect(again.words.head == analysis.words.head)
        #expect(again.words.tag == analysis.words.tag)
        #expect(again.words.contractions == analysis.words.contractions)
        #expect(again.sentences.map(\.words) == analysis.sentences.map(\.words))
        #expect((0..<again.words.count).map { again.text[again.words.span($0)] } == words(text))
    }

    @Test func goldWordsStayAsTheyAre() throws {
        var document = try #require(ConlluReader().read(Array(sample.utf8)).documents.first)
        english.parse(&document.analysis)
        var writer = ConlluWriter()
        writer.write(document)
        let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
        #expect(
            lines.filter { !$0.hasPrefix("#") }.map { $0.split(separator: "\t").prefix(2).joined(separator: " ") } == [
                "1 They", "2-3 didn't", "2 did", "3 n't", "4 sign", "5 .", "1 No", "2 .",
            ])
        #expect(lines.contains("# sent_id = river-2"))
    }

    /// `UPOS XPOS …` do not matter here: rows of form and number only.
    private static func rows(_ rows: [(id: String, form: String)]) -> String {
        rows.map { row in
            row.id.isEmpty ? "" : row.id + "\t" + row.form + String(repeating: "\t_", count: 8)
        }.joined(separator: "\n") + "\n"
    }

    @Test func badLinesAreReportedAndWordsAreKept() {
        let text =
            "1\tOne\tone\tNUM\tCD\t_\t0\troot\t_\t_\nnonsense\n3\tTwo\ttwo\tNUM\tCD\t_\t1\tdep\t_\t_\n"
            + "4\t\t_\t_\t_\t_\t_\t_\t_\t_\n4\tThree\tthree\tZAHL\tCD\t_\t3\tdep\t_\t_\n"
        let (documents, problems) = ConlluReader().read(Array(text.utf8))
        #expect(documents.first.map { String(decoding: $0.analysis.text.bytes, as: UTF8.self) } == "One Two Three")
        // Heads are numbers of the file, also where these are not consecutive.
        #expect(documents.first?.analysis.words.head == [-1, 0, 1])
        #expect(
            problems == [
                ConlluProblem(line: 2, reason: .cells(1)), ConlluProblem(line: 3, reason: .number("3", expected: 2)),
                ConlluProblem(line: 4, reason: .form), ConlluProblem(line: 5, reason: .value(column: "UPOS", "ZAHL")),
            ])
        #expect(
            problems.map(\.description) == [
                "line 2: one cell where a row of CoNLL-U has ten, and is left out; put tabs between the cells, '_' into empty ones [CH0301]",
                "line 3: '3' where the number of the next word is 2; number the words of a sentence from 1 on [CH0302]",
                "line 4: the word is empty, and is left out; write its form into the second cell [CH0303]",
                "line 5: 'ZAHL' is no UPOS of UD v2; write '_' for none [CH0304]",
            ])
    }

    @Test func aSentenceMayLackItsEmptyLine() {
        let text = ConlluTests.rows([("1", "One"), ("2", "."), ("1", "Two"), ("2", "."), ("", ""), ("1", "Three")])
        let (documents, problems) = ConlluReader().read(Array(text.utf8))
        #expect(documents.first?.analysis.sentences.map(\.words) == [0..<2, 2..<4, 4..<5])
        #expect(
            problems.map(\.description) == [
                "line 3: a sentence begins, but no empty line ends the one before; put one there [CH0306]"
            ])
    }

    @Test func tokensThatDoNotHoldTheirWords() {
        let text = ConlluTests.rows([("1", "a"), ("3-4", "don't"), ("2", "b"), ("", ""), ("1-2", "can't"), ("1", "ca")])
        let (documents, problems) = ConlluReader().read(Array(text.utf8))
        #expect(documents.first?.analysis.words.count == 3)
        #expect(
            problems.map(\.description) == [
                "line 2: the token of words '3-4' does not stand right before all of its words; write its first and last, as 3-4 [CH0305]",
                "line 6: the token of words '2' does not stand right before all of its words; write its first and last, as 3-4 [CH0305]",
            ])
    }

    /// A byte order mark, carriage returns, lines of spaces, and a number that no integer holds.
    @Test func whatEditorsLeaveBehind() {
        let text = "\u{FEFF}# newdoc id = a\r\n1\tOne\t_\t_\t_\t_\t_\t_\t_\t_\r\n  \r\n"
        let (documents, problems) = ConlluReader().read(Array(text.utf8))
        #expect(problems.isEmpty)
        #expect(documents.map(\.name) == ["a"])
        let huge = ConlluTests.rows([("9223372036854775807", "a"), ("x", "b"), ("1-9223372036854775807", "c")])
        #expect(ConlluReader().read(Array(huge.utf8)).documents.first?.analysis.words.count == 2)
    }

    /// What stands in comments and MISC, and forms that are no part of their token, are written as they were read.
    @Test func goldTokensKeepCommentsMiscAndForms() throws {
        let text = """
            # newdoc id = lake
            # global.Entity = GRP-etype-infstat
            # sent_id = lake-1
            # newpar id = p1
            # translator = nobody
            # text = Vamos al lago.
            1\tVamos\tir\tVERB\t_\t_\t0\troot\t_\tGloss=go|Entity=(7-person-new)
            2-3\tal\t_\t_\t_\t_\t_\t_\t_\tLang=es
            2\ta\ta\tADP\t_\t_\t4\tcase\t_\tGloss=to
            3\tel\tel\tDET\t_\t_\t4\tdet\t_\t_
            4\tlago\tlago\tNOUN\t_\t_\t1\tobl\t1:obl\tSpaceAfter=No|Xtra=1
            4.1\tfue\t_\t_\t_\t_\t_\t_\t1:dep\t_
            5\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_


            """
        var document = try #require(ConlluReader().read(Array(text.utf8)).documents.first)
        english.parse(&document.analysis)
        var writer = ConlluWriter()
        writer.write(document)
        func cells(_ text: String) -> [String] {
            text.split(separator: "\n").filter { !$0.hasPrefix("4.1") }.map { line in
                let cells = line.split(separator: "\t")
                return cells.count == 10 ? "\(cells[0]) \(cells[1]) \(cells[9])" : String(line)
            }
        }
        #expect(cells(String(decoding: writer.bytes, as: UTF8.self)) == cells(text))
        // Entities of our own replace those that were there, and the header that explains them.
        writer = ConlluWriter(writesEntities: true)
        document.analysis.mentions = [
            Mention(words: 3..<4, span: Span(9, 13), head: 3, kind: .place, form: .nominal, chain: 0)
        ]
        writer.write(document)
        let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines[1] == "# global.Entity = GRP-etype")
        #expect(lines.filter { $0.hasPrefix("# global") }.count == 1)
        #expect(lines.contains { $0.hasPrefix("1\t") && $0.hasSuffix("\tGloss=go") })
        #expect(lines.contains { $0.hasPrefix("4\t") && $0.hasSuffix("\tEntity=(1-place)|SpaceAfter=No|Xtra=1") })
    }

    /// `# text` has one space where the document has more, or a line break.
    @Test func textIsTheTokensWithSingleSpaces() {
        var writer = ConlluWriter()
        writer.write(english.parse(Document(plain: "The  envoy\u{A0}left.", name: "a b/c.txt")))
        let lines = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n")
        #expect(
            lines.prefix(4) == [
                "# newdoc id = a_b_c.txt", "# newpar", "# sent_id = a_b_c.txt-1", "# text = The envoy left.",
            ])
    }

    @Test func changedBytesStopNothing() {
        let seed = Array(sample.utf8)
        var random = Generator(state: 9)
        for _ in 0..<500 {
            var bytes = seed
            for _ in 0..<1 + Int(random.next() % 8) {
                bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(truncatingIfNeeded: random.next())
            }
            for document in ConlluReader().read(bytes).documents {
                let words = document.analysis.words
                for word in 0..<words.count {
                    #expect(Int(words.end[word]) <= document.analysis.text.count)
                    #expect(words.start[word] <= words.end[word])
                }
                var analysis = document.analysis
                english.parse(&analysis)
                SyntaxTests.check(analysis)
            }
        }
    }

    /// Mentions of words, as `first…last` with the number of a chain; brackets nest, and of two that cross one is left out.
    @Test(arguments: [
        ([(0, 1, 0), (1, 1, 1)], ["(1-person", "(2-person)1)"]),
        ([(0, 2, 0), (0, 1, 1), (1, 1, 2)], ["(1-person(2-person", "(3-person)2)", "1)"]),
        ([(0, 1, 0), (1, 2, 1), (2, 2, 0)], ["(1-person", "1)", "(1-person)"]),
        ([(0, 2, 0), (1, 2, 0)], ["(1-person", "(1-person", "1)1)"]),
    ])
    func entitiesStandInMiscAsInGUM(mentions: [(first: Int, last: Int, chain: Int)], expected: [String]) {
        var analysis = english.parse(Document(plain: "The envoy left."))
        analysis.mentions = mentions.map { mention in
            let words = mention.first..<mention.last + 1
            return Mention(
                words: words, span: analysis.words.span(words), head: mention.last, kind: .person, form: .nominal,
                chain: mention.chain)
        }
        var writer = ConlluWriter(writesEntities: true)
        writer.write(analysis)
        let cells = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").filter {
            !$0.hasPrefix("#") && $0.contains("Entity=")
        }.compactMap { $0.split(separator: "Entity=").last?.split(separator: "|").first.map(String.init) }
        #expect(cells == expected)
    }
}
