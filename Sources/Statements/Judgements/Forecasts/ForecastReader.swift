import Diplomacy
import Language
import SourceText

/// Finds forecasts: clauses about the future with a word of probability, or with a bare `will` or `could` that tells what
/// comes of things rather than what somebody has decided.
struct ForecastReader: Sendable {
    private let scales: ProbabilityScales
    private let chooser: ScaleChooser
    private let cues: JudgementCues

    init(scales: ProbabilityScales, cues: JudgementCues) {
        self.scales = scales
        self.cues = cues
        chooser = ScaleChooser(scales)
    }

    /// A clause that may be a forecast, and the words that make it one.
    private struct Candidate {
        var predicate: Int
        var term: Range<Int>
        var part: JudgementCues.TermPart
        /// `not likely`: the denial belongs to the term.
        var isDenied = false
        /// Who expects it, where the clause says so itself.
        var by: EntityID?
        /// The word that the others of the term hang on.
        var head = 0
        /// The rank of its words: a probability before a bare auxiliary.
        var rank: Int {
            switch part {
            case .adverb, .adjective, .noun, .odds: 0
            case .verb: 1
            case .expect: 2
            case .modal: 3
            }
        }
    }

    /// The forecasts of a document in order of the text, and their predicates.
    func read(_ passages: JudgementPassages) -> (statements: [Statement], predicates: Set<Int>) {
        let context = passages.context
        var horizons: HorizonReader?
        var best: [Int: Candidate] = [:]
        var order: [Int] = []
        var covered = -1
        for found in passages.found {
            guard case .term(let part) = found.cue else { continue }
            // Of the terms that begin at one word, or inside a longer one, the first is the longest.
            guard found.words.lowerBound > covered || part == .modal || part == .expect else { continue }
            let likely = candidate(found, part, passages, &horizons)
            passages.recorder?.tried(
                found.row, at: found.head, on: found.words, made: likely != nil, needs: JudgementReasons.term(part))
            guard var candidate = likely else { continue }
            candidate.head = found.head
            if part != .modal, part != .expect { covered = found.words.upperBound - 1 }
            if let other = best[candidate.predicate] {
                var winner = other
                if candidate.part == .modal && other.part == .expect
                    || candidate.rank < other.rank && candidate.part != .expect
                {
                    winner = candidate
                }
                // `warned that it could spread`: the term of the clause, by whoever expects it.
                winner.by = winner.by ?? other.by ?? candidate.by
                best[candidate.predicate] = winner
            } else {
                best[candidate.predicate] = candidate
                order.append(candidate.predicate)
            }
        }
        // `it is almost certain that they will`: the auxiliary is part of what is almost certain.
        order.removeAll { predicate in
            let head = Int(passages.words.head[predicate])
            guard best[predicate]?.part == .modal, head >= 0, let above = best[head], above.part == .adjective else {
                return false
            }
            switch passages.words.relation[predicate] {
            case .ccomp, .csubj, .advcl, .acl: return true
            default: return false
            }
        }
        guard !order.isEmpty else { return ([], []) }
        let scale = chooser.scale(of: context.analysis.document)
        let reader = horizons ?? HorizonReader(passages)
        // The other forecasts of a sentence stand by themselves.
        var ofSentence: [Int32: Set<Int>] = [:]
        for predicate in order { ofSentence[passages.words.sentence[predicate], default: []].insert(predicate) }
        let statements: [Statement] = order.sorted().compactMap { predicate in
            guard let candidate = best[predicate] else { return nil }
            let others = (ofSentence[passages.words.sentence[predicate]] ?? []).subtracting([predicate])
            return statement(candidate, passages, reader, scale, others)
        }
        // `I expect an answer`: whoever expects may judge as well.
        return (statements, Set(order.filter { best[$0]?.part != .expect }))
    }

    // MARK: - What is a forecast

