import ArgumentParser
import Chancery
import Diplomacy
import Register

/// `chancery retract`: a document on which nothing leans any more.
struct RetractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retract",
        abstract: "Retracts a document: it stays readable, and nothing leans on it any more.",
        discussion: """
            Lists what leant on it, findings, standings and counts of witnesses, and what they are without it. The document \
            keeps its place, marked with who retracted it and why; what was entered by hand on its word falls with it. \
            'chancery remove' takes a document out instead; 'chancery correct undo' takes the retraction back.

              chancery retract wire-3.txt --why "withdrawn by the agency" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The document: a name or an id.", valueName: "document"))
    var document: String

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var person: CaseOptions

    func validate() throws {
        if (person.why ?? "").isEmpty { throw ValidationError("say why it is retracted: --why WORDS.") }
    }

    func run() throws {
        let chancery = try Setup.chancery(person.reading)
        try person.register.with(.write) { register in
            let summary = try RegisterNames.document(document, in: register)
            if let retraction = summary.desk?.retraction {
                Terminal.complain("\(summary.name): was retracted by \(retraction.by) on \(retraction.at) [CH0935]")
                throw Ending.wrongUsage
            }
            let outcome = try chancery.retract(
                summary.id, by: person.analyst, why: person.why ?? "", in: register)
            switch format {
            case .text:
                print(
                    Terminal.printable(
                        "\(summary.name) is retracted; \(CountWords.count(outcome.statements, "statement")) leant on it"
                    ))
                for line in ChangeWords.lines(outcome.changes, sections: [.finding, .standing], showsReasons: false) {
                    print(line)
                }
                for entry in outcome.entries {
                    print(Terminal.printable("was entered on its word, and falls with it: \(entry.name) (\(entry.id))"))
                }
            case .jsonl:
                print(String(decoding: ChangeRows(outcome.changes).bytes, as: UTF8.self), terminator: "")
            }
        }
    }
}
