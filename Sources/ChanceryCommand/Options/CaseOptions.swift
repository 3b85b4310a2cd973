import ArgumentParser
import Chancery
import Diplomacy
import Foundation
import Register

/// Who corrects what a register says, why, and which register: what every correction is made with.
struct CaseOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("Who says so (default: the name of the user).", valueName: "name"))
    var by: String?

    @Option(name: .long, help: ArgumentHelp("Why.", valueName: "words"))
    var why: String?

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    /// The name that is meant.
    var analyst: String { by ?? CaseOptions.user }

    /// The name of the user, as the system knows it.
    static var user: String {
        let full = ProcessInfo.processInfo.fullUserName
        return full.isEmpty ? ProcessInfo.processInfo.userName : full
    }

    /// Makes one correction, and says what came of it.
    ///
    /// - Parameters:
    ///   - words: why, where that is no option.
    ///   - make: makes the correction's action.
    ///   - check: looks at the register once the correction is kept.
    func correct(
        why words: String? = nil, _ make: (Register, Chancery) throws -> Correction.Action,
        check: (Register) throws -> Void = { _ in }
    ) throws {
        let chancery = try Setup.chancery(reading)
        try register.with(.write) { register in
            let correction = Correction(
                try make(register, chancery), by: analyst, at: Register.now(), why: words ?? why)
            let outcome = try chancery.correct([correction], in: register)
            CaseOptions.say(outcome, reading)
            try check(register)
            print(correction.id)
        }
    }

    /// Says on standard error what came of corrections.
    static func say(_ outcome: Register.CorrectingOutcome, _ reading: ReadingOptions) {
        if reading.quiet { return }
        var words = CountWords.count(outcome.added.count, "correction") + " kept"
        if outcome.known > 0 { words += ", \(outcome.known) there already" }
        if outcome.stories > 0 { words += "; \(CountWords.count(outcome.stories, "affair")) collated anew" }
        Terminal.complain(words)
    }
}
