import Diplomacy
import Language
import SourceText

/// Figures of counts and measures (`60 observers`, `550 million cubic feet a day`), of bare numbers whose noun stands elsewhere
/// (`received 11 of its own`, `the toll is above 50`), of parts (`60–40`) and of lengths of time (`eleven months of talks`).
extension FigureReader {
    // MARK: - Counts and measures

    func count(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        if let part = part(quantity, range, top, site) { return part }
        if units.isCondition(site.form(range.upperBound - 1)), range.count > 1 {
            var amount = quantity.amount
            amount.unit = "people"
            let text = "people " + site.form(range.upperBound - 1)
            return figure(amount, quantity.span, range, top, Measured(), text, site)
        }
        // `Hundreds of factory workers`: what is counted is the last noun of the quantity.
        var noun = range.last { words.tag[$0] == .noun && (words.tag[top] != .noun || quantity.kind == .count) } ?? top
        if words.tag[noun] != .noun, words.head[noun] >= 0 { noun = Int(words.head[noun]) }
        let value = abs(quantity.amount.value ?? quantity.amount.low ?? 0)
        if let measure = units.measure(quantity.amount.unit), quantity.kind != .count {
            return self.measure(quantity, measure, value, range, top, site)
        }
        // `1.2 million Venezuelans`: a people in numbers.
        if words.tag[noun] == .properNoun,
            words.pennTag[noun] == .NNPS || site.form(noun).hasSuffix("s") || range.count > 1,
            let people = site.context.entity(ofHead: noun), people.isState, range.upperBound >= noun,
            site.context.analysis.mentions[Int(site.context.mentionOfHead[noun])].use == .demonym
                || words.pennTag[noun] == .NNPS
        {
            return figure(inPeople(quantity.amount), quantity.span, range, top, Measured(noun: noun), "people", site)
        }
        guard words.tag[noun] == .noun else { return nil }
        if let members = members(quantity, noun, value, range, top, site) { return members }
        let isPerson =
            site.context.mentionOfHead[noun] >= 0
            && site.context.analysis.mentions[Int(site.context.mentionOfHead[noun])].kind == .person
        let isObject =
            words.relation[noun] == .obj && words.head[noun] >= 0
            && verbs[site.lemma(Int(words.head[noun]))]?.isAct == true
        // Whatever is given, sold or destroyed in numbers is worth a figure.
        let other = isObject && isThing(noun, site) ? FigureUnits.things : nil
        let anything =
            words.pennTag[noun] == .NNS && isThing(noun, site, alsoCounted: true) ? units.anything : nil
        guard let row = units.row(site.lemma(noun), isPerson: isPerson) ?? other ?? anything, value >= row.least
        else { return nil }
        var measured = Measured(noun: noun)
        var text: String?
        let isUndergoing = words.relation[noun] == .obj || words.relation[noun].isPassiveSubject
        let head = Int(words.head[noun])
        let act = head >= 0 && words.tag[head] == .verb ? verbs[site.lemma(head)] : nil
        if let act, act.isAct,
            isUndergoing && !(act.isUndergone && words.relation[noun] == .obj)
                || act.isUndergone && words.relation[noun] == .nsubj
        {
            measured.verb = head
            text = description(noun, range, site) + " " + act.what
        } else if let participle = participle(of: noun, site) {
            // `the 11 soldiers freed on Saturday`.
            measured.verb = participle
            text = description(noun, range, site) + " " + (verbs[site.lemma(participle)]?.what ?? "")
        } else if row.kind == .person, head >= 0, words.tag[head] == .verb, words.relation[noun] == .nsubj, value > 2 {
            // `About 3,000 people rallied`: people are counted with what they do.
            measured.verb = head
            text = description(noun, range, site) + " " + site.form(head)
        } else if row.sure.map({ value < $0 }) ?? true {
            // Of people, states and firms there is always some number: it needs somebody that it is of.
            guard
                !site.sidesBefore(noun).isEmpty || !site.sides(behind: noun, ["of", "in", "from"]).isEmpty
                    || range.contains(where: { site.side(at: $0) != nil })
                    || isEach(range, measured, site) && site.pair(before: range.lowerBound) != nil
                    || row.kind == .thing && hasThing(behind: noun, site)
            else { return nil }
        }
        // `will supply Chad with 18 tanks`.
        if measured.verb == nil, words.relation[noun] == .obl, site.preposition(of: noun) == "with", head >= 0,
            act?.isAct == true
        {
            measured.verb = head
        }
        // `has 350 soldiers`: whose they are.
        if measured.verb == nil, words.relation[noun] == .obj, head >= 0, words.tag[head] == .verb {
            measured.verb = head
        }
        var amount = quantity.amount
        if let unit = row.unit { amount.unit = unit }
        amount = exact(amount, before: range, site)
        return figure(amount, quantity.span, range, top, measured, text, site)
    }

