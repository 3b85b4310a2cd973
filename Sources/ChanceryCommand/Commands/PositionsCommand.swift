import ArgumentParser
import Chancery
import Intake
import Measures

/// `chancery positions`: agreement of states over roll calls.
struct PositionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "positions",
        abstract: "Measures how far states vote alike: session, state, state, agreement, pi.",
        discussion: """
            The table has a header row (session, rcid, then a column a state) and a roll call a row: y, a, n, or '-' (small or capital), \
            its cells parted by tabs or by commas. Roll calls on which all who voted agree count for nothing.

            agreement is 1 less the mean distance of two votes (no 0, abstain a half, yes 1); pi is 1 less the mean squared \
            distance over the one that chance would give (Scott).

              chancery positions votes.tsv.gz
            """)

    @Argument(help: ArgumentHelp("A table, packed or not; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @Option(name: .long, help: "Leave out pairs with fewer common roll calls.")
    var least = 20

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if least < 1 { throw ValidationError("--least must be at least 1.") }
    }

    func run() throws {
        Terminal.sayThatInputIsAwaited([path])
        let bytes: [UInt8]
        do {
            bytes = try InputLines.bytes(path: path)
        } catch {
            Terminal.complain(error.description)
            throw Ending.nothingRead
        }
        let file = try OutputFile(output.output)
        let (sessions, failures) = RollCalls.read(bytes)
        for failure in failures { Terminal.complain("\(path): \(failure)") }
        let lines = Positions(least: least).lines(sessions)
        try file.write(lines)
        try file.finish()
        if lines.isEmpty, let most = sessions.map(\.contested).max() {
            Terminal.complain(
                "no two states voted on \(least) contested roll calls of one session (the most that a session has is \(most)); give more, or a smaller --least [CH0702]"
            )
        }
        try Ending.check(read: sessions.count, rejected: failures.count)
    }
}
