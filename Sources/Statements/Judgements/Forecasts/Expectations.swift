import Diplomacy
import Language
import SourceText

/// What somebody expects.
extension ForecastReader {
    /// `the IMF expects growth to slow`: the forecast is what is expected, by the one who expects.
    func expectation(
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
        // `Scientists expect`: people whom nobody names expect as well.
        return Candidate(
            predicate: closed ?? head, term: found.words, part: .expect, by: passages.judge(subject))
    }

    func isFirstPerson(_ word: Int, _ passages: JudgementPassages) -> Bool {
        passages.words.tag[word] == .pronoun && ClosedWords.speaking.contains(passages.lemma(word))
    }
}
