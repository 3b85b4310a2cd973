import Diplomacy
import SourceText

/// Two reports side by side as plain text: the questions that both answer, conflicts first, with what each says and the line
/// where it says so; then what only one of them tells.
///
/// ```swift
/// print(ComparisonText(record, all: false).text)
/// ```
public struct ComparisonText {
    private let record: Record
    private let all: Bool
    private let names: NameWords
    private let statements: [String: Statement]
    /// How many lines of what one report alone tells are shown without ``all``.
    private static let fewest = 8

    /// - Parameters:
    ///   - record: of two reports; further ones are left out.
    ///   - all: whether everything is shown.
    public init(_ record: Record, all: Bool) {
        self.record = record
        self.all = all
        names = NameWords(record.entities)
        statements = Dictionary(record.statements.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// The whole page; nothing of a report's own reaches a terminal but what can be printed.
    public var text: String {
        let documents = Array(record.documents.prefix(2))
        var lines = documents.enumerated().map { "\(ComparisonText.letters[$0])  \(about($1))" }
        let shared = record.findings.filter { Set($0.answers.map(\.document)).count > 1 }
        for (verdict, heading) in [
            (Finding.Verdict.conflict, "They conflict"), (.refine, "One is more exact, or both tell a part"),
            (.agree, "They agree"),
        ] {
            let own = shared.filter { $0.verdict == verdict }
            guard !own.isEmpty else { continue }
            lines += ["", "\(heading) (\(own.count))"]
            for finding in own { lines += [""] + self.lines(finding, documents) }
        }
        if shared.isEmpty { lines += ["", "No question is answered by both."] }
        for (number, document) in documents.enumerated() {
            let alone = record.findings.filter { finding in
                finding.verdict == .single && finding.answers.allSatisfy { $0.document == document.id }
            }
            guard !alone.isEmpty else { continue }
            lines += ["", "Only \(ComparisonText.letters[number]) (\(alone.count))"]
            let shown = all ? alone.count : ComparisonText.fewest
            lines += alone.prefix(shown).map { "  \($0.question) \(values($0, document.id))" }
            if alone.count > shown { lines.append("  " + Layout.more(alone.count - shown)) }
        }
        return lines.map { PassageWords.clean($0).isEmpty ? "" : ComparisonText.printable($0) }.joined(separator: "\n")
            + "\n"
    }

    private static let letters = ["A", "B"]

    /// A line without control characters; its indentation stays.
    private static func printable(_ line: String) -> String {
        String(line.prefix { $0 == " " }) + PassageWords.clean(line)
    }

    private func about(_ document: DocumentSummary) -> String {
        [document.name, document.publisher, document.published.map(DateWords.words)].compactMap { $0 }
            .joined(separator: " · ")
    }

    private func lines(_ finding: Finding, _ documents: [DocumentSummary]) -> [String] {
        var lines = ["  " + finding.question]
        for (number, document) in documents.enumerated() {
            let words = values(finding, document.id)
            if !words.isEmpty { lines.append("    \(ComparisonText.letters[number])  \(words)") }
        }
        if !finding.rule.isEmpty { lines.append("    – " + ValueWords.sentence(finding.rule)) }
        if let scope = finding.scope, !scope.isEmpty {
            lines.append("    – it may be no contradiction: " + ValueWords.sentence(scope))
        }
        return lines
    }

    /// What a report answers, each value once, with the lines where it stands.
    private func values(_ finding: Finding, _ document: DocumentID) -> String {
        var order: [String] = []
        var places: [String: [Int]] = [:]
        for answer in finding.answers where answer.document == document {
            let statement = answer.statement.flatMap { statements[$0] }
            let value = ValueWords.answer(names.value(answer.value), kind: finding.kind, statement: statement)
            if places[value] == nil { order.append(value) }
            let line = (answer.span ?? statement?.span).flatMap { record.excerpts[document]?.line(of: $0) }
            places[value, default: []] += [line].compactMap { $0 }
        }
        return order.map { value in
            let lines = Set(places[value] ?? []).sorted().map(String.init).joined(separator: ", ")
            return lines.isEmpty ? value : "\(value) (line \(lines))"
        }.joined(separator: "; ")
    }
}
