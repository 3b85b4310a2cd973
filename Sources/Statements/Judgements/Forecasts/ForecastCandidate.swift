import Diplomacy
import Language
import SourceText

extension ForecastReader {
    /// A clause that may be a forecast, and the words that make it one.
    struct Candidate {
        var predicate: Int
        var term: Range<Int>
        var part: JudgementCues.TermPart
        /// `not likely`: the denial belongs to the term.
        var isDenied = false
        /// Who expects it, where the clause says so itself.
        var by: EntityID?
        /// The word that the others of the term hang on.
        var head = 0
        /// The rank of its words: a probability before a bare auxiliary.
        var rank: Int {
            switch part {
            case .adverb, .adjective, .noun, .odds, .open: 0
            case .verb: 1
            case .expect: 2
            case .modal: 3
            }
        }
    }

    func candidate(
        _ found: JudgementPassages.Found, _ part: JudgementCues.TermPart, _ passages: JudgementPassages,
        _ horizons: inout HorizonReader?, _ conditional: Set<Int>
    ) -> Candidate? {
        let words = passages.words
        let head = found.head
        guard !passages.clauses.isQuestion(head, in: passages.context) else { return nil }
        switch part {
        case .adverb:
            // `in all likelihood`.
            let isPhrase = found.words.count > 2 && words.relation[head] == .obl
            guard
                isPhrase
                    || (words.relation[head] == .advmod || words.relation[head] == .discourse)
                        && (words.tag[head] == .adverb || words.tag[head] == .adjective)
            else { return nil }
            let predicate = passages.clauses.predicate(of: head)
            // An adverb on a noun or number weighs that alone.
            guard words.head[head] >= 0, passages.clauses.predicate(of: Int(words.head[head])) == predicate,
                words.tag[Int(words.head[head])] == .verb || Int(words.head[head]) == predicate,
                isFuture(predicate, passages)
            else { return nil }
            return Candidate(predicate: predicate, term: found.words, part: part)
        case .adjective: return adjective(found, passages)
        case .noun: return noun(found, passages)
        case .verb:
            guard words.tag[head] == .verb,
                let open = passages.context.trees.child(of: head, in: words, where: { $0 == .xcomp }),
                !isPerfect(open, passages)
            else { return nil }
            // What somebody is to do is a plan, unless others expect it of them by a day.
            if isPlan(open, subjectOf: head, passages) {
                if horizons == nil { horizons = HorizonReader(passages) }
                guard passages.context.isPassive(head), horizons?.hasTime(head, passages) ?? false else { return nil }
            }
            // What somebody promises or threatens is a plan; what a thing promises is a forecast.
            if !passages.context.isPassive(head), passages.lemma(head) != "go",
                passages.context.subject(of: head).map({ passages.isAgent($0) }) ?? true
            {
                return nil
            }
            let term = found.words.lowerBound..<max(found.words.lowerBound + 1, found.words.upperBound - 1)
            return Candidate(
                predicate: passages.clauses.predicate(of: head), term: trimmed(term, passages), part: part)
        case .odds: return odds(found, passages)
        case .open: return leftOpen(found, passages)
        case .expect:
            if horizons == nil { horizons = HorizonReader(passages) }
            return expectation(found, passages, horizons)
        case .modal:
            // `might well`: the auxiliary of the two.
            let head = found.words.lowerBound
            guard words.pennTag[head] == .MD, words.relation[head] == .aux, words.head[head] >= 0 else { return nil }
            let predicate = Int(words.head[head])
            if conditional.contains(predicate), isOwnStep(predicate, auxiliary: head, passages) { return nil }
            if horizons == nil { horizons = HorizonReader(passages) }
            guard
                isForecast(
                    predicate, auxiliary: head, isConditional: conditional.contains(predicate), passages, horizons)
            else { return nil }
            return Candidate(predicate: predicate, term: found.words, part: part)
        }
    }

    /// Whether an act that a phrase puts in the future is a decision of its subject.
    func isPlan(_ verb: Int, subjectOf head: Int, _ passages: JudgementPassages) -> Bool {
        let classes = cues.futureVerbs[passages.lemma(verb)] ?? []
        if classes == .outcome { return false }
        if classes == .plan { return true }
        guard let subject = passages.context.subject(of: head) else { return false }
        return passages.isAgent(subject)
    }

    /// An auxiliary with its `not`, `going` with its `to`, a chance with its number.
    func full(_ candidate: Candidate, _ passages: JudgementPassages) -> Range<Int> {
        var range = candidate.term
        if candidate.part == .noun {
            var first = range.lowerBound
            while first > 0, range.lowerBound - first < 4, passages.context.quantityOfWord[first - 1] >= 0 {
                first -= 1
            }
            return first..<range.upperBound
        }
        let next = range.upperBound
        guard next < passages.words.count else { return range }
        if candidate.part == .modal && ["not", "n't"].contains(passages.lemma(next))
            || candidate.part == .verb && passages.lemma(next - 1) == "go" && passages.lemma(next) == "to"
        {
            range = range.lowerBound..<(next + 1)
        }
        return range
    }

    /// A term without the auxiliaries and particles that the table's phrases begin or end with.
    func trimmed(_ range: Range<Int>, _ passages: JudgementPassages) -> Range<Int> {
        var range = range
        while range.count > 1, ["be", "go"].contains(passages.lemma(range.lowerBound)),
            passages.lemma(range.lowerBound) == "be"
        {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        while range.count > 1, ["to", "that"].contains(passages.lemma(range.upperBound - 1)) {
            range = range.lowerBound..<(range.upperBound - 1)
        }
        return range
    }
}
