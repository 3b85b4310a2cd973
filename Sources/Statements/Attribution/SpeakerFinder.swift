import Diplomacy
import Language
import SourceText

/// Tells which entity a source is, and through which outlet or body it is cited.
struct SpeakerFinder {
    let context: ReadingContext
    let words: Words
    let trees: DependencyTrees
    let lexicon: AttributionLexicon

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
                // A preposition or a determiner at the edge is no head; nor is a title that the tree sets beside the name
                // as another subject: `ministry spokeswoman Ana Tui said`.
                if let known = best, words.relation[known] != .case_, !isNameBeside(word, known) { continue }
                best = word
            }
        }
        return best
    }

    /// Whether a word heads the name of a person behind another subject of the same verb.
    private func isNameBeside(_ word: Int, _ other: Int) -> Bool {
        let mention = Int(context.mentionOfHead[word])
        guard mention >= 0, words.tag[word] == .properNoun, words.head[word] == words.head[other],
            words.relation[word].isSubject, words.relation[other].isSubject
        else { return false }
        return context.analysis.mentions[mention].kind == .person && context.analysis.mentions[mention].form == .name
    }

    /// The entity that speaks; nil where the source is none that the record keeps.
    func speaker(of source: [Range<Int>]) -> EntityID? {
        guard let piece = source.first, let head = head(of: piece) else { return nil }
        if let person = named(in: piece, with: head) { return person }
        // Analysts, residents and traders speak for themselves, or for the house they are of, and for no state.
        if lexicon.has(words.lemmaText(head), .unofficial) { return house(of: head) }
        // `the Osaka paper Setouchi`: the paper by its name, and never whose town or land it is of.
        let lemma = words.lemmaText(head).lowercased()
        if lexicon.has(lemma, .outlet) || lemma == "paper", context.entity(ofHead: head) == nil,
            let paper = paper(in: piece, with: head)
        {
            return paper
        }
        if lexicon.has(lemma, .outlet), context.entity(ofHead: head) == nil {
            // `the ministry's website`: whose it is.
            let owner = trees.child(of: head, in: words) { $0 == .nmodPoss }.flatMap { context.actor(of: $0) }
            return owner.flatMap { $0.isState ? nil : $0 }
        }
        return speaker(at: head)
    }

    /// The outlet that a noun for one names behind it or beside it; nil where it stands alone.
    private func paper(in piece: Range<Int>, with head: Int) -> EntityID? {
        for word in piece where word > head && words.tag[word] == .properNoun && context.mentionOfHead[word] >= 0 {
            guard let entity = context.entity(ofHead: word), context.preposition(of: word) == nil else { continue }
            switch context[entity]?.kind {
            case .outlet, .organization, .company, .other: return entity
            default: continue
            }
        }
        return nil
    }

    /// Who an outlet that speaks cites, in its own phrase or behind its verb: `the paper, which cited two officials`; nil where
    /// it cites nobody.
    func cited(by source: [Range<Int>], cue: Range<Int>) -> Int? {
        let heads = source.first.flatMap { head(of: $0) }.map { [$0] } ?? []
        for owner in heads + Array(cue) {
            var found: Int?
            trees.forEachChild(owner) { word in
                guard found == nil, lexicon.has(words.lemmaText(word), .quoting) else { return }
                switch words.relation[word] {
                case .aclRelcl, .acl, .advcl: found = context.arguments(of: word).object
                default: break
                }
            }
            // `Citing two officials, the daily reported`, where the verb stands first.
            if let found, found > owner || words.tag[owner] == .verb { return found }
        }
        return nil
    }

    /// The person that a source names behind what they are: `a spokesman for the ministry, Ana Tui`; nil where the source
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

    /// The entity that a noun phrase speaks for: its own, or, for a paper or a nameless spokesman, whose it is.
    func speaker(at head: Int) -> EntityID? {
        // `the Minister of Energy, Ana Tui`: the person rather than the office.
        if let person = trees.child(of: head, in: words, where: { $0 == .appos }).flatMap({ context.entity(ofHead: $0) }
        ),
            context[person]?.kind == .person
        {
            return person
        }
        if let actor = context.actor(of: head) {
            // `an Arab diplomat`: of some state of the group, and not the group.
            return isOneOf(actor, head) ? nil : actor
        }
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
                } else if let entity = context.actor(of: word), isAgent(entity), !isOneOf(entity, head) {
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

    /// Whether a noun for people only says of which group of states they are.
    private func isOneOf(_ group: EntityID, _ head: Int) -> Bool {
        guard group.rawValue.hasPrefix("grp:"), words.tag[head] == .noun else { return false }
        let mention = Int(context.mentionOfHead[head])
        return mention >= 0 && context.analysis.mentions[mention].kind == .person
            && context.trees.child(of: head, in: words, where: { $0 == .amod || $0 == .compound }) != nil
    }

    /// The word for who is quoted by a cue with an object, or by the verb that a cue hangs on: `the agency quoted Tui as
    /// saying`, by either of the two; nil for any other cue.
    func quotedWord(by cue: Range<Int>) -> Int? {
        for word in cue {
            var verb = word
            if words.relation[word] == .advcl, words.head[word] >= 0 { verb = Int(words.head[word]) }
            guard lexicon.has(words.lemmaText(verb), .quoting) else { continue }
            let arguments = context.arguments(of: verb)
            if !arguments.isPassive, let object = arguments.object { return object }
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
