import Diplomacy
import Foundation
import Language
import SourceText

/// Tells whether what a predicate says is said to be so: actual, planned, possible, denied or conditional; and how far the
/// text commits itself, as a factuality from -3 to 3 (UDS scale).
struct ModalityReader: Sendable {
    let words: ModalityWords
    private let model: FactualityModel?

    init(resources: TableFolder) throws {
        words = try ModalityWords(resources: resources)
        model = try FactualityModel.load(resources.url.appendingPathComponent("factuality.model"))
    }

    /// The modality of the predicate headed by a word: what its own auxiliaries, adverbs, marks and modifiers say, else
    /// what the words above it say, from the nearest on.
    func modality(of word: Int, in context: ReadingContext) -> Statement.Modality {
        var current = word
        for _ in 0..<8 {
            let head = Int(context.words.head[current])
            let own = ownModality(of: current, in: context)
            // `was the first to sign`, `voted to sign`: as certain as the rank or the vote.
            if own == nil || own == .planned, let carrier = carrier(of: current, in: context) {
                current = carrier
                continue
            }
            if let own {
                // `denied that it will leave`, `unlikely that it will leave`: the word above says more than `will`.
                if own == .planned, head >= 0, let above = governed(current, by: head, in: context),
                    above == .denied || above == .possible
                {
                    context.recorder?.modality(above, of: word, over: current, self, context)
                    return above
                }
                context.recorder?.modality(own, of: word, in: current, self, context)
                return own
            }
            guard head >= 0, head < context.words.count else { break }
            // `provided that both sides withdraw`, where the tree takes the conjunction for a verb.
            if context.words.relation[current] == .ccomp,
                context.words.pennTag[head] == .VBN || context.words.pennTag[head] == .VBG,
                words.meaning(of: form(head, in: context), as: .mark) == .modality(.conditional)
            {
                context.recorder?.modality(
                    .conditional, by: head, row: words.row(of: form(head, in: context), as: .mark), at: word)
                return .conditional
            }
            if let above = governed(current, by: head, in: context) {
                context.recorder?.modality(above, of: word, over: current, self, context)
                return above
            }
            guard isOpenUpwards(current, head, in: context) else { break }
            current = head
        }
        context.recorder?.modality(.actual, by: nil, row: nil, at: word)
        return .actual
    }

    /// The word that an infinitive is as certain as, if there is one: that of a rank (`the first to sign`), or a verb by which
    /// what it governs comes about (`voted to sign`, `managed to sign`).
    private func carrier(of word: Int, in context: ReadingContext) -> Int? {
        let columns = context.words
        let head = Int(columns.head[word])
        guard head >= 0, columns.pennTag[word] == .VB else { return nil }
        if context.rankedNoun(over: word) != nil { return head }
        switch columns.relation[word] {
        case .xcomp, .advcl:
            return words.meaning(of: columns.lemmaText(head), as: .complement) == .same
                && isInfinitive(word, in: context)
                ? head : nil
        default: return nil
        }
    }

    /// Whether a verb stands behind `to`.
    private func isInfinitive(_ word: Int, in context: ReadingContext) -> Bool {
        context.trees.child(of: word, in: context.words) { $0 == .mark }.map { context.words.pennTag[$0] == .TO }
            ?? false
    }

    /// Factuality of the predicate headed by a word, -3 (certainly not) to 3 (certainly so).
    func factuality(of word: Int, in context: ReadingContext) -> Double {
        if let model {
            var features: [UInt64] = []
            FactualityFeatures.collect(of: word, in: context, reader: self, into: &features)
            return model.value(of: features)
        }
        switch modality(of: word, in: context) {
        case .actual: return 2.8
        case .planned: return 1
        case .possible: return 0.3
        case .conditional: return -0.5
        case .denied: return -2
        }
    }

    /// What stands in the predicate's own clause says of it; nil where nothing is said.
    private func ownModality(of word: Int, in context: ReadingContext) -> Statement.Modality? {
        let columns = context.words
        var planned = false
        var possible = false
        var future = false
        var conditional = false
        var denied = false
        func note(_ meaning: ModalityWords.Meaning?) {
            switch meaning {
            case .modality(.denied): denied = true
            case .modality(.conditional): conditional = true
            case .modality(.possible): possible = true
            case .modality(.planned): planned = true
            case .future: future = true
            default: break
            }
        }
        var hasTo = false
        context.trees.forEachChild(word) { child in
            let lemma = columns.lemmaText(child)
            switch columns.relation[child] {
            case .aux, .auxPass, .cop: note(words.meaning(of: lemma, as: .auxiliary))
            case .advmod, .advmodEmph: note(words.meaning(of: lemma, as: .adverb))
            case .det: note(words.meaning(of: lemma, as: .determiner))
            case .amod, .compound: note(words.meaning(of: lemma, as: .modifier))
            case .case_: if lemma == "without" { denied = true }
            case .nsubj, .nsubjPass, .obj, .iobj:
                // `expelled nobody`, `no state signed`.
                note(words.meaning(of: lemma, as: .participant))
                if let determiner = context.trees.child(of: child, in: columns, where: { $0 == .det }),
                    words.meaning(of: columns.lemmaText(determiner), as: .determiner) == .modality(.denied)
                {
                    denied = true
                }
            case .mark:
                note(words.meaning(of: lemma, as: .mark))
                if columns.pennTag[child] == .TO { hasTo = true }
            case .advcl:
                // `if` before or after the predicate makes it conditional.
                if let mark = context.trees.child(of: child, in: columns, where: { $0 == .mark }),
                    words.meaning(of: columns.lemmaText(mark), as: .mark) == .modality(.conditional)
                {
                    conditional = true
                }
            default: break
            }
        }
        if denied { return .denied }
        if conditional { return .conditional }
        if possible { return .possible }
        if planned { return .planned }
        if future { return isReported(word, in: context) ? .planned : .possible }
        if hasTo, columns.relation[word] == .advcl || isBeTo(word, in: context) { return .planned }
        return arrangement(before: word, in: context)
    }

