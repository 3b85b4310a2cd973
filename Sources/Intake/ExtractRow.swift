import SourceText

/// The rows of `chancery extract --format jsonl`.
public enum ExtractRow {
    /// A document: its fields in the record, and its text.
    public static func write(_ document: Document, to json: inout JSONWriter) {
        json.object {
            $0.member("record", "document")
            members(of: document, &$0)
            $0.member("text", document.text[document.text.span])
            $0.member("body_text", bodyText(of: document))
        }
        json.endLine()
    }

    /// A source that could not be read.
    public static func write(_ failure: IntakeFailure, to json: inout JSONWriter) {
        json.object {
            $0.member("record", "rejected")
            $0.member("name", failure.name)
            $0.member("code", failure.code)
            $0.member("reason", failure.reason)
        }
        json.endLine()
    }

    /// The ranges of the body, joined by line breaks.
    public static func bodyText(of document: Document) -> String {
        var bytes: [UInt8] = []
        for span in document.body {
            if !bytes.isEmpty { bytes.append(0x0A) }
            bytes += document.text.bytes[span.range]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func members(of document: Document, _ json: inout JSONWriter) {
        json.member("id", document.id.rawValue)
        json.member("name", document.name)
        json.member("url", document.url)
        json.member("sha256", document.sha256)
        json.member("extractor", document.extractor)
        json.member("title", document.title)
        json.member("publisher", document.publisher)
        json.member("authors", document.authors)
        json.member("published", document.published?.iso8601)
        json.member("published_other", document.otherPublished?.iso8601)
        json.member("published_at", document.publishedAt)
        json.member("modified", document.modified?.iso8601)
        json.member("language", document.language)
        json.member("language_probability", document.languageProbability.map { ($0 * 100).rounded() / 100 })
        json.member("kind", document.kind.rawValue)
        json.member("body", document.body)
        json.member("furniture", document.furniture)
        json.member("headline", document.headline)
        json.member("captions", document.captions)
        json.key("derived")
        json.array { rows in
            for passage in document.derived {
                rows.object {
                    $0.member("what", passage.what)
                    $0.member("span", passage.span)
                }
            }
        }
    }
}
