import Briefing
import Diplomacy
import Intake
import Language
import SourceText
import Statements

/// Says why statements of a passage were made, or why none was: what `chancery explain` runs on.
///
/// ```swift
/// let passage = try Explainer().explain(["report.txt"], at: .line(3))
/// print(ExplanationPage(passage, width: 80).text)
/// ```
public struct Explainer: Sendable {
    /// Where the passage stands.
    public enum Place: Sendable, Hashable {
        /// UTF-8 bytes of the document's text, from the first up to the second.
        case span(Int, Int)
        /// A line as citations count them: of the unpacked file; of the text, where a row of JSON Lines or a packed file holds it.
        case line(Int)
    }

    private let intake: DocumentReader
    private let english: English
    private let statements: StatementReader
    private let codes: EventCodes

    /// Loads tables and models.
    ///
    /// - Throws: `TSVTable.Failure` where a table (also an analyst's own) is not what it should be,
    ///   `ResourceDirectory.NotFound`.
    public init(options: ChanceryOptions = ChanceryOptions()) throws {
        let tables = try options.tables()
        intake = try DocumentReader(options: options)
        english = try English(gazetteer: Gazetteer(tables.names))
        statements = try StatementReader(tables: tables)
        codes = try EventCodes()
    }

    /// Explains a passage of one document.
    ///
    /// - Parameters:
    ///   - paths: a file, or several; `-`, or none at all, is standard input.
    ///   - place: the passage.
    ///   - name: which document, where there are several: its name in the record.
    /// - Throws: ``ExplainFault``.
    public func explain(
        _ paths: [String], at place: Place, document name: String? = nil
    ) throws(ExplainFault) -> ExplainedPassage {
        let document = try document(paths, name)
        let analysis = english.analyze(document)
        let lines = DocumentLines(document)
        let span: Span
        switch place {
        case .span(let start, let end):
            guard start >= 0, start < end else { throw .backwards(start, end) }
            guard start < document.text.count else { throw .beyond(start, document.text.count) }
            span = Span(start, min(end, document.text.count))
        case .line(let line):
            guard line >= 1, line <= lines.last else { throw .noLine(line, lines.last) }
            guard let found = lines.span(ofLine: line, among: analysis.sentences.map(\.span)) else {
                throw .noSentence("line \(line)")
            }
            span = found
        }
        let explanation = statements.explain(analysis, at: span)
        guard !explanation.sentences.isEmpty else { throw .noSentence("bytes \(span.start) to \(span.end)") }
        return ExplainedPassage(document: document, explanation: explanation, codes: codes, lines: lines)
    }

    /// The one document that is meant.
    private func document(_ paths: [String], _ name: String?) throws(ExplainFault) -> Document {
        var found: Document?
        var names: [String] = []
        var count = 0
        var failures: [IntakeFailure] = []
        intake.documents(paths) { result in
            switch result {
            case .success(let document):
                count += 1
                if names.count < 12 { names.append(document.name) }
                let isMeant = name.map { document.name == $0 || document.id.rawValue == $0 } ?? true
                if isMeant, found == nil { found = document }
            case .failure(let failure): failures.append(failure)
            }
        }
        if count == 0 { throw .nothing(failures.map(\.description)) }
        if name == nil, count > 1 { throw .several(count, names) }
        guard let found else { throw .unknown(name ?? "", count, names) }
        return found
    }
}

/// A passage with what is said of it.
public struct ExplainedPassage: Sendable {
    /// The document that it stands in.
    public let document: Document
    /// Why its statements were made.
    public let explanation: Explanation
    let codes: EventCodes
    let lines: DocumentLines

    /// A span as it stands in the text, white space as one space.
    func text(_ span: Span) -> String {
        document.text[span].split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The name of an entity.
    func name(_ id: EntityID) -> String { explanation.entities[id].map(\.name) ?? id.rawValue }
}
