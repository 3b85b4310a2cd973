import ArgumentParser
import Chancery

/// Of what a record is made, and where what is written of it goes: reports or a register, the part of it that is wanted, the
/// output. What every command understands that works on a record.
struct RecordOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Files and folders of reports, where no register is named; '-', or nothing and no register, is standard input.",
            valueName: "path"))
    var paths: [String] = []

    @Flag(name: .long, help: "Take all reports as one affair instead of grouping them.")
    var oneAffair = false

    @OptionGroup var affair: AffairOptions
    @OptionGroup var corrections: CorrectionOptions
    @OptionGroup var selection: SelectionOptions
    @OptionGroup var reading: ReadingOptions
    @OptionGroup var output: OutputOptions

    /// The register that is asked; nil where reports are read.
    var register: String? {
        if let named = affair.register { return named }
        return paths.isEmpty && reading.list.isEmpty ? RegisterOptions.ofEnvironment : nil
    }

    /// Reads the reports, or takes what the register holds.
    ///
    /// - Parameter isExport: whether what is written is for others than whoever asks at the terminal; what goes into a file
    ///   always is.
    func run(isExport: Bool) throws -> RecordRun {
        try RecordRun.run(self, isExport: isExport || output.output != nil)
    }
}
