import Diplomacy
import Language
import SourceText

/// Finds conditions: what must happen before somebody does something or something can be.
struct ConditionReader: Sendable {
    /// A condition by its words.
    private struct Found {
        /// The predicate of what it is a condition for.
        var purpose: Int
        /// The clause or phrase that must come true.
        var requirement: Int
        var met: Bool?
    }

    /// The conditions of a document in order of the text.
    func read(_ passages: JudgementPassages) -> [Statement] {
        var statements: [Statement] = []
        var seen: Set<Int> = []
        var covered = -1
        for item in passages.found {
            let found: Found?
            switch item.cue {
            case .condition(let need):
                guard item.words.lowerBound > covered else { continue }
                found = condition(item, need, passages)
                if found != nil { covered = item.words.upperBound - 1 }
            case .demand(let requirement): found = demand(item, requirement, passages)
            default: continue
            }
            guard let found, seen.insert(found.requirement).inserted, let statement = statement(found, passages) else {
                continue
            }
            statements.append(statement)
        }
        return statements
    }

    private func statement(_ found: Found, _ passages: JudgementPassages) -> Statement? {
        let context = passages.context
        let main = passages.clauses.predicate(of: found.purpose)
        let voice = passages.voice(of: main)
        guard let actor = actor(found, main, voice, passages) else { return nil }
        let whole = passages.clauses.range(of: main)
        let inner = found.requirement == main ? [] : Set([found.requirement])
        let purpose = passages.clauses.range(of: main, without: inner)
        let requirement = phrase(found.requirement, passages)
        let range = min(whole.lowerBound, requirement.lowerBound)..<max(whole.upperBound, requirement.upperBound)
        return Statement(
            document: context.document, span: passages.words.span(range), region: context.sentence(of: main).region,
            speaker: voice.speaker, via: voice.via, modality: .conditional,
            content: .condition(
                Condition(
                    actor: actor, purpose: passages.text(purpose), requires: passages.text(requirement), met: found.met)
            ))
    }

    /// Who sets it: the speaker where it is a state's, else whoever is to act, else whom the clause is about.
    private func actor(
        _ found: Found, _ main: Int, _ voice: JudgementPassages.Voice, _ passages: JudgementPassages
    ) -> EntityID? {
        let context = passages.context
        if let speaker = voice.speaker, context.entities.state(speaker) != nil { return speaker }
        if let subject = context.subject(of: main) {
            if let actor = context.actors(of: subject).first { return actor }
            if let owner = context.modifierActor(of: subject) { return owner }
        }
        return passages.about(passages.clauses.range(of: main), without: voice).first
    }

    private func phrase(_ requirement: Int, _ passages: JudgementPassages) -> Range<Int> {
        passages.clauses.isPredicate(requirement)
            ? passages.clauses.range(of: requirement) : passages.context.trees.nounPhrase(requirement, passages.words)
    }

