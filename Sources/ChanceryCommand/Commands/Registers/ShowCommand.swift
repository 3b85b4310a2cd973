import ArgumentParser
import Briefing
import Diplomacy
import Register

/// `chancery show`: everything about one thing.
struct ShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Shows everything that a register knows of one thing.",
        discussion: """
            A document (its name or id), a statement, a finding, an affair or a correction (their ids), an entity (its id or a \
            name of it): what it says and where it stands, when it held and when it was reported, from when to when the \
            register said it and why, what leans on it, and what analysts said of it.

              chancery show wire-3.txt --register caspian.chancery
              chancery show finding:0f3c… --format jsonl
            """)

    @Argument(help: ArgumentHelp("An id, or the name of a document or entity.", valueName: "id"))
    var id: String

    @Flag(name: .long, help: "Of a document also its whole text.")
    var fullText = false

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        var all = try register.with(.read) { try $0.show(id) }
        if format == .jsonl, !all.isEmpty {
            all = try register.with(.read) { register in
                let withholding = try house.withholding(register)
                let withheld = try register.withheldDocuments(inHouse: house.inHouse)
                return try all.compactMap { try released($0, withholding, withheld, register) }
            }
            if all.isEmpty {
                Terminal.complain("\(id): is marked so that it does not go out; see --in-house [CH0950]")
                throw Ending.nothingRead
            }
        }
        if all.isEmpty {
            Terminal.complain("\(id): nothing of that id or name stands in the register [CH0925]")
            throw Ending.nothingRead
        }
        switch format {
        case .text:
            let page = try ShownText(codes: EventCodes(), fullText: fullText)
            for (index, shown) in all.enumerated() {
                if index > 0 { print() }
                for line in try page.lines(shown, note: { try note(on: $0) }) { print(Terminal.printable(line)) }
            }
        case .jsonl:
            print(String(decoding: ShownRows(all, fullText: fullText).bytes, as: UTF8.self), terminator: "")
        }
    }

    /// What may go out of something; nil where nothing of it does.
    private func released(
        _ shown: Shown, _ withholding: Withholding, _ withheld: WithheldDocuments, _ register: Register
    ) throws -> Shown? {
        guard let shown = withholding.shown(shown), case .entity(var one) = shown, !withheld.isEmpty else {
            return withholding.shown(shown)
        }
        // Which report gave a form of a name is not kept: where some may not go out, the one it goes by is told alone.
        guard try register.entity(one.entity.id, outside: withheld) != nil else { return nil }
        one.entity.names = [one.entity.name]
        return .entity(one)
    }

    private func note(on correction: Correction) throws -> String {
        try register.with(.read) { try $0.note(on: correction) }
    }
}
