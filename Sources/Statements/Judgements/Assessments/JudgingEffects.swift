import Diplomacy
import Language
import SourceText

/// What a step does, shows or comes to: `undermines the pact`, `lost a market`.
extension AssessmentReader {
    /// Whether somebody won, lost or needed something that nobody counts: `lost a market`, not `lost 34 soldiers`.
    func isOutcome(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        guard passages.words.pennTag[verb] != .VB || passages.futureAuxiliary(of: verb) == nil,
            !isConditional(passages.clauses.predicate(of: verb), passages)
        else { return false }
        guard let object = context.arguments(of: verb).object else { return true }
        return context.trees.nounPhrase(object, passages.words).allSatisfy {
            context.quantityOfWord[$0] < 0 && context.timeOfWord[$0] < 0
        }
    }

    /// `Relations have cooled`: how two stand with one another is judged by whoever says it.
    func isOfRelations(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        passages.context.subject(of: verb).map { passages.belongs($0, to: .relation) } ?? false
    }

    /// Verbs of meaning and effect judge where a thing is their subject; what somebody strengthens is what they do.
    func effect(
        _ found: JudgementPassages.Found, _ part: JudgementCues.AssessmentPart, _ passages: JudgementPassages
    ) -> Double? {
        let context = passages.context
        let words = passages.words
        // The verb of the run: its head, or the verb that the run's noun hangs on.
        guard
            let verb = words.tag[found.head] == .verb
                ? found.head : found.words.first(where: { words.tag[$0] == .verb })
        else { return found.words.count > 2 ? 0.6 : nil }
        let predicate = passages.clauses.predicate(of: verb)
        if isConditional(predicate, passages) { return nil }
        // `to strengthen ties`: the aim of another verb.
        if verb != predicate || words.relation[verb] == .advcl && words.pennTag[verb] == .VB { return 0.4 }
        let mother = Int(words.head[verb])
        // `…, underscoring the need`: what the whole step shows, unless it is what somebody says.
        if words.pennTag[verb] == .VBG,
            words.relation[verb] == .acl
                || passages.clauses.child(
                    of: verb, lemmas: AssessmentReader.prepositions, where: { $0 == .mark || $0 == .case_ }) != nil
        {
            return 0.4
        }
        if words.relation[verb] == .advcl, words.pennTag[verb] == .VBG, mother >= 0 {
            return passages.belongs(mother, to: .speech) ? nil : 0.9
        }
        if context.isPassive(verb) { return 0.5 }
        guard let subject = context.subject(of: verb) else { return words.pennTag[verb] == .VBG ? 0.5 : 0.8 }
        guard passages.isAgent(subject) else { return part == .reading || passages.clauses.isPredicate(verb) ? 1 : 0.5 }
        return 0.3
    }

    static let prepositions: Set<String> = [
        "of", "by", "on", "for", "in", "about", "from", "to", "at", "after", "before",
    ]
}