    /// `only once talks resume`, `until sanctions are lifted`, `without a ceasefire`.
    private func condition(
        _ item: JudgementPassages.Found, _ need: JudgementCues.ConditionNeed, _ passages: JudgementPassages
    ) -> Found? {
        let context = passages.context
        let words = passages.words
        guard !passages.clauses.isQuestion(item.head, in: context) else { return nil }
        // The word that opens the requirement hangs on it, or has it behind itself.
        let last = item.words.upperBound - 1
        let opener = [.mark, .case_, .fixed, .advmod].contains(words.relation[item.head]) ? item.head : last
        var requirement = Int(words.head[opener])
        if words.relation[opener] == .fixed, requirement >= 0 { requirement = Int(words.head[requirement]) }
        if requirement <= last || ![.mark, .case_, .fixed, .advmod].contains(words.relation[opener]) {
            // `conditional on a withdrawal`.
            guard
                let behind = context.trees.child(
                    of: item.head, in: words,
                    where: { $0 == .obl || $0 == .ccomp || $0 == .acl || $0 == .advcl || $0 == .nmod })
            else { return nil }
            requirement = behind
        }
        guard requirement > last || requirement >= 0 && words.relation[requirement] == .advcl else { return nil }
        // A day or a length of time is no condition.
        guard context.timeOfWord[requirement] < 0 else { return nil }
        let outer = Int(words.head[requirement])
        guard outer >= 0, outer != requirement else { return nil }
        let main = passages.clauses.predicate(of: outer)
        guard main != requirement || words.relation[requirement] == .obl || words.relation[requirement] == .nmod else {
            return nil
        }
        let isClause = passages.clauses.isPredicate(requirement)
        let isPast = passages.isPast(main)
        switch need {
        case .any:
            return Found(
                purpose: main, requirement: requirement,
                met: isPast && isClause && passages.isPast(requirement) ? true : nil)
        case .modal:
            guard isOpen(main, passages) else { return nil }
            if passages.lemma(last) == "if" {
                guard isClause, let auxiliary = passages.futureAuxiliary(of: main),
                    ["will", "would", "wo"].contains(passages.lemma(auxiliary)),
                    let subject = context.subject(of: main), passages.isAgent(subject),
                    words.tag[subject] != .pronoun || context.entity(ofHead: subject) != nil
                else { return nil }
            } else if !isClause {
                guard passages.lemma(last) == "until", denies(main, passages) else { return nil }
            }
        case .denial:
            guard denies(main, passages) else { return nil }
        }
        return Found(purpose: main, requirement: requirement)
    }

    /// Whether a clause is still open: it says what can, must or will be, or denies it.
    private func isOpen(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if passages.futureAuxiliary(of: predicate) != nil { return true }
        if passages.isPast(predicate) { return false }
        if denies(predicate, passages) { return true }
        return passages.clauses.child(of: predicate, lemmas: ["only"], where: { $0 == .advmod }) != nil
    }

    private static let denying: Set<String> = [
        "unlikely", "impossible", "refuse", "reject", "decline", "rule", "oppose", "unwilling", "unable", "remain",
    ]

    /// Whether a clause denies: `not`, `no deal`, `unlikely`, `refuses`.
    private func denies(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        if passages.clauses.isDenied(predicate) || ConditionReader.denying.contains(passages.lemma(predicate)) {
            return true
        }
        var denied = false
        passages.context.trees.forEachChild(predicate) { child in
            switch words.relation[child] {
            case .nsubj, .nsubjPass, .obj, .obl:
                if passages.clauses.child(of: child, lemmas: ["no"], where: { $0 == .det }) != nil { denied = true }
            case .xcomp:
                if ConditionReader.denying.contains(passages.lemma(child)) { denied = true }
            default: break
            }
        }
        return denied
    }

    /// `hinges on a withdrawal`, `a precondition for talks`.
    private func demand(
        _ item: JudgementPassages.Found, _ requirement: JudgementCues.Requirement, _ passages: JudgementPassages
    ) -> Found? {
        let context = passages.context
        let words = passages.words
        let head = item.head
        let predicate = passages.clauses.predicate(of: head)
        guard !passages.isPast(predicate), !passages.clauses.isDenied(head) else { return nil }
        switch requirement {
        case .oblique:
            guard words.tag[head] == .verb || words.tag[head] == .adjective,
                let subject = context.subject(of: head), !passages.isAgent(subject),
                let behind = context.trees.child(
                    of: head, in: words, where: { $0 == .obl || $0 == .ccomp || $0 == .advcl }),
                behind > head
            else { return nil }
            return Found(purpose: head, requirement: behind)
        case .object:
            guard words.tag[head] == .verb, !context.isPassive(head), let subject = context.subject(of: head),
                !passages.isAgent(subject), passages.futureAuxiliary(of: head) != nil,
                let object = context.trees.child(of: head, in: words, where: { $0 == .obj }),
                context.trees.child(of: head, in: words, where: { $0 == .xcomp }) == nil
            else { return nil }
            return Found(purpose: head, requirement: object)
        case .subject:
            guard context.trees.child(of: head, in: words, where: { $0 == .cop }) != nil,
                let subject = context.subject(of: head)
            else { return nil }
            return Found(purpose: head, requirement: subject)
        }
    }
}
