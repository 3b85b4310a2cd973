import Briefing
import Diplomacy
import SourceText
import Statements

/// An explained passage as a page of text for the terminal.
public struct ExplanationPage {
    private let passage: ExplainedPassage
    private let width: Int
    private let isWhole: Bool
    private var lines: [String] = []

    /// A page.
    ///
    /// - Parameters:
    ///   - width: columns of the terminal; 40 at least, more than 100 are not used.
    ///   - isWhole: whether all rows that were tried are shown, not only those that came nearest.
    public init(_ passage: ExplainedPassage, width: Int, isWhole: Bool = false) {
        self.passage = passage
        self.isWhole = isWhole
        self.width = min(max(width, 40), 100)
        write()
    }

    /// The whole page. Characters of the source that would steer a terminal are in it still.
    public var text: String { lines.joined(separator: "\n") + "\n" }

    private var explanation: Explanation { passage.explanation }

    private mutating func write() {
        for (number, sentence) in explanation.sentences.enumerated() {
            if number > 0 { lines.append("") }
            lines.append(heading(of: sentence))
            wrap("“" + passage.text(sentence.span) + "”", indent: "", hanging: " ")
            lines.append("")
            lines += TreeDrawing(sentence, width: width).lines
            for statement in explanation.statements where isIn(sentence, statement.statement.span.start) {
                lines.append("")
                write(statement)
            }
            for attribution in explanation.attributions where place(of: attribution) == number {
                lines.append("")
                write(attribution)
            }
            if !explanation.statements.contains(where: { isIn(sentence, $0.statement.span.start) }) {
                lines.append("")
                lines.append("NO STATEMENT was made of this sentence.")
            }
            writeIdle(sentence)
        }
    }

    private func isIn(_ sentence: Explanation.Tree, _ offset: Int) -> Bool {
        sentence.span.contains(offset)
    }

    /// The sentence under which an attribution is shown: that of its cue, else the first that it touches.
    private func place(of attribution: Explanation.AttributionReason) -> Int {
        let spans = [attribution.attribution.cue, attribution.attribution.content, attribution.attribution.source]
        for span in spans.compactMap({ $0 }) {
            if let index = explanation.sentences.firstIndex(where: { $0.span.overlaps(span) }) { return index }
        }
        return 0
    }

    private func heading(of sentence: Explanation.Tree) -> String {
        var parts = [passage.document.name]
        if let lines = passage.lines.lines(of: sentence.span) {
            parts.append(
                lines.count == 1 ? "line \(lines.lowerBound)" : "lines \(lines.lowerBound)–\(lines.upperBound)")
        }
        parts.append("bytes \(sentence.span.start)–\(sentence.span.end) of its text")
        if sentence.region != .body { parts.append(sentence.region.rawValue) }
        return parts.joined(separator: ", ")
    }

    // MARK: - Statements

    private mutating func write(_ reason: Explanation.StatementReason) {
        let statement = reason.statement
        lines.append("\(statement.kind.rawValue.uppercased()), told by ‘\(reason.words.text)’ (\(reason.words.number))")
        for field in StatementFields(statement, codes: passage.codes).fields { item(field.name, field.words) }
        for role in reason.roles { item(role.role, filled(role)) }
        if let time = statement.time?.period {
            item("date", StatementFields.words(time) + (reason.date.map { " ← ‘\($0.text)’" } ?? ""))
        }
        item("modality", modality(reason, statement))
        item("speaker", speaker(statement, reason))
        for fired in reason.rows { item("row", row(fired.row, of: fired.words)) }
        for score in reason.scores { item("score", words(score)) }
        for note in reason.notes { item("note", note) }
    }

