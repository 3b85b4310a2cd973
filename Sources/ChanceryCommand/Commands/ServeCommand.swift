import ArgumentParser
import Chancery
import Register
import Service

/// `chancery serve`: the reading room.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Opens a register as a web application, for one analyst or for a desk.",
        discussion: """
            It listens on this machine alone unless --host says otherwise.

              chancery serve --register caspian.chancery
            """)

    @Option(name: .long, help: ArgumentHelp("The address to listen at.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(name: .long, help: ArgumentHelp("The port; 0 for one that is free.", valueName: "number"))
    var port = 8080

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func run() async throws {
        let chancery = try Setup.chancery(reading)
        let register = try register.open(.create)
        try await ReadingRoom(register: register, chancery: chancery, host: host, port: port).run()
        try register.close()
    }
}
