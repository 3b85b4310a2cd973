import Diplomacy
import Language
import SourceText

/// Whether what a condition is for is still open: promised, possible, due or denied.
extension ConditionReader {
    /// Whether `if` opens something that is still to happen, with what somebody would then do or what could then be.
    func isOpenIf(_ requirement: Int, _ main: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        // `threatened to close it if the gas was not flowing`: in the past only because the threat is.
        if commits(main, passages) || isScheduled(main, if: requirement, passages) { return true }
        guard let auxiliary = passages.futureAuxiliary(of: main) else { return false }
        let modal = passages.lemma(auxiliary)
        // `If they paid, it would drop the case`: a past that is none.
        guard !passages.isPast(requirement) || ["would", "could", "might"].contains(modal) else { return false }
        guard ["will", "wo", "shall", "would", "could", "may", "might"].contains(modal) else { return false }
        guard let subject = context.subject(of: main) else { return false }
        // Whom a pronoun stands for must be known: `you will see if you look` tells nothing.
        return passages.words.tag[subject] != .pronoun || context.entity(ofHead: subject) != nil
            || passages.voice(of: main).speaker != nil && passages.lemma(subject) == "we"
    }

    /// `if it says yes, the pact enters into force in March`: a present that is to come, by its time.
    func isScheduled(_ main: Int, if requirement: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard words.pennTag[main] == .VBZ || words.pennTag[main] == .VBP, !passages.isPast(main),
            passages.context.subject(of: main) != nil, words.pennTag[requirement] != .VBD
        else { return false }
        let inner = passages.clauses.range(of: requirement)
        return passages.clauses.range(of: main).contains { word in
            let index = passages.context.timeOfWord[word]
            guard index >= 0, passages.context.analysis.times[Int(index)].kind == .date else { return false }
            guard let published = passages.context.analysis.document.published?.first else {
                return inner.contains(word)
            }
            return passages.context.analysis.times[Int(index)].time.period.map { $0.last > published }
                ?? inner.contains(word)
        }
    }

    /// Whether a clause binds somebody to an act: `threatened to close`, `is ready to sign`.
    func commits(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        func binds(_ word: Int) -> Bool {
            commitments.contains(passages.lemma(word))
                && passages.context.trees.child(of: word, in: words) {
                    $0 == .xcomp || $0 == .advcl || $0 == .acl || $0 == .obj || $0 == .ccomp
                } != nil
        }
        if binds(predicate) { return true }
        // The infinitive itself, whose head binds.
        let head = Int(words.head[predicate])
        return words.pennTag[predicate] == .VB && head >= 0 && head < predicate
            && commitments.contains(passages.lemma(head))
    }

    /// `must`, `have to`, `need to`, `would have to`.
    func isDuty(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if passages.clauses.child(of: predicate, lemmas: ["must", "should"], where: { $0 == .aux }) != nil {
            return true
        }
        guard ["have", "need"].contains(passages.lemma(predicate)), !passages.isPast(predicate) else { return false }
        return passages.context.trees.child(of: predicate, in: passages.words) { $0 == .xcomp } != nil
    }

    /// Whether a clause is still open: it says what can, must or will be, or denies it.
    func isOpen(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if passages.futureAuxiliary(of: predicate) != nil { return true }
        if passages.isPast(predicate) { return false }
        if denies(predicate, passages) || deniesAll(predicate, passages) { return true }
        return passages.clauses.child(of: predicate, lemmas: ["only"], where: { $0 == .advmod }) != nil
    }

    /// `binds nobody`, `has nothing against it`.
    private func deniesAll(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        var denied = false
        passages.context.trees.forEachChild(predicate) { child in
            switch passages.words.relation[child] {
            case .nsubj, .nsubjPass, .obj:
                if ["nobody", "nothing", "none", "neither"].contains(passages.lemma(child)) { denied = true }
            default: break
            }
        }
        return denied
    }

    /// Whether a clause denies: `not`, `no deal`, `unlikely`, `refuses`.
    func denies(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        if passages.clauses.isDenied(predicate) || passages.belongs(predicate, to: .denying) {
            return true
        }
        var denied = false
        passages.context.trees.forEachChild(predicate) { child in
            switch words.relation[child] {
            case .nsubj, .nsubjPass, .obj, .obl:
                if passages.clauses.child(of: child, lemmas: ["no", "neither"], where: { $0 == .det }) != nil {
                    denied = true
                }
            case .xcomp:
                if passages.belongs(child, to: .denying) { denied = true }
            default: break
            }
        }
        return denied
    }
}
