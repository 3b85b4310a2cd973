import ArgumentParser
import Briefing
import Diplomacy
import Register
import SourceText

/// `chancery conflicts`: what the reports of a register contradict each other on.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "Lists what the reports of a register contradict each other on, the most material first.",
        discussion: """
            With names: only what is about all of them. --since and --until go by the days of the reports that answer.

              chancery conflicts --register caspian.chancery
              chancery conflicts Kazakhstan --kind figure --source "Port City Ledger"
              chancery conflicts --verdict refine --limit 20
            """)

    @Argument(help: ArgumentHelp("A name, an alpha-3 code or an id; two for a pair.", valueName: "name"))
    var names: [String] = []

    @Option(name: .long, help: "Findings of which verdict.")
    var verdict = Finding.Verdict.conflict

    @Option(name: .long, help: "Of which kind of question: figure, date, event, status, identity, motive, other.")
    var kind: Finding.Kind?

    @Option(name: .long, help: ArgumentHelp("That this source answers: an outlet or a document.", valueName: "source"))
    var source: String?

    @Option(name: .long, help: ArgumentHelp("Of this affair, by its id.", valueName: "id"))
    var affair: String?

    @Option(
        name: .long, help: ArgumentHelp("What the register said then: \(MomentArgument.forms).", valueName: "moment"))
    var asOf: MomentArgument?

    @Option(name: .long, help: ArgumentHelp("How many at most.", valueName: "number"))
    var limit = CountArgument(50)

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var period: PeriodOptions
    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let found = try register.with(.read) { register in
            var query = FindingQuery()
            query.verdict = verdict
            query.kind = kind
            query.about = try names.map { try RegisterNames.entity(named: $0, in: register) }
            query.source = try RegisterNames.source(source, in: register)
            query.story = affair
            if let affair, try register.line(ofAffair: affair) == nil {
                Terminal.complain(
                    "--affair \(affair): the register has no such affair; 'chancery affairs' lists them [CH0958]")
                throw Ending.nothingRead
            }
            query.since = period.first
            query.until = period.last
            query.moment = try MomentArgument.moment(asOf, in: register)
            query.limit = limit.value
            let found = try register.findings(query)
            guard format == .jsonl else { return found }
            let withholding = try house.withholding(register)
            // Without an answer that may not go out, what is left may agree.
            return found.compactMap { withholding.finding($0) }.filter { $0.finding.verdict == verdict }
        }
        if found.isEmpty { Terminal.complain("no finding of that verdict") }
        var rows = RowList()
        for item in found {
            if format == .jsonl {
                rows.add(item.finding, names: item.names) { json in json.member("affair", item.story) }
                continue
            }
            print(Terminal.printable("\(item.finding.question)  \(item.finding.id)"))
            for answer in item.finding.answers {
                let reported = item.reported[answer.document].map { ", reported \($0.iso8601)" } ?? ""
                let value = PlainWords.value(of: answer, kind: item.finding.kind, names: [:])
                print(
                    Terminal.printable(
                        "    \(value)  \(item.names[answer.document] ?? answer.document.rawValue)\(reported)"))
            }
            print(
                Terminal.printable(
                    "    \(PlainWords.sentence(item.finding.rule)); \(item.finding.independent) independent, grade \(item.finding.grade)"
                ))
        }
        print(String(decoding: rows.bytes, as: UTF8.self), terminator: "")
    }
}

extension Finding.Verdict: ExpressibleByArgument {}
extension Finding.Kind: ExpressibleByArgument {}
