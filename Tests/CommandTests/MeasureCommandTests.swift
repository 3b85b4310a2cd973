import Foundation
import Testing

/// The commands of measures: what they print, and what they say where they cannot.
@Suite struct MeasureCommandTests {
    static let reports = """
        {"name": "wire", "published": "2031-03-02", "text": "Norway and Chile signed a fisheries treaty in Oslo on 1 March 2031. Chile wants closer ties with Norway. Norway accused Peru of illegal fishing."}
        {"name": "post", "published": "2031-03-03", "text": "Chile signed a fisheries treaty with Norway on 1 March 2031, officials said. Peru rejected the claim by Norway."}

        """

    private func run(_ arguments: String...) throws -> Program.Outcome {
        try Program.run(arguments + ["--quiet"], input: Self.reports)
    }

    @Test("a state's page names its powers, cites, and says what is too few") func state() throws {
        let outcome = try run("state", "Norway")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("Norway: which way it leans\n"))
        #expect(outcome.output.contains("Chile"))
        #expect(outcome.output.contains("too few stories"))
        #expect(outcome.output.contains("CITATIONS"))
    }

    @Test("who moves from one power to another is told of each by its own words") func towards() throws {
        let report = "Suva, 3 March 2031 (Reef Wire) - Fiji is moving closer to Japan and away from France.\n"
        let text = try Program.run(["state", "Fiji", "--quiet"], input: report).output
        #expect(text.contains("Closer to  Japan"), "\(text)")
        #expect(text.contains("Away from  France"), "\(text)")
    }

    @Test(
        "who leans leans alone: nothing is told of those that he leans to, and of one that is not meant nothing at all")
    func leaningAlone() throws {
        let report = "Chad has drifted away from France and leans towards Niger, not Mali.\n"
        let text = try Program.run(["state", "Chad", "--quiet"], input: report).output
        #expect(text.contains("Closer to  Niger"), "\(text)")
        #expect(text.contains("Away from  France"), "\(text)")
        #expect(!text.contains("Mali —"), "\(text)")
        for pair in [["FRA", "NER"], ["MLI", "NER"], ["FRA", "MLI"]] {
            let text = try Program.run(["pair"] + pair + ["--quiet"], input: report).output
            #expect(!text.contains("drawing"), "\(text)")
        }
    }

    @Test("a forecast that a copy repeats counts once") func copiedForecasts() throws {
        let text = """
            OSLO - Norway will probably sign the fisheries treaty with Chile by 1 June 2031, the ministry of fisheries said in a long \
            statement about the herring that both countries catch. The two have talked of it since the winter, and the fleets wait.
            """
        let rows = try ["wire", "post"].enumerated().map { number, name in
            String(
                decoding: try JSONSerialization.data(withJSONObject: [
                    "name": name, "publisher": name, "published": "2031-03-0\(number + 2)", "text": text,
                ]), as: UTF8.self)
        }
        let outcome = try Program.run(
            ["forecasts", "--format", "jsonl", "--quiet"], input: rows.joined(separator: "\n") + "\n")
        #expect(
            outcome.output.split(separator: "\n").count { $0.contains("\"kind\":\"forecast\"") } == 1,
            "\(outcome.output)")
    }

    @Test("a pair's page tells an event once, with all who report it") func pair() throws {
        let outcome = try run("pair", "CHL", "NOR")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.hasPrefix("Chile and Norway\n"))
        #expect(outcome.output.contains("[1]"))
    }

    @Test("every form of every page can be read by a program", arguments: ["json", "jsonl", "csv", "markdown", "html"])
    func forms(_ format: String) throws {
        for arguments in [["state", "NOR"], ["pair", "NOR", "CHL"], ["forecasts"], ["what-if", "CHL leaves NATO"]] {
            let outcome = try Program.run(arguments + ["--format", format, "--quiet"], input: Self.reports)
            #expect(outcome.status == 0, "\(arguments): \(outcome.errors)")
            switch format {
            case "json":
                #expect(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) is [[String: Any]])
            case "jsonl":
                for line in outcome.output.split(separator: "\n") {
                    #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any])
                }
            case "csv": #expect(outcome.output.split(separator: "\n").first?.contains(",") == true)
            default: #expect(!outcome.output.isEmpty)
            }
        }
    }

    @Test("what is supposed is marked so in every form") func supposed() throws {
        for format in ["text", "jsonl", "csv"] {
            let outcome = try run("what-if", "PER allies with CHL", "--format", format)
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(outcome.output.lowercased().contains("supposed"))
        }
    }

    @Test(
        "a wrong name or act is one line that says what to write",
        arguments: [
            (["state", "Ruritania"], "CH0721"), (["pair", "NOR", "Norway"], "CH0724"),
            (["what-if", "NOR dances with CHL"], "CH0720"), (["what-if", "NOR joins CHL"], "CH0722"),
            (["what-if", ""], "CH0720"), (["what-if", "NOR joins NATO", "--format", "svg"], "CH0726"),
            (["state", "NOR", "--rivals", "USA"], "CH0727"), (["forecasts", "--table", "x.csv", "reports"], "CH0725"),
        ])
    func faults(arguments: [String], code: String) throws {
        let outcome = try Program.run(arguments + ["--quiet"], input: Self.reports)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasSuffix("[\(code)]\n"), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    @Test("forecasts of one's own are scored out of a table, and read again as they were written") func table() throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("mine.csv")
            try Data(
                """
                id,forecaster,term,low,high,outcome
                a,"Mora, Ana",likely,0.55,0.75,1
                b,Li,unlikely,0.15,0.2,0
                c,Li,likely,0.55,0.75,0
                d,Li,likely,0.55,0.75,

                """.utf8
            ).write(to: file)
            let text = try Program.run(["forecasts", "--table", file.path])
            #expect(text.status == 0, "\(text.errors)")
            #expect(text.output.contains("SCORES OF 3 FORECASTS"))
            let csv = try Program.run(["forecasts", "--table", file.path, "--format", "csv"])
            let again = folder.appendingPathComponent("again.csv")
            try Data(csv.output.utf8).write(to: again)
            #expect(try Program.run(["forecasts", "--table", again.path, "--format", "csv"]).output == csv.output)
            let svg = try Program.run(["forecasts", "--table", file.path, "--format", "svg"])
            #expect(svg.output.hasPrefix("<svg") && svg.output.contains("<desc"))
        }
    }

    @Test(
        "a table that cannot be scored says which row",
        arguments: [
            ("low,outcome\n1.5,1\n", "row 2"), ("low,outcome\n0.5,maybe\n", "row 2"), ("outcome\n1\n", "row 1"),
            ("", "row 1"),
        ])
    func brokenTables(table: String, row: String) throws {
        try Program.withFolder { folder in
            let file = folder.appendingPathComponent("mine.csv")
            try Data(table.utf8).write(to: file)
            let outcome = try Program.run(["forecasts", "--table", file.path])
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains(row) && outcome.errors.hasSuffix("[CH0730]\n"), "\(outcome.errors)")
        }
    }

    @Test("nothing to draw is said in one line") func nothingToDraw() throws {
        let outcome = try run("forecasts", "--format", "svg")
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasSuffix("[CH0728]\n"))
    }
}
