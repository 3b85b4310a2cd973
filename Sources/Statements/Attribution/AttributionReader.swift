import Diplomacy
import Foundation
import Language
import SourceText

/// Finds what a document lays to somebody: source, cue and content.
///
/// The steps: quotation marks are paired (``QuotationReader``); two models mark cues and, around each, its source and
/// content (``PassageFinder``); quotations that stand without a cue go to whoever spoke last (``LooseQuotations``); and each
/// source is resolved to an entity, with the outlet that it is cited through (``SpeakerFinder``).
struct AttributionReader: Sendable {
    /// A passage in bytes, as PolNeAR draws it.
    struct Passage {
        var source: [Span]
        var cue: Span?
        var content: [Span]
    }

    package var finder: PassageFinder?
    private let lexicon: AttributionLexicon

    /// - Throws: `HashedModel.Malformed`, `TSVTable.Failure`.
    init(resources: TableFolder) throws {
        lexicon = try AttributionLexicon(resources: resources)
        let cues = resources.url.appendingPathComponent("attribution_cues.model")
        let roles = resources.url.appendingPathComponent("attribution_roles.model")
        guard FileManager.default.fileExists(atPath: cues.path) else { return }
        finder = PassageFinder(cues: try ChainModel(contentsOf: cues), roles: try ChainModel(contentsOf: roles))
    }

    /// The passages of a document as the corpus would mark them, in order of their cues.
    func passages(_ context: ReadingContext) -> [Passage] {
        guard let finder else { return [] }
        let facts = AttributionWords(context)
        let maker = PassageSpans(context, facts)
        return finder.find(context, facts).compactMap { passage in
            let content = maker.spans(passage.content)
            guard !content.isEmpty else { return nil }
            return Passage(
                source: maker.spans(passage.source), cue: context.words.span(passage.cue), content: content)
        }
    }

    /// The attributions of a document, in order of their content.
    ///
    /// - Returns: also the entities of those who speak without a name.
    func read(_ context: ReadingContext) -> (attributions: [Attribution], unnamed: [Entity]) {
        guard let finder else { return ([], []) }
        let words = context.words
        var unnamed: [Entity] = []
        let facts = AttributionWords(context)
        context.recorder?.turn(to: nil)
        var passages = finder.find(context, facts).filter { passage in
            let objection = objection(to: passage, context, facts)
            if let objection { context.recorder?.left(passage, objection) }
            return objection == nil
        }
        passages = passages.flatMap { separate($0, context, facts) }
        let plain = PlainSayings(context, facts, lexicon)
        plain.mendQuoted(&passages)
        plain.add(to: &passages)
        LooseQuotations(context, facts).add(to: &passages)
        passages.sort { place($0) < place($1) }
        let maker = PassageSpans(context, facts)
        let speakers = SpeakerFinder(context, lexicon)
        func isPublisher(_ id: EntityID) -> Bool { id.rawValue.hasPrefix("outlet:") || speakers.isBody(id) }
        var focus = SpeakerFocus(context, facts, lexicon)
        /// Who was last cited through an outlet, and in which paragraph.
        var carried: (speaker: EntityID, via: EntityID, paragraph: Int32)?
        var result: [Attribution] = []
        for passage in passages {
            let pieces = maker.spans(passage.content)
            guard let first = pieces.first, let last = pieces.last else { continue }
            let source = maker.spans(passage.source)
            let head = passage.source.first.flatMap { speakers.head(of: $0) }
            var speaker = speakers.speaker(of: passage.source)
            if let head, let before = focus.speaker(at: head, found: speaker) { speaker = before }
            var via = speakers.via(of: passage.cue, speaker: speaker)
            var isOnePerson = head.map { words.pennTag[$0] == .NN || words.tag[$0] == .pronoun } ?? false
            func entity(at word: Int) -> EntityID? {
                if let found = speakers.speaker(at: word) { return found }
                guard let nameless = speakers.unnamed(at: word, in: context.trees.subtree(word)) else { return nil }
                unnamed.append(nameless)
                return nameless.id
            }
            if speaker == nil, let nameless = speakers.unnamed(passage.source) {
                speaker = nameless.id
                unnamed.append(nameless)
                // `state television reported`.
                if nameless.kind == .outlet { via = via ?? nameless.id }
            }
            // `state television quoted him as saying`: he speaks, through the one who quotes.
            if let object = speakers.quotedWord(by: passage.cue) {
                let found = context.actor(of: object).flatMap { context[$0]?.kind == .outlet ? nil : $0 }
                if let quoted = focus.speaker(at: object, found: found) ?? found ?? entity(at: object),
                    quoted != speaker,
                    !speakers.isOutlet(quoted)
                {
                    if via == nil, let speaker, isPublisher(speaker) { via = speaker }
                    speaker = quoted
                    isOnePerson = true
                }
            } else if let publisher = speaker, speakers.isOutlet(publisher),
                let object = speakers.cited(by: passage.source, cue: passage.cue), let cited = entity(at: object),
                cited != publisher
            {
                // `the daily, which cited two officials`: they speak, through the daily.
                via = publisher
                speaker = cited
            }
            if via == nil, let quoter = speakers.quoter(by: passage.cue), let body = entity(at: quoter),
                body != speaker,
                isPublisher(body)
            {
                via = body
            }
            // What somebody says further in one paragraph, they say through the same outlet.
            let paragraph = facts.paragraph[Int(words.sentence[place(passage)])]
            if via == nil, let carried, carried.speaker == speaker, carried.paragraph == paragraph,
                passage.cue.isEmpty || head.map({ words.tag[$0] == .pronoun }) ?? true
            {
                via = carried.via
            }
            if let speaker {
                carried = via.flatMap { $0 == speaker ? nil : (speaker, $0, paragraph) } ?? nil
                if let range = passage.source.first, let head {
                    focus.note(
                        speaker, of: range, head: head,
                        isPerson: context[speaker].map { $0.kind == .person } ?? isOnePerson)
                }
            }
            let attribution = Attribution(
                document: context.document, source: source.first.map { $0.union(source[source.count - 1]) },
                cue: passage.cue.isEmpty ? nil : context.words.span(passage.cue), content: first.union(last),
                contentPieces: pieces.count > 1 ? pieces : [], speaker: speaker, via: via,
                style: style(passage.content, facts))
            result.append(attribution)
            if let recorder = context.recorder {
                recorder.voice(attribution, passage)
                for word in passage.cue {
                    if let row = lexicon.row(of: context.words.lemmaText(word)) {
                        recorder.row(row, at: passage.cue.lowerBound, on: word..<(word + 1))
                    }
                }
            }
        }
        result.sort { ($0.content, $0.cue?.start ?? -1) < ($1.content, $1.cue?.start ?? -1) }
        inheritOutlets(&result, speakers)
        return (result, unnamed)
    }

