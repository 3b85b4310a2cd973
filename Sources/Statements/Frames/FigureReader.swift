import Diplomacy
import Foundation
import Language
import SourceText

/// Reads figures: an amount, what it measures, whose it is and for when.
///
/// A quantity alone is no figure. What it measures is the noun that it modifies or that stands behind `of` and `in`, the
/// subject of a verb of `figure_verbs.tsv` that gives a value (`trade reached`), or the act that the verb names
/// (`invested`). Plain counts are kept for the nouns of `figure_units.tsv`.
struct FigureReader: Sendable {
    /// A figure with the words that it came from.
    struct Found {
        var statement: Statement
        var amount: Amount
        /// The noun that is measured.
        var noun: Int?
        /// The verb that acts or gives the value.
        var verb: Int?
        /// The head of the quantity.
        var top: Int

        /// Whether the amount is one of money.
        var isMoney: Bool { amount.unit.utf8.count == 3 && amount.unit.utf8.allSatisfy { $0 >= 0x41 && $0 <= 0x5A } }
    }

    private struct VerbRow: Sendable {
        var isAct: Bool
        /// Whether the subject undergoes the act: `died`.
        var isUndergone: Bool
        var what: String
        var scope: String?
        var row: RowPlace
    }

    /// What a quantity measures.
    private struct Measured {
        var noun: Int?
        var verb: Int?
        var act: VerbRow?
        var scope: String?
        /// Whether it is only the next of a row of amounts.
        var isNext = false
    }

    private var verbs: [String: VerbRow] = [:]
    /// Verbs that give the value of their object behind `at`: `put`.
    private var stating: Set<String> = []
    private var units: [String: (least: Double, row: RowPlace)] = [:]
    private var lines = AmountLine()

    init(resources: TableFolder) throws {
        for row in try resources.table("figure_verbs", columns: ["word", "use", "what", "scope"]) {
            guard row["use"] != "state" else {
                stating.insert(row["word"])
                continue
            }
            // The analyst's rows come first.
            if verbs[row["word"]]?.row.isOwn == true { continue }
            verbs[row["word"]] = VerbRow(
                isAct: row["use"] == "act" || row["use"] == "undergo", isUndergone: row["use"] == "undergo",
                what: row["what"], scope: row.optional("scope"), row: row.place)
        }
        for row in try resources.table("figure_units", columns: ["word", "least"]) {
            units[row["word"]] = (try row.number("least") ?? 1, row.place)
        }
        lines = try AmountLine(resources: resources)
    }

    func read(_ site: FrameSite) -> [Found] {
        let quantities = site.context.analysis.quantities
        guard !quantities.isEmpty else { return [] }
        var found: [Found] = []
        var last: (sentence: Int32, kind: Quantity.Kind, measured: Measured)?
        var word = 0
        while word < site.words.count {
            let number = Int(site.context.quantityOfWord[word])
            guard number >= 0 else {
                word += 1
                continue
            }
            var end = word + 1
            while end < site.words.count, Int(site.context.quantityOfWord[end]) == number { end += 1 }
            let kind = quantities[number].kind
            let before = last.flatMap {
                $0.sentence == site.words.sentence[word] && $0.kind == kind ? $0.measured : nil
            }
            let result = read(quantities[number], word..<end, before, site)
            if result == nil, let recorder = site.recorder {
                recorder.dropped(
                    kind == .count ? FrameReasons.uncounted : FrameReasons.figure,
                    at: top(of: word..<end, site.words) ?? word)
            }
            if let (figure, measured) = result {
                found.append(figure)
                last = (site.words.sentence[word], kind, measured)
            }
            word = end
        }
        return found
    }

    private func read(
        _ quantity: Quantity, _ range: Range<Int>, _ before: Measured?, _ site: FrameSite
    ) -> (Found, Measured)? {
        guard let top = top(of: range, site.words) else { return nil }
        switch quantity.kind {
        case .money, .percent, .share, .rate: break
        case .count:
            return count(quantity, range, top, site).map { ($0, Measured(noun: $0.noun, verb: $0.verb)) }
        case .number, .ordinal, .age, .dimension: return nil
        }
        // `the majority of` is no number.
        if quantity.kind == .share, quantity.amount.value == nil { return nil }
        guard let measured = measured(by: lines.read(range, site), before, site) ?? measured(top, range, site, depth: 0)
        else { return nil }
        return figure(quantity, range, top, measured, nil, site).map { ($0, measured) }
    }

