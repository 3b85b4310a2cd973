import Diplomacy
import Language

/// Reads the acts of one document: which frame each word fills, and with whom.
struct ActReader {
    let context: ReadingContext
    let frames: EventFrames
    let operators: EventOperators
    /// Frames, classes and lightness of each lemma of the document.
    let ofLemma: [EventFrames.OfLemma?]
    let classes: [EventWords.Classes]
    let light: [LightVerbs.Use]
    let lightVerbs: LightVerbs
    let fwClasses: EventWords.Classes
    let personClass: EventWords.Classes
    let placeClasses: EventWords.Classes
    let measureClass: EventWords.Classes
    let families: CodeFamilies
    let anaphors: SideAnaphors
    /// Who says each passage; nil where a sentence stands alone.
    let speakers: SpeakerIndex?
    let pairClass: EventWords.Classes
    /// Whether it reads for rows of event data, which name a pair wherever a sentence names two.
    let anybody: Bool
    let joiningClass: EventWords.Classes
    let membershipClass: EventWords.Classes
    let denyingClass: EventWords.Classes
    let arrangedClass: EventWords.Classes
    let moneyClass: EventWords.Classes
    let borderClass: EventWords.Classes
    let weaponClasses: EventWords.Classes
    let focus: StateFocus
    var known: [Int: Act?] = [:]
    /// Words whose act is a part of another word's act.
    private(set) var consumed: Set<Int> = []

    var words: Words { context.words }
    var trees: DependencyTrees { context.trees }

    init(
        _ context: ReadingContext, frames: EventFrames, operators: EventOperators, words: EventWords, light: LightVerbs,
        families: CodeFamilies, anaphors: SideAnaphors, speakers: SpeakerIndex?, focus: StateFocus, anybody: Bool
    ) {
        self.anybody = anybody
        self.families = families
        self.anaphors = anaphors
        self.speakers = speakers
        self.context = context
        self.frames = frames
        self.operators = operators
        var ofLemma: [EventFrames.OfLemma?] = []
        var classes: [EventWords.Classes] = []
        var uses: [LightVerbs.Use] = []
        let mayAct = ActReader.mayAct(context.words)
        for (lower, use) in zip(context.lowerLemmas, mayAct) {
            let known = use == .never ? nil : frames.frames(of: lower)
            ofLemma.append(known ?? (use == .always ? ActReader.mended(lower, frames) : nil))
            classes.append(words.classes(of: lower))
            uses.append(light.use(of: lower))
        }
        self.ofLemma = ofLemma
        self.classes = classes
        self.light = uses
        lightVerbs = light
        fwClasses = (words.named("group") ?? 0) | (words.named("agreement") ?? 0)
        self.focus = focus
        pairClass = words.named("pair") ?? 0
        arrangedClass = words.named("arranged") ?? 0
        joiningClass = words.named("joining") ?? 0
        membershipClass = words.named("membership") ?? 0
        denyingClass = words.named("denying") ?? 0
        moneyClass = words.named("money") ?? 0
        borderClass = words.named("frontier") ?? 0
        weaponClasses = ["violence", "bomb", "missile", "projectile"].reduce(0) { $0 | (words.named($1) ?? 0) }
        measureClass = words.named("measure") ?? 0
        personClass = words.named("person") ?? 0
        placeClasses = (words.named("place") ?? 0) | (words.named("territory") ?? 0)
    }

    /// Whether words of a lemma may say an act: words of content may, those of names only as they are.
    private enum MayAct { case never, asNamed, always }

    private static func mayAct(_ words: Words) -> [MayAct] {
        var result = [MayAct](repeating: .never, count: words.lemmas.count)
        for word in 0..<words.count {
            let lemma = Int(words.lemma[word])
            switch words.tag[word] {
            case .verb, .noun, .adjective: result[lemma] = .always
            case .properNoun where result[lemma] == .never: result[lemma] = .asNamed
            default: break
            }
        }
        return result
    }

