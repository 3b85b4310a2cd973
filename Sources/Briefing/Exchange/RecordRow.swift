import Diplomacy
import Foundation
import SourceText

/// One row of a record, as it was written. Documents are still known by their names, which stand where their ids will.
enum RecordRow: Decodable {
    case header(schema: Int)
    case document(DocumentSummary, text: String?)
    case rejected(Rejection)
    case entity(Entity)
    case mention(EntityMention)
    case attribution(Attribution)
    case statement(Statement, id: String, text: String?, timeText: String?)
    case finding(Finding)
    case lineage(Lineage)
    case origin(Origin)
    case standing(Standing)
    case story(Story)
    case vector(Vector)
    case resolution(ForecastResolution)
    /// Of a type that this version does not know.
    case unknown(String)

    static let decoder = JSONDecoder()

    init(from decoder: any Decoder) throws {
        let row = try RowFields(decoder)
        let type: String = try row["record"]
        switch type {
        case "header": self = .header(schema: try row["schema"])
        case "document": self = .document(try RecordRow.document(row), text: try row.optional("text"))
        case "rejected":
            self = .rejected(Rejection(name: try row["name"], code: try row["code"], reason: try row["reason"]))
        case "entity": self = .entity(try RecordRow.entity(row))
        case "mention":
            self = .mention(
                EntityMention(document: try row.document(), span: try row["span"], entity: try row["entity"]))
        case "attribution": self = .attribution(try RecordRow.attribution(row))
        case "statement":
            let (statement, timeText) = try RecordRow.statement(row)
            self = .statement(statement, id: try row["id"], text: try row.optional("text"), timeText: timeText)
        case "finding": self = .finding(try RecordRow.finding(row))
        case "lineage": self = .lineage(try RecordRow.lineage(row))
        case "origin":
            self = .origin(Origin(id: try row["id"], documents: try row.documents("documents"), why: try row["why"]))
        case "standing": self = .standing(try RecordRow.standing(row))
        case "story":
            self = .story(
                Story(
                    id: try row["id"], title: try row["title"], documents: try row.documents("documents"),
                    from: try row.day("from"), to: try row.day("to")))
        case "resolution": self = .resolution(try RecordRow.resolution(row))
        case "vector": self = .vector(try RecordRow.vector(row))
        default: self = .unknown(type)
        }
    }

    private static func document(_ row: RowFields) throws -> DocumentSummary {
        var document = Document(
            id: DocumentID(rawValue: try row["id"]), name: try row["name"], sha256: try row["sha256"],
            extractor: try row["extractor"], text: Text(utf8: []), url: try row.optional("url"))
        document.title = try row.optional("title")
        document.publisher = try row.optional("publisher")
        document.authors = try row.list("authors")
        document.published = try row.period("published")
        document.modified = try row.period("modified")
        document.language = try row.optional("language")
        document.kind = try row.choice("kind")
        document.body = try row.list("body")
        document.furniture = try row.list("furniture")
        document.headline = try row.optional("headline")
        document.captions = try row.list("captions")
        document.derived = try row.list("derived")
        var summary = DocumentSummary(document, outlet: try row.optional("outlet"))
        let desk = try desk(row)
        if !desk.isEmpty { summary.desk = desk }
        return summary
    }

    /// What an analyst says of a document.
    private static func desk(_ row: RowFields) throws -> DeskRemarks {
        var desk = DeskRemarks(handling: try row.list("handling"), grade: try row.optional("grade"))
        if let entered = try row.fields("entered") {
            desk.entry = DeskRemarks.Entry(
                by: try entered["by"], at: try entered["at"], source: try entered.optional("source"),
                document: try entered.optional("document"))
        }
        if let retracted = try row.fields("retracted") {
            desk.retraction = DeskRemarks.Retraction(
                by: try retracted["by"], at: try retracted["at"], why: try retracted["why"])
        }
        return desk
    }

    private static func resolution(_ row: RowFields) throws -> ForecastResolution {
        var resolution = ForecastResolution(
            forecast: try row["forecast"], outcome: try row.choice("outcome"), settled: try row.day("settled"),
            by: try row["by"], why: try row["why"], statements: try row.list("statements"),
            isProposed: try row.optional("proposed") ?? false)
        resolution.id = try row["id"]
        return resolution
    }

