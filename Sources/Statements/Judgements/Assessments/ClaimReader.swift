import Diplomacy
import Language
import SourceText

/// Finds clauses that judge by how they are built rather than by a judging word: what a speaker predicates of a thing, firsts
/// and superlatives, comparisons, what may be so, aims that are imputed, and what somebody claims in their own words.
///
/// Only opinions are looked at (``Standpoint``); a report that says the same tells a fact.
struct ClaimReader: Sendable {
    private let cues: JudgementCues

    init(cues: JudgementCues) { self.cues = cues }

    /// The evidence of a document in order of its predicates.
    ///
    /// - Parameter others: predicates that say something else, such as a condition.
    func claims(
        _ passages: JudgementPassages, _ standpoints: Standpoints, _ motives: [MotiveReader.Imputed],
        except others: Set<Int>
    ) -> [Evidence] {
        let words = passages.words
        var imputed: [Int: MotiveReader.Imputed] = [:]
        for motive in motives { imputed[motive.act] = imputed[motive.act] ?? motive }
        var result: [Evidence] = []
        for predicate in 0..<words.count where passages.clauses.predicate(of: predicate) == predicate {
            let voice = passages.voice(of: predicate)
            let standpoint = standpoints.standpoint(of: predicate, voice, passages)
            guard standpoint != .report, !others.contains(predicate), !isHypothesis(predicate, passages),
                passages.context.sentence(of: predicate).region != .headline
            else { continue }
            var weight = claim(predicate, standpoint, passages)
            if weight < 1, let motive = imputed[predicate], imputes(motive, voice, passages) {
                weight = max(weight, standpoint == .author ? 0.8 : 1)
            }
            guard weight > 0 else { continue }
            var evidence = Evidence(
                weight: weight, predicate: predicate, words: predicate..<(predicate + 1), head: predicate)
            evidence.isBareClaim = true
            result.append(evidence)
        }
        return result
    }

    /// How much a clause judges; 0 where it does not.
    private func claim(_ predicate: Int, _ standpoint: Standpoint, _ passages: JudgementPassages) -> Double {
        var weight = 0.0
        // The bonus of a document of analysis makes 0.8 enough for an author.
        let full = standpoint == .author ? 0.8 : 1
        if let complement = complement(of: predicate, passages) {
            if judges(complement, of: predicate, standpoint, passages) { weight = full }
            if mayBe(predicate, passages) { weight = full }
        }
        if standpoint == .author, owes(predicate, passages) || isDeniedNow(predicate, passages) { weight = full }
        if makes(predicate, passages) || standpoint == .told && isOpined(predicate, passages) { weight = full }
        if compares(predicate, passages) || limits(predicate, standpoint, passages) { weight = full }
        if standpoint == .quoted, weight < 1, isOwnClaim(predicate, passages) || contrasts(predicate, passages) {
            weight = 1
        }
        return weight
    }

    // MARK: - What a clause says of its subject

    /// What a clause says that its subject is: itself behind a copula, the complement of `remains`.
    private func complement(of predicate: Int, _ passages: JudgementPassages) -> Int? {
        let trees = passages.context.trees
        let words = passages.words
        if passages.hasCopula(predicate) { return predicate }
        guard words.tag[predicate] == .verb, passages.belongs(predicate, to: .linking) else { return nil }
        return trees.child(of: predicate, in: words) { $0 == .xcomp }
    }

