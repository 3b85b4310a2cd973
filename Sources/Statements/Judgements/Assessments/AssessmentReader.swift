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
    private static let longest = 300

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
                if part == .quality, likely.contains(evidence.predicate) || forecast.contains(evidence.predicate) {
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
    private func note(_ statement: Statement, _ evidence: [Evidence], _ heads: [Int], _ passages: JudgementPassages) {
        guard let recorder = passages.recorder, let heaviest = evidence.max(by: { $0.weight < $1.weight }) else {
            return
        }
        for item in evidence where item.isBareClaim {
            recorder.said(JudgementReasons.claim(item.weight), at: item.head)
        }
        recorder.made(statement, at: heaviest.predicate, from: heads)
    }

    /// The judgement of two sentences of one quotation.
    private func merged(_ one: Statement.Content, _ other: Statement.Content) -> Statement.Content {
        guard case .assessment(let first) = one, case .assessment(let second) = other else { return one }
        return .assessment(
            Assessment(by: first.by, about: first.about + second.about.filter { !first.about.contains($0) }))
    }

    private func statement(
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
        var sum = evidence.reduce(0) { $0 + $1.weight }
        if standpoints.isJudging { sum += bonus }
        if let speaker = voice.speaker, context.entities.state(speaker) == nil { sum += bonus }
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
        let span = passages.words.span(range)
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

    // MARK: - What a judging word weighs where it stands

    private func evidence(
        _ found: JudgementPassages.Found, _ part: JudgementCues.AssessmentPart, _ weight: Double,
        _ passages: JudgementPassages, _ standpoints: Standpoints
    ) -> Evidence? {
        let words = passages.words
        let head = found.head
        let predicate = passages.clauses.predicate(of: head)
        /// Where the clause is somebody's opinion; nil in a report.
        func opinion() -> Standpoint? {
            let point = standpoints.standpoint(of: predicate, passages.voice(of: predicate), passages)
            return point == .report ? nil : point
        }
        func evidence(_ factor: Double) -> Evidence {
            Evidence(weight: weight * factor, predicate: predicate, words: found.words, head: head)
        }
        switch part {
        case .light, .modifier: return evidence(1)
        case .quality:
            if let verdict = verdict(found, passages) {
                var result = Evidence(
                    weight: 1, predicate: passages.clauses.predicate(of: verdict), words: found.words, head: head)
                if let subject = passages.subject(of: verdict) {
                    result.by = passages.judge(subject)
                    result.judge = passages.context.trees.subtree(subject)
                }
                return result
            }
            guard let factor = quality(found, weight, passages) else { return nil }
            // `It is a success` judges by itself where it is somebody's opinion, and tells little in a report.
            return factor >= 1 && weight < 1 && opinion() != nil && words.tag[head] != .verb
                && !claims.isPlain(passages.lemma(head))
                ? Evidence(weight: 0.9, predicate: predicate, words: found.words, head: head) : evidence(factor)
        case .outcome:
            guard let verb = words.tag[head] == .verb ? head : found.words.first(where: { words.tag[$0] == .verb }),
                verb == predicate, isFinite(verb, passages), opinion() != nil, isOutcome(verb, passages)
            else { return nil }
            return evidence(1)
        case .conduct:
            guard words.tag[head] == .verb || found.words.count > 1, !isConditional(predicate, passages),
                !isAhead(predicate, passages)
            else { return nil }
            if opinion() != nil { return evidence(1) }
            // `accused the state of bowing to its creditors`.
            let accuser = Int(words.head[head])
            guard accuser >= 0,
                ["accuse", "blame", "fault", "criticise", "criticize"].contains(passages.lemma(accuser)),
                let subject = passages.subject(of: accuser)
            else { return nil }
            var result = Evidence(
                weight: 1, predicate: passages.clauses.predicate(of: accuser), words: found.words, head: head)
            result.by = passages.judge(subject)
            result.judge = passages.context.trees.subtree(subject)
            return result
        case .manner:
            guard words.relation[head] == .advmod, opinion() != nil, words.head[head] >= 0,
                words.tag[Int(words.head[head])] == .verb, !isConditional(predicate, passages)
            else { return nil }
            return evidence(1)
        case .view:
            guard let view = view(found, passages) else { return nil }
            var result = evidence(view.factor)
            result.by = view.subject.flatMap(passages.judge)
            result.judge = view.subject.map { passages.context.trees.subtree($0) }
            return result
        case .reading, .effect:
            guard words.tag[head] == .verb || found.words.count > 1 else { return nil }
            let factor = effect(found, part, passages)
            // `came first`, `acted from weakness`: a saying of somebody's opinion, whoever its subject is.
            // `confirmed that` tells in the mouth of somebody; a saying of three words judges anywhere.
            if part == .reading, found.words.count > 1, factor ?? 0.3 < 1, !isConditional(predicate, passages),
                passages.lemma(found.words.upperBound - 1) != "that", !isAhead(predicate, passages),
                found.words.count > 2 || opinion() != nil
            {
                let verb = found.words.first { words.tag[$0] == .verb }
                if verb.map({ isFinite($0, passages) && passages.clauses.isPredicate($0) }) ?? true {
                    return evidence(1)
                }
            }
            return factor.map { evidence($0) }
        case .intent:
            guard words.tag[head] == .verb || words.tag[head] == .adjective || found.words.count > 1,
                let subject = passages.context.subject(of: head) ?? passages.context.subject(of: predicate),
                words.tag[subject] != .pronoun || context(subject, passages) != nil,
                let actor = passages.context.actors(of: subject).first
                    ?? passages.context.owner(of: subject).flatMap({ passages.context.actors(of: $0).first })
                    ?? passages.mainSubject(of: predicate).flatMap({ passages.context.actors(of: $0).first })
            else { return nil }
            // What somebody says of their own aims is no judgement.
            let voice = passages.voice(of: predicate)
            if let speaker = voice.speaker {
                let entities = passages.context.entities
                if speaker == actor { return nil }
                if let one = entities.state(speaker), one == entities.state(actor) { return nil }
            }
            return evidence(1)
        }
    }

    /// Whether a clause tells what will or may be; what somebody can or must do is so now.
    private func isAhead(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard let auxiliary = passages.futureAuxiliary(of: predicate) else { return false }
        return !["can", "ca", "must", "should"].contains(passages.lemma(auxiliary))
    }

    /// Whether a verb has a tense: no infinitive, no participle beside another clause.
    private func isFinite(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        switch passages.words.pennTag[verb] {
        case .VBZ, .VBP, .VBD: return true
        case .VBN, .VB, .VBG:
            return passages.context.trees.child(of: verb, in: passages.words) { $0 == .aux } != nil
        default: return false
        }
    }

    private static let verdicts: Set<String> = [
        "thank", "praise", "hail", "salute", "laud", "commend", "applaud", "welcome", "condemn", "denounce", "deplore",
        "criticise", "criticize", "slam", "decry", "lambast", "lambaste", "deride", "mock", "blast", "castigate",
        "celebrate", "extol", "lament", "regret", "bemoan",
    ]

    /// The verb by which somebody says what they hold of a thing that a quality describes: `thanked him for his wise rule`,
    /// `condemned the unprovoked attack`.
    private func verdict(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Int? {
        let words = passages.words
        guard words.relation[found.head] == .amod else { return nil }
        var here = Int(words.head[found.head])
        for _ in 0..<3 where here >= 0 {
            let head = Int(words.head[here])
            guard head >= 0 else { return nil }
            switch words.relation[here] {
            case .obj, .obl:
                return AssessmentReader.verdicts.contains(passages.lemma(head)) && isFinite(head, passages)
                    && passages.futureAuxiliary(of: head) == nil ? head : nil
            case .nmod, .conj: here = head
            default: return nil
            }
        }
        return nil
    }

    /// Whether somebody won, lost or needed something that nobody counts: `lost a market`, not `lost 34 soldiers`.
    private func isOutcome(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        guard passages.words.pennTag[verb] != .VB || passages.futureAuxiliary(of: verb) == nil,
            !isConditional(passages.clauses.predicate(of: verb), passages)
        else { return false }
        guard let object = context.arguments(of: verb).object else { return true }
        return context.trees.nounPhrase(object, passages.words).allSatisfy {
            context.quantityOfWord[$0] < 0 && context.timeOfWord[$0] < 0
        }
    }

    /// Whether a phrase or clause opens with `as`.
    private func asPhrase(_ head: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: head, lemmas: ["as"], where: { $0 == .case_ || $0 == .mark }) != nil
    }

    /// Whether a verb of naming has what it names in quotation marks behind it: `called the pact "a triumph"`.
    private func namesInQuotes(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard AssessmentReader.naming.contains(passages.lemma(verb)) else { return false }
        let end = min(passages.context.sentence(of: verb).words.upperBound, verb + 10)
        for word in (verb + 1)..<max(end, verb + 1) {
            if words.pennTag[word] == .openQuote { return word > verb + 1 }
            if words.tag[word] == .verb || words.pennTag[word] == .comma || passages.lemma(word) == "for" {
                return false
            }
        }
        return false
    }

    /// Whether `as` stands behind a verb before any other verb, whatever the tree makes of it.
    private func asBehind(_ verb: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let end = min(passages.context.sentence(of: verb).words.upperBound, verb + 14)
        for word in (verb + 1)..<max(end, verb + 1) {
            if words.tag[word] == .verb || words.tag[word] == .auxiliary || words.pennTag[word] == .comma {
                return false
            }
            if passages.lemma(word) == "as" { return true }
        }
        return false
    }

    private func context(_ subject: Int, _ passages: JudgementPassages) -> EntityID? {
        passages.context.entity(ofHead: subject)
    }

    /// A quality counts in full as what a clause says of its subject, for a part elsewhere.
    private func quality(
        _ found: JudgementPassages.Found, _ weight: Double, _ passages: JudgementPassages
    ) -> Double? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard
            found.words.count > 1 || words.tag[head] == .adjective || words.tag[head] == .noun
                || words.tag[head] == .verb && words.pennTag[head] == .VBN
        else { return nil }
        let mother = Int(words.head[head])
        func hasCopula(_ word: Int) -> Bool { context.trees.child(of: word, in: words) { $0 == .cop } != nil }
        func isAsPhrase(_ word: Int) -> Bool { context.preposition(of: word) == "as" }
        func place(_ word: Int) -> Double? {
            if hasCopula(word) { return 1 }
            let mother = Int(words.head[word])
            guard mother >= 0 else { return nil }
            switch words.relation[word] {
            case .xcomp:
                return [
                    "seem", "appear", "remain", "become", "prove", "stay", "look", "sound", "make", "render",
                    "consider", "deem", "call", "find", "leave", "turn",
                ].contains(passages.lemma(mother)) ? 1 : nil
            case .obl, .nmod:
                if isAsPhrase(word) { return 1 }
                return context.preposition(of: word) == "with" ? brought(by: mother, passages) : nil
            case .appos: return 0.5
            case .nsubj where hasCopula(mother): return 0.6
            case .nsubj where context.trees.child(of: mother, in: words, where: { $0 == .expl }) != nil: return 1
            case .obj:
                // `remains the decisive factor`, whatever the tree calls it.
                if ["remain", "become", "stay"].contains(passages.lemma(mother)) { return 1 }
                return brought(by: mother, passages)
            case .conj: return hasCopula(mother) ? 1 : nil
            default: return nil
            }
        }
        // `are strained`, with nobody who strains them, is a quality like any other.
        if words.tag[head] == .verb, !hasCopula(head), words.relation[head] != .amod {
            // So is `should be welcomed`; `was issued` is not, though an issue is one.
            let isOwed = passages.clauses.child(of: head, lemmas: ["should", "must"], where: { $0 == .aux }) != nil
            // Nor is `was signed`, though a sign is one.
            guard context.isPassive(head), context.arguments(of: head).agent == nil,
                isOwed || weight >= 1 && !claims.isPerforming(passages.lemma(head)),
                passages.clauses.isPredicate(head), !isConditional(head, passages)
            else { return nil }
            return 1
        }
        if found.words.count == 1, passages.lemma(head) == "clear", !hasCopula(head) { return nil }
        if isConditional(passages.clauses.predicate(of: head), passages) { return nil }
        if let own = place(head) { return own }
        // `a relatively easy way`, `foreign-policy win`: the quality of what the clause predicates.
        if mother >= 0, [.amod, .compound, .nmod].contains(words.relation[head]), let outer = place(mother) {
            return outer * (words.relation[head] == .amod ? 1 : 0.6)
        }
        return 0.25
    }

    /// `offers the president an easy win`: what a thing brings weighs in full, what somebody brings half.
    private func brought(by verb: Int, _ passages: JudgementPassages) -> Double? {
        guard AssessmentReader.bringing.contains(passages.lemma(verb)) else { return nil }
        return passages.context.subject(of: verb).map { passages.isAgent($0) } ?? true ? 0.5 : 1
    }

    /// Who takes something for something: the subject of the verb, the `by` phrase of its passive.
    private func view(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> (
        factor: Double, subject: Int?
    )? {
        let context = passages.context
        let words = passages.words
        let head = found.head
        guard words.tag[head] == .verb else { return nil }
        // `described it as a gesture`, `called the decision absurd`; not `described the meeting`, `called the president`.
        if found.words.count == 1 {
            var takes = false
            context.trees.forEachChild(head) { child in
                switch words.relation[child] {
                case .xcomp:
                    // `calling for the envoy to be expelled` asks, `calling the envoy a spy` judges.
                    let isCalled =
                        AssessmentReader.naming.contains(passages.lemma(head))
                        && words.pennTag[child] != .VB
                        && passages.clauses.child(of: child, lemmas: ["for"], where: { $0 == .mark }) == nil
                        && !(words.tag[child] == .verb && words.pennTag[child] == .VBN)
                    takes = takes || isCalled || asPhrase(child, passages)
                case .obl, .advcl, .nmod: takes = takes || asPhrase(child, passages)
                case .obj:
                    context.trees.forEachChild(child) { inner in
                        if words.relation[inner] == .nmod || words.relation[inner] == .acl {
                            takes = takes || asPhrase(inner, passages)
                        }
                    }
                default: break
                }
            }
            guard takes || asBehind(head, passages) || namesInQuotes(head, passages) else { return nil }
        }
        if context.isPassive(head) { return (1, context.arguments(of: head).agent) }
        guard words.pennTag[head] != .VB || passages.futureAuxiliary(of: head) != nil else { return nil }
        // What a relative clause says in passing weighs less.
        let factor = words.relation[head] == .aclRelcl ? 0.5 : 1
        guard let subject = passages.subject(of: head) else { return (0.5, nil) }
        if words.tag[subject] == .pronoun, ["i", "we", "you"].contains(passages.lemma(subject)) {
            return (factor, nil)
        }
        return (factor, subject)
    }

    /// Verbs of meaning and effect judge where a thing is their subject; what somebody strengthens is what they do.
    private func effect(
        _ found: JudgementPassages.Found, _ part: JudgementCues.AssessmentPart, _ passages: JudgementPassages
    ) -> Double? {
        let context = passages.context
        let words = passages.words
        // The verb of the run: its head, or the verb that the run's noun hangs on.
        guard
            let verb = words.tag[found.head] == .verb
                ? found.head : found.words.first(where: { words.tag[$0] == .verb })
        else { return found.words.count > 2 ? 0.6 : nil }
        let predicate = passages.clauses.predicate(of: verb)
        if isConditional(predicate, passages) { return nil }
        // `to strengthen ties`: the aim of another verb.
        if verb != predicate || words.relation[verb] == .advcl && words.pennTag[verb] == .VB { return 0.4 }
        let mother = Int(words.head[verb])
        // `…, underscoring the need`: what the whole step shows, unless it is what somebody says.
        if words.pennTag[verb] == .VBG,
            words.relation[verb] == .acl
                || passages.clauses.child(
                    of: verb, lemmas: AssessmentReader.prepositions, where: { $0 == .mark || $0 == .case_ }) != nil
        {
            return 0.4
        }
        if words.relation[verb] == .advcl, words.pennTag[verb] == .VBG, mother >= 0 {
            return AssessmentReader.speech.contains(passages.lemma(mother)) ? nil : 0.9
        }
        if context.isPassive(verb) { return 0.5 }
        guard let subject = context.subject(of: verb) else { return words.pennTag[verb] == .VBG ? 0.5 : 0.8 }
        guard passages.isAgent(subject) else { return part == .reading || passages.clauses.isPredicate(verb) ? 1 : 0.5 }
        return 0.3
    }

    private static let bringing: Set<String> = [
        "offer", "give", "provide", "bring", "deal", "hand", "present", "pose", "mean", "carry", "hold", "create",
        "face",
        "leave", "deliver", "constitute", "represent",
    ]

    private static let naming: Set<String> = [
        "call", "deem", "consider", "label", "brand", "term", "dub", "declare", "pronounce", "judge", "find", "think",
    ]

    private static let prepositions: Set<String> = [
        "of", "by", "on", "for", "in", "about", "from", "to", "at", "after", "before",
    ]

    private static let speech: Set<String> = [
        "say", "tell", "add", "speak", "write", "declare", "state", "announce", "comment", "note", "argue", "address",
    ]

    /// Whether a clause tells what may come true: behind `if`, `unless`, `until`.
    private func isConditional(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let openers: Set<String> = ["if", "unless", "whether", "until", "once", "before"]
        // `has overplayed its hand before` opens nothing.
        if let opener = passages.clauses.child(of: predicate, lemmas: openers, where: { $0 == .mark || $0 == .advmod }),
            opener < predicate
        {
            return true
        }
        // The tree may hang the opener elsewhere; it still stands just before the clause.
        let start = passages.clauses.range(of: predicate).lowerBound
        return start > 0 && passages.words.sentence[start - 1] == passages.words.sentence[predicate]
            && openers.contains(passages.lemma(start - 1))
    }
}
