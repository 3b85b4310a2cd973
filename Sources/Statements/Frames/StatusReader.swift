import Diplomacy
import Foundation
import Language
import SourceText

/// Reads how states stand in frameworks: who belongs, joins, is invited, observes, leaves.
///
/// A word of the table `status_words.tsv` tells the stage and where framework and state stand; what depends on a word of
/// `status_outlook.tsv` is only announced, wished, offered or denied.
struct StatusReader: Sendable {
    private enum Holder: Sendable {
        case agent, object, holder
        /// Behind a preposition: `consists of`.
        case behind(String)

        init(_ text: String) {
            switch text {
            case "agent": self = .agent
            case "object": self = .object
            case "holder": self = .holder
            default: self = .behind(text)
            }
        }

        var isAgent: Bool { if case .agent = self { true } else { false } }
        var isHolder: Bool { if case .holder = self { true } else { false } }
    }

    /// When a word that names no framework takes up the last one of the passage.
    private enum Implied: String, Sendable {
        case no
        case yes
        /// Only with an open clause that tells of joining: `invited its neighbours to apply`.
        case open
    }

    private struct Row: Sendable {
        var isVerb: Bool
        /// `object`, `subject`, `modifier` and prepositions.
        var framework: Set<String>
        var state: Holder
        var stage: FrameworkStatus.Stage
        var implied: Implied
        var place: RowPlace

        /// Whether it lists the members of a framework that is its subject.
        var isList: Bool { framework.contains("subject") }
    }

    /// What a word around a status makes of it.
    private struct Shade: Sendable {
        var outlook: Outlook
        var place: RowPlace
    }

    enum Outlook: String, Sendable { case done, suspended, ended, coming, wished, offered, denied }