    /// `It has four members`, `the pact's nine members`: of a framework or bloc these are states.
    private func members(
        _ quantity: Quantity, _ noun: Int, _ value: Double, _ range: Range<Int>, _ top: Int, _ site: FrameSite
    ) -> Found? {
        let words = site.words
        guard let row = units.membership(site.lemma(noun)), value >= row.least, words.pennTag[noun] == .NNS else {
            return nil
        }
        func framework(_ word: Int) -> EntityID? {
            if let id = site.context.entity(ofHead: word), id.rawValue.hasPrefix("fw:") { return id }
            return site.framework(of: word)
        }
        var owner: EntityID?
        site.trees.forEachChild(noun) { child in
            if owner == nil, words.relation[child] == .nmodPoss || words.relation[child] == .nmod {
                owner = framework(child)
            }
        }
        let head = Int(words.head[noun])
        if owner == nil, head >= 0, words.tag[head] == .verb, words.relation[noun] == .obj {
            owner = site.context.subject(of: head).flatMap(framework)
        }
        guard let owner else { return nil }
        var amount = quantity.amount
        amount.unit = row.unit ?? amount.unit
        var measured = Measured(noun: noun)
        measured.isAlone = true
        guard var found = figure(amount, quantity.span, range, top, measured, site.form(noun), site),
            case .figure(var figure) = found.statement.content
        else { return nil }
        (figure.between, figure.of) = ([], owner)
        found.statement.content = .figure(figure)
        return found
    }

    private func inPeople(_ amount: Amount) -> Amount {
        var amount = amount
        amount.unit = "people"
        return amount
    }

    /// `handed over eleven soldiers`: a particle of the verb is no bound of the number.
    private func exact(_ amount: Amount, before range: Range<Int>, _ site: FrameSite) -> Amount {
        let before = range.lowerBound - 1
        // `brokered over five rounds of talks`: in that time, and not more than it.
        if before > 0, amount.value != nil, amount.bound != .exact, site.form(before) == "over",
            site.words.tag[before - 1] == .verb, site.words.relation[range.upperBound - 1] == .obl
        {
            return Amount(value: amount.value, bound: .exact, unit: amount.unit)
        }
        guard amount.bound != .exact, before > 0, amount.value != nil,
            site.words.relation[before] == .compoundPrt || site.words.pennTag[before] == .RP
                || site.words.tag[before - 1] == .verb
                    && verbs[site.lemma(before - 1) + " " + site.form(before)]?.isAct == true
        else { return amount }
        return Amount(value: amount.value, bound: .exact, unit: amount.unit)
    }

    /// A participle behind a noun that tells what happened to it, by a row of the table.
    private func participle(of noun: Int, _ site: FrameSite) -> Int? {
        var found: Int?
        site.trees.forEachChild(noun) { child in
            if found == nil, child > noun, site.words.relation[child] == .acl, site.words.pennTag[child] == .VBN,
                verbs[site.lemma(child)]?.isAct == true
            {
                found = child
            }
        }
        return found
    }

    private func hasThing(behind noun: Int, _ site: FrameSite) -> Bool {
        var found = false
        site.trees.forEachChild(noun) { child in
            if child > noun, site.words.relation[child] == .nmod, site.preposition(of: child) == "of",
                isThing(child, site)
            {
                found = true
            }
        }
        return found
    }

