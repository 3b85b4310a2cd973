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

    /// A judging word in its place.
    private struct Evidence {
        var weight: Double
        var predicate: Int
        var words: Range<Int>
        /// Who takes the view, where the verb itself says so.
        var by: EntityID?
        /// The words that name the judge.
        var judge: Range<Int>?
        /// The word that the others of the cue hang on.
        var head: Int
    }

    /// The assessments of a document in order of the text.
    func read(_ passages: JudgementPassages) -> [Statement] {
        let context = passages.context
        let isJudging = [.analysis, .opinion, .brief].contains(context.analysis.document.kind)
        var statements: [Statement] = []
        var index = 0
        let found = passages.found
        while index < found.count {
            let sentence = Int(passages.words.sentence[found[index].head])
            let first = index
            while index < found.count, Int(passages.words.sentence[found[index].head]) == sentence { index += 1 }
            guard !passages.clauses.isQuestion(found[first].head, in: context) else { continue }
            // One assessment a voice: what a quotation judges is not what the sentence around it does.
            var voices: [(voice: JudgementPassages.Voice, evidence: [Evidence])] = []
            var covered = -1
            var likely: Set<Int> = []
            for item in found[first..<index] {
                // `a realistic possibility` weighs what will be, not what is.
                if case .term(let part) = item.cue, part != .modal, part != .expect, part != .verb,
                    item.words.lowerBound > covered
                {
                    covered = item.words.upperBound - 1
                    likely.insert(item.head)
                }
                guard case .assessment(let part, let weight) = item.cue, item.words.lowerBound > covered else {
                    continue
                }
                let found = evidence(item, part, weight, passages)
                passages.recorder?.tried(
                    item.row, at: item.head, on: item.words, made: found != nil,
                    needs: JudgementReasons.assessment(part))
                guard let evidence = found else { continue }
                passages.recorder?.score("weight", evidence.weight, at: item.head)
                covered = item.words.upperBound - 1
                // `is likely to remain muted` tells what will be.
                if part == .quality, likely.contains(evidence.predicate) { continue }
                let voice = passages.voice(of: evidence.predicate)
                if let known = voices.firstIndex(where: { $0.voice == voice }) {
                    voices[known].evidence.append(evidence)
                } else {
                    voices.append((voice, [evidence]))
                }
            }
            for (voice, evidence) in voices {
                guard let statement = statement(voice, evidence, passages, isJudging) else { continue }
                statements.append(statement)
                if let heaviest = evidence.max(by: { $0.weight < $1.weight }) {
                    passages.recorder?.made(statement, at: heaviest.predicate, from: evidence.map(\.head))
                }
            }
        }
        return statements
    }

    private func statement(
        _ voice: JudgementPassages.Voice, _ evidence: [Evidence], _ passages: JudgementPassages, _ isJudging: Bool
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
        if isJudging { sum += bonus }
        if let speaker = voice.speaker, context.entities.state(speaker) == nil { sum += bonus }
        if let recorder = passages.recorder {
            recorder.score("sum of weights", sum, least: threshold, at: heaviest.head)
            if sum < threshold {
                for item in evidence { recorder.dropped(JudgementReasons.light(sum, threshold), at: item.head) }
            }
        }
        guard sum >= threshold else { return nil }
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
        _ passages: JudgementPassages
    ) -> Evidence? {
        let words = passages.words
        let head = found.head
        let predicate = passages.clauses.predicate(of: head)
        func evidence(_ factor: Double) -> Evidence {
            Evidence(weight: weight * factor, predicate: predicate, words: found.words, head: head)
        }
        switch part {
        case .light, .modifier: return evidence(1)
        case .quality: return quality(found, passages).map { evidence($0) }
        case .view:
            guard let view = view(found, passages) else { return nil }
            var result = evidence(view.factor)
            result.by = view.subject.flatMap(passages.judge)
            result.judge = view.subject.map { passages.context.trees.subtree($0) }
            return result
        case .reading, .effect:
            guard words.tag[head] == .verb || found.words.count > 1 else { return nil }
            return effect(found, part, passages).map { evidence($0) }
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

    /// Whether a phrase or clause opens with `as`.
    private func asPhrase(_ head: Int, _ passages: JudgementPassages) -> Bool {
        passages.clauses.child(of: head, lemmas: ["as"], where: { $0 == .case_ || $0 == .mark }) != nil
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
    private func quality(_ found: JudgementPassages.Found, _ passages: JudgementPassages) -> Double? {
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
            guard context.isPassive(head), context.arguments(of: head).agent == nil,
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
                    takes =
                        takes || ["call", "deem", "consider"].contains(passages.lemma(head))
                        || asPhrase(child, passages)
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
            guard takes || asBehind(head, passages) else { return nil }
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

    private static let prepositions: Set<String> = [
        "of", "by", "on", "for", "in", "about", "from", "to", "at", "after", "before",
    ]

    private static let speech: Set<String> = [
        "say", "tell", "add", "speak", "write", "declare", "state", "announce", "comment", "note", "argue", "address",
    ]

    /// Whether a clause tells what may come true: behind `if`, `unless`, `until`.
    private func isConditional(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let openers: Set<String> = ["if", "unless", "whether", "until", "once", "before"]
        if passages.clauses.child(of: predicate, lemmas: openers, where: { $0 == .mark || $0 == .advmod }) != nil {
            return true
        }
        // The tree may hang the opener elsewhere; it still stands just before the clause.
        let start = passages.clauses.range(of: predicate).lowerBound
        return start > 0 && passages.words.sentence[start - 1] == passages.words.sentence[predicate]
            && openers.contains(passages.lemma(start - 1))
    }
}
