import ArgumentParser
import Diplomacy
import Foundation

/// The terminal that the program runs on, and what is said on standard error.
enum Terminal {
    /// Says one line on standard error, whatever the options.
    static func complain(_ line: String) {
        FileHandle.standardError.write(Data("chancery: \(clean(line))\n".utf8))
    }

    /// Says that an input could not be read, and why.
    static func complain(_ rejection: Rejection) {
        complain("\(rejection.place ?? rejection.name): \(rejection.reason) [\(rejection.code)]")
    }

    /// Tells somebody who gave no path, and sits at a terminal, what the program waits for.
    static func sayThatInputIsAwaited(_ paths: [String]) {
        if paths.isEmpty || paths == ["-"], isTerminal(0) {
            complain("reading standard input; end it with Ctrl-D, or give files and folders")
        }
    }

    /// Names of files are not trusted: no control character reaches the terminal.
    private static func clean(_ line: String) -> String {
        String(String.UnicodeScalarView(line.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
    }

    /// A line of what was read, without characters that would steer a terminal.
    static func printable(_ line: String) -> String {
        String(
            String.UnicodeScalarView(
                line.unicodeScalars.filter { $0 == "\t" || $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) }))
    }

    /// Whether a descriptor is a terminal.
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// Columns of the terminal on standard output: what the terminal says, else `$COLUMNS`, else 80.
    static var width: Int {
        var size = winsize()
        if ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        if let columns = ProcessInfo.processInfo.environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 {
            return columns
        }
        return 80
    }

    /// Whether standard output takes colour: a terminal that is not dumb, and no `NO_COLOR` (https://no-color.org).
    static var takesColour: Bool {
        let environment = ProcessInfo.processInfo.environment
        return isTerminal(1) && environment["TERM"] != "dumb" && (environment["NO_COLOR"] ?? "").isEmpty
    }
}

/// How a command ends, by the statuses that `chancery --help` lists.
enum Ending {
    static let someNotRead = ExitCode(1)
    static let nothingRead = ExitCode(2)
    static let wrongUsage = ExitCode(64)
    static let broken = ExitCode(70)
    static let cannotWrite = ExitCode(73)

    /// Ends a run that read some sources and not others.
    ///
    /// - Parameter isStrict: whether one that was not read counts as if none was.
    static func check(read: Int, rejected: Int, isStrict: Bool = false) throws {
        guard rejected > 0 || read == 0 else { return }
        throw read == 0 || isStrict ? nothingRead : someNotRead
    }
}