    /// `the eight-nation bloc`: how many members something has.
    func part(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        var last = range.upperBound - 1
        if units.part(site.lemma(last)) == nil {
            guard range.upperBound + 1 < words.count, words.pennTag[range.upperBound] == .HYPH else { return nil }
            last = range.upperBound + 1
        } else {
            guard last > range.lowerBound, words.pennTag[last - 1] == .HYPH else { return nil }
        }
        guard let row = units.part(site.lemma(last)), (quantity.amount.value ?? 0) >= row.least else { return nil }
        let head = last + 1 < words.count && words.tag[last + 1] == .noun ? last + 1 : last
        var amount = quantity.amount
        amount.unit = row.unit ?? amount.unit
        var measured = Measured(noun: head)
        measured.isAlone = true
        let text = "members of " + (head == last ? "group" : site.form(head))
        guard var found = figure(amount, quantity.span, range, top, measured, text, site) else { return nil }
        if case .figure(var figure) = found.statement.content, figure.of == nil, figure.between.isEmpty {
            figure.of = site.context.entity(ofHead: head) ?? site.framework(before: head + 1)
            found.statement.content = .figure(figure)
        }
        return found
    }

    /// `40,000 tonnes of maize`, `550 million cubic feet a day`.
    private func measure(
        _ quantity: Quantity, _ row: FigureUnits.Row, _ value: Double, _ range: Range<Int>, _ top: Int,
        _ site: FrameSite
    ) -> Found? {
        guard value >= row.least else { return nil }
        var measured =
            measured(by: lines.read(range, site), nil, site) ?? self.measured(top, range, site, depth: 0) ?? Measured()
        let words = site.words
        if measured.noun == nil {
            site.trees.forEachChild(top) { child in
                if measured.noun == nil, child >= range.upperBound, words.relation[child] == .nmod,
                    site.preposition(of: child) == "of", isThing(child, site)
                {
                    measured.noun = child
                }
            }
        }
        if measured.verb == nil, words.relation[top] == .obj, words.head[top] >= 0 {
            measured.verb = Int(words.head[top])
        }
        var text: String?
        if measured.noun == nil {
            // Goods and energy are worth a figure by themselves, a length where it is long.
            guard let what = row.what, row.kind == .measure || value >= 20 else { return nil }
            text = what
            if let verb = measured.verb, let act = verbs[site.lemma(verb)], act.isAct { text = what + " " + act.what }
        }
        var amount = quantity.amount
        // The unit as the record names it, in the spelling of the text where that has another (`tonnes`).
        let own = range.map(site.form).first { units.measure($0).map { $0.unit != nil } ?? false }
        if let unit = own.flatMap({ units.measure($0)?.unit }) ?? row.unit {
            amount.unit = amount.unit.range(of: " per ").map { unit + amount.unit[$0.lowerBound...] } ?? unit
        }
        if amount.unit.range(of: " per ") == nil, let per = per(behind: range.upperBound, site) {
            amount.unit += " per " + per
        }
        // An amount for a year is one of its unit, as money is: `4 million tonnes a year`, `4 million tonnes in 2025`.
        if amount.unit.hasSuffix(FigureReader.yearly) {
            amount.unit.removeLast(FigureReader.yearly.count)
            measured.scope = measured.scope ?? "per year"
        }
        return figure(exact(amount, before: range, site), quantity.span, range, top, measured, text, site)
    }

    private static let yearly = " per year"

    /// `a day`, `per year`, `each month`, `daily` behind an amount.
    private func per(behind next: Int, _ site: FrameSite) -> String? {
        let sentence = site.context.sentence(of: max(0, next - 1)).words
        guard next < sentence.upperBound else { return nil }
        if let adverb = FigureReader.periods[site.form(next)] { return adverb }
        guard next + 1 < sentence.upperBound, ["a", "per", "each", "every"].contains(site.form(next)) else {
            return nil
        }
        let noun = site.form(next + 1)
        return FigureReader.terms.contains(noun) ? noun : nil
    }

    private static let periods = [
        "hourly": "hour", "daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year",
    ]
    private static let terms: Set<String> = Set(periods.values).union(["second", "minute"])

    // MARK: - Bare numbers

