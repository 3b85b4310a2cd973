import Foundation
import Testing

/// `chancery parse` as it is run: files and standard input, raw text and CoNLL-U, whole and broken.
@Suite struct ParseTests {
    private static let rows = "1\tOslo\t_\t_\t_\t_\t_\t_\t_\tGloss=x\n2\tagreed\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"

    @Test("several files: a document each, with its name; one that is not there is told") func files() throws {
        try Program.withFolder { folder in
            let first = folder.appendingPathComponent("first.txt")
            let second = folder.appendingPathComponent("a b.txt")
            try Data("Oslo agreed.".utf8).write(to: first)
            try Data("Chile waited. Norway left.".utf8).write(to: second)
            let third = folder.appendingPathComponent("a_b.txt")
            try Data("Oslo agreed.".utf8).write(to: third)
            let outcome = try Program.run(
                ["parse", first.path, second.path, "/no/such.txt", first.path, third.path])
            #expect(outcome.status == 1)
            #expect(outcome.errors.split(separator: "\n").count == 1)
            #expect(
                outcome.output.split(separator: "\n").filter { $0.hasPrefix("# newdoc") || $0.hasPrefix("# sent_id") }
                    == [
                        "# newdoc id = first.txt", "# sent_id = first.txt-1", "# newdoc id = a_b.txt",
                        "# sent_id = a_b.txt-1", "# sent_id = a_b.txt-2", "# newdoc id = first.txt-2",
                        "# sent_id = first.txt-2-1", "# newdoc id = a_b.txt-2", "# sent_id = a_b.txt-2-1",
                    ])
        }
    }

    @Test("gold tokens: what is broken is told with file, line and what to do; words are kept; status 1")
    func goldTokens() throws {
        let outcome = try Program.run(
            ["parse", "--gold-tokens", "--entities"], input: ParseTests.rows + "7\tyesterday\t_\t_\t_\t_\t_\t_\t_\t_\n")
        #expect(outcome.status == 1)
        #expect(
            outcome.errors
                == "chancery: standard input: line 3: '7' where the number of the next word is 3; number the words of a sentence from 1 on [CH0302]\n"
        )
        #expect(outcome.output.contains("# text = Oslo agreedyesterday\n"))
        #expect(outcome.output.contains("\tEntity=(1-") && outcome.output.contains(")|Gloss=x\n"))
        #expect(try Program.run(["parse", "--gold-tokens"], input: ParseTests.rows).status == 0)
    }

    @Test("raw text given as gold tokens: one line, no output, status 2") func rawAsGold() throws {
        let outcome = try Program.run(
            ["parse", "--gold-tokens"], input: String(repeating: "Oslo agreed.\nChile waited.\n", count: 50))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains("holds no word of CoNLL-U; raw text is read without --gold-tokens"))
    }

    @Test("a file full of broken lines: the first five are told, and how many more") func manyProblems() throws {
        let outcome = try Program.run(
            ["parse", "--gold-tokens"], input: ParseTests.rows + String(repeating: "nonsense\n", count: 30))
        #expect(outcome.status == 1)
        #expect(outcome.errors.split(separator: "\n").count == 6)
        #expect(outcome.errors.hasSuffix("standard input: 25 more lines like these\n"))
    }

    @Test(
        "no bytes stop it: invalid UTF-8, nulls, one long run, marks without end",
        arguments: [
            [[0xFF, 0xFE, 0x00, 0xD8]], [[0x00]], [[0x61]], [[0x28]], [[0x0A]], [[0xE2, 0x80, 0x8D]], [[0xF0, 0x9F]],
        ])
    func hostileBytes(pattern: [[UInt8]]) throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("in")
            try Data((0..<20_000).flatMap { _ in pattern[0] }).write(to: file)
            for options in [[], ["--entities"]] {
                #expect(try Program.run(["parse", file.path] + options).status == 0)
            }
            #expect(try Program.run(["parse", "--gold-tokens", file.path]).status == 2)
        }
    }
}