    private func judges(
        _ complement: Int, of predicate: Int, _ standpoint: Standpoint, _ passages: JudgementPassages
    ) -> Bool {
        let context = passages.context
        let words = passages.words
        guard
            context.subject(of: predicate) != nil
                || context.trees.child(of: predicate, in: words, where: \.isSubject) != nil,
            context.timeOfWord[complement] < 0, context.quantityOfWord[complement] < 0
        else { return false }
        switch words.tag[complement] {
        case .adjective, .adverb:
            return isJudging(complement, passages)
        case .noun:
            // `on the table`: where a thing stands.
            // `about food as much as fish`: what a matter is really about.
            if let preposition = context.preposition(of: complement) {
                return standpoint == .quoted && preposition == "about"
            }
            if isRanked(complement, passages) { return true }
            if standpoint == .quoted { return !isPlain(complement, passages) }
            // `a secular state` says of what kind, `a reliable partner` how good.
            var judges = false
            context.trees.forEachChild(complement) { child in
                if words.relation[child] == .amod, words.tag[child] == .adjective, isJudging(child, passages) {
                    judges = true
                }
            }
            return judges && standpoint == .told
        default: return false
        }
    }

    /// Whether an adjective says how good, likely or great a thing is, and not of what kind or whose it is.
    private func isJudging(_ word: Int, _ passages: JudgementPassages) -> Bool {
        !isPlain(word, passages) && passages.context.mentionOfHead[word] < 0
            && passages.context.entity(ofHead: word) == nil && passages.words.pennTag[word] != .VBN
    }

    /// Whether a lemma says of what kind a thing is and does not judge it.
    func isPlain(_ lemma: String) -> Bool { cues.plainPredicates.contains(lemma) }

    /// Whether a verb does something in being said: `sign`, `call`.
    func isPerforming(_ lemma: String) -> Bool { cues.performingVerbs.contains(lemma) }

    private func isPlain(_ word: Int, _ passages: JudgementPassages) -> Bool {
        cues.plainPredicates.contains(passages.lemma(word))
            || passages.words.tag[word] == .noun && passages.context.mentionOfHead[word] >= 0
                && passages.context.analysis.mentions[Int(passages.context.mentionOfHead[word])].kind == .person
    }

    /// `the first boundary in thirty years`, `the largest buyer`: a noun that is ranked among its like.
    private func isRanked(_ noun: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        var isFirst = false
        var isMost = false
        var isBounded = false
        passages.context.trees.forEachChild(noun) { child in
            switch words.relation[child] {
            case .amod, .compound:
                if passages.lemma(child) == "first" { isFirst = true }
                if words.pennTag[child] == .JJS { isMost = true }
                // `the most important`.
                if passages.clauses.child(of: child, lemmas: ["most", "least"], where: { $0 == .advmod }) != nil {
                    isMost = true
                }
            case .nmod, .obl, .advcl, .acl, .aclRelcl: if child > noun { isBounded = true }
            default: break
            }
        }
        return isMost || isFirst && isBounded
    }