    /// The frames of what a lemma that was cut short may be: `extradit` of `extradited`, `shel` of `shelled`.
    static func mended(_ lemma: String, _ frames: EventFrames) -> EventFrames.OfLemma? {
        if let singular = EventWords.singular(of: lemma) { return frames.frames(of: singular) }
        guard lemma.utf8.count > 2, let last = lemma.last, last != "e", last.isASCII else { return nil }
        // `initiall` of `initialled`.
        if lemma.utf8.count > 3, lemma.utf8.suffix(2).first == last.utf8.first,
            let found = frames.frames(of: String(lemma.dropLast()))
        {
            return found
        }
        return frames.frames(of: lemma + "e") ?? frames.frames(of: lemma + String(last))
    }

    // MARK: - Acts

    /// The act that a word says; nil where it says none.
    mutating func act(of word: Int, depth: Int = 0) -> Act? {
        if let found = known[word] { return found }
        let all = ofLemma[Int(words.lemma[word])]
        guard let all, depth < 10 else { return nil }
        let kind: EventFrames.Kind
        let candidates: [EventFrame]
        switch words.tag[word] {
        case .verb: (kind, candidates) = (.verb, all.verb)
        case .noun, .properNoun: (kind, candidates) = (.noun, all.noun)
        case .adjective: (kind, candidates) = (.adjective, all.adjective)
        default: return nil
        }
        guard !candidates.isEmpty else { return nil }
        // A word that leads back to itself has no act meanwhile.
        known[word] = .some(nil)
        let arguments = kind == .noun ? nounArguments(word) : context.arguments(of: word)
        var result: Act?
        for frame in candidates where fits(frame, word, arguments, kind) {
            result = fill(frame, word, arguments, kind, depth)
            if result != nil || frame.isSilent { break }
        }
        known[word] = .some(result)
        if context.recorder != nil { noteFrames(candidates, word, arguments, kind, result) }
        return result
    }

    /// The arguments of a noun that names an act.
    func nounArguments(_ noun: Int) -> Arguments {
        var result = Arguments()
        trees.forEachChild(noun) { word in
            switch words.relation[word] {
            case .nmod, .obl:
                let preposition = trees.child(of: word, in: words) { $0 == .case_ }
                result.obliques.append(
                    Arguments.Oblique(preposition: preposition.map { words.lemma[$0] } ?? -1, head: word))
            case .acl where words.pennTag[word] == .VB || words.pennTag[word] == .VBG && words.tag[word] == .verb:
                if context.hasMark(word) || words.pennTag[word] == .VB {
                    result.open = result.open ?? word
                }
            case .acl, .ccomp: result.closed = result.closed ?? word
            case .xcomp: result.open = result.open ?? word
            default: break
            }
        }
        return result
    }

    // MARK: - Filling

