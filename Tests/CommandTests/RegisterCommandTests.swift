import Foundation
import Testing

/// An afternoon with a register, as a user at the command line has it: corrections, entries by hand, what became of both.
@Suite struct RegisterCommandTests {
    /// A register of three reports on the trade of two states and an accord, and a way to run commands on it.
    private func withRegister(_ body: (_ run: ([String]) throws -> Program.Outcome, _ folder: URL) throws -> Void)
        throws
    {
        try Program.withFolder { folder in
            let reports = folder.appendingPathComponent("reports")
            try FileManager.default.createDirectory(at: reports, withIntermediateDirectories: true)
            let texts = [
                "wire.txt":
                    "Oslo, 4 March 2031 — Trade of Norway and Chile was worth 2 billion dollars in 2030, the port said.\n",
                "ministry.txt":
                    "Santiago, 5 March 2031 — In 2030 trade between Chile and Norway came to 5 billion dollars.\n",
                "accord.txt":
                    "Lima, 5 March 2031 — Chile joined the Pacific Alliance in 2030, and Norway became an observer of it.\n",
            ]
            for (name, text) in texts { try Data(text.utf8).write(to: reports.appendingPathComponent(name)) }
            let file = folder.appendingPathComponent("test.chancery").path
            func run(_ arguments: [String]) throws -> Program.Outcome {
                try Program.run(arguments, environment: ["CHANCERY_REGISTER": file])
            }
            let added = try run(["add", reports.path])
            #expect(added.status == 0, "\(added.errors)")
            try body(run, folder)
        }
    }

    /// The figure that is rejected.
    private static let misprint = "$5 billion"

