import Diplomacy
import Foundation
import Language
import SourceText

/// Reads how states stand in frameworks: who belongs, joins, is invited, observes, leaves.
///
/// A word of the table `status_words.tsv` tells the stage and where framework and state stand; what depends on a word of
/// `status_outlook.tsv` is only announced, wished, offered or denied.
struct StatusReader: Sendable {
    private enum Holder: String, Sendable { case agent, object, holder }

    private struct Row: Sendable {
        var isVerb: Bool
        /// `object`, `subject`, `modifier` and prepositions.
        var framework: Set<String>
        var state: Holder
        var stage: FrameworkStatus.Stage
        var place: RowPlace
    }

    /// What a word around a status makes of it.
    private struct Shade: Sendable {
        var outlook: Outlook
        var place: RowPlace
    }

    private enum Outlook: String, Sendable { case done, suspended, ended, coming, wished, offered, denied }

    private var rows: [String: [Row]] = [:]
    private var governors: [String: Shade] = [:]
    private var modifiers: [String: Shade] = [:]
    private var auxiliaries: [String: Shade] = [:]
    /// The nouns that take up a framework, with the forms of framework that they can mean; none is any.
    private var nouns: [String: Set<String>] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("status_words", columns: ["word", "kind", "framework", "state", "status"]) {
            guard let holder = Holder(rawValue: row["state"]) else {
                throw row.failure("CH0205", "state: '\(row["state"])' is none of agent, object, holder")
            }
            guard let stage = FrameworkStatus.Stage(rawValue: row["status"]) else {
                throw row.failure("CH0205", "'\(row["status"])' is no status")
            }
            rows[row["word"], default: []].append(
                Row(
                    isVerb: row["kind"] == "verb", framework: Set(row.list("framework")), state: holder, stage: stage,
                    place: row.place))
        }
        for row in try resources.table("status_outlook", columns: ["word", "kind", "outlook"]) {
            guard let outlook = Outlook(rawValue: row["outlook"]) else {
                throw row.failure("CH0205", "'\(row["outlook"])' is no outlook")
            }
            let shade = Shade(outlook: outlook, place: row.place)
            switch row["kind"] {
            case "governor": governors[row["word"]] = shade
            case "modifier": modifiers[row["word"]] = shade
            case "auxiliary": auxiliaries[row["word"]] = shade
            default: throw row.failure("CH0205", "'\(row["kind"])' is none of governor, modifier, auxiliary")
            }
        }
        for row in try resources.table("framework_nouns", columns: ["noun", "forms"]) {
            nouns[row["noun"]] = Set(row.list("forms"))
        }
    }

    func read(_ site: FrameSite) -> [Statement] {
        let rowsOfLemma = site.lemmas.map { rows[$0] ?? rows[$0 + "e"] ?? [] }
        guard rowsOfLemma.contains(where: { !$0.isEmpty }) else { return [] }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            let own = rowsOfLemma[Int(site.words.lemma[word])]
            if own.isEmpty { continue }
            let tag = site.words.tag[word]
            for row in own where row.isVerb == (tag == .verb || tag == .auxiliary) {
                guard row.isVerb || tag == .noun || tag == .properNoun else { continue }
                let statements = row.isVerb ? verb(word, row, site) : noun(word, row, site)
                site.recorder?.tried(
                    row.place, at: word, made: !statements.isEmpty,
                    needs: row.isVerb ? FrameReasons.statusVerb : FrameReasons.statusNoun)
                found += statements
                if !statements.isEmpty { break }
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
        var places: [Int] = []
        func take(_ word: Int?) {
            // `ratified its accession to the alliance`: the act is the object, not the framework.
            guard framework == nil, let word, rows[site.lemma(word)]?.contains(where: { !$0.isVerb }) != true,
                let id = site.framework(of: word, taking: nouns)
            else { return }
            framework = id
            places.append(word)
        }
        if row.framework.contains("object") { take(arguments.object) }
        if row.framework.contains("subject") { take(arguments.agent) }
        for oblique in arguments.obliques where oblique.preposition >= 0 {
            if row.framework.contains(site.lemmas[Int(oblique.preposition)]) { take(oblique.head) }
        }
        if framework == nil { framework = following(verb, row, site) }
        guard let framework else {
            return site.nothing(FrameReasons.noFramework(row.framework))
        }
        let holder: Int? =
            switch row.state {
            case .agent, .holder: arguments.agent ?? site.context.subject(of: verb)
            case .object: arguments.object
            }
        var states: [EntityID] = []
        if let holder, !places.contains(holder) {
            states = self.states(site.sides(of: holder), of: holder, site)
            places.append(holder)
        }
        if states.isEmpty, row.state == .agent, !arguments.isPassive {
            states = self.states(site.agents(of: verb).filter { $0 != framework }, of: verb, site)
        }
        if states.isEmpty, row.state == .agent {
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
        return statements(states, framework, row.stage, outlook, verb, span, site)
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
        // `the accession process`: another noun is the head.
        if row.state != .holder, words.relation[noun] == .compound, noun + 1 < words.count,
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
        let isImplied = framework == nil
        if row.state == .holder {
            states = holders(of: noun, site)
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
        if isImplied, !StatusReader.telling.contains(site.lemma(noun)),
            !(row.state == .agent && hasFramework(framework, site.context.sentence(of: noun), site))
        {
            return site.nothing("its sentence names no framework, and the word is also said of other things")
        }
        let outlook = self.outlook(of: noun, site)
        // `Kazakhstan's accession` takes up a step that is told elsewhere; dated, it tells one.
        if outlook == .done, row.state == .agent, site.words.tag[noun] == .noun, row.stage != .candidate,
            row.stage != .invited,
            site.time(around: noun).map({ !words.span(site.trees.nounPhrase(noun, words)).contains($0.span) }) ?? true
        {
            return site.nothing("it takes up a step that is told elsewhere; only with a date of its own it tells one")
        }
        let phrase = site.trees.nounPhrase(noun, words)
        var span = site.span(of: phrase, around: noun)
        if row.state == .holder { span = site.clause(of: holderWord == noun ? noun : holderWord) }
        if frameworkWord >= 0 { span = span.union(words.span(frameworkWord)) }
        return statements(states, framework, row.stage, outlook, noun, span, site)
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

    /// Words that are said of frameworks alone, so that they take up the last one.
    private static let telling: Set<String> = ["membership", "accession", "candidate", "signatory"]

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
            if site.preposition(of: noun) == "as", words.tag[head] == .verb {
                if let object = site.context.arguments(of: head).object { take(object) }
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
                if let shade = governors[site.lemma(head)] { weigh(shade.outlook, shade.place, at: head) }
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

    private func statements(
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
