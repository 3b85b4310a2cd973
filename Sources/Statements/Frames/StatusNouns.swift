import Diplomacy
import Language
import SourceText

/// Standings that a noun tells: `a member of`, `its accession to`, `observer status`.
extension StatusReader {
    func noun(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        if let found = compound(noun, row, site) { return found }
        // `the accession process`: another noun is the head.
        if !row.state.isHolder, words.relation[noun] == .compound, noun + 1 < words.count,
            words.tag[noun + 1] == .noun
        {
            return site.nothing("it stands before another noun, which is what is spoken of")
        }
        var framework: EntityID?
        var frameworkWord = -1
        site.trees.forEachChild(noun) { child in
            guard framework == nil else { return }
            switch words.relation[child] {
            case .compound, .nmodPoss, .amod, .nmodDesc, .nmodUnmarked:
                if row.framework.contains("modifier"), child < noun,
                    let id = site.context.entity(ofHead: child), site.isFramework(id)
                {
                    framework = id
                    frameworkWord = child
                }
            case .nmod, .obl:
                if let preposition = site.preposition(of: child), row.framework.contains(preposition),
                    let id = site.framework(of: child) ?? modifier(of: child, site)
                {
                    framework = id
                    frameworkWord = child
                }
            case .acl:
                // `a bid to join`: the verb speaks for itself.
                return
            default: return
            }
        }
        var states: [EntityID] = []
        var holderWord = noun
        var isImplied = framework == nil
        if row.state.isHolder {
            states = holders(of: noun, row, site)
            if states.isEmpty { states = listed(by: noun, row, &framework, site) }
            if states.isEmpty {
                // `NATO member Turkey`: the name that the noun stands before.
                let head = Int(words.head[noun])
                let isPerson = head >= 0 && (site.context.entity(ofHead: head)?.rawValue.hasPrefix("person:") ?? false)
                if head > noun, !isPerson || row.stage == .broker,
                    words.relation[noun] == .compound || words.relation[noun] == .nmodDesc
                {
                    states = site.sides(of: head).filter(\.isState)
                    holderWord = head
                }
            }
        } else {
            let isOurs = (max(0, noun - 4)..<noun).contains { ["our", "my"].contains(site.form($0)) }
            if !isOurs {
                var owners = site.sidesBefore(noun)
                owners += site.sides(behind: noun, ["of", "by"])
                states = owners.filter(\.isState)
                if states.isEmpty, let owner = site.context.owner(of: noun) {
                    states = site.sides(of: owner).filter(\.isState)
                    // Two that finalise an accession are not both the one that accedes.
                    if states.count > 1, row.stage == .acceded { return [] }
                }
            } else {
                // `our accession`: the state of who speaks.
                if let speaker = site.speakers.attribution(of: words.span(noun))?.speaker,
                    let state = site.side(speaker)
                {
                    states = [state]
                }
            }
        }
        if framework != nil { isImplied = false }
        // `asked to follow the council as an observer`.
        if framework == nil, site.preposition(of: noun) == "as", words.head[noun] >= 0,
            words.tag[Int(words.head[noun])] == .verb,
            let object = site.context.arguments(of: Int(words.head[noun])).object,
            let id = site.context.entity(ofHead: object), site.isFramework(id)
        {
            framework = id
            frameworkWord = object
            isImplied = false
        }
        // `put their initials to the code`, `lodged an application with the bloc`: the phrase hangs on the verb.
        var isPut = false
        if framework == nil, let verb = puttingVerb(over: noun, site) {
            let arguments = site.context.arguments(of: verb)
            for oblique in arguments.obliques where oblique.preposition >= 0 && framework == nil {
                guard row.framework.contains(site.lemmas[Int(oblique.preposition)]) else { continue }
                // `a scheme to which Chad put its name`.
                let isRelative = words.pennTag[oblique.head] == .WDT || words.pennTag[oblique.head] == .WP
                let head = isRelative ? antecedent(of: verb, site) ?? oblique.head : oblique.head
                framework = site.framework(of: head)
                frameworkWord = framework == nil || isRelative ? -1 : head
            }
            if framework != nil {
                isImplied = false
                isPut = true
                if !row.state.isHolder {
                    let agents = site.agents(of: verb).filter(\.isState)
                    if !agents.isEmpty { states = agents }
                }
            }
        }
        // `has been an observer there since 2020`: of what was named last.
        if framework == nil,
            site.trees.child(of: noun, in: words, where: { $0 == .advmod }).map({ site.form($0) == "there" })
                ?? false
        {
            framework = site.framework(before: noun)
            isImplied = framework == nil
        }
        // `are the founding members`, `lodged an application`: of what the document is about.
        if framework == nil, row.implied.contains(.own), let own = site.focus.own(before: noun),
            !hasComplement(noun, site)
        {
            framework = own
            isImplied = false
        }
        if framework == nil {
            // `participation in the fair` is of something else.
            var isOfOther = false
            site.trees.forEachChild(noun) { child in
                if child > noun, words.relation[child] == .nmod, let preposition = site.preposition(of: child),
                    preposition != "of", row.framework.contains(preposition)
                {
                    isOfOther = true
                }
            }
            if isOfOther { return site.nothing("what stands behind it is no framework") }
            framework = site.framework(before: noun)
        }
        guard let framework else { return site.nothing(FrameReasons.noFramework(row.framework)) }
        states.removeAll { $0 == framework }
        // Without a framework of its own, the word must be one that is said of frameworks alone.
        if isImplied, !row.implied.contains(.yes),
            !(row.state.isAgent && hasFramework(framework, site.context.sentence(of: noun), site))
        {
            return site.nothing("its sentence names no framework, and the word is also said of other things")
        }
        if states.count == 1 { states = everybody(of: noun, or: states, site) }
        let outlook = self.outlook(of: noun, site)
        // `Kazakhstan's accession` takes up a step that is told elsewhere; dated, it tells one.
        if outlook == .done, row.state.isAgent, site.words.tag[noun] == .noun, row.stage != .candidate,
            row.stage != .invited, !isPut, !isTold(noun, site),
            site.time(around: noun).map({ !words.span(site.trees.nounPhrase(noun, words)).contains($0.span) }) ?? true
        {
            return site.nothing("it takes up a step that is told elsewhere; only with a date of its own it tells one")
        }
        let phrase = site.trees.nounPhrase(noun, words)
        var span = site.span(of: phrase, around: noun)
        if row.state.isHolder { span = site.clause(of: holderWord == noun ? noun : holderWord) }
        if frameworkWord >= 0 { span = span.union(words.span(frameworkWord)) }
        return statements(states, framework, row.stage, outlook, noun, span, site)
    }