    /// A number whose noun stands elsewhere: behind a group or its verb, of those that a verb acts on, of what was counted
    /// last.
    func bare(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ people: Found?, _ site: FrameSite) -> Found? {
        let words = site.words
        let value = abs(quantity.amount.value ?? quantity.amount.low ?? 0)
        guard value >= 2, site.context.timeOfWord[range.lowerBound] < 0 else { return nil }
        var next = range.upperBound
        // `60 of them`, `11 of its own` count; `60 kilometres`, `Article 5` are read elsewhere or not at all.
        let sentence = site.context.sentence(of: top).words
        if let text = condition(behind: &next, sentence.upperBound, site) {
            var amount = quantity.amount
            amount.unit = "people"
            return figure(amount, quantity.span, range, top, Measured(), text, site)
        }
        if next < sentence.upperBound, [.noun, .properNoun, .adjective, .symbol, .numeral].contains(words.tag[next]) {
            return nil
        }
        var amount = quantity.amount
        amount.unit = "people"
        let line = lines.read(range, site)
        // `a team of 60`.
        if let anchor = line.anchor, line.preposition == "of", let row = units.group(site.lemma(anchor)),
            value >= row.least
        {
            return figure(amount, quantity.span, range, top, Measured(noun: anchor), nil, site)
        }
        // `the toll is above 50`, `put the crowd at 2,000`.
        if let measured = measured(by: line, nil, site) ?? self.measured(top, range, site, depth: 0),
            let noun = measured.noun,
            let row = units.group(site.lemma(noun)), value >= row.least
        {
            return figure(amount, quantity.span, range, top, measured, nil, site)
        }
        var verb = line.anchor.flatMap { words.tag[$0] == .verb ? $0 : nil }
        // `the union put the number at 600`.
        var isPut = false
        if verb == nil, line.preposition == "at", let anchor = line.anchor, nouns.empty.contains(site.lemma(anchor)),
            let ahead = site.verbAhead(of: anchor), isStating(ahead, site)
        {
            (verb, isPut) = (ahead, true)
        }
        guard let verb, let people, words.sentence[top] - words.sentence[people.top] <= 2 else { return nil }
        guard case .figure(let known) = people.statement.content else { return nil }
        let noun = people.noun.map { description($0, range, site) } ?? known.what
        // `detained nine of them`: of those that the sentence before told.
        let isOfThem =
            next + 1 < sentence.upperBound && site.form(next) == "of" && words.tag[next + 1] == .pronoun
        if let act = verbs[site.lemma(verb)], act.isAct, line.preposition == nil,
            words.sentence[top] == words.sentence[people.top] || isOfThem
        {
            amount.unit = people.amount.unit
            let measured = Measured(noun: nil, verb: verb)
            guard var found = figure(amount, quantity.span, range, top, measured, noun + " " + act.what, site) else {
                return nil
            }
            // What is exchanged is of the same two.
            if case .figure(var figure) = found.statement.content, figure.between.isEmpty, known.between.count == 2,
                figure.of.map({ known.between.contains($0) }) ?? true
            {
                (figure.between, figure.of) = (known.between, nil)
                found.statement.content = .figure(figure)
            }
            return found
        }
        // `police spoke of several hundred`.
        amount.unit = people.amount.unit
        if isPut { return figure(amount, quantity.span, range, top, Measured(noun: nil, verb: verb), known.what, site) }
        if telling.contains(site.lemma(verb)), value >= 10, line.preposition == "of" || line.preposition == nil {
            return figure(amount, quantity.span, range, top, Measured(noun: nil, verb: verb), known.what, site)
        }
        return nil
    }

    /// What became of people that only a number stands for: `12 dead`, `34 were killed`.
    private func condition(behind next: inout Int, _ end: Int, _ site: FrameSite) -> String? {
        var word = next
        while word < end, site.words.tag[word] == .auxiliary || site.words.tag[word] == .adverb { word += 1 }
        guard word < end, units.isCondition(site.form(word)) else { return nil }
        return "people " + site.form(word)
    }

    /// `shared 60–40`: two numbers that make a hundred are the parts of two.
    func split(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        let dash = range.upperBound
        guard dash + 1 < words.count, let first = quantity.amount.value, first > 0, first < 100,
            ["-", "–", "/", "—", "to", ":"].contains(site.form(dash))
        else { return nil }
        let other = Int(site.context.quantityOfWord[dash + 1])
        guard other >= 0, let second = site.context.analysis.quantities[other].amount.value, first + second == 100
        else {
            return nil
        }
        let sentence = site.context.sentence(of: top).words
        var word = range.lowerBound - 1
        while word >= sentence.lowerBound, range.lowerBound - word <= 4, !units.isSplit(site.lemma(word)) { word -= 1 }
        guard word >= sentence.lowerBound, units.isSplit(site.lemma(word)) else { return nil }
        let arguments = site.context.arguments(of: word)
        guard let noun = arguments.object ?? lines.head(before: word, site), isThing(noun, site) else { return nil }
        let amount = Amount(value: first, bound: quantity.amount.bound, unit: "percent")
        guard var found = figure(amount, quantity.span, range, top, Measured(noun: noun, verb: word), nil, site) else {
            return nil
        }
        if case .figure(var figure) = found.statement.content, figure.between.isEmpty,
            let pair = site.pair(before: range.lowerBound), figure.of.map({ pair.contains($0) }) ?? true
        {
            (figure.between, figure.of) = (pair, nil)
            found.statement.content = .figure(figure)
        }
        return found
    }

