import Foundation
import SourceText

/// Finds what a document refers to: names, noun phrases and pronouns, what kind of thing each is, and which of them are
/// the same thing.
///
/// The steps: forms of the gazetteer (`NameTrie`); noun phrases out of the trees (``DependencyTrees``), each kept or dropped and
/// given a kind by a linear model over hashed features; the proper name inside; chains (`Coreference`); and for seats of
/// government whether the place or the government is meant (`SeatReader`).
///
/// ```swift
/// let reader = try MentionReader(gazetteer: gazetteer)
/// reader.read(&analysis)   // words and trees must be there; fills analysis.mentions
/// ```
public struct MentionReader: Sendable {
    /// The gazetteer whose entries mentions point at.
    public let gazetteer: Gazetteer
    let trie: NameTrie
    var knowledge: MentionKnowledge
    /// Hashes of the names of the days of the week, in small letters.
    private(set) var dayNames: Set<UInt64> = []
    var kinds: MentionModel?
    var coreference: Coreference
    let seats: SeatReader
    private let kindIndex: [UInt16: Mention.Kind]

    /// A reader with the models and tables in Language's resources.
    ///
    /// - Parameters:
    ///   - gazetteer: what is known of names.
    ///   - resources: the folder of Language's resources, found by `ResourceDirectory` unless given.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`, and an error that says which model is broken.
    public init(gazetteer: Gazetteer, resources: URL? = nil) throws {
        let folder = try resources ?? ResourceDirectory.locate("Language")
        self.gazetteer = gazetteer
        trie = NameTrie(gazetteer)
        knowledge = try MentionKnowledge(resources: folder)
        seats = try SeatReader(contentsOf: folder.appendingPathComponent("seat_cues.tsv"))
        let model = folder.appendingPathComponent("mentions.model")
        kinds = FileManager.default.fileExists(atPath: model.path) ? try MentionModel(contentsOf: model) : nil
        for row in try TSVTable(
            contentsOf: folder.appendingPathComponent("expression_words.tsv"), columns: ["word", "role"]
        ).rows where row["role"] == "weekday" {
            dayNames.insert(Feature.hash(row["word"].utf8))
        }
        coreference = try Coreference(reference: knowledge.reference, resources: folder)
        kindIndex = [
            GazetteerKind.bit("state"): .place, GazetteerKind.bit("government"): .organization,
            GazetteerKind.bit("organization"): .organization, GazetteerKind.bit("person"): .person,
            GazetteerKind.bit("place"): .place, GazetteerKind.bit("framework"): .organization,
            GazetteerKind.bit("outlet"): .organization, GazetteerKind.bit("company"): .organization,
            GazetteerKind.bit("group"): .place,
        ]
    }

    var reference: ReferenceWords { knowledge.reference }

    /// Fills `analysis.mentions` out of its words and trees.
    public func read(_ analysis: inout Analysis) {
        var context = MentionContext(knowledge)
        let mentions = analysis.text.bytes.withUnsafeBufferPointer { bytes in
            context.read(analysis, bytes, trie: trie, entries: gazetteer.entries)
            var mentions = find(analysis, context, bytes)
            name(&mentions, analysis, context)
            settleSeats(&mentions, analysis, context)
            coreference.link(&mentions, analysis, context, gazetteer: gazetteer)
            return mentions
        }
        analysis.mentions = mentions
    }

