import Diplomacy
import Language
import SourceText

/// Names of what states join, sign or belong to: frameworks, whatever they are called.
///
/// `Chad acceded to the Suva Bargain`, `the fourth member of the Agadez Table`: what is done with a name tells what it stands for
/// where neither its own words nor a noun beside it do. The rows of `status_words.tsv` say by their column `names` of which
/// words that holds.
struct JoinedNames: Sendable {
    private struct Row: Sendable {
        /// `object` and prepositions.
        var places: Set<String>
        /// Whether one state is not enough: `founded` is said of companies as well.
        var takesSeveral: Bool
    }

    private var verbs: [String: Row] = [:]
    private var nouns: [String: Row] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("status_words", columns: ["word", "kind", "framework", "names"]) {
            guard let names = row.optional("names") else { continue }
            guard names == "one" || names == "several" else {
                throw row.failure("CH0205", "names: '\(names)' is neither one nor several")
            }
            let own = Row(places: Set(row.list("framework")), takesSeveral: names == "several")
            if row["kind"] == "verb" { verbs[row["word"]] = own } else { nouns[row["word"]] = own }
        }
    }

    /// Whether states are said to join, sign or belong to what a word names.
    ///
    /// - Parameters:
    ///   - isOfPlace: whether the name looks like that of a place, which states enter and leave as well.
    ///   - isState: whether a word names a state, or somebody of one.
    func isJoined(
        _ name: Int, isOfPlace: Bool, _ words: Words, _ trees: DependencyTrees, isState: (Int) -> Bool
    ) -> Bool {
        let governor = Int(words.head[name])
        guard governor >= 0 else { return isSigned(name, words, trees, isState: isState) }
        var place = ""
        switch words.relation[name] {
        case .obj, .nsubjPass: place = "object"
        // `The commission admitted Chad`.
        case .nsubj:
            guard words.tag[governor] == .verb, let row = row(of: governor, words, trees), row.places.contains("agent"),
                let object = trees.child(of: governor, in: words, where: { $0 == .obj })
            else { return isSigned(name, words, trees, isState: isState) }
            return isState(object) && words.tag[object] == .properNoun
        case .obl, .nmod:
            guard let preposition = trees.child(of: name, in: words, where: { $0 == .case_ }) else { return false }
            place = words.lemmaText(preposition)
        default: return isSigned(name, words, trees, isState: isState)
        }
        if words.tag[governor] == .verb {
            guard !isOfPlace, let row = row(of: governor, words, trees), row.places.contains(place) else {
                return !isOfPlace && isSigned(name, words, trees, isState: isState)
            }
            let doers =
                words.relation[name] == .nsubjPass
                ? trees.child(of: governor, in: words) { $0 == .oblAgent } : subject(of: governor, words, trees)
            return doers.map { count(at: $0, words, trees, isState) >= (row.takesSeveral ? 2 : 1) } ?? false
        }
        guard let row = nouns[words.lemmaText(governor).lowercased()], row.places.contains(place) else { return false }
        return holders(of: governor, words, trees).reduce(0) { $0 + count(at: $1, words, trees, isState) }
            >= (row.takesSeveral ? 2 : 1)
    }

    /// `the Suva Bargain, signed by Chad and Niger`.
    private func isSigned(
        _ name: Int, _ words: Words, _ trees: DependencyTrees, isState: (Int) -> Bool
    ) -> Bool {
        guard let participle = trees.child(of: name, in: words, where: { $0 == .acl || $0 == .aclRelcl }),
            let row = row(of: participle, words, trees), row.places.contains("object")
        else { return false }
        let doers =
            words.pennTag[participle] == .VBN
            ? trees.child(of: participle, in: words) { $0 == .oblAgent }
            : trees.child(of: participle, in: words) { $0 == .nsubj }
        return doers.map { count(at: $0, words, trees, isState) >= (row.takesSeveral ? 2 : 1) } ?? false
    }

    /// The row of a verb, with its particle where that has one.
    private func row(of verb: Int, _ words: Words, _ trees: DependencyTrees) -> Row? {
        let lemma = words.lemmaText(verb).lowercased()
        if let particle = trees.child(of: verb, in: words, where: { $0 == .compoundPrt }),
            let row = verbs[lemma + " " + words.lemmaText(particle)]
        {
            return row
        }
        return verbs[lemma]
    }

    /// Who does what a verb says, also where another verb or a noun stands above it: `its decision to join`.
    private func subject(of verb: Int, _ words: Words, _ trees: DependencyTrees) -> Int? {
        var current = verb
        for _ in 0..<4 {
            if let own = trees.child(of: current, in: words, where: { $0.isSubject }), words.tag[own] != .pronoun {
                return own
            }
            let head = Int(words.head[current])
            guard head >= 0 else { return nil }
            switch words.relation[current] {
            case .xcomp, .conj, .advcl: current = head
            case .aclRelcl: return head
            case .acl: return trees.child(of: head, in: words) { $0 == .nmodPoss } ?? head
            default: return nil
            }
        }
        return nil
    }

    /// Who is called what a noun says: its subject, whom it stands beside, the subject of the verb that it hangs on behind
    /// `as`, its owner.
    private func holders(of noun: Int, _ words: Words, _ trees: DependencyTrees) -> [Int] {
        var result: [Int] = []
        trees.forEachChild(noun) { child in
            switch words.relation[child] {
            case .nsubj, .nmodPoss, .amod, .compound: result.append(child)
            default: break
            }
        }
        let head = Int(words.head[noun])
        guard head >= 0 else { return result }
        switch words.relation[noun] {
        case .appos: result.append(head)
        case .obj, .obl, .xcomp, .nmod:
            if words.tag[head] == .verb { result += [subject(of: head, words, trees)].compactMap { $0 } }
        default: break
        }
        return result
    }

    /// How many states a phrase and those joined to it name.
    private func count(
        at head: Int, _ words: Words, _ trees: DependencyTrees, _ isState: (Int) -> Bool
    ) -> Int {
        var count = isState(head) ? 1 : 0
        trees.forEachChild(head) { child in
            switch words.relation[child] {
            case .conj, .amod, .compound, .nmodPoss, .nmodDesc: if isState(child) { count += 1 }
            default: break
            }
        }
        return count
    }
}
