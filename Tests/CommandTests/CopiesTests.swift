import Foundation
import Testing

/// `chancery copies` as a user runs it.
@Suite struct CopiesTests {
    private static let story = """
        The harbour of Arica will close its northern basin for two years, its governor said on Monday. Dredgers are to \
        deepen the channel to sixteen metres, so that larger ships can load copper from the mines inland. About 340 \
        dockers will move to the southern basin in the meantime. Their union asked for a written promise that no one \
        would lose pay, and the governor said that she would sign it before the end of the week.
        """
    private static let own = """
        Fishermen fear the noise and the mud. They want a survey of the bay first, and a fund for lost catches, which \
        the port authority has refused twice since last summer. A hearing is planned in the town hall on Thursday.
        """

    /// Runs the command over a folder of three reports: one, its bytes again, and a part of it in another text.
    private func run(_ arguments: [String]) throws -> Program.Outcome {
        var outcome = Program.Outcome(status: -1, output: "", errors: "")
        try Program.withFolder { folder in
            let texts = [
                "one.txt": CopiesTests.story, "same.txt": CopiesTests.story,
                "part.txt": CopiesTests.own + "\n\n" + CopiesTests.story,
            ]
            for (name, text) in texts {
                try Data((text + "\n").utf8).write(to: folder.appendingPathComponent(name))
            }
            outcome = try Program.run(["copies", folder.path] + arguments)
        }
        return outcome
    }

    @Test("groups for reading: files of the same bytes are copies too") func text() throws {
        let outcome = try run([])
        #expect(outcome.status == 0)
        #expect(outcome.output.hasPrefix("3 reports: 2 hold text of another, in 1 group\n"))
        #expect(outcome.output.contains("longest of 3: part.txt"))
        #expect(outcome.output.contains("exact     100 %  same.txt · 77 words, of one.txt\n"))
        #expect(outcome.errors.isEmpty)
    }

    @Test("rows of lineage") func rows() throws {
        let lines = try run(["--format", "jsonl"]).output.split(separator: "\n").map(String.init)
        #expect(lines.count == 3)
        #expect(lines.contains(#"{"record":"lineage","document":"same.txt","copies":"one.txt","share":1}"#))
        #expect(lines.allSatisfy { $0.hasPrefix(#"{"record":"lineage","document":""#) })
    }

    @Test("reports that share nothing are said to, and a share that cannot be is wrong usage") func edges() throws {
        let outcome = try Program.run(["copies"], input: CopiesTests.own)
        #expect(outcome.output == "1 report: none holds text of another\n")
        #expect(try Program.run(["copies", "--least", "3"], input: CopiesTests.own).status == 64)
    }
}
