import Diplomacy
import SourceText

/// Makes a record by hand: spans are found by the words that stand in a document's text.
struct RecordBuilder {
    private(set) var record = Record()
    private var texts: [DocumentID: Text] = [:]
    private var ids: [String: DocumentID] = [:]
    private var wanted: [DocumentID: [Span]] = [:]

    /// The span of `words`, which must stand once in the document named.
    func span(_ name: String, _ words: String) -> Span {
        guard let id = ids[name], let text = texts[id] else { preconditionFailure("no document \(name)") }
        let needle = Array(words.utf8)
        let starts = text.bytes.indices.filter { text.bytes[$0...].starts(with: needle) }
        guard let start = starts.first, starts.count == 1 else {
            preconditionFailure("\(starts.count) times in \(name): \(words)")
        }
        return Span(start, start + needle.count)
    }

    func id(_ name: String) -> DocumentID {
        guard let id = ids[name] else { preconditionFailure("no document \(name)") }
        return id
    }

    mutating func document(
        _ name: String, _ text: String, title: String?, publisher: String?, outlet: EntityID? = nil,
        authors: [String] = [], published: String?, kind: Document.Kind = .news, url: String? = nil
    ) {
        var document = Document(plain: text, name: name, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        document.title = title
        document.publisher = publisher
        document.authors = authors
        document.kind = kind
        document.url = url
        ids[name] = document.id
        texts[document.id] = document.text
        record.documents.append(DocumentSummary(document, outlet: outlet))
    }

    mutating func entity(
        _ id: EntityID, _ kind: Entity.Kind, _ name: String, also names: [String] = [], state: EntityID? = nil,
        role: String? = nil
    ) {
        record.entities.append(
            Entity(id: id, kind: kind, name: name, names: [name] + names, state: state, role: role))
    }

    /// Adds a statement and gives its id.
    @discardableResult
    mutating func statement(
        _ name: String, _ words: String, _ content: Statement.Content, speaker: EntityID? = nil, via: EntityID? = nil,
        modality: Statement.Modality = .actual, region: Region = .body, time: (words: String, iso8601: String)? = nil
    ) -> String {
        let span = span(name, words)
        let statement = Statement(
            document: id(name), span: span, region: region, speaker: speaker, via: via, modality: modality,
            time: time.map { StatedTime(span: self.span(name, $0.words), period: CalendarPeriod(iso8601: $0.iso8601)) },
            content: content)
        wanted[statement.document, default: []].append(span)
        if let time { wanted[statement.document, default: []].append(self.span(name, time.words)) }
        record.statements.append(statement)
        return statement.id
    }

    mutating func attribution(
        _ name: String, source: String?, cue: String?, content: String, speaker: EntityID?, via: EntityID? = nil,
        style: Attribution.Style
    ) {
        let content = span(name, content)
        wanted[id(name), default: []].append(content)
        record.attributions.append(
            Attribution(
                document: id(name), source: source.map { span(name, $0) }, cue: cue.map { span(name, $0) },
                content: content, speaker: speaker, via: via, style: style))
    }

    mutating func finding(
        _ question: String, _ kind: Finding.Kind, _ verdict: Finding.Verdict, rule: String, scope: String? = nil,
        severity: Double, independent: Int, silent: [String] = [],
        _ answers: [(document: String, value: String, id: String)]
    ) {
        record.findings.append(
            Finding(
                id: ContentID.make("find", [question]), question: question, kind: kind,
                answers: answers.map { Finding.Answer(document: id($0.document), value: $0.value, statement: $0.id) },
                silent: silent.map { id($0) }, verdict: verdict, rule: rule, scope: scope, severity: severity,
                independent: independent, grade: independent > 1 ? 2 : 6))
    }

    mutating func cites(_ name: String, _ entity: EntityID, _ words: String) {
        let span = span(name, words)
        wanted[id(name), default: []].append(span)
        record.lineage.append(Lineage(document: id(name), relation: .cites(entity, span)))
    }

    mutating func copies(_ name: String, _ other: String, share: Double) {
        record.lineage.append(Lineage(document: id(name), relation: .copies(id(other), share: share)))
    }

    mutating func origin(_ names: [String], why: String) {
        record.origins.append(
            Origin(id: ContentID.make("orig", names.sorted()), documents: names.map { id($0) }, why: why))
    }

    mutating func standing(
        _ subject: Standing.Subject, _ status: String, since: String? = nil, _ statements: [String]
    ) {
        record.standings.append(
            Standing(
                subject: subject, status: status, since: since.flatMap { CalendarPeriod(iso8601: $0) },
                statements: statements))
    }

    mutating func story(_ title: String, _ names: [String], from: String? = nil, to: String? = nil) {
        record.stories.append(
            Story(
                id: ContentID.make("story", names.sorted()), title: title, documents: names.map { id($0) },
                from: from.flatMap { CalendarDay($0) }, to: to.flatMap { CalendarDay($0) }))
    }

    mutating func rejection(_ name: String, _ code: String, _ reason: String) {
        record.rejected.append(Rejection(name: name, code: code, reason: reason))
    }

    mutating func vector(_ vector: Vector) { record.vectors.append(vector) }

    mutating func resolution(_ resolution: ForecastResolution) { record.resolutions.append(resolution) }

    mutating func mention(_ name: String, _ words: String, _ entity: EntityID) {
        record.mentions.append(EntityMention(document: id(name), span: span(name, words), entity: entity))
    }

    /// The record, with the passages kept that its rows point at.
    func finished() -> Record {
        var record = record
        for (id, spans) in wanted {
            if let text = texts[id] { record.excerpts[id] = Excerpts(of: text, spans: spans) }
        }
        return record
    }
}