    /// What the order of words around an amount says that it measures.
    private func measured(by line: AmountLine.Reading, _ before: Measured?, _ site: FrameSite) -> Measured? {
        let words = site.words
        if let noun = line.behind ?? line.modified, isThing(noun, site) {
            var measured = Measured(noun: noun)
            if line.isNext { measured.verb = before?.verb }
            if let anchor = line.anchor, words.tag[anchor] == .verb || verbs[site.lemma(anchor)]?.isAct == true {
                measured.verb = anchor
            }
            return measured
        }
        if line.isNext, var measured = before {
            measured.isNext = true
            return measured
        }
        guard let anchor = line.anchor else { return nil }
        // `put the cost of the line at`: the object of the verb is measured.
        if words.tag[anchor] == .noun || words.tag[anchor] == .properNoun, line.preposition == "at",
            let noun = lines.head(before: anchor + 1, site), isThing(noun, site), let verb = site.verbAhead(of: noun),
            stating.contains(site.lemma(verb))
        {
            return Measured(noun: noun, verb: verb)
        }
        if site.form(anchor) == "worth" {
            guard let noun = lines.head(before: anchor, site), isThing(noun, site) else { return nil }
            return withVerb(noun, site)
        }
        if words.tag[anchor] == .noun, line.preposition == "of", isThing(anchor, site) { return withVerb(anchor, site) }
        guard
            words.tag[anchor] == .verb || words.tag[anchor] == .auxiliary
                || anchor > 0 && words.tag[anchor - 1] == .particle,
            let row = verbs[site.lemma(anchor)] ?? verbs[site.form(anchor)]
        else { return nil }
        if row.isAct {
            guard line.preposition == nil else { return nil }
            return Measured(verb: anchor, act: row, scope: row.scope)
        }
        guard let noun = lines.head(before: anchor, site) ?? antecedent(before: anchor, site), isThing(noun, site)
        else { return nil }
        return Measured(noun: noun, verb: anchor, scope: isChange(row, line.preposition) ? row.scope : nil)
    }

    /// What `it` or `they` right before a verb takes up: the noun of its chain, else the subject before it in its
    /// sentence.
    private func antecedent(before anchor: Int, _ site: FrameSite) -> Int? {
        let words = site.words
        let sentence = site.context.sentence(of: anchor).words
        var pronoun = anchor - 1
        while pronoun > sentence.lowerBound, words.tag[pronoun] == .auxiliary || words.tag[pronoun] == .adverb {
            pronoun -= 1
        }
        guard pronoun >= sentence.lowerBound, words.tag[pronoun] == .pronoun,
            ["it", "they", "this", "that"].contains(site.form(pronoun))
        else { return nil }
        let mentions = site.context.analysis.mentions
        let number = Int(site.context.mentionOfHead[pronoun])
        if number >= 0 {
            for earlier in stride(from: number - 1, through: max(0, number - 40), by: -1)
            where mentions[earlier].chain == mentions[number].chain && mentions[earlier].form == .nominal {
                if isThing(mentions[earlier].head, site) { return mentions[earlier].head }
            }
        }
        // Trade may be measured whatever the tree makes of it.
        return (sentence.lowerBound..<pronoun).last {
            (words.relation[$0].isSubject || FigureReader.twoSided.contains(site.lemma($0))) && isThing($0, site)
        }
    }

    /// `by a tenth` is a change, `to 5 billion` and `from 4 billion` are values.
    private func isChange(_ row: VerbRow, _ preposition: String?) -> Bool {
        row.scope != nil && (preposition == nil || preposition == "by")
    }

    /// The word of a quantity that hangs on a word outside.
    private func top(of range: Range<Int>, _ words: Words) -> Int? {
        range.first { !range.contains(Int(words.head[$0])) && words.tag[$0] != .punctuation } ?? range.first
    }

    // MARK: - Counts

