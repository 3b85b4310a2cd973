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
            (["brief", "--width", "10"], "--width must be at least 40"),
            (["collate", "--threads", "0"], "--threads must be at least 1"),
            (["annotate", "--layer", "moods"], "'moods'"),
        ]) func usage(arguments: [String], message: String) throws
    {
        let outcome = try Program.run(arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(message))
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
}
