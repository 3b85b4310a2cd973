import ArgumentParser

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
