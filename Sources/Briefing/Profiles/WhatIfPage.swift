import Diplomacy
import Measures
import SourceText

extension Brief {
    /// The page of something supposed: what would change. All of it is marked as supposed.
    public init(_ whatIf: WhatIf, of record: Record, options: BriefOptions = BriefOptions()) {
        let page = ProfilePage(record, options: options)
        let title = "Supposed: " + whatIf.suppositions.map(\.text).joined(separator: "; ")
        let kinds: [(kinds: Set<WhatIf.Change.Kind>, title: String)] = [
            ([.standing], "How it would stand"), ([.cooperation], "Net cooperation, −10 to +10"),
            ([.share, .breadth, .concentration], "How cooperation would spread"),
            ([.lean, .hedge], "Between rivals"), ([.triad], "Triads at odds"),
        ]
        var sections: [Brief.Section?] = kinds.map { group in
            let changes = whatIf.changes.filter { group.kinds.contains($0.kind) }
            let (shown, more) = page.capped(changes, 24)
            return Brief.Section(
                .supposed, group.title,
                shown.map { Brief.Item(label: page.names[$0.state], line: page.line($0)) }, more: more)
        }
        if whatIf.changes.isEmpty {
            sections.append(
                Brief.Section(
                    .supposed, "Nothing would change",
                    [Brief.Item(line: [.plain("Every figure of the reports stays as it is.")])]))
        }
        self = page.brief(title, sections)
        affairs[0].extent = "supposed, never kept as fact · beside " + affairs[0].extent
    }
}

extension ProfilePage {
    fileprivate func line(_ change: WhatIf.Change) -> [Brief.Run] {
        let others = change.others.map { names[$0] }
        func words(_ value: WhatIf.Value?) -> String {
            switch value {
            case nil: "nothing"
            case .word(let word): ValueWords.code(word)
            case .number(let number):
                switch change.kind {
                case .share: FigureWords.percent(number)
                case .cooperation: FigureWords.signed(number, 1)
                case .lean: FigureWords.signed(number, 2)
                case .breadth: FigureWords.fixed(number, 1)
                default: FigureWords.fixed(number, 2)
                }
            }
        }
        let what =
            switch change.kind {
            case .standing: others.joined() + ":"
            case .cooperation: "with \(others.joined()):"
            case .share: "share of \(others.joined()):"
            case .breadth: "effective number of powers:"
            case .concentration: "concentration:"
            case .lean: "lean between \(others.joined(separator: " and ")):"
            case .hedge: "hedge between \(others.joined(separator: " and ")):"
            case .triad: "with \(others.joined(separator: " and ")):"
            }
        let after = change.kind == .triad && change.after == nil ? "no longer at odds" : words(change.after)
        return [.plain(what), .plain(words(change.before)), .plain("→"), .strong(after), .flag("supposed")]
    }
}
