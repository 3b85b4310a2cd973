import Diplomacy
import Language
import SourceText

/// Which framework a passage speaks of: what `the pact` takes up, and what `Denmark joined on the spot` leaves out.
extension StateFocus {
    /// The framework of the passage before a word: the one named last within reach; where that is a bank or a court, which nobody
    /// joins, or where there is none, the document's own; else, where it is the only one, the one right behind the word in
    /// its sentence.
    ///
    /// - Parameter fits: whether a framework is one that the word can mean.
    func framework(before word: Int, fits: (EntityID) -> Bool = { _ in true }) -> EntityID? {
        let end = StateFocus.lowerBound(frameworks.count) { Int(frameworks[$0].word) < word }
        var last: EntityID?
        var index = end - 1
        while index >= 0, sentences[word] - sentences[Int(frameworks[index].word)] <= StateFocus.reach {
            let (at, framework) = frameworks[index]
            index -= 1
            guard fits(framework) else { continue }
            if sentences[Int(at)] == sentences[word] || !bodies.contains(framework) { return framework }
            last = last ?? framework
        }
        if let own, fits(own) { return own }
        if let last { return last }
        if end < frameworks.count, sentences[Int(frameworks[end].word)] == sentences[word],
            fits(frameworks[end].framework)
        {
            return frameworks[end].framework
        }
        return nil
    }

    /// The framework that the document itself introduces, for a word that names none; nil where the passage has since named
    /// a known one that states join.
    func own(before word: Int) -> EntityID? {
        guard let own else { return nil }
        var index = StateFocus.lowerBound(frameworks.count) { Int(frameworks[$0].word) < word } - 1
        while index >= 0, sentences[word] - sentences[Int(frameworks[index].word)] <= StateFocus.reach {
            let framework = frameworks[index].framework
            if framework == own { return own }
            if rivals.contains(framework) { return nil }
            index -= 1
        }
        return own
    }

    /// - Parameter vague: words whose names are often of no framework: a union may be one of workers, a league one of clubs.
    mutating func findOwn(_ names: NameTable?, vague: Set<String>) {
        guard let names else { return }
        var best = 0
        for entry in named {
            let type = names.entry(entry.framework).map { $0.type ?? "" }
            switch type {
            case nil:
                if entry.names.contains(where: { !$0.isDisjoint(with: vague) }) { continue }
            case "body", "court":
                bodies.insert(entry.framework)
                continue
            // What is no side itself is named as what states join, so that a document may be about it as well.
            case "accord", "initiative", "summit": rivals.insert(entry.framework)
            default: continue
            }
            // Of two that are named as often nobody can tell.
            if entry.words.count == best { own = nil }
            if entry.words.count > best { (own, best) = (type == nil ? entry.framework : nil, entry.words.count) }
        }
    }

    mutating func findNames(_ context: ReadingContext, _ names: NameTable?) {
        var place: [EntityID: Int] = [:]
        for (word, framework) in frameworks {
            if let index = place[framework] {
                named[index].words.append(word)
                continue
            }
            place[framework] = named.count
            let forms = [names?.entry(framework)?.name].compactMap { $0 } + (context[framework]?.names ?? [])
            let parts = forms.map { form in
                Set(form.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init))
            }
            named.append((framework, parts, [word]))
        }
    }

    /// The framework whose name holds all of some words (`the East African bloc`): of those that the document names the
    /// last before a word, else the first behind it.
    func framework(named parts: [String], before word: Int) -> EntityID? {
        let fitting = named.filter { own in own.names.contains { name in parts.allSatisfy(name.contains) } }
        func last(_ words: [Int32]) -> Int32 {
            let index = StateFocus.lowerBound(words.count) { Int(words[$0]) < word }
            return index > 0 ? words[index - 1] : -1
        }
        let before = fitting.max { last($0.words) < last($1.words) }
        if let before, last(before.words) >= 0 { return before.framework }
        return fitting.min { $0.words[0] < $1.words[0] }?.framework
    }
}