    /// Whether a noun says itself what it is of, or is the second part of another: `a member of parliament`, `crew members`.
    private func hasComplement(_ noun: Int, _ site: FrameSite) -> Bool {
        var has = false
        site.trees.forEachChild(noun) { child in
            switch site.words.relation[child] {
            case .nmod where child > noun:
                has = has || ["of", "to", "in", "at", "for", "from"].contains(site.preposition(of: child) ?? "")
            case .compound: has = has || site.words.tag[child] == .noun || site.words.tag[child] == .properNoun
            case .nmodPoss: has = has || site.words.tag[child] != .pronoun
            default: break
            }
        }
        return has
    }

    /// Whether the verb that a step is the object of tells that it was taken: `completed its accession`.
    private func isTold(_ noun: Int, _ site: FrameSite) -> Bool {
        let head = Int(site.words.head[noun])
        guard head >= 0, site.words.tag[head] == .verb else { return false }
        let relation = site.words.relation[noun]
        return (relation == .obj || relation.isSubject)
            && (lexicon.governors[site.lemma(head)]?.outlook == .done
                || relation == .obj && lexicon.putting.contains(site.lemma(head)) && !site.isInfinitive(head))
    }

    /// The verb through which a noun that is its object reaches its framework; nil where there is none.
    private func puttingVerb(over noun: Int, _ site: FrameSite) -> Int? {
        var top = noun
        // `deposited its instrument of accession`.
        let paper = Int(site.words.head[noun])
        if paper >= 0, site.words.relation[noun] == .nmod, site.preposition(of: noun) == "of",
            lexicon.papers.contains(site.lemma(paper))
        {
            top = paper
        }
        let head = Int(site.words.head[top])
        guard head >= 0, site.words.relation[top] == .obj || site.words.relation[top] == .nsubjPass,
            site.words.tag[head] == .verb, lexicon.putting.contains(site.lemma(head))
        else { return nil }
        return head
    }

