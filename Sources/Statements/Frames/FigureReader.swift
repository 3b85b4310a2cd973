import Diplomacy
import Foundation
import Language
import SourceText

/// Reads figures: an amount, what it measures, whose it is and for when.
///
/// A quantity alone is no figure. What it measures is the noun that it modifies or that stands behind `of` and `in`, the
/// subject of a verb of `figure_verbs.tsv` that gives a value (`trade reached`), or the act that the verb names
/// (`invested`). Counts and measures are kept as `figure_units.tsv` says, bare numbers where the words around them tell what
/// they count (`CountReader`), lengths of time where they are of something (`eleven months of talks`).
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
        /// Whether it only takes up an amount that was given before, so that no deal is made of it again.
        var isTakenUp = false

        /// Whether it counts people.
        var isPeople: Bool { amount.unit == "people" }

        /// Whether the amount is one of money.
        var isMoney: Bool { amount.isMoney }
    }

    struct VerbRow: Sendable {
        var isAct: Bool
        /// Whether the subject undergoes the act: `died`.
        var isUndergone: Bool
        var what: String
        var scope: String?
        var row: RowPlace
    }

    /// What a quantity measures.
    struct Measured {
        var noun: Int?
        var verb: Int?
        var act: VerbRow?
        var scope: String?
        /// Whether it is only the next of a row of amounts.
        var isNext = false
        /// Whether no verb and no time of its surroundings belong to it.
        var isAlone = false
    }

    private(set) var verbs: [String: VerbRow] = [:]
    /// Verbs that give the value of their object behind `at`: `put`.
    private var stating: Set<String> = []
    /// Verbs behind which a bare number counts what was counted last: `spoke of several hundred`.
    private(set) var telling: Set<String> = []
    /// Verbs that change their object by an amount: `raised its surcharge by 60 percent`.
    private var moving: Set<String> = []
    /// Verbs of which a length of time is worth a figure: `was shut for six hours`.
    private(set) var lasting: Set<String> = []
    /// Acts that go to somebody or are asked of somebody: `supply`, `demand`.
    private(set) var giving: Set<String> = []
    let units: FigureUnits
    let nouns: FigureNouns
    private(set) var lines = AmountLine()

    init(resources: TableFolder) throws {
        units = try FigureUnits(resources: resources)
        nouns = try FigureNouns(resources: resources)
        for row in try resources.table("figure_verbs", columns: ["word", "use", "what", "scope"]) {
            switch row["use"] {
            case "state": stating.insert(row["word"])
            case "tell": telling.insert(row["word"])
            case "move": moving.insert(row["word"])
            case "last": lasting.insert(row["word"])
            case "give": giving.insert(row["word"])
            default: break
            }
            guard !["state", "tell", "move", "last", "give"].contains(row["use"]) else { continue }
            // The analyst's rows come first.
            if verbs[row["word"]]?.row.isOwn == true { continue }
            verbs[row["word"]] = VerbRow(
                isAct: row["use"] == "act" || row["use"] == "undergo", isUndergone: row["use"] == "undergo",
                what: row["what"], scope: row.optional("scope"), row: row.place)
        }
        lines = try AmountLine(resources: resources)
    }

    func read(_ site: FrameSite) -> [Found] {
        var found: [Found] = []
        if !site.context.analysis.quantities.isEmpty { readQuantities(site, into: &found) }
        for time in site.context.analysis.times where time.kind == .duration {
            if let figure = duration(time, site) { found.append(figure) }
        }
        readHalves(site, into: &found)
        return found
    }

    private func readQuantities(_ site: FrameSite, into found: inout [Found]) {
        let quantities = site.context.analysis.quantities
        var last: (sentence: Int32, kind: Quantity.Kind, measured: Measured)?
        // The figure of the sentence so far that has a time, for a change that only says from when (`up 12 percent from the
        // previous year`), and what was counted and what was paid last.
        var dated: Found?
        var known = Known()
        var memory = FigureMemory()
        var word = 0
        while word < site.words.count {
            let number = Int(site.context.quantityOfWord[word])
            guard number >= 0 else {
                word += 1
                continue
            }
            var end = site.quantityRange(at: word).upperBound
            var quantity = quantities[number]
            if let (whole, last) = range(from: quantity, word..<end, site) { (quantity, end) = (whole, last) }
            let sentence = site.words.sentence[word]
            let before = last.flatMap { $0.sentence == sentence && $0.kind == quantity.kind ? $0.measured : nil }
            let result =
                read(quantity, word..<end, before, known, site)
                ?? memory.repeated(quantity, word..<end, self, site).map {
                    ($0, Measured(noun: $0.noun, verb: $0.verb))
                }
            if result == nil, let recorder = site.recorder {
                recorder.dropped(
                    quantity.kind == .count ? FrameReasons.uncounted : FrameReasons.figure,
                    at: top(of: word..<end, site.words) ?? word)
            }
            if let (figure, measured) = result {
                var figure = figure
                if let base = dated, site.words.sentence[base.top] == sentence { inherit(base, by: &figure, site) }
                if nouns.portions.contains(figure.noun.map(site.lemma) ?? "") { known.share(with: &figure, site) }
                memory.complete(&figure, site)
                memory.note(figure, site)
                found.append(figure)
                last = (sentence, quantity.kind, measured)
                if figure.statement.time != nil { dated = figure }
                known.last = figure
                if figure.isMoney {
                    known.paid = figure
                } else if !["percent", "share"].contains(figure.amount.unit) {
                    known.counted = figure
                }
                // `33 of the 45 seats`: the whole is no figure of its own.
                if quantity.kind == .count || quantity.kind == .number, let whole = whole(behind: end, site) {
                    end = whole.range.upperBound
                }
            }
            word = end
        }
    }

    /// A change against an earlier time holds for the time of what changed.
    private func inherit(_ known: Found, by found: inout Found, _ site: FrameSite) {
        guard case .figure(var figure) = found.statement.content, case .figure(let base) = known.statement.content,
            figure.scope == "change", let time = found.statement.time, FigureReader.isBase(time, of: found, site)
        else { return }
        figure.period = base.period
        found.statement.content = .figure(figure)
        found.statement.time = known.statement.time
    }

    /// Whether a time is what a change is measured from: it stands behind `from`, `than` or `compared with`.
    private static func isBase(_ time: StatedTime, of found: Found, _ site: FrameSite) -> Bool {
        let words = site.words
        for word in site.context.sentence(of: found.top).words where Int(words.start[word]) >= time.span.start {
            var before = word - 1
            while before > found.top, words.tag[before] == .determiner || words.tag[before] == .adjective {
                before -= 1
            }
            return before >= 0 && ["from", "than", "with", "against", "over", "on"].contains(site.form(before))
        }
        return false
    }

    private func read(
        _ quantity: Quantity, _ range: Range<Int>, _ before: Measured?, _ known: Known, _ site: FrameSite
    ) -> (Found, Measured)? {
        guard let top = top(of: range, site.words) else { return nil }
        switch quantity.kind {
        case .money, .percent, .share: break
        case .rate, .count, .dimension:
            if let count = count(quantity, range, top, site) {
                return (count, Measured(noun: count.noun, verb: count.verb))
            }
            // `33 of the 45 seats`.
            if quantity.kind == .count, let part = counted(quantity, range, top, site) {
                return (part, Measured(noun: part.noun, verb: part.verb))
            }
            guard quantity.kind == .rate else { return nil }
        case .number where quantity.isFraction:
            if isOrdinal(range, site) { return nil }
        case .number:
            let found =
                part(quantity, range, top, site) ?? split(quantity, range, top, site)
                ?? tally(quantity, range, top, site) ?? told(quantity, range, top, known, site)
                ?? shared(quantity, range, top, known, site) ?? elided(quantity, range, top, known, site)
                ?? counted(quantity, range, top, site)
            return (found ?? bare(quantity, range, top, known.counted, site)).map {
                ($0, Measured(noun: $0.noun, verb: $0.verb))
            }
        case .ordinal, .age: return nil
        }
        // `the majority of` is no number.
        if quantity.kind == .share, quantity.amount.value == nil { return nil }
        guard
            let measured = measured(by: lines.read(range, site), before, site)
                ?? (quantity.kind == .money ? price(range, top, site) : nil) ?? measured(top, range, site, depth: 0)
                ?? (quantity.kind == .money || quantity.kind == .percent ? governed(top, site) : nil)
        else {
            let found = told(quantity, range, top, known, site) ?? worth(quantity, range, top, known, site)
            return found.map { ($0, Measured(noun: $0.noun, verb: $0.verb)) }
        }
        var amount = quantity.amount
        if quantity.isFraction { amount.unit = "share" }
        return figure(amount, quantity.span, range, top, measured, nil, site).map { ($0, measured) }
    }

    /// What the order of words around an amount says that it measures.
    func measured(by line: AmountLine.Reading, _ before: Measured?, _ site: FrameSite) -> Measured? {
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
        guard var anchor = line.anchor else { return nil }
        if let phrase = phrasal(anchor, site) ?? prepositional(anchor, line, site) {
            return Measured(verb: phrase.verb, act: phrase.row, scope: phrase.row.scope)
        }
        if let phrase = phrasalValue(anchor, site),
            let noun = lines.head(before: phrase.verb, site) ?? antecedent(before: phrase.verb, site),
            isThing(noun, site)
        {
            return Measured(
                noun: noun, verb: phrase.verb, scope: isChange(phrase.row, line.preposition) ? phrase.row.scope : nil)
        }
        if let changed = changed(anchor, line, site) { return changed }
        // `will cost Uganda 3 billion`, `owes them 5 million`: whom it is of stands between.
        if words.tag[anchor] == .properNoun || words.tag[anchor] == .pronoun, line.preposition == nil, anchor > 0,
            let verb = site.verbAhead(of: anchor), verbs[site.lemma(verb)] != nil,
            site.context.entity(ofHead: anchor) != nil || words.tag[anchor] == .pronoun
        {
            anchor = verb
        }
        // `put the cost of the line at`: the object of the verb is measured.
        if words.tag[anchor] == .noun || words.tag[anchor] == .properNoun, line.preposition == "at",
            let noun = lines.head(before: anchor + 1, site), isThing(noun, site), let verb = site.verbAhead(of: noun),
            stating.contains(site.lemma(verb))
        {
            return Measured(noun: noun, verb: verb)
        }
        // `Repairs are put at 45 million`.
        if words.tag[anchor] == .verb, line.preposition == "at", stating.contains(site.lemma(anchor)),
            site.context.arguments(of: anchor).isPassive, words.relation[anchor] != .acl,
            let noun = lines.head(before: anchor, site) ?? site.context.arguments(of: anchor).object,
            isThing(noun, site)
        {
            return Measured(noun: noun, verb: anchor)
        }
        // `the loan, put at 200 million`.
        if words.tag[anchor] == .verb, line.preposition == "at", stating.contains(site.lemma(anchor)),
            words.relation[anchor] == .acl, words.head[anchor] >= 0, isThing(Int(words.head[anchor]), site)
        {
            return Measured(noun: Int(words.head[anchor]), verb: anchor)
        }
        if site.form(anchor) == "worth" {
            guard let noun = lines.head(before: anchor, site), isThing(noun, site) || isCounted(noun, site) else {
                return nil
            }
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
        else {
            // `Mending both will cost 45 million`: what is measured is an act.
            return row.what.isEmpty ? nil : Measured(verb: anchor, act: row)
        }
        return Measured(noun: noun, verb: anchor, scope: isChange(row, line.preposition) ? row.scope : nil)
    }

    /// The object of a verb of change before an amount: `raised its surcharge by 60 percent`, `cut the toll on lorries by a
    /// third`; whatever changes by an amount is measured, what changes to one must be a thing that amounts are of.
    private func changed(_ anchor: Int, _ line: AmountLine.Reading, _ site: FrameSite) -> Measured? {
        let words = site.words
        guard line.preposition == "by" || line.preposition == "to",
            words.tag[anchor] == .noun || words.tag[anchor] == .properNoun
        else { return nil }
        let scope = line.preposition == "by" ? "change" : nil
        if words.tag[anchor] == .noun, isThing(anchor, site), let verb = site.verbAhead(of: anchor),
            moving.contains(site.lemma(verb))
        {
            return Measured(noun: anchor, verb: verb, scope: scope)
        }
        // What stands between the object and the amount says more of the object.
        var word = anchor
        for _ in 0..<4 {
            let head = Int(words.head[word])
            guard head >= 0, head < word || words.relation[word] == .compound else { return nil }
            if words.tag[head] == .verb {
                guard moving.contains(site.lemma(head)), words.relation[word] == .obj, words.tag[word] == .noun,
                    scope != nil || isThing(word, site)
                else { return nil }
                return Measured(noun: word, verb: head, scope: scope)
            }
            word = head
        }
        return nil
    }

    /// `fell by half`, `cut the quota by half`: a share that no number says.
    private func readHalves(_ site: FrameSite, into found: inout [Found]) {
        let words = site.words
        for word in 1..<max(1, words.count)
        where words.span(word).count == 4 && site.context.quantityOfWord[word] < 0 && site.form(word) == "half"
            && site.form(word - 1) == "by"
        {
            // `by half a million`, `by half-time`, `by half of them`.
            if word + 1 < words.count, words.sentence[word + 1] == words.sentence[word] {
                switch words.tag[word + 1] {
                case .noun, .numeral, .determiner, .adjective: continue
                default: if site.form(word + 1) == "of" || site.form(word + 1) == "-" { continue }
                }
            }
            let half = Quantity(kind: .share, span: words.span(word), amount: Amount(value: 0.5, unit: "share"))
            if let (figure, _) = read(half, word..<(word + 1), nil, Known(), site) { found.append(figure) }
        }
    }

    func isStating(_ verb: Int, _ site: FrameSite) -> Bool { stating.contains(site.lemma(verb)) }

    /// `by a tenth` is a change, `to 5 billion` and `from 4 billion` are values.
    func isChange(_ row: VerbRow, _ preposition: String?) -> Bool {
        row.scope != nil && (preposition == nil || preposition == "by")
    }

    /// The word of a quantity that hangs on a word outside.
    func top(of range: Range<Int>, _ words: Words) -> Int? {
        range.first { !range.contains(Int(words.head[$0])) && words.tag[$0] != .punctuation } ?? range.first
    }

    // MARK: - The figure

    func figure(
        _ amount: Amount, _ own: Span, _ range: Range<Int>, _ top: Int, _ measured: Measured, _ text: String?,
        _ site: FrameSite
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
        // `Mending both will cost 45 million`: the act is what is measured.
        if measured.noun == nil, text == nil, let verb = measured.verb, measured.act?.isAct == false,
            let act = site.trees.child(of: verb, in: words, where: { $0 == .csubj })
        {
            what += " of " + site.form(act)
        }
        guard !what.isEmpty else { return nil }
        var sides: [EntityID] = []
        func add(_ more: [EntityID]) { for side in more where !sides.contains(side) { sides.append(side) } }
        let ownSides = site.sides(behind: range.upperBound - 1, ["to", "from", "for", "with", "between", "by"])
        if measured.isNext, !ownSides.isEmpty {
            // `3 billion to China and 2 billion to Russia`: the first side is shared, the second its own.
            if let verb = measured.verb { add(site.agents(of: verb)) }
            if sides.isEmpty, let noun = measured.noun { add(site.sidesBefore(noun)) }
            sides = Array(sides.prefix(1))
        } else if let noun = measured.noun {
            add(site.sidesBefore(noun))
            add(site.sides(behind: noun, ["between", "of", "from", "to", "with", "by", "for", "in", "at"]))
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
                add(apposed(of: verb, site) ?? site.agents(of: verb))
            }
            if ownSides.isEmpty {
                for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != top {
                    if ["to", "with", "from", "in", "between", "for"].contains(site.lemmas[Int(oblique.preposition)]) {
                        add(site.sides(of: oblique.head).filter(site.isPublic))
                    }
                }
                if let indirect = arguments.indirect { add(site.sides(of: indirect)) }
                // `owes Chad 5 million`, where the tree makes Chad the object.
                if let object = arguments.object, object != measured.noun, object < top,
                    measured.act != nil || verbs[site.lemma(verb)]?.isAct == true || arguments.indirect == nil
                {
                    add(site.sides(of: object).filter(site.isPublic))
                }
            }
        }
        add(ownSides)
        if sides.count < 2, let verb = measured.verb, let act = verbs[site.lemma(verb)], act.isAct, !measured.isNext {
            // `exported 40 million dollars' worth of tuna to Chad`.
            add(site.target(of: verb, ["to", "from", "for", "into", "at"]).filter { site.isPublic($0) || $0.isBody })
        }
        if !measured.isNext { addOwners(&sides, of: measured, top, site) }
        if sides.count < 2, isEach(range, measured, site), let pair = site.pair(before: range.lowerBound),
            sides.allSatisfy({ pair.contains($0) || !site.isPublic($0) })
        {
            sides = pair
        }
        if sides.count == 1, !measured.isNext, let other = receiver(of: measured, besides: sides[0], top, site) {
            sides.append(other)
        }
        let thing = measured.noun.map(site.lemma) ?? text ?? measured.act?.what
        complete(&sides, of: thing, before: range.lowerBound, site)
        if sides.count > 6 { sides = Array(sides.prefix(6)) }
        let isChange =
            ["up", "down"].contains(
                range.lowerBound > 0 ? site.form(range.lowerBound - 1) : "")
            && (amount.unit == "percent" || amount.unit == "share")
        var time =
            measured.isAlone
            ? nil
            : site.time(around: top, inClause: true) ?? measured.verb.flatMap { site.time(around: $0, inClause: true) }
        // `signed a contract on Monday for 2 million tonnes a year`: a rate is not of the day of the deal.
        if measured.scope?.hasPrefix("per ") ?? false, time?.period.map({ $0.days == 1 }) ?? false { time = nil }
        var amount = amount
        if let noun = measured.noun, let bound = nouns.bounds[site.lemma(noun)], amount.bound == .exact {
            amount.bound = bound
        }
        let figure = Figure(
            amount: amount, what: what, between: sides.count > 1 ? sides : [],
            of: sides.count == 1 ? sides[0] : nil, period: period(time, site),
            scope: measured.scope ?? (isChange ? "change" : nil))
        var span = own.union(site.span(of: site.trees.nounPhrase(top, words), around: top))
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
            if let noun = measured.noun, let unit = units.place(of: site.lemma(noun)) {
                recorder.row(unit, at: top, on: noun..<(noun + 1))
            }
            if let noun = measured.noun {
                recorder.said("'\(site.context.analysis.text[words.span(noun)])' is what is measured", at: top)
            }
        }
        let statement = site.statement(.figure(figure), span: span, at: top, modality: modality, time: time)
        return Found(statement: statement, amount: amount, noun: measured.noun, verb: measured.verb, top: top)
    }

    /// The days that a time gives an amount: `since 2013` goes on to the day of the report.
    private func period(_ time: StatedTime?, _ site: FrameSite) -> CalendarPeriod? {
        guard let period = time?.period, time?.modifier == .since,
            let last = site.context.analysis.document.published?.last, last > period.last
        else { return time?.period }
        return CalendarPeriod(period.first, last)
    }
}
