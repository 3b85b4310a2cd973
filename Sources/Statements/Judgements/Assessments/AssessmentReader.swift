import Diplomacy
import Language
import SourceText

/// Finds assessments: passages in which somebody judges a step, a state or a relation.
///
/// Judging words weigh what the table says where they stand as judging words do: a quality as a predicate, a verb of
/// meaning with a thing for its subject, an aim by somebody else's word. A sentence in one voice judges where its weights
/// come to ``threshold`` and one of them is ``decisive`` by itself.
struct AssessmentReader: Sendable {
    /// The sum of weights at which a sentence judges.
    var threshold = 1.0
    /// The least weight of its heaviest word.
    var decisive = 0.6
    /// What a document of opinion or analysis adds, and what the voice of somebody who is no official does.
    var bonus = 0.2

    /// How long a judgement of several sentences may be, in bytes.
    static let longest = 300

    /// How clauses judge that hold no judging word.
    let claims: ClaimReader

    /// The assessments of a document in order of the text.
    ///
    /// - Parameter motives: the motives that were read in the document; whoever imputes one to somebody else judges.
    /// - Parameter forecast: predicates of forecasts; what a thing will be is not what it is.
    /// - Parameter others: predicates that say something else, such as a condition.
    func read(
        _ passages: JudgementPassages, motives: [MotiveReader.Imputed], forecast: Set<Int>, except others: Set<Int>
    ) -> [Statement] {
        let standpoints = Standpoints(passages)
        let found = passages.found
        let claims = self.claims.claims(passages, standpoints, motives, except: others.union(forecast))
        var statements: [Statement] = []
        // A quotation that goes on over sentences without a judging word claims one thing.
        var claimed: (content: Span, sentence: Int, isBare: Bool)?
        // The words that the last assessment hangs on.
        var heads: [Int] = []
        var index = 0
        var next = 0
        for (sentence, place) in zip(passages.context.analysis.sentences, 0...) {
            let first = index
            while index < found.count, Int(passages.words.sentence[found[index].head]) <= place { index += 1 }
            let firstClaim = next
            while next < claims.count, Int(passages.words.sentence[claims[next].predicate]) <= place { next += 1 }
            guard first < index || firstClaim < next, !sentence.words.isEmpty,
                !passages.clauses.isQuestion(sentence.words.lowerBound, in: passages.context)
            else { continue }
            // One assessment a voice: what a quotation judges is not what the sentence around it does.
            var voices: [(voice: JudgementPassages.Voice, evidence: [Evidence])] = []
            func add(_ evidence: Evidence) {
                let voice = passages.voice(of: evidence.predicate)
                // Two verbs of judging are two judgements: `hailed the pact as a victory and thanked him for his wise rule`.
                if let known = voices.firstIndex(where: {
                    $0.voice == voice
                        && (evidence.judge == nil
                            || $0.evidence.allSatisfy { $0.judge == nil || $0.predicate == evidence.predicate })
                }) {
                    voices[known].evidence.append(evidence)
                } else {
                    voices.append((voice, [evidence]))
                }
            }
            var covered = -1
            var likely: Set<Int> = []
            for item in found[first..<index] {
                // `a realistic possibility` weighs what will be, not what is.
                if case .term(let part) = item.cue, part == .adverb || part == .adjective || part == .noun,
                    item.words.lowerBound > covered
                {
                    covered = item.words.upperBound - 1
                    likely.insert(item.head)
                    if passages.words.tag[item.head] == .adjective {
                        likely.insert(passages.clauses.predicate(of: item.head))
                    }
                }
                guard case .assessment(let part, let weight) = item.cue, item.words.lowerBound > covered else {
                    continue
                }
                let found = evidence(item, part, weight, passages, standpoints)
                passages.recorder?.tried(
                    item.row, at: item.head, on: item.words, made: found != nil,
                    needs: JudgementReasons.assessment(part))
                guard let evidence = found else { continue }
                passages.recorder?.score("weight", evidence.weight, at: item.head)
                covered = item.words.upperBound - 1
                // `is likely to remain muted` and `could become a burden` tell what will be.
                if part == .quality || part == .reading || part == .outcome,
                    likely.contains(evidence.predicate) || forecast.contains(evidence.predicate)
                {
                    continue
                }
                add(evidence)
            }
            for claim in claims[firstClaim..<next] where !likely.contains(claim.predicate) { add(claim) }
            for (voice, evidence) in voices {
                guard let statement = statement(voice, evidence, passages, standpoints) else { continue }
                let content = voice.isDirect ? voice.content : nil
                let isBare = evidence.allSatisfy(\.isBareClaim)
                if let claimed, content == claimed.content, isBare || claimed.isBare, place == claimed.sentence + 1,
                    var last = statements.last, last.span.end <= statement.span.start,
                    statement.span.end - last.span.start <= AssessmentReader.longest
                {
                    last = Statement(
                        document: last.document, span: Span(last.span.start, statement.span.end), region: last.region,
                        speaker: last.speaker, via: last.via, content: merged(last.content, statement.content))
                    statements[statements.count - 1] = last
                    heads += evidence.map(\.head)
                } else {
                    statements.append(statement)
                    heads = evidence.map(\.head)
                }
                note(statements[statements.count - 1], evidence, heads, passages)
                claimed = content.map { ($0, place, isBare) }
            }
        }
        return statements
    }

