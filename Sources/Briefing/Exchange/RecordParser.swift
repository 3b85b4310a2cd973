import Diplomacy
import Foundation
import SourceText

/// Reads the rows of a record back: what ``RecordWriter`` wrote gives the record that it was written from.
///
/// Rows may come in any order. A row of a type that is not known is passed over and counted: later versions may add types.
///
/// ```swift
/// var parser = RecordParser()
/// for line in lines { try parser.read(line) }
/// let (record, texts) = try parser.finish()
/// ```
public struct RecordParser {
    /// A row that cannot be taken.
    public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The line, from 1; 0 where it is the whole that is wrong.
        public var line: Int
        /// What is wrong.
        public var reason: String

        /// A fault in a line.
        public init(line: Int, reason: String) {
            self.line = line
            self.reason = reason
        }

        /// Both in one line.
        public var description: String { line > 0 ? "line \(line): \(reason)" : reason }
    }

    /// How many rows are of types that are not known.
    public private(set) var unknown = 0
    private var line = 0
    private var record = Record()
    private var ids: [String: DocumentID] = [:]
    private var texts: [DocumentID: [UInt8]] = [:]
    /// The words that statements and their times have, for documents whose text does not come with them.
    private var words: [(document: String, span: Span, text: String)] = []
    /// The line and id of each statement.
    private var statements: [(line: Int, id: String)] = []

    /// A reader that has read nothing.
    public init() {}

    /// Takes a line.
    public mutating func read(_ bytes: [UInt8]) throws(Fault) {
        line += 1
        if bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) { return }
        let row: RecordRow
        do {
            row = try RecordRow.decoder.decode(RecordRow.self, from: Data(bytes))
        } catch let error as DecodingError {
            throw Fault(line: line, reason: RecordParser.words(error))
        } catch {
            throw Fault(line: line, reason: "\(error)")
        }
        switch row {
        case .header(let schema):
            if schema > RecordWriter.schema {
                throw Fault(
                    line: line, reason: "is of a later version of the record (schema \(schema)); update the program")
            }
        case .document(let document, let text):
            // Bundles name files by it: nothing that leads out of a folder.
            guard RecordParser.isPlain(document.id) else {
                throw Fault(line: line, reason: "'\(document.id.rawValue)' is no id of a document")
            }
            if ids.updateValue(document.id, forKey: document.name) != nil {
                throw Fault(line: line, reason: "a second document of the name '\(document.name)'")
            }
            if let text { texts[document.id] = Array(text.utf8) }
            record.documents.append(document)
        case .rejected(let rejection): record.rejected.append(rejection)
        case .entity(let entity): record.entities.append(entity)
        case .mention(let mention): record.mentions.append(mention)
        case .attribution(let attribution): record.attributions.append(attribution)
        case .statement(let statement, let id, let text, let timeText):
            if let text { words.append((statement.document.rawValue, statement.span, text)) }
            if let timeText, let span = statement.time?.span {
                words.append((statement.document.rawValue, span, timeText))
            }
            statements.append((line, id))
            record.statements.append(statement)
        case .finding(let finding): record.findings.append(finding)
        case .lineage(let lineage): record.lineage.append(lineage)
        case .origin(let origin): record.origins.append(origin)
        case .standing(let standing): record.standings.append(standing)
        case .story(let story): record.stories.append(story)
        case .vector(let vector): record.vectors.append(vector)
        case .resolution(let resolution): record.resolutions.append(resolution)
        case .unknown: unknown += 1
        }
    }

    /// The record, and the texts of its documents: as they came, else with the words that statements have in their places and
    /// blanks between them.
    ///
    /// - Throws: ``Fault`` where a row speaks of a document that has no row, or a statement's id is not that of its content.
    public mutating func finish() throws(Fault) -> (record: Record, texts: [DocumentID: Text]) {
        for index in record.mentions.indices { try name(&record.mentions[index].document) }
        for index in record.attributions.indices { try name(&record.attributions[index].document) }
        for index in record.statements.indices {
            try name(&record.statements[index].document, line: statements[index].line)
            record.statements[index].id = Statement.makeID(record.statements[index])
            if record.statements[index].id != statements[index].id {
                throw Fault(line: statements[index].line, reason: "the id of the statement is not that of its content")
            }
        }
        for finding in record.findings.indices {
            for answer in record.findings[finding].answers.indices {
                try name(&record.findings[finding].answers[answer].document)
            }
            for silent in record.findings[finding].silent.indices { try name(&record.findings[finding].silent[silent]) }
        }
        for index in record.lineage.indices {
            try name(&record.lineage[index].document)
            if case .copies(var other, let share) = record.lineage[index].relation {
                try name(&other)
                record.lineage[index].relation = .copies(other, share: share)
            }
        }
        for origin in record.origins.indices {
            for index in record.origins[origin].documents.indices { try name(&record.origins[origin].documents[index]) }
        }
        for story in record.stories.indices {
            for index in record.stories[story].documents.indices { try name(&record.stories[story].documents[index]) }
        }
        let texts = try filled()
        keepPassages(of: texts)
        return (record, texts)
    }

    private func name(_ id: inout DocumentID, line: Int = 0) throws(Fault) {
        guard let known = ids[id.rawValue] else {
            throw Fault(line: line, reason: "there is no row of the document '\(id.rawValue)'")
        }
        id = known
    }

    /// Whether an id holds only letters, digits, colons and hyphens.
    private static func isPlain(_ id: DocumentID) -> Bool {
        !id.rawValue.isEmpty
            && id.rawValue.utf8.allSatisfy { byte in
                byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x3A || byte == 0x2D
            }
    }

    /// No text is longer than so many bytes; a span that ends behind it is a fault, and no reason to make room.
    private static let mostText = 64 << 20

    private func filled() throws(Fault) -> [DocumentID: Text] {
        try checkSpans()
        var bytes = texts
        for document in record.documents where bytes[document.id] == nil {
            let spans = document.body + document.furniture + document.captions + document.derived.map(\.span)
            let end = (spans + [document.headline].compactMap { $0 }).map(\.end).max() ?? 0
            bytes[document.id] = [UInt8](repeating: 0x20, count: end)
        }
        for (name, span, text) in words {
            guard let id = ids[name], texts[id] == nil, var blank = bytes.removeValue(forKey: id) else { continue }
            let letters = Array(text.utf8)
            guard letters.count == span.count else {
                throw Fault(line: 0, reason: "'\(text.prefix(40))' of '\(name)' is not as long as its span")
            }
            if blank.count < span.end {
                blank.append(contentsOf: [UInt8](repeating: 0x20, count: span.end - blank.count))
            }
            blank.replaceSubrange(span.range, with: letters)
            bytes[id] = blank
        }
        return bytes.mapValues(Text.init(utf8:))
    }

    /// Whether all spans lie in the texts of their documents, or, where a text did not come along, in any text that can be.
    private func checkSpans() throws(Fault) {
        func check(_ span: Span, _ document: DocumentID, line: Int = 0) throws(Fault) {
            guard span.end <= texts[document]?.count ?? RecordParser.mostText else {
                throw Fault(line: line, reason: "a span ends at \(span.end), behind the text of '\(document.rawValue)'")
            }
        }
        for document in record.documents {
            for span in document.body + document.furniture + document.captions + document.derived.map(\.span) {
                try check(span, document.id)
            }
            if let headline = document.headline { try check(headline, document.id) }
        }
        for (index, statement) in record.statements.enumerated() {
            try check(statement.span, statement.document, line: statements[index].line)
            if let span = statement.time?.span { try check(span, statement.document, line: statements[index].line) }
        }
        for attribution in record.attributions {
            try check(attribution.content, attribution.document)
        }
        for finding in record.findings {
            for answer in finding.answers { if let span = answer.span { try check(span, answer.document) } }
        }
    }

    private mutating func keepPassages(of texts: [DocumentID: Text]) {
        var spans: [DocumentID: [Span]] = [:]
        for statement in record.statements {
            spans[statement.document, default: []].append(statement.span)
            if let time = statement.time { spans[statement.document, default: []].append(time.span) }
        }
        for attribution in record.attributions {
            spans[attribution.document, default: []] +=
                [attribution.content] + [attribution.source, attribution.cue].compactMap { $0 }
        }
        for answer in record.findings.flatMap(\.answers) {
            if let span = answer.span { spans[answer.document, default: []].append(span) }
        }
        for document in record.documents {
            guard let text = texts[document.id] else { continue }
            record.excerpts[document.id] = Excerpts(of: text, spans: spans[document.id] ?? [])
        }
    }

    private static func words(_ error: DecodingError) -> String {
        func path(_ context: DecodingError.Context) -> String {
            context.codingPath.filter { $0.intValue == nil }.map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            return "'\([path(context), key.stringValue].filter { !$0.isEmpty }.joined(separator: "."))' is missing"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return "'\(path(context))' has another type"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty ? "is no JSON" : "'\(path(context))': \(context.debugDescription)"
        @unknown default: return "cannot be read"
        }
    }
}
