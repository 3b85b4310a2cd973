import Diplomacy

/// A brief as Markdown (CommonMark), for notes, issues and wikis; words of sources are escaped.
public struct MarkdownRenderer: Sendable {
    /// A renderer; there is nothing to set.
    public init() {}

    /// The brief as Markdown.
    public func render(_ brief: Brief) -> String {
        var blocks: [String] = []
        if brief.affairs.isEmpty { blocks.append("There is nothing to brief on.") }
        if brief.affairs.count > 1 {
            var lines = brief.affairs.enumerated().map { number, affair in
                "\(number + 1). \(escaped(affair.title)) — \(escaped(affair.extent))"
            }
            if brief.more > 0 { lines.append("\n\(Layout.more(brief.more))") }
            blocks.append("# Affairs")
            blocks.append(lines.joined(separator: "\n"))
        }
        for affair in brief.affairs {
            blocks.append("# \(escaped(affair.title))")
            blocks.append("*\(escaped(affair.extent))*")
            for section in affair.sections { blocks += self.section(section) }
        }
        if !brief.citations.isEmpty {
            blocks.append("## Citations")
            blocks.append(brief.citations.map(citation).joined(separator: "\n"))
        }
        if !brief.rejected.isEmpty {
            blocks.append("## Not read")
            blocks.append(
                brief.rejected.map { "- **\(escaped($0.name))**: \(escaped($0.reason)) (\(escaped($0.code)))" }
                    .joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private func section(_ section: Brief.Section) -> [String] {
        var blocks = ["## \(escaped(section.title))"]
        for group in section.groups {
            if !group.heading.isEmpty { blocks.append("### " + line(group.heading, plain: true)) }
            let items = group.items.map { item in
                item.label.isEmpty ? "- \(line(item.line))" : "- **\(escaped(item.label))**: \(line(item.line))"
            }
            if !items.isEmpty { blocks.append(items.joined(separator: "\n")) }
            for note in group.notes { blocks.append(line(note)) }
        }
        if section.more > 0 { blocks.append(Layout.more(section.more)) }
        return blocks
    }

    private func line(_ runs: [Brief.Run], plain: Bool = false) -> String {
        var text = ""
        for piece in Layout.pieces(runs) {
            if !text.isEmpty, !piece.glue { text += " " }
            switch piece.style {
            case .citation: text += piece.text
            case .strong where !plain: text += "**\(escaped(piece.text))**"
            case .flag: text += "*\(escaped(piece.text))*"
            default: text += escaped(piece.text)
            }
        }
        return text
    }

    private func citation(_ citation: Brief.Citation) -> String {
        var text = "- [\(citation.number)] \(escaped(citation.source)), \(citation.place)"
        if let passage = citation.passage { text += ": “\(escaped(passage))”" }
        if let url = citation.url.flatMap(WebAddress.init) { text += " <\(url.text)>" }
        return text
    }

    /// Text with everything escaped that Markdown or the HTML inside it would read as a mark.
    func escaped(_ text: String) -> String {
        var result = ""
        for character in PassageWords.clean(text) {
            if "\\`*_{}[]<>#|~&$!".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }
}

/// An address that may stand as a link: http or https, without a character that could end the place it stands in.
struct WebAddress {
    let text: String

    init?(_ text: String) {
        let lower = text.prefix(8).lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else { return nil }
        guard text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && !"<>\"'`\\{}|^".utf8.contains($0) }) else { return nil }
        self.text = text
    }
}
