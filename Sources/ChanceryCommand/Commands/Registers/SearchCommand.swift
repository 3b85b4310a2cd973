import ArgumentParser
import Briefing
import Chancery
import Diplomacy
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
              chancery search --about KAZ --about "Abraham Accords" --kind status --since 2025-11
            """)

    @Argument(
        help: ArgumentHelp("What to look for; nothing for all reports that the options ask for.", valueName: "word"))
    var words: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which says something about this state, body or framework; given twice, about both at once.",
            valueName: "name"))
    var about: [String] = []

    @Option(name: .long, help: "Which makes a statement of this kind.")
    var kind: Statement.Kind?

    @Option(name: .long, help: "Of this type inside the kind: a PLOVER type, a type of tie, a stage.")
    var type: String?

    @Option(name: .long, help: ArgumentHelp("By this source: an outlet or a document.", valueName: "source"))
    var source: String?

    @Option(name: .long, help: "Which answers to a finding of this verdict: agree, refine, conflict, single.")
    var verdict: Finding.Verdict?

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @Option(name: .long, help: ArgumentHelp("How many reports at most.", valueName: "number"))
    var limit = CountArgument(20)

    @OptionGroup var period: PeriodOptions
    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        let hits = try register.with(.read) { register in
            var query = SearchQuery()
            query.words = words.joined(separator: " ")
            query.about = try about.map { try RegisterNames.entity(named: $0, in: register) }
            query.kind = kind
            query.type = type
            query.source = try RegisterNames.source(source, in: register)
            query.verdict = verdict
            query.since = period.first
            query.until = period.last
            query.limit = limit.value
            let hits = try register.search(query)
            guard format == .jsonl else { return hits }
            let withheld = try house.withholding(register).documents
            return hits.filter { !withheld.contains($0.document.id) }
        }
        if hits.isEmpty { Terminal.complain("no report has that") }
        if format == .jsonl {
            var rows = RowList()
            for hit in hits {
                rows.add(hit.document) { json in
                    json.member("passage", hit.passage)
                    json.member("passage_text", hit.text)
                    json.member("line", hit.line)
                }
            }
            print(String(decoding: rows.bytes, as: UTF8.self), terminator: "")
            return
        }
        let isColoured = Terminal.takesColour
        for hit in hits {
            let day = hit.document.published.map { "\($0.iso8601)  " } ?? ""
            let publisher = hit.document.publisher.map { " (\($0))" } ?? ""
            let remarks = SourceRemarks.words(hit.document.desk)
            let shownRemarks = remarks.isEmpty ? "" : " [\(remarks.joined(separator: "; "))]"
            print(Terminal.printable("\(day)\(hit.document.title ?? hit.document.name)\(publisher)\(shownRemarks)"))
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
