import Diplomacy
import Language
import SourceText

/// Tells which entity a source is, and through which outlet or body it is cited.
struct SpeakerFinder {
    private let context: ReadingContext
    private let words: Words
    private let trees: DependencyTrees
    private let lexicon: AttributionLexicon

    init(_ context: ReadingContext, _ lexicon: AttributionLexicon) {
        self.lexicon = lexicon
        self.context = context
        words = context.words
        trees = context.trees
    }

    /// The word of a run that the others hang on.
    func head(of piece: Range<Int>) -> Int? {
        var best: Int?
        for word in piece where words.tag[word] != .punctuation {
            let head = Int(words.head[word])
            if !piece.contains(head) {
                // A preposition or a determiner at the edge is no head.
                if best == nil || words.relation[best ?? word] == .case_ { best = word }
            }
        }
        return best
    }

    /// The entity that speaks; nil where the source is none that the record keeps.
    func speaker(of source: [Range<Int>]) -> EntityID? {
        guard let piece = source.first, let head = head(of: piece) else { return nil }
        if let person = named(in: piece, with: head) { return person }
        // Analysts, residents and traders speak for themselves, or for the house they are of, and for no state.
        if lexicon.has(words.lemmaText(head), .unofficial) { return house(of: head) }
        return speaker(at: head)
    }

    /// The person that a source names behind what they are: `a spokesman for the ministry, Guo Liang`; nil where the source
    /// is headed by a name or names nobody.
    private func named(in piece: Range<Int>, with head: Int) -> EntityID? {
        guard words.tag[head] == .noun || words.relation[head] == .nmodDesc, !isPersonEntity(head) else { return nil }
        for word in piece where word > head && words.tag[word] == .properNoun {
            guard context.mentionOfHead[word] >= 0, let entity = context.entity(ofHead: word),
                context[entity]?.kind == .person, context.preposition(of: word) == nil,
                words.relation[word] == .appos || words.relation[word] == .flat || words.relation[word] == .compound
                    || words.relation[word] == .nmodDesc || words.relation[word] == .nmodUnmarked
            else { continue }
            return entity
        }
        return nil
    }

    private func isPersonEntity(_ head: Int) -> Bool {
        context.entity(ofHead: head).map { context[$0]?.kind == .person } ?? false
    }

    /// The body that a nameless expert is of: `analysts at the bank`.
    private func house(of head: Int) -> EntityID? {
        var found: EntityID?
        trees.forEachChild(head) { word in
            guard found == nil,
                words.relation[word] == .nmod || words.relation[word] == .nmodPoss
                    || words.relation[word] == .compound, let entity = context.entity(ofHead: word)
            else { return }
            switch context[entity]?.kind {
            case .organization, .company: found = entity
            default: break
            }
        }
        return found
    }

    /// Those who speak without a name, as an entity of this document alone: `several analysts`. They are a class of their
    /// own and no witness; nil for pronouns and for what is no phrase of people or bodies.
    func unnamed(_ source: [Range<Int>]) -> Entity? {
        guard let piece = source.first, let head = head(of: piece), words.tag[head] == .noun else { return nil }
        let mention = Int(context.mentionOfHead[head])
        let isPeople =
            mention >= 0
            && (context.analysis.mentions[mention].kind == .person
                || context.analysis.mentions[mention].kind == .organization)
        guard isPeople || lexicon.has(words.lemmaText(head), .unofficial) else { return nil }
        // The phrase up to what only describes it further.
        var end = head + 1
        while end < piece.upperBound, words.tag[end] != .punctuation, words.tag[end] != .pronoun, end - head < 6 {
            end += 1
        }
        var first = piece.lowerBound
        while first < head, words.tag[first] == .determiner || words.tag[first] == .punctuation { first += 1 }
        let name = context.analysis.text[words.span(first..<max(end, head + 1))]
        let slug = EntityID.slug(words.lemmaText(head))
        guard !slug.isEmpty, !name.isEmpty else { return nil }
        return Entity(
            id: EntityID(rawValue: "grp:\(slug)-\(context.document.rawValue.suffix(6))"), kind: .group, name: name,
            names: [name])
    }

