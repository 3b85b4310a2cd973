import ArgumentParser
import Chancery
import Register

/// `chancery import`: another's record into a register.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Takes a record that 'chancery export' wrote into a register.",
        discussion: """
            JSON Lines, packed or not, or the folder of a bundle. Documents that the register has stay as they are; affairs \
            come in as they stand in the record. JSON Lines hold no texts: what is searched and shown then are the words \
            of the statements; a bundle brings texts and raw bytes with it.

              chancery import record.jsonl --register caspian.chancery
              chancery import bundle/ --register caspian.chancery
            """)

    @Argument(
        help: ArgumentHelp(
            "A file of JSON Lines, '-' for standard input, or the folder of a bundle.", valueName: "path"))
    var path: String

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func run() throws {
        let chancery = try Setup.chancery(reading)
        do {
            let imported = try register.with(.create) { try chancery.importing(path, into: $0) }
            guard !reading.quiet else { return }
            var words = "\(CountWords.count(imported.added, "document")) taken over"
            if imported.known > 0 { words += ", \(imported.known) there already" }
            Terminal.complain(words)
        } catch let failure as ImportFailure {
            Terminal.complain(failure.description)
            throw Ending.nothingRead
        }
    }
}
