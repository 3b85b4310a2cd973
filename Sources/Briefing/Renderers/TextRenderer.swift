import Diplomacy

/// A brief for the terminal: every line fits the width, labels stand in a column of their own where there is room.
public struct TextRenderer: Sendable {
    /// Columns of the terminal, at least 40.
    public var width: Int
    /// Whether weight and colour are set by escape sequences (ECMA-48, the eight basic colours).
    public var colour: Bool

    /// The widest measure: longer lines are hard to read, whatever the terminal.
    private static let measure = 104

    /// A renderer.
    ///
    /// - Parameters:
    ///   - width: columns of the terminal; taken as 40 where it is less.
    ///   - colour: whether to write escape sequences. The caller minds `NO_COLOR` and whether it writes to a terminal.
    public init(width: Int = 80, colour: Bool = false) {
        self.width = max(width, 40)
        self.colour = colour
    }

    /// The brief as text, each line ended by a line break.
    public func render(_ brief: Brief) -> String {
        var page = TextPage(width: min(width, TextRenderer.measure), colour: colour)
        if brief.affairs.isEmpty {
            page.write([Layout.Piece(text: "There is nothing to brief on.", style: .plain)])
        }
        if brief.affairs.count > 1 {
            page.heading("Affairs")
            for (number, affair) in brief.affairs.enumerated() {
                page.row(
                    "\(number + 1)", Layout.pieces([.plain(affair.title), .note(affair.extent)]), labels: 3)
            }
            if brief.more > 0 { page.row("", [Layout.Piece(text: Layout.more(brief.more), style: .quiet)], labels: 3) }
        }
        for (number, affair) in brief.affairs.enumerated() {
            page.title(brief.affairs.count > 1 ? "\(number + 1)  \(affair.title)" : affair.title, affair.extent)
            for section in affair.sections { page.section(section) }
        }
        if !brief.citations.isEmpty { citations(brief.citations, &page) }
        if !brief.rejected.isEmpty {
            page.heading("Not read")
            for rejection in brief.rejected {
                page.row(
                    PassageWords.clean(rejection.name),
                    Layout.pieces([.plain(PassageWords.clean(rejection.reason)), .flag(rejection.code)]), labels: 24)
            }
        }
        return page.text
    }

    private func citations(_ citations: [Brief.Citation], _ page: inout TextPage) {
        page.heading("Citations")
        let digits = String(citations.count).count + 2
        for citation in citations {
            var runs: [Brief.Run] = [.plain("\(citation.source), \(citation.place)")]
            if let passage = citation.passage {
                // What is left of the line behind the place shows how the passage begins.
                let room = page.width - digits - 4 - DisplayWidth.columns("\(citation.source), \(citation.place)") - 4
                if room >= 24 { runs.append(.note("“" + PassageWords.cut(passage, room - 2) + "”")) }
            }
            page.row("[\(citation.number)]", Layout.pieces(runs), labels: digits)
        }
    }
}

extension Brief.Citation {
    /// `reports.txt`; `agency-31 (rows.jsonl, row 3)` for a row of a file.
    var source: String { document + (file.map { " \($0)" } ?? "") }

    /// `(rows.jsonl, row 3)` for a part of a file that has a name of its own; nothing where the file's name says it.
    var file: String? {
        guard let row, row.kind == .row || PassageWords.clean(row.file) != document else { return nil }
        return "(\(PassageWords.clean(row.file)), \(row.kind.rawValue) \(row.number))"
    }

    /// `line 14, bytes 1024–1130`; `bytes 0–158 of its text` for a row, and for what stands packed in its file.
    var place: String {
        (line.map { "line \($0), " } ?? "") + "bytes \(span.start)–\(span.end)"
            + (row == nil || row?.offset != nil ? "" : " of its text")
    }
}

/// Text as it grows downwards.
struct TextPage {
    let width: Int
    let colour: Bool
    private(set) var text = ""

    init(width: Int, colour: Bool) {
        self.width = width
        self.colour = colour
    }

    private enum Weight: String {
        case bold = "1"
        case faint = "2"
        case citation = "36"
        case flag = "33"
        case none = ""
    }

    private func painted(_ text: String, _ weight: Weight) -> String {
        colour && weight != .none ? "\u{1B}[\(weight.rawValue)m\(text)\u{1B}[0m" : text
    }

    private mutating func line(_ words: String = "") { text += words + "\n" }

    private mutating func gap() { if !text.isEmpty { line() } }