    /// The entity that a noun phrase speaks for: its own, or, for a paper or a nameless spokesman, whose it is.
    func speaker(at head: Int) -> EntityID? {
        // `the Minister of Energy, Thein Lwin`: the person rather than the office.
        if let person = trees.child(of: head, in: words, where: { $0 == .appos }).flatMap({ context.entity(ofHead: $0) }
        ),
            context[person]?.kind == .person
        {
            return person
        }
        if let actor = context.actor(of: head) { return actor }
        // `its president, Jane Doe`; `a statement by the ministry`; `a spokesman for the ministry`.
        for wanted in [[Relation.appos], [.nmodPoss], [.nmod], [.acl, .aclRelcl], [.compound, .amod]] {
            var child = trees.firstChild[head]
            while child >= 0 {
                let word = Int(child)
                child = trees.nextSibling[word]
                guard wanted.contains(words.relation[word]) else { continue }
                if wanted == [.acl, .aclRelcl] {
                    // `a report published by the bank`.
                    if let agent = context.arguments(of: word).agent, agent != head,
                        let entity = context.actor(of: agent)
                    {
                        return entity
                    }
                } else if let entity = context.actor(of: word), isAgent(entity) {
                    // `the opposition in Malawi` is not Malawi; nor is `a bank official in Lilongwe`.
                    if words.relation[word] == .nmod, let preposition = context.preposition(of: word),
                        lexicon.isPlace(preposition)
                    {
                        continue
                    }
                    // `his ministry` is not he.
                    if words.relation[word] == .nmodPoss, words.tag[word] == .pronoun, context[entity]?.kind == .person,
                        context.mentionOfHead[head] >= 0,
                        context.analysis.mentions[Int(context.mentionOfHead[head])].kind == .organization
                    {
                        return context.entities.state(entity)
                    }
                    return entity
                }
            }
        }
        return nil
    }

    /// Who is quoted by a cue with an object, or by the verb that a cue hangs on: `the agency quoted Mushi as saying`, by
    /// either of the two; nil for any other cue.
    func quoted(by cue: Range<Int>) -> EntityID? {
        for word in cue {
            var verb = word
            if words.relation[word] == .advcl, words.head[word] >= 0 { verb = Int(words.head[word]) }
            guard lexicon.has(words.lemmaText(verb), .quoting) else { continue }
            let arguments = context.arguments(of: verb)
            guard !arguments.isPassive, let object = arguments.object else { continue }
            if let entity = context.actor(of: object), context[entity]?.kind != .outlet { return entity }
        }
        return nil
    }

    /// The outlet or body that a speaker is cited through in the clause of a cue: `told RFE/RL`, `wrote in an analysis for
    /// the think tank`, `said on CNN`.
    func via(of cue: Range<Int>, speaker: EntityID?) -> EntityID? {
        if let speaker, isOutlet(speaker) { return speaker }
        for word in cue where words.tag[word] != .punctuation {
            if let found = via(below: word, speaker: speaker) { return found }
        }
        return nil
    }

    private func via(below cue: Int, speaker: EntityID?) -> EntityID? {
        var child = trees.firstChild[cue]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .obj, .iobj:
                if let entity = context.entity(ofHead: word), isOutlet(entity) { return entity }
                // `told reporters of the Globe`, `told the Globe's editors`.
                if context.mentionOfHead[word] >= 0, let entity = outlet(below: word) { return entity }
            case .obl, .nmod, .oblUnmarked:
                if let entity = context.entity(ofHead: word), entity != speaker, isOutlet(entity) { return entity }
                if lexicon.has(words.lemmaText(word), .piece) {
                    if let entity = outlet(below: word), entity != speaker { return entity }
                    if let entity = body(below: word), entity != speaker { return entity }
                }
            default: break
            }
        }
        return nil
    }

    /// An outlet that a noun names by a modifier.
    private func outlet(below head: Int) -> EntityID? {
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nmod, .nmodPoss, .compound, .appos:
                if let entity = context.entity(ofHead: word), isOutlet(entity) { return entity }
            default: break
            }
        }
        return nil
    }

    /// The body that a piece of writing was made for: `for the think tank`, `by the institute`, `with the agency`.
    private func body(below head: Int) -> EntityID? {
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            guard words.relation[word] == .nmod || words.relation[word] == .obl || words.relation[word] == .acl else {
                continue
            }
            guard let preposition = context.preposition(of: word),
                ["for", "by", "with", "from", "of", "in"].contains(preposition)
            else { continue }
            if let entity = context.entity(ofHead: word), context[entity]?.kind == .organization { return entity }
        }
        return nil
    }

    /// Whether an entity is a news outlet.
    func isOutlet(_ entity: EntityID) -> Bool { context[entity]?.kind == .outlet }

    /// Whether an entity is an outlet or another body that publishes.
    func isBody(_ entity: EntityID) -> Bool {
        switch context[entity]?.kind {
        case .outlet, .organization, .government, .company: true
        default: false
        }
    }

    private func isAgent(_ entity: EntityID) -> Bool {
        switch context[entity]?.kind {
        case .framework, .place, .other, nil: false
        default: true
        }
    }
}
