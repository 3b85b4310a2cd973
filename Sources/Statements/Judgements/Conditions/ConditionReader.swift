import Diplomacy
import Language
import SourceText

/// Finds conditions: what must happen before somebody does something or something can be.
struct ConditionReader: Sendable {
    /// Verbs by which somebody binds themselves: `threatened to`, `offered to`.
    let commitments: Set<String>

    /// A condition by its words.
    private struct Found {
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
    }

    /// Words behind which stands what ends or prevents the purpose, and not what it needs.
    private static let reversing: Set<String> = ["unless", "until", "till", "before", "without", "absent"]

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

    private func statement(_ found: Found, _ passages: JudgementPassages) -> Statement? {
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
        if let cue = found.cue, purpose.lowerBound < cue, cue < purpose.upperBound {
            purpose = purpose.lowerBound..<cue
        }
        var requirement = passages.clip(phrase(found.requirement, after: found.opener, passages), to: voice)
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
    private func denial(of predicate: Int, in range: Range<Int>, _ passages: JudgementPassages) -> Int? {
        range.first { word in
            guard ["not", "n't", "no", "never"].contains(passages.lemma(word)) else { return false }
            let head = Int(passages.words.head[word])
            return head == predicate || head >= 0 && Int(passages.words.head[head]) == predicate
        }
    }

    /// Who sets it: the speaker where it is a state's, else whoever is to act, else whom the clause is about.
    private func actor(
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
    private func phrase(_ requirement: Int, after opener: Int?, _ passages: JudgementPassages) -> Range<Int> {
        let range =
            passages.words.tag[requirement] == .verb || passages.clauses.isPredicate(requirement)
            ? passages.clauses.range(of: requirement)
            : passages.context.trees.nounPhrase(requirement, passages.words)
        guard let opener, opener < requirement else { return range }
        return range.from(opener + 1)
    }

    /// `only once talks resume`, `until sanctions are lifted`, `without a ceasefire`.
    private func condition(
        _ item: JudgementPassages.Found, _ need: JudgementCues.ConditionNeed, _ passages: JudgementPassages
    ) -> Found? {
        let context = passages.context
        let words = passages.words
        let last = item.words.upperBound - 1
        let opener = passages.lemma(last)
        if need == .duty { return duty(item, passages) }
        if need == .first { return first(item, passages) }
        if need == .inverted { return inverted(item, passages) }
        guard !passages.clauses.isQuestion(item.head, in: context), !isConcession(item, passages),
            let requirement = requirement(item, passages), requirement > last
        else { return nil }
        // A day or a length of time is no condition, nor is a single word.
        guard context.timeOfWord[requirement] < 0 else { return nil }
        let isClause = words.tag[requirement] == .verb || passages.clauses.isPredicate(requirement)
        guard need == .prospect || phrase(requirement, after: last, passages).count > 1,
            isClause || words.tag[requirement] == .noun
        else { return nil }
        // `without saying so` tells how, not if.
        if opener == "without" || opener == "absent", words.tag[requirement] == .verb { return nil }
        if opener == "by" {
            guard words.pennTag[requirement] == .VBG else { return nil }
        }
        for main in mains(of: requirement, opener: item.words.lowerBound, passages) {
            guard main != requirement, !ConditionReader.speech.contains(passages.lemma(main)) else { continue }
            let isPast = passages.isPast(main)
            switch need {
            case .any:
                if opener == "by", passages.futureAuxiliary(of: main) == nil { continue }
                let met = isPast && isClause && passages.isPast(requirement)
                return Found(
                    purpose: main, requirement: requirement, opener: last, cue: item.words.lowerBound,
                    met: met ? true : nil)
            case .prospect:
                // `enters into force upon ratification`, `offered a loan in return for access`.
                guard commits(main, passages) || isOpen(main, passages) || !isClause && !isPast else { continue }
            case .modal:
                guard
                    isOpen(main, passages) || commits(main, passages)
                        || opener == "if" && isScheduled(main, if: requirement, passages)
                else { continue }
                if opener == "if" || passages.lemma(item.words.lowerBound) == "if" {
                    guard isClause, isOpenIf(requirement, main, passages) else { continue }
                } else if !isClause {
                    guard opener == "until", denies(main, passages) else { continue }
                }
            case .denial:
                guard denies(main, passages), !isPast, isOpen(main, passages) else { continue }
            case .duty, .first, .inverted: continue
            }
            var found = Found(purpose: main, requirement: requirement, opener: last, cue: item.words.lowerBound)
            if need != .any, ConditionReader.reversing.contains(opener) { found.reversal = item.words.lowerBound }
            return found
        }
        return nil
    }

    /// Whether `if` opens something that is still to happen, with what somebody would then do or what could then be.
    private func isOpenIf(_ requirement: Int, _ main: Int, _ passages: JudgementPassages) -> Bool {
        let context = passages.context
        // `threatened to close it if the gas was not flowing`: in the past only because the threat is.
        if commits(main, passages) || isScheduled(main, if: requirement, passages) { return true }
        guard let auxiliary = passages.futureAuxiliary(of: main) else { return false }
        let modal = passages.lemma(auxiliary)
        // `If they paid, it would drop the case`: a past that is none.
        guard !passages.isPast(requirement) || ["would", "could", "might"].contains(modal) else { return false }
        guard ["will", "wo", "shall", "would", "could", "may", "might"].contains(modal) else { return false }
        guard let subject = context.subject(of: main) else { return false }
        // Whom a pronoun stands for must be known: `you will see if you look` tells nothing.
        return passages.words.tag[subject] != .pronoun || context.entity(ofHead: subject) != nil
            || passages.voice(of: main).speaker != nil && passages.lemma(subject) == "we"
    }

    /// `if it says yes, the pact enters into force in March`: a present that is to come, by its time.
    private func isScheduled(_ main: Int, if requirement: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        guard words.pennTag[main] == .VBZ || words.pennTag[main] == .VBP, !passages.isPast(main),
            passages.context.subject(of: main) != nil, words.pennTag[requirement] != .VBD
        else { return false }
        let inner = passages.clauses.range(of: requirement)
        return passages.clauses.range(of: main).contains { word in
            let index = passages.context.timeOfWord[word]
            guard index >= 0, passages.context.analysis.times[Int(index)].kind == .date else { return false }
            guard let published = passages.context.analysis.document.published?.first else {
                return inner.contains(word)
            }
            return passages.context.analysis.times[Int(index)].time.period.map { $0.last > published }
                ?? inner.contains(word)
        }
    }

    /// Whether a clause binds somebody to an act: `threatened to close`, `is ready to sign`.
    private func commits(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let words = passages.words
        func binds(_ word: Int) -> Bool {
            commitments.contains(passages.lemma(word))
                && passages.context.trees.child(of: word, in: words) {
                    $0 == .xcomp || $0 == .advcl || $0 == .acl || $0 == .obj || $0 == .ccomp
                } != nil
        }
        if binds(predicate) { return true }
        // The infinitive itself, whose head binds.
        let head = Int(words.head[predicate])
        return words.pennTag[predicate] == .VB && head >= 0 && head < predicate
            && commitments.contains(passages.lemma(head))
    }

    /// `must ratify the treaty before it takes effect`: what must be done comes first, what it is for behind `before`.
    private func duty(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
        let words = passages.words
        guard let purpose = requirement(item, passages),
            words.tag[purpose] == .verb || passages.clauses.isPredicate(purpose), !passages.isPast(purpose)
        else { return nil }
        for main in mains(of: purpose, opener: item.words.lowerBound, passages) where main != purpose {
            guard main < item.words.lowerBound, isDuty(main, passages), !passages.clauses.isDenied(main) else {
                continue
            }
            return Found(
                purpose: purpose, requirement: main, opener: item.words.upperBound - 1, cue: item.words.lowerBound)
        }
        return nil
    }

    /// `would first have to lower its tariffs`: for what the sentence before tells.
    private func first(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
        let context = passages.context
        let predicate = passages.clauses.predicate(of: item.head)
        guard isDuty(predicate, passages), !passages.clauses.isDenied(predicate),
            let subject = context.subject(of: predicate),
            context.actors(of: subject).first != nil || passages.words.tag[subject] == .pronoun
        else { return nil }
        return Found(purpose: predicate, requirement: predicate)
    }

    /// `should the talks fail`, `were they to leave`, `had it been signed`: an auxiliary before its subject.
    private func inverted(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
        let words = passages.words
        let context = passages.context
        let opener = item.words.lowerBound
        let requirement = Int(words.head[opener])
        guard item.words.count == 1, requirement > opener, !passages.clauses.isQuestion(opener, in: context) else {
            return nil
        }
        switch words.relation[opener] {
        case .aux, .auxPass, .cop: break
        default: return nil
        }
        // Its subject stands between the two, and nothing but a joining word or a mark before it.
        guard let subject = passages.clauses.ownSubject(of: requirement), subject > opener, subject < requirement
        else { return nil }
        let before = opener - 1
        if before >= context.sentence(of: opener).words.lowerBound, words.tag[before] != .punctuation,
            words.relation[before] != .cc, words.relation[before] != .mark
        {
            return nil
        }
        let sentence = context.sentence(of: opener).words
        let outer = Int(words.head[requirement])
        let others = sentence.filter { passages.clauses.predicate(of: $0) == $0 && $0 != requirement }
        for main in (outer >= 0 ? [passages.clauses.predicate(of: outer)] : []) + others
        where main != requirement && !ConditionReader.speech.contains(passages.lemma(main)) {
            guard isOpen(main, passages) || commits(main, passages) else { continue }
            return Found(purpose: main, requirement: requirement, opener: opener, cue: main < opener ? opener : nil)
        }
        return nil
    }

    /// `must`, `have to`, `need to`, `would have to`.
    private func isDuty(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if passages.clauses.child(of: predicate, lemmas: ["must", "should"], where: { $0 == .aux }) != nil {
            return true
        }
        guard ["have", "need"].contains(passages.lemma(predicate)), !passages.isPast(predicate) else { return false }
        return passages.context.trees.child(of: predicate, in: passages.words) { $0 == .xcomp } != nil
    }

    /// `even if`, `as if`.
    private func isConcession(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Bool {
        let before = item.words.lowerBound - 1
        return before >= 0 && ["even", "as", "what"].contains(passages.lemma(before))
    }

    /// The head of what a cue opens: what its last word marks, what hangs on the cue, else the next verb of the clause.
    private func requirement(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Int? {
        let words = passages.words
        let last = item.words.upperBound - 1
        for word in item.words.reversed() {
            let head = Int(words.head[word])
            guard head > last else { continue }
            switch words.relation[word] {
            case .mark, .case_, .fixed, .advmod:
                // `before the pipeline has been built`, its subject taken for a phrase.
                let outer = Int(words.head[head])
                return words.relation[head].isSubject && outer > head ? outer : head
            default: continue
            }
        }
        if let behind = passages.context.trees.child(
            of: item.head, in: words,
            where: {
                $0 == .obl || $0 == .ccomp || $0 == .acl || $0 == .aclRelcl || $0 == .advcl || $0 == .nmod
            }), behind > last
        {
            return behind
        }
        let end = passages.context.sentence(of: last).words.upperBound
        for word in (last + 1)..<max(end, last + 1) {
            if words.pennTag[word] == .comma || words.pennTag[word] == .colon { return nil }
            if words.tag[word] == .verb { return word }
        }
        return nil
    }

    /// The predicates that it may be a condition for: what it hangs on, then those before it, the nearest first.
    private func mains(of requirement: Int, opener: Int, _ passages: JudgementPassages) -> [Int] {
        var result: [Int] = []
        let outer = Int(passages.words.head[requirement])
        if outer >= 0, outer != requirement { result.append(passages.clauses.predicate(of: outer)) }
        let start = passages.context.sentence(of: requirement).words.lowerBound
        for word in stride(from: opener - 1, through: start, by: -1)
        where passages.clauses.predicate(of: word) == word && !result.contains(word) {
            result.append(word)
        }
        return result
    }

    /// Whether a clause is still open: it says what can, must or will be, or denies it.
    private func isOpen(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        if passages.futureAuxiliary(of: predicate) != nil { return true }
        if passages.isPast(predicate) { return false }
        if denies(predicate, passages) { return true }
        return passages.clauses.child(of: predicate, lemmas: ["only"], where: { $0 == .advmod }) != nil
    }

    private static let speech: Set<String> = ["say", "tell", "add", "insist", "warn", "argue", "note", "write"]

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