    private var rows: [String: [Row]] = [:]
    private var governors: [String: Shade] = [:]
    private var modifiers: [String: Shade] = [:]
    private var auxiliaries: [String: Shade] = [:]
    /// Governors that, once they have happened, have brought it about: `helped found`.
    private var implicatives: Set<String> = []
    /// Verbs whose subject gives a standing to another: `granted Chad observer status`.
    private var gives: Set<String> = []
    /// The nouns that take up a framework, with the forms of framework that they can mean; none is any.
    private var nouns: [String: Set<String>] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table(
            "status_words", columns: ["word", "kind", "framework", "state", "status", "implied"])
        {
            guard let implied = Implied(rawValue: row.optional("implied") ?? "no") else {
                throw row.failure("CH0205", "implied: '\(row["implied"])' is none of yes, open, no")
            }
            guard let stage = FrameworkStatus.Stage(rawValue: row["status"]) else {
                throw row.failure("CH0205", "'\(row["status"])' is no status")
            }
            rows[row["word"], default: []].append(
                Row(
                    isVerb: row["kind"] == "verb", framework: Set(row.list("framework")), state: Holder(row["state"]),
                    stage: stage, implied: implied, place: row.place))
        }
        for row in try resources.table("status_outlook", columns: ["word", "kind", "outlook"]) {
            guard let outlook = Outlook(rawValue: row["outlook"]) else {
                throw row.failure("CH0205", "'\(row["outlook"])' is no outlook")
            }
            let shade = Shade(outlook: outlook, place: row.place)
            switch row["kind"] {
            case "governor": governors[row["word"]] = shade
            case "implicative":
                governors[row["word"]] = shade
                implicatives.insert(row["word"])
            case "modifier": modifiers[row["word"]] = shade
            case "auxiliary": auxiliaries[row["word"]] = shade
            case "giver": gives.insert(row["word"])
            default:
                throw row.failure(
                    "CH0205", "'\(row["kind"])' is none of governor, implicative, modifier, auxiliary, giver")
            }
        }
        for row in try resources.table("framework_nouns", columns: ["noun", "forms"]) {
            nouns[row["noun"]] = Set(row.list("forms"))
        }
    }

    func read(_ site: FrameSite) -> [Statement] {
        let rowsOfLemma = site.lemmas.map { rows[$0] ?? rows[$0 + "e"] ?? [] }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            var own = rowsOfLemma[Int(site.words.lemma[word])]
            let isVerb = site.isVerb(word)
            // `helped found` is no form of `find`.
            if own.isEmpty, isVerb, site.words.relation[word] == .xcomp { own = rows[site.form(word)] ?? [] }
            if isVerb, let phrase = phrasal(word, site) { own = rows[phrase] ?? own }
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

    /// A verb with its particle or adverb: `made up`, `brings together`.
    private func phrasal(_ verb: Int, _ site: FrameSite) -> String? {
        var found: String?
        // `made up of`, whatever the tree hangs the particle on.
        if verb + 1 < site.words.count {
            let phrase = site.lemma(verb) + " " + site.form(verb + 1)
            if rows[phrase] != nil { return phrase }
        }
        site.trees.forEachChild(verb) { child in
            switch site.words.relation[child] {
            case .compoundPrt, .advmod:
                let phrase = site.lemma(verb) + " " + site.form(child)
                if found == nil, rows[phrase] != nil { found = phrase }
            default: break
            }
        }
        return found
    }

    // MARK: - Verbs

    private func verb(_ verb: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
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
            guard let framework = site.framework(of: noun, taking: nouns) else { return [] }
            let span = site.span(of: site.trees.nounPhrase(noun, words), around: verb)
            return statements(states, framework, .broker, .done, verb, span, site)
        }
        let arguments = site.context.arguments(of: verb)
        var framework: EntityID?
        var others: [EntityID] = []
        var places: [Int] = []
        func take(_ word: Int?) {
            // `ratified its accession to the alliance`: the act is the object, not the framework.
            guard framework == nil, let word, rows[site.lemma(word)]?.contains(where: { !$0.isVerb }) != true,
                let id = site.framework(of: word, taking: nouns)
            else { return }
            framework = id
            places.append(word)
            // `belongs to SADC and COMESA`.
            for party in site.context.parties(of: word) where party.word != word {
                if party.entity != id, party.entity.rawValue.hasPrefix("fw:") { others.append(party.entity) }
            }
        }
        if row.framework.contains("object") { take(arguments.object) }
        if row.isList {
            take(arguments.isPassive ? arguments.object : arguments.agent)
            take(site.context.subject(of: verb))
        }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            if row.framework.contains(site.lemmas[Int(oblique.preposition)]) { take(oblique.head) }
        }
        if framework == nil { framework = following(verb, row, site) }
        if framework == nil, row.framework.contains("object") { take(antecedent(of: verb, site)) }
        if framework == nil, isImplied(row, arguments, site) { framework = site.framework(before: verb) }
        guard let framework else {
            return site.nothing(FrameReasons.noFramework(row.framework))
        }
        let holder: Int? =
            switch row.state {
            case .agent, .holder: arguments.agent ?? site.context.subject(of: verb)
            case .object: arguments.object
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
            states = self.states(site.sides(of: holder), of: holder, site)
            places.append(holder)
        }
        if states.isEmpty, row.state.isAgent, !arguments.isPassive {
            states = self.states(site.agents(of: verb).filter { $0 != framework }, of: verb, site)
        }
        if states.isEmpty, row.state.isAgent {
            // An infinitive that a noun governs: `Astana's decision to join`.
            var governor = Int(words.head[verb])
            var steps = 0
            while governor >= 0, steps < 3, states.isEmpty {
                if words.tag[governor] == .noun {
                    let owners = site.sidesBefore(governor).filter { $0 != framework }
                    states = self.states(owners, of: governor, site)
                    if states.isEmpty, let owner = site.context.owner(of: governor) {
                        states = self.states(site.sides(of: owner).filter { $0 != framework }, of: owner, site)
                    }
                }
                governor = Int(words.head[governor])
                steps += 1
            }
        }
        if states.isEmpty {
            // `other countries have shown interest in joining, including Uzbekistan`.
            states = self.states(site.examples(after: verb), of: verb, site).filter { $0 != framework }
        }
        let outlook = self.outlook(of: verb, site)
        let span = site.clause(of: verb)
        return ([framework] + others).flatMap { framework in
            statements(states.filter { $0 != framework }, framework, row.stage, outlook, verb, span, site)
        }
    }

    /// What the relative clause of a verb is said of, also where the verb hangs on that clause's: `the bloc that it helped
    /// found`.
    private func antecedent(of verb: Int, _ site: FrameSite) -> Int? {
        var current = verb
        for _ in 0..<3 {
            let head = Int(site.words.head[current])
            guard head >= 0 else { return nil }
            switch site.words.relation[current] {
            case .aclRelcl: return site.words.tag[head] == .noun ? head : nil
            case .xcomp, .ccomp: current = head
            default: return nil
            }
        }
        return nil
    }

    private func isImplied(_ row: Row, _ arguments: Arguments, _ site: FrameSite) -> Bool {
        switch row.implied {
        case .no: return false
        case .yes: return true
        case .open:
            guard let open = arguments.open ?? arguments.purpose else { return false }
            // `invited to join BRICS`: the clause names its own.
            if hasFramework(behind: open, site) { return false }
            return rows[site.lemma(open)]?.contains { $0.isVerb && ($0.stage == .acceded || $0.stage == .candidate) }
                ?? false
        }
    }

    /// The framework right behind a verb by order of words, where the tree has lost it.
    private func following(_ verb: Int, _ row: Row, _ site: FrameSite) -> EntityID? {
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
            if mayStand, let id = site.context.entity(ofHead: word), id.rawValue.hasPrefix("fw:") { return id }
            word += 1
        }
        return nil
    }

    // MARK: - Nouns

    private func noun(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
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
                    let id = site.context.entity(ofHead: child), id.rawValue.hasPrefix("fw:")
                {
                    framework = id
                    frameworkWord = child
                }
            case .nmod, .obl:
                if let preposition = site.preposition(of: child), row.framework.contains(preposition),
                    let id = site.framework(of: child, taking: nouns) ?? modifier(of: child, site)
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
            states = holders(of: noun, site)
            if states.isEmpty { states = listed(by: noun, row, &framework, site) }
            if states.isEmpty {
                // `NATO member Turkey`: the name that the noun stands before.
                let head = Int(words.head[noun])
                if head > noun, words.relation[noun] == .compound || words.relation[noun] == .nmodDesc {
                    states = self.states(site.sides(of: head), of: head, site)
                    holderWord = head
                }
            }
        } else {
            let isOurs = (max(0, noun - 4)..<noun).contains { ["our", "my"].contains(site.form($0)) }
            if !isOurs {
                var owners = site.sidesBefore(noun)
                owners += site.sides(behind: noun, ["of", "by"])
                states = self.states(owners, of: noun, site)
                if states.isEmpty, let owner = site.context.owner(of: noun) {
                    states = self.states(site.sides(of: owner), of: owner, site)
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
        if isImplied, row.implied == .no,
            !(row.state.isAgent && hasFramework(framework, site.context.sentence(of: noun), site))
        {
            return site.nothing("its sentence names no framework, and the word is also said of other things")
        }
        let outlook = self.outlook(of: noun, site)
        // `Kazakhstan's accession` takes up a step that is told elsewhere; dated, it tells one.
        if outlook == .done, row.state.isAgent, site.words.tag[noun] == .noun, row.stage != .candidate,
            row.stage != .invited,
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

    /// Standings that a noun tells as the first part of another: `accession talks with Chad`, `was granted observer status`.
    /// Nil where it is no such part.
    private func compound(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement]? {
        let words = site.words
        let head = Int(words.head[noun])
        guard words.relation[noun] == .compound, head == noun + 1, words.tag[head] == .noun else { return nil }
        let isStatus = row.state.isHolder && site.lemma(head) == "status"
        let isTalk = row.stage == .acceded && governors[site.lemma(head)]?.outlook == .wished
        guard isStatus || isTalk else { return nil }
        var sides = site.sidesBefore(noun)
        func add(_ more: [EntityID]) { for side in more where !sides.contains(side) { sides.append(side) } }
        add(site.sides(behind: head, ["with", "between", "of", "in", "at", "to", "for"]))
        let governor = Int(words.head[head])
        if governor >= 0, words.tag[governor] == .verb {
            let arguments = site.context.arguments(of: governor)
            let isGiven = isStatus && !arguments.isPassive && gives.contains(site.lemma(governor))
            if !isGiven {
                add(site.agents(of: governor))
            } else if let giver = arguments.agent {
                // Who gives the standing is the framework, or nobody knows which it is.
                guard let framework = site.framework(of: giver, taking: nouns) else { return [] }
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
        // A body that no table has is not the framework that was named last.
        let named = sides.first { $0.rawValue.hasPrefix("fw:") }
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
    private func modifier(of noun: Int, _ site: FrameSite) -> EntityID? {
        var found: EntityID?
        site.trees.forEachChild(noun) { child in
            if child < noun, let id = site.context.entity(ofHead: child), id.rawValue.hasPrefix("fw:") {
                found = found ?? id
            }
        }
        return found
    }

    /// The states that a noun for members introduces as a list: `the bloc, whose members are Chad, Gabon and Cameroon`, `it has
    /// three members: …`; with the framework that they are of.
    private func listed(by noun: Int, _ row: Row, _ framework: inout EntityID?, _ site: FrameSite) -> [EntityID] {
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
            framework = site.framework(of: owner, taking: nouns)
            if framework == nil, words.tag[owner] == .pronoun { framework = site.framework(before: noun) }
        }
        return framework == nil ? [] : states
    }

    /// Whether a framework is named behind a verb, up to the next verb.
    private func hasFramework(behind verb: Int, _ site: FrameSite) -> Bool {
        for word in (verb + 1)..<max(verb + 1, site.context.sentence(of: verb).words.upperBound) {
            if site.words.tag[word] == .verb { return false }
            if let id = site.context.entity(ofHead: word), id.rawValue.hasPrefix("fw:") { return true }
        }
        return false
    }

    private func hasFramework(_ framework: EntityID, _ sentence: Sentence, _ site: FrameSite) -> Bool {
        sentence.words.contains { site.context.entity(ofHead: $0) == framework }
    }

    /// Who is called a member, a candidate: subject, apposition, examples.
    private func holders(of noun: Int, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        var result: [EntityID] = []
        func take(_ word: Int) {
            for state in states(site.sides(of: word), of: word, site) where !result.contains(state) {
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
        case .nmod, .obl:
            guard site.preposition(of: noun) == "as" else { break }
            if words.tag[head] == .verb {
                // `invited as an observer`, but `spoke as chair`, `was brokered by Chad as chair`.
                let arguments = site.context.arguments(of: head)
                if arguments.isPassive, let agent = arguments.agent, agent < noun { take(agent) }
                if result.isEmpty, let object = arguments.object { take(object) }
                if result.isEmpty, let agent = arguments.agent { take(agent) }
            } else {
                take(head)
            }
        default: break
        }
        return result
    }

    // MARK: - What comes of it

    /// States and groups of states among some sides.
    private func states(_ sides: [EntityID], of word: Int, _ site: FrameSite) -> [EntityID] {
        sides.filter { $0.isState }
    }

    /// What the words around a word of status make of it.
    private func outlook(of word: Int, _ site: FrameSite) -> Outlook {
        let words = site.words
        var result = Outlook.done
        func weigh(_ outlook: Outlook?, _ place: RowPlace? = nil, at other: Int = 0) {
            guard let outlook else { return }
            if let place { site.recorder?.row(place, at: word, on: other..<(other + 1)) }
            // A denial holds whatever else is said, a wish takes the certainty of an announcement.
            let order: [Outlook] = [.done, .suspended, .ended, .coming, .wished, .offered, .denied]
            if let a = order.firstIndex(of: outlook), let b = order.firstIndex(of: result), a > b { result = outlook }
        }
        func auxiliaries(of verb: Int) {
            site.trees.forEachChild(verb) { child in
                switch words.relation[child] {
                case .aux:
                    let shade = self.auxiliaries[site.lemma(child)]
                    weigh(shade?.outlook, shade?.place, at: child)
                case .advmod: weigh(site.lemma(child) == "not" || site.form(child) == "never" ? .denied : nil)
                default: break
                }
            }
        }
        site.trees.forEachChild(word) { child in
            switch words.relation[child] {
            case .amod, .compound, .advmod, .det:
                let shade = modifiers[site.lemma(child)] ?? modifiers[site.form(child)]
                weigh(shade?.outlook, shade?.place, at: child)
            default: break
            }
        }
        if words.tag[word] == .verb { auxiliaries(of: word) }
        let isInfinitive = site.isInfinitive(word)
        // `expanded to include`: what governs it tells.
        let isInclusion = rows[site.lemma(word)]?.contains { $0.framework.contains("subject") } ?? false
        // A verb that still stands in the future or has no tense: `will join`, `to join`.
        var current = word
        for _ in 0..<6 {
            let head = Int(words.head[current])
            guard head >= 0 else { break }
            var isInside = true
            switch words.relation[current] {
            case .xcomp, .acl, .obj, .nmod, .obl, .advcl, .csubj, .conj: break
            case .ccomp:
                // What is reported in a finite clause stands by its own tense.
                isInside = false
            case .nsubj, .nsubjPass:
                isInside = words.tag[current] == .noun
            default: isInside = words.tag[current] == .noun && words.relation[current] == .nmodPoss
            }
            guard isInside else { break }
            if words.relation[current] != .conj {
                let isDone = implicatives.contains(site.lemma(head)) && words.pennTag[head] == .VBD
                if let shade = governors[site.lemma(head)], !isDone { weigh(shade.outlook, shade.place, at: head) }
                if words.tag[head] == .verb { auxiliaries(of: head) }
            }
            if words.relation[current] == .obl, words.tag[head] == .verb { break }
            current = head
        }
        // `to join` alone says nothing of a step that was taken; `the first to join` does.
        if result == .done, isInfinitive, !isInclusion {
            let head = Int(words.head[word])
            let isOrdinal =
                head >= 0
                && (["first", "last", "latest", "next", "only", "manage", "proceed"].contains(site.lemma(head))
                    || site.trees.child(of: head, in: words, where: { $0 == .amod }).map {
                        ["first", "last", "latest", "only"].contains(site.lemma($0))
                    } ?? false)
            if !isOrdinal { result = .wished }
        }
        return result
    }

    func statements(
        _ states: [EntityID], _ framework: EntityID, _ stage: FrameworkStatus.Stage, _ outlook: Outlook, _ word: Int,
        _ span: Span, _ site: FrameSite
    ) -> [Statement] {
        guard !states.isEmpty, states.count <= 40 else {
            return site.nothing("no state stands where the row looks for it, by grammar or by name")
        }
        var held = stage
        var modality = Statement.Modality.actual
        func above() -> Statement.Modality {
            let governor = Int(site.words.head[word])
            return governor >= 0 ? site.modality.modality(of: governor, in: site.context) : .actual
        }
        switch (outlook, stage) {
        // `suspended its participation`: the verb above tells the stage, and its modality is that of the verb.
        case (.suspended, .member), (.suspended, .acceded), (.suspended, .signatory):
            (held, modality) = (.suspended, above())
        case (.ended, .member), (.ended, .acceded), (.ended, .signatory): (held, modality) = (.left, above())
        case (.denied, .left) where site.isInfinitive(word):
            return site.nothing("a leaving that is denied is no standing")
        case (.denied, _): modality = .denied
        case (.coming, .acceded), (.coming, .member), (.coming, .signatory): held = .announcedJoining
        case (.wished, .acceded), (.wished, .member), (.wished, .signatory): held = .candidate
        case (.offered, .acceded), (.offered, .member), (.offered, .signatory): held = .invited
        case (.coming, .left), (.coming, .suspended): modality = .planned
        // That somebody was asked to leave, or may, is no standing.
        case (.wished, .left), (.wished, .suspended), (.offered, .left), (.offered, .suspended):
            return site.nothing("that somebody was asked to leave, or may, is no standing")
        default: break
        }
        // `which includes`: what holds now has no date of an event.
        let isStanding =
            stage == .member && (site.words.pennTag[word] == .VBZ || site.words.pennTag[word] == .VBP)
        var time = isStanding ? nil : site.time(around: word)
        // `will join by the end of the year`: that is no day of the announcement.
        if held == .announcedJoining, let last = time?.period?.last,
            let published = site.context.analysis.document.published?.last, last > published
        {
            time = nil
        }
        return states.map { state in
            site.statement(
                .status(FrameworkStatus(framework: framework, state: state, stage: held, date: time?.period)),
                span: span, at: word, modality: modality, time: time)
        }
    }
}