    // MARK: - Lengths of time

    /// `eleven months of talks`: how long something lasted.
    func duration(_ time: TimeExpression, _ site: FrameSite) -> Found? {
        let words = site.words
        guard let value = time.value, let (number, unit) = FigureReader.length(value) else { return nil }
        guard let head = time.head, head < words.count else { return nil }
        var low = head
        var high = head + 1
        while low > 0, site.context.timeOfWord[low - 1] == site.context.timeOfWord[head], low > head - 8 { low -= 1 }
        while high < words.count, site.context.timeOfWord[high] == site.context.timeOfWord[head] { high += 1 }
        let sentence = site.context.sentence(of: head).words
        let bound: Amount.Bound = time.time.modifier == .approximate ? .about : .exact
        if let (noun, verb) = lasted(low..<high, head, site) {
            let text = noun.map { description($0, low..<high, site) + " " + site.form(verb) } ?? site.form(verb)
            return figure(
                Amount(value: number, bound: bound, unit: unit), time.span, low..<high, head,
                Measured(noun: noun, verb: verb), text, site)
        }
        guard high < sentence.upperBound else { return nil }
        var noun: Int?
        if site.form(high) == "of" {
            noun = lines.read(low..<high, site).behind
        } else if head == high - 1 || words.pennTag[high - 1] == .HYPH || words.tag[high] == .noun {
            // `a 25-year lease`, `a 12-day air war`: the end of the run of nouns.
            var last = high
            while last < sentence.upperBound, last - high < 4, words.tag[last] == .noun || words.tag[last] == .adjective
            { last += 1 }
            if last > high, nouns.lasting.contains(site.lemma(last - 1)) { noun = last - 1 }
        }
        guard let noun, isThing(noun, site) else { return nil }
        let amount = Amount(value: number, bound: bound, unit: unit)
        var measured = Measured(noun: noun)
        measured.isAlone = true
        return figure(amount, time.span, low..<high, head, measured, nil, site)
    }

    /// The verb of `figure_verbs.tsv` that a length of time tells the length of, and what lasted: `the lease runs for 50
    /// years`, `was switched off for 70 minutes`.
    private func lasted(_ range: Range<Int>, _ head: Int, _ site: FrameSite) -> (noun: Int?, verb: Int)? {
        let words = site.words
        let sentence = site.context.sentence(of: head).words
        var verb = Int(words.head[head])
        for _ in 0..<3 where verb >= 0 && words.tag[verb] != .verb { verb = Int(words.head[verb]) }
        guard verb >= sentence.lowerBound, verb < range.lowerBound, words.tag[verb] == .verb,
            lasting.contains(site.lemma(verb))
        else { return nil }
        var before = range.lowerBound - 1
        while before > verb, lines.isFiller(site.form(before)), site.form(before) != "for" { before -= 1 }
        guard before == verb || site.form(before) == "for" else { return nil }
        let arguments = site.context.arguments(of: verb)
        var noun = arguments.isPassive ? arguments.object : arguments.object ?? arguments.agent
        if noun == nil || noun.map({ range.contains($0) || $0 > range.lowerBound }) ?? false { noun = arguments.agent }
        noun = noun ?? lines.head(before: verb, site)
        return (noun.flatMap { isThing($0, site) ? $0 : nil }, verb)
    }

    /// The number and unit of an ISO 8601 length of one unit: `P11M`.
    static func length(_ value: String) -> (Double, String)? {
        guard value.hasPrefix("P"), let last = value.last,
            let number = Double(value.dropFirst(value.hasPrefix("PT") ? 2 : 1).dropLast())
        else { return nil }
        let isClock = value.hasPrefix("PT")
        let names: [Character: String] =
            isClock ? ["H": "hours", "M": "minutes"] : ["Y": "years", "M": "months", "W": "weeks", "D": "days"]
        return names[last].map { (number, $0) }
    }
}
