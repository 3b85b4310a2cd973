import ArgumentParser
import Chancery
import Diplomacy
import Register

/// `chancery correct`: what an analyst says against the record.
struct CorrectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "correct",
        abstract: "Corrects what a register says: every correction is a row with who, when and why.",
        discussion: """
            Nothing is overwritten: a correction is kept beside what was read, is applied whenever an affair is collated, also \
            after 'chancery rebuild', and can be withdrawn ('undo', which is a row too). The affairs that it touches are \
            collated at once. 'export' writes corrections as JSON Lines, for 'import' elsewhere and for \
            'chancery collate --corrections FILE'.

              chancery correct reject event:0f3c… --why "a misprint in the wire" --register caspian.chancery
              chancery correct list
            """,
        subcommands: [
            RejectCommand.self, AmendCommand.self, MergeCommand.self, SplitCommand.self, RegradeCommand.self,
            ResolveCommand.self, MarkCommand.self, NoteCommand.self, CorrectionListCommand.self, UndoCommand.self,
            CorrectionExportCommand.self, CorrectionImportCommand.self,
        ])
}

/// Makes one correction, and says what came of it.
enum CorrectionRun {
    /// - Parameter make: makes the correction's action.
    static func run(
        _ options: RegisterOptions, _ reading: ReadingOptions, _ person: CaseOptions,
        _ make: (Register) throws -> Correction.Action
    ) throws {
        let chancery = try Setup.chancery(reading)
        try options.with(.write) { register in
            let correction = Correction(
                try make(register), by: person.analyst, at: Register.now(), why: person.why)
            let outcome = try chancery.correct([correction], in: register)
            say(outcome, reading)
            print(correction.id)
        }
    }

    /// Says on standard error what came of corrections.
    static func say(_ outcome: Register.CorrectingOutcome, _ reading: ReadingOptions) {
        if reading.quiet { return }
        var words = CountWords.count(outcome.added.count, "correction") + " kept"
        if outcome.known > 0 { words += ", \(outcome.known) there already" }
        if outcome.stories > 0 { words += "; \(CountWords.count(outcome.stories, "affair")) collated anew" }
        Terminal.complain(words)
    }
}
