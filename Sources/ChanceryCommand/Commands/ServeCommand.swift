import ArgumentParser
import Chancery
import Foundation
import Register
import Service

/// `chancery serve`: the reading room.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens a register as a web application, for one analyst or for a desk.",
        discussion: """
            It listens on this machine alone unless --host says otherwise; then everybody has to sign in, under an account \
            that 'chancery serve account add' made. It prints its address, writes a line a request to standard error, and \
            ends with SIGTERM or Ctrl-C.

              chancery serve --register caspian.chancery
              chancery serve account add ana --role analyst --register caspian.chancery
              chancery serve --host 0.0.0.0 --public-address https://room.example.org --register caspian.chancery
            """,
        subcommands: [ServeRoomCommand.self, AccountCommand.self], defaultSubcommand: ServeRoomCommand.self)
}

/// `chancery serve room`: what `chancery serve` does.
struct ServeRoomCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "room", abstract: "Opens the room; 'chancery serve' alone does so too.")

    @Option(name: .long, help: ArgumentHelp("The address to listen at.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(name: .long, help: ArgumentHelp("The port; 0 for one that is free.", valueName: "number"))
    var port = 8080

    @Option(
        name: .long,
        help: ArgumentHelp(
            "What a browser calls the room, where a server with a certificate stands before it: https://room.example.org. Its X-Forwarded-For is then believed.",
            valueName: "address"))
    var publicAddress: String?

    @Flag(name: .long, help: "Demand a sign-in on this machine too.")
    var signIn = false

    @Option(name: .long, help: ArgumentHelp("The file of the access log (default: standard error).", valueName: "file"))
    var log: String?

    @Option(name: .long, help: ArgumentHelp("MiB of one upload at most.", valueName: "number"))
    var largestUpload = CountArgument(64)

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if !(0...65535).contains(port) { throw ValidationError("--port must be 0 to 65535, not \(port).") }
        if let publicAddress, !publicAddress.hasPrefix("https://"), !publicAddress.hasPrefix("http://") {
            throw ValidationError("--public-address: '\(publicAddress)' is no address; write https://room.example.org.")
        }
        if largestUpload.value > 1024 { throw ValidationError("--largest-upload must be at most 1024 MiB.") }
    }

    func run() async throws {
        let chancery = try Setup.chancery(reading)
        let path = try register.path()
        let isNew = !FileManager.default.fileExists(atPath: path)
        let register = try register.open(.create)
        if isNew { Terminal.complain("\(path): there was no such register; it is new") }
        var options = ReadingRoom.Options()
        options.host = host
        options.port = port
        options.publicAddress = publicAddress
        options.demandsSignIn = signIn
        options.user = CaseOptions.user
        options.log = log
        options.largestUpload = largestUpload.value << 20
        let room: ReadingRoom
        do {
            room = try ReadingRoom(register: register, chancery: chancery, options: options)
        } catch let error as CocoaError {
            Terminal.complain("\(log ?? ""): the log cannot be written; \(error.localizedDescription) [CH0940]")
            throw Ending.cannotWrite
        } catch {
            Terminal.complain("\(error)")
            throw Ending.broken
        }
        if room.demandsSignIn, try Accounts(register: register.path).all().isEmpty {
            Terminal.complain(
                "nobody can sign in yet; 'chancery serve account add NAME --role analyst' makes an account [CH0948]")
        }
        do {
            try await room.run { address in
                // Whoever waits for the address reads it from a pipe: it must not lie in a buffer.
                try? FileHandle.standardOutput.write(contentsOf: Data("\(address)\n".utf8))
            }
        } catch {
            Terminal.complain("\(host):\(port): cannot be listened at; \(error) [CH0949]")
            try? register.close()
            throw Ending.cannotWrite
        }
        try register.close()
    }
}
