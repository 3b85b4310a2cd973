import SourceText
import Testing

@testable import Language

/// Whatever bytes come in, spans stay inside, go forward, and a tree comes out.
@Suite struct HostileTextTests {
    private func check(_ text: String) { HostileTextTests.check(text) }

    static func check(_ text: String) {
        let analysis = english.analyze(Document(plain: text))
        let words = analysis.words
        let count = words.count
        #expect(words.end.count == count && words.tag.count == count && words.lemma.count == count)
        #expect(words.head.count == count && words.relation.count == count && words.sentence.count == count)
        // Counted, since an expectation a word would take longer than the analysis.
        var faults = 0
        var last = 0
        for word in 0..<count {
            if Int(words.start[word]) < last || words.start[word] >= words.end[word] { faults += 1 }
            last = Int(words.end[word])
        }
        #expect(last <= analysis.text.count)
        var next = 0
        for sentence in analysis.sentences {
            if sentence.words.lowerBound != next || sentence.words.isEmpty { faults += 1 }
            // A contraction is not cut.
            if sentence.words.count >= WordReader.longestSentence + WordReader.longestContraction { faults += 1 }
            next = sentence.words.upperBound
        }
        #expect(next == count)
        // Nothing but white space lies between words.
        var position = 0
        for word in 0..<count {
            for byte in analysis.text.bytes[position..<Int(words.start[word])] where byte > 0x20 && byte < 0x7F {
                faults += 1
            }
            position = Int(words.end[word])
        }
        for mention in analysis.mentions {
            if mention.words.isEmpty || mention.words.upperBound > count { faults += 1 }
            if mention.span.end > analysis.text.count || mention.span != words.span(mention.words) { faults += 1 }
        }
        for span in analysis.times.map(\.span) + analysis.quantities.map(\.span) where span.end > analysis.text.count {
            faults += 1
        }
        #expect(faults == 0)
        SyntaxTests.check(analysis)
    }

    @Test(arguments: [
        "", " ", "\n\n\n", ".", "'", "'t", "n't", "n'tn'tn't", "’s", "@", "a@b.c", "http://", "www.", "://",
        "\u{0}\u{1}\u{2}", "\u{FEFF}x", "\u{200B}\u{202E}abc\u{202C}", "👩‍👩‍👧‍👦🏳️‍🌈🇰🇿", "مرحبا بالعالم. שלום עולם!",
        "漢字かな交じり文。二番目。",
        "e\u{301}e\u{301}", "((((((((", "\"\"\"\"\"\"", "…………", "-----", "a\u{A0}b\u{2003}c\u{3000}d", "\r\r\n\r",
        "ﬁne ½ ² ™ ® № ℃", "\u{FFFD}\u{FFFD}",
    ])
    func oddTexts(text: String) { check(text) }

    @Test func veryLongRuns() {
        check(String(repeating: "a", count: 300_000))
        check(String(repeating: "a.", count: 20_000))
        check(String(repeating: "n't", count: 20_000))
        check(String(repeating: "word ", count: 20_000))
        check(String(repeating: "(\"", count: 20_000))
    }

    @Test func changedBytes() {
        let seed = Array(
            """
            Northland's envoy didn't say “no” to US$3.7bn -- see https://example.org. Gen. A. B. Orlov (52) waited…
            • Item one
            It ended in 2017.Unfortunately, nobody’s left: 5:30 p.m., 12.5%, desk@example.com!
            """.utf8)
        var random = Generator(state: 5)
        for _ in 0..<400 {
            var bytes = seed
            for _ in 0..<1 + Int(random.next() % 6) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                }
            }
            check(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func theSameTextGivesTheSameAnalysis() {
        let text = "The envoy of Northland met the ministers. They signed a treaty, and nobody knew why."
        var first = ConlluWriter(writesEntities: true)
        var second = ConlluWriter(writesEntities: true)
        first.write(english.analyze(Document(plain: text)))
        second.write(english.analyze(Document(plain: text)))
        #expect(first.bytes == second.bytes)
    }
}
