import Diplomacy
import Language
import SourceText

/// Words that say how likely something is, as adjectives, nouns and verdicts.
extension ForecastReader {
    /// `is likely to join`, `it is unlikely that`, `accession remains highly unlikely`.
    func adjective(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
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
            // `It is odds-on that Chad leaves`, which the tree sets beside it.
            case .parataxis:
                let opener = passages.clauses.child(of: child, lemmas: ["that"], where: { $0 == .mark })
                if complement == nil, child > head, opener != nil { complement = child }
            default: break
            }
        }
        // `We think it likely that they sign`: the clause may hang on the verb of thinking.
        if complement == nil, words.relation[head] == .xcomp, words.head[head] >= 0,
            passages.belongs(Int(words.head[head]), to: .naming),
            let closed = context.trees.child(of: Int(words.head[head]), in: words, where: { $0 == .ccomp }),
            closed > head
        {
            complement = closed
        }
        let isPredicate = head == clause || words.relation[head] == .xcomp || passages.hasCopula(head)
        guard isPredicate || words.relation[head] == .obl && complement != nil else { return nil }
        let isCertain = passages.belongs(head, to: .certain)
        let lemma = passages.lemma(head)
        if let complement {
            guard !isPerfect(complement, passages) else { return nil }
            switch words.relation[complement] {
            case .ccomp, .csubj, .parataxis:
                // What is likely to have been so is no forecast; a bare present after `it is likely that` mostly is.
                guard !passages.isPast(complement) else { return nil }
                // `certain that he left` is somebody's conviction.
                if isCertain, passages.futureAuxiliary(of: complement) == nil { return nil }
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
                !passages.belongs(head, to: .bare) || found.words.count > 1,
                !isCertain || found.words.count > 1, words.relation[head] != .obl
            else { return nil }
            // In somebody's words `was unlikely` is what they expected.
            guard !passages.isPast(head) && !passages.isPast(clause) || passages.voice(of: head).content != nil
            else { return nil }
            guard passages.hasCopula(head) || words.relation[head] == .xcomp else { return nil }
            // `The minister is certain` is a state of mind.
            if let subject = context.subject(of: head), passages.isAgent(subject) { return nil }
        }
        return Candidate(
            predicate: clause, term: trimmed(found.words, passages), part: .adjective,
            isDenied: passages.clauses.isDenied(head) && !startsWithDenial(found.words, passages))
    }

    static let circumstances: Set<String> = [
        "before", "until", "unless", "if", "after", "once", "when", "while", "because", "as", "since", "till",
        "although",
    ]

    /// Whether one of the words that open a circumstance stands between a predicate and a clause, however the tree hangs it.
    func isOpened(_ clause: Int, after head: Int, _ passages: JudgementPassages) -> Bool {
        guard head + 1 < clause, clause - head < 20 else { return false }
        let start = min(passages.clauses.range(of: clause).lowerBound, clause)
        return start > head && ["before", "until", "unless", "till"].contains(passages.lemma(start))
    }

    /// `the chances of a deal are about even`: how great a chance is.
    func odds(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let head = found.head
        let clause = passages.clauses.predicate(of: head)
        guard head == clause || passages.words.relation[head] == .xcomp, let subject = context.subject(of: head),
            passages.belongs(subject, to: .chance), !passages.isPast(clause)
        else { return nil }
        return Candidate(predicate: clause, term: trimmed(found.words, passages), part: .odds)
    }

    /// `cannot be ruled out`, `do not exclude a delay`: what somebody leaves open.
    func leftOpen(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let words = passages.words
        let head = found.words.first { words.tag[$0] == .verb } ?? found.head
        guard words.tag[head] == .verb, passages.clauses.isDenied(head) else { return nil }
        let thing = context.isPassive(head) ? context.subject(of: head) : context.arguments(of: head).object
        guard let thing, thing >= 0, !passages.isAgent(thing) else { return nil }
        // `would not rule out a deal` tells of what somebody may do themselves.
        if let auxiliary = passages.futureAuxiliary(of: head),
            !["can", "could", "ca"].contains(passages.lemma(auxiliary))
        {
            return nil
        }
        // From the auxiliary on: the denial is the point of it.
        var first = found.words.lowerBound
        context.trees.forEachChild(head) { child in
            switch words.relation[child] {
            case .aux, .auxPass: if child < first, first - child < 5 { first = child }
            default: break
            }
        }
        var result = Candidate(
            predicate: passages.clauses.predicate(of: head), term: first..<found.words.upperBound, part: .open)
        if !context.isPassive(head), let subject = context.subject(of: head) { result.by = passages.judge(subject) }
        return result
    }

    /// `there is a realistic possibility that`, `the chances of a deal are slim`, `a 60 percent chance of`.
    func noun(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Candidate? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        // `a better than even chance`, which the tree hangs on `better`.
        guard let chance = found.words.last(where: { words.tag[$0] == .noun || words.tag[$0] == .properNoun })
        else { return nil }
        let clause = passages.clauses.predicate(of: head)
        let isExistential =
            context.trees.child(of: clause, in: words) { $0 == .expl }.map { passages.lemma($0) == "there" } ?? false
        // `that it falls` may hang on the verb instead of the noun.
        var complement = context.trees.child(of: chance, in: words) { $0 == .acl || $0 == .ccomp || $0 == .aclRelcl }
        if complement == nil, isExistential {
            complement = context.trees.child(of: clause, in: words) { $0 == .ccomp || $0 == .advcl || $0 == .csubj }
        }
        if complement == nil {
            context.trees.forEachChild(chance) { child in
                guard words.relation[child] == .nmod, let preposition = context.preposition(of: child) else { return }
                if preposition == "of" || preposition == "for" { complement = complement ?? child }
            }
        }
        guard let complement, !passages.isPast(clause) else { return nil }
        if words.relation[complement] != .nmod, isPerfect(complement, passages) || passages.isPast(complement) {
            return nil
        }
        // `We put at 65 percent the chance that it signs`: the number stands on the verb.
        if words.relation[chance] == .obj, words.head[chance] >= 0,
            let number = sizing(Int(words.head[chance]), passages)
        {
            return Candidate(predicate: clause, term: number, part: .odds)
        }
        let isNumbered = percent(on: chance, passages) != nil
        guard
            isNumbered
                || isExistential && (found.words.count > 1 || !passages.belongs(chance, to: .danger))
                || isExistential && words.relation[complement] != .nmod
                || words.relation[head] == .obj && passages.belongs(clause, to: .facing)
                || words.relation[head].isSubject && passages.hasCopula(clause) && found.words.count > 1
        else { return nil }
        return Candidate(predicate: clause, term: trimmed(found.words, passages), part: .noun)
    }
}
