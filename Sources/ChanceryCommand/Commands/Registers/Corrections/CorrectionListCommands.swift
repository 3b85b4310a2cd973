import ArgumentParser
import Chancery
import Diplomacy
import Intake
import Register

/// `chancery correct list`.
struct CorrectionListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the corrections of a register, the latest first.",
        discussion: """
            Also those that were withdrawn, and those whose statement no document makes any more.

              chancery correct list --on wire-3.txt --register caspian.chancery
            """)

    @Option(
        name: .long,
        help: ArgumentHelp("Only those that speak of this document or entity: an id or a name.", valueName: "id"))
    var on: String?

    @Flag(name: .long, help: "Only those in force.")
    var inForce = false

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        try register.with(.read) { register in
            let subject = try on.map { try register.show($0).first?.id ?? $0 }
            var kept = try register.keptCorrections(on: subject).filter { !inForce || $0.isInForce }
            if format == .jsonl {
                let free = try register.released(kept.map(\.correction), inHouse: house.inHouse).rows
                let ids = Set(free.map(\.id))
                kept.removeAll { !ids.contains($0.correction.id) }
            }
            if kept.isEmpty { Terminal.complain("no correction") }
            for one in kept {
                switch format {
                case .text:
                    print(CorrectionWords.line(one, note: try register.note(on: one.correction)))
                case .jsonl: print(CorrectionLines.line(one.correction))
                }
            }
        }
    }
}

/// Corrections as lines of text.
enum CorrectionWords {
    /// `r17  2026-03-01T09:00:00Z  reject an event of wire.txt, by ana: a misprint  correction:…`
    static func line(_ kept: KeptCorrection, note: String) -> String {
        var state = ""
        if !kept.isInForce { state = "  (withdrawn)" }
        if kept.isInForce, !kept.isFound { state = "  (no document makes that statement now)" }
        return Terminal.printable("\(kept.correction.at)  \(note)\(state)") + "\n    "
            + Terminal.printable(kept.correction.id)
    }
}

/// `chancery correct export`.
struct CorrectionExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Writes the corrections in force as JSON Lines.",
        discussion: """
            For 'chancery correct import' into another register, and for 'chancery collate --corrections FILE'. Those that \
            speak of a document that may not go out are left out.

              chancery correct export --output corrections.jsonl --register caspian.chancery
            """)

    @Flag(name: .long, help: "Also those that were withdrawn, and the withdrawals.")
    var all = false

    @Flag(name: .long, help: "It stays in the house: also those that speak of internal documents.")
    var inHouse = false

    @OptionGroup var register: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let corrections = try register.with(.read) {
            let rows = try $0.corrections()
            return try $0.released(all ? rows : Corrections(rows).rows, inHouse: inHouse)
        }
        let file = try OutputFile(output.output)
        try file.write(CorrectionLines.write(corrections.rows))
        try file.finish()
        if corrections.withheld > 0 {
            Terminal.complain(
                "\(CountWords.count(corrections.withheld, "correction")) left out: their documents may not go out")
        }
    }
}

/// `chancery correct import`.
struct CorrectionImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Applies corrections that were exported elsewhere.",
        discussion: """
            Those that the register has already change nothing. A correction whose document comes in later waits for it.

              chancery correct import corrections.jsonl --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("A file of corrections; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let corrections = try CorrectionFile.read(path)
        let chancery = try Setup.chancery(reading)
        let outcome = try register.with(.write) { try chancery.correct(corrections, in: $0) }
        CaseOptions.say(outcome, reading)
    }
}

/// A file of corrections.
enum CorrectionFile {
    /// Its corrections; what is wrong with it is said in one line.
    static func read(_ path: String) throws -> [Correction] {
        let bytes: [UInt8]
        do {
            bytes = try InputLines.bytes(path: path)
        } catch {
            Terminal.complain(error.description)
            throw Ending.wrongUsage
        }
        do throws(CorrectionLines.Fault) {
            return try CorrectionLines.read(bytes)
        } catch {
            Terminal.complain("\(path == "-" ? "standard input" : path): \(error)")
            throw Ending.wrongUsage
        }
    }
}
