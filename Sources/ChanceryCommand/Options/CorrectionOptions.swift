import ArgumentParser
import Diplomacy

/// Corrections that are applied without a register.
struct CorrectionOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "Corrections to apply, as 'chancery correct export' writes them; a register brings its own.",
            valueName: "file"))
    var corrections: String?

    /// What the file says; nothing where none is given.
    func read() throws -> Corrections { Corrections(try corrections.map(CorrectionFile.read) ?? []) }
}
