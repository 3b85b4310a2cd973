import Diplomacy
import Language
import SourceText

/// Finds forecasts: clauses about the future with a word of probability, or with a bare `will` or `could` that tells what
/// comes of things rather than what somebody has decided.
struct ForecastReader: Sendable {
    let scales: ProbabilityScales
    let chooser: ScaleChooser
    let cues: JudgementCues

    init(scales: ProbabilityScales, cues: JudgementCues) {
        self.scales = scales
        self.cues = cues
        chooser = ScaleChooser(scales)
    }

    /// The forecasts of a document in order of the text, and their predicates.
    ///
    /// - Parameter conditional: predicates that a condition is for; what somebody would do under it is no forecast.
    func read(
        _ passages: JudgementPassages, conditional: Set<Int> = []
    ) -> (statements: [Statement], predicates: Set<Int>) {
        let context = passages.context
        var horizons: HorizonReader?
        var best: [Int: Candidate] = [:]
        var order: [Int] = []
        var covered = -1
        for found in passages.found {
            guard case .term(let part) = found.cue else { continue }
            // Of the terms that begin at one word, or inside a longer one, the first is the longest.
            guard found.words.lowerBound > covered || part == .modal || part == .expect else { continue }
            let likely = candidate(found, part, passages, &horizons, conditional)
            passages.recorder?.tried(
                found.row, at: found.head, on: found.words, made: likely != nil, needs: JudgementReasons.term(part))
            guard var candidate = likely else { continue }
            candidate.head = found.head
            if part != .modal, part != .expect { covered = found.words.upperBound - 1 }
            if let other = best[candidate.predicate] {
                var winner = other
                if candidate.part == .modal && other.part == .expect
                    || candidate.rank < other.rank && candidate.part != .expect
                {
                    winner = candidate
                }
                // `warned that it could spread`: the term of the clause, by whoever expects it.
                winner.by = winner.by ?? other.by ?? candidate.by
                best[candidate.predicate] = winner
            } else {
                best[candidate.predicate] = candidate
                order.append(candidate.predicate)
            }
        }
        // `it is almost certain that they will`: the auxiliary is part of what is almost certain.
        order.removeAll { predicate in
            let head = Int(passages.words.head[predicate])
            guard best[predicate]?.part == .modal, head >= 0, let above = best[head], above.part == .adjective else {
                return false
            }
            switch passages.words.relation[predicate] {
            case .ccomp, .csubj, .advcl, .acl: return true
            default: return false
            }
        }
        guard !order.isEmpty else { return ([], []) }
        let scale = chooser.scale(of: context.analysis.document)
        let reader = horizons ?? HorizonReader(passages)
        // The other forecasts of a sentence stand by themselves.
        var ofSentence: [Int32: Set<Int>] = [:]
        for predicate in order { ofSentence[passages.words.sentence[predicate], default: []].insert(predicate) }
        let statements: [Statement] = order.sorted().compactMap { predicate in
            guard let candidate = best[predicate] else { return nil }
            let others = (ofSentence[passages.words.sentence[predicate]] ?? []).subtracting([predicate])
            return statement(candidate, passages, reader, scale, others)
        }
        // `I expect an answer`: whoever expects may judge as well.
        return (statements, Set(order.filter { best[$0]?.part != .expect }))
    }

    // MARK: - What it says

    func statement(
        _ candidate: Candidate, _ passages: JudgementPassages, _ horizons: HorizonReader, _ scale: String?,
        _ others: Set<Int>
    ) -> Statement? {
        let context = passages.context
        let words = passages.words
        let predicate = candidate.predicate
        let voice = passages.voice(of: predicate)
        let range = passages.clip(passages.clauses.range(of: predicate, without: others), to: voice)
        let span = words.span(range)
        var teller = voice
        if let by = candidate.by { teller.speaker = by }
        var about = passages.about(clause: range, predicate: predicate, voice: teller)
        // What is weighed in so many words is about the state that the document is mostly about, where it names nobody.
        if about.isEmpty, candidate.rank == 0 {
            about = passages.main.first { $0 != teller.speaker }.map { [$0] } ?? []
        }
        guard !about.isEmpty else {
            passages.recorder?.dropped("it is about nobody who is known", at: candidate.head)
            return nil
        }
        var term = passages.text(full(candidate, passages))
        if candidate.isDenied { term = "not " + term }
        let horizon = horizons.horizon(of: range, predicate: predicate, passages)
        var low: Double?
        var high: Double?
        var named: String?
        if let stated = percentRange(range, near: candidate.term, passages) {
            named = "stated"
            low = stated.lowerBound
            high = stated.upperBound
        } else if let scale, scales.has(term, on: scale) {
            named = scale
            low = scales.range(of: term, on: scale)?.lowerBound
            high = scales.range(of: term, on: scale)?.upperBound
        }
        let statement = Statement(
            document: context.document, span: span, region: context.sentence(of: predicate).region,
            speaker: voice.speaker, via: voice.via, modality: .possible, time: horizon?.time,
            content: .forecast(
                Forecast(
                    term: term, scale: named, low: low, high: high, from: horizon?.from, to: horizon?.to,
                    horizon: horizon?.words, by: candidate.by ?? voice.speaker, about: about)))
        if let recorder = passages.recorder {
            if let row = cues.row(ofFuture: passages.lemma(predicate)), candidate.part == .modal {
                recorder.row(row, at: candidate.head, on: predicate..<(predicate + 1))
            }
            recorder.made(statement, at: predicate, from: [candidate.head])
        }
        return statement
    }
}
