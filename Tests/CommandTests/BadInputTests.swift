import Foundation
import Testing

/// Bad input gets one clear line, and loses nothing of the rest.
@Suite struct BadInputTests {
    @Test("a path that is not there: one line, status 2") func noSuchPath() throws {
        let outcome = try Program.run(["brief", "/no/such/report.txt"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(
            outcome.errors == "chancery: /no/such/report.txt: no such file or folder; check the path [CH0101]\n")
    }

    @Test("binary data beside a report: the report is read, status 1") func binaryBesideText() throws {
        try Program.withFolder { folder in
            try Data([0x7F, 0x45, 0x4C, 0x46, 0, 0, 1, 2, 0, 0, 0xFF, 0xFE, 0, 3]).write(
                to: folder.appendingPathComponent("a.bin"))
            try Data("Norway and Chile signed a fisheries treaty in Oslo on 3 March 2031.\n".utf8).write(
                to: folder.appendingPathComponent("b.txt"))
            let outcome = try Program.run(["brief", folder.path, "--width", "90"])
            #expect(outcome.status == 1)
            #expect(outcome.errors.split(separator: "\n").count == 1)
            #expect(outcome.errors.contains("[CH0106]"))
            #expect(outcome.output.contains("b.txt"))
            #expect(outcome.output.contains("NOT READ"))
        }
    }

    @Test("nothing on standard input: one line, status 2") func emptyInput() throws {
        let outcome = try Program.run(["brief"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is empty"))
    }

    @Test("a row that is no JSON gives an error row; the others are still done") func brokenRow() throws {
        let outcome = try Program.run(
            ["annotate", "--layer", "entities"],
            input: "{\"id\":\"one\",\"text\":\"Chile thanked Norway.\"}\n{no\n{\"id\":\"three\"}\n")
        #expect(outcome.status == 1)
        let rows = outcome.output.split(separator: "\n")
        #expect(rows.count == 3)
        #expect(rows[0].hasPrefix("{\"id\":\"one\",\"mentions\":[{"))
        #expect(rows[1].hasPrefix("{\"error\":"))
        #expect(rows[2].hasPrefix("{\"id\":\"three\",\"error\":"))
        #expect(outcome.errors.contains("line 2") && outcome.errors.contains("line 3"))
    }

    @Test("an output that cannot be written: one line, status 73") func unwritable() throws {
        let outcome = try Program.run(
            ["extract", "-", "--output", "/no/such/folder/out.txt"], input: "Chile thanked Norway for its help.\n")
        #expect(outcome.status == 73)
        #expect(outcome.errors.contains("[CH0804]"))
    }

    @Test("an output file appears whole, and the terminal stays silent") func outputFile() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("brief.md")
            let outcome = try Program.run(
                ["brief", "--format", "markdown", "--output", file.path],
                input: "Norway and Chile signed a fisheries treaty in Oslo on 3 March 2031.\n")
            #expect(outcome.status == 0)
            #expect(outcome.output.isEmpty && outcome.errors.isEmpty)
            #expect(try String(contentsOf: file, encoding: .utf8).hasPrefix("# "))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["brief.md"])
        }
    }

    @Test(
        "wrong usage is told with its option, status 64",
        arguments: [
            (["brief", "--since", "spring"], "--since: 'spring' is no date"),
            (["brief", "--width", "10"], "--width must be 40 to 1000, not 10"),
            (["brief", "--width", "-3"], "--width must be 40 to 1000, not -3"),
            (["brief", "--width", "100000"], "--width must be 40 to 1000, not 100000"),
            (["collate", "--threads", "0"], "--threads must be at least 1, not 0"),
            (["breif", "reports"], "no such command: 'breif'; did you mean 'brief'?"),
            (["help", "colate"], "no such command: 'colate'; did you mean 'collate'?"),
            (["/"], "no such command: '/'; to brief on it: chancery brief /"),
            (["frobnicate"], "the commands are brief, collate"),
            (
                ["brief", "--lexicon", "/no/such.tsv"],
                "chancery: /no/such.tsv: no such file; check the path given to --lexicon"
            ),
            (["brief", "--meta", "/no/such.csv"], "chancery: /no/such.csv: cannot be read (no such file)"),
            (["annotate", "--layer", "moods"], "'moods'"),
        ]) func usage(arguments: [String], message: String) throws
    {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message))
    }

