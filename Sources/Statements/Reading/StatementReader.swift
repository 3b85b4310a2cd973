import Diplomacy
import Foundation
import Language
import SourceText

/// From an analysis to everything that Collation needs of a document: typed, attributed, dated, hedged statements.
///
/// ```swift
/// let reader = try StatementReader(tables: .load())
/// let reading = reader.read(english.analyze(document))
/// ```
///
/// A value without state: the same analysis gives the same reading, on any thread.
public struct StatementReader: Sendable {
    /// Its own tables with those of an analyst, for those who ask which row said something.
    let tables: TableFolder
    let entities: EntityReader
    private let citations: CitationReader
    var attributions: AttributionReader
    let modality: ModalityReader
    let events: EventReader
    private let frames: FrameReader
    private let judgements: JudgementReader
    private let passages: PassageReader
    private let digest = DigestMaker()

    /// Loads the models and tables of Statements.
    ///
    /// - Parameters:
    ///   - tables: the name tables, the same that the gazetteer of the analyses was made of, with an analyst's rows for the
    ///     tables of ``forms``.
    ///   - resources: the folder of Statements' resources, found by `ResourceDirectory` unless given.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`, and an error that says which model is broken.
    public init(tables: Tables, resources: URL? = nil) throws {
        let folder = TableFolder(
            try resources ?? ResourceDirectory.locate("Statements"), lexicon: tables.lexicon,
            forms: StatementReader.forms)
        self.tables = folder
        entities = try EntityReader(tables: tables, resources: folder)
        attributions = try AttributionReader(resources: folder)
        citations = try CitationReader(resources: folder)
        modality = try ModalityReader(resources: folder)
        events = try EventReader(tables: tables, resources: folder)
        frames = try FrameReader(tables: tables, resources: folder)
        judgements = try JudgementReader(tables: tables, resources: folder)
        passages = try PassageReader(tables: tables, resources: folder)
    }

    /// The state of a document's publisher (ISO 3166-1 alpha-3), where the tables know the outlet and its state: what
    /// `English.analyze` takes for bare signs of currencies, numeric dates and fiscal years.
    public func country(of document: Document) -> String? {
        guard let publisher = document.publisher, let state = entities.outlet(named: publisher).state, state.isState
        else { return nil }
        return state.rawValue
    }

    /// Reads one document.
    public func read(_ analysis: Analysis) -> Reading { read(analysis, recorder: nil).reading }

    /// The same, taking down why where a recorder is given; with what the readers looked at.
    func read(_ analysis: Analysis, recorder: ReasonRecorder?) -> (reading: Reading, context: ReadingContext) {
        var entities = self.entities.read(analysis)
        let context = ReadingContext(analysis, entities: entities, recorder: recorder)
        let (attributions, unnamed) = self.attributions.read(context)
        for entity in unnamed { entities.add(entity, form: entity.name) }
        let cited = citations.read(context, attributions: attributions, outlet: self.entities.outlet(named:))
        for entity in cited.entities { entities.add(entity, form: entity.name) }
        let speakers = SpeakerIndex(attributions)
        let focus = events.focus(of: context)
        var statements = events.read(context, focus: focus, speakers: speakers, modality: modality)
        statements += frames.read(context, focus: focus, speakers: speakers, modality: modality)
        statements += judgements.read(context, speakers: speakers, modality: modality)
        statements.sort { ($0.span, $0.id) < ($1.span, $1.id) }
        let mentions = zip(analysis.mentions, entities.ofMention).compactMap { mention, entity in
            entity.map { EntityMention(document: context.document, span: mention.span, entity: $0) }
        }
        var quoted = statements.flatMap { [$0.span, $0.time?.span].compactMap { $0 } }
        quoted += attributions.flatMap { [$0.content, $0.source, $0.cue].compactMap { $0 } }
        quoted += cited.citations.map(\.span)
        // The passages that name people are answers to the question who holds an office.
        quoted += mentions.compactMap { entities.entity($0.entity)?.kind == .person ? $0.span : nil }
        let passages = self.passages.read(context, attributions: attributions)
        // What no statement covers can be an answer all the same.
        quoted += passages.clauses.map(\.span)
        let reading = Reading(
            document: DocumentSummary(analysis.document, outlet: entities.outlet), entities: entities.entities,
            mentions: mentions, attributions: attributions, statements: statements, citations: cited.citations,
            digest: digest.make(context, passages: passages),
            excerpts: Excerpts(of: analysis.text, spans: quoted))
        return (reading, context)
    }

    /// The digest of a document and nothing further: for grouping documents into stories.
    public func digest(_ analysis: Analysis) -> Digest {
        digest.make(ReadingContext(analysis, entities: entities.read(analysis)))
    }
}
