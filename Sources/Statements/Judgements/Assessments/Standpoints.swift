import Diplomacy
import Language
import SourceText

/// From where a clause is said, which decides how much must stand in it before it judges.
enum Standpoint: Sendable {
    /// A reporter tells it, in their own words or an outlet's: facts, unless the words judge.
    case report
    /// The author of an analysis or an opinion says it.
    case author
    /// Somebody's words as others give them.
    case told
    /// Somebody's very words: reporters quote what is an opinion and tell the rest in their own words.
    case quoted
}

/// The standpoints of a document's clauses.
struct Standpoints: Sendable {
    /// Whether the document itself judges: an analysis, an opinion, a brief.
    let isJudging: Bool

    init(_ passages: JudgementPassages) {
        isJudging =
            [.analysis, .opinion, .brief].contains(passages.context.analysis.document.kind)
            || Standpoints.isArgued(passages)
    }

    /// Whether a document that nothing calls an opinion argues in its own voice: it says `I` and `we`, tells what somebody should
    /// do, and asks its reader, in so many of the sentences that are nobody's words.
    private static func isArgued(_ passages: JudgementPassages) -> Bool {
        let context = passages.context
        let words = context.words
        var own = 0
        var argued = 0
        for sentence in context.analysis.sentences
        where sentence.region == .body && sentence.words.count > 4
            && passages.voice(of: sentence.words.lowerBound).content == nil
        {
            own += 1
            if passages.clauses.isQuestion(sentence.words.lowerBound, in: context) {
                argued += 1
                continue
            }
            let isArgued = sentence.words.contains { word in
                let argues =
                    switch words.tag[word] {
                    case .pronoun: ClosedWords.speaking.contains(passages.lemma(word))
                    case .auxiliary: ["should", "must", "ought"].contains(passages.lemma(word))
                    default: false
                    }
                return argues && passages.voice(of: word).content == nil && !passages.isInQuotes(word)
            }
            if isArgued { argued += 1 }
        }
        return argued >= leastArgued && argued * ownToArgued >= own
    }

    /// How many sentences must argue, and how many sentences of its own a document may have for each of them.
    private static let leastArgued = 3
    private static let ownToArgued = 6

    /// The standpoint of a clause in a voice.
    func standpoint(
        of predicate: Int, _ voice: JudgementPassages.Voice, _ passages: JudgementPassages
    ) -> Standpoint {
        guard voice.content != nil else { return isJudging ? .author : .report }
        if let speaker = voice.speaker, passages.context[speaker]?.kind == .outlet { return .report }
        return voice.isDirect || passages.isInQuotes(predicate) ? .quoted : .told
    }
}