    /// The first word of its source, else of its cue, else of what is said: where a text lets somebody speak.
    private func place(_ passage: AttributedPassage) -> Int {
        passage.source.first?.lowerBound ?? (passage.cue.isEmpty ? nil : passage.cue.lowerBound)
            ?? passage.content.first?.lowerBound ?? 0
    }

    /// Why the record does not keep a passage; nil where it does: what is said, written, shown or thought by somebody, not
    /// every wish and plan.
    private func objection(
        to passage: AttributedPassage, _ context: ReadingContext, _ facts: AttributionWords
    ) -> String? {
        guard !passage.content.isEmpty else { return "the model of roles finds no content" }
        let words = context.words
        let isQuoted = passage.content.contains { $0.contains { facts.quotation[$0] >= 0 } }
        // Nobody says it: `is seen as`, `it is believed`.
        if passage.source.isEmpty, !isQuoted {
            return "nobody is named who says it, and nothing stands in quotation marks"
        }
        var isSaying = false
        var needsClause = true
        for word in passage.cue {
            let lemma = words.lemmaText(word)
            guard lexicon.isSaying(lemma) else { continue }
            isSaying = true
            if !lexicon.has(lemma, .clause) { needsClause = false }
        }
        if let plan = planObjection(passage, isSaying: isSaying, isQuoted: isQuoted, context) { return plan }
        if isSaying, !needsClause {
            return passage.confidence > 0.3 ? nil : "the model of cues is not sure enough: 0.3 is needed"
        }
        // A clause with a finite verb of its own, or words in quotation marks.
        let isClause = passage.content.contains { piece in
            piece.contains { word in
                facts.children[word] & (AttributionWords.Child.subject | AttributionWords.Child.passiveSubject) != 0
                    && (words.pennTag[word] != .VB || facts.children[word] & AttributionWords.Child.auxiliary != 0)
            }
        }
        guard isClause || isQuoted else { return "its content is no clause with a verb of its own, and not quoted" }
        // `recalled its ambassador, days after …`: the object of such a word is not said, whatever clause it holds.
        if !isQuoted, isSaying, needsClause, isObject(passage, words) { return "its content is the object of its cue" }
        if passage.confidence > (isSaying ? 0.3 : 0.7) { return nil }
        return isSaying
            ? "the model of cues is not sure enough: 0.3 is needed"
            : "the model of cues is not sure enough: 0.7 is needed of a word that attribution_words.tsv does not have"
    }

