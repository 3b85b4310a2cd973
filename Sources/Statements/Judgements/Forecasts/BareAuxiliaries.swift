import Diplomacy
import Language
import SourceText

/// `will`, `would`, `could` without a word of probability: whether they tell what comes of things.
extension ForecastReader {
    /// `We hope that the two will settle it`: what is wished is not foretold.
    func isWish(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let head = Int(passages.words.head[predicate])
        return passages.words.relation[predicate] == .ccomp && head >= 0
            && passages.belongs(head, to: .wish)
    }

    /// `Under the deal, the two will share the revenue`: what a text lays down is no forecast.
    func isProvision(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
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

    /// Conjunctions whose clause tells nothing of what will be.
    private static let untelling = ClosedWords.supposing.union(["so", "as"])

    /// Whether a bare auxiliary forecasts: what comes of things does, what somebody has decided or may do does not.
    func isForecast(
        _ predicate: Int, auxiliary: Int, isConditional: Bool, _ passages: JudgementPassages,
        _ horizons: HorizonReader?
    ) -> Bool {
        let context = passages.context
        let words = passages.words
        guard !isPerfect(predicate, passages) else { return false }
        if isProvision(predicate, passages) { return false }
        // `He said it would last`: what was `will` when it was said.
        let isReported = passages.lemma(auxiliary) == "would" && passages.voice(of: predicate).content != nil
        let modal = isReported ? "will" : passages.lemma(auxiliary)
        let subject = context.subject(of: predicate)
        if let subject, words.tag[subject] == .pronoun, ClosedWords.conversing.contains(passages.lemma(subject)) {
            return false
        }
        // `so that they could`, `as if it would`: no telling of what will be; nor is a condition itself.
        if passages.clauses.child(
            of: predicate, lemmas: ForecastReader.untelling, where: { $0 == .mark }) != nil
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
            && subject.map { passages.isAgent($0) && !ClosedWords.indefinite.contains(passages.lemma($0)) } ?? false
        let inSection = horizons?.section(of: predicate, passages) != nil
        let hasHorizon = inSection || (horizons?.hasOwn(predicate, passages) ?? false)
        // What a thing should be by some day is expected; what somebody should do is asked.
        if modal == "should" {
            return !isAgent && !denied && (horizons?.hasTime(predicate, passages) ?? false)
        }
        guard words.tag[predicate] == .verb else {
            // `will be decisive`: the quality of what comes; `may be` tells of the present.
            guard passages.hasCopula(predicate) else { return false }
            if inSection { return true }
            guard modal != "may" && modal != "might" || hasHorizon else { return false }
            // `will be in place by Friday`.
            if horizons?.hasTime(predicate, passages) ?? false, modal != "would" { return true }
            // `Peru will be absent` is arranged, `will be furious` comes.
            return words.tag[predicate] == .adjective && modal != "would"
                && (!isAgent || !cues.plainPredicates.contains(passages.lemma(predicate)))
        }
        let classes = futureClass(predicate, passages)
        let lemma = passages.lemma(predicate)
        if classes == .state || lemma == "be" { return false }
        if inSection { return true }
        // `will cost 40 million`: how large a thing is to be.
        if classes.contains(.measure), isMeasured(predicate, passages) {
            return hasHorizon || joins(predicate, passages) { horizons?.hasOwn($0, passages) ?? false }
        }
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
            if classes.contains(.plan) || classes.subtracting(.measure).isEmpty { return !isAgent && !isPassive }
            return true
        case "would":
            return classes == .outcome && !isAgent
        case "could", "may", "might":
            // `may be hiding`: what is held to be so now.
            if words.pennTag[predicate] == .VBG, !hasHorizon { return false }
            if classes == .outcome { return true }
            // A possible step of somebody: only where the text says by when.
            // `if it slips, the bank may walk away`: or under which condition.
            if isAgent || isPassive { return isConditional || hasHorizon && !isReportedPast(predicate, passages) }
            return true
        default: return false
        }
    }

    /// Whether somebody says or is said to be going to act: `will`, `would` with somebody for its subject.
    func isOwnStep(_ predicate: Int, auxiliary: Int, _ passages: JudgementPassages) -> Bool {
        guard ["will", "wo", "would", "shall"].contains(passages.lemma(auxiliary)),
            !passages.context.isPassive(predicate), let subject = passages.context.subject(of: predicate)
        else { return false }
        return passages.isAgent(subject) || passages.words.tag[subject] == .pronoun
    }

    /// Whether a clause opens with a question word, or tells of somebody by `who`.
    func asks(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        // `what a captain may be made to do`: the word that asks hangs deeper in the clause.
        let opener = passages.clauses.range(of: predicate).lowerBound
        if opener < predicate, words.pennTag[opener] == .WP { return true }
        if opener > 0, words.pennTag[opener - 1] == .WP, passages.lemma(opener - 1) == "what" { return true }
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
    func isReportedPast(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard words.relation[predicate] == .advcl || words.relation[predicate] == .aclRelcl else { return false }
        let head = Int(words.head[predicate])
        return head >= 0 && passages.isPast(passages.clauses.predicate(of: head))
    }

    /// What a verb behind an auxiliary is by itself, with its particle where the table knows the two: `put up`.
    private func futureClass(_ predicate: Int, _ passages: JudgementPassages) -> JudgementCues.FutureClass {
        let lemma = passages.lemma(predicate)
        if let particle = passages.context.trees.child(
            of: predicate, in: passages.words, where: { $0 == .compoundPrt }),
            let classes = cues.futureVerbs[lemma + " " + passages.lemma(particle)]
        {
            return classes
        }
        return cues.futureVerbs[lemma] ?? []
    }

    /// Whether a clause holds an amount that is no time.
    private func isMeasured(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard let object = passages.context.trees.child(of: predicate, in: passages.words, where: { $0 == .obj })
        else { return false }
        return passages.context.trees.subtree(object).contains {
            passages.context.quantityOfWord[$0] >= 0 && passages.context.timeOfWord[$0] < 0
        }
    }

    /// Whether a predicate that is joined to another fulfils something: `will cost 40 million and last into May`.
    private func joins(_ predicate: Int, _ passages: JudgementPassages, where test: (Int) -> Bool) -> Bool {
        var result = false
        passages.context.trees.forEachChild(predicate) { child in
            if passages.words.relation[child] == .conj, test(child) { result = true }
        }
        return result
    }
}
