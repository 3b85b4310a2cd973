import Diplomacy
import Language
import SourceText

/// When and where something happened, by the words that hang on it.
struct Circumstances {
    let context: ReadingContext
    private var words: Words { context.words }
    private var trees: DependencyTrees { context.trees }

    init(_ context: ReadingContext) { self.context = context }

    /// The time of a predicate: one that hangs on it or on its arguments, else on the clause that it completes or is joined
    /// to; nil where its sentence dates it by none.
    func time(of word: Int, clause: Int) -> StatedTime? {
        let found = statedTime(of: word, clause: clause)
        // `minerals that both buy today` tells of a habit, not of a day.
        if let found, words.tag[clause] == .verb, words.pennTag[clause] == .VBP || words.pennTag[clause] == .VBZ,
            ["today", "now"].contains(context.analysis.text[found.span].lowercased())
        {
            return nil
        }
        // `has handed over eleven since 2001`: it was done on many days, the first of which is not its date.
        if let found, found.modifier == .since, isPerfect(clause) { return nil }
        // `will travel before 2028` says of no day that it is then.
        if let found, found.modifier == .before || found.modifier == .after, isOutside(found) { return nil }
        return found
    }

    /// Whether `before` or `after` stands right before a time; `by May` may well be in May.
    private func isOutside(_ time: StatedTime) -> Bool {
        let first = context.firstWord(from: time.span.start)
        guard first > 0, first < words.count else { return false }
        return [first - 1, first].contains { ["before", "after"].contains(words.lemmaText($0).lowercased()) }
    }

    /// Whether a predicate stands in the present perfect and does not go on: `has signed`, not `has been building`.
    private func isPerfect(_ predicate: Int) -> Bool {
        guard words.pennTag[predicate] == .VBN else { return false }
        var found = false
        trees.forEachChild(predicate) { child in
            guard words.relation[child] == .aux, words.lemmaText(child) == "have" else { return }
            found = words.pennTag[child] == .VBZ || words.pennTag[child] == .VBP
        }
        return found
    }

    private func statedTime(of word: Int, clause: Int) -> StatedTime? {
        if word != clause, let own = time(below: word) { return own }
        var current = clause
        for _ in 0..<6 {
            if let found = time(below: current) ?? timeOfParticiple(current) { return found }
            let head = Int(words.head[current])
            guard head >= 0, head < words.count else { return nil }
            // `four days after they had signed it` is another day.
            if words.relation[current] == .advcl,
                let mark = trees.child(of: current, in: words, where: { $0 == .mark }),
                ["after", "before", "since", "until"].contains(words.lemmaText(mark))
            {
                return nil
            }
            switch words.relation[current] {
            // `began to withdraw on Monday`, `came and signed on Monday`; what was said on Monday happened at another time.
            case .xcomp, .conj, .acl, .advcl, .nmod, .obj, .obl: current = head
            default: return nil
            }
        }
        return nil
    }

    /// The date among a noun's own phrases; nil where it has none.
    func ownTime(of noun: Int) -> StatedTime? { time(below: noun) }

    /// The date of a participle that goes with a predicate: `Meeting in Lima on Tuesday, the ministers signed`, `stopped
    /// pumping gas on Sunday`; nil where there is none.
    private func timeOfParticiple(_ predicate: Int) -> StatedTime? {
        var found: StatedTime?
        trees.forEachChild(predicate) { child in
            guard found == nil, words.pennTag[child] == .VBG else { return }
            let isFronted = words.relation[child] == .advcl && child < predicate
            guard isFronted || words.relation[child] == .xcomp,
                trees.child(of: child, in: words, where: { $0 == .mark || $0 == .aux }) == nil
            else { return }
            found = time(below: child)
        }
        return found
    }

    /// A date among the phrases of a word, the nearest level first; clauses below are not looked into.
    private func time(below word: Int) -> StatedTime? {
        var level: [Int] = []
        trees.forEachChild(word) { if isPhrase($0) { level.append($0) } }
        if words.tag[word] != .verb, let own = date(at: word) { return own }
        for _ in 0..<3 {
            for child in level {
                if let found = date(at: child) { return found }
            }
            var next: [Int] = []
            for child in level {
                trees.forEachChild(child) { if isPhrase($0), words.relation[$0] != .conj { next.append($0) } }
            }
            level = next
        }
        return nil
    }

    private func isPhrase(_ word: Int) -> Bool {
        switch words.relation[word] {
        case .acl, .aclRelcl, .advcl, .advclRelcl, .ccomp, .xcomp, .parataxis, .csubj, .csubjPass, .conj, .punct: false
        default: true
        }
    }

    private func date(at word: Int) -> StatedTime? {
        let index = context.timeOfWord[word]
        guard index >= 0 else { return nil }
        let time = context.analysis.times[Int(index)]
        guard time.kind == .date || time.kind == .time, time.time.period != nil else { return nil }
        return time.time
    }

    /// The place of a predicate: behind `in` or `at` on it or on its object; nil where none is named.
    func place(of word: Int, clause: Int) -> EntityID? {
        for predicate in word == clause ? [word] : [word, clause] {
            if let found = place(below: predicate) { return found }
            if let object = trees.child(of: predicate, in: words, where: { $0 == .obj }),
                let found = place(below: object)
            {
                return found
            }
        }
        return nil
    }

    private func place(below word: Int) -> EntityID? {
        var child = trees.firstChild[word]
        while child >= 0 {
            let phrase = Int(child)
            child = trees.nextSibling[phrase]
            guard words.relation[phrase] == .obl || words.relation[phrase] == .nmod else { continue }
            let preposition = context.preposition(of: phrase)
            guard preposition == "in" || preposition == "at" || preposition == "near" else { continue }
            if let entity = context.entity(ofHead: phrase), entity.isState || entity.rawValue.hasPrefix("place:") {
                return entity
            }
            if let found = place(below: phrase) { return found }
        }
        return nil
    }
}