    /// Of `their withdrawal` all who announce it, where the pronoun was taken for one of them.
    private func everybody(of noun: Int, or states: [EntityID], _ site: FrameSite) -> [EntityID] {
        let head = Int(site.words.head[noun])
        guard head >= 0, site.words.tag[head] == .verb,
            site.trees.child(of: noun, in: site.words, where: { $0 == .nmodPoss }).map({ site.form($0) == "their" })
                ?? false
        else { return states }
        let all = site.agents(of: head).filter(\.isState)
        return states.allSatisfy(all.contains) ? all : states
    }

    /// Standings that a noun tells as the first part of another: `accession talks with Chad`, `was granted observer status`.
    /// Nil where it is no such part.
    func compound(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement]? {
        let words = site.words
        let head = Int(words.head[noun])
        guard words.relation[noun] == .compound, head == noun + 1, words.tag[head] == .noun else { return nil }
        let isStatus = row.state.isHolder && site.lemma(head) == "status"
        let isTalk = row.stage == .acceded && lexicon.governors[site.lemma(head)]?.outlook == .wished
        guard isStatus || isTalk else { return nil }
        var sides = site.sidesBefore(noun)
        func add(_ more: [EntityID]) { for side in more where !sides.contains(side) { sides.append(side) } }
        add(site.sides(behind: head, ["with", "between", "of", "in", "at", "to", "for"]))
        let governor = Int(words.head[head])
        if governor >= 0, words.tag[governor] == .verb {
            let arguments = site.context.arguments(of: governor)
            let isGiven = isStatus && !arguments.isPassive && lexicon.gives.contains(site.lemma(governor))
            if !isGiven {
                add(site.agents(of: governor))
            } else if let giver = arguments.agent {
                // Who gives the standing is the framework, or nobody knows which it is.
                guard let framework = site.framework(of: giver) else { return [] }
                add([framework])
            }
            if arguments.isPassive, let object = arguments.object ?? arguments.indirect, object != head {
                add(site.sides(of: object))
            }
            if let indirect = arguments.indirect { add(site.sides(of: indirect)) }
            for oblique in arguments.obliques where oblique.preposition >= 0 {
                if ["to", "with", "in", "at"].contains(site.lemmas[Int(oblique.preposition)]) {
                    add(site.sides(of: oblique.head))
                }
            }
        }
        if governor >= 0, words.tag[governor] == .noun {
            // `Chad's request for observer status`: who asks.
            add(site.sidesBefore(governor))
            if let owner = site.context.owner(of: governor) { add(site.sides(of: owner)) }
        }
        // A body that no table has is not the framework that was named last.
        let named = sides.first(where: site.isFramework)
        let isOfOther = sides.contains { !$0.isState && !$0.rawValue.hasPrefix("grp:") }
        guard let framework = named ?? (isOfOther ? nil : site.framework(before: noun)) else { return [] }
        var outlook = self.outlook(of: head, site)
        if outlook == .coming || outlook == .offered, isTalk { outlook = .done }
        let span =
            governor >= 0 && words.tag[governor] == .verb
            ? site.clause(of: governor) : site.span(of: site.trees.nounPhrase(head, words), around: head)
        return statements(
            sides.filter(\.isState), framework, isTalk ? .candidate : row.stage, outlook, head, span, site)
    }

    /// The framework before a noun: `EU membership`.
    func modifier(of noun: Int, _ site: FrameSite) -> EntityID? {
        var found: EntityID?
        site.trees.forEachChild(noun) { child in
            if child < noun, let id = site.context.entity(ofHead: child), site.isFramework(id) {
                found = found ?? id
            }
        }
        return found
    }

