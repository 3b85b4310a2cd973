import ArgumentParser
import Register

/// A moment in the history of a register on the command line.
struct MomentArgument: ExpressibleByArgument {
    let moment: Register.Moment

    init?(argument: String) {
        guard let moment = Register.Moment(argument) else { return nil }
        self.moment = moment
    }

    /// What is written there.
    static let forms = "a day (2026-03-01: its end), a moment in UTC (2026-03-01T09:30), a change (r17), or now"
}
