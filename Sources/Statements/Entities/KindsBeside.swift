import Diplomacy
import Language
import SourceText

/// What the text itself says that a name stands for, by the common noun beside it: the table `name_nouns.tsv`.
///
/// `the Chilean carrier Lautaro Lines`, `Andamar, a Peruvian insurer that …`, `the town of Ilave`, `Known as the Puno Watch, the
/// scheme …`. A reader takes an unknown name for what it is called, whatever it looks like.
struct KindsBeside: Sendable {
    private struct Row: Sendable {
        var kind: Entity.Kind
        /// Whether a person may be called so as well.
        var isOfPeople: Bool
    }

    private var rows: [String: Row] = [:]
    /// Verbs that give a name.
    private var namingVerbs: Set<String> = []

    init(resources: TableFolder) throws {
        for row in try resources.table("name_nouns", columns: ["noun", "kind", "person"]) {
            if row["kind"] == "naming" {
                namingVerbs.insert(row["noun"])
                continue
            }
            guard let kind = Entity.Kind(rawValue: row["kind"]) else {
                throw row.failure("CH0205", "'\(row["kind"])' is no kind of entity")
            }
            rows[row["noun"]] = Row(kind: kind, isOfPeople: row["person"] == "yes")
        }
    }

    /// Whether a noun is one for companies; a lemma in lower case.
    func isCompany(_ noun: String) -> Bool { rows[noun].map { $0.kind == .company && !$0.isOfPeople } ?? false }

    /// Whether a name belongs to the place that a common noun behind it names: `the Forbes border post` is no magazine.
    func isNameOfPlace(_ mention: Mention, in analysis: Analysis) -> Bool {
        let words = analysis.words
        let noun = Int(words.head[mention.head])
        guard words.relation[mention.head] == .compound, noun > mention.head, words.pennTag[noun] == .NN,
            analysis.text[words.span(noun)].utf8.first.map({ $0 >= 0x61 }) ?? false
        else { return false }
        return rows[words.lemmaText(noun)]?.kind == .place
    }

    /// The kind that the text tells of a name; nil where nothing beside it does.
    ///
    /// - Parameter name: the words of the name alone.
    func kind(of mention: Mention, _ name: Range<Int>, in analysis: Analysis, _ trees: DependencyTrees) -> Entity.Kind?
    {
        let words = analysis.words
        let isPerson = mention.kind == .person
        func told(_ noun: Int, as kinds: Set<Entity.Kind>? = nil) -> Entity.Kind? {
            guard words.tag[noun] == .noun || words.tag[noun] == .adjective,
                let row = rows[words.lemmaText(noun).lowercased()],
                !(isPerson && row.isOfPeople), kinds?.contains(row.kind) ?? true
            else { return nil }
            return row.kind
        }
        guard let sentence = sentence(of: mention, analysis), mention.kind != .time,
            !analysis.times.contains(where: { $0.span.overlaps(mention.name ?? mention.span) })
        else { return nil }
        let first = name.lowerBound
        // `the carrier Lautaro Lines`, `the town of Ilave`.
        if first > sentence.lowerBound {
            // `the pact Chad signed` names no pact.
            if let kind = told(first - 1), kind != .framework,
                words.pennTag[first - 1] == .NN || words.pennTag[first - 1] == .JJ && kind == .outlet
            {
                return kind
            }
            if first - 2 >= sentence.lowerBound, form(first - 1, analysis) == "of",
                let kind = told(first - 2, as: [.place]), words.pennTag[first - 2] == .NN
            {
                return kind
            }
        }
        let next = name.upperBound
        if next < sentence.upperBound, words.pennTag[next] == .comma,
            let noun = apposition(next + 1..<sentence.upperBound, analysis), let kind = told(noun)
        {
            return kind
        }
        // `Andamar is a Peruvian insurer`.
        let head = Int(words.head[mention.head])
        if head >= 0, words.relation[mention.head] == .nsubj,
            trees.child(of: head, in: words, where: { $0 == .cop }) != nil, let kind = told(head)
        {
            return kind
        }
        if let kind = naming(first, sentence, analysis).flatMap({ told($0) }) { return kind }
        // Nobody is called `the Alba Star`.
        let isThing =
            isPerson && name.count > 1 && first > sentence.lowerBound && form(first - 1, analysis) == "the"
            && words.pennTag[name.upperBound - 1] != .NNPS && words.relation[mention.head] != .compound
        return isThing ? .other : nil
    }

    /// The head of a noun phrase with an article that ends where a phrase beside a name ends: at a mark, a preposition, a
    /// relative clause or a participle. `X, the daily reported` tells nothing of X.
    private func apposition(_ range: Range<Int>, _ analysis: Analysis) -> Int? {
        let words = analysis.words
        guard let start = range.first, ["a", "an", "the", "another", "its", "one"].contains(form(start, analysis))
        else {
            return nil
        }
        var head: Int?
        for word in range.dropFirst().prefix(14) {
            switch words.tag[word] {
            case .noun: head = word
            case .properNoun, .adjective, .numeral, .adverb: break
            case .coordinator: return head
            case .particle where words.pennTag[word] == .POS: break
            case .punctuation where words.pennTag[word] == .HYPH: break
            case .punctuation, .adposition, .pronoun, .determiner: return head
            case .verb where words.pennTag[word] == .VBN || words.pennTag[word] == .VBG:
                // `based` in `Abu Dhabi-based`, else the participle of a shortened clause.
                if word > start, words.pennTag[word - 1] == .HYPH || head == nil { break }
                return head
            default: return nil
            }
        }
        return nil
    }

    /// The noun that a name is given to: `the scheme called X`, `a pact known as X`, `Known as X, the scheme …`.
    private func naming(_ first: Int, _ sentence: Range<Int>, _ analysis: Analysis) -> Int? {
        let words = analysis.words
        var word = first - 1
        while word > sentence.lowerBound, ["as", "the", "\"", "“", "‘"].contains(form(word, analysis)) { word -= 1 }
        guard word >= sentence.lowerBound, words.tag[word] == .verb,
            namingVerbs.contains(words.lemmaText(word).lowercased())
        else { return nil }
        // The noun before the participle, or, where that opens the sentence, the subject behind the comma.
        if word > sentence.lowerBound, words.tag[word - 1] == .noun { return word - 1 }
        guard word == sentence.lowerBound else {
            let head = Int(words.head[word])
            return head >= 0 && words.relation[word] == .acl ? head : nil
        }
        var next = first
        while next < sentence.upperBound, words.pennTag[next] != .comma { next += 1 }
        while next < sentence.upperBound {
            if words.tag[next] == .noun, words.relation[next].isSubject { return next }
            next += 1
        }
        return nil
    }

    private func form(_ word: Int, _ analysis: Analysis) -> String {
        analysis.text[analysis.words.span(word)].lowercased()
    }

    private func sentence(of mention: Mention, _ analysis: Analysis) -> Range<Int>? {
        let number = Int(analysis.words.sentence[mention.head])
        return number >= 0 && number < analysis.sentences.count ? analysis.sentences[number].words : nil
    }
}
