import ArgumentParser
import Chancery
import Register

/// `chancery rebuild`: a register's reports, read again.
struct RebuildCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rebuild",
        abstract: "Reads the reports of a register again with today's tables and models.",
        discussion: """
            From the raw bytes that the register keeps. Corrections stay and are applied again; what came out as it was is \
            not touched. Says what changed; 'chancery diff' says it in full.

              chancery rebuild --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("Names or ids of documents; none for all.", valueName: "document"))
    var documents: [String] = []

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let chancery = try Setup.chancery(reading)
        var line = ProgressLine(quiet: reading.quiet)
        let (outcome, missed) = try register.with(.write) { register in
            for name in documents { _ = try RegisterNames.document(name, in: register) }
            let outcome = try chancery.rebuild(register, documents: documents.isEmpty ? nil : documents) {
                line.show($0)
            }
            return (outcome, try register.keptCorrections().filter { $0.isInForce && !$0.isFound })
        }
        line.clear()
        for (name, reason) in outcome.failed { Terminal.complain("\(name): \(reason); it stays as it was [CH0933]") }
        var words =
            "\(CountWords.count(outcome.reread + outcome.fromText, "document")) read again, \(outcome.changed) came out otherwise"
        if outcome.fromText > 0 { words += " (\(outcome.fromText) from the text alone)" }
        if outcome.withoutBytes > 0 {
            words += "; \(outcome.withoutBytes) came without their bytes, and stay as they were"
        }
        print(words)
        for line in ChangeWords.counts(outcome.changes) { print("  " + line) }
        for correction in missed {
            Terminal.complain("\(correction.correction.id): no document makes that statement now [CH0934]")
        }
        if !outcome.failed.isEmpty { throw Ending.someNotRead }
    }
}
