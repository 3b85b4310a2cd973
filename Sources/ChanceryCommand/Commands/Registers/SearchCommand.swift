import ArgumentParser
import Chancery
import Register
import SourceText

/// `chancery search`: words in the reports of a register.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Looks for words in the reports of a register.",
        discussion: """
            All words must be there; "a phrase" in quotation marks, OR between two words, -word for one that must not be \
            there, begin* for all words of a beginning. The best matches come first, each with its place.

              chancery search '"grain corridor" odesa OR izmail' --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("What to look for.", valueName: "word"))
    var words: [String]

    @Option(name: .long, help: ArgumentHelp("How many reports at most.", valueName: "number"))
    var limit = CountArgument(20)

    @OptionGroup var period: PeriodOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let hits = try register.with(.read) {
            try $0.search(words.joined(separator: " "), since: period.first, until: period.last, limit: limit.value)
        }
        if hits.isEmpty { Terminal.complain("no report has that") }
        let isColoured = Terminal.takesColour
        for hit in hits {
            let day = hit.document.published.map { "\($0.iso8601)  " } ?? ""
            let publisher = hit.document.publisher.map { " (\($0))" } ?? ""
            print(Terminal.printable("\(day)\(hit.document.title ?? hit.document.name)\(publisher)"))
            print("    " + Terminal.printable("\(hit.document.name):\(hit.line)") + "  " + shown(hit, isColoured))
        }
    }

    private func shown(_ hit: SearchHit, _ isColoured: Bool) -> String {
        guard isColoured else { return Terminal.printable(hit.text) }
        let bytes = Array(hit.text.utf8)
        var words = ""
        var place = 0
        func plain(_ range: Range<Int>) -> String { Terminal.printable(String(decoding: bytes[range], as: UTF8.self)) }
        for mark in hit.marks where mark.start >= place && mark.end <= bytes.count {
            words += plain(place..<mark.start) + "\u{1B}[1m" + plain(mark.range) + "\u{1B}[0m"
            place = mark.end
        }
        return words + plain(place..<bytes.count)
    }
}
