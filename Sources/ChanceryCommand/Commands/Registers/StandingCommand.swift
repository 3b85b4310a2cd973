import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Register
import SourceText

/// `chancery standing`: who stands how in a framework.
struct StandingCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "standing",
        abstract: "Lists each state's place in a framework, since when, and on whose word.",
        discussion: """
            Of a state: its place in every framework, and its ties. Two names ask how the two stand to each other. What reports \
            deny, plan or hold possible stands below, apart from what they say is so.

              chancery standing "Abraham Accords" --register caspian.chancery
              chancery standing Kazakhstan Israel --as-of 2025-11-07
            """)

    @Argument(help: ArgumentHelp("A framework or a state; two for a pair.", valueName: "name"))
    var names: [String]

    @Option(
        name: .long,
        help: ArgumentHelp("What the register said then: \(MomentArgument.forms).", valueName: "moment"))
    var asOf: MomentArgument?

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let (found, open) = try register.with(.read) { register in
            let about = try names.map { try RegisterNames.entity(named: $0, in: register) }
            let moment = try MomentArgument.moment(asOf, in: register)
            let found = try register.standings(of: about, at: moment)
            let open = try register.openStandings(of: about, at: moment)
            guard format == .jsonl else { return (found, open) }
            let withholding = try house.withholding(register)
            return (found.compactMap { withholding.standing($0) }, withholding.statements(open))
        }
        if found.isEmpty, open.isEmpty { Terminal.complain("the register knows of no standing of that") }
        switch format {
        case .text:
            text(found)
            text(open, isFirst: found.isEmpty)
        case .jsonl:
            var rows = RowList()
            for one in found {
                rows.add(one.standing) { json in
                    json.key("sources")
                    json.array { json in
                        for statement in one.statements {
                            json.object {
                                $0.member("statement", statement.statement.id)
                                $0.member("document", statement.document.name)
                                $0.member("publisher", statement.document.publisher)
                                $0.member("speaker", statement.statement.speaker?.rawValue)
                                $0.member("via", statement.statement.via?.rawValue)
                                $0.member("text", statement.text)
                                StatementLines.times(of: statement, &$0)
                            }
                        }
                    }
                }
            }
            for one in open {
                rows.add(one.statement, of: one.document.name, words: one.text) { StatementLines.times(of: one, &$0) }
            }
            print(String(decoding: rows.bytes, as: UTF8.self), terminator: "")
        }
    }

    /// What is not said to be so: a standing that somebody denies, plans, or holds possible.
    private func text(_ open: [FoundStatement], isFirst: Bool) {
        if open.isEmpty { return }
        if !isFirst { print() }
        print("Denied, planned or held possible")
        for one in open.prefix(12) {
            print(Terminal.printable("  \(StatementLines.participants(one)): \(words(of: one))"))
            print(Terminal.printable("      \(StatementLines.place(one))  \(one.statement.id)"))
            print(Terminal.printable("          “\(StatementLines.quote(one))”"))
        }
        if open.count > 12 { print("  and \(open.count - 12) more") }
    }

    /// `member, denied`
    private func words(of found: FoundStatement) -> String {
        let type: String =
            switch found.statement.content {
            case .status(let status): status.stage.rawValue
            case .tie(let tie): tie.type
            default: found.statement.kind.rawValue
            }
        return type.split(separator: "_").joined(separator: " ") + ", " + found.statement.modality.rawValue
    }

    private func text(_ found: [FoundStanding]) {
        var head = ""
        for one in found {
            let sides = one.standing.sides.map { one.names[$0] ?? $0.rawValue }
            // A framework's states are listed under its name.
            let isFramework = if case .framework = one.standing.subject { true } else { false }
            let group = isFramework ? sides[0] : "\(sides[0]) and \(sides[1])"
            if group != head {
                if !head.isEmpty { print() }
                print(Terminal.printable(group))
                head = group
            }
            let status = one.standing.status.split(separator: "_").joined(separator: " ")
            let since =
                one.standing.since.map { ", since \(StatementFields.words($0))" } ?? ", since no day that is given"
            let until = one.standing.until.map { ", until \(StatementFields.words($0))" } ?? ""
            print(Terminal.printable("  " + (isFramework ? "\(sides[1]): " : "") + status + since + until))
            for statement in one.statements.prefix(5) {
                print(Terminal.printable("      \(StatementLines.place(statement))  \(statement.statement.id)"))
                print(Terminal.printable("          “\(StatementLines.quote(statement))”"))
            }
            if one.statements.count > 5 { print("      and \(one.statements.count - 5) more") }
        }
    }
}