    private func count(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        var noun = top
        if words.tag[noun] != .noun, words.head[noun] >= 0 { noun = Int(words.head[noun]) }
        guard words.tag[noun] == .noun else { return nil }
        let value = abs(quantity.amount.value ?? quantity.amount.low ?? 0)
        guard let least = units[site.lemma(noun)]?.least, value >= least else { return nil }
        var measured = Measured(noun: noun)
        var text: String?
        let head = Int(words.head[noun])
        if head >= 0, words.tag[head] == .verb, let row = verbs[site.lemma(head)], row.isAct,
            words.relation[noun] == .obj && !row.isUndergone || words.relation[noun].isPassiveSubject
                || row.isUndergone && words.relation[noun] == .nsubj
        {
            measured.verb = head
            text = description(noun, range, site) + " " + row.what
        } else if least >= 3 || least == 2 && site.lemma(noun) != "troop" {
            // Of people, states and firms there is always some number: it needs somebody that it is of.
            guard !site.sidesBefore(noun).isEmpty || !site.sides(behind: noun, ["of", "in", "from"]).isEmpty else {
                return nil
            }
        }
        return figure(quantity, range, top, measured, text, site)
    }

    // MARK: - What is measured

    private func measured(_ top: Int, _ range: Range<Int>, _ site: FrameSite, depth: Int) -> Measured? {
        let words = site.words
        guard depth < 4 else { return nil }
        // `500 million in mineral exports`, `a quarter of the imports`.
        var behind: Int?
        site.trees.forEachChild(top) { child in
            guard behind == nil, child >= range.upperBound, words.tag[child] == .noun, isThing(child, site),
                words.relation[child] == .nmod || words.relation[child] == .obl,
                let preposition = site.preposition(of: child), ["of", "in", "worth", "for"].contains(preposition)
            else { return }
            behind = child
        }
        let head = Int(words.head[top])
        if let behind {
            var measured = Measured(noun: behind)
            if head >= 0, words.tag[head] == .verb { measured.verb = head }
            return measured
        }
        if let subject = site.trees.child(of: top, in: words, where: { $0 == .nsubj }),
            site.trees.child(of: top, in: words, where: { $0 == .cop }) != nil
        {
            return isThing(subject, site) ? Measured(noun: subject) : nil
        }
        guard head >= 0 else { return nil }
        let relation = words.relation[top]
        if relation == .conj {
            let outer = Int(site.context.quantityOfWord[head])
            if outer >= 0 {
                var low = head
                var high = head + 1
                while low > 0, Int(site.context.quantityOfWord[low - 1]) == outer { low -= 1 }
                while high < words.count, Int(site.context.quantityOfWord[high]) == outer { high += 1 }
                return measured(head, low..<high, site, depth: depth + 1)
            }
            if words.tag[head] == .noun, isThing(head, site) { return withVerb(head, site) }
            return nil
        }
        switch words.tag[head] {
        case .noun:
            guard isThing(head, site) else { return nil }
            return withVerb(head, site)
        case .adjective, .adposition, .adverb:
            // `worth`: what it says the worth of.
            if site.lemma(head) == "worth" || words.tag[head] != .adjective {
                let outer = Int(words.head[head])
                if let subject = site.trees.child(of: head, in: words, where: { $0 == .nsubj }), isThing(subject, site)
                {
                    return Measured(noun: subject)
                }
                guard outer >= 0, words.tag[outer] == .noun, isThing(outer, site) else { return nil }
                return withVerb(outer, site)
            }
            // `remained low at around 200 million`.
            if let subject = site.context.subject(of: head), isThing(subject, site) {
                return Measured(noun: subject, verb: head)
            }
            return nil
        case .verb, .auxiliary:
            guard let row = verbs[site.lemma(head)] else { return nil }
            if row.isAct {
                guard relation == .obj || relation == .nsubjPass || relation == .nsubj || relation == .oblUnmarked
                else { return nil }
                return Measured(verb: head, act: row, scope: row.scope)
            }
            let arguments = site.context.arguments(of: head)
            let isNounClause = words.relation[head] == .acl || words.relation[head] == .aclRelcl
            let outer = Int(words.head[head])
            let subject =
                isNounClause && outer >= 0 && words.tag[outer] == .noun
                ? outer : arguments.isPassive ? arguments.object : arguments.agent
            guard let subject, subject != top, isThing(subject, site) else { return nil }
            // `to 5 billion` is the value, `by a tenth` the change.
            return Measured(
                noun: subject, verb: head, scope: isChange(row, site.preposition(of: top)) ? row.scope : nil)
        default: return nil
        }
    }

