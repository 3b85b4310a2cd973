import Diplomacy
import SourceText

/// Gives each cited passage its number, in order of first use.
struct CitationList {
    private struct Place: Hashable {
        let document: DocumentID
        let span: Span
    }

    private let index: BriefIndex
    private var numbers: [Place: Int] = [:]
    private(set) var citations: [Brief.Citation] = []

    init(index: BriefIndex) { self.index = index }

    /// The number of a passage.
    mutating func cite(_ document: DocumentID, _ span: Span) -> Brief.Run {
        let place = Place(document: document, span: span)
        if let number = numbers[place] { return .citation(number) }
        let number = citations.count + 1
        numbers[place] = number
        let summary = index.documents[document]
        let excerpts = index.record.excerpts[document]
        var row = summary?.row
        var (line, bytes) = (row == nil ? excerpts?.rawLine(of: span) : nil, excerpts?.raw(of: span) ?? span)
        if let offset = row?.offset {
            if let raw = excerpts?.raw(of: span), offset + raw.end <= Int(UInt32.max) {
                bytes = Span(offset + raw.start, offset + raw.end)
                line = row?.line.flatMap { first in excerpts?.rawLine(of: span).map { first + $0 - 1 } }
            } else {
                // Made by extraction, or beyond what a span can tell: the text's own bytes are left.
                row?.offset = nil
            }
        }
        citations.append(
            Brief.Citation(
                number: number, id: document, textSpan: span,
                document: PassageWords.clean(summary?.name ?? document.rawValue),
                publisher: summary?.publisher.map(PassageWords.clean), url: summary?.url, row: row,
                line: line, span: bytes,
                passage: excerpts?[span].flatMap { PassageWords.quotable($0, limit: 160) }))
        return .citation(number)
    }

    /// The numbers of statements: one a document, the one to quote first, then by document; `…` where more say the same.
    mutating func cite(_ statements: [Statement], first: Statement? = nil, limit: Int = 6) -> [Brief.Run] {
        var seen: Set<DocumentID> = []
        var runs: [Brief.Run] = []
        for statement in (first.map { [$0] } ?? []) + statements where seen.insert(statement.document).inserted {
            if runs.count == limit {
                runs.append(.quiet("…"))
                break
            }
            runs.append(cite(statement.document, statement.span))
        }
        return runs
    }
}
