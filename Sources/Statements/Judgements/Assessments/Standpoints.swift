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
        isJudging = [.analysis, .opinion, .brief].contains(passages.context.analysis.document.kind)
    }

    /// The standpoint of a clause in a voice.
    func standpoint(
        of predicate: Int, _ voice: JudgementPassages.Voice, _ passages: JudgementPassages
    ) -> Standpoint {
        guard voice.content != nil else { return isJudging ? .author : .report }
        if let speaker = voice.speaker, passages.context[speaker]?.kind == .outlet { return .report }
        return voice.isDirect || passages.isInQuotes(predicate) ? .quoted : .told
    }
}