    private func candidate(
        _ found: JudgementPassages.Found, _ part: JudgementCues.TermPart, _ passages: JudgementPassages,
        _ horizons: inout HorizonReader?
    ) -> Candidate? {
        let words = passages.words
        let head = found.head
        guard !passages.clauses.isQuestion(head, in: passages.context) else { return nil }
        switch part {
        case .adverb:
            guard words.relation[head] == .advmod || words.relation[head] == .discourse,
                words.tag[head] == .adverb || words.tag[head] == .adjective
            else { return nil }
            let predicate = passages.clauses.predicate(of: head)
            // An adverb on a noun or number weighs that alone.
            guard words.head[head] >= 0, passages.clauses.predicate(of: Int(words.head[head])) == predicate,
                words.tag[Int(words.head[head])] == .verb || Int(words.head[head]) == predicate,
                isFuture(predicate, passages)
            else { return nil }
            return Candidate(predicate: predicate, term: found.words, part: part)
        case .adjective: return adjective(found, passages)
        case .noun: return noun(found, passages)
        case .verb:
            guard words.tag[head] == .verb,
                let open = passages.context.trees.child(of: head, in: words, where: { $0 == .xcomp }),
                !isPerfect(open, passages)
            else { return nil }
            // What somebody is to do is a plan, unless others expect it of them by a day.
            if isPlan(open, subjectOf: head, passages) {
                if horizons == nil { horizons = HorizonReader(passages) }
                guard passages.context.isPassive(head), horizons?.hasTime(head, passages) ?? false else { return nil }
            }
            // What somebody promises or threatens is a plan; what a thing promises is a forecast.
            if !passages.context.isPassive(head), passages.lemma(head) != "go",
                passages.context.subject(of: head).map({ passages.isAgent($0) }) ?? true
            {
                return nil
            }
            let term = found.words.lowerBound..<max(found.words.lowerBound + 1, found.words.upperBound - 1)
            return Candidate(
                predicate: passages.clauses.predicate(of: head), term: trimmed(term, passages), part: part)
        case .odds: return odds(found, passages)
        case .expect:
            if horizons == nil { horizons = HorizonReader(passages) }
            return expectation(found, passages, horizons)
        case .modal:
            guard words.pennTag[head] == .MD, words.relation[head] == .aux, words.head[head] >= 0 else { return nil }
            let predicate = Int(words.head[head])
            if horizons == nil { horizons = HorizonReader(passages) }
            guard isForecast(predicate, auxiliary: head, passages, horizons) else { return nil }
            return Candidate(predicate: predicate, term: found.words, part: part)
        }
    }

    /// `is likely to join`, `it is unlikely that`, `accession remains highly unlikely`.
    private func adjective(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard
            words.tag[head] == .adjective || words.tag[head] == .verb || words.tag[head] == .adverb
                || words.relation[head] == .obl || words.relation[head] == .root
        else { return nil }
        let clause = passages.clauses.predicate(of: head)
        var complement: Int?
        context.trees.forEachChild(head) { child in
            switch words.relation[child] {
            case .xcomp, .ccomp, .csubj, .advcl:
                // `unlikely before the road has been built`: a circumstance, and not what is unlikely.
                let opener = passages.clauses.child(
                    of: child, lemmas: ForecastReader.circumstances, where: { $0 == .mark || $0 == .advmod })
                if complement == nil, opener == nil, !isOpened(child, after: head, passages) { complement = child }
            default: break
            }
        }
        let isPredicate = head == clause || words.relation[head] == .xcomp || hasCopula(head, passages)
        guard isPredicate || words.relation[head] == .obl && complement != nil else { return nil }
        let certain = [
            "set", "bind", "bound", "poise", "poised", "destine", "destined", "doom", "doomed", "sure", "certain",
        ]
        let lemma = passages.lemma(head)
        if let complement {
            guard !isPerfect(complement, passages) else { return nil }
            switch words.relation[complement] {
            case .ccomp, .csubj:
                // What is likely to have been so is no forecast; a bare present after `it is likely that` mostly is.
                guard !passages.isPast(complement) else { return nil }
                // `certain that he left` is somebody's conviction.
                if certain.contains(lemma), passages.futureAuxiliary(of: complement) == nil { return nil }
            case .xcomp, .advcl:
                // Also `likely to be extended`.
                guard
                    words.pennTag[complement] == .VB || words.tag[complement] != .verb
                        || words.pennTag[complement] == .VBN
                            && passages.clauses.child(of: complement, lemmas: ["be"], where: { $0 == .auxPass }) != nil
                else { return nil }
                // `set to meet` is arranged; only what nobody arranges is forecast.
                if lemma == "set" || lemma == "poise" || lemma == "poised" || lemma == "bind" {
                    guard words.pennTag[complement] == .VB,
                        cues.futureVerbs[passages.lemma(complement)] == .outcome
                    else { return nil }
                }
                if lemma == "possible" || lemma == "impossible" || lemma == "sure" && context.subject(of: head) == nil {
                    return nil
                }
            default: break
            }
        } else {
            // Without a complement only what says how likely; `was unlikely` tells of the past.
            guard
                !["possible", "impossible", "certain", "sure", "clear"].contains(lemma) || found.words.count > 1,
                !certain.contains(lemma) || found.words.count > 1, words.relation[head] != .obl
            else { return nil }
            // In somebody's words `was unlikely` is what they expected.
            guard !passages.isPast(head) && !passages.isPast(clause) || passages.voice(of: head).content != nil
            else { return nil }
            guard hasCopula(head, passages) || words.relation[head] == .xcomp else { return nil }
            // `The minister is certain` is a state of mind.
            if let subject = context.subject(of: head), passages.isAgent(subject) { return nil }
        }
        return Candidate(
            predicate: clause, term: trimmed(found.words, passages), part: .adjective,
            isDenied: passages.clauses.isDenied(head) && !startsWithDenial(found.words, passages))
    }

