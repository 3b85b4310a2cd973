import Diplomacy
import Language
import SourceText

/// What a thing is worth: `is symbolic`, `brings an easy win`, `condemned the unprovoked attack`.
extension AssessmentReader {
    /// The verb by which somebody says what they hold of a thing that a quality describes: `thanked him for his wise rule`,
    /// `condemned the unprovoked attack`.
    func verdict(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Int? {
        let words = passages.words
        guard words.relation[found.head] == .amod else { return nil }
        var here = Int(words.head[found.head])
        for _ in 0..<3 where here >= 0 {
            let head = Int(words.head[here])
            guard head >= 0 else { return nil }
            switch words.relation[here] {
            case .obj, .obl:
                return passages.belongs(head, to: .verdict) && passages.context.isFinite(head)
                    && passages.futureAuxiliary(of: head) == nil ? head : nil
            case .nmod, .conj: here = head
            default: return nil
            }
        }
        return nil
    }

    /// Whether a word is a part of a name and says nothing of what it is worth: `Central Asian`, `the Great Lakes`.
    private func isInName(_ word: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let sentence = passages.context.sentence(of: word).words
        guard word > sentence.lowerBound, word + 1 < sentence.upperBound, Int(words.head[word]) > word else {
            return false
        }
        let bytes = passages.context.analysis.text.bytes
        func isCapital(_ word: Int) -> Bool {
            let start = Int(words.start[word])
            return start < bytes.count && (0x41...0x5A).contains(bytes[start])
        }
        return isCapital(word) && isCapital(word + 1)
    }

    /// A quality counts in full as what a clause says of its subject, for a part elsewhere.
    func quality(
        _ found: JudgementPassages.Found, _ weight: Double, _ passages: JudgementPassages
    ) -> Double? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard
            found.words.count > 1 || words.tag[head] == .adjective || words.tag[head] == .noun
                || words.tag[head] == .verb && words.pennTag[head] == .VBN
        else { return nil }
        if found.words.count == 1, isInName(head, passages) { return nil }
        let mother = Int(words.head[head])
        func isAsPhrase(_ word: Int) -> Bool { context.preposition(of: word) == "as" }
        func place(_ word: Int) -> Double? {
            if passages.hasCopula(word) { return 1 }
            let mother = Int(words.head[word])
            guard mother >= 0 else { return nil }
            switch words.relation[word] {
            case .xcomp:
                return passages.belongs(mother, to: .predicating) ? 1 : nil
            case .obl, .nmod:
                if isAsPhrase(word) { return 1 }
                return context.preposition(of: word) == "with" ? brought(by: mother, passages) : nil
            case .appos: return 0.5
            case .nsubj where passages.hasCopula(mother): return 0.6
            case .nsubj where context.trees.child(of: mother, in: words, where: { $0 == .expl }) != nil: return 1
            case .obj:
                // `remains the decisive factor`, whatever the tree calls it.
                if passages.belongs(mother, to: .lasting) { return 1 }
                return brought(by: mother, passages)
            case .conj: return passages.hasCopula(mother) ? 1 : nil
            default: return nil
            }
        }
        // `are strained`, with nobody who strains them, is a quality like any other.
        if words.tag[head] == .verb, !passages.hasCopula(head), words.relation[head] != .amod {
            // So is `should be welcomed`; `was issued` is not, though an issue is one.
            let isOwed = passages.clauses.child(of: head, lemmas: ["should", "must"], where: { $0 == .aux }) != nil
            // Nor is `was signed`, though a sign is one.
            guard context.isPassive(head), context.arguments(of: head).agent == nil,
                isOwed || weight >= 1 && !claims.isPerforming(passages.lemma(head)),
                passages.clauses.isPredicate(head), !isConditional(head, passages)
            else { return nil }
            return 1
        }
        if found.words.count == 1, passages.lemma(head) == "clear", !passages.hasCopula(head) { return nil }
        if isConditional(passages.clauses.predicate(of: head), passages) { return nil }
        if let own = place(head) { return own }
        // `a relatively easy way`, `foreign-policy win`: the quality of what the clause predicates.
        if mother >= 0, [.amod, .compound, .nmod].contains(words.relation[head]), let outer = place(mother) {
            return outer * (words.relation[head] == .amod ? 1 : 0.6)
        }
        return 0.25
    }

    /// `offers the president an easy win`: what a thing brings weighs in full, what somebody brings half.
    func brought(by verb: Int, _ passages: JudgementPassages) -> Double? {
        // `has chosen a constructive path`: what somebody does by it is what the quality is said of.
        if passages.belongs(verb, to: .choosing) { return 1 }
        guard passages.belongs(verb, to: .bringing) else { return nil }
        return passages.context.subject(of: verb).map { passages.isAgent($0) } ?? true ? 0.5 : 1
    }
}