    /// `may be right`, `might have its merits`: what is held to be possible now.
    private func mayBe(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: predicate, lemmas: ["may", "might", "must"], where: { $0 == .aux }) != nil
            && passages.clauses.child(of: predicate, lemmas: ["have"], where: { $0 == .aux }) == nil
    }

    /// `should not be allowed to`, `ought to wait`: what an author holds to be due.
    private func owes(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard
            let auxiliary = passages.clauses.child(
                of: predicate, lemmas: ["should", "ought"], where: { $0 == .aux }),
            let subject = passages.context.subject(of: predicate)
        else { return false }
        // `should they agree` is a condition.
        return subject < auxiliary && passages.words.relation[predicate] != .advcl
    }

    /// `makes the first one cheaper`, `left both weaker`: what a thing does to another, as an adjective tells it.
    private func makes(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard passages.belongs(predicate, to: .making),
            passages.futureAuxiliary(of: predicate) == nil,
            let complement = passages.context.trees.child(of: predicate, in: passages.words, where: { $0 == .xcomp })
        else { return false }
        return passages.words.tag[complement] == .adjective && isJudging(complement, passages)
    }

    /// `argues that the trouble was never the harbour`: what somebody holds, by a verb of opinion, as a main clause of it.
    private func isOpined(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let head = Int(passages.words.head[predicate])
        guard passages.words.relation[predicate] == .ccomp, head >= 0,
            cues.opinionVerbs.contains(passages.lemma(head)), passages.futureAuxiliary(of: predicate) == nil,
            !performs(predicate, passages)
        else { return false }
        return passages.clauses.range(of: predicate).allSatisfy { passages.context.quantityOfWord[$0] < 0 }
    }

    // MARK: - Comparisons and limits

    /// `matters more than the oil`, `needs the money more than`: two things weighed, and no amount beside a number.
    private func compares(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let range = passages.clauses.range(of: predicate)
        guard range.count <= 60 else { return false }
        for word in range where word > range.lowerBound && word + 1 < range.upperBound {
            // `money rather than law`, `about food as much as fish`.
            let isBalanced =
                passages.lemma(word) == "than" && passages.lemma(word - 1) == "rather"
                || passages.lemma(word) == "as" && passages.lemma(word - 1) == "much"
                    && word - 2 >= range.lowerBound && passages.lemma(word - 2) == "as"
            if isBalanced, passages.clauses.predicate(of: word - 1) == predicate,
                words.tag[word + 1] != .numeral, words.tag[word + 1] != .symbol
            {
                return true
            }
            guard passages.lemma(word) == "than" else { continue }
            guard passages.clauses.predicate(of: word) == predicate || words.relation[word] == .mark else { continue }
            guard passages.context.quantityOfWord[word + 1] < 0, passages.context.timeOfWord[word + 1] < 0,
                words.tag[word + 1] != .numeral, words.tag[word + 1] != .symbol,
                // `more than to any other country` ranks amounts, `more than doubled` counts.
                words.tag[word + 1] != .verb || words.pennTag[word + 1] == .VBG,
                words.pennTag[word + 1] != .IN, words.pennTag[word + 1] != .TO
            else { continue }
            let low = max(range.lowerBound, word - 12)
            for place in stride(from: word - 1, through: low, by: -1)
            where words.pennTag[place] == .JJR || words.pennTag[place] == .RBR {
                // `more than` in one is an amount or a light word.
                let compared = passages.clauses.predicate(of: place)
                if compared == predicate, passages.context.quantityOfWord[place] < 0 { return true }
                break
            }
        }
        return false
    }

    /// `has barely grown`, `has largely held`: an author weighs how far a thing is so.
    private func limits(_ predicate: Int, _ standpoint: Standpoint, _ passages: JudgementPassages) -> Bool {
        guard standpoint == .author, passages.words.tag[predicate] == .verb else { return false }
        return passages.clauses.child(of: predicate, lemmas: cues.words(.limiting), where: { $0 == .advmod }) != nil
            || isSweeping(predicate, passages)
    }

    /// `Neither president controls the provinces`: what holds of none or of few, said in the present.
    private func isSweeping(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard words.pennTag[predicate] == .VBZ || words.pennTag[predicate] == .VBP,
            let subject = passages.clauses.ownSubject(of: predicate)
        else { return false }
        // `It binds nobody`.
        if let object = passages.context.trees.child(of: predicate, in: words, where: { $0 == .obj }),
            ["nobody", "nothing", "none", "little"].contains(passages.lemma(object))
        {
            return true
        }
        return ["nobody", "none", "few", "nothing"].contains(passages.lemma(subject))
            || passages.clauses.child(
                of: subject, lemmas: ["neither", "no", "few", "little"], where: { $0 == .det || $0 == .amod }) != nil
    }

    // MARK: - Claims in somebody's own words

    /// Whether a quoted clause claims something: a main clause about what is or has been, that neither wishes, thanks, asks or
    /// announces, nor counts or dates what happened.
    private func isOwnClaim(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        let words = passages.words
        switch words.relation[predicate] {
        case .root, .ccomp, .parataxis, .conj: break
        default: return false
        }
        let range = passages.clauses.range(of: predicate)
        guard range.count >= 3, words.tag[predicate] == .verb,
            passages.futureAuxiliary(of: predicate) == nil || isAbility(predicate, passages),
            context.trees.child(of: predicate, in: words, where: { $0.isSubject || $0 == .expl }) != nil,
            !performs(predicate, passages)
        else { return false }
        // `The text was signed at noon` is told, `has been given away` and `was not signed` are claimed.
        if context.isPassive(predicate), passages.isPast(predicate),
            passages.clauses.child(of: predicate, lemmas: ["have"], where: { $0 == .aux }) == nil,
            !range.contains(where: { ["not", "no", "never", "nobody", "none"].contains(passages.lemma($0)) })
        {
            return false
        }
        // A thing that was done on a day or to a number of people is told.
        guard words.pennTag[predicate] == .VBD || context.isPassive(predicate) && !passages.clauses.isDenied(predicate)
        else { return true }
        return !range.contains { context.timeOfWord[$0] >= 0 || context.quantityOfWord[$0] >= 0 }
    }

    /// `we thank`, `I hope`: said by whoever does it.
    private func performs(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard cues.performingVerbs.contains(passages.lemma(predicate)),
            let subject = passages.context.subject(of: predicate)
        else { return false }
        // `Nobody asked the fishermen` is said of others.
        return !ClosedWords.indefinite.contains(passages.lemma(subject)) && passages.lemma(subject) != "one"
    }

    /// `We are here to see, not to judge`: what is denied of oneself is a claim, whatever the predicate.
    private func contrasts(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard passages.words.relation[predicate] != .acl, passages.futureAuxiliary(of: predicate) == nil,
            passages.hasCopula(predicate)
        else { return false }
        return passages.clauses.range(of: predicate).contains { ["not", "never", "no"].contains(passages.lemma($0)) }
    }

    /// `cannot heat their boilers`: what somebody is said to be able to do is a claim about now.
    private func isAbility(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: predicate, lemmas: ["can", "ca"], where: { $0 == .aux }) != nil
    }

    // MARK: - Imputed aims

    /// Whether a motive is given to somebody by another: what one says of one's own aims is no judgement.
    private func imputes(
        _ motive: MotiveReader.Imputed, _ voice: JudgementPassages.Voice, _ passages: JudgementPassages
    ) -> Bool {
        guard passages.isPolitical([motive.actor]) else { return false }
        // Who told it is not known, and may be whose aim it is.
        guard let speaker = voice.speaker else { return voice.content == nil && !announces(motive, passages) }
        if announces(motive, passages) { return false }
        let entities = passages.context.entities
        if speaker == motive.actor { return false }
        if let own = entities.state(speaker), own == entities.state(motive.actor) { return false }
        return true
    }

    /// `announced a deal to develop a mine`, `told officials that he wanted to join`: whose aim it is says so.
    private func announces(_ motive: MotiveReader.Imputed, _ passages: JudgementPassages) -> Bool {
        if cues.performingVerbs.contains(passages.lemma(motive.act)),
            !passages.belongs(motive.act, to: .want)
        {
            return true
        }
        // Whatever the tree hangs `that he wanted to join` on, a verb of speech above it is whose word it is.
        var head = Int(passages.words.head[motive.act])
        for _ in 0..<4 where head >= 0 && passages.words.tag[head] != .verb { head = Int(passages.words.head[head]) }
        guard head >= 0, passages.words.relation[motive.act] != .conj, let subject = passages.context.subject(of: head)
        else { return false }
        if cues.performingVerbs.contains(passages.lemma(head)) { return true }
        return passages.context.actors(of: subject).contains(motive.actor)
    }

    /// Whether a clause tells what may come true or what is asked: behind `if`, `unless`, `whether`.
    private func isHypothesis(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(
            of: predicate, lemmas: ClosedWords.awaiting, where: { $0 == .mark || $0 == .advmod }) != nil
    }
}
