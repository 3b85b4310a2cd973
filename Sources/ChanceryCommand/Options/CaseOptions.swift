import ArgumentParser
import Foundation

/// Who says something by hand, and why.
struct CaseOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Who says so (default: the name of the user).", valueName: "name"))
    var by: String?

    @Option(name: .long, help: ArgumentHelp("Why.", valueName: "words"))
    var why: String?

    /// The name that is meant.
    var analyst: String { by ?? CaseOptions.user }

    /// The name of the user, as the system knows it.
    static var user: String {
        let full = ProcessInfo.processInfo.fullUserName
        return full.isEmpty ? ProcessInfo.processInfo.userName : full
    }
}
