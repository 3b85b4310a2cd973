import Diplomacy
import Language
import SourceText

/// What a judging word weighs where it stands.
extension AssessmentReader {
    func evidence(
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
                verb == predicate, passages.context.isFinite(verb), opinion() != nil || isOfRelations(verb, passages),
                isOutcome(verb, passages), !isAhead(predicate, passages)
            else { return nil }
            return evidence(weight > 0 && isOfRelations(verb, passages) ? 1 / weight : 1)
        case .conduct:
            guard words.tag[head] == .verb || found.words.count > 1, !isConditional(predicate, passages),
                !isAhead(predicate, passages)
            else { return nil }
            if opinion() != nil { return evidence(1) }
            // `accused the state of bowing to its creditors`.
            let accuser = Int(words.head[head])
            guard accuser >= 0,
                passages.belongs(accuser, to: .blame),
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
                if verb.map({ passages.context.isFinite($0) && passages.clauses.isPredicate($0) }) ?? true {
                    return evidence(1)
                }
            }
            return factor.map { evidence($0) }
        case .lean: return isLeaning(found, predicate, passages) ? evidence(1) : nil
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

    /// Whether somebody who acts for a state turns towards another or away from one: `is drifting away from Chad`.
    func isLeaning(_ found: JudgementPassages.Found, _ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        let context = passages.context
        guard
            let verb = words.tag[found.head] == .verb
                ? found.head : found.words.first(where: { words.tag[$0] == .verb }),
            !isConditional(predicate, passages), !isAhead(predicate, passages), !isAhead(verb, passages)
        else { return false }
        // `vowed to move closer` promises it, `began to move closer` tells it.
        if words.pennTag[verb] == .VB {
            let governor = Int(words.head[verb])
            guard governor >= 0, passages.belongs(governor, to: .ongoing) else { return false }
        }
        // `moved troops towards the border` turns nobody but the troops; `shifted its policy towards Chad` does.
        if let object = context.arguments(of: verb).object, object > verb, words.tag[object] != .pronoun,
            context.entities.state(context.entity(ofHead: object) ?? "") == nil, !passages.belongs(object, to: .course)
        {
            return false
        }
        // Its own subject, also where the tree takes the clause for one that is said of a noun.
        let own = context.trees.child(of: verb, in: words) { $0.isSubject }
        guard let subject = own ?? context.subject(of: verb) ?? context.subject(of: predicate) else { return false }
        func states(_ word: Int) -> [EntityID] {
            (context.actors(of: word) + [context.owner(of: word)].compactMap { $0 }.flatMap(context.actors)).compactMap
            {
                context.entities.state($0) ?? ($0.rawValue.hasPrefix("grp:") || $0.rawValue.hasPrefix("fw:") ? $0 : nil)
            }
        }
        let turning = states(subject)
        guard !turning.isEmpty else { return false }
        let end = min(context.sentence(of: verb).words.upperBound, found.words.upperBound + 12)
        for word in found.words.lowerBound..<max(end, found.words.lowerBound) where word != subject {
            guard let entity = context.entity(ofHead: word) else { continue }
            let side = context.entities.state(entity) ?? (passages.isPolitical([entity]) ? entity : nil)
            if let side, !turning.contains(side) { return true }
        }
        return false
    }

    /// Whether a clause tells what will or may be; what somebody can or must do is so now.
    func isAhead(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard let auxiliary = passages.futureAuxiliary(of: predicate) else { return false }
        return !["can", "ca", "must", "should"].contains(passages.lemma(auxiliary))
    }

    func context(_ subject: Int, _ passages: JudgementPassages) -> EntityID? {
        passages.context.entity(ofHead: subject)
    }

    private static let openers = ClosedWords.awaiting.union(["before"])

    /// Whether a clause tells what may come true: behind `if`, `unless`, `until`.
    func isConditional(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        // `has overplayed its hand before` opens nothing.
        if let opener = passages.clauses.child(
            of: predicate, lemmas: AssessmentReader.openers, where: { $0 == .mark || $0 == .advmod }),
            opener < predicate
        {
            return true
        }
        // The tree may hang the opener elsewhere; it still stands just before the clause.
        let start = passages.clauses.range(of: predicate).lowerBound
        return start > 0 && passages.words.sentence[start - 1] == passages.words.sentence[predicate]
            && AssessmentReader.openers.contains(passages.lemma(start - 1))
    }
}