    /// A noun, with the act whose object it is: `exported minerals worth 3 billion`.
    private func withVerb(_ noun: Int, _ site: FrameSite) -> Measured {
        let words = site.words
        let head = Int(words.head[noun])
        let isObject = words.relation[noun] == .obj || words.relation[noun].isPassiveSubject
        let byTree = head >= 0 && words.tag[head] == .verb && isObject ? head : nil
        guard let verb = byTree ?? site.verbAhead(of: noun) else { return Measured(noun: noun) }
        guard let row = verbs[site.lemma(verb)], row.isAct else {
            return Measured(noun: noun, verb: byTree)
        }
        return Measured(noun: noun, verb: verb, act: row, scope: row.scope)
    }

    /// Whether a word can be what is measured: a common noun that is no time, no quantity and no name.
    private func isThing(_ word: Int, _ site: FrameSite) -> Bool {
        let words = site.words
        guard words.tag[word] == .noun, site.context.timeOfWord[word] < 0 else { return false }
        if site.context.quantityOfWord[word] >= 0 { return false }
        if let id = site.context.entity(ofHead: word), site.side(id) != nil, site.context.mentionOfHead[word] >= 0,
            site.context.analysis.mentions[Int(site.context.mentionOfHead[word])].form == .name
        {
            return false
        }
        return !FigureReader.empty.contains(site.lemma(word))
    }

    private static let empty: Set<String> = [
        "year", "month", "week", "day", "decade", "hour", "time", "person", "thing", "ten", "dozen", "hundred",
        "thousand",
        "million", "billion", "trillion", "half", "third", "quarter", "way", "lot",
    ]

    // MARK: - The figure

    private func figure(
        _ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ measured: Measured, _ text: String?, _ site: FrameSite
    ) -> Found? {
        let words = site.words
        var what = text ?? ""
        if text == nil {
            let noun = measured.noun.map { description($0, range, site) }
            if let act = measured.act {
                what = act.what
                // `approved a loan`: the loan is what is measured.
                if let noun, act.what.hasPrefix("funds ") {
                    what = noun
                } else if let noun, !act.what.isEmpty, noun != act.what {
                    what += " of " + noun
                }
            } else {
                what = noun ?? ""
                // `the line will cost`: the cost of the line.
                if !what.isEmpty, let row = measured.verb.flatMap({ verbs[site.lemma($0)] }), !row.isAct,
                    !row.what.isEmpty,
                    !what.hasPrefix(row.what)
                {
                    what = row.what + " of " + what
                }
            }
        }
        guard !what.isEmpty else { return nil }
        var sides: [EntityID] = []
        func add(_ more: [EntityID]) { for side in more where !sides.contains(side) { sides.append(side) } }
        let own = site.sides(behind: range.upperBound - 1, ["to", "from", "for", "with", "between", "by"])
        if measured.isNext, !own.isEmpty {
            // `3 billion to China and 2 billion to Russia`: the first side is shared, the second its own.
            if let verb = measured.verb { add(site.agents(of: verb)) }
            if sides.isEmpty, let noun = measured.noun { add(site.sidesBefore(noun)) }
            sides = Array(sides.prefix(1))
        } else if let noun = measured.noun {
            add(site.sidesBefore(noun))
            add(site.sides(behind: noun, ["between", "of", "from", "to", "with", "by", "for", "in"]))
            // `the volume of trade between the two`.
            site.trees.forEachChild(noun) { child in
                if child > noun, words.relation[child] == .nmod, site.preposition(of: child) == "of" {
                    add(site.sidesBefore(child))
                    add(site.sides(behind: child, ["between", "with", "to", "from"]))
                }
            }
        }
        if let verb = measured.verb, !measured.isNext {
            let arguments = site.context.arguments(of: verb)
            if arguments.agent != measured.noun || measured.noun == nil, !isSubject(measured.noun, of: verb) {
                add(site.agents(of: verb))
            }
            if own.isEmpty {
                for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != top {
                    if ["to", "with", "from", "in", "between", "for"].contains(site.lemmas[Int(oblique.preposition)]) {
                        add(site.sides(of: oblique.head).filter(site.isPublic))
                    }
                }
                if let indirect = arguments.indirect { add(site.sides(of: indirect)) }
            }
        }
        add(own)
        // Trade and deals are of two; where the text leaves one out, they are those that the passage has named.
        if sides.count < 2, let noun = measured.noun, FigureReader.twoSided.contains(site.lemma(noun)),
            let pair = site.nearPair(before: range.lowerBound),
            sides.allSatisfy({ pair.contains($0) || !site.isPublic($0) })
        {
            sides = pair
        }
        if sides.count > 6 { sides = Array(sides.prefix(6)) }
        let time =
            site.time(around: top, inClause: true) ?? measured.verb.flatMap { site.time(around: $0, inClause: true) }
        let figure = Figure(
            amount: quantity.amount, what: what, between: sides.count > 1 ? sides : [],
            of: sides.count == 1 ? sides[0] : nil, period: time?.period, scope: measured.scope)
        var span = quantity.span.union(site.span(of: site.trees.nounPhrase(top, words), around: top))
        if let noun = measured.noun, !measured.isNext {
            span = span.union(site.span(of: site.trees.nounPhrase(noun, words), around: noun))
        }
        if let verb = measured.verb, !measured.isNext { span = span.union(words.span(verb)) }
        let modality = measured.verb.map { site.modality.modality(of: $0, in: site.context) } ?? .actual
        if let recorder = site.recorder {
            if let act = measured.act {
                recorder.row(act.row, at: top, on: measured.verb.map { $0..<($0 + 1) })
            } else if let verb = measured.verb, let row = verbs[site.lemma(verb)] {
                recorder.row(row.row, at: top, on: verb..<(verb + 1))
            }
            if quantity.kind == .count, let noun = measured.noun, let unit = units[site.lemma(noun)] {
                recorder.row(unit.row, at: top, on: noun..<(noun + 1))
            }
            if let noun = measured.noun {
                recorder.said("'\(site.context.analysis.text[words.span(noun)])' is what is measured", at: top)
            }
        }
        let statement = site.statement(.figure(figure), span: span, at: top, modality: modality, time: time)
        return Found(statement: statement, amount: quantity.amount, noun: measured.noun, verb: measured.verb, top: top)
    }

