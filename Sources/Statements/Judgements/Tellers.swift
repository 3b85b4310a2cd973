import Diplomacy
import Language
import SourceText

/// Who stands behind attributions that name nobody themselves or only the outlet: `she said`, `the minister said`, `the agency
/// quoted the envoy as saying`.
///
/// A pronoun or a bare office takes up whoever spoke last, at most ``reach`` sentences before; so does a pronoun that was taken
/// for a state. Of `quoted X as saying` it is X who says it, through whoever quotes.
struct Tellers: Sendable {
    /// Who tells, and through whom.
    struct Teller: Sendable {
        var speaker: EntityID
        var via: EntityID?
    }

    /// How many sentences before a speaker may have been named.
    private static let reach = 4

    private var byAttribution: [String: Teller] = [:]
    /// Who spoke, by the first word of the source, in order of the text.
    private var spoke: [(word: Int, speaker: EntityID)] = []

    init(_ context: ReadingContext, _ attributions: [Attribution]) {
        let words = context.words
        var last: (speaker: EntityID, sentence: Int)?
        let ordered = attributions.sorted {
            ($0.source?.start ?? $0.content.start) < ($1.source?.start ?? $1.content.start)
        }
        for attribution in ordered {
            let first = Tellers.word(at: attribution.source?.start ?? attribution.content.start, words)
            guard first < words.count else { continue }
            let sentence = Int(words.sentence[first])
            func taken(up named: EntityID?) -> EntityID? {
                named ?? last.flatMap { sentence - $0.sentence <= Tellers.reach ? $0.speaker : nil }
                    ?? Tellers.person(before: first, sentence, context)
            }
            let teller: EntityID?
            var via = attribution.via
            if let quoted = Tellers.quoted(attribution, context) {
                via = attribution.speaker.flatMap { context[$0]?.kind == .outlet ? $0 : nil } ?? via
                teller = quoted.person ?? taken(up: nil)
            } else if let speaker = attribution.speaker, context[speaker]?.kind == .person {
                last = (speaker, sentence)
                spoke.append((first, speaker))
                continue
            } else if let source = attribution.source, Tellers.takesUp(source, attribution.speaker, context) {
                teller = taken(up: Tellers.holder(of: source, context))
            } else {
                continue
            }
            guard let teller else { continue }
            byAttribution[attribution.id] = Teller(speaker: teller, via: via)
            last = (teller, sentence)
            spoke.append((first, teller))
        }
    }

    /// Who tells what an attribution attributes, where the attribution itself does not say.
    subscript(attribution: Attribution) -> Teller? { byAttribution[attribution.id] }

    /// Who spoke last before a word, at most ``reach`` sentences before.
    func speaker(before word: Int, _ words: Words) -> EntityID? {
        var low = 0
        var high = spoke.count
        while low < high {
            let middle = (low + high) / 2
            if spoke[middle].word < word { low = middle + 1 } else { high = middle }
        }
        guard low > 0, Int(words.sentence[word]) - Int(words.sentence[spoke[low - 1].word]) <= Tellers.reach else {
            return nil
        }
        return spoke[low - 1].speaker
    }

    private static func word(at offset: Int, _ words: Words) -> Int {
        var low = 0
        var high = words.count
        while low < high {
            let middle = (low + high) / 2
            if Int(words.start[middle]) < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private static let personal: Set<String> = ["he", "she", "him", "her"]

    /// Whether a source is a pronoun for a person, or a bare office: `the minister`, `the President`.
    private static func takesUp(_ source: Span, _ speaker: EntityID?, _ context: ReadingContext) -> Bool {
        let words = context.words
        let first = word(at: source.start, words)
        let end = word(at: source.end, words)
        guard first < end, end - first <= 4 else { return false }
        let lemma = words.lemmaText(end - 1).lowercased()
        if first + 1 == end, words.tag[first] == .pronoun {
            guard personal.contains(lemma) else { return false }
            // No state is a `she`.
            return speaker == nil || speaker?.isState ?? false
        }
        guard speaker == nil, words.lemmaText(first).lowercased() == "the", words.pennTag[end - 1] != .NNS,
            words.pennTag[end - 1] != .NNPS
        else { return false }
        let mention = context.mentionOfHead[end - 1]
        return mention >= 0 && context.analysis.mentions[Int(mention)].kind == .person
    }

    /// The person who was named last with the office that a source names: `the President`, of `President Halonen`.
    private static func holder(of source: Span, _ context: ReadingContext) -> EntityID? {
        let words = context.words
        let end = word(at: source.end, words)
        let first = word(at: source.start, words)
        guard end > first + 1 else { return nil }
        let office = words.lemmaText(end - 1).lowercased()
        // An office is named with its holder near the beginning or not far before.
        for place in stride(from: first - 1, through: max(0, first - 400), by: -1)
        where words.tag[place] == .properNoun {
            guard let entity = context.entity(ofHead: place), context[entity]?.kind == .person else { continue }
            for title in stride(from: place - 1, through: max(0, place - 4), by: -1) {
                if words.sentence[title] != words.sentence[place] || words.tag[title] == .punctuation { break }
                if words.lemmaText(title).lowercased() == office { return entity }
            }
        }
        return nil
    }

    /// The person named last before a word, in its sentence or the one before.
    private static func person(before word: Int, _ sentence: Int, _ context: ReadingContext) -> EntityID? {
        var place = word - 1
        while place >= 0, Int(context.words.sentence[place]) >= sentence - 1 {
            if let entity = context.entity(ofHead: place), context[entity]?.kind == .person { return entity }
            place -= 1
        }
        return nil
    }

    /// Of `quoted X as saying` the one who is quoted; a pronoun names nobody.
    private static func quoted(
        _ attribution: Attribution, _ context: ReadingContext
    ) -> (person: EntityID?, pronoun: Int?)? {
        let words = context.words
        let bounds = [attribution.source, attribution.cue, attribution.content].compactMap { $0 }
        guard let start = bounds.map(\.start).min(), let end = bounds.map(\.end).max() else { return nil }
        let first = word(at: start, words)
        let last = min(word(at: end, words), words.count)
        guard first < last else { return nil }
        for place in first..<last where words.lemmaText(place) == "as" && place + 1 < last {
            guard words.lemmaText(place + 1) == "say", words.pennTag[place + 1] == .VBG else { continue }
            for person in stride(from: place - 1, through: max(first, place - 8), by: -1) {
                if words.tag[person] == .verb { break }
                if let entity = context.entity(ofHead: person), context[entity]?.kind == .person {
                    return (entity, nil)
                }
                if words.tag[person] == .pronoun, personal.contains(words.lemmaText(person).lowercased()) {
                    return (nil, person)
                }
            }
            return nil
        }
        return nil
    }
}
