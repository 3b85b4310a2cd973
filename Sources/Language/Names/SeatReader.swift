import Foundation
import SourceText

/// Decides of a name that is both a place and a seat of government whether the place or the government is meant.
///
/// A government acts, is spoken to and has relations; a place is where something is. What decides is the name's place in
/// the sentence: its preposition, and the verb or noun that it depends on, by the table `seat_cues.tsv`; without a cue a
/// subject of a verb and a genitive is a government, anything else a place.
struct SeatReader: Sendable {
    private enum Position: UInt64 { case preposition, object, subject, oblique, noun }
    /// Whether the government is meant, by position and word.
    private var cues: [UInt64: Bool] = [:]

    init(contentsOf url: URL) throws {
        for row in try TSVTable(contentsOf: url, columns: ["word", "position", "reading"]).rows {
            let position: Position
            switch row["position"] {
            case "preposition": position = .preposition
            case "object": position = .object
            case "subject": position = .subject
            case "oblique": position = .oblique
            case "noun": position = .noun
            default: throw row.failure("CH0212", "'\(row["position"])' is no position")
            }
            cues[Feature.of(position.rawValue, Feature.hash(row["word"].utf8))] = row["reading"] == "government"
        }
    }

    private func cue(_ position: Position, _ word: UInt64) -> Bool? { cues[Feature.of(position.rawValue, word)] }

    /// Whether a mention of a seat means the government.
    ///
    /// - Parameter kind: the kind of the mention that a word heads, where it heads one.
    func isGovernment(
        _ mention: Mention, _ words: Words, _ context: MentionContext, kind: (Int) -> Mention.Kind?
    ) -> Bool {
        var head = mention.head
        var preposition: Int?
        // A conjunct is what the first of the row is; the preposition may stand at its own or at the first.
        for _ in 0..<8 {
            preposition =
                preposition
                ?? context.phrases.child(of: head, in: words) { $0 == .case_ }.flatMap { $0 < head ? $0 : nil }
            let parent = Int(words.head[head])
            guard words.relation[head] == .conj, parent >= 0, parent != head else { break }
            head = parent
        }
        let governor = Int(words.head[head])
        let governorLemma = governor >= 0 ? context.facts.lemma[governor] : 0
        switch words.relation[head] {
        case .nsubj, .nsubjOuter, .csubj, .nsubjPass:
            if let cue = cue(.subject, governorLemma) { return cue }
            // `Astana is the capital`: what is called a place is one.
            return governor < 0 || !isPlace(kind(governor))
        case .oblAgent: return true
        case .obj, .iobj:
            return cue(.object, governorLemma) ?? true
        case .obl, .oblUnmarked:
            if let word = preposition {
                if let cue = cue(.preposition, context.facts.lower[word]) { return cue }
                if let cue = cue(.oblique, governorLemma) { return cue }
                return words.lemmaText(word) == "to" || words.lemmaText(word) == "from"
                    ? governorIsSpeech(governor, words) : false
            }
            return false
        case .nmod, .nmodUnmarked:
            if let word = preposition, words.lemmaText(word) != "to", words.lemmaText(word) != "from",
                words.lemmaText(word) != "of", let cue = cue(.preposition, context.facts.lower[word])
            {
                return cue
            }
            if let cue = cue(.noun, governorLemma) { return cue }
            guard let word = preposition, governor >= 0 else { return false }
            if words.lemmaText(word) == "to" || words.lemmaText(word) == "from" { return !isPlace(kind(governor)) }
            return false
        case .nmodPoss:
            if let cue = cue(.noun, governorLemma) { return cue }
            return governor < 0 || !isPlace(kind(governor))
        case .compound, .amod, .nmodDesc:
            if let cue = cue(.noun, governorLemma) { return cue }
            return governor >= 0 && kind(governor) == .person
        default: return false
        }
    }

    private func isPlace(_ kind: Mention.Kind?) -> Bool { kind == .place || kind == .object || kind == .time }

    /// Whether something is said to or heard from: the governor is a verb that takes no way.
    private func governorIsSpeech(_ governor: Int, _ words: Words) -> Bool {
        governor >= 0 && words.tag[governor] == .verb
    }
}
