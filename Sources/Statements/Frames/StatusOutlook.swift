import Diplomacy
import Language
import SourceText

/// What the words around a word of status make of it: done, still to come, only wished, offered or denied.
extension StatusReader {
    /// What the words around a word of status make of it.
    func outlook(of word: Int, _ site: FrameSite) -> Outlook {
        let words = site.words
        if isGoingOn(word, site) { return .done }
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
                    let shade = lexicon.auxiliaries[site.lemma(child)]
                    weigh(shade?.outlook, shade?.place, at: child)
                case .advmod: weigh(site.lemma(child) == "not" || site.form(child) == "never" ? .denied : nil)
                default: break
                }
            }
        }
        site.trees.forEachChild(word) { child in
            switch words.relation[child] {
            case .amod, .compound, .advmod, .det:
                // `no longer a member`, whatever the two words hang on.
                if isNoLonger(child, site) {
                    weigh(.ended)
                    return
                }
                let shade = lexicon.modifiers[site.lemma(child)] ?? lexicon.modifiers[site.form(child)]
                weigh(shade?.outlook, shade?.place, at: child)
            default: break
            }
        }
        // `would join`, `would be a member`.
        let isVerbal = words.tag[word] == .verb || site.trees.child(of: word, in: words, where: { $0 == .cop }) != nil
        if isVerbal { auxiliaries(of: word) }
        let isInfinitive = site.isInfinitive(word)
        // `expanded to include`: what governs it tells.
        let isInclusion = lexicon.rows[site.lemma(word)]?.contains { $0.framework.contains("subject") } ?? false
        // A verb that still stands in the future or has no tense: `will join`, `to join`.
        var current = word
        let isOpened = isUnderCondition(word, site)
        for _ in 0..<6 {
            let head = Int(words.head[current])
            // What a condition asks for is not of the time of what depends on it: `if Chad joins, prices will fall`.
            guard head >= 0, !(isOpened && words.relation[current] == .advcl) else { break }
            var isInside = true
            switch words.relation[current] {
            case .xcomp, .acl, .obj, .nmod, .obl, .advcl, .csubj, .conj: break
            case .ccomp:
                // What is reported in a finite clause stands by its own tense; `denied that it would join` denies it.
                if lexicon.denying.contains(site.lemma(head)) { weigh(.denied) }
                isInside = isInfinitive && current == word
            case .nsubj, .nsubjPass:
                isInside = words.tag[current] == .noun
            default: isInside = words.tag[current] == .noun && words.relation[current] == .nmodPoss
            }
            guard isInside else { break }
            if words.relation[current] != .conj {
                let isDone = lexicon.implicatives.contains(site.lemma(head)) && words.pennTag[head] == .VBD
                // `ruled out joining`.
                let phrase =
                    lexicon.phrases.contains(site.lemma(head))
                    ? site.phrase(of: head) { lexicon.governors[$0] != nil } : nil
                if let shade = phrase.flatMap({ lexicon.governors[$0] }) ?? lexicon.governors[site.lemma(head)]
                    ?? lexicon.governors[site.form(head)],
                    !isDone
                {
                    weigh(shade.outlook, shade.place, at: head)
                }
                // `has yet to join`, `whether to join`.
                if words.relation[current] == .xcomp, isYet(head, site) { weigh(.denied) }
                if words.tag[head] == .verb { auxiliaries(of: head) }
                // `has no plans to join`.
                if words.tag[head] == .noun, hasNo(head, site) { weigh(.denied) }
            }
            if words.relation[current] == .obl, words.tag[head] == .verb { break }
            current = head
        }
        if isInfinitive, isYet(behind: word, site) { weigh(.denied) }
        // `has not decided whether to join` leaves it open.
        if isInfinitive, result != .wished, isWhether(word, site) { result = .wished }
        // `to join` alone says nothing of a step that was taken; `the first to join` does.
        if result == .done, isInfinitive, !isInclusion {
            let head = Int(words.head[word])
            let isOrdinal =
                head >= 0
                && (["first", "last", "latest", "next", "only", "manage", "proceed"].contains(site.lemma(head))
                    || site.trees.child(of: head, in: words, where: { $0 == .amod }).map {
                        ["first", "last", "latest", "only"].contains(site.lemma($0))
                    } ?? false
                    || site.context.rankedNoun(over: word) != nil)
                // `would be the first to join`.
                && site.modality.modality(of: word, in: site.context) == .actual
            if !isOrdinal { result = .wished }
        }
        return result
    }

    /// Whether a standing goes on by its own verb or the one that it completes: `will stay in the pact`, `remains a member`.
    private func isGoingOn(_ word: Int, _ site: FrameSite) -> Bool {
        let words = site.words
        var verb = word
        if words.tag[word] != .verb {
            let head = Int(words.head[word])
            let isCompleted = words.relation[word] == .xcomp || words.relation[word] == .obj
            if isCompleted, head >= 0, words.tag[head] == .verb {
                verb = head
            } else if let copula = site.trees.child(of: word, in: words, where: { $0 == .cop }) {
                verb = copula
            }
        }
        guard verb != word || words.tag[word] == .verb, lexicon.staying.contains(site.lemma(verb)) else { return false }
        return site.trees.child(of: verb, in: words) { $0 == .advmod }.map {
            site.lemma($0) != "not" && site.form($0) != "never" && !isNoLonger($0, site)
        } ?? true
    }

    /// Whether a verb stands with `yet`: `has yet to join`.
    private func isYet(_ verb: Int, _ site: FrameSite) -> Bool {
        guard site.lemma(verb) == "have" || site.lemma(verb) == "be" else { return false }
        var isYet = false
        site.trees.forEachChild(verb) { if site.form($0) == "yet" { isYet = true } }
        return isYet
    }

    /// Whether `yet` stands right before an infinitive, whatever the tree hangs it on.
    private func isYet(behind verb: Int, _ site: FrameSite) -> Bool {
        var word = verb - 1
        while word > 0, site.words.tag[word] == .adverb, site.form(word) != "yet" { word -= 1 }
        guard word > 0, site.form(word) == "to" else { return false }
        return site.form(word - 1) == "yet"
    }

    /// Whether a noun has `no` before it.
    private func hasNo(_ noun: Int, _ site: FrameSite) -> Bool {
        guard let determiner = site.trees.child(of: noun, in: site.words, where: { $0 == .det }) else { return false }
        return site.form(determiner) == "no" || site.form(determiner) == "neither"
    }

    /// Whether an infinitive stands behind `whether`.
    private func isWhether(_ verb: Int, _ site: FrameSite) -> Bool {
        var isWhether = false
        site.trees.forEachChild(verb) { if $0 < verb, site.form($0) == "whether" { isWhether = true } }
        return isWhether
    }

    /// Whether a word is one of `no longer`.
    private func isNoLonger(_ word: Int, _ site: FrameSite) -> Bool {
        switch site.form(word) {
        case "longer": word > 0 && site.form(word - 1) == "no"
        case "no": word + 1 < site.words.count && site.form(word + 1) == "longer"
        default: false
        }
    }

    /// Whether a verb is in the clause that a noun stands over: `the hope that Chad joins`.
    private func isContent(_ verb: Int, _ site: FrameSite) -> Bool {
        let head = Int(site.words.head[verb])
        guard head >= 0, site.words.tag[head] == .noun, site.context.hasMark(verb) else { return false }
        switch site.words.relation[verb] {
        case .acl, .aclRelcl, .ccomp: return true
        default: return false
        }
    }

    /// Whether a noun is what is said of its subject: `is a member`.
    private func isPredicate(_ noun: Int, _ site: FrameSite) -> Bool {
        site.trees.child(of: noun, in: site.words) { $0 == .cop || $0.isSubject } != nil
    }

    /// Whether a word stands in a clause of condition: `if Chad joins`, `once Chad is a member`, `should Chad join`.
    private func isUnderCondition(_ word: Int, _ site: FrameSite) -> Bool {
        var current = word
        for _ in 0..<3 {
            var isOpened = false
            site.trees.forEachChild(current) { child in
                guard child < current else { return }
                switch site.words.relation[child] {
                case .mark, .advmod, .aux:
                    if StatusReader.openers.contains(site.form(child)) { isOpened = true }
                    // `Should Chad join`.
                    if site.form(child) == "should", child == site.context.sentence(of: child).words.lowerBound {
                        isOpened = true
                    }
                default: break
                }
            }
            if isOpened { return true }
            let head = Int(site.words.head[current])
            switch site.words.relation[current] {
            case .xcomp, .conj, .obj, .nmod: break
            case .obl where site.words.tag[current] == .noun: break
            default: return false
            }
            guard head >= 0 else { return false }
            current = head
        }
        return false
    }

    private static let openers: Set<String> = ["if", "unless", "once", "provided", "lest", "until"]

    /// What keeps a standing from being so, where its words leave it open: a condition, or what may, might or could be; nil where
    /// nothing does. A wish of one's own is a standing as it is: `wants to join`.
    private func openness(of word: Int, _ outlook: Outlook, _ site: FrameSite) -> Statement.Modality? {
        if isUnderCondition(word, site) { return .conditional }
        if outlook == .wished, isWhether(word, site) { return .possible }
        guard outlook == .coming || outlook == .wished || outlook == .done else { return nil }
        switch site.modality.modality(of: word, in: site.context) {
        case .conditional: return .conditional
        case .possible where outlook != .done && isLikelihood(word, site): return .possible
        default: return nil
        }
    }

    /// Whether a word of likelihood stands at a word or at what governs it: `may join`, `will probably join`, `is likely to join`.
    private func isLikelihood(_ word: Int, _ site: FrameSite) -> Bool {
        let meanings = site.modality.words
        var current = word
        for _ in 0..<3 {
            var isLikelihood = false
            site.trees.forEachChild(current) { child in
                switch site.words.relation[child] {
                case .aux: isLikelihood = isLikelihood || lexicon.auxiliaries[site.lemma(child)]?.outlook == .wished
                case .advmod:
                    isLikelihood =
                        isLikelihood || meanings.meaning(of: site.lemma(child), as: .adverb) == .modality(.possible)
                default: break
                }
            }
            if isLikelihood { return true }
            let head = Int(site.words.head[current])
            guard head >= 0 else { return false }
            switch site.words.relation[current] {
            case .xcomp, .ccomp, .acl, .csubj:
                if site.words.tag[head] != .verb,
                    meanings.meaning(of: site.lemma(head), as: .complement) == .modality(.possible)
                        || meanings.meaning(of: site.lemma(head), as: .content) == .modality(.possible)
                {
                    return true
                }
            case .obj, .conj: break
            default: return false
            }
            current = head
        }
        return false
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
        // A wish to observe is one to have a standing at all.
        case (.wished, .observer): held = .candidate
        case (.offered, .observer): held = .invited
        case (.coming, .observer): modality = .planned
        case (.coming, .acceded), (.coming, .member), (.coming, .signatory): held = .announcedJoining
        case (.wished, .acceded), (.wished, .member), (.wished, .signatory): held = .candidate
        case (.offered, .acceded), (.offered, .member), (.offered, .signatory): held = .invited
        case (.coming, .left), (.coming, .suspended): modality = .planned
        // That somebody was asked to leave, or may, is no standing.
        case (.wished, .left), (.wished, .suspended), (.offered, .left), (.offered, .suspended):
            return site.nothing("that somebody was asked to leave, or may, is no standing")
        default: break
        }
        if modality == .actual, let open = openness(of: word, outlook, site) {
            modality = open
            // What a condition or a forecast speaks of is the standing itself: `if Chad joins`.
            if open == .conditional, outlook == .done { held = stage }
        }
        // What stands in an open question, behind a chance or a hope is not said to be so.
        if site.isVerb(word), !site.isInfinitive(word), modality == .actual {
            let said = site.modality.modality(of: word, in: site.context)
            if outlook == .done { modality = said }
            if said == .possible, isContent(word, site) { (held, modality) = (stage, said) }
        }
        // `which includes`: what holds now has no date of an event.
        let isStanding =
            stage == .member && (site.words.pennTag[word] == .VBZ || site.words.pennTag[word] == .VBP)
        // `Chad, a member, said last week`: a noun in passing has the time of its own phrase.
        let inPassing = stage == .member && site.words.tag[word] != .verb && !isPredicate(word, site)
        var time = isStanding ? nil : site.time(around: word, inPhrase: inPassing)
        // `will join by the end of the year`: that is no day of the announcement.
        if held == .announcedJoining || held == .candidate, let last = time?.period?.last,
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
