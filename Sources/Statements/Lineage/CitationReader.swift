import Diplomacy
import Foundation
import Language
import SourceText

/// Finds which outlets and bodies a document names as its sources: those that it cites a speaker through, those that speak,
/// those that a speaker is introduced with (`X, an analyst at Y`), and those in lines that say where a text was published
/// before.
struct CitationReader: Sendable {
    /// How many bytes behind a source's name its body may stand.
    private static let reach = 140

    private let credits: CreditLines
    private let lexicon: AttributionLexicon

    /// - Throws: `TSVTable.Failure`.
    init(resources: TableFolder) throws {
        lexicon = try AttributionLexicon(resources: resources)
        credits = try CreditLines(contentsOf: resources.url.appendingPathComponent("citation_phrases.tsv"))
    }

    /// Each source once, at its first passage, in order of the text.
    ///
    /// - Parameters:
    ///   - context: the document.
    ///   - attributions: its attributions.
    ///   - outlet: makes an entity of a name in a credit.
    /// - Returns: the citations, and the entities of credits, which the document may name nowhere else.
    func read(
        _ context: ReadingContext, attributions: [Attribution], outlet: (String) -> Entity
    ) -> (citations: [Citation], entities: [Entity]) {
        var found: [Citation] = []
        var known: Set<EntityID> = []
        func cite(_ id: EntityID, _ span: Span) {
            guard known.insert(id).inserted else { return }
            found.append(Citation(document: context.document, cites: id, span: span))
        }
        var entities: [Entity] = []
        for credit in credits.read(context.analysis.document) {
            let entity = outlet(credit.name)
            entities.append(entity)
            cite(entity.id, credit.span)
        }
        // Its own publisher is no source of a document, but where a credit says that the text is a reprint.
        if let own = context.entities.outlet { known.insert(own) }
        let mentions = context.analysis.mentions
        for attribution in attributions.sorted(by: { $0.content < $1.content }) {
            let span = attribution.source ?? attribution.cue ?? attribution.content
            for id in [attribution.via, attribution.speaker] {
                if let id, isSource(id, context) { cite(id, span) }
            }
            guard let source = attribution.source else { continue }
            // Mentions are in order of the text.
            var index = CitationReader.lowerBound(mentions, source.start)
            while index < mentions.count, mentions[index].span.start < source.end + CitationReader.reach {
                let mention = mentions[index]
                defer { index += 1 }
                guard let id = context.entities.ofMention[index], mention.form == .name,
                    !attribution.content.contains(mention.span), isJoined(mention, source, context),
                    isSource(id, context)
                else { continue }
                cite(id, mention.span)
            }
        }
        for (index, mention) in mentions.enumerated() where mention.form == .name {
            guard let id = context.entities.ofMention[index], context[id]?.kind == .outlet,
                context.sentence(of: mention.head).region != .furniture, publishes(mention.head, context)
            else { continue }
            cite(id, mention.span)
        }
        return (found.sorted { ($0.span, $0.cites) < ($1.span, $1.cites) }, entities)
    }

    /// Whether an outlet's name stands where it publishes: as who reports, as where somebody said or wrote it, as whose report it
    /// is.
    private func publishes(_ head: Int, _ context: ReadingContext) -> Bool {
        let words = context.words
        var word = head
        for _ in 0..<4 {
            let governor = Int(words.head[word])
            guard governor >= 0 else { return false }
            let lemma = words.lemmaText(governor).lowercased()
            let isSaying =
                lexicon.has(lemma, .saying) || lexicon.has(lemma, .publishing) || lexicon.has(lemma, .quoting)
            switch words.relation[word] {
            case .nsubj, .oblAgent, .obl, .oblUnmarked: return isSaying
            case .obj, .iobj: return lemma == "tell" || lexicon.has(lemma, .quoting)
            case .nmod, .nmodPoss, .compound, .appos, .conj, .nmodDesc, .flat:
                if lexicon.has(lemma, .piece) { return true }
                word = governor
            default: return false
            }
        }
        return false
    }

    /// Whether an entity can be a source: an outlet, a company, an organisation, a body of a government; no government as a whole.
    private func isSource(_ id: EntityID, _ context: ReadingContext) -> Bool {
        switch context[id]?.kind {
        case .outlet, .organization, .company: true
        case .government: id.rawValue.utf8.count > 7
        // One that the text names only by what it is: `state television`, `Norwegian customs data`.
        case nil: id.rawValue.hasPrefix("outlet:") || id.rawValue.hasPrefix("gov:") && id.rawValue.utf8.count > 7
        default: false
        }
    }

    /// Whether a body stands in the source's phrase, or behind it in the same sentence without a verb between.
    private func isJoined(_ mention: Mention, _ source: Span, _ context: ReadingContext) -> Bool {
        if source.contains(mention.span) { return true }
        let words = context.words
        var word = mention.words.lowerBound - 1
        while word >= 0, words.sentence[word] == words.sentence[mention.head], Int(words.start[word]) >= source.end {
            if words.tag[word] == .verb || words.tag[word] == .auxiliary { return false }
            word -= 1
        }
        return word >= 0 && words.sentence[word] == words.sentence[mention.head]
    }

    private static func lowerBound(_ mentions: [Mention], _ start: Int) -> Int {
        var low = 0
        var high = mentions.count
        while low < high {
            let middle = (low + high) / 2
            if mentions[middle].span.start < start { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
