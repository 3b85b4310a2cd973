import Diplomacy
import Language
import SourceText

/// The words that open a requirement: `only once`, `should the talks fail`, `hinges on`.
extension ConditionReader {
    /// `only once talks resume`, `until sanctions are lifted`, `without a ceasefire`.
    func condition(
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
        guard
            need == .prospect && isDeed(requirement, passages)
                || phrase(requirement, after: last, passages).count > 1,
            isClause || words.tag[requirement] == .noun
        else { return nil }
        // `without saying so` tells how, not if.
        if opener == "without" || opener == "absent", words.tag[requirement] == .verb { return nil }
        // `once again`, `was once married`; `better off than we were before`.
        if opener == "once", item.words.count == 1, !opensClause(item.head, of: requirement, passages) { return nil }
        if opener == "before", followsThan(item.head, passages) { return nil }
        if opener == "by" {
            guard words.pennTag[requirement] == .VBG else { return nil }
        }
        for main in mains(of: requirement, opener: item.words.lowerBound, passages) {
            guard main != requirement, !passages.belongs(main, to: .told) else { continue }
            let isPast = passages.isPast(main)
            switch need {
            case .any:
                if opener == "by", passages.futureAuxiliary(of: main) == nil { continue }
                let met = isPast && isClause && passages.isPast(requirement)
                return Found(
                    purpose: main, requirement: requirement, opener: last, cue: item.words.lowerBound,
                    met: met ? true : nil)
            case .prospect:
                // `They are subject to pressure`: people are no purpose.
                if opener == "to", context.subject(of: main).map({ passages.isAgent($0) }) ?? true { continue }
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
                guard denies(main, passages), !isPast, isOpen(main, passages), words.pennTag[main] != .VBG else {
                    continue
                }
            case .duty, .first, .inverted: continue
            }
            var found = Found(purpose: main, requirement: requirement, opener: last, cue: item.words.lowerBound)
            if need != .any, ConditionReader.reversing.contains(opener) { found.reversal = item.words.lowerBound }
            return found
        }
        return nil
    }

    /// Whether `once` opens a clause, and does not stand inside it as an adverb.
    func opensClause(_ word: Int, of requirement: Int, _ passages: JudgementPassages) -> Bool {
        let next = word + 1
        guard next < passages.words.count, !["again", "more", "and", "before"].contains(passages.lemma(next)) else {
            return false
        }
        guard word > 0 else { return true }
        // An auxiliary of the same clause before it.
        let before = word - 1
        return !(passages.words.tag[before] == .auxiliary && Int(passages.words.head[before]) == requirement)
    }

    /// Whether `than` stands a few words before a word.
    func followsThan(_ word: Int, _ passages: JudgementPassages) -> Bool {
        let start = max(passages.context.sentence(of: word).words.lowerBound, word - 5)
        return (start..<word).contains { passages.lemma($0) == "than" }
    }

    static let deeds = ["ion", "ment", "val", "sal", "ture", "ance", "ence", "ing", "ery", "try", "eipt", "turn"]

    /// Whether a word names something that is done, as `ratification` does and `paper` does not.
    func isDeed(_ word: Int, _ passages: JudgementPassages) -> Bool {
        let lemma = passages.lemma(word)
        return passages.words.tag[word] == .verb || ConditionReader.deeds.contains { lemma.hasSuffix($0) }
    }

    /// `must ratify the treaty before it takes effect`: what must be done comes first, what it is for behind `before`.
    func duty(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
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
    func first(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
        let context = passages.context
        let predicate = passages.clauses.predicate(of: item.head)
        guard isDuty(predicate, passages), !passages.clauses.isDenied(predicate),
            let subject = context.subject(of: predicate),
            context.actors(of: subject).first != nil || passages.words.tag[subject] == .pronoun
        else { return nil }
        return Found(purpose: predicate, requirement: predicate)
    }

    /// `should the talks fail`, `were they to leave`, `had it been signed`: an auxiliary before its subject.
    ///
    /// Trees are often wrong about these, so that the marks of the sentence tell where the requirement ends.
    func inverted(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Found? {
        let words = passages.words
        let context = passages.context
        let opener = item.words.lowerBound
        let sentence = context.sentence(of: opener).words
        guard item.words.count == 1, words.pennTag[opener] == .MD || words.pennTag[opener] == .VBD,
            !passages.clauses.isQuestion(opener, in: context), opensClause(opener, in: sentence, passages)
        else { return nil }
        var end = opener + 1
        while end < sentence.upperBound, words.pennTag[end] != .comma, words.pennTag[end] != .period,
            words.pennTag[end] != .colon, words.pennTag[end] != .closeQuote
        {
            end += 1
        }
        guard end - opener >= 3, end - opener <= 30, words.pennTag[opener] == .MD || words.tag[opener + 1] != .verb,
            words.tag[opener + 1] != .adverb, words.pennTag[opener + 1] != .IN
        else { return nil }
        // What it is a condition for stands behind the comma, else before the auxiliary.
        let behind = end..<sentence.upperBound
        let isFirst = opener == sentence.lowerBound || words.pennTag[opener - 1] != .comma
        let places = isFirst ? Array(behind) : Array(behind) + Array(sentence.lowerBound..<opener)
        for main in places where passages.clauses.predicate(of: main) == main {
            guard !passages.belongs(main, to: .told),
                let auxiliary = passages.futureAuxiliary(of: main), auxiliary != opener,
                words.pennTag[opener] == .MD || ConditionReader.unreal.contains(passages.lemma(auxiliary))
            else { continue }
            var found = Found(
                purpose: main, requirement: end - 1, opener: opener, cue: main < opener ? opener : nil)
            found.stretch = (opener + 1)..<end
            return found
        }
        return nil
    }

    static let unreal: Set<String> = ["would", "could", "might"]

    /// Whether a word opens a sentence or a part of one: nothing stands before it, or a mark or a joining word.
    func opensClause(_ word: Int, in sentence: Range<Int>, _ passages: JudgementPassages) -> Bool {
        guard word > sentence.lowerBound else { return true }
        switch passages.words.pennTag[word - 1] {
        case .comma, .colon, .openQuote, .CC: return true
        default: return false
        }
    }

    /// `even if`, `as if`.
    func isConcession(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Bool {
        let before = item.words.lowerBound - 1
        return before >= 0 && ["even", "as", "what", "matter", "than", "only"].contains(passages.lemma(before))
    }

    /// The head of what a cue opens: what its last word marks, what hangs on the cue, else the next verb of the clause.
    func requirement(_ item: JudgementPassages.Found, _ passages: JudgementPassages) -> Int? {
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
    func mains(of requirement: Int, opener: Int, _ passages: JudgementPassages) -> [Int] {
        var result: [Int] = []
        let outer = Int(passages.words.head[requirement])
        if outer >= 0, outer != requirement {
            let predicate = passages.clauses.predicate(of: outer)
            // `If they paid, he said, the case would be dropped`: what he said.
            if passages.belongs(predicate, to: .told),
                let said = passages.context.trees.child(
                    of: predicate, in: passages.words, where: { $0 == .ccomp || $0 == .parataxis }), said > opener
            {
                result.append(passages.clauses.predicate(of: said))
            }
            result.append(predicate)
        }
        let start = passages.context.sentence(of: requirement).words.lowerBound
        for word in stride(from: opener - 1, through: start, by: -1)
        where passages.clauses.predicate(of: word) == word && !result.contains(word) {
            result.append(word)
        }
        return result
    }

    /// `hinges on a withdrawal`, `a precondition for talks`.
    func demand(
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
            guard passages.hasCopula(head),
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
}
