import ArgumentParser
import Diplomacy
import Register

/// `chancery conflicts`: what the reports of a register contradict each other on.
struct ConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts",
        abstract: "Lists what the reports of a register contradict each other on, the most material first.",
        discussion: """
              chancery conflicts --register caspian.chancery
              chancery conflicts --verdict refine --limit 20
            """)

    @Option(name: .long, help: "Findings of which verdict.")
    var verdict = Finding.Verdict.conflict

    @Option(name: .long, help: ArgumentHelp("How many at most.", valueName: "number"))
    var limit = CountArgument(50)

    @OptionGroup var register: RegisterOptions

    func run() throws {
        let found = try register.with(.read) { try $0.findings(verdict: verdict, limit: limit.value) }
        if found.isEmpty { Terminal.complain("no finding of that verdict") }
        for item in found {
            print(Terminal.printable("\(item.finding.question)  \(item.finding.id)"))
            for answer in item.finding.answers {
                print(
                    Terminal.printable(
                        "    \(answer.value)  \(item.names[answer.document] ?? answer.document.rawValue)"))
            }
            print(Terminal.printable("    \(item.finding.rule)"))
        }
    }
}

extension Finding.Verdict: ExpressibleByArgument {}
