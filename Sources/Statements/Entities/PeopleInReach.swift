import Diplomacy
import Language

/// Whom nouns of office and pronouns take up where coreference found nobody: `President Rosa Vidal … the president`,
/// `The minister signed it. He said …`.
struct PeopleInReach {
    private let analysis: Analysis
    private let trees: DependencyTrees
    private let offices: [(mention: Int, person: EntityID, title: String)]
    /// The people noted so far, with the mention and sentence of each, the last one at the end.
    private var recent: [(person: EntityID, mention: Int, sentence: Int32)] = []

    /// How many offices are told up to the mention looked at.
    private var toldOffices = 0
    /// The titles told of each person so far.
    private var titles: [EntityID: Set<String>] = [:]
    /// Who was spoken of last of all with a title, and of those of one state.
    private var lastWithTitle: [String: EntityID] = [:]

    /// How many sentences back a person can be taken up by a pronoun, and how many mentions.
    private static let reach: Int32 = 2
    private static let nearest = 40
    private let paragraphOfWord: [Int32]
    /// The mention whose head each word is; -1 for none.
    private let mentionOfHead: [Int32]
    /// Whether each word stands between quotation marks.
    private let isQuoted: [Bool]

    init(
        _ analysis: Analysis, trees: DependencyTrees, offices: [(mention: Int, person: EntityID, title: String)]
    ) {
        self.analysis = analysis
        self.trees = trees
        self.offices = offices
        paragraphOfWord = analysis.paragraphOfWord()
        isQuoted = analysis.words.areQuoted()
        var mentionOfHead = [Int32](repeating: -1, count: analysis.words.count)
        for (index, mention) in analysis.mentions.enumerated() { mentionOfHead[mention.head] = Int32(index) }
        self.mentionOfHead = mentionOfHead
    }

    /// Notes that a mention is of a person, of that state where one is known.
    mutating func note(_ person: EntityID, at mention: Int, state: EntityID?) {
        while toldOffices < offices.count, offices[toldOffices].mention <= mention {
            titles[offices[toldOffices].person, default: []].insert(offices[toldOffices].title)
            toldOffices += 1
        }
        if !isPartOfName(analysis.mentions[mention]) {
            recent.append((person, mention, analysis.words.sentence[analysis.mentions[mention].head]))
        }
        for title in titles[person] ?? [] {
            lastWithTitle[title] = person
            if let state { lastWithTitle[title + "|" + state.rawValue] = person }
        }
    }

    /// Whether a person only gives another thing its name: nobody goes on with `he` after `the Vidal Center`.
    private func isPartOfName(_ mention: Mention) -> Bool {
        let words = analysis.words
        let head = Int(words.head[mention.head])
        return words.relation[mention.head] == .compound && head >= 0 && words.tag[head] == .properNoun
            && !mention.words.contains(head)
    }

    /// Whether a mention is a pronoun for one person: `he`, `her`.
    func isPersonal(_ index: Int) -> Bool {
        let mention = analysis.mentions[index]
        guard mention.form == .pronoun else { return false }
        switch analysis.words.lemmaText(mention.head).lowercased() {
        case "he", "she", "him", "her", "his", "hers", "himself", "herself": return true
        default: return false
        }
    }

    /// The person that a noun of office or a pronoun takes up; nil where nobody is in reach, or several are.
    ///
    /// - Parameter ofMention: who each mention is of, as far as that is known.
    func person(of index: Int, stateOfWord: [EntityID?], ofMention: [EntityID?]) -> EntityID? {
        if isPersonal(index) {
            return isOfUnnamed(index) ? nil : named(behind: index, ofMention) ?? pronounced(index)
        }
        let mention = analysis.mentions[index]
        let words = analysis.words
        guard mention.form != .pronoun, words.pennTag[mention.head] == .NN || words.pennTag[mention.head] == .NNP,
            trees.child(of: mention.head, in: words, where: { $0 == .det }).map({ words.lemmaText($0) == "the" })
                ?? false
        else { return nil }
        let title = analysis.text[words.span(mention.head)].lowercased()
        var told: EntityID?
        var isNarrowed = false
        trees.forEachChild(mention.head) { child in
            switch words.relation[child] {
            case .amod, .compound, .nmodPoss, .nmod: told = told ?? stateOfWord[child]
            default: return
            }
            isNarrowed = isNarrowed || words.relation[child] == .nmod && stateOfWord[child] == nil
        }
        guard !isNarrowed else { return nil }
        return lastWithTitle[told.map { title + "|" + $0.rawValue } ?? title]
    }