    /// Takes down what an assessment was made of.
    ///
    /// - Parameter heads: the words that its evidence hangs on, those of the sentences before included.
    func note(_ statement: Statement, _ evidence: [Evidence], _ heads: [Int], _ passages: JudgementPassages) {
        guard let recorder = passages.recorder, let heaviest = evidence.max(by: { $0.weight < $1.weight }) else {
            return
        }
        for item in evidence where item.isBareClaim {
            recorder.said(JudgementReasons.claim(item.weight), at: item.head)
        }
        recorder.made(statement, at: heaviest.predicate, from: heads)
    }

    /// The judgement of two sentences of one quotation.
    func merged(_ one: Statement.Content, _ other: Statement.Content) -> Statement.Content {
        guard case .assessment(let first) = one, case .assessment(let second) = other else { return one }
        return .assessment(
            Assessment(by: first.by, about: first.about + second.about.filter { !first.about.contains($0) }))
    }

    func statement(
        _ voice: JudgementPassages.Voice, _ evidence: [Evidence], _ passages: JudgementPassages,
        _ standpoints: Standpoints
    ) -> Statement? {
        let context = passages.context
        guard let heaviest = evidence.max(by: { $0.weight < $1.weight }), heaviest.weight >= decisive else {
            if let recorder = passages.recorder {
                for item in evidence {
                    recorder.dropped("no word weighs \(decisive) or more by itself where it stands", at: item.head)
                }
            }
            return nil
        }
        let sum = evidence.reduce(0) { $0 + $1.weight } + bonus(voice, passages, standpoints)
        // The weights are sums of tenths.
        let isEnough = sum >= threshold - 0.001
        if let recorder = passages.recorder {
            recorder.score("sum of weights", sum, least: threshold, at: heaviest.head)
            if !isEnough {
                for item in evidence { recorder.dropped(JudgementReasons.light(sum, threshold), at: item.head) }
            }
        }
        guard isEnough else { return nil }
        // `Relations soured in 2012`: a report that dates what happened tells it.
        if standpoints.standpoint(of: heaviest.predicate, voice, passages) == .report,
            passages.tellsPast(heaviest.predicate), heaviest.by == nil
        {
            passages.recorder?.dropped("a report that says when something happened tells it", at: heaviest.head)
            return nil
        }
        // From the first to the last clause that judges.
        var range = passages.clauses.range(of: heaviest.predicate)
        for item in evidence where item.weight >= decisive {
            let other = passages.clauses.range(of: item.predicate)
            range = min(range.lowerBound, other.lowerBound)..<max(range.upperBound, other.upperBound)
        }
        range = passages.clip(range, to: voice)
        let passage = passages.clip(whole(range, of: heaviest.predicate, passages), to: voice)
        guard !isFragment(passage, passages) else {
            passages.recorder?.dropped("the words are a fragment that judges nothing by itself", at: heaviest.head)
            return nil
        }
        let span = passages.words.span(passage)
        let by = evidence.first { $0.by != nil }?.by ?? voice.speaker
        var matter = range
        if let judge = evidence.first(where: { $0.judge != nil })?.judge, judge.lowerBound <= range.lowerBound,
            judge.upperBound < range.upperBound
        {
            matter = max(range.lowerBound, judge.upperBound)..<range.upperBound
        }
        let judge = JudgementPassages.Voice(speaker: by, via: voice.via, words: voice.words ?? matter)
        var about = passages.about(clause: matter, predicate: heaviest.predicate, voice: judge)
        if about.isEmpty, by != nil { about = passages.main.first { $0 != by }.map { [$0] } ?? [] }
        guard passages.isPolitical(about), !span.isEmpty else {
            passages.recorder?.dropped("it is about no state, government, framework or official", at: heaviest.head)
            return nil
        }
        return Statement(
            document: context.document, span: span, region: context.sentence(of: heaviest.predicate).region,
            speaker: voice.speaker ?? by, via: voice.via, content: .assessment(Assessment(by: by, about: about)))
    }

    /// A passage with the words that its clause hangs on, where the clause cannot stand by itself: `who is seen as …`,
    /// `to treat …`, `of posing …`.
    func whole(_ range: Range<Int>, of predicate: Int, _ passages: JudgementPassages) -> Range<Int> {
        let words = passages.words
        let head = Int(words.head[predicate])
        guard head >= 0, head < range.lowerBound, words.sentence[head] == words.sentence[predicate] else {
            return range
        }
        let start: Int
        switch words.relation[predicate] {
        case .aclRelcl: start = passages.context.trees.nounPhrase(head, words).lowerBound
        case .xcomp, .acl, .advcl:
            guard words.pennTag[predicate] == .VB || words.pennTag[predicate] == .VBG else { return range }
            start = passages.clauses.range(of: passages.clauses.predicate(of: head)).lowerBound
        default: return range
        }
        return range.lowerBound - start <= 25 ? min(start, range.lowerBound)..<range.upperBound : range
    }

    /// Whether some words are too few to judge, or only name what somebody speaks of: `what is right`.
    func isFragment(_ range: Range<Int>, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let count = range.count { words.tag[$0] != .punctuation }
        guard count >= 3 else { return true }
        return words.pennTag[range.lowerBound] == .WP && passages.lemma(range.lowerBound) == "what" && count <= 6
    }

    /// What the place of a sentence adds to the weights of its words.
    private func bonus(
        _ voice: JudgementPassages.Voice, _ passages: JudgementPassages, _ standpoints: Standpoints
    ) -> Double {
        var sum = 0.0
        if standpoints.isJudging { sum += bonus }
        if let speaker = voice.speaker, passages.context.entities.state(speaker) == nil { sum += bonus }
        return sum
    }
}
