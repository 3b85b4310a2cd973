import Diplomacy
import Foundation
import Language
import SourceText

/// Reads how states stand in frameworks: who belongs, joins, is invited, observes, leaves.
///
/// A word of the table `status_words.tsv` tells the stage and where framework and state stand; what depends on a word of
/// `status_outlook.tsv` is only announced, wished, offered or denied.
struct StatusReader: Sendable {
    let lexicon: StatusWords

    typealias Row = StatusWords.Row
    typealias Outlook = StatusWords.Outlook

    init(resources: TableFolder) throws { lexicon = try StatusWords(resources: resources) }

    func read(_ site: FrameSite) -> [Statement] {
        let rowsOfLemma = site.lemmas.map { lexicon.rows[$0] ?? lexicon.rows[$0 + "e"] ?? [] }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            var own = rowsOfLemma[Int(site.words.lemma[word])]
            let isVerb = site.isVerb(word)
            // `helped found` is no form of `find`.
            if own.isEmpty, isVerb, site.words.relation[word] == .xcomp { own = lexicon.rows[site.form(word)] ?? [] }
            if isVerb, let phrase = site.phrase(of: word, where: { lexicon.rows[$0] != nil }) {
                own = lexicon.rows[phrase] ?? own
            }
            if own.isEmpty { continue }
            let tag = site.words.tag[word]
            for row in own where row.isVerb == isVerb {
                guard row.isVerb || tag == .noun || tag == .properNoun else { continue }
                let statements = row.isVerb ? verb(word, row, site) : noun(word, row, site)
                site.recorder?.tried(
                    row.place, at: word, made: !statements.isEmpty,
                    needs: row.isVerb ? FrameReasons.statusVerb : FrameReasons.statusNoun)
                found += statements
                if !statements.isEmpty { break }
            }
        }
        return found + bracketed(site)
    }

    // MARK: - Verbs

    func verb(_ verb: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        // `U.S.-brokered framework`: the actor hangs on the participle, the framework is what it stands before.
        if words.relation[verb] == .amod {
            let noun = Int(words.head[verb])
            guard row.stage == .broker, noun >= 0 else { return [] }
            var states: [EntityID] = []
            site.trees.forEachChild(verb) { child in
                if child < verb {
                    for side in site.sides(of: child) where !states.contains(side) { states.append(side) }
                }
            }
            guard let framework = site.framework(of: noun) else { return [] }
            let span = site.span(of: site.trees.nounPhrase(noun, words), around: verb)
            return statements(states, framework, .broker, .done, verb, span, site)
        }
        let arguments = site.context.arguments(of: verb)
        var framework: EntityID?
        var others: [EntityID] = []
        var places: [Int] = []
        func take(_ word: Int?) {
            // `ratified its accession to the alliance`: the act is the object, not the framework.
            guard framework == nil, let word, lexicon.rows[site.lemma(word)]?.contains(where: { !$0.isVerb }) != true,
                let id = site.framework(of: word)
            else { return }
            framework = id
            places.append(word)
            // `belongs to SADC and COMESA`.
            for party in site.context.parties(of: word) where party.word != word {
                if party.entity != id, site.isFramework(party.entity) { others.append(party.entity) }
            }
        }
        if row.framework.contains("object") { take(arguments.object) }
        if row.isList {
            take(arguments.isPassive ? arguments.object : arguments.agent)
            take(site.context.subject(of: verb))
        }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            let isBehind =
                row.isPhrase
                ? site.hasPreposition(oblique.head, of: row.framework)
                : row.framework.contains(site.lemmas[Int(oblique.preposition)])
            if isBehind { take(oblique.head) }
        }
        if framework == nil { framework = following(verb, row, site) }
        // `The commission admitted Chad`: who lets a state in, and no diplomat of it.
        if framework == nil, row.framework.contains("agent"), let agent = arguments.agent,
            let object = arguments.object,
            site.context.entity(ofHead: object)?.isState ?? false, words.tag[object] == .properNoun
        {
            take(agent)
        }
        if framework == nil, row.framework.contains("object") { take(antecedent(of: verb, site)) }
        // `The pact, brokered over five rounds by Chad, gives …`: a framework undergoes it, whatever the tree makes of it.
        var doers: [EntityID] = []
        if framework == nil, row.framework.contains("object"), row.state.isAgent,
            let subject = site.context.subject(of: verb),
            site.context.entity(ofHead: subject).map(site.isFramework) ?? false
        {
            doers = site.sidesBy(after: verb)
            if !doers.isEmpty { take(subject) }
        }
        if framework == nil, isImplied(row, arguments, site) { framework = site.framework(before: verb) }
        // `a member of the pact, left it`: a pronoun takes up the framework that the sentence or the one before names.
        if framework == nil, row.framework.contains("object"), let object = arguments.object,
            words.tag[object] == .pronoun, ["it", "them"].contains(site.form(object)),
            let last = site.framework(before: verb), isNamed(last, near: verb, site)
        {
            framework = last
        }
        if framework == nil, row.implied.contains(.own), standsAlone(verb, row, arguments, site) {
            framework = site.focus.own(before: verb)
        }
        guard let framework else {
            return site.nothing(FrameReasons.noFramework(row.framework))
        }
        let holder: Int? =
            switch row.state {
            case .agent, .holder: arguments.agent ?? site.context.subject(of: verb)
            case .object: arguments.object ?? (arguments.isPassive ? site.context.subject(of: verb) : nil)
            case .behind(let preposition):
                arguments.obliques.first {
                    $0.preposition >= 0 && site.lemmas[Int($0.preposition)] == preposition
                }?.head
            }
        var states: [EntityID] = []
        if row.isList {
            states = site.list(after: verb).filter(\.isState)
            if states.count > 1 {
                let span = site.clause(of: verb)
                return statements(states, framework, row.stage, self.outlook(of: verb, site), verb, span, site)
            }
            states = []
        }
        if let holder, !places.contains(holder) {
            states = site.sides(of: holder).filter(\.isState)
            places.append(holder)
        }
        if states.isEmpty, !doers.isEmpty { states = doers.filter { $0.isState } }
        if states.isEmpty, row.state.isAgent, arguments.isPassive || words.relation[verb] == .acl {
            states = site.sidesBy(after: verb).filter { $0.isState }
        }
        if states.isEmpty, case .object = row.state, words.relation[verb] == .xcomp, words.head[verb] >= 0 {
            // `has asked to be let in`.
            states = site.agents(of: Int(words.head[verb])).filter { $0.isState && $0 != framework }
        }
        if states.isEmpty, row.state.isAgent, !arguments.isPassive, words.relation[verb] != .acl {
            states = site.agents(of: verb).filter { $0.isState && $0 != framework }
        }
        if states.isEmpty, row.state.isAgent {
            // An infinitive that a noun governs: `Astana's decision to join`.
            var governor = Int(words.head[verb])
            var steps = 0
            while governor >= 0, steps < 3, states.isEmpty {
                if words.tag[governor] == .noun {
                    let owners = site.sidesBefore(governor).filter { $0 != framework }
                    states = owners.filter(\.isState)
                    if states.isEmpty, let owner = site.context.owner(of: governor) {
                        states = site.sides(of: owner).filter { $0.isState && $0 != framework }
                    }
                }
                governor = Int(words.head[governor])
                steps += 1
            }
        }
        if states.isEmpty {
            // `other countries have shown interest in joining, including Uzbekistan`.
            states = site.examples(after: verb).filter { $0.isState && $0 != framework }
        }
        // `belongs to the group, together with Chad, Gabon and Niger`.
        if !states.isEmpty, row.state.isAgent {
            for side in site.companions(of: verb) where side.isState && !states.contains(side) { states.append(side) }
        }
        let outlook = self.outlook(of: verb, site)
        let span = site.clause(of: verb)
        let stage = isLesser(row, arguments, site) ? FrameworkStatus.Stage.observer : row.stage
        return ([framework] + others).flatMap { framework in
            statements(states.filter { $0 != framework }, framework, stage, outlook, verb, span, site)
        }
    }

    /// Whether a framework is named in the sentence of a word or in the one before, ahead of it.
    private func isNamed(_ framework: EntityID, near word: Int, _ site: FrameSite) -> Bool {
        let sentence = Int(site.words.sentence[word])
        let first = site.context.analysis.sentences[max(0, sentence - 1)].words.lowerBound
        return (first..<word).contains { site.context.entity(ofHead: $0) == framework }
    }

    /// Whether who joins does so as less than a member: `was admitted only as a partner`.
    private func isLesser(_ row: Row, _ arguments: Arguments, _ site: FrameSite) -> Bool {
        guard row.stage == .acceded || row.stage == .member || row.stage == .invited else { return false }
        return arguments.obliques.contains {
            $0.preposition >= 0 && site.lemmas[Int($0.preposition)] == "as"
                && lexicon.capacities.contains(site.lemma($0.head))
        }
    }

    /// Whether a verb names nothing that could be its framework: `Denmark joined on the spot`, `it would join them`.
    private func standsAlone(_ verb: Int, _ row: Row, _ arguments: Arguments, _ site: FrameSite) -> Bool {
        let words = site.words
        if arguments.open != nil || arguments.closed != nil { return false }
        // `a protocol signed on Friday`: what is signed is the noun.
        if words.relation[verb] == .acl || words.relation[verb] == .aclRelcl { return false }
        // `Finnish officers came aboard` a ship.
        if row.isPhrase, let agent = arguments.agent ?? site.context.subject(of: verb), words.tag[agent] == .noun {
            return false
        }
        if row.state.isAgent, let object = arguments.object, !arguments.isPassive, words.tag[object] != .pronoun {
            return false
        }
        let end = site.context.sentence(of: verb).words.upperBound
        for oblique in arguments.obliques where oblique.preposition >= 0 && site.context.timeOfWord[oblique.head] < 0 {
            let preposition = site.lemmas[Int(oblique.preposition)]
            if row.framework.contains(preposition) || StatusReader.companions.contains(preposition) { return false }
        }
        // What the tree has lost may still stand right behind it.
        var next = verb + 1
        while next < end, words.tag[next] == .adverb || words.relation[next] == .compoundPrt { next += 1 }
        guard next < end, site.context.timeOfWord[next] < 0 else { return true }
        switch words.tag[next] {
        case .noun, .properNoun, .determiner, .adjective, .numeral, .verb: return false
        case .adposition: return !StatusReader.companions.contains(site.form(next))
        case .pronoun: return words.pennTag[next] != .PRPS
        default: return true
        }
    }

    /// Behind these stands what is joined or left, or with whom: `joined in the talks`, `joined with others`.
    private static let companions: Set<String> = ["in", "with", "into", "up", "from", "for", "of"]

    /// What the relative clause of a verb is said of, also where the verb hangs on that clause's: `the bloc that it helped
    /// found`.
    func antecedent(of verb: Int, _ site: FrameSite) -> Int? {
        var current = verb
        for _ in 0..<3 {
            let head = Int(site.words.head[current])
            guard head >= 0 else { return nil }
            switch site.words.relation[current] {
            case .aclRelcl: return isNoun(head, site) ? head : nil
            case .acl where site.words.pennTag[current] == .VBN: return isNoun(head, site) ? head : nil
            case .xcomp, .ccomp: current = head
            default: return nil
            }
        }
        return nil
    }

    private func isNoun(_ word: Int, _ site: FrameSite) -> Bool {
        site.words.tag[word] == .noun || site.words.tag[word] == .properNoun
    }

    func isImplied(_ row: Row, _ arguments: Arguments, _ site: FrameSite) -> Bool {
        if row.implied.contains(.yes) { return true }
        guard row.implied.contains(.open), let open = arguments.open ?? arguments.purpose else { return false }
        // `invited to join BRICS`: the clause names its own.
        if hasFramework(behind: open, site) { return false }
        return lexicon.rows[site.lemma(open)]?.contains {
            $0.isVerb && $0.state.isAgent && ($0.stage == .acceded || $0.stage == .candidate)
        }
            ?? false
    }

    /// The framework right behind a verb by order of words, where the tree has lost it.
    func following(_ verb: Int, _ row: Row, _ site: FrameSite) -> EntityID? {
        let words = site.words
        let end = min(site.context.sentence(of: verb).words.upperBound, verb + 9)
        var mayStand = row.framework.contains("object")
        var word = verb + 1
        while word < end {
            switch words.tag[word] {
            case .adposition:
                mayStand = row.framework.contains(site.form(word))
                guard mayStand else { return nil }
            case .determiner, .adjective, .adverb, .noun, .properNoun, .numeral: break
            case .particle where words.pennTag[word] == .POS: break
            default: return nil
            }
            if mayStand, let id = site.context.entity(ofHead: word), site.isFramework(id) { return id }
            // `signed a charter granting Chad a port`.
            if mayStand, words.tag[word] == .noun, ["a", "an"].contains(site.form(word - 1)),
                let id = site.framework(of: word)
            {
                return id
            }
            word += 1
        }
        return nil
    }
}
