import Diplomacy
import Language
import SourceText

/// Finds motives: what somebody did and what it is to bring, by the words that join the two.
struct MotiveReader: Sendable {
    private let cues: JudgementCues

    init(cues: JudgementCues) { self.cues = cues }

    /// An aim that a text gives to somebody.
    struct Imputed: Sendable {
        /// The predicate of the act.
        var act: Int
        var aim: Int
        var actor: EntityID
    }

    /// What was done and what for, as words.
    private struct Found {
        /// The word that the act is told by.
        var act: Int
        /// The clause or phrase that tells the aim.
        var aim: Int
        var actor: EntityID
        /// The last word of the marker before the aim; -1 where there is none.
        var marker = -1
        /// The words for the act, where they are not its clause.
        var words: Range<Int>?
        /// The word of the table that joins the two; nil where an infinitive does alone.
        var cue: Int?
    }

    /// The motives of a document in order of the text, and what they say as words.
    func read(_ passages: JudgementPassages) -> (statements: [Statement], imputed: [Imputed]) {
        let words = passages.words
        var seen: Set<Int> = []
        var found: [Found] = []
        var covered = -1
        for item in passages.found {
            guard case .aim(let part) = item.cue, item.words.lowerBound > covered else { continue }
            let motive = motive(item, part, passages)
            passages.recorder?.tried(
                item.row, at: item.head, on: item.words, made: motive != nil, needs: JudgementReasons.aim(part))
            guard var motive, seen.insert(motive.aim).inserted else { continue }
            motive.cue = item.head
            covered = item.words.upperBound - 1
            found.append(motive)
        }
        // `imposed sanctions to force Iran back`: an infinitive of purpose alone.
        for aim in 0..<words.count
        where words.pennTag[aim] == .VB && (words.relation[aim] == .advcl || words.relation[aim] == .acl) {
            guard let motive = purpose(aim, passages), seen.insert(aim).inserted else { continue }
            found.append(motive)
        }
        found.sort { $0.aim < $1.aim }
        let imputed = found.map {
            Imputed(act: passages.clauses.predicate(of: $0.act), aim: $0.aim, actor: $0.actor)
        }
        return (found.compactMap { statement($0, passages) }, imputed)
    }

    private func statement(_ found: Found, _ passages: JudgementPassages) -> Statement? {
        let context = passages.context
        let predicate = passages.clauses.predicate(of: found.act)
        // An aim may count as what its holder says; whose word it is that they hold it, the act tells.
        let voice = passages.voice(of: found.act)
        let aim = aimRange(found.aim, after: found.marker, passages)
        let act = found.words ?? passages.clauses.range(of: predicate, without: [found.aim])
        let whole = passages.clauses.range(of: predicate)
        let range = passages.clip(
            min(whole.lowerBound, aim.lowerBound)..<max(whole.upperBound, aim.upperBound), to: voice)
        let statement = Statement(
            document: context.document, span: passages.words.span(range),
            region: context.sentence(of: predicate).region,
            speaker: voice.speaker, via: voice.via,
            content: .motive(
                Motive(
                    actor: found.actor, act: passages.text(act), aim: passages.text(passages.clip(aim, to: voice)),
                    by: voice.speaker)))
        if let recorder = passages.recorder {
            if found.cue == nil { recorder.said("an infinitive behind a verb tells what it is for", at: found.act) }
            recorder.made(statement, at: found.act, from: found.cue.map { [$0] } ?? [])
        }
        return statement
    }

    /// The words of an aim without the particle before it.
    private func aimRange(_ aim: Int, after marker: Int, _ passages: JudgementPassages) -> Range<Int> {
        var range = passages.clauses.range(of: aim)
        if marker < aim { range = max(range.lowerBound, marker + 1)..<range.upperBound }
        while range.count > 1, range.lowerBound < aim,
            passages.words.tag[range.lowerBound] == .particle
                || passages.words.tag[range.lowerBound] == .subordinator
                || passages.words.tag[range.lowerBound] == .adposition
        {
            range = (range.lowerBound + 1)..<range.upperBound
        }
        return range
    }