    private func filled(_ role: Explanation.Filled) -> String {
        let name = passage.name(role.entity)
        guard let words = role.words else { return "\(name) (\(role.entity)), whom no word of the text names" }
        var text = name == words.text ? name : "\(name) ← ‘\(words.text)’"
        if role.isNear {
            if let relation = words.relation, let head = words.head {
                text += " (\(RelationWording.words(relation)) ‘\(head)’)"
            }
        } else {
            let line = passage.lines.lines(of: words.span).map { "line \($0.lowerBound)" } ?? "byte \(words.span.start)"
            text += ", on \(line)"
        }
        return text
    }

    private func modality(_ reason: Explanation.StatementReason, _ statement: Statement) -> String {
        var text = statement.modality.rawValue
        guard let told = reason.modality else {
            switch statement.content {
            case .forecast: return text + ": every forecast is"
            case .condition: return text + ": every condition is"
            default: return text
            }
        }
        if let words = told.words {
            text +=
                told.modality == statement.modality ? ": " : "; said to be \(told.modality.rawValue), and coded so: "
            text += "‘\(words.text)’ (\(words.number))"
            if let row = told.row { text += ", \(place(row))" }
        } else if statement.modality == .actual {
            text += ": no word says otherwise"
        }
        return text
    }

    private func speaker(_ statement: Statement, _ reason: Explanation.StatementReason) -> String {
        let via = statement.via.map { ", through \(passage.name($0))" } ?? ""
        if let speaker = statement.speaker { return passage.name(speaker) + via }
        return (reason.attribution == nil ? "the report itself" : "somebody who is not known") + via
    }

    // MARK: - Attributions

    private mutating func write(_ reason: Explanation.AttributionReason) {
        let attribution = reason.attribution
        lines.append("ATTRIBUTION" + (reason.cue.map { ", by ‘\($0.text)’ (\($0.number))" } ?? ""))
        item("speaker", attribution.speaker.map(passage.name) ?? "not known")
        if let via = attribution.via { item("through", passage.name(via)) }
        if let source = reason.source { item("source", quoted(source.text) + score("source", in: reason)) }
        item("content", quoted(reason.content.text) + score("content", in: reason))
        item("style", attribution.style.rawValue)
        if let cue = reason.scores.first(where: { $0.name == "cue" }) {
            item("cue", "the model of cues gives ‘\(cue.words?.text ?? "")’ \(rounded(cue.value))")
        }
        for fired in reason.rows { item("row", row(fired.row, of: fired.words)) }
        for note in reason.notes { item("note", note) }
    }

    /// The mean score of the pieces of a role.
    private func score(_ name: String, in reason: Explanation.AttributionReason) -> String {
        let scores = reason.scores.filter { $0.name == name }.map(\.value)
        guard !scores.isEmpty else { return "" }
        return " (\(scores.map(rounded).joined(separator: ", ")))"
    }

    private func quoted(_ text: String) -> String {
        guard text.count > 120 else { return "‘\(text)’" }
        return "‘\(text.prefix(70))… \(text.suffix(40))’"
    }

    private func words(_ score: Explanation.Score) -> String {
        let of = score.words.map { " of ‘\($0.text)’" } ?? ""
        let least = score.least.map { ", \(rounded($0)) is needed" } ?? ""
        return "\(score.name)\(of): \(rounded(score.value))\(least)"
    }

