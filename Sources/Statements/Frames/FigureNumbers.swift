import Diplomacy
import Language
import SourceText

/// Numbers by themselves: votes, shares of what was counted before, amounts without their unit, and numbers that are none.
extension FigureReader {
    /// `voted 31 to 9`, `a vote of 61-14`: how many were for something.
    func tally(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        let joint = range.upperBound
        guard joint + 1 < words.count, words.sentence[joint + 1] == words.sentence[top],
            ["to", "-", "–", "against"].contains(site.form(joint)),
            site.context.quantityOfWord[joint + 1] >= 0
                || words.tag[joint + 1] == .numeral
        else { return nil }
        let sentence = site.context.sentence(of: top).words
        var word = range.lowerBound - 1
        while word >= sentence.lowerBound, range.lowerBound - word <= 4, site.lemma(word) != "vote" { word -= 1 }
        guard word >= sentence.lowerBound, range.lowerBound - word <= 4, site.lemma(word) == "vote" else { return nil }
        var amount = quantity.amount
        amount.unit = "votes"
        return figure(
            amount, quantity.span, range, top, Measured(verb: words.tag[word] == .verb ? word : nil), "votes", site)
    }

    /// `eight for Peru and four for Chile`, `20 from Kenya`: whose part of what was counted last a number is.
    func shared(
        _ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ known: Known, _ site: FrameSite
    ) -> Found? {
        let words = site.words
        let next = range.upperBound
        guard let counted = known.counted, next + 1 < words.count,
            words.sentence[next] == words.sentence[top], words.sentence[top] - words.sentence[counted.top] <= 1,
            quantity.amount.unit.isEmpty, (quantity.amount.value ?? 0) >= 2,
            ["for", "from", "to"].contains(site.form(next)), words.tag[next] == .adposition,
            case .figure(let whole) = counted.statement.content, site.context.timeOfWord[range.lowerBound] < 0,
            // Of things and people; `eight for Peru` is no part of an amount of energy.
            units.measure(whole.amount.unit) == nil
        else { return nil }
        let end = min(site.context.sentence(of: top).words.upperBound, next + 6)
        var own: EntityID?
        scan: for word in (next + 1)..<max(end, next + 1) {
            switch words.tag[word] {
            case .properNoun, .determiner, .adjective, .noun: own = own ?? site.side(at: word)
            default: break scan
            }
        }
        guard let own, site.isPublic(own) else { return nil }
        // `10 to Peru` behind `from 10 …` would be a range; behind a counted thing it is a part.
        var amount = quantity.amount
        amount.unit = whole.amount.unit
        var measured = Measured()
        measured.isAlone = true
        guard var found = figure(amount, quantity.span, range, top, measured, whole.what, site),
            case .figure(var figure) = found.statement.content
        else { return nil }
        let sides = whole.between + (whole.of.map { [$0] } ?? [])
        let other = sides.first.flatMap { $0 == own ? nil : $0 }
        (figure.between, figure.of) = other.map { ([$0, own], nil) } ?? ([], own)
        found.statement.content = .figure(figure)
        found.statement.span = found.statement.span.union(words.span(next + 1))
        return found
    }

    /// `Kazakhstan offered 1 billion`, `another 900 million`: a large number that leaves out the unit of the amount before it.
    func elided(
        _ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ known: Known, _ site: FrameSite
    ) -> Found? {
        let words = site.words
        guard let value = quantity.amount.value ?? quantity.amount.low, value >= 100_000, quantity.amount.unit.isEmpty,
            let last = known.last, words.sentence[top] - words.sentence[last.top] <= 3,
            case .figure(let before) = last.statement.content, before.amount.unit != "people",
            before.amount.unit != "percent", before.amount.unit != "share"
        else { return nil }
        let next = range.upperBound
        if next < words.count, words.sentence[next] == words.sentence[top],
            [.noun, .properNoun, .adjective, .symbol, .numeral].contains(words.tag[next])
        {
            return nil
        }
        let line = lines.read(range, site)
        let first = range.lowerBound - 1
        let isFurther = first >= 0 && ["another", "further", "additional"].contains(site.form(first))
        let verb = line.anchor.flatMap { words.tag[$0] == .verb ? $0 : nil }
        let act = verb.flatMap { verbs[site.lemma($0)] }
        var amount = quantity.amount
        amount.unit = before.amount.unit
        // `The fee will rise to 1.9 million`: the subject of a verb of value.
        if let verb, let act, !act.isAct, ["to", "at", "of", nil].contains(line.preposition),
            let noun = lines.head(before: verb, site), isThing(noun, site)
        {
            return figure(amount, quantity.span, range, top, Measured(noun: noun, verb: verb), nil, site)
        }
        guard
            isFurther || act?.isAct == true && line.preposition == nil
                || verb.map({ telling.contains(site.lemma($0)) }) == true
        else { return nil }
        let noun = last.noun.map { description($0, range, site) } ?? before.what
        let what = act.map { $0.isAct && !noun.isEmpty ? noun + " " + $0.what : noun } ?? noun
        return figure(amount, quantity.span, range, top, Measured(verb: verb), what, site)
    }

