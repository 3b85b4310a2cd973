import Diplomacy
import SourceText

/// Brings the readings of many documents together into one record: entities, stories, findings, lineage, standings.
///
/// ```swift
/// let record = try Collator(tables: .load()).collate(readings, rejected: [])
/// for finding in record.findings where finding.verdict == .conflict { print(finding.question) }
/// ```
///
/// The record depends on the readings alone, not on their order or on threads; its cost grows with the readings.
public struct Collator: Sendable {
    private let tables: CollationTables
    private let options: CollationOptions

    /// Reads the further tables that comparing needs.
    ///
    /// - Parameters:
    ///   - tables: what is known of names.
    ///   - options: how documents are brought together.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(tables: Tables, options: CollationOptions = CollationOptions()) throws {
        self.tables = try CollationTables(tables)
        self.options = options
    }

    /// Collates readings. `Record.vectors` is left empty: it is the business of Measures.
    public func collate(_ given: [Reading], rejected: [Rejection] = []) -> Record {
        let sorted = given.sorted {
            ($0.document.name, $0.document.id.rawValue) < ($1.document.name, $1.document.id.rawValue)
        }
        let copies = CopyLineage(sorted.map { CopyDocument($0) }, least: options.copyShare)
        let readings = CopiedDates.settled(sorted, copies)
        let stories = group(readings)
        let outcome = EntityMerger(
            titles: tables.titles, identities: tables.identities.adding(options.identities)
        ).merge(
            readings, stories: stories)

        var statements: [Statement] = []
        var documentOf: [Int] = []
        var statementsOf: [Range<Int>] = []
        var attributions: [Attribution] = []
        var mentions: [EntityMention] = []
        var mentionsOf: [[EntityMention]] = []
        var citations: [Citation] = []
        var excerpts: [DocumentID: Excerpts] = [:]
        var documents: [DocumentSummary] = []
        var titles: [[RoleComparer.Title]] = []
        for (number, reading) in readings.enumerated() {
            let rename = EntityRenamer(names: outcome.renamed[number])
            let own = Dictionary(
                reading.statements.map { statement in
                    let renamed = rename(statement)
                    return (renamed.id, renamed)
                }, uniquingKeysWith: { first, _ in first }
            ).values.sorted { ($0.span, $0.id) < ($1.span, $1.id) }
            statementsOf.append(statements.count..<(statements.count + own.count))
            statements += own
            documentOf += Array(repeating: number, count: own.count)
            attributions += reading.attributions.map { rename($0) }.sorted { ($0.content, $0.id) < ($1.content, $1.id) }
            let renamedMentions = reading.mentions.map { rename($0) }.sorted {
                ($0.span, $0.entity) < ($1.span, $1.entity)
            }
            mentions += renamedMentions
            mentionsOf.append(renamedMentions)
            citations += reading.citations.map {
                Citation(document: $0.document, cites: rename($0.cites), span: $0.span)
            }
            excerpts[reading.document.id] = reading.excerpts
            var summary = reading.document
            summary.outlet = rename(summary.outlet)
            documents.append(summary)
            titles.append(self.titles(reading, number, renamedMentions, rename))
        }
        let witnesses = Witnesses(readings, copies: copies, citations: citations, options: options)
        let entities = Dictionary(outcome.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var context = FindingContext(
            statements: statements, documentOf: documentOf, documents: documents, excerpts: readings.map(\.excerpts),
            entities: entities, tables: tables, options: options)
        context.speakers = readings.enumerated().map { number, reading in
            let rename = EntityRenamer(names: outcome.renamed[number])
            return Set(reading.digest.entities.map { context.side(rename($0.entity)) })
        }

        context.passages = readings.map(\.digest.passages)
        context.passageSides = readings.enumerated().map { number, reading in
            let rename = EntityRenamer(names: outcome.renamed[number])
            return reading.digest.passages.entities.map { context.side(rename($0)) }
        }
        context.passageNames = context.passageSides.map { $0.map { TermHash.of(("@" + $0.rawValue).utf8) } }
        context.statementsOf = statementsOf
        context.mentionsOf = mentionsOf

        var record = Record(
            documents: documents, excerpts: excerpts,
            rejected: rejected.sorted { ($0.name, $0.code, $0.reason) < ($1.name, $1.code, $1.reason) },
            entities: outcome.entities, mentions: mentions, attributions: attributions, statements: statements,
            lineage: witnesses.lineage, origins: witnesses.origins)
        record.stories = self.stories(readings, stories)
        record.findings = findings(context, stories, titles, witnesses)
        record.standings = StandingMaker(side: context.side).standings(statements)
        return record
    }

    /// The number of each reading's story, in order of the readings; it does not hang on their order.
    public func group(_ readings: [Reading]) -> [Int] {
        if options.oneStory { return Array(repeating: 0, count: readings.count) }
        return StoryGrouper(
            threshold: options.storyThreshold, datedThreshold: options.datedStoryThreshold,
            window: options.storyWindow, background: tables.terms
        ).group(
            readings.map {
                StoryGrouper.Item(
                    key: $0.document.name + "\u{1F}" + $0.document.id.rawValue, terms: $0.digest.terms,
                    date: $0.document.published.flatMap { $0.days == 1 ? $0.first : nil })
            })
    }

    /// What a document calls the people it names.
    private func titles(
        _ reading: Reading, _ number: Int, _ mentions: [EntityMention], _ rename: EntityRenamer
    ) -> [RoleComparer.Title] {
        var longest: [EntityID: Span] = [:]
        for mention in mentions {
            guard let known = longest[mention.entity] else {
                longest[mention.entity] = mention.span
                continue
            }
            if mention.span.count > known.count { longest[mention.entity] = mention.span }
        }
        return reading.entities.compactMap { entity in
            guard entity.kind == .person, let role = entity.role, let span = longest[rename(entity.id)] else {
                return nil
            }
            return RoleComparer.Title(
                document: number, person: rename(entity.id), role: role, span: span, name: entity.name)
        }
    }

    private func findings(
        _ base: FindingContext, _ stories: [Int], _ titles: [[RoleComparer.Title]], _ witnesses: Witnesses
    ) -> [Finding] {
        var members: [Int: [Int]] = [:]
        for number in base.statements.indices {
            let region = base.statements[number].region
            if region == .furniture || region == .derived { continue }
            members[stories[base.documentOf[number]], default: []].append(number)
        }
        var documents: [Int: [Int]] = [:]
        for (document, story) in stories.enumerated() { documents[story, default: []].append(document) }
        let maker = FindingMaker(witnesses: witnesses)
        var findings: [String: Finding] = [:]
        for story in documents.keys.sorted() {
            var context = base
            context.members = members[story] ?? []
            context.story = documents[story] ?? []
            for finding in maker.findings(context, titles: context.story.flatMap { titles[$0] }) {
                findings[finding.id] = finding
            }
        }
        return findings.values.sorted {
            $0.severity != $1.severity ? $0.severity > $1.severity : $0.id < $1.id
        }
    }

    private func stories(_ readings: [Reading], _ stories: [Int]) -> [Story] {
        var members: [Int: [Reading]] = [:]
        for (index, story) in stories.enumerated() { members[story, default: []].append(readings[index]) }
        return members.values.map { own in
            let days = own.compactMap { $0.document.published?.first }
            let last = own.compactMap { $0.document.published?.last }
            let documents = own.map(\.document.id).sorted()
            // An affair goes by the title of a report, not by what was entered by hand.
            let reports = own.filter { $0.document.extractor != HandEntry.extractor }
            return Story(
                id: ContentID.make("story", documents.map(\.rawValue)),
                title: StoryTitle.of(reports.isEmpty ? own : reports),
                documents: documents,
                from: days.min(), to: last.max())
        }.sorted { $0.documents.count != $1.documents.count ? $0.documents.count > $1.documents.count : $0.id < $1.id }
    }
}