    /// What an adjective in front of a predicate with `to` says of it, whatever the tree hangs that adjective on: `are due to
    /// meet`, where `due to` may be taken for a preposition.
    private func arrangement(before word: Int, in context: ReadingContext) -> Statement.Modality? {
        let columns = context.words
        guard columns.pennTag[word] == .VB else { return nil }
        let first = context.sentence(of: word).words.lowerBound
        var place = word - 1
        while place > first, columns.tag[place] == .adverb { place -= 1 }
        guard place > first, columns.lemmaText(place) == "to" else { return nil }
        switch columns.tag[place - 1] {
        case .adjective, .adposition, .adverb: break
        default: return nil
        }
        guard case .modality(let modality)? = words.meaning(of: columns.lemmaText(place - 1), as: .complement) else {
            return nil
        }
        return modality == .planned ? .planned : nil
    }

    /// Whether a predicate with `to` stands under `be`, as what is arranged: `both sides are to withdraw`.
    private func isBeTo(_ word: Int, in context: ReadingContext) -> Bool {
        let columns = context.words
        let head = Int(columns.head[word])
        if head >= 0, columns.relation[word] == .xcomp { return columns.lemmaText(head) == "be" }
        var found = false
        context.trees.forEachChild(word) { child in
            guard child < word, columns.lemmaText(child) == "be" else { return }
            switch columns.relation[child] {
            case .aux, .cop: found = true
            default: break
            }
        }
        return found
    }

    /// Whether a clause is the content of a verb of saying or thinking in the past.
    private func isReported(_ word: Int, in context: ReadingContext) -> Bool {
        var current = word
        for _ in 0..<4 {
            switch context.words.relation[current] {
            case .ccomp, .parataxis: return true
            case .conj, .xcomp: current = Int(context.words.head[current])
            default: return false
            }
            guard current >= 0 else { return false }
        }
        return false
    }

    /// What the word above says of the predicate; nil where it says nothing.
    private func governed(_ word: Int, by head: Int, in context: ReadingContext) -> Statement.Modality? {
        guard let use = use(of: head, over: word, in: context),
            case .modality(let modality)? = words.meaning(of: key(of: head, as: use, over: word, in: context), as: use)
        else { return nil }
        // `has not decided to withdraw`, `no chance that it joins`, `no refinery is likely to work`.
        switch modality {
        case .planned where use != .object && isDenied(head, in: context): return .denied
        case .possible where use == .predicate && isDenied(head, in: context): return .denied
        case .possible where isOfNone(head, in: context): return .denied
        // `is not off the table`.
        case .denied where use == .predicate && isDenied(head, in: context): return .possible
        default: return modality
        }
    }

    /// The word of the table under which the word above a predicate is looked up: its lemma; `have to` and `have yet to` for
    /// an infinitive under `have`, `on table` for a noun behind a preposition that says something of its subject.
    func key(of head: Int, as use: ModalityWords.Use, over word: Int, in context: ReadingContext) -> String {
        let columns = context.words
        let lemma = columns.lemmaText(head)
        if use == .predicate { return (context.preposition(of: head) ?? "") + " " + lemma }
        // `a vote on leaving`, where `voted to leave` is another thing.
        if let behind = keyWithPreposition(head, over: word, in: context), words.meaning(of: behind, as: use) != nil {
            return behind
        }
        guard lemma == "have", use == .complement else { return lemma }
        if head < word, word - head < 8, (head..<word).contains(where: { columns.lemmaText($0) == "yet" }) {
            return "have yet to"
        }
        // `had to withdraw` tells that it was done.
        return columns.pennTag[head] == .VBD ? "had to" : "have to"
    }

    /// A word with the preposition behind it under which a predicate or a noun stands: `vote on`; nil where none stands there.
    private func keyWithPreposition(_ head: Int, over word: Int, in context: ReadingContext) -> String? {
        let columns = context.words
        if let own = context.preposition(of: word) { return columns.lemmaText(head) + " " + own }
        guard columns.pennTag[word] == .VBG || columns.pennTag[word] == .VB,
            let mark = context.trees.child(of: word, in: columns, where: { $0 == .mark }), columns.pennTag[mark] == .IN
        else { return nil }
        return columns.lemmaText(head) + " " + columns.lemmaText(mark)
    }