    private static let circumstances: Set<String> = [
        "before", "until", "unless", "if", "after", "once", "when", "while", "because", "as", "since", "till",
        "although",
    ]

    /// Whether one of the words that open a circumstance stands between a predicate and a clause, however the tree hangs it.
    private func isOpened(_ clause: Int, after head: Int, _ passages: JudgementPassages) -> Bool {
        guard head + 1 < clause, clause - head < 20 else { return false }
        let start = min(passages.clauses.range(of: clause).lowerBound, clause)
        return start > head && ["before", "until", "unless", "till"].contains(passages.lemma(start))
    }

    private static let chances: Set<String> = [
        "chance", "odds", "odd", "probability", "likelihood", "prospect", "possibility", "risk", "hope",
    ]

    /// `the chances of a deal are about even`: how great a chance is.
    private func odds(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let head = found.head
        let clause = passages.clauses.predicate(of: head)
        guard head == clause || passages.words.relation[head] == .xcomp, let subject = context.subject(of: head),
            ForecastReader.chances.contains(passages.lemma(subject)), !passages.isPast(clause)
        else { return nil }
        return Candidate(predicate: clause, term: trimmed(found.words, passages), part: .odds)
    }

    /// `there is a realistic possibility that`, `the chances of a deal are slim`, `a 60 percent chance of`.
    private func noun(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard words.tag[head] == .noun || words.tag[head] == .properNoun else { return nil }
        let clause = passages.clauses.predicate(of: head)
        let isExistential =
            context.trees.child(of: clause, in: words) { $0 == .expl }.map { passages.lemma($0) == "there" } ?? false
        // `that it falls` may hang on the verb instead of the noun.
        var complement = context.trees.child(of: head, in: words) { $0 == .acl || $0 == .ccomp || $0 == .aclRelcl }
        if complement == nil, isExistential {
            complement = context.trees.child(of: clause, in: words) { $0 == .ccomp || $0 == .advcl || $0 == .csubj }
        }
        if complement == nil {
            context.trees.forEachChild(head) { child in
                guard words.relation[child] == .nmod, let preposition = context.preposition(of: child) else { return }
                if preposition == "of" || preposition == "for" { complement = complement ?? child }
            }
        }
        guard let complement, !passages.isPast(clause) else { return nil }
        if words.relation[complement] != .nmod, isPerfect(complement, passages) || passages.isPast(complement) {
            return nil
        }
        let isNumbered = percent(on: head, passages) != nil
        guard
            isNumbered || isExistential
                || words.relation[head] == .obj && ["have", "see", "face", "stand"].contains(passages.lemma(clause))
                || words.relation[head].isSubject && hasCopula(clause, passages) && found.words.count > 1
        else { return nil }
        return Candidate(predicate: clause, term: trimmed(found.words, passages), part: .noun)
    }