    /// Why a passage is no word of anybody but what they mean to do: `plans to build`, `would not pledge the port`.
    private func planObjection(
        _ passage: AttributedPassage, isSaying: Bool, isQuoted: Bool, _ context: ReadingContext
    ) -> String? {
        guard !isQuoted else { return nil }
        let words = context.words
        let below = passage.content.flatMap { piece in piece.filter { passage.cue.contains(Int(words.head[$0])) } }
        if !isSaying {
            let isPlan = below.contains { words.relation[$0] == .xcomp && words.pennTag[$0] == .VB }
            return isPlan ? "what somebody plans or wants to do is not what they say" : nil
        }
        // A verb of promising that is itself denied, with no clause behind it.
        let isDenied = passage.cue.contains { word in
            words.tag[word] == .verb
                && context.trees.child(of: word, in: words, where: { $0 == .aux }).map { words.pennTag[$0] == .MD }
                    ?? false
                && passage.cue.contains { ["not", "n't", "never"].contains(words.lemmaText($0)) }
        }
        let hasClause = below.contains { [.ccomp, .parataxis, .csubj].contains(words.relation[$0]) }
        return isDenied && !hasClause ? "it is said that they will not say it" : nil
    }

    /// Whether a content is no more than the object of its cue.
    private func isObject(_ passage: AttributedPassage, _ words: Words) -> Bool {
        let below = passage.content.flatMap { piece in piece.filter { passage.cue.contains(Int(words.head[$0])) } }
        return below.contains { words.relation[$0] == .obj }
            && !below.contains { [.ccomp, .xcomp, .parataxis, .csubj].contains(words.relation[$0]) }
    }

    /// Parts a quotation that goes on in sentences of its own from the attribution that begins it.
    private func separate(
        _ passage: AttributedPassage, _ context: ReadingContext, _ facts: AttributionWords
    ) -> [AttributedPassage] {
        let sentence = context.words.sentence[passage.cue.lowerBound]
        let own = passage.content.first { piece in piece.contains { context.words.sentence[$0] == sentence } }
        guard own != nil else { return [passage] }
        var result = [passage]
        result[0].content = []
        let quotations = Set(
            passage.content.filter { $0.contains { context.words.sentence[$0] == sentence } }.flatMap { piece in
                piece.map { facts.quotation[$0] }
            })
        for piece in passage.content {
            let isOwn =
                piece.contains { context.words.sentence[$0] == sentence }
                || piece.contains { facts.quotation[$0] >= 0 && quotations.contains(facts.quotation[$0]) }
            if isOwn {
                result[0].content.append(piece)
            } else {
                result.append(
                    AttributedPassage(
                        cue: piece.lowerBound..<piece.lowerBound, source: passage.source, content: [piece],
                        confidence: passage.confidence))
            }
        }
        return result
    }

    /// Direct where every word stands between quotation marks, indirect where none does.
    private func style(_ content: [Range<Int>], _ facts: AttributionWords) -> Attribution.Style {
        var inside = 0
        var outside = 0
        for piece in content {
            for word in piece where facts.facts.shape[word] != .mark {
                if facts.quotation[word] >= 0 { inside += 1 } else { outside += 1 }
            }
        }
        return outside == 0 ? .direct : inside == 0 ? .indirect : .mixed
    }

    /// What an outlet or a body reports of others is cited through it.
    private func inheritOutlets(_ attributions: inout [Attribution], _ speakers: SpeakerFinder) {
        var open: [Int] = []
        for index in attributions.indices {
            let content = attributions[index].content
            let cue = attributions[index].cue ?? content
            open.removeAll { attributions[$0].content.end <= min(content.start, cue.start) }
            if attributions[index].via == nil {
                for outer in open.reversed()
                where attributions[outer].content.contains(cue) && attributions[outer].cue != attributions[index].cue {
                    if let via = attributions[outer].via {
                        attributions[index].via = via
                    } else if let speaker = attributions[outer].speaker, speakers.isBody(speaker) {
                        attributions[index].via = speaker
                    } else {
                        continue
                    }
                    break
                }
            }
            open.append(index)
        }
    }
}