    private func motive(
        _ item: JudgementPassages.Found, _ part: JudgementCues.AimPart, _ passages: JudgementPassages
    ) -> Found? {
        let context = passages.context
        let words = passages.words
        let head = item.head
        switch part {
        case .marker:
            // What hangs behind the marker's last word, and what the marker hangs on.
            let last = item.words.upperBound - 1
            let aim = Int(words.head[last])
            guard aim >= 0, !item.words.contains(aim), aim > last, words.tag[aim] == .verb, isAim(aim, passages) else {
                return nil
            }
            let outside = item.words.contains(Int(words.head[aim])) ? Int(words.head[head]) : Int(words.head[aim])
            guard outside >= 0, outside != aim else { return nil }
            let act = passages.clauses.predicate(of: outside)
            guard let actor = actor(of: act, passages) else { return nil }
            let range = passages.clauses.range(of: act, without: [aim])
            let isBefore = range.lowerBound < item.words.lowerBound
            return Found(
                act: act, aim: aim, actor: actor, marker: last,
                words: isBefore ? range.lowerBound..<min(range.upperBound, item.words.lowerBound) : nil)
        case .verb, .adjective:
            // `wants a corridor to the sea`: the thing itself, of a verb alone.
            let isAlone = item.words.count == 1 && part == .verb
            guard words.tag[head] == .verb || words.tag[head] == .adjective,
                let aim = context.trees.child(of: head, in: words, where: { $0 == .xcomp || $0 == .advcl })
                    ?? (isAlone ? context.trees.child(of: head, in: words, where: { $0 == .obj }) : nil),
                aim > head, words.tag[aim] != .pronoun, !isAlone || words.pennTag[head] != .VB, isAim(aim, passages),
                !passages.clauses.isDenied(head),
                let actor = actor(of: head, passages)
            else { return nil }
            return Found(
                act: head, aim: aim, actor: actor,
                words: item.words.lowerBound..<max(head + 1, item.words.lowerBound + 1))
        case .participle:
            guard words.tag[head] == .verb, words.pennTag[head] == .VBN || words.pennTag[head] == .VBG,
                let aim = context.trees.child(
                    of: head, in: words, where: { $0 == .xcomp || $0 == .advcl || $0 == .obl }),
                aim > head, isAim(aim, passages)
            else { return nil }
            let noun = Int(words.head[head])
            if words.relation[head] == .acl, noun >= 0 {
                let act = passages.clauses.predicate(of: noun)
                let owner = context.owner(of: noun).flatMap { context.actors(of: $0).first }
                guard let actor = owner ?? self.actor(of: act, passages) else { return nil }
                return Found(act: act, aim: aim, actor: actor)
            }
            guard context.isPassive(head), let thing = context.arguments(of: head).object,
                let actor = context.arguments(of: head).agent.flatMap({ context.actors(of: $0).first })
                    ?? context.modifierActor(of: thing)
            else { return nil }
            return Found(act: head, aim: aim, actor: actor, words: passages.context.trees.nounPhrase(thing, words))
        case .noun:
            guard words.relation[head] == .nsubj, words.tag[head] == .noun else { return nil }
            let aim = Int(words.head[head])
            guard aim > head, passages.hasCopula(aim),
                words.pennTag[aim] == .VB || words.pennTag[aim] == .VBG, isAim(aim, passages)
            else { return nil }
            let phrase = context.trees.nounPhrase(head, words)
            guard
                let actor = phrase.lazy.compactMap({ context.entity(ofHead: $0).flatMap(context.acting) })
                    .first(where: { context[$0]?.kind != .framework })
            else { return nil }
            return Found(act: aim, aim: aim, actor: actor, words: phrase)
        case .cause where words.relation[head] == .mark:
            // `closed the port because it fears the tariff`: why somebody who decides does what they do.
            let reason = Int(words.head[head])
            guard item.words.count == 1, reason > head, words.head[reason] >= 0 else { return nil }
            let act = passages.clauses.predicate(of: Int(words.head[reason]))
            guard act != reason, words.tag[act] == .verb, !passages.hasCopula(act), !passages.belongs(act, to: .told),
                let actor = actor(of: act, passages), passages.isPolitical([actor])
            else { return nil }
            return Found(act: act, aim: reason, actor: actor, marker: head)
        case .cause:
            let outside = Int(words.head[head])
            let reason =
                context.trees.child(of: item.words.upperBound - 1, in: words) {
                    $0 == .obl || $0 == .nmod || $0 == .acl || $0 == .ccomp
                }
                ?? Int(words.head[item.words.upperBound - 1])
            guard reason >= item.words.upperBound else { return nil }
            let act = words.tag[head] == .verb && words.relation[head] == .root ? head : outside
            guard act >= 0 else { return nil }
            let predicate = passages.clauses.predicate(of: act)
            guard let actor = actor(of: predicate, passages) else { return nil }
            return Found(act: predicate, aim: reason, actor: actor)
        }
    }

    /// What makes a noun stand for a thing that is known, as its aim does not: `its plan`.
    private static let known = ClosedWords.definite.union(ClosedWords.owning).union(["his", "her"])

    private func purpose(_ aim: Int, _ passages: JudgementPassages) -> Found? {
        let words = passages.words
        guard passages.clauses.child(of: aim, lemmas: ["to"], where: { $0 == .mark }) != nil, isAim(aim, passages)
        else { return nil }
        var act = Int(words.head[aim])
        // `froze the payments to shield its banks`: the tree may hang the aim on the object, unless the noun asks for an
        // infinitive itself (`a plan to leave`).
        if words.relation[aim] == .acl {
            guard act >= 0, words.relation[act] == .obj, !cues.infinitiveNouns.contains(passages.lemma(act)),
                passages.clauses.child(of: act, lemmas: MotiveReader.known) != nil
            else { return nil }
            act = Int(words.head[act])
        }
        guard act >= 0, act < aim, words.tag[act] == .verb,
            words.pennTag[act] != .VB || passages.futureAuxiliary(of: act) != nil,
            !passages.clauses.isDenied(act),
            passages.clauses.child(of: act, lemmas: ["enough", "too", "so"]) == nil,
            !cues.askingActs.contains(passages.lemma(act)),
            passages.clauses.child(of: aim, lemmas: ["how", "where", "when", "whether"]) == nil,
            // `became the first to sign` tells a deed.
            passages.context.rankedNoun(over: aim) == nil,
            let actor = actor(of: act, passages), passages.isPolitical([actor])
        else { return nil }
        return Found(act: act, aim: aim, actor: actor)
    }

    /// Who did what a predicate tells: its subject, the `by` phrase of a passive; only somebody who can decide.
    private func actor(of act: Int, _ passages: JudgementPassages) -> EntityID? {
        let context = passages.context
        guard let agent = context.arguments(of: act).agent else { return nil }
        if passages.words.tag[agent] == .pronoun, ["i", "you"].contains(passages.lemma(agent)) { return nil }
        if let actor = context.actors(of: agent).first {
            return context[actor]?.kind == .framework ? nil : actor
        }
        // `Kazakhstan's decision was a bid to`.
        return context.modifierActor(of: agent)
    }

    /// Whether a word tells an aim, more than what somebody went to do.
    private func isAim(_ aim: Int, _ passages: JudgementPassages) -> Bool {
        !(passages.words.tag[aim] == .verb && cues.emptyAims.contains(passages.lemma(aim)))
    }
}
