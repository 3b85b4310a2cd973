import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Register
import SourceText

/// `chancery timeline`: what happened about somebody, in order.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Lists what a register says about a state, a pair, a body or a framework, in order of days.",
        discussion: """
            Events by default; --kind gives any other kind of statement. Two names ask for what is about both.

              chancery timeline KAZ --since 2025-11 --register caspian.chancery
              chancery timeline Kazakhstan Israel --kind tie
            """)

    @Argument(help: ArgumentHelp("A name, an alpha-3 code or an id; two for a pair.", valueName: "name"))
    var names: [String] = []

    @Option(name: .long, help: "What kind of statement.")
    var kind = Statement.Kind.event

    @Flag(name: .long, help: "Statements of every kind.")
    var allKinds = false

    @Option(name: .long, help: "A type inside the kind: a PLOVER type, a type of tie, a stage.")
    var type: String?

    @Option(name: .long, help: ArgumentHelp("What the register said at the end of that day.", valueName: "date"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp("How many at most, the latest first to stay.", valueName: "number"))
    var limit = CountArgument(100)

    @OptionGroup var period: PeriodOptions
    @OptionGroup var register: RegisterOptions

    func validate() throws { try PeriodOptions.check("--as-of", asOf) }

    func run() throws {
        let codes = try EventCodes()
        let found = try register.with(.read) { register in
            var query = StatementQuery()
            query.about = try names.map { try RegisterNames.entity(named: $0, in: register) }
            query.kind = allKinds ? nil : kind
            query.type = type
            query.since = period.first
            query.until = period.last
            query.asOf = asOf.flatMap { CalendarPeriod(iso8601: $0) }?.last
            query.limit = limit.value
            query.isLatestFirst = true
            return try register.statements(query)
        }
        if found.isEmpty { Terminal.complain("the register says nothing of that") }
        for line in found.reversed() { print(StatementLines.text(line, codes)) }
    }
}

extension Statement.Kind: ExpressibleByArgument {}