    private static let twoSided: Set<String> = [
        "trade", "commerce", "turnover", "deal", "agreement", "contract", "partnership", "memorandum",
        "investment",
    ]

    /// Whether what is measured stands before the verb, so that nobody acts.
    private func isSubject(_ noun: Int?, of verb: Int) -> Bool { noun.map { $0 < verb } ?? false }

    /// The words of a noun phrase that say what it is: without articles, sides, numbers and times.
    private func description(_ noun: Int, _ range: Range<Int>, _ site: FrameSite) -> String {
        let words = site.words
        var parts: [Int] = []
        func take(_ head: Int, depth: Int) {
            site.trees.forEachChild(head) { child in
                switch words.relation[child] {
                case .amod, .compound, .nmodDesc:
                    guard child < head, !range.contains(child), isPlain(child, site) else { return }
                    parts.append(child)
                case .nmod:
                    guard depth == 0, child > head, !range.contains(child), words.tag[child] == .noun,
                        let preposition = site.preposition(of: child), preposition == "of" || preposition == "in",
                        isThing(child, site)
                    else { return }
                    if let marker = site.trees.child(of: child, in: words, where: { $0 == .case_ }) {
                        parts.append(marker)
                    }
                    take(child, depth: 1)
                default: return
                }
            }
            parts.append(head)
        }
        take(noun, depth: 0)
        return parts.sorted().map { word in
            words.tag[word] == .properNoun ? site.context.analysis.text[words.span(word)] : site.form(word)
        }.joined(separator: " ")
    }

    /// Whether a modifier says what a thing is, and is no name, number or time.
    private func isPlain(_ word: Int, _ site: FrameSite) -> Bool {
        site.context.timeOfWord[word] < 0 && site.context.quantityOfWord[word] < 0 && site.words.tag[word] != .numeral
            && site.context.entity(ofHead: word) == nil && site.lemma(word) != "worth"
    }
}
