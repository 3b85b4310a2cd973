import Diplomacy
import Language

/// Whom `it` and `they` take up as subjects: who is the subject of the clause that tells of theirs (`Gabon denied that it would
/// join`), else of the sentence before (`France recalled its envoy to Turkey. It also …`), and not whoever was named last.
struct SubjectPronouns {
    private let analysis: Analysis
    private let trees: DependencyTrees
    /// The mention whose head each word is; -1 for none.
    private let mentionOfHead: [Int32]

    /// Whom a pronoun takes up, those joined to the first behind it, and whether the clause around it says so.
    struct Antecedent {
        var mentions: [Int]
        var isOfGovernor: Bool
    }

    init(_ analysis: Analysis, trees: DependencyTrees) {
        self.analysis = analysis
        self.trees = trees
        var mentionOfHead = [Int32](repeating: -1, count: analysis.words.count)
        for (index, mention) in analysis.mentions.enumerated() where mention.head < mentionOfHead.count {
            let other = mentionOfHead[mention.head]
            if other < 0 || analysis.mentions[Int(other)].words.count > mention.words.count {
                mentionOfHead[mention.head] = Int32(index)
            }
        }
        self.mentionOfHead = mentionOfHead
    }

    /// The mentions that `it` or `they` as a subject takes up; nil for other words and where no subject stands there.
    func antecedent(of index: Int) -> Antecedent? {
        let words = analysis.words
        let pronoun = analysis.mentions[index]
        let word = pronoun.head
        guard pronoun.form == .pronoun, words.relation[word] == .nsubj || words.relation[word] == .nsubjPass,
            let isPlural = number(of: word)
        else { return nil }
        let predicate = Int(words.head[word])
        guard predicate >= 0 else { return nil }
        var subject: Int?
        var isOfGovernor = false
        if words.relation[predicate] == .ccomp, words.head[predicate] >= 0, Int(words.head[predicate]) < word {
            subject = self.subject(of: Int(words.head[predicate]))
            isOfGovernor = true
        } else if words.relation[predicate] == .root {
            subject = subjectBefore(Int(words.sentence[word]))
        }
        guard let subject, subject < word, mentionOfHead[subject] >= 0 else { return nil }
        var mentions = [Int(mentionOfHead[subject])]
        trees.forEachChild(subject) { child in
            if words.relation[child] == .conj, mentionOfHead[child] >= 0 { mentions.append(Int(mentionOfHead[child])) }
        }
        guard isPlural == (mentions.count > 1) else { return nil }
        return Antecedent(mentions: mentions, isOfGovernor: isOfGovernor)
    }

    /// Whether a word is `they`; false for `it`, nil for any other.
    private func number(of word: Int) -> Bool? {
        switch analysis.words.span(word).count {
        case 2: analysis.text[analysis.words.span(word)].lowercased() == "it" ? false : nil
        case 4: analysis.text[analysis.words.span(word)].lowercased() == "they" ? true : nil
        default: nil
        }
    }

    /// Whether what a pronoun is the subject of is done by somebody: a verb that is no copula and has an object or a clause behind it.
    func isDoing(_ index: Int) -> Bool {
        let words = analysis.words
        let predicate = Int(words.head[analysis.mentions[index].head])
        return predicate >= 0 && words.tag[predicate] == .verb
            && trees.child(of: predicate, in: words) {
                $0 == .obj || $0 == .ccomp || $0 == .xcomp
            } != nil
    }

    private func subject(of predicate: Int) -> Int? {
        trees.child(of: predicate, in: analysis.words) { $0 == .nsubj || $0 == .nsubjPass }
    }

    /// The subject of the main clause of the sentence before, in the same paragraph.
    private func subjectBefore(_ sentence: Int) -> Int? {
        guard sentence > 0, analysis.sentences[sentence - 1].region == analysis.sentences[sentence].region else {
            return nil
        }
        let words = analysis.words
        for word in analysis.sentences[sentence - 1].words where words.relation[word] == .root {
            return subject(of: word)
        }
        return nil
    }
}