    /// `…, worth 61 million dollars`: what was counted last in the sentence.
    func worth(
        _ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ known: Known, _ site: FrameSite
    ) -> Found? {
        let line = lines.read(range, site)
        guard quantity.kind == .money, let anchor = line.anchor, site.form(anchor) == "worth",
            let counted = known.counted, site.words.sentence[counted.top] == site.words.sentence[top],
            case .figure(let before) = counted.statement.content
        else { return nil }
        guard var found = figure(quantity.amount, quantity.span, range, top, Measured(), before.what, site),
            case .figure(var figure) = found.statement.content
        else { return nil }
        if figure.between.isEmpty { (figure.between, figure.of) = (before.between, before.of ?? figure.of) }
        found.statement.content = .figure(figure)
        return found
    }

    /// `a fifth member`, `the body of a tenth`: which one of several, and no part.
    func isOrdinal(_ range: Range<Int>, _ site: FrameSite) -> Bool {
        let words = site.words
        let last = range.upperBound - 1
        guard range.lowerBound > 0 || range.count > 1, words.pennTag[last] != .NNS else { return false }
        let form = site.form(last)
        guard form.hasSuffix("th") || form == "third" else { return false }
        let next = range.upperBound
        let sentence = site.context.sentence(of: last).words
        let isOpen = next < sentence.upperBound
        if isOpen, words.tag[next] == .noun || words.tag[next] == .properNoun || words.tag[next] == .adjective {
            return true
        }
        let before = range.lowerBound - 1
        return before >= sentence.lowerBound && site.form(before) == "of" && !(isOpen && site.form(next) == "of")
    }

    /// Whether a noun is what a count counts: `five boats`.
    func isCounted(_ noun: Int, _ site: FrameSite) -> Bool {
        let number = Int(site.context.quantityOfWord[noun])
        return number >= 0 && site.words.tag[noun] == .noun
            && [.count, .number].contains(site.context.analysis.quantities[number].kind)
    }

    /// The act of a verb with a preposition: `asked for 85 million`, `will put 480 million into the line`.
    func prepositional(
        _ anchor: Int, _ line: AmountLine.Reading, _ site: FrameSite
    ) -> (verb: Int, row: VerbRow)? {
        let words = site.words
        // `asked Niger for 85 million`: of whom it is asked stands between.
        if words.tag[anchor] == .properNoun || words.tag[anchor] == .pronoun, let preposition = line.preposition,
            let verb = site.verbAhead(of: anchor), let row = verbs[site.lemma(verb) + " " + preposition], row.isAct
        {
            return (verb, row)
        }
        guard words.tag[anchor] == .verb else { return nil }
        let lemma = site.lemma(anchor)
        if let preposition = line.preposition {
            guard let row = verbs[lemma + " " + preposition], row.isAct else { return nil }
            return (anchor, row)
        }
        guard let next = line.next, words.tag[next] == .adposition,
            let row = verbs[lemma + " " + site.form(next)], row.isAct
        else { return nil }
        return (anchor, row)
    }

    // MARK: - Of whom

    /// Whether an amount is what each of two has or does: `three ships each`, `four hulls a side`, `each side hands over`.
    func isEach(_ range: Range<Int>, _ measured: Measured, _ site: FrameSite) -> Bool {
        let words = site.words
        let sentence = site.context.sentence(of: range.lowerBound).words
        var word = range.upperBound
        while word < sentence.upperBound, word - range.upperBound < 8 {
            if words.tag[word] == .verb || words.tag[word] == .auxiliary { break }
            switch site.form(word) {
            case "apiece": return true
            case "each":
                let next = word + 1
                if next >= sentence.upperBound || ![.noun, .adjective].contains(words.tag[next])
                    || site.anaphors.each.contains(site.form(next))
                {
                    return true
                }
            case "a", "per", "either":
                if word + 1 < sentence.upperBound, site.anaphors.each.contains(site.form(word + 1)) {
                    return true
                }
            default: break
            }
            word += 1
        }
        return false
    }

    /// To whom an act goes, or of whom it is asked, where its clause names nobody: the state named last, in its sentence or
    /// the one before.
    func receiver(of measured: Measured, besides side: EntityID, _ top: Int, _ site: FrameSite) -> EntityID? {
        guard let verb = measured.verb, side.isState, !site.context.isPassive(verb) else { return nil }
        let lemma = site.lemma(verb)
        let particle = verb + 1 < site.words.count ? lemma + " " + site.form(verb + 1) : lemma
        guard giving.contains(lemma) || giving.contains(particle), site.agents(of: verb).contains(side) else {
            return nil
        }
        guard let other = site.focus.last(before: top, besides: [side]), other.isState else { return nil }
        return other
    }
}