    /// Whether a word is denied in its own clause.
    private func isDenied(_ word: Int, in context: ReadingContext) -> Bool {
        var found = false
        context.trees.forEachChild(word) { child in
            let lemma = context.words.lemmaText(child)
            switch context.words.relation[child] {
            case .advmod, .advmodEmph: found = found || words.meaning(of: lemma, as: .adverb) == .modality(.denied)
            case .det: found = found || words.meaning(of: lemma, as: .determiner) == .modality(.denied)
            default: break
            }
        }
        return found || isOfNone(word, in: context)
    }

    /// Whether a noun, or the subject of a predicate, is said of none: `no chance`, `no refinery is likely`.
    private func isOfNone(_ word: Int, in context: ReadingContext) -> Bool {
        func isNone(_ noun: Int) -> Bool {
            guard let determiner = context.trees.child(of: noun, in: context.words, where: { $0 == .det }) else {
                return false
            }
            return words.meaning(of: context.words.lemmaText(determiner), as: .determiner) == .modality(.denied)
        }
        if context.words.tag[word] == .noun, isNone(word) { return true }
        return context.trees.child(of: word, in: context.words) { $0.isSubject }.map(isNone) ?? false
    }

    /// How the word above stands to a predicate; nil where it says nothing of it.
    func use(of head: Int, over word: Int, in context: ReadingContext) -> ModalityWords.Use? {
        let columns = context.words
        // `a chance that Chad joins`, `the hope that it signs`.
        if columns.tag[head] == .noun, context.hasMark(word), isFinite(word, in: context),
            words.meaning(of: columns.lemmaText(head), as: .content) != nil
        {
            switch columns.relation[word] {
            case .acl, .aclRelcl, .ccomp: return .content
            default: break
            }
        }
        let use: ModalityWords.Use
        switch columns.relation[word] {
        case .xcomp, .ccomp, .csubj, .csubjPass: use = .complement
        case .acl where columns.pennTag[word] == .VB || columns.pennTag[word] == .VBG: use = .complement
        case .advcl where columns.tag[head] == .adjective: use = .complement
        case .advcl
        where context.trees.child(of: word, in: columns, where: { $0 == .mark }).map {
            columns.lemmaText($0) == "that"
        } ?? false:
            // A clause with `that` which the tree hangs beside its verb.
            use = .complement
        case .obj, .nsubjPass: use = .object
        // `renewed fighting is unlikely`.
        case .nsubj where columns.tag[head] == .adjective && columns.tag[word] == .noun: use = .complement
        // `an embargo is not on the table`.
        case .nsubj
        where columns.tag[head] == .noun && columns.tag[word] == .noun && context.preposition(of: head) != nil:
            use = .predicate
        case .nmod: use = .noun
        case .obl:
            // `plan for a visit`, `refrain from attacks`; not `visited during the talks`.
            switch context.preposition(of: word) {
            case "for", "from", "to", "against", "of": use = .object
            default:
                // `voted on the accession of Chad`.
                guard let key = keyWithPreposition(head, over: word, in: context),
                    words.meaning(of: key, as: .object) != nil
                else { return nil }
                use = .object
            }
        case .advcl where columns.pennTag[word] == .VBG: use = .complement
        default: return nil
        }
        return use
    }

    private func form(_ word: Int, in context: ReadingContext) -> String {
        context.analysis.text[context.words.span(word)].lowercased()
    }

    /// Whether a predicate has a tense of its own.
    private func isFinite(_ word: Int, in context: ReadingContext) -> Bool {
        switch context.words.pennTag[word] {
        case .VBD, .VBZ, .VBP: true
        default: context.trees.child(of: word, in: context.words) { $0 == .aux || $0 == .auxPass || $0 == .cop } != nil
        }
    }

    /// Whether what is said of the word above is said of the predicate too.
    private func isOpenUpwards(_ word: Int, _ head: Int, in context: ReadingContext) -> Bool {
        let columns = context.words
        switch columns.relation[word] {
        case .xcomp: return true
        // `will meet and sign`: a bare form shares the auxiliaries of the first.
        case .conj:
            if columns.pennTag[word] == .VB { return true }
            return columns.pennTag[word] == .VBN
                && context.trees.child(of: word, in: columns) { $0 == .aux || $0 == .auxPass || $0.isSubject } == nil
        case .nmod: return columns.tag[head] == .noun && context.preposition(of: word) == "of"
        case .acl:
            // `denied reports that it had agreed`: what is said of the report is said of what it reports.
            return columns.pennTag[word] == .VB || columns.tag[head] == .noun && context.hasMark(word)
        case .ccomp: return columns.tag[head] == .noun && context.hasMark(word)
        default: return false
        }
    }
}