    private static func entity(_ row: RowFields) throws -> Entity {
        Entity(
            id: try row["id"], kind: try row.choice("kind"), name: try row["name"], names: try row.list("names"),
            state: try row.optional("state"), role: try row.optional("role"), merged: try row.list("merged"))
    }

    private static func attribution(_ row: RowFields) throws -> Attribution {
        Attribution(
            id: try row["id"], document: try row.document(), source: try row.optional("source"),
            cue: try row.optional("cue"), content: try row["content"], contentPieces: try row.list("pieces"),
            speaker: try row.optional("speaker"), via: try row.optional("via"), style: try row.choice("style"))
    }

    private static func statement(_ row: RowFields) throws -> (Statement, timeText: String?) {
        let span: Span = try row["span"]
        let text: String? = try row.optional("text")
        var time: StatedTime?
        var timeText: String?
        if let fields = try row.fields("time") {
            timeText = try fields.optional("text")
            let (start, end) = (try fields.day("start"), try fields.day("end"))
            let period = start.flatMap { start in end.map { CalendarPeriod(start, $0) } }
            let granularity: CalendarPeriod.Granularity? = try fields.choiceOrNone("granularity")
            time = StatedTime(
                span: try fields.optional("span") ?? place(of: timeText, in: text, span)
                    ?? Span(span.start, span.start),
                period: period, granularity: granularity, modifier: try fields.choiceOrNone("modifier"))
            time?.granularity = granularity
            // A passage of another length cannot be the words.
            if let words = timeText, time?.span.count != words.utf8.count { timeText = nil }
        }
        return (
            Statement(
                document: try row.document(), span: span, region: try row.choice("in"),
                speaker: try row.optional("speaker"), via: try row.optional("via"),
                modality: try row.choice("modality"),
                time: time, content: try content(row)), timeText
        )
    }

    /// Where words stand in the words of a span; nil where they do not.
    private static func place(of words: String?, in text: String?, _ span: Span) -> Span? {
        guard let words, !words.isEmpty, let text, let range = text.range(of: words) else { return nil }
        let start = span.start + text.utf8.distance(from: text.startIndex, to: range.lowerBound)
        return Span(start, start + words.utf8.count)
    }

    private static func finding(_ row: RowFields) throws -> Finding {
        Finding(
            id: try row["id"], question: try row["question"], kind: try row.choice("kind"),
            answers: try row.each("answers") { answer in
                Finding.Answer(
                    document: try answer.document(), value: try answer["value"],
                    statement: try answer.optional("statement"), span: try answer.optional("span"))
            }, silent: try row.documents("silent"), verdict: try row.choice("verdict"), rule: try row["rule"],
            scope: try row.optional("scope"), severity: try row["severity"], independent: try row["independent"],
            grade: try row["grade"])
    }

    private static func lineage(_ row: RowFields) throws -> Lineage {
        if let cites: EntityID = try row.optional("cites") {
            return Lineage(document: try row.document(), relation: .cites(cites, try row["span"]))
        }
        let copied = DocumentID(rawValue: try row["copies"])
        return Lineage(document: try row.document(), relation: .copies(copied, share: try row["share"]))
    }

    private static func standing(_ row: RowFields) throws -> Standing {
        let subject: Standing.Subject
        if let framework: EntityID = try row.optional("framework") {
            subject = .framework(framework, state: try row["state"])
        } else {
            subject = .pair(try row["a"], try row["b"])
        }
        return Standing(
            subject: subject, status: try row["status"], since: try row.period("since"),
            until: try row.period("until"), statements: try row.list("statements"))
    }

    private static func vector(_ row: RowFields) throws -> Vector {
        Vector(
            id: try row["id"], state: try row["state"], toward: try row["toward"], domain: try row["domain"],
            direction: try row.choice("direction"), basis: try row.choice("basis"), period: try row.period("period"),
            value: try row.optional("value"), low: try row.optional("low"), high: try row.optional("high"),
            stories: try row["stories"], statements: try row.list("statements"))
    }
}