    /// The first word of the output that is an id of a kind.
    private func id(_ kind: String, in output: String) throws -> String {
        try #require(
            output.split(whereSeparator: { $0.isWhitespace || $0 == "\"" }).first { $0.hasPrefix(kind + ":") }.map(
                String.init))
    }

    @Test("a rejected figure ends the conflict; undo brings it back; diff tells both") func reject() throws {
        try withRegister { run, _ in
            #expect(try run(["conflicts"]).output.contains(RegisterCommandTests.misprint))
            let shown = try run(["show", "ministry.txt"])
            let figure = try id("figure", in: shown.output)
            let reject = try run(["correct", "reject", figure, "--why", "a misprint", "--by", "ana"])
            #expect(reject.status == 0 && reject.errors.contains("1 affair collated anew"), "\(reject.errors)")
            #expect(try !run(["conflicts"]).output.contains(RegisterCommandTests.misprint))
            let correction = reject.output.split(separator: "\n").map(String.init)[0]
            #expect(
                try run(["correct", "list"]).output.contains("reject a figure of ministry.txt, by ana: a misprint"))
            let undo = try run(["correct", "undo", correction, "--by", "ana"])
            #expect(undo.status == 0)
            #expect(try run(["correct", "undo", correction]).errors.contains("[CH0931]"))
            #expect(try run(["conflicts"]).output.contains(RegisterCommandTests.misprint))
            let diff = try run(["diff", "r0"])
            #expect(diff.output.contains("withdraw “reject a figure of ministry.txt"))
            #expect(diff.output.contains("Documents: 3 new"))
            #expect(try run(["verify"]).output.contains("2 corrections") && run(["verify"]).status == 0)
        }
    }

    @Test("corrections are exported, and applied elsewhere and without a register") func export() throws {
        try withRegister { run, folder in
            let figure = try id("figure", in: try run(["show", "ministry.txt"]).output)
            _ = try run(["correct", "amend", figure, "--set", "value=2000000000"])
            let file = folder.appendingPathComponent("corrections.jsonl").path
            #expect(try run(["correct", "export", "--output", file]).status == 0)
            let reports = folder.appendingPathComponent("reports").path
            let plain = try Program.run(["collate", reports, "--quiet"])
            let corrected = try Program.run(["collate", reports, "--quiet", "--corrections", file])
            #expect(plain.output.contains("USD 5000000000"))
            #expect(!corrected.output.contains("USD 5000000000"))
            let other = folder.appendingPathComponent("other.chancery").path
            #expect(try Program.run(["add", reports, "--quiet", "--register", other]).status == 0)
            #expect(
                try Program.run(["correct", "import", file, "--register", other]).errors.contains(
                    "1 affair collated anew"))
            #expect(
                try Program.run(["correct", "import", file, "--register", other]).errors.contains("1 there already"))
            #expect(
                try !Program.run(["conflicts", "--register", other]).output.contains(RegisterCommandTests.misprint))
        }
    }

    @Test("a page that is read again by the same program comes out as it was") func again() throws {
        try withRegister { run, folder in
            let page = folder.appendingPathComponent("page.html")
            try Data(
                "<html><head><title>Ferry talks</title></head><body><h1>Ferry talks</h1><p>Norway met Chile on 5 March 2031.</p><p>They will meet again in May.</p></body></html>"
                    .utf8
            ).write(to: page)
            #expect(try run(["add", page.path]).status == 0)
            let rebuilt = try run(["rebuild"])
            #expect(rebuilt.output.hasPrefix("4 documents read again, 0 came out otherwise"), "\(rebuilt.output)")
        }
    }

    @Test("a status entered by hand stands beside what was read, on its source's word") func record() throws {
        try withRegister { run, folder in
            let entered = try run([
                "record", "status", "Norway", "Pacific Alliance", "candidate", "--since", "2031-02", "--source",
                "accord.txt",
                "--by", "ana", "--mark", "internal",
            ])
            #expect(entered.status == 0 && entered.errors.contains("entered as ana-"), "\(entered.errors)")
            let standing = try run(["standing", "Pacific Alliance"])
            #expect(standing.output.contains("Norway: candidate, since February 2031"), "\(standing.output)")
            #expect(standing.output.contains("entered by ana on the word of accord.txt; internal"))
            #expect(standing.output.contains("Chile: "))
            let show = try run(["show", try id("status", in: entered.output)])
            #expect(show.output.contains("held         February 2031") && show.output.contains("known since"))
            #expect(try run(["verify"]).status == 0)
            // On the terminal it is read; what is written leaves it out.
            let register = folder.appendingPathComponent("test.chancery").path
            let rows = try run(["collate", "--register", register])
            #expect(!rows.output.contains("candidate") && rows.errors.contains("1 document left out"))
            #expect(
                try run(["collate", "--register", register, "--in-house"]).output.contains("\"status\":\"candidate\""))
            #expect(try run(["brief", "--register", register]).output.contains("entered by ana"))
            let note = try run(["record", "note", "Two officials doubt it.", "--about", "Chile", "--by", "ana"])
            #expect(note.status == 0)
            #expect(try run(["timeline", "Chile", "--kind", "assessment"]).output.contains("Two officials doubt it."))
            // Read again, entries stay what they are, and so does the rest.
            let rebuilt = try run(["rebuild"])
            #expect(rebuilt.output.hasPrefix("5 documents read again, 0 came out otherwise"), "\(rebuilt.output)")
        }
    }

    @Test("a standing that somebody denies is told apart from those that are said to be so") func denied() throws {
        try withRegister { run, _ in
            _ = try run([
                "record", "status", "Peru", "Pacific Alliance", "left", "--modality", "denied", "--source",
                "accord.txt",
            ])
            let standing = try run(["standing", "Pacific Alliance"]).output
            let parts = standing.components(separatedBy: "Denied, planned or held possible\n")
            #expect(parts.count == 2 && !parts[0].contains("Peru"), "\(standing)")
            #expect(parts.last?.hasPrefix("  Peru in Pacific Alliance: left, denied\n") == true, "\(standing)")
            let rows = try run(["standing", "Peru", "--format", "jsonl"]).output
            #expect(rows.contains("\"modality\":\"denied\""), "\(rows)")
        }
    }

    @Test("a retracted document is readable, and nothing leans on it") func retract() throws {
        try withRegister { run, _ in
            let retracted = try run(["retract", "ministry.txt", "--why", "withdrawn by its author", "--by", "ana"])
            #expect(retracted.status == 0)
            #expect(retracted.output.contains("is: ") || retracted.output.contains("withdrawn"), "\(retracted.output)")
            #expect(try run(["conflicts"]).errors.contains("no finding"))
            let show = try run(["show", "ministry.txt", "--full-text"]).output
            #expect(
                show.contains("retracted by ana: withdrawn by its author") && show.contains("came to 5 billion dollars")
            )
            #expect(try run(["search", "billion"]).output.contains("[retracted by ana"))
            #expect(try run(["retract", "ministry.txt", "--why", "again"]).errors.contains("[CH0935]"))
            #expect(try run(["verify"]).status == 0)
        }
    }

    @Test("names and grades: a merge, a split that cannot be, a regraded source") func names() throws {
        try withRegister { run, _ in
            #expect(try run(["correct", "merge", "Norway", "Norway"]).errors.contains("[CH0928]"))
            #expect(try run(["correct", "merge", "Norway", "Chile"]).errors.contains("[CH0953]"))
            _ = try run(["record", "note", "Her view counts.", "--about", "person:inger-dahl"])
            let merge = try run(["correct", "merge", "Pacific Alliance", "person:inger-dahl"])
            #expect(merge.errors.contains("Inger Dahl is a person, and Pacific Alliance is "), "\(merge.errors)")
            #expect(try run(["correct", "split", "Norway", "Sweden"]).errors.contains("[CH0929]"))
            #expect(try run(["correct", "regrade", "ministry.txt", "e", "--why", "invents figures"]).status == 0)
            let conflicts = try run(["conflicts"]).output
            #expect(conflicts.contains("grade 2") || conflicts.contains("grade 6"), "\(conflicts)")
            #expect(try run(["show", "ministry.txt"]).output.contains("source graded E (unreliable)"))
        }
    }

    @Test("rows for a program: every line is an object with what it is") func rows() throws {
        try withRegister { run, _ in
            let figure = try id("figure", in: try run(["show", "wire.txt"]).output)
            _ = try run(["correct", "note", figure, "asked the port"])
            for arguments in [
                ["show", "wire.txt"], ["show", figure], ["show", "NOR"], ["diff", "r0"],
                ["standing", "Pacific Alliance"],
                ["search", "trade"], ["timeline", "NOR", "--all-kinds"], ["conflicts"], ["affairs"], ["status"],
                ["correct", "list"],
            ] {
                let outcome = try run(arguments + ["--format", "jsonl"])
                #expect(outcome.status == 0 && !outcome.output.isEmpty, "\(arguments): \(outcome.errors)")
                for line in outcome.output.split(separator: "\n") {
                    let row = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                    #expect(row?["record"] is String, "\(arguments): \(line)")
                }
            }
        }
    }

    @Test(
        "what cannot be done is one line with a code",
        arguments: [
            (["correct", "reject", "event:0000000000000000"], "[CH0920]", 2),
            (["show", "nobody"], "[CH0925]", 2), (["timeline", "--as-of", "r99"], "[CH0951]", 64),
            (["search", "trade", "--source", "Andes Wyre"], "[CH0911]", 2),
            (["conflicts", "--affair", "story:0"], "[CH0958]", 2), (["standing", "Wakanda"], "[CH0927]", 2),
            (["correct", "undo", "correction:0000000000000000"], "[CH0930]", 2),
            (["correct", "import", "/no/such.jsonl"], "no such file", 64),
            (["record", "tie", "Norway", "Wakanda", "trade"], "[CH0927]", 64),
            (["record", "status", "Norway", "Pacific Alliance", "glad"], "'glad'", 64),
            (["record", "condition", "Norway", "a vote", "--met", "perhaps"], "[CH0923]", 64),
            (["record", "note", "x", "--about", "Norway", "--affair", "story:0"], "[CH0932]", 64),
            (["retract", "wire.txt"], "say why", 64), (["retract", "nothing.txt", "--why", "x"], "[CH0911]", 2),
            (["diff", "spring"], "spring", 64), (["rebuild", "nothing.txt"], "[CH0911]", 2),
            (["correct", "regrade", "nothing.txt", "A"], "[CH0927]", 2),
        ]) func faults(arguments: [String], words: String, status: Int32) throws
    {
        try withRegister { run, _ in
            let outcome = try run(arguments)
            #expect(outcome.errors.contains(words), "\(arguments): \(outcome.errors)")
            #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        }
    }
}