    /// `the IMF expects growth to slow`: the forecast is what is expected, by the one who expects.
    private func expectation(
        _ found: JudgementPassages.Found, _ passages: JudgementPassages, _ horizons: HorizonReader?
    ) -> Candidate? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard words.tag[head] == .verb, !context.isPassive(head), !passages.clauses.isDenied(head),
            words.pennTag[head] == .VBZ || words.pennTag[head] == .VBP || words.pennTag[head] == .VBD
        else { return nil }
        let closed = context.trees.child(of: head, in: words) { $0 == .ccomp }
        let object = context.trees.child(of: head, in: words) { $0 == .obj }
        // `expects growth to slow`: the infinitive may hang on the noun.
        let open =
            context.trees.child(of: head, in: words) { $0 == .xcomp }
            ?? object.flatMap { context.trees.child(of: $0, in: words) { $0 == .acl } }.flatMap {
                words.pennTag[$0] == .VB ? $0 : nil
            }
        guard let subject = context.subject(of: head), passages.isAgent(subject) else { return nil }
        // `I expect an answer before the summer`: the thing itself, by when.
        if closed == nil, open == nil, object != nil, passages.lemma(head) != "warn",
            horizons?.hasOwn(head, passages) ?? false || isFirstPerson(subject, passages),
            passages.lemma(head) == "expect" || horizons?.hasOwn(head, passages) ?? false
        {
            let by = isFirstPerson(subject, passages) ? passages.voice(of: head).speaker : passages.judge(subject)
            return Candidate(predicate: head, term: found.words, part: .expect, by: by)
        }
        guard let complement = closed ?? open, !isPerfect(complement, passages) else { return nil }
        if let closed {
            // `warned that it had fired` looks back.
            guard passages.futureAuxiliary(of: closed) != nil else { return nil }
        } else {
            guard passages.lemma(head) != "warn", object != nil else { return nil }
        }
        if isFirstPerson(subject, passages) {
            return Candidate(predicate: closed ?? head, term: found.words, part: .expect)
        }
        guard let by = passages.judge(subject) else { return nil }
        return Candidate(predicate: closed ?? head, term: found.words, part: .expect, by: by)
    }

    private func isFirstPerson(_ word: Int, _ passages: JudgementPassages) -> Bool {
        passages.words.tag[word] == .pronoun && ["i", "we"].contains(passages.lemma(word))
    }

    private static let indefinite: Set<String> = [
        "nobody", "none", "nothing", "everybody", "everyone", "anybody", "anyone",
    ]

    /// `We hope that the two will settle it`: what is wished is not foretold.
    private func isWish(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let head = Int(passages.words.head[predicate])
        return passages.words.relation[predicate] == .ccomp && head >= 0
            && ["hope", "wish", "demand", "insist", "pray", "ensure", "urge", "ask"].contains(passages.lemma(head))
    }

    /// `Under the deal, the two will share the revenue`: what a text lays down is no forecast.
    private func isProvision(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        var isUnder = false
        context.trees.forEachChild(predicate) { child in
            if passages.words.relation[child] == .obl, child < predicate, context.preposition(of: child) == "under" {
                isUnder = true
            }
        }
        let head = Int(passages.words.head[predicate])
        if !isUnder, passages.words.relation[predicate] == .conj, head >= 0, head < predicate {
            return isProvision(head, passages)
        }
        return isUnder
    }

    /// Whether a bare auxiliary forecasts: what comes of things does, what somebody has decided or may do does not.
    private func isForecast(
        _ predicate: Int, auxiliary: Int, _ passages: JudgementPassages, _ horizons: HorizonReader?
    ) -> Bool {
        let context = passages.context
        let words = passages.words
        guard !isPerfect(predicate, passages) else { return false }
        if isProvision(predicate, passages) { return false }
        // `He said it would last`: what was `will` when it was said.
        let isReported = passages.lemma(auxiliary) == "would" && passages.voice(of: predicate).content != nil
        let modal = isReported ? "will" : passages.lemma(auxiliary)
        let subject = context.subject(of: predicate)
        if let subject, words.tag[subject] == .pronoun, ["i", "we", "you"].contains(passages.lemma(subject)) {
            return false
        }
        // `so that they could`, `as if it would`: no telling of what will be; nor is a condition itself.
        if passages.clauses.child(
            of: predicate, lemmas: ["if", "unless", "whether", "so", "as"], where: { $0 == .mark }) != nil
        {
            return false
        }
        let denied = passages.clauses.isDenied(predicate)
        if denied, modal == "could" || modal == "would" || isReported { return false }
        // `how it would affect`, `who will decide`: asked or told of somebody, not forecast.
        let isRelative = words.relation[predicate] == .aclRelcl
        if asks(predicate, passages) || isRelative && modal == "would" { return false }
        let isPassive = context.isPassive(predicate)
        if isWish(predicate, passages) { return false }
        let isAgent =
            !isPassive
            && subject.map { passages.isAgent($0) && !ForecastReader.indefinite.contains(passages.lemma($0)) } ?? false
        let inSection = horizons?.section(of: predicate, passages) != nil
        let hasHorizon = inSection || (horizons?.hasOwn(predicate, passages) ?? false)
        // What a thing should be by some day is expected; what somebody should do is asked.
        if modal == "should" {
            return !isAgent && !denied && (horizons?.hasTime(predicate, passages) ?? false)
        }
        guard words.tag[predicate] == .verb else {
            // `will be decisive`: the quality of what comes; `may be` tells of the present.
            guard hasCopula(predicate, passages) else { return false }
            if inSection { return true }
            guard modal != "may" && modal != "might" || hasHorizon else { return false }
            // `will be in place by Friday`.
            if horizons?.hasTime(predicate, passages) ?? false, modal != "would" { return true }
            return words.tag[predicate] == .adjective && !isAgent && modal != "would"
        }
        let lemma = passages.lemma(predicate)
        let classes = cues.futureVerbs[lemma] ?? []
        if classes == .state || lemma == "be" { return false }
        if inSection { return true }
        if classes.contains(.state), modal != "will", modal != "wo", modal != "shall" { return false }
        switch modal {
        case "will", "wo", "shall", "'ll":
            // `will be signed in March`, and what somebody says others will do by a day.
            let voice = passages.voice(of: predicate)
            if isPassive && voice.content != nil || isAgent && voice.isDirect,
                horizons?.isScheduled(predicate, passages) ?? false
            {
                return true
            }
            if classes == .plan { return false }
            if classes.contains(.plan) || classes.isEmpty { return !isAgent && !isPassive }
            return true
        case "would":
            return classes == .outcome && !isAgent
        case "could", "may", "might":
            if classes == .outcome { return true }
            // A possible step of somebody: only where the text says by when.
            if isAgent || isPassive { return hasHorizon && !isReportedPast(predicate, passages) }
            return true
        default: return false
        }
    }

    /// Whether a clause opens with a question word, or tells of somebody by `who`.
    private func asks(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        var asks = false
        passages.context.trees.forEachChild(predicate) { child in
            guard child < predicate else { return }
            switch words.pennTag[child] {
            case .WRB: asks = asks || ["how", "why", "where"].contains(passages.lemma(child))
            case .WP: asks = true
            default: break
            }
        }
        return asks
    }

    /// Whether the clause hangs on a verb in the past that is no verb of speech: `he hid so that it could pass`.
    private func isReportedPast(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard words.relation[predicate] == .advcl || words.relation[predicate] == .aclRelcl else { return false }
        let head = Int(words.head[predicate])
        return head >= 0 && passages.isPast(passages.clauses.predicate(of: head))
    }

    /// Whether an act that a phrase puts in the future is a decision of its subject.
    private func isPlan(_ verb: Int, subjectOf head: Int, _ passages: JudgementPassages) -> Bool {
        let classes = cues.futureVerbs[passages.lemma(verb)] ?? []
        if classes == .outcome { return false }
        if classes == .plan { return true }
        guard let subject = passages.context.subject(of: head) else { return false }
        return passages.isAgent(subject)
    }

    private func isFuture(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard !isPerfect(predicate, passages) else { return false }
        return passages.futureAuxiliary(of: predicate) != nil
            || passages.context.trees.child(of: predicate, in: passages.words) { $0 == .xcomp }.map {
                ["go", "expect", "bind", "set", "try", "seek"].contains(passages.lemma(predicate))
                    && passages.words.pennTag[$0] == .VB
            } ?? false
    }

    private func isPerfect(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: predicate, lemmas: ["have"], where: { $0 == .aux }) != nil
    }

    private func hasCopula(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        passages.context.trees.child(of: predicate, in: passages.words) { $0 == .cop } != nil
    }

    private func startsWithDenial(_ range: Range<Int>, _ passages: JudgementPassages) -> Bool {
        ["not", "n't", "no"].contains(passages.lemma(range.lowerBound))
    }

    /// An auxiliary with its `not`, `going` with its `to`, a chance with its number.
    private func full(_ candidate: Candidate, _ passages: JudgementPassages) -> Range<Int> {
        var range = candidate.term
        if candidate.part == .noun {
            var first = range.lowerBound
            while first > 0, range.lowerBound - first < 4, passages.context.quantityOfWord[first - 1] >= 0 {
                first -= 1
            }
            return first..<range.upperBound
        }
        let next = range.upperBound
        guard next < passages.words.count else { return range }
        if candidate.part == .modal && ["not", "n't"].contains(passages.lemma(next))
            || candidate.part == .verb && passages.lemma(next - 1) == "go" && passages.lemma(next) == "to"
        {
            range = range.lowerBound..<(next + 1)
        }
        return range
    }

    /// A term without the auxiliaries and particles that the table's phrases begin or end with.
    private func trimmed(_ range: Range<Int>, _ passages: JudgementPassages) -> Range<Int> {
        var range = range
        while range.count > 1, ["be", "go"].contains(passages.lemma(range.lowerBound)),
            passages.lemma(range.lowerBound) == "be"
        {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while range.count > 1, ["to", "that"].contains(passages.lemma(range.upperBound - 1)) {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return range
    }

    // MARK: - What it says

    private func statement(
        _ candidate: Candidate, _ passages: JudgementPassages, _ horizons: HorizonReader, _ scale: String?,
        _ others: Set<Int>
    ) -> Statement? {
        let context = passages.context
        let words = passages.words
        let predicate = candidate.predicate
        let voice = passages.voice(of: predicate)
        let range = passages.clip(passages.clauses.range(of: predicate, without: others), to: voice)
        let span = words.span(range)
        var teller = voice
        if let by = candidate.by { teller.speaker = by }
        let about = passages.about(clause: range, predicate: predicate, voice: teller)
        guard !about.isEmpty else {
            passages.recorder?.dropped("it is about nobody who is known", at: candidate.head)
            return nil
        }
        var term = passages.text(full(candidate, passages))
        if candidate.isDenied { term = "not " + term }
        let horizon = horizons.horizon(of: range, predicate: predicate, passages)
        var low: Double?
        var high: Double?
        var named: String?
        if let stated = percentRange(range, near: candidate.term, passages) {
            named = "stated"
            low = stated.lowerBound
            high = stated.upperBound
        } else if let scale, scales.has(term, on: scale) {
            named = scale
            low = scales.range(of: term, on: scale)?.lowerBound
            high = scales.range(of: term, on: scale)?.upperBound
        }
        let statement = Statement(
            document: context.document, span: span, region: context.sentence(of: predicate).region,
            speaker: voice.speaker, via: voice.via, modality: .possible, time: horizon?.time,
            content: .forecast(
                Forecast(
                    term: term, scale: named, low: low, high: high, from: horizon?.from, to: horizon?.to,
                    horizon: horizon?.words, by: candidate.by ?? voice.speaker, about: about)))
        if let recorder = passages.recorder {
            if let row = cues.row(ofFuture: passages.lemma(predicate)), candidate.part == .modal {
                recorder.row(row, at: candidate.head, on: predicate..<(predicate + 1))
            }
            recorder.made(statement, at: predicate, from: [candidate.head])
        }
        return statement
    }

    /// A percentage on a noun of probability, 0...1.
    private func percent(on head: Int, _ passages: JudgementPassages) -> ClosedRange<Double>? {
        percentRange(passages.context.trees.subtree(head), near: head..<(head + 1), passages)
    }

    /// The number that stands at most four words from a term.
    private func percentRange(
        _ range: Range<Int>, near term: Range<Int>, _ passages: JudgementPassages
    ) -> ClosedRange<Double>? {
        let low = max(range.lowerBound, term.lowerBound - 4)
        let high = min(range.upperBound, term.upperBound + 5)
        guard low < high else { return nil }
        for word in low..<high {
            let index = passages.context.quantityOfWord[word]
            guard index >= 0 else { continue }
            let quantity = passages.context.analysis.quantities[Int(index)]
            guard quantity.kind == .percent || quantity.amount.unit == "percent" else { continue }
            guard
                ["chance", "chances", "probability", "likelihood", "odds", "likely", "unlikely", "possibility"]
                    .contains(
                        passages.lemma(term.upperBound - 1))
            else { return nil }
            let amount = quantity.amount
            if let value = amount.value { return min(max(value / 100, 0), 1)...min(max(value / 100, 0), 1) }
            if let low = amount.low, let high = amount.high, low <= high {
                return min(max(low / 100, 0), 1)...min(max(high / 100, 0), 1)
            }
        }
        return nil
    }
}
