import Collation

/// Groups of copies as a page of text: the first report of each, then a line for each report that holds text of it.
struct CopiesPage {
    private let copies: CopyLineage

    init(_ copies: CopyLineage) { self.copies = copies }

    /// The whole page; nothing of a report's own reaches a terminal but what can be printed.
    var text: String {
        let all = [summary] + copies.groups.flatMap { [""] + lines($0) }
        return all.map { Terminal.printable($0) }.joined(separator: "\n") + "\n"
    }

    private var summary: String {
        let count = copies.documents.count
        let copiers = Set(copies.links.map(\.document)).count
        let reports = CountWords.count(count, "report")
        guard copiers > 0 else { return "\(reports): none holds text of another" }
        let groups = CountWords.count(copies.groups.count, "group")
        return "\(reports): \(copiers) hold\(copiers == 1 ? "s" : "") text of another, in \(groups)"
    }

    private func lines(_ group: CopyLineage.Group) -> [String] {
        let origin = copies.documents[group.origin]
        let standing = group.isEarliest ? "earliest" : origin.published == nil ? "longest" : "first"
        return ["\(origin.title ?? origin.name)", "  \(standing) of \(group.members.count + 1): \(about(origin))"]
            + group.members.map { member($0, of: group) }
    }

    /// `  near       43 %  courier-9 · Courier · 2031-03-05; 31 % of other-2`
    private func member(_ member: CopyLineage.Member, of group: CopyLineage.Group) -> String {
        let document = about(copies.documents[member.document])
        guard let link = member.link else { return "  source            \(document)" }
        let kind = link.kind.rawValue.padding(to: 8)
        let source = link.source == group.origin ? "" : ", of \(copies.documents[link.source].name)"
        let others = member.others.map { "; \(percent($0.share)) of \(copies.documents[$0.source].name)" }
        return "  \(kind) \(String(repeating: " ", count: 6 - percent(link.share).count))\(percent(link.share))  "
            + document + source + others.joined()
    }

    private func about(_ document: CopyDocument) -> String {
        let words = CountWords.count(document.words, "word")
        return [document.name, document.outlet, document.published?.iso8601, words].compactMap { $0 }
            .joined(separator: " · ")
    }

    /// A share in whole per cent; only what is whole is a hundred.
    private func percent(_ share: Double) -> String {
        let rounded = Int((share * 100).rounded())
        return "\(share < 1 ? min(rounded, 99) : rounded) %"
    }
}

extension String {
    fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
