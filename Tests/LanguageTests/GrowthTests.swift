import SourceText
import Testing

@testable import Language

/// Cost grows with the text, whatever the text is: four times the bytes take four times as long, and no more than three
/// times that, which leaves room for caches and for work that pays off only in the longer text.
@Suite(.serialized) struct GrowthTests {
    private static let size = 8_000
    private static let factor = 4.0 * 3
    /// Seconds below which a clock says nothing about growth.
    private static let grain = 0.02

    private func check(_ what: String, _ work: (Int) -> Void) {
        // The first run touches pages and fills caches.
        work(GrowthTests.size / 4)
        let small = WorkClock.seconds { work(GrowthTests.size) }
        let large = WorkClock.seconds { work(4 * GrowthTests.size) }
        #expect(large < max(small, GrowthTests.grain) * GrowthTests.factor, "\(what): \(small) s, then \(large) s")
    }

    /// Words, trees, times, quantities, names and coreference.
    @Test(arguments: HostileTexts.repeated) func repeatedTexts(pattern: String) {
        check(pattern.debugDescription) { bytes in
            HostileTextTests.check(HostileTexts.text(pattern, bytes: bytes))
        }
    }

    @Test(arguments: HostileTexts.Drawing.allCases) func drawnTexts(drawing: HostileTexts.Drawing) {
        check(drawing.rawValue) { bytes in HostileTextTests.check(HostileTexts.text(drawing, bytes: bytes)) }
    }

    /// A million signs without a space; as many line breaks, brackets and quotation marks as a file of that size holds; a
    /// mark on a mark on a mark.
    @Test(arguments: [
        ("a", 1_000_000), ("é", 1_000_000), ("\n", 100_000), ("(", 100_000), ("“", 300_000), ("\u{0}", 1_000_000),
        ("\u{200D}", 300_000), ("\u{301}", 300_000), ("( ", 200_000), ("\" ", 200_000),
    ])
    func large(pattern: String, bytes: Int) {
        let text = HostileTexts.text(pattern, bytes: bytes)
        let seconds = WorkClock.seconds { HostileTextTests.check(text) }
        #expect(seconds < 20)
    }

    /// Two hundred thousand words without a full stop, from raw text.
    @Test func aSentenceWithoutEnd() {
        let seconds = WorkClock.seconds {
            HostileTextTests.check(String(repeating: "Oslo met the king and ", count: 40_000))
        }
        #expect(seconds < 60)
    }

    // MARK: - CoNLL-U

    private static let cells = "\t_\t_\t_\t_\t_\t_\t_\t_\n"

    /// Files of some rows, which mean little.
    private static let files: [(name: String, make: @Sendable (Int) -> String)] = [
        ("one sentence", { rows in (1...rows).map { "\($0)\tOslo" + cells }.joined() }),
        ("no sentence ends", { rows in (1...rows).map { _ in "1\tOslo" + cells }.joined() }),
        (
            "any number",
            { rows in
                var random = Generator(state: 4)
                return (1...rows).map { _ in "\(random.next() % UInt64(rows))\tOslo" + cells }.joined()
            }
        ),
        (
            "tokens of two words",
            { rows in
                stride(from: 1, through: rows, by: 2).map {
                    "\($0)-\($0 + 1)\tdon't" + cells + "\($0)\tdo" + cells + "\($0 + 1)\tn't" + cells
                }.joined()
            }
        ),
        ("tokens without words", { rows in (1...rows).map { "\($0)-\($0 + 60)\tdon't" + cells }.joined() }),
        ("comments", { rows in String(repeating: "# x\n", count: rows) + "1\tOslo" + cells }),
        ("documents", { rows in String(repeating: "# newdoc id = d\n1\tOslo" + cells, count: rows) }),
        ("empty nodes", { rows in (1...rows).map { "1.\($0)\tOslo" + cells }.joined() }),
        ("tabs", { rows in String(repeating: "\t", count: 8 * rows) }),
        ("empty lines", { rows in String(repeating: "\n", count: rows) }),
        ("one long MISC", { rows in "1\tOslo\t_\t_\t_\t_\t_\t_\t_\t" + String(repeating: "a=b|", count: rows) + "\n" }),
        ("one long form", { rows in "1\t" + String(repeating: "a", count: rows) + cells }),
        (
            "a chain of heads",
            { rows in (1...rows).map { "\($0)\tOslo\t_\tX\tX\tA=\($0)\t\($0 - 1)\tdep\t_\t_\n" }.joined() }
        ),
        ("any bytes", { rows in HostileTexts.text(.bytes, bytes: 8 * rows) }),
    ]

    /// Read, analysed and written with entities.
    @Test(arguments: GrowthTests.files.indices) func filesOfConllu(index: Int) {
        let file = GrowthTests.files[index]
        check(file.name) { size in
            var writer = ConlluWriter(writesEntities: true)
            for document in ConlluReader().read(Array(file.make(size / 10).utf8)).documents {
                var document = document
                english.parse(&document.analysis)
                english.readMentions(&document.analysis)
                SyntaxTests.check(document.analysis)
                writer.write(document)
            }
        }
    }

    /// A sentence of two hundred thousand words that are given, and so not cut.
    @Test func aGivenSentenceWithoutEnd() throws {
        let file = (1...200_000).map { "\($0)\t" + ["Oslo", "met", "the", "king", "and"][$0 % 5] + GrowthTests.cells }
            .joined()
        var document = try #require(ConlluReader().read(Array(file.utf8)).documents.first)
        let seconds = WorkClock.seconds {
            english.parse(&document.analysis)
            english.readMentions(&document.analysis)
        }
        #expect(document.analysis.sentences.count == 1)
        SyntaxTests.check(document.analysis)
        #expect(seconds < 60)
    }

    /// Rows of a treebank with bytes, cells and lines changed.
    @Test func changedFiles() {
        let seed =
            Array(GrowthTests.files[0].make(6).utf8) + Array("\n# newpar\n".utf8)
            + Array(GrowthTests.files[3].make(6).utf8)
        var random = Generator(state: 77)
        for _ in 0..<400 {
            var bytes = seed
            for _ in 0..<1 + Int(random.next() % 12) {
                let place = Int(random.next() % UInt64(bytes.count))
                let signs: [UInt8] = [0x09, 0x0A, 0x2D, 0x2E, 0x23, 0x30, 0x39, 0xFF, 0x0D]
                switch random.next() % 3 {
                case 0: bytes[place] = signs[Int(random.next() % UInt64(signs.count))]
                case 1: bytes.remove(at: place)
                default: bytes.insert(signs[Int(random.next() % UInt64(signs.count))], at: place)
                }
            }
            var writer = ConlluWriter(writesEntities: true)
            for document in ConlluReader().read(bytes).documents {
                var document = document
                english.parse(&document.analysis)
                english.readMentions(&document.analysis)
                writer.write(document)
            }
            // What is written is read without a fault, words and all.
            let (again, problems) = ConlluReader().read(writer.bytes)
            #expect(problems.filter(\.isOfWords).isEmpty)
            let before = ConlluReader().read(bytes).documents.reduce(0) { $0 + $1.analysis.words.count }
            #expect(again.reduce(0) { $0 + $1.analysis.words.count } == before)
        }
    }
}
