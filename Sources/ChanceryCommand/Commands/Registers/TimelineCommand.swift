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

    @Option(name: .long, help: "event, figure, status, tie, deal, forecast, assessment, motive, condition, or all.")
    var kind = "event"

    @Option(name: .long, help: "A type inside the kind: a PLOVER type, a type of tie, a stage.")
    var type: String?

    @Option(name: .long, help: ArgumentHelp("Only from then on.", valueName: "date"))
    var since: String?

    @Option(name: .long, help: ArgumentHelp("Only up to then.", valueName: "date"))
    var until: String?

    @Option(name: .long, help: ArgumentHelp("What the register said at the end of that day.", valueName: "date"))
    var asOf: String?

    @Option(name: .long, help: ArgumentHelp("How many at most, the latest first to stay.", valueName: "number"))
    var limit = 100

    @OptionGroup var register: RegisterOptions

    func validate() throws {
        for (name, text) in [("--since", since), ("--until", until), ("--as-of", asOf)] {
            try DayOptions.check(name, text)
        }
        if limit < 1 { throw ValidationError("--limit must be at least 1, not \(limit).") }
        if kind != "all", Statement.Kind(rawValue: kind) == nil {
            throw ValidationError(
                "--kind: '\(kind)' is no kind; it is one of "
                    + Statement.Kind.allCases.map(\.rawValue).joined(separator: ", ") + " or all.")
        }
    }

    func run() throws {
        let codes = try EventCodes()
        let found = try register.with(.read) { register in
            var query = StatementQuery()
            query.about = try names.map { try RegisterNames.entity(named: $0, in: register) }
            query.kind = Statement.Kind(rawValue: kind)
            query.type = type
            query.since = DayOptions.first(since)
            query.until = DayOptions.last(until)
            query.asOf = DayOptions.last(asOf)?.description
            query.limit = limit
            query.isLatestFirst = true
            return try register.statements(query)
        }
        if found.isEmpty { Terminal.complain("the register says nothing of that") }
        for line in found.reversed() { print(StatementLines.text(line, codes)) }
    }
}

/// Statements as lines of text.
enum StatementLines {
    static func text(_ found: FoundStatement, _ codes: EventCodes) -> String {
        let statement = found.statement
        let day = found.day.map(\.description) ?? "undated   "
        var words = "\(day)  \(statement.kind.rawValue)"
        if statement.modality != .actual { words += " (\(statement.modality.rawValue))" }
        let fields = StatementFields(statement, codes: codes).fields.map { "\($0.name): \($0.words)" }
        words += "  " + fields.joined(separator: "; ")
        let quote = found.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        return Terminal.printable(words) + "\n            “" + Terminal.printable(quote) + "”\n            "
            + Terminal.printable("\(found.document.name):\(found.line)  \(statement.id)")
    }
}

/// Names of a register on the command line.
enum RegisterNames {
    /// The entity that a name stands for; where there are several, states come first, then the shortest id.
    static func entity(named name: String, in register: Register) throws -> EntityID {
        let entities = try register.entities(named: name)
        let best = entities.min { left, right in
            (left.kind == .state ? 0 : 1, left.id.rawValue.utf8.count, left.id)
                < (right.kind == .state ? 0 : 1, right.id.rawValue.utf8.count, right.id)
        }
        guard let best else {
            Terminal.complain(
                "'\(name)': no report of the register names it; check the spelling, or give its alpha-3 code")
            throw Ending.nothingRead
        }
        return best.id
    }
}