    mutating func fill(
        _ frame: EventFrame, _ word: Int, _ arguments: Arguments, _ kind: EventFrames.Kind, _ depth: Int
    ) -> Act? {
        var act = Act(word: word, code: "", isNoun: kind == .noun, clause: word, row: frame.row)
        switch frame.meaning {
        case .nothing: return nil
        case .same:
            act.isEcho = true
            if let agent = arguments.agent { act.who = agents(in: agent, of: word) }
            return act.who.isEmpty ? nil : act
        case .code(let code):
            act.code = code
            // What somebody is accused or suspected of is not said to have happened.
            for oblique in arguments.obliques where words.tag[oblique.head] == .verb {
                if let inner = self.act(of: oblique.head, depth: depth + 1) { consumed.insert(inner.word) }
            }
        case .matter(let code):
            act.code = code
            act.isMatter = true
        case .operation(let index):
            var matter: Act?
            var isTakenUp = false
            var inside: EventWords.Classes = kind == .noun ? classesInside(word) : 0
            var heads = matterHeads(arguments, takesInfinitive: frame.takesInfinitive)
            // A protest is coded by what it demands, which stands beside it.
            if operators.isProtest(index) {
                let around = kind == .noun ? lightVerb(over: word).map { context.arguments(of: $0) } : arguments
                heads += [around?.purpose, around?.participle, arguments.open].compactMap { $0 }
            }
            for head in heads {
                inside |= classesInside(head)
                guard matter == nil else { continue }
                if let found = self.through(head, depth + 1) {
                    matter = found
                } else if !anybody, let thing = antecedent(of: head) {
                    // `Norway had halted the aid and resumed it`: of what was told before, which stays told.
                    inside |= classesInside(thing)
                    matter = self.through(thing, depth + 1)
                    isTakenUp = matter != nil
                }
            }
            guard
                let outcome = operators.outcome(
                    index, matter: matter?.code ?? "", inner: matter?.inner ?? "", classes: inside)
            else { return nil }
            act.code = outcome.code
            act.operatorRow = outcome.row
            act.isPlan = index == operators.plan
            act.isArranged = act.isPlan && classes[Int(words.lemma[word])] & arrangedClass != 0
            act.matter = matter?.word
            if let matter {
                act.inner = matter.inner.isEmpty ? matter.code : matter.inner
                if !isTakenUp { consumed.insert(matter.word) }
            }
            addParties(&act, frame, arguments, kind, depth, matter, asking: operators.isAsking(index))
            if operators.isProtest(index), kind == .verb, isStateItself(arguments.agent) {
                act.code = ActReader.formalComplaint
            }
            return act
        }
        addParties(&act, frame, arguments, kind, depth, nil, asking: false)
        return act
    }

    /// To complain officially.
    private static let formalComplaint = "114"

    /// Whether a word names a state, or its government, and no crowd of its people: `China protested`.
    private func isStateItself(_ word: Int?) -> Bool {
        guard let word, words.pennTag[word] == .NNP, let entity = context.entity(ofHead: word) else { return false }
        return entity.isState || entity.rawValue.hasPrefix("gov:")
    }

    /// Where the matter of an act about another act may stand, the likeliest first.
    func matterHeads(_ arguments: Arguments, takesInfinitive: Bool) -> [Int] {
        let open = arguments.open ?? (takesInfinitive ? arguments.purpose : nil)
        var heads = [open, arguments.closed, arguments.object].compactMap { $0 }
        heads += arguments.obliques.filter { $0.preposition >= 0 }.map(\.head)
        return heads
    }

    /// The act of a phrase: of its head, of what a light verb or a noun of quantity passes on, or of a joined one.
    mutating func through(_ head: Int, _ depth: Int) -> Act? {
        guard depth < 10 else { return nil }
        if let found = act(of: head, depth: depth) { return found }
        if words.tag[head] == .verb || words.tag[head] == .adjective {
            let use = light[Int(words.lemma[head])]
            guard !use.isEmpty else { return nil }
            let inner = context.arguments(of: head)
            if use.contains(.clause), let open = inner.open, var found = through(open, depth + 1) {
                if found.who.isEmpty, let agent = inner.agent { found.who = parties(in: agent) }
                return found
            }
            if use.contains(.noun) || use.contains(.reverse), let object = inner.object {
                return through(object, depth + 1)
            }
            return nil
        }
        var child = trees.firstChild[head]
        while child >= 0 {
            let word = Int(child)
            child = trees.nextSibling[word]
            switch words.relation[word] {
            case .nmod where context.preposition(of: word) == "of":
                if let found = through(word, depth + 1) { return found }
            case .conj, .acl:
                if let found = act(of: word, depth: depth + 1) { return found }
            case .compound, .amod:
                if words.tag[word] == .noun, let found = act(of: word, depth: depth + 1) {
                    return found
                }
            default: break
            }
        }
        return nil
    }
}
