import Diplomacy
import Language
import SourceText

/// Who a pronoun or a bare office speaks for, by whom the text was on: `he added`, `the minister said`, `the company said`.
///
/// A text that lets somebody speak goes on with them. The chain of mentions is kept where it names somebody who is a
/// speaker or a subject of the nearest sentence that has one of people. `PeopleInReach` is the other half: whom a pronoun
/// takes up anywhere in the text, before anybody knows who speaks.
struct SpeakerFocus {
    private struct Spoken {
        var word: Int
        var speaker: EntityID
        var isPerson: Bool
        /// The lemmas of the nouns that name the source.
        var nouns: Set<String>
    }

    private let context: ReadingContext
    private let facts: AttributionWords
    private let lexicon: AttributionLexicon
    private let words: Words
    private var spoken: [Spoken] = []
    /// How many sentences back a pronoun looks, and a bare office.
    private static let reach = 3
    private static let officeReach = 14
    /// How many of somebody's pronouns tell their sex.
    private static let remembered = 12
    /// The pronouns of each person, in order of the text.
    private var pronouns: [EntityID: [(word: Int, isShe: Bool)]] = [:]

    init(_ context: ReadingContext, _ facts: AttributionWords, _ lexicon: AttributionLexicon) {
        self.context = context
        self.facts = facts
        self.lexicon = lexicon
        words = context.words
        for (index, mention) in context.analysis.mentions.enumerated() where mention.form == .pronoun {
            let form = words.lemmaText(mention.head).lowercased()
            let isShe = ClosedWords.feminine.contains(form)
            guard isShe || ClosedWords.masculine.contains(form), let entity = context.entities.ofMention[index] else {
                continue
            }
            pronouns[entity, default: []].append((mention.head, isShe))
        }
    }

    /// Notes that somebody spoke.
    ///
    /// - Parameter isPerson: whether a pronoun of a person may stand for them.
    mutating func note(_ speaker: EntityID, of source: Range<Int>, head: Int, isPerson: Bool) {
        var nouns: Set<String> = []
        for word in source where words.tag[word] == .noun || words.tag[word] == .properNoun {
            // A spokesman for a ministry is not the ministry.
            guard word == head || Int(words.head[word]) == head, words.relation[word] != .nmod || word == head,
                words.relation[word] != .nmodPoss
            else { continue }
            nouns.insert(words.lemmaText(word).lowercased())
        }
        spoken.append(Spoken(word: source.lowerBound, speaker: speaker, isPerson: isPerson, nouns: nouns))
    }

    /// The speaker of a source that names nobody by itself; nil where the text gives none.
    ///
    /// - Parameters:
    ///   - head: the head of the source.
    ///   - found: whom the chain of mentions gives.
    func speaker(at head: Int, found: EntityID?) -> EntityID? {
        if words.tag[head] == .pronoun {
            let form = words.lemmaText(head).lowercased()
            guard form == "he" || form == "she" || form == "him" || form == "her" else { return nil }
            return person(before: head, found: found)
        }
        guard isBareOffice(head) else { return nil }
        return holder(of: words.lemmaText(head).lowercased(), before: head, found: found)
    }

    private func person(before head: Int, found: EntityID?) -> EntityID? {
        let sentence = Int(words.sentence[head])
        let isShe = ClosedWords.feminine.contains(words.lemmaText(head).lowercased())
        for back in 1...SpeakerFocus.reach where sentence - back >= 0 {
            let range = context.analysis.sentences[sentence - back].words
            var people: [EntityID] = []
            // They are in order of the text.
            for one in spoken.reversed() {
                if one.word < range.lowerBound { break }
                if one.isPerson, range.contains(one.word) { people.insert(one.speaker, at: 0) }
            }
            if people.isEmpty { people = subjects(of: range) }
            people = people.filter { !isOtherSex($0, she: isShe, before: head) }
            guard let last = people.last else { continue }
            return found.map { people.contains($0) } ?? false ? found : last
        }
        return nil
    }

    /// The people who are subjects of the clauses that a sentence says itself.
    private func subjects(of range: Range<Int>) -> [EntityID] {
        var result: [EntityID] = []
        for word in range where words.relation[word] == .nsubj || words.relation[word] == .nsubjPass {
            guard facts.quotation[word] < 0, let entity = context.entity(ofHead: word),
                context[entity]?.kind == .person,
                words.head[word] >= 0
            else { continue }
            switch words.relation[Int(words.head[word])] {
            case .root, .conj, .parataxis: result.append(entity)
            default: break
            }
        }
        return result
    }

    /// Whether more pronouns of the other sex than of this one stood for somebody of late.
    private func isOtherSex(_ id: EntityID, she: Bool, before head: Int) -> Bool {
        var balance = 0
        var seen = 0
        for pronoun in (pronouns[id] ?? []).reversed() where pronoun.word < head {
            balance += pronoun.isShe == she ? -1 : 1
            seen += 1
            if seen == SpeakerFocus.remembered { break }
        }
        return balance > 0
    }

    // MARK: - Offices

    /// Whether a source is `the minister`, `the company` and nothing further.
    private func isBareOffice(_ head: Int) -> Bool {
        guard words.tag[head] == .noun || words.pennTag[head] == .NNP, words.pennTag[head] != .NNS, head > 0,
            words.pennTag[head - 1] == .DT, words.lemmaText(head - 1).lowercased() == "the"
        else { return false }
        return context.trees.child(of: head, in: words) {
            $0 == .nmod || $0 == .appos || $0 == .flat || $0 == .aclRelcl
        }
            == nil
    }

    /// Who spoke last, or was named last, of those who are called by a noun.
    private func holder(of noun: String, before head: Int, found: EntityID?) -> EntityID? {
        let sentence = Int(words.sentence[head])
        var last: EntityID?
        for one in spoken.reversed() where one.word < head {
            guard sentence - Int(words.sentence[one.word]) <= SpeakerFocus.officeReach else { break }
            guard isCalled(one.speaker, one.nouns, noun) else { continue }
            if one.speaker == found { return nil }
            last = last ?? one.speaker
        }
        return last
    }

    private func isCalled(_ id: EntityID, _ nouns: Set<String>, _ noun: String) -> Bool {
        if nouns.contains(noun) { return true }
        guard let entity = context[id] else { return false }
        if let role = entity.role, role.lowercased().split(separator: " ").contains(where: { $0 == noun }) {
            return true
        }
        switch entity.kind {
        case .company: return lexicon.has(noun, .business)
        case .outlet: return lexicon.has(noun, .outlet)
        default: return false
        }
    }
}
