import ArgumentParser
import Register

/// A moment in the history of a register on the command line.
struct MomentArgument: ExpressibleByArgument {
    let moment: Register.Moment

    init?(argument: String) {
        guard let moment = Register.Moment(argument) else { return nil }
        self.moment = moment
    }

    /// The moment, as a register knows it; now where none is given.
    static func moment(_ given: MomentArgument?, in register: Register) throws -> Register.Moment {
        guard let given else { return .now }
        if case .revision(let number) = given.moment, number > (try register.lastRevision()) {
            Terminal.complain("r\(number): the last change of the register is r\(try register.lastRevision()) [CH0951]")
            throw Ending.wrongUsage
        }
        return given.moment
    }

    /// What is written there.
    static let forms = "a day (2026-03-01: its end), a moment in UTC (2026-03-01T09:30), a change (r17), or now"
}