    /// The candidates of a document with the model's choice: noun phrases that are mentions, in order of the text.
    func find(_ analysis: Analysis, _ context: MentionContext, _ bytes: UnsafeBufferPointer<UInt8>) -> [Mention] {
        let words = analysis.words
        var mentions: [Mention] = []
        var candidates = MentionCandidates()
        for sentence in analysis.sentences {
            for word in sentence.words where context.canHead(word, words) {
                candidates.append(head: word, phrase: context.phrases.nounPhrase(word, words))
            }
        }
        if let kinds, let vectors = knowledge.vectors {
            candidates.score(kinds, vectors, words, context, bytes)
            candidates.agree(words, context)
        }
        var capitals = CapitalisedNouns()
        var isCovered = [Bool](repeating: false, count: context.matches.count)
        for (number, word) in candidates.heads.enumerated() {
            let phrase = candidates.phrases[number]
            let kind: Mention.Kind?
            if candidates.isScored {
                // A known name is a mention, whatever it stands in.
                // So is one that follows a title: `opposition leader Tama Reva`.
                let isTitled = isTitled(word, words, context)
                let told = candidates.kind(number, isMention: isTitled || isName(word, context))
                kind = isTitled && context.matchOfWord[word] < 0 ? .person : told
            } else {
                kind = guess(word, words, context)
            }
            guard var kind else { continue }
            let match = context.matchOfWord[word]
            if match >= 0, !context.matches[Int(match)].isAdjective,
                context.matches[Int(match)].words.upperBound == word + 1 || words.tag[word] == .properNoun
            {
                isCovered[Int(match)] = true
                // A known person, or a known name of several words, is what it is, whatever the words around look like.
                if let known = kindIndex[context.matches[Int(match)].kinds],
                    !candidates.isScored || kind == .abstract || known == .person
                        || context.matches[Int(match)].words.count > 1 && !context.matches[Int(match)].isAdjective
                {
                    kind = known
                }
            }
            // `Americans` is a mention as it stands, with the state that it tells.
            if match >= 0, context.matches[Int(match)].isDemonym, kind == .person,
                context.matches[Int(match)].words == word..<word + 1
            {
                isCovered[Int(match)] = true
            }
            let isPronoun = words.tag[word] == .pronoun
            let form: Mention.Form =
                isPronoun
                ? .pronoun
                : words.pennTag[word].isProperNoun || match >= 0 && context.facts.shape[word] != .lower
                    || kind != .person && capitals.isName(word, analysis, context)
                    ? .name : .nominal
            mentions.append(
                Mention(words: phrase, span: words.span(phrase), head: word, kind: kind, form: form))
        }
        // Known names that head no phrase: adjectives (`Kazakh`), parts of compounds (`Moscow-based`).
        let phrases = mentions
        for (index, match) in context.matches.enumerated() where !isCovered[index] {
            let head = match.words.upperBound - 1
            if !match.isAdjective, phrases.hasName(headedIn: match.words) { continue }
            mentions.append(
                Mention(
                    words: match.words, span: match.span, head: head,
                    kind: kindIndex[match.kinds]
                        ?? (match.kinds & GazetteerKind.bit("place") != 0 ? .place : .organization),
                    form: .name, name: match.span))
        }
        mentions.sort { $0.span != $1.span ? $0.span < $1.span : $0.head < $1.head }
        return mentions
    }

    private func isName(_ word: Int, _ context: MentionContext) -> Bool {
        let match = context.matchOfWord[word]
        return match >= 0 && !context.matches[Int(match)].isAdjective
            && context.matches[Int(match)].words.upperBound == word + 1
    }

    /// Whether a proper noun stands right behind a title that it is an apposition of.
    private func isTitled(_ word: Int, _ words: Words, _ context: MentionContext) -> Bool {
        let head = Int(words.head[word])
        guard words.relation[word] == .appos, words.tag[word] == .properNoun, head >= 0, head == word - 1,
            words.tag[head] == .noun, let known = reference[context.facts.lower[head]]
        else { return false }
        return known.role == .title
    }

    /// A kind without a model: by the gazetteer, titles and pronouns.
    private func guess(_ word: Int, _ words: Words, _ context: MentionContext) -> Mention.Kind? {
        let match = context.matchOfWord[word]
        if match >= 0, let kind = kindIndex[context.matches[Int(match)].kinds] { return kind }
        if let known = reference[context.facts.form[word]] ?? reference[context.facts.lower[word]] {
            return known.gender == .neuter ? .abstract : .person
        }
        if let flat = context.phrases.child(of: word, in: words, where: { $0 == .flat || $0 == .flatName }),
            words.tag[flat] == .properNoun
        {
            return .person
        }
        return words.tag[word] == .properNoun ? .organization : .abstract
    }
}

extension [Mention] {
    /// Whether a name is headed inside some words; the mentions are in order of their heads.
    fileprivate func hasName(headedIn words: Range<Int>) -> Bool {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].head < words.lowerBound { low = middle + 1 } else { high = middle }
        }
        while low < count, self[low].head < words.upperBound {
            if self[low].form == .name { return true }
            low += 1
        }
        return false
    }
}