    @Test("an error in a lexicon is told with the path, the line, and the code behind; status 64") func lexicon() throws
    {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("own.tsv")
            try Data("foo\tbar\n1\t2\n".utf8).write(to: file)
            let outcome = try Program.run(["brief", "--lexicon", file.path, "-"], input: "Chile thanked Norway.\n")
            #expect(outcome.status == 64)
            #expect(outcome.errors.hasPrefix("chancery: \(file.path): line 1: "))
            #expect(outcome.errors.hasSuffix("[CH0202]\n"))
        }
    }

    @Test("a folder where one file is read: one line, status 2", arguments: ["parse", "positions"])
    func folder(command: String) throws {
        let outcome = try Program.run([command, "/usr"])
        #expect(outcome.status == 2)
        #expect(
            outcome.errors
                == "chancery: /usr: is a folder; this reads one file: give a file of the folder [CH0120]\n")
    }

    @Test("messages name files by the path that was given, rows also by their line") func places() throws {
        try Program.withFolder { folder in
            try Data().write(to: folder.appendingPathComponent("empty.txt"))
            try Data("{\"id\":\"a\",\"text\":\"Chile thanked Norway.\"}\n{no\n{\"id\":\"c\"}\n".utf8).write(
                to: folder.appendingPathComponent("rows.jsonl"))
            let outcome = try Program.run(["collate", folder.path])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains("chancery: \(folder.path)/empty.txt: is empty"))
            #expect(outcome.errors.contains("chancery: \(folder.path)/rows.jsonl: line 2 is no JSON object"))
            #expect(outcome.errors.contains("chancery: \(folder.path)/rows.jsonl: line 3 has neither text nor html"))
            #expect(outcome.output.contains("\"name\":\"empty.txt\""))
        }
    }

    @Test("a row whose text has another name: the message says which") func textOfAnotherName() throws {
        try Program.withFolder { folder in
            let rows = folder.appendingPathComponent("rows.jsonl")
            try Data(
                "{\"id\":1,\"content\":\"The ministers of both countries met on the river on Thursday.\"}\n".utf8
            ).write(to: rows)
            let outcome = try Program.run(["extract", rows.path])
            #expect(outcome.status == 2)
            #expect(
                outcome.errors.contains("line 1 has neither text nor html; rename its 'content' to text, or to html"))
        }
    }

    @Test("--strict ends with status 2 where one of several is not read", arguments: ["contents", "annotate"])
    func strictStatus(command: String) throws {
        try Program.withFolder { folder in
            let feed = folder.appendingPathComponent("feed.xml").path
            try Data("<rss><channel><item><title>A</title></item></channel></rss>".utf8).write(
                to: URL(fileURLWithPath: feed))
            let rows = folder.appendingPathComponent("rows.jsonl").path
            try Data("{\"id\":\"1\",\"text\":\"Oslo opened on 3 May.\"}\n{no\n".utf8).write(
                to: URL(fileURLWithPath: rows))
            let arguments =
                command == "contents" ? [command, feed, rows] : [command, "--layer", "times", rows]
            #expect(try Program.run(arguments).status == 1)
            #expect(try Program.run(arguments + ["--strict"]).status == 2)
        }
    }

    @Test("a name that no report has: one line, nothing to brief on, status 0") func aboutNobody() throws {
        let outcome = try Program.run(
            ["brief", "--about", "Wakanda"],
            input: "Norway and Chile signed a fisheries treaty in Oslo on 3 March 2031.\n")
        #expect(outcome.status == 0)
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(outcome.errors.contains("no report names 'Wakanda'"))
        #expect(outcome.output.contains("nothing to brief on"))
    }

    @Test("rows of --meta that no report has are named once") func unknownNames() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("meta.csv")
            try Data("name,publisher\nstandard input,The Courier\nnosuch.txt,X\n".utf8).write(to: file)
            let outcome = try Program.run(
                ["extract", "--meta", file.path], input: "Norway and Chile signed a fisheries treaty in Oslo.\n")
            #expect(outcome.status == 0)
            #expect(outcome.errors == "chancery: --meta names what no report is called: nosuch.txt\n")
        }
    }

    @Test("several reports on standard input are one, and that is said") func joinedInput() throws {
        let report = "Ferry talks end\nBy Ana Rivera\n3 March 2031\n\nNorway and Chile signed a treaty in Oslo.\n\n"
        #expect(try Program.run(["extract"], input: report).errors.isEmpty)
        let outcome = try Program.run(["extract"], input: report + report)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("standard input is one report, and seems to hold several"))
        #expect(try Program.run(["extract", "--quiet"], input: report + report).errors.isEmpty)
    }

    @Test("too few roll calls are said to be too few") func fewRollCalls() throws {
        let outcome = try Program.run(["positions"], input: "session\trcid\tNOR\tCHL\n1\t1\ty\tn\n")
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("no two states voted on 20 contested roll calls"))
    }

    @Test("resources that are not there: one line that says where they were looked for, status 70")
    func brokenInstallation() throws {
        try Program.withFolder { folder in
            let copy = folder.appendingPathComponent("chancery")
            try FileManager.default.copyItem(atPath: Program.path, toPath: copy.path)
            let process = Process()
            process.executableURL = copy
            process.arguments = ["brief", "-"]
            let errors = Pipe()
            process.standardError = errors
            process.standardInput = FileHandle.nullDevice
            try process.run()
            let line = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            #expect(process.terminationStatus == 70)
            #expect(line.hasPrefix("chancery: CH0001"))
            #expect(line.split(separator: "\n").count == 1)
        }
    }

    @Test("--strict ends at what cannot be read, and writes no record") func strict() throws {
        try Program.withFolder { folder in
            try Data((0..<2000).map { UInt8($0 % 200) }).write(to: folder.appendingPathComponent("a.bin"))
            try Data("Chile thanked Norway for its help.\n".utf8).write(to: folder.appendingPathComponent("b.txt"))
            for command in ["collate", "extract"] {
                let outcome = try Program.run([command, "--strict", folder.path])
                #expect(outcome.status == 2)
                #expect(outcome.output.isEmpty)
                #expect(outcome.errors.contains("[CH0106]"))
            }
        }
    }

    @Test("--list names files, one a line; a list that names none is wrong usage") func list() throws {
        try Program.withFolder { folder in
            let report = folder.appendingPathComponent("b.txt")
            try Data("Chile thanked Norway for its help.\n".utf8).write(to: report)
            let list = folder.appendingPathComponent("list")
            try Data("\(report.path)\n\n".utf8).write(to: list)
            #expect(try Program.run(["extract", "--list", list.path]).output.contains("Chile thanked Norway"))
            try Data("\n".utf8).write(to: list)
            let empty = try Program.run(["extract", "--list", list.path])
            #expect(empty.status == 64)
            #expect(empty.errors.contains("[CH0807]"))
        }
    }

    @Test("contents lists the entries of a feed") func contents() throws {
        let feed = "<rss version=\"2.0\"><channel><title>Wire</title><item><title>One</title></item></channel></rss>"
        let outcome = try Program.run(["contents"], input: feed)
        #expect(outcome.status == 0)
        #expect(outcome.output.split(separator: "\n").count == 2)
        #expect(outcome.output.contains("\"title\":\"One\""))
        #expect(try Program.run(["contents"], input: "Chile thanked Norway.\n").errors.contains("[CH0125]"))
    }
}
