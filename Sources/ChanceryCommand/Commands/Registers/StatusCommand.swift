import ArgumentParser
import Chancery
import Register
import SourceText

/// `chancery status`: what a register holds.
struct StatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says what a register holds.",
        discussion: """
            Documents, affairs, statements and findings in numbers, what waits for collation, and the last change.

              chancery status --register caspian.chancery
            """)

    @Option(name: .long, help: "text or jsonl.")
    var format = ListFormat.text

    @OptionGroup var house: HouseOptions
    @OptionGroup var register: RegisterOptions

    func run() throws {
        if format == .jsonl {
            return try register.with(.read) { register in
                let withheld = try register.withheldDocuments(inHouse: house.inHouse)
                var status = try register.status(outside: withheld)
                // The note on the last change may speak of what may not go out.
                if !withheld.isEmpty { status.last?.note = nil }
                print(StatusCommand.row(status))
            }
        }
        let status = try register.with(.read) { try $0.status() }
        func list(_ counts: [String: Int]) -> String {
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { "\($0.value) \($0.key)" }
                .joined(separator: ", ")
        }
        var lines: [(String, String)] = [
            ("documents", "\(status.documents), \(StatusCommand.size(status.textBytes)) of text"),
            ("published", status.published.map { "\($0.first) to \($0.last)" } ?? "no report is dated"),
            ("affairs", "\(status.stories)"),
            ("statements", list(status.statements)),
            ("findings", list(status.findings)),
            ("corrections", list(status.corrections)),
            ("by hand", status.entered > 0 ? "\(status.entered)" : ""),
            ("entities", "\(status.entities)"),
            ("file", StatusCommand.size(status.fileBytes)),
        ]
        if let last = status.last { lines.append(("last change", RevisionWords.words(last) + ", by \(last.program)")) }
        if !status.waiting.isNothing {
            lines.append(
                (
                    "waiting",
                    "\(CountWords.count(status.waiting.documents, "report")) and \(CountWords.count(status.waiting.stories, "affair", "affairs")) for collation; run 'chancery add' again"
                ))
        }
        for (name, words) in lines where !words.isEmpty {
            print(name + String(repeating: " ", count: 14 - name.utf8.count) + words)
        }
    }

    /// All of it as one JSON object.
    private static func row(_ status: RegisterStatus) -> String {
        var json = JSONWriter()
        json.object { json in
            status.writeMembers(&json)
            json.member("file_bytes", status.fileBytes)
            json.key("waiting")
            json.object {
                $0.member("documents", status.waiting.documents)
                $0.member("affairs", status.waiting.stories)
            }
            if let last = status.last {
                json.key("last")
                json.object { ChangeRows.members(of: last, &$0) }
            }
        }
        return String(decoding: json.bytes, as: UTF8.self)
    }

    /// Bytes in the unit that fits.
    static func size(_ bytes: Int) -> String {
        switch bytes {
        case ..<10_000: "\(bytes) bytes"
        case ..<10_000_000: "\(bytes / 1000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
