import Foundation
import Testing

/// `chancery explain`, and rows of an analyst's own, as a user runs them.
@Suite struct ExplainTests {
    private static let text = "Tuvalu teased Nauru on Monday.\n"

    @Test("a row of one's own makes an event of a verb, and is named as the reason") func worked() throws {
        try Program.withFolder { folder in
            let report = folder.appendingPathComponent("reef.txt").path
            let own = folder.appendingPathComponent("own.tsv").path
            try Data(ExplainTests.text.utf8).write(to: URL(fileURLWithPath: report))
            let before = try Program.run(["explain", report, "--line", "1"])
            #expect(before.status == 0)
            #expect(before.output.contains("NO STATEMENT was made of this sentence."))
            #expect(before.output.contains("WITHOUT A ROW in event_frames.tsv"))
            try Data("lemma\tpos\twhen\tmeans\twho\twhom\ntease\tv\tobj\t112\t\tobj\n".utf8).write(
                to: URL(fileURLWithPath: own))
            let after = try Program.run(["explain", report, "--line", "1", "--lexicon", own, "--width", "100"])
            #expect(after.status == 0)
            #expect(after.output.contains("EVENT, told by ‘teased’ (2)"))
            #expect(after.output.contains("own.tsv:2"))
            let record = try Program.run(["collate", report, "--lexicon", own])
            #expect(record.output.contains("\"cameo\":\"112\""))
        }
    }

    @Test(
        "a row that is wrong ends the run with status 64 and one line",
        arguments: [
            "lemma\tpos\twhen\tmeans\ntease\tv\tobj\t999\n", "lemma\tpos\twhen\tmeans\ntease\tx\tobj\t112\n",
            "word\tkind\tframework\tstate\tstatus\njoin\tverb\tobject\tagent\tjoined\n",
            "axis\tpole\tsign\tkind\tquestion\twords\nweight\tlight\t3\tother\tQ\tx\n",
        ]) func wrongRow(rows: String) throws
    {
        try Program.withFolder { folder in
            let own = folder.appendingPathComponent("own.tsv")
            try Data(rows.utf8).write(to: own)
            for command in [["explain", "--line", "1"], ["brief"], ["extract"]] {
                // What only a reader of statements can tell, the commands without one pass over.
                if command == ["extract"], rows.hasPrefix("lemma\tpos\twhen\tmeans\ntease\tv") { continue }
                let outcome = try Program.run(command + ["--lexicon", own.path], input: ExplainTests.text)
                #expect(outcome.status == 64)
                #expect(outcome.errors.hasPrefix("chancery: \(own.path): line 2: "))
                #expect(outcome.errors.split(separator: "\n").count == 1)
            }
        }
    }

    @Test(
        "what cannot be asked is wrong usage",
        arguments: [
            (["--span", "5:3"], "holds no byte"), (["--span", "x"], "is no span"), (["--line", "7"], "no line 7"),
            ([], "say which passage"), (["--line", "1", "--span", "0:1"], "give one"),
            (["--line", "1", "--document", "nobody"], "no document is named 'nobody'"),
            (["--span", "99999999999999999999:1"], "is no span"), (["--line", "1", "--width", "7"], "40 to 100"),
        ]) func usage(arguments: [String], message: String) throws
    {
        let outcome = try Program.run(["explain"] + arguments, input: ExplainTests.text)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test("an empty line is no fault; a file that is not there is") func nothing() throws {
        let empty = try Program.run(["explain", "--line", "2"], input: "Tuvalu sued Nauru.\n\nIt did.\n")
        #expect(empty.status == 0 && empty.output.isEmpty && empty.errors.contains("no sentence stands on line 2"))
        #expect(try Program.run(["explain", "/no/such", "--line", "1"]).status == 2)
    }

    @Test("nothing of a report steers the terminal") func steering() throws {
        let outcome = try Program.run(
            ["explain", "--line", "1"], input: "Tuvalu \u{1B}[31mcondemned\u{1B}[0m Nauru\u{7}.\n")
        #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{7}"))
    }
}
