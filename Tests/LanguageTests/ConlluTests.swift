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

    @Test func badLinesAreReportedAndLeftOut() {
        let text =
            "1\tOne\tone\tNUM\tCD\t_\t0\troot\t_\t_\nnonsense\n3\tTwo\ttwo\tNUM\tCD\t_\t1\tdep\t_\t_\n"
            + "2\t\t_\t_\t_\t_\t_\t_\t_\t_\n2\tThree\tthree\tZAHL\tCD\t_\t1\tdep\t_\t_\n"
        let (documents, problems) = ConlluReader().read(Array(text.utf8))
        #expect(documents.first?.analysis.words.count == 2)
        #expect(
            problems == [
                ConlluProblem(line: 2, reason: .cells(1)), ConlluProblem(line: 3, reason: .number("3")),
                ConlluProblem(line: 4, reason: .form), ConlluProblem(line: 5, reason: .value(column: "UPOS", "ZAHL")),
            ])
        #expect(
            problems.map(\.description) == [
                "CH0301: line 2: 1 cells, but a row of CoNLL-U has ten",
                "CH0302: line 3: '3' is not the number of the next word", "CH0303: line 4: the word is empty",
                "CH0304: line 5: 'ZAHL' is no UPOS of UD v2",
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

    @Test func entitiesStandInMiscAsInGUM() {
        var analysis = english.parse(Document(plain: "The envoy left."))
        analysis.mentions = [
            Mention(words: 0..<2, span: Span(0, 9), head: 1, kind: .person, form: .nominal, chain: 0),
            Mention(words: 1..<2, span: Span(4, 9), head: 1, kind: .person, form: .nominal, chain: 1),
        ]
        var writer = ConlluWriter(writesEntities: true)
        writer.write(analysis)
        let rows = String(decoding: writer.bytes, as: UTF8.self).split(separator: "\n").filter {
            $0.contains("Entity=(") || $0.contains("Entity=1")
        }
        #expect(
            rows.map { String($0.split(separator: "\t").last ?? "") } == ["Entity=(1-person", "Entity=1)(2-person)"])
    }
}
