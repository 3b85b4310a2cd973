import Diplomacy
import SourceText

/// Rows about what was read, and about who and what it speaks of.
extension RowOutput {
    mutating func document(_ document: DocumentSummary) {
        row("document") {
            $0.member("id", document.id.rawValue)
            $0.member("name", document.name)
            $0.member("url", document.url)
            $0.member("sha256", document.sha256)
            $0.member("extractor", document.extractor)
            $0.member("title", document.title)
            $0.member("publisher", document.publisher)
            $0.member("outlet", document.outlet)
            $0.member("authors", document.authors)
            $0.member("published", document.published)
            $0.member("modified", document.modified)
            $0.member("language", document.language)
            $0.member("kind", document.kind.rawValue)
            $0.member("body", document.body)
            $0.member("furniture", document.furniture)
            $0.member("headline", document.headline)
            $0.member("captions", document.captions)
            $0.key("derived")
            $0.array { json in
                for passage in document.derived {
                    json.object {
                        $0.member("what", passage.what)
                        $0.member("span", passage.span)
                    }
                }
            }
            if let desk = document.desk { RowOutput.desk(desk, &$0) }
        }
    }

    /// What an analyst says of a document.
    private static func desk(_ desk: DeskRemarks, _ json: inout JSONWriter) {
        json.member("grade", desk.grade?.rawValue)
        if !desk.handling.isEmpty { json.member("handling", desk.handling.map(\.rawValue)) }
        if let entry = desk.entry {
            json.key("entered")
            json.object {
                $0.member("by", entry.by)
                $0.member("at", entry.at)
                $0.member("source", entry.source)
                $0.member("document", entry.document?.rawValue)
            }
        }
        if let retraction = desk.retraction {
            json.key("retracted")
            json.object {
                $0.member("by", retraction.by)
                $0.member("at", retraction.at)
                $0.member("why", retraction.why)
            }
        }
    }

    mutating func rejection(_ rejection: Rejection) {
        row("rejected") {
            $0.member("name", rejection.name)
            $0.member("code", rejection.code)
            $0.member("reason", rejection.reason)
        }
    }

    mutating func entity(_ entity: Entity) {
        row("entity") {
            $0.member("id", entity.id)
            $0.member("kind", entity.kind.rawValue)
            $0.member("name", entity.name)
            $0.member("names", entity.names)
            $0.member("state", entity.state)
            $0.member("role", entity.role)
            $0.key("merged")
            $0.array { json in
                for merge in entity.merged {
                    json.object {
                        $0.member("names", merge.names)
                        $0.member("why", merge.why)
                    }
                }
            }
        }
    }

    mutating func mention(_ mention: EntityMention) {
        let document = name(mention.document)
        row("mention") {
            $0.member("document", document)
            $0.member("span", mention.span)
            $0.member("entity", mention.entity)
        }
    }
}