    /// The subject that follows a pronoun in what stands before it: `After his trip, President Vidal flew on`.
    private func named(behind index: Int, _ ofMention: [EntityID?]) -> EntityID? {
        let words = analysis.words
        let pronoun = analysis.mentions[index]
        var word = pronoun.head
        var subject: Int?
        for _ in 0..<8 {
            let above = Int(words.head[word])
            guard above >= 0, above < words.count else { return nil }
            // What stands in a clause of its own subject is not sought behind it.
            switch words.relation[word] {
            case .obl, .advcl:
                if word < above { subject = trees.child(of: above, in: words) { $0 == .nsubj || $0 == .nsubjPass } }
            case .nmodPoss, .nmod, .obj: break
            default: return nil
            }
            if let subject {
                guard subject > word, subject > pronoun.head, words.tag[subject] == .properNoun,
                    mentionOfHead[subject] >= 0
                else { return nil }
                let other = Int(mentionOfHead[subject])
                guard fits(pronoun, analysis.mentions[other]), let person = ofMention[other],
                    person.rawValue.hasPrefix("person:")
                else { return nil }
                return person
            }
            word = above
        }
        return nil
    }

    /// The one person of the sentences before, or the subject of the one right before: a man for `he`, of the pronoun's own
    /// paragraph before any other. Nobody where that is somebody without a name: `an engineer was expelled … he`.
    private func pronounced(_ index: Int) -> EntityID? {
        let words = analysis.words
        let pronoun = analysis.mentions[index]
        let sentence = words.sentence[pronoun.head]
        var only: EntityID?
        var known = recent.count - 1
        var other = index - 1
        while other >= 0, index - other <= PeopleInReach.nearest * 2 {
            let mention = analysis.mentions[other]
            defer { other -= 1 }
            guard sentence - words.sentence[mention.head] <= PeopleInReach.reach else { break }
            // Beyond the paragraph only where nobody of it fits.
            if only != nil, paragraphOfWord[mention.head] != paragraphOfWord[pronoun.head] { break }
            while known >= 0, recent[known].mention > other { known -= 1 }
            let isNamed = known >= 0 && recent[known].mention == other
            guard isNamed || isUnnamedPerson(mention, for: pronoun), fits(pronoun, mention),
                !mention.words.contains(pronoun.head)
            else { continue }
            guard isNamed else { return nil }
            let person = recent[known].person
            if words.relation[mention.head].isSubject { return person }
            if let only, only != person { return nil }
            only = person
        }
        return only
    }

    /// Whether a mention is one person by a common noun, whom a pronoun may take up: `an engineer was expelled`; not what is said
    /// of a name (`Vidal, an economist`), nor somebody inside words that are quoted around the pronoun.
    private func isUnnamedPerson(_ mention: Mention, for pronoun: Mention) -> Bool {
        let words = analysis.words
        guard mention.form == .nominal, mention.kind == .person, words.pennTag[mention.head] == .NN,
            isQuoted[pronoun.head] || !isQuoted[mention.head]
        else { return false }
        switch words.relation[mention.head] {
        case .nsubj, .nsubjPass, .obj, .iobj, .obl, .oblAgent, .nmod: return true
        default: return false
        }
    }

    /// Whether a pronoun and a mention are not a man and a woman.
    private func fits(_ pronoun: Mention, _ mention: Mention) -> Bool {
        switch (pronoun.gender, mention.gender) {
        case (.male, .female), (.female, .male): false
        default: true
        }
    }

    /// Whether a pronoun's chain begins with somebody without a name: then it is nobody else.
    func isOfUnnamed(_ index: Int) -> Bool {
        let chain = analysis.mentions[index].chain
        for other in stride(from: index - 1, through: max(0, index - PeopleInReach.nearest), by: -1)
        where analysis.mentions[other].chain == chain
            && isUnnamedPerson(analysis.mentions[other], for: analysis.mentions[index])
        {
            return true
        }
        return false
    }
}
