import ArgumentParser
import Diplomacy

extension FrameworkStatus.Stage: ExpressibleByArgument {}
extension Deal.Status: ExpressibleByArgument {}

/// `chancery record status`.
struct RecordStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status", abstract: "How a state stands in a framework.",
        discussion: """
              chancery record status Kazakhstan "Abraham Accords" acceded --since 2025-11-06 --source "embassy cable 12"
            """)

    @Argument(help: "The state: a name or an alpha-3 code.") var state: String
    @Argument(help: "The framework: an accord, a bloc, a summit format.") var framework: String
    @Argument(
        help: ArgumentHelp(
            "How it stands: \(FrameworkStatus.Stage.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "status"))
    var status: FrameworkStatus.Stage

    @Option(name: .long, help: ArgumentHelp("Since when.", valueName: "date"))
    var since: String?

    @OptionGroup var entry: EntryOptions

    func validate() throws { try PeriodOptions.check("--since", since) }

    func run() throws {
        try EntryRun.run(
            .status, names: [("state", [state], nil), ("framework", [framework], .framework)],
            fields: ["status": status.rawValue, "date": since], entry)
    }
}

/// `chancery record tie`.
struct RecordTieCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tie", abstract: "A standing relation of two sides.",
        discussion: """
              chancery record tie Kazakhstan Israel embassy --since 1992
            """)

    @Argument(help: "One side.") var one: String
    @Argument(help: "The other.") var other: String
    @Argument(help: "Its type: diplomatic_relations, embassy, alliance, trade, energy_supply, ….") var type: String

    @Option(name: .long, help: ArgumentHelp("Since when.", valueName: "date"))
    var since: String?

    @OptionGroup var entry: EntryOptions

    func validate() throws { try PeriodOptions.check("--since", since) }

    func run() throws {
        if let table = try? LeanTable(), table.tie(type) == nil {
            Terminal.complain("'\(type)': the tables know no such type of tie; it is kept as you write it")
        }
        try EntryRun.run(
            .tie, names: [("a", [one], nil), ("b", [other], nil)], fields: ["type": type, "since": since], entry)
    }
}

/// `chancery record deal`.
struct RecordDealCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deal", abstract: "An agreement on goods, money or technology.",
        discussion: """
              chancery record deal Kazakhstan Israel --sector energy --instrument memorandum --value 200000000 --unit USD
            """)

    @Argument(help: ArgumentHelp("Those who make it.", valueName: "party"))
    var parties: [String]

    @Option(name: .long, help: "energy, minerals, trade, technology, ….") var sector: String?
    @Option(name: .long, help: "treaty, memorandum, purchase, investment, pledge, ….") var instrument: String?
    @Option(name: .long, help: ArgumentHelp("Its size.", valueName: "number")) var value: String?
    @Option(name: .long, help: ArgumentHelp("Of what: an ISO 4217 code, or a unit.", valueName: "unit")) var unit:
        String?
    @Option(name: .long, help: "signed, announced or planned.") var status = Deal.Status.signed

    @OptionGroup var entry: EntryOptions

    func run() throws {
        try EntryRun.run(
            .deal, names: [("parties", parties, nil)],
            fields: [
                "sector": sector, "instrument": instrument, "value": value, "unit": unit,
                "status": status.rawValue,
            ], entry)
    }
}

/// `chancery record condition`.
struct RecordConditionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "condition", abstract: "What somebody says must happen first.",
        discussion: """
              chancery record condition Kazakhstan "a vote in parliament" --for "joining the pact"
            """)

    @Argument(help: "Who sets it, or must meet it.") var actor: String
    @Argument(help: "What must happen.") var requires: String

    @Option(name: .customLong("for"), help: ArgumentHelp("What it is a condition for.", valueName: "words"))
    var purpose: String?

    @Option(name: .long, help: "Whether it was met: yes or no.") var met: String?

    @OptionGroup var entry: EntryOptions

    func run() throws {
        try EntryRun.run(
            .condition, names: [("actor", [actor], nil)],
            fields: ["requires": requires, "for": purpose, "met": met], entry)
    }
}

/// `chancery record note`.
struct RecordNoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note", abstract: "A judgement of the analyst's own on somebody or something.",
        discussion: """
            It stands in the record as an assessment. A remark on a statement, a finding or a document is \
            'chancery correct note'.

              chancery record note "Two officials doubt the date." --about Kazakhstan --mark internal
            """)

    @Argument(help: ArgumentHelp("The note.", valueName: "words"))
    var note: String

    @Option(
        name: .long, help: ArgumentHelp("Whom or what it is about. May be given more than once.", valueName: "name"))
    var about: [String]

    @OptionGroup var entry: EntryOptions

    func validate() throws {
        if entry.words != nil { throw ValidationError("the note is the words; --words is for the other kinds.") }
        if note.allSatisfy(\.isWhitespace) { throw ValidationError("the note has no words.") }
    }

    func run() throws {
        var entry = entry
        entry.words = note
        try EntryRun.run(.assessment, names: [("about", about, nil)], fields: [:], entry)
    }
}