    private func rounded(_ value: Double) -> String {
        let hundredths = Int((value * 100).rounded())
        let rest = hundredths % 100
        if rest == 0 { return "\(hundredths / 100)" }
        return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest % 10 == 0 ? rest / 10 : rest)"
    }

    // MARK: - Words that told nothing

    private mutating func writeIdle(_ sentence: Explanation.Tree) {
        let idle = explanation.idle.filter { isIn(sentence, $0.words.span.start) }
        let tried = idle.filter { $0.missing == nil }
        if !tried.isEmpty {
            lines.append("")
            lines.append("LOOKED AT, AND NOTHING MADE OF IT")
            let isTold = explanation.statements.contains { isIn(sentence, $0.statement.span.start) }
            for reason in tried {
                if isTold, !isWhole { writeShort(reason) } else { write(reason) }
            }
        }
        let missing = idle.filter { $0.missing != nil }
        guard !missing.isEmpty else { return }
        lines.append("")
        wrap("WITHOUT A ROW in event_frames.tsv; --lexicon takes one of yours", indent: "", hanging: "  ")
        for reason in missing {
            guard let gap = reason.missing else { continue }
            let part = gap.part == "v" ? "verb" : "noun"
            wrap(
                "‘\(reason.words.text)’ (\(reason.words.number)): \(gap.lemma), \(part)", indent: "  ", hanging: "    ")
        }
    }

    private mutating func write(_ reason: Explanation.IdleReason) {
        wrap(([head(of: reason)] + reason.notes).joined(separator: "; "), indent: "  ", hanging: "    ")
        let shown = isWhole ? reason.tried.count : ExplanationPage.nearest
        for tried in reason.tried.prefix(shown) {
            wrap("\(row(tried.row))", indent: "    ", hanging: "      ")
            wrap("→ \(tried.reason)", indent: "      ", hanging: "        ")
        }
        let more = reason.tried.count - shown
        if more > 0 { lines.append("    … and \(more) more row\(more == 1 ? "" : "s"); --all shows them") }
    }

    /// How many rows are shown of a word of which nothing came.
    private static let nearest = 4

    /// A word in one line: the row that came nearest, and what it lacks. Beside statements it is only a remark.
    private mutating func writeShort(_ reason: Explanation.IdleReason) {
        var text = head(of: reason) + ": "
        if let first = reason.tried.first {
            let more = reason.tried.count - 1
            text += first.reason + " [\(place(first.row))" + (more > 0 ? " and \(more) more]" : "]")
        } else {
            text += reason.notes.joined(separator: "; ")
        }
        wrap(text, indent: "  ", hanging: "    ")
    }

    /// `‘lifts’ (15) as an event`
    private func head(of reason: Explanation.IdleReason) -> String {
        let kind = reason.kind.map { "\($0 == .event || $0 == .assessment ? "an" : "a") \($0.rawValue)" }
        return "‘\(reason.words.text)’ (\(reason.words.number)) as \(kind ?? "a cue of attribution")"
    }

    // MARK: - Lines

    /// `event_frames.tsv:601 ‘condemned’: lemma=condemn pos=v …`
    private func row(_ row: TableFolder.Found, of words: Explanation.Words? = nil) -> String {
        let cells = row.cells.map { "\($0.column)=\($0.value)" }.joined(separator: " ")
        let meaning = row.meaning.map { " → \($0)" } ?? ""
        return place(row) + (words.map { " ‘\($0.text)’" } ?? "") + ": " + cells + meaning
    }

    private func place(_ row: TableFolder.Found) -> String {
        row.isOwn ? "\(row.file):\(row.line) (yours, \(row.table))" : "\(row.file):\(row.line)"
    }

    private mutating func item(_ name: String, _ words: String) {
        let label = "  " + name + String(repeating: " ", count: max(0, 9 - DisplayWidth.columns(name))) + " "
        wrap(words, indent: label, hanging: String(repeating: " ", count: 12))
    }

    /// Breaks a text into lines at spaces; a word that is longer than a line is cut.
    private mutating func wrap(_ text: String, indent: String, hanging: String) {
        guard !text.isEmpty else { return }
        var line = indent
        var isEmpty = true
        for word in text.split(separator: " ") {
            var word = String(word)
            if !isEmpty, DisplayWidth.columns(line) + 1 + DisplayWidth.columns(word) > width {
                lines.append(line)
                line = hanging
                isEmpty = true
            }
            while DisplayWidth.columns(line) + DisplayWidth.columns(word) + (isEmpty ? 0 : 1) > width, word.count > 1 {
                let room = max(1, width - DisplayWidth.columns(line))
                lines.append(line + word.prefix(room))
                word = String(word.dropFirst(room))
                line = hanging
                isEmpty = true
            }
            line += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        lines.append(line)
    }
}
