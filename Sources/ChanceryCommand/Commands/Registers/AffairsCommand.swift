import ArgumentParser
import Briefing
import Chancery
import Register
import SourceText

/// `chancery affairs`: the affairs of a register.
struct AffairsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "affairs",
        abstract: "Lists the affairs of a register.",
        discussion: """
            Number of reports, of conflicts, days, title, and the id for 'chancery brief --register FILE --affair ID'.

              chancery affairs --order disputed --register caspian.chancery
            """)

    /// How they are listed.
    enum Order: String, ExpressibleByArgument, CaseIterable {
        case newest, biggest, disputed

        var order: Register.StoryOrder {
            switch self {
            case .newest: .newest
            case .biggest: .biggest
            case .disputed: .mostDisputed
            }
        }
    }

    @Option(name: .long, help: "newest, biggest or disputed first.")
    var order = Order.biggest

    @Option(name: .long, help: ArgumentHelp("How many at most.", valueName: "number"))
    var limit = CountArgument(30)

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let (stories, withheld) = try register.with(.read) { register in
            (
                try register.stories(order: order.order, limit: limit.value),
                format == .jsonl ? try register.withheldDocuments(inHouse: house.inHouse) : WithheldDocuments()
            )
        }
        if format == .jsonl {
            var rows = RowList()
            for story in stories { rows.add(story, outside: withheld) }
            return print(String(decoding: rows.bytes, as: UTF8.self), terminator: "")
        }
        for story in stories {
            var words = CountWords.count(story.documents, "report")
            if story.conflicts > 0 { words += ", \(CountWords.count(story.conflicts, "conflict"))" }
            if let period = story.period { words += ", \(period.first) to \(period.last)" }
            print(Terminal.printable("\(story.id)  \(story.title) (\(words))"))
        }
    }
}