    mutating func title(_ title: String, _ extent: String) {
        gap()
        for row in wrapped([Layout.Piece(text: title, style: .strong)], width: width) { line(row) }
        for row in wrapped([Layout.Piece(text: extent, style: .quiet)], width: width) { line(row) }
        line(painted(String(repeating: "─", count: width), .faint))
    }

    mutating func heading(_ title: String) {
        gap()
        line(painted(title.uppercased(), .bold))
    }

    mutating func write(_ pieces: [Layout.Piece], indent: Int = 0) {
        let margin = String(repeating: " ", count: indent)
        for row in wrapped(pieces, width: width - indent) { line(margin + row) }
    }

    mutating func section(_ section: Brief.Section) {
        heading(section.title)
        for (place, group) in section.groups.enumerated() {
            if !group.heading.isEmpty {
                if place > 0 { line() }
                write(Layout.pieces(group.heading), indent: 2)
            }
            let indent = group.heading.isEmpty ? 2 : 4
            let labels = labelWidth(group.items)
            var previous = ""
            for item in group.items {
                // A label that repeats is set once: things of one day, judgements of one voice.
                row(item.label == previous ? "" : item.label, Layout.pieces(item.line), labels: labels, indent: indent)
                previous = item.label
            }
            for note in group.notes { write(Layout.pieces(note), indent: indent) }
        }
        if section.more > 0 { write([Layout.Piece(text: Layout.more(section.more), style: .quiet)], indent: 2) }
    }

    /// The column for labels: as wide as most of them are, at most a fourth of the page (a third where it is narrow).
    private func labelWidth(_ items: [Brief.Item]) -> Int {
        let widths = items.map { DisplayWidth.columns($0.label) }.sorted()
        guard let widest = widths.last, widest > 0 else { return 0 }
        return min(widest, width >= 76 ? width / 4 : width / 3)
    }

    /// A label and what stands beside it.
    mutating func row(_ label: String, _ pieces: [Layout.Piece], labels: Int, indent: Int = 2) {
        let margin = String(repeating: " ", count: indent)
        guard labels > 0 else {
            // Without labels the first line hangs out by a dash, so that items stay apart.
            let rows = wrapped(pieces, width: width - indent - 2)
            for (place, words) in rows.enumerated() { line(margin + (place == 0 ? "– " : "  ") + words) }
            return
        }
        let left =
            label.isEmpty ? [] : wrapped([Layout.Piece(text: label, style: .strong)], width: labels, paint: false)
        let right = wrapped(pieces, width: width - indent - labels - 2)
        for place in 0..<max(left.count, right.count) {
            let words = place < left.count ? left[place] : ""
            let pad = String(repeating: " ", count: max(0, labels - DisplayWidth.columns(words)))
            let beside = place < right.count ? "  " + right[place] : ""
            let row = margin + painted(words, words.isEmpty ? .none : .bold) + (beside.isEmpty ? "" : pad + beside)
            line(row)
        }
    }

    /// Breaks pieces into lines of at most `width` columns; a word that is wider is cut.
    private func wrapped(_ pieces: [Layout.Piece], width: Int, paint: Bool = true) -> [String] {
        var rows: [String] = []
        var row = ""
        var used = 0
        // A run of words in one style is painted as one.
        var open: (text: String, weight: Weight) = ("", .none)

        func close() {
            row += paint ? painted(open.text, open.weight) : open.text
            open = ("", .none)
        }
        func put(_ words: String, _ weight: Weight) {
            if open.weight != weight { close() }
            open.weight = weight
            open.text += words
        }
        func end() {
            close()
            rows.append(row)
            row = ""
            used = 0
        }
        for piece in pieces {
            let weight = weight(of: piece.style)
            for (place, word) in piece.text.split(separator: " ").enumerated() {
                let glue = place == 0 && piece.glue
                var rest = word
                var columns = DisplayWidth.columns(rest)
                if used > 0, used + columns + (glue ? 0 : 1) > width { end() }
                if used > 0, !glue {
                    put(" ", place == 0 ? .none : weight)
                    used += 1
                }
                while columns > width {
                    var head = rest.prefix(width)
                    while DisplayWidth.columns(head) > width { head = head.dropLast() }
                    if head.isEmpty { head = rest.prefix(1) }
                    put(String(head), weight)
                    end()
                    rest = rest[head.endIndex...]
                    columns = DisplayWidth.columns(rest)
                }
                put(String(rest), weight)
                used += columns
            }
        }
        if used > 0 || rows.isEmpty { end() }
        return rows
    }

    private func weight(of style: Layout.Piece.Style) -> Weight {
        switch style {
        case .plain, .quote: .none
        case .strong: .bold
        case .quiet: .faint
        case .flag: .flag
        case .citation: .citation
        }
    }
}
