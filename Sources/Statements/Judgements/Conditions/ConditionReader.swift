import Diplomacy
import Language
import SourceText

/// Finds conditions: what must happen before somebody does something or something can be.
struct ConditionReader: Sendable {
    /// Verbs by which somebody binds themselves: `threatened to`, `offered to`.
    let commitments: Set<String>

    /// A condition by its words.
    struct Found {
        /// The predicate of what it is a condition for.
        var purpose: Int
        /// The clause or phrase that must come true.
        var requirement: Int
        /// The last word of the cue, where it stands before the requirement.
        var opener: Int?
        /// The first word of the cue, where the purpose stands before it.
        var cue: Int?
        var met: Bool?
        /// The first word of a cue that turns the requirement round: `unless`, `until`, `without`.
        var reversal: Int?
        /// The words of the requirement, where no tree tells them.
        var stretch: Range<Int>?
    }

    /// Words behind which stands what ends or prevents the purpose, and not what it needs.
    static let reversing: Set<String> = ["unless", "until", "till", "before", "without", "absent"]

    /// The conditions of a document in order of the text, and the predicates of what they are conditions for.
    func read(_ passages: JudgementPassages) -> (statements: [Statement], purposes: Set<Int>) {
        var statements: [Statement] = []
        var purposes: Set<Int> = []
        var seen: Set<Int> = []
        var covered = -1
        for item in passages.found {
            let found: Found?
            switch item.cue {
            case .condition(let need):
                guard item.words.lowerBound > covered else { continue }
                found = condition(item, need, passages)
                passages.recorder?.tried(
                    item.row, at: item.head, on: item.words, made: found != nil, needs: JudgementReasons.condition(need)
                )
                if found != nil { covered = item.words.upperBound - 1 }
            case .demand(let requirement):
                found = demand(item, requirement, passages)
                passages.recorder?.tried(
                    item.row, at: item.head, on: item.words, made: found != nil,
                    needs: JudgementReasons.demand(requirement))
            default: continue
            }
            guard let found, seen.insert(found.requirement).inserted else { continue }
            guard let statement = statement(found, passages) else {
                passages.recorder?.dropped(JudgementReasons.nobodysCondition, at: item.head)
                continue
            }
            passages.recorder?.made(statement, at: passages.clauses.predicate(of: found.purpose), from: [item.head])
            statements.append(statement)
            purposes.insert(passages.clauses.predicate(of: found.purpose))
        }
        return (statements, purposes)
    }

    func statement(_ found: Found, _ passages: JudgementPassages) -> Statement? {
        let context = passages.context
        let main = passages.clauses.predicate(of: found.purpose)
        let voice = passages.voice(of: main)
        guard
            let actor = actor(found, main, voice, passages)
                ?? (passages.isInternational ? passages.main.first : nil)
        else { return nil }
        let whole = passages.clauses.range(of: main)
        let inner = found.requirement == main ? [] : Set([found.requirement])
        var purpose = passages.clip(passages.clauses.range(of: main, without: inner), to: voice)
        if purpose.count > 1, passages.lemma(purpose.upperBound - 1) == "only" {
            purpose = purpose.lowerBound..<(purpose.upperBound - 1)
        }
        if let stretch = found.stretch, stretch.upperBound < purpose.upperBound, found.cue == nil {
            // Without the comma between the two.
            purpose = max(purpose.lowerBound, stretch.upperBound + 1)..<purpose.upperBound
        }
        if let cue = found.cue, purpose.lowerBound < cue, cue < purpose.upperBound {
            purpose = purpose.lowerBound..<cue
        }
        var requirement = passages.clip(
            found.stretch ?? phrase(found.requirement, after: found.opener, passages), to: voice)
        // `must ratify it before it takes effect`: what must be done stands before the words.
        if let cue = found.cue, let opener = found.opener, found.requirement < cue, found.purpose > opener {
            purpose = purpose.from(opener + 1)
            requirement = requirement.upTo(cue)
        }
        var purposeText = passages.text(purpose)
        var requirementText = passages.text(requirement)
        // `will not sign unless they leave`: signing requires that they leave. `will sue unless they pay`: suing requires
        // that they do not, which only the word itself can say.
        if let reversal = found.reversal, reversal <= requirement.lowerBound {
            if let denial = denial(of: main, in: purpose, passages) {
                purposeText = [purpose.lowerBound..<denial, (denial + 1)..<purpose.upperBound]
                    .filter { !$0.isEmpty }.map { passages.text($0) }.joined(separator: " ")
            } else if reversal < requirement.lowerBound, requirement.lowerBound - reversal <= 4 {
                requirementText = passages.text(reversal..<requirement.upperBound)
            }
        }
        let range = passages.clip(
            min(whole.lowerBound, requirement.lowerBound)..<max(whole.upperBound, requirement.upperBound), to: voice)
        return Statement(
            document: context.document, span: passages.words.span(range), region: context.sentence(of: main).region,
            speaker: voice.speaker, via: voice.via, modality: .conditional,
            content: .condition(
                Condition(actor: actor, purpose: purposeText, requires: requirementText, met: found.met)))
    }

    /// The word that denies a clause and can be left out of it: `not`, `no`.
    func denial(of predicate: Int, in range: Range<Int>, _ passages: JudgementPassages) -> Int? {
        range.first { word in
            guard ["not", "n't", "no", "never"].contains(passages.lemma(word)) else { return false }
            let head = Int(passages.words.head[word])
            return head == predicate || head >= 0 && Int(passages.words.head[head]) == predicate
        }
    }

    /// Who sets it: the speaker where it is a state's, else whoever is to act, else whom the clause is about.
    func actor(
        _ found: Found, _ main: Int, _ voice: JudgementPassages.Voice, _ passages: JudgementPassages
    ) -> EntityID? {
        let context = passages.context
        if let speaker = voice.speaker, context.entities.state(speaker) != nil { return speaker }
        if let subject = context.subject(of: main) {
            if let actor = context.actors(of: subject).first, context[actor]?.kind != .framework { return actor }
            if let owner = context.modifierActor(of: subject), context[owner]?.kind != .framework { return owner }
            // `Additional Gulf states`: whom the phrase names at all.
            let inside = passages.about(context.trees.nounPhrase(subject, passages.words), without: voice)
            if let named = inside.first(where: { context[$0]?.kind != .framework }) { return named }
        }
        let named = passages.about(passages.clauses.range(of: main), without: voice)
        return named.first { context[$0]?.kind != .framework } ?? voice.speaker ?? named.first
            ?? passages.about(clause: passages.clauses.range(of: main), predicate: main, voice: voice).first
    }

    /// The words of a requirement, without the cue that opens it.
    func phrase(_ requirement: Int, after opener: Int?, _ passages: JudgementPassages) -> Range<Int> {
        let range =
            passages.words.tag[requirement] == .verb || passages.clauses.isPredicate(requirement)
            ? passages.clauses.range(of: requirement)
            : passages.context.trees.nounPhrase(requirement, passages.words)
        guard let opener, opener < requirement else { return range }
        return range.from(opener + 1)
    }
}

extension Range<Int> {
    /// What of a phrase stands from a word on; all of it where nothing would be left.
    fileprivate func from(_ word: Int) -> Range<Int> {
        word < upperBound ? Swift.max(lowerBound, word)..<upperBound : self
    }

    /// What of a phrase stands before a word; all of it where nothing would be left.
    fileprivate func upTo(_ word: Int) -> Range<Int> {
        lowerBound < word ? lowerBound..<Swift.min(upperBound, word) : self
    }
}
