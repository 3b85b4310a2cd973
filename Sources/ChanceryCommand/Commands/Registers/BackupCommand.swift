import ArgumentParser
import Register

/// `chancery backup`: a copy of a register.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copies a register into a new file, also while another process writes to it.",
        discussion: """
              chancery backup caspian-2026-03-01.chancery --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The new file.", valueName: "file"))
    var target: String

    @OptionGroup var register: RegisterOptions

    func run() throws { try register.with(.read) { try $0.backup(to: target) } }
}
