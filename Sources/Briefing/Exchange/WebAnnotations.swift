import Diplomacy
import SourceText

/// Statements as Web Annotations (W3C, 2017) with their provenance in PROV-O: one JSON-LD document.
///
/// The target of an annotation is the text of a report: a `DataPositionSelector` gives the bytes of that text from the first up to,
/// not including, the last; a `TextQuoteSelector` the words. The text is an entity that was derived from the raw bytes,
/// which are named by their SHA-256; where a passage stands in them, a second selector leads there.
struct WebAnnotations {
    private let record: Record
    private let program: String
    private let codes: EventCodes
    private let names: [EntityID: String]

    init(_ record: Record, _ writer: ExchangeWriter) {
        self.record = record
        program = writer.record.program
        codes = writer.events
        names = writer.stateNames.merging(record.entities.map { ($0.id, $0.name) }) { $1 }
    }

    private static let activity = "urn:chancery:reading"

    func write(to out: inout ExchangeOutput) throws {
        try out.write(
            #"{"@context":["http://www.w3.org/ns/anno.jsonld",{"prov":"http://www.w3.org/ns/prov#","chancery":"urn:chancery:term:"}],"@graph":["#
                + "\n")
        var json = JSONWriter()
        json.object {
            $0.member("id", WebAnnotations.activity)
            $0.member("type", "prov:Activity")
            $0.key("prov:wasAssociatedWith")
            $0.object {
                $0.member("id", "urn:chancery:program")
                $0.member("type", "prov:SoftwareAgent")
                $0.member("name", program)
            }
        }
        try out.write(json.bytes)
        for document in record.documents { try next(&out) { self.document(document, &$0) } }
        let whole = Dictionary(record.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for statement in record.statements {
            try next(&out) { annotation(statement, whole[statement.document], &$0) }
        }
        try out.write("\n]}\n")
    }

    private func next(_ out: inout ExchangeOutput, _ body: (inout JSONWriter) -> Void) throws {
        var json = JSONWriter()
        body(&json)
        try out.write(",\n")
        try out.write(json.bytes)
    }

    private static func urn(_ id: String) -> String {
        var text = "urn:chancery:"
        for byte in id.utf8 {
            let isPlain =
                (byte >= 0x30 && byte <= 0x3A) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || byte == 0x2D
                || byte == 0x2E
            if isPlain {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let digits = String(byte, radix: 16, uppercase: true)
                text += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
            }
        }
        return text
    }

    /// The text of a report, and the bytes that it was derived from.
    private func document(_ document: DocumentSummary, _ json: inout JSONWriter) {
        json.object {
            $0.member("id", WebAnnotations.urn(document.id.rawValue))
            $0.key("type")
            $0.array {
                $0.value("Text")
                $0.value("prov:Entity")
            }
            $0.member("format", "text/plain")
            $0.member("language", document.language)
            $0.member("chancery:name", document.name)
            $0.member("chancery:title", document.title)
            $0.member("chancery:publisher", document.publisher)
            $0.member("chancery:published", document.published?.iso8601)
            $0.member("chancery:extractor", document.extractor)
            $0.key("prov:wasDerivedFrom")
            $0.object {
                $0.member("id", "urn:hash::sha256:\(document.sha256)")
                $0.member("type", "prov:Entity")
                $0.member("chancery:url", document.url)
            }
        }
    }

    private func annotation(_ statement: Statement, _ document: DocumentSummary?, _ json: inout JSONWriter) {
        let excerpts = record.excerpts[statement.document]
        let raw = excerpts?.raw(of: statement.span)
        json.object {
            $0.member("id", WebAnnotations.urn(statement.id))
            $0.key("type")
            $0.array {
                $0.value("Annotation")
                $0.value("prov:Entity")
            }
            $0.member("motivation", "classifying")
            $0.key("body")
            $0.object {
                $0.member("type", "TextualBody")
                $0.member("format", "text/plain")
                $0.member("language", "en")
                $0.member("value", words(statement))
                $0.member("chancery:kind", statement.kind.rawValue)
                $0.member("chancery:modality", statement.modality.rawValue)
            }
            $0.key("target")
            $0.object {
                $0.member("source", WebAnnotations.urn(statement.document.rawValue))
                $0.key("selector")
                $0.array {
                    WebAnnotations.position(statement.span, &$0)
                    if let exact = excerpts?[statement.span] {
                        $0.object {
                            $0.member("type", "TextQuoteSelector")
                            $0.member("exact", exact)
                        }
                    }
                }
            }
            $0.member("prov:wasGeneratedBy", WebAnnotations.activity)
            if let speaker = statement.speaker {
                $0.key("prov:wasAttributedTo")
                $0.object {
                    $0.member("id", WebAnnotations.urn(speaker.rawValue))
                    $0.member("type", "prov:Agent")
                    $0.member("name", names[speaker])
                }
            }
            if let raw, raw != statement.span, let document {
                $0.key("prov:wasDerivedFrom")
                $0.object {
                    $0.member("type", "SpecificResource")
                    $0.member("source", "urn:hash::sha256:\(document.sha256)")
                    $0.key("selector")
                    WebAnnotations.position(raw, &$0)
                }
            }
        }
    }

    private static func position(_ span: Span, _ json: inout JSONWriter) {
        json.object {
            $0.member("type", "DataPositionSelector")
            $0.member("start", span.start)
            $0.member("end", span.end)
        }
    }

    /// What a statement says, in a line: `CONSULT: Kazakhstan, Russia; 2025-11-12`.
    private func words(_ statement: Statement) -> String {
        let fields = StatementFields(statement, codes: codes).fields.map { "\($0.name): \($0.words)" }
        let about = statement.subjects.map { names[$0] ?? $0.rawValue }.joined(separator: ", ")
        return ([statement.kind.rawValue, about] + fields).filter { !$0.isEmpty }.joined(separator: "; ")
    }
}
