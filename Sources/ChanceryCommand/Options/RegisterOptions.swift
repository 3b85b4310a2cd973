import ArgumentParser
import Chancery
import Foundation
import Register

/// Which register a command works on.
struct RegisterOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("The register: one file (default: what CHANCERY_REGISTER names).", valueName: "file"))
    var register: String?

    /// The file that is meant.
    ///
    /// - Throws: ``Ending/wrongUsage`` where none is named.
    func path() throws -> String {
        if let register { return register }
        if let named = ProcessInfo.processInfo.environment["CHANCERY_REGISTER"], !named.isEmpty { return named }
        Terminal.complain("which register? give --register FILE, or set CHANCERY_REGISTER [CH0910]")
        throw Ending.wrongUsage
    }

    /// Opens the register, does something with it, and closes it.
    func with<Value>(_ access: Register.Access, _ body: (Register) throws -> Value) throws -> Value {
        try RegisterOptions.with(path(), access, body)
    }

    /// Opens the register for as long as the program runs.
    func open(_ access: Register.Access) throws -> Register {
        do {
            return try Register(path: path(), access: access, program: "chancery \(Chancery.version)")
        } catch let failure as RegisterFailure {
            Terminal.complain(failure.description)
            throw access == .read ? Ending.nothingRead : Ending.cannotWrite
        }
    }

    /// The same for a file.
    static func with<Value>(
        _ path: String, _ access: Register.Access, _ body: (Register) throws -> Value
    ) throws -> Value {
        do {
            let register = try Register(path: path, access: access, program: "chancery \(Chancery.version)")
            let value = try body(register)
            try register.close()
            return value
        } catch let failure as RegisterFailure {
            Terminal.complain(failure.description)
            throw access == .read ? Ending.nothingRead : Ending.cannotWrite
        }
    }
}
