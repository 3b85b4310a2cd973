import ArgumentParser
import Foundation
import Service

/// `chancery serve account`: who may sign in.
struct AccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "account",
        abstract: "Keeps the accounts of a register's reading room.",
        discussion: """
            They stand in a file beside the register (FILE.accounts), each with a role and a hash of its password; a room that \
            is open heeds a change at once. The password is read from standard input, or made where --generate asks for it.

              chancery serve account add ana --role analyst --register caspian.chancery
              chancery serve account list --register caspian.chancery
            """,
        subcommands: [
            AddAccountCommand.self, AccountPasswordCommand.self, RemoveAccountCommand.self, ListAccountsCommand.self,
        ])
}

/// Which accounts are meant, and where a password comes from.
struct AccountOptions: ParsableArguments {
    @OptionGroup var register: RegisterOptions

    /// Does something with the accounts; what goes wrong is said in one line.
    func with(_ body: (Accounts) throws -> Void) throws {
        do {
            try body(Accounts(register: register.path()))
        } catch let failure as Accounts.Failure {
            Terminal.complain(failure.description)
            throw Ending.wrongUsage
        }
    }
}

/// A password that is read or made.
struct PasswordOptions: ParsableArguments {
    @Flag(name: .long, help: "Make a password, and print it.")
    var generate = false

    /// The password, and what to print of it.
    func password() -> (password: String, made: Bool) {
        if generate { return (Accounts.madePassword(), true) }
        if isatty(STDIN_FILENO) == 1 {
            Terminal.complain("password:")
            // Nobody who looks on shall read it.
            var before = termios()
            tcgetattr(STDIN_FILENO, &before)
            var silent = before
            silent.c_lflag &= ~tcflag_t(ECHO)
            tcsetattr(STDIN_FILENO, TCSANOW, &silent)
            defer { tcsetattr(STDIN_FILENO, TCSANOW, &before) }
            return (readLine() ?? "", false)
        }
        return (readLine() ?? "", false)
    }
}

/// `chancery serve account add`.
struct AddAccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "add", abstract: "Makes an account.")

    @Argument(help: ArgumentHelp("The name; corrections are signed with it.", valueName: "name"))
    var name: String

    @Option(
        name: .long,
        help: ArgumentHelp(
            "reader: looks, searches, exports what may leave the house; analyst: that, and adds and corrects.",
            valueName: "role"))
    var role = "reader"

    @OptionGroup var password: PasswordOptions
    @OptionGroup var accounts: AccountOptions

    func run() throws {
        let (password, made) = password.password()
        try accounts.with { try $0.add(name, role: role, password: password) }
        if made { print(password) }
    }
}

/// `chancery serve account password`.
struct AccountPasswordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Sets an account a new password.")

    @Argument(help: ArgumentHelp("The name.", valueName: "name"))
    var name: String

    @OptionGroup var password: PasswordOptions
    @OptionGroup var accounts: AccountOptions

    func run() throws {
        let (password, made) = password.password()
        try accounts.with { try $0.setPassword(password, of: name) }
        if made { print(password) }
    }
}

/// `chancery serve account remove`.
struct RemoveAccountCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove", abstract: "Takes an account away, and signs it out.")

    @Argument(help: ArgumentHelp("The name.", valueName: "name"))
    var name: String

    @OptionGroup var accounts: AccountOptions

    func run() throws { try accounts.with { try $0.remove(name) } }
}

/// `chancery serve account list`.
struct ListAccountsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the accounts with their roles.")

    @OptionGroup var accounts: AccountOptions

    func run() throws {
        try accounts.with {
            for account in try $0.all() { print(Terminal.printable("\(account.role)  \(account.name)")) }
        }
    }
}
