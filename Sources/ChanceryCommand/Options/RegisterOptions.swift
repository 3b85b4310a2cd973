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

    /// The register that the environment names; nil where it names none.
    static var ofEnvironment: String? {
        ProcessInfo.processInfo.environment["CHANCERY_REGISTER"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The file that is meant.
    ///
    /// - Throws: ``Ending/wrongUsage`` where none is named.
    func path() throws -> String {
        if let register { return register }
        if let named = RegisterOptions.ofEnvironment { return named }
        Terminal.complain("which register? give --register FILE, or set CHANCERY_REGISTER [CH0910]")
        throw Ending.wrongUsage
    }

    /// Opens the register, does something with it, and closes it.
    ///
    /// - Parameter tellsNew: whether a register that was made for it is told of: where one was meant to be there, its name may be a
    ///   slip.
    func with<Value>(
        _ access: Register.Access, tellsNew: Bool = false, _ body: (Register) throws -> Value
    ) throws -> Value {
        let path = try path()
        let isNew = !FileManager.default.fileExists(atPath: path)
        let value = try RegisterOptions.with(path, access, body)
        if tellsNew, isNew, FileManager.default.fileExists(atPath: path) {
            Terminal.complain("\(path): there was no such register; it is new")
        }
        return value
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

    private static func discard(_ register: Register) {
        try? register.close()
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: register.path + end) }
    }

    /// The same for a file.
    static func with<Value>(
        _ path: String, _ access: Register.Access, _ body: (Register) throws -> Value
    ) throws -> Value {
        let isNew = !FileManager.default.fileExists(atPath: path)
        do {
            let register = try Register(path: path, access: access, program: "chancery \(Chancery.version)")
            // A new file in which nothing came to stand goes again: a slip of the pen leaves no empty register.
            defer { if isNew, (try? register.lastRevision()) == 0 { RegisterOptions.discard(register) } }
            let value = try body(register)
            if try !isNew || register.lastRevision() > 0 { try register.close() }
            return value
        } catch let failure as RegisterFailure {
            Terminal.complain(failure.description)
            throw access == .read ? Ending.nothingRead : Ending.cannotWrite
        }
    }
}
