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
            Events by default; --kind gives any other kind of statement. Two names ask for what is about both. Each line \
            says when it held, and below when and by whom it was reported.

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

    @Option(name: .long, help: ArgumentHelp("Said by this source: an outlet or a document.", valueName: "source"))
    var source: String?

    @Option(name: .long, help: "Said to be so in this way: actual, planned, possible, denied, conditional.")
    var modality: Statement.Modality?

    @Option(
        name: .long, help: ArgumentHelp("What the register said then: \(MomentArgument.forms).", valueName: "moment"))
    var asOf: MomentArgument?

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @Option(name: .long, help: ArgumentHelp("How many at most, the latest first to stay.", valueName: "number"))
    var limit = CountArgument(100)

    @OptionGroup var period: PeriodOptions
    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let codes = try EventCodes()
        let found = try register.with(.read) { register in
            var query = StatementQuery()
            query.about = try names.map { try RegisterNames.entity(named: $0, in: register) }
            query.kind = allKinds ? nil : kind
            query.type = type
            query.since = period.first
            query.until = period.last
            query.moment = try MomentArgument.moment(asOf, in: register)
            query.source = try RegisterNames.source(source, in: register)
            query.modality = modality
            query.limit = limit.value
            query.isLatestFirst = true
            let found = try register.statements(query)
            return format == .jsonl ? try house.withholding(register).statements(found) : found
        }
        if found.isEmpty { Terminal.complain("the register says nothing of that") }
        var rows = RowList()
        for line in found.reversed() {
            if format == .text {
                print(StatementLines.text(line, codes))
            } else {
                rows.add(line.statement, of: line.document.name, words: line.text) {
                    StatementLines.times(of: line, &$0)
                }
            }
        }
        print(String(decoding: rows.bytes, as: UTF8.self), terminator: "")
    }
}

extension Statement.Kind: ExpressibleByArgument {}