    /// The states that a noun for members introduces as a list: `the bloc, whose members are Chad, Gabon and Cameroon`, `it has
    /// three members: …`; with the framework that they are of.
    func listed(by noun: Int, _ row: Row, _ framework: inout EntityID?, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        guard row.stage == .member, words.pennTag[noun] == .NNS else { return [] }
        let head = Int(words.head[noun])
        guard head >= 0 else { return [] }
        var owner: Int?
        if let possessive = site.trees.child(of: noun, in: words, where: { $0 == .nmodPoss }) {
            owner = possessive
            // `whose`: what the clause is said of.
            if words.pennTag[possessive] == .WPS {
                var current = noun
                var steps = 0
                while steps < 4, words.relation[current] != .aclRelcl, words.head[current] >= 0 {
                    current = Int(words.head[current])
                    steps += 1
                }
                owner = words.relation[current] == .aclRelcl ? Int(words.head[current]) : nil
            }
        } else if words.relation[noun] == .obj {
            owner = site.context.subject(of: head)
        }
        guard framework != nil || owner != nil else { return [] }
        let states = site.list(after: noun).filter(\.isState)
        guard states.count > 1 else { return [] }
        if framework == nil, let owner {
            framework = site.framework(of: owner)
            if framework == nil, words.tag[owner] == .pronoun { framework = site.framework(before: noun) }
        }
        return framework == nil ? [] : states
    }

    /// Whether a framework is named behind a verb, up to the next verb.
    func hasFramework(behind verb: Int, _ site: FrameSite) -> Bool {
        for word in (verb + 1)..<max(verb + 1, site.context.sentence(of: verb).words.upperBound) {
            if site.words.tag[word] == .verb { return false }
            if let id = site.context.entity(ofHead: word), site.isFramework(id) { return true }
        }
        return false
    }

    func hasFramework(_ framework: EntityID, _ sentence: Sentence, _ site: FrameSite) -> Bool {
        sentence.words.contains { site.context.entity(ofHead: $0) == framework }
    }

    /// Who is called a member, a candidate: subject, apposition, examples.
    func holders(of noun: Int, _ row: Row, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        var result: [EntityID] = []
        // A person observes or brokers for a state, but is no member and no candidate for it.
        let isOfStates = row.stage == .member || row.stage == .candidate || row.stage == .invited
        func take(_ word: Int) {
            if isOfStates, site.context.entity(ofHead: word)?.rawValue.hasPrefix("person:") ?? false { return }
            for state in site.sides(of: word).filter(\.isState) where !result.contains(state) {
                result.append(state)
            }
        }
        site.trees.forEachChild(noun) { child in
            switch words.relation[child] {
            case .nsubj, .appos: take(child)
            case .nmod, .acl, .advcl, .obl, .amod:
                if let preposition = site.preposition(of: child),
                    ["like", "such", "including", "include"].contains(preposition)
                {
                    take(child)
                }
            default: break
            }
        }
        if result.isEmpty, let copula = site.trees.child(of: noun, in: words, where: { $0 == .cop }) {
            result = site.sidesAhead(of: copula).filter(\.isState)
        }
        if !result.isEmpty { return result }
        let head = Int(words.head[noun])
        guard head >= 0 else { return [] }
        switch words.relation[noun] {
        case .appos: take(head)
        case .xcomp, .obj:
            if ["become", "remain", "stay", "be"].contains(site.lemma(head)),
                let subject = site.context.subject(of: head)
            {
                take(subject)
                if result.isEmpty { result = site.sidesAhead(of: head).filter(\.isState) }
            }
        case .nsubj:
            // `A realistic candidate is Azerbaijan`.
            if words.tag[head] == .properNoun || site.context.entity(ofHead: head) != nil { take(head) }
        case .nmod where site.preposition(of: noun) == "of" && lexicon.seats.contains(site.lemma(head)):
            // `holds the seat of an observer`.
            let verb = Int(words.head[head])
            if verb >= 0, words.tag[verb] == .verb { result = site.agents(of: verb).filter(\.isState) }
        case .nmod, .obl:
            guard site.preposition(of: noun) == "as" else { break }
            if words.tag[head] == .verb {
                // `invited as an observer`, but `spoke as chair`, `was brokered by Chad as chair`.
                let arguments = site.context.arguments(of: head)
                if arguments.isPassive, let agent = arguments.agent, agent < noun { take(agent) }
                if result.isEmpty, let object = arguments.object { take(object) }
                if result.isEmpty, let agent = arguments.agent { take(agent) }
                if result.isEmpty { result = site.agents(of: head).filter(\.isState) }
            } else {
                take(head)
            }
        default: break
        }
        return result
    }
}
