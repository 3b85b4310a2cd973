import ArgumentParser
import Diplomacy
import Register

/// `chancery diff`: what a register says otherwise than it did.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Lists what a register says otherwise at one moment than at another, and why.",
        discussion: """
            New, revised and withdrawn documents, statements, findings and standings, each with the change in which it came: \
            what was done, when, by whom. A moment is \(MomentArgument.forms).

              chancery diff 2026-03-01 2026-03-08 --register caspian.chancery
              chancery diff r12 --format jsonl
            """)

    @Argument(help: ArgumentHelp("The first moment.", valueName: "from"))
    var from: MomentArgument

    @Argument(help: ArgumentHelp("The second moment (default: now).", valueName: "to"))
    var to: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("How many of each sort are listed at most.", valueName: "number"))
    var limit = CountArgument(50)

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let changes = try register.with(.read) { register in
            let last = try register.lastRevision()
            let (first, second) = (
                try register.revision(at: from.moment), try register.revision(at: to?.moment ?? .now)
            )
            if max(first, second) > last {
                Terminal.complain("r\(max(first, second)): the last change of the register is r\(last) [CH0951]")
                throw Ending.wrongUsage
            }
            if first > second {
                Terminal.complain("the first moment is after the second; give the earlier one first [CH0952]")
                throw Ending.wrongUsage
            }
            let changes = try register.changes(
                from: from.moment, to: to?.moment ?? .now, limit: format == .jsonl ? .max : limit.value)
            let isExport = format == .jsonl || output.output != nil
            return isExport ? try house.withholding(register).changes(changes) : changes
        }
        let file = try OutputFile(output.output)
        switch format {
        case .text:
            if changes.revisions.isEmpty { Terminal.complain("nothing was done in between") }
            if !changes.revisions.isEmpty {
                try file.write("What was done\n")
                for revision in changes.revisions {
                    try file.write("  " + Terminal.printable(RevisionWords.words(revision)) + "\n")
                }
            }
            for line in ChangeWords.lines(changes, sections: ChangeWords.Section.allCases, showsReasons: true) {
                try file.write(line + "\n")
            }
        case .jsonl: try file.write(ChangeRows(changes).bytes)
        }
        try file.finish()
    }
}
