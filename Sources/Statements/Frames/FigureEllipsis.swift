import Diplomacy
import Language
import SourceText

/// Numbers that leave something out that stands before or behind them: the unit (`spoke of 1.5 billion`), the low end
/// (`10 to 15 percent`), the whole (`33 of the 45 seats`), the noun behind its adjectives (`2,400 fishing days`).
extension FigureReader {
    /// What a passage has paid and counted last, for numbers that leave it out.
    struct Known {
        var paid: Found?
        var counted: Found?
        /// The figure before, whatever it counts.
        var last: Found?

        /// A part is of those that the whole is of: `A first tranche of 250 million` of an investment.
        func share(with found: inout Found, _ site: FrameSite) {
            found.isTakenUp = true
            guard let paid, found.isMoney, site.words.sentence[found.top] - site.words.sentence[paid.top] <= 2,
                case .figure(var figure) = found.statement.content, figure.between.isEmpty,
                case .figure(let whole) = paid.statement.content
            else { return }
            (figure.between, figure.of) = (whole.between, whole.of)
            found.statement.content = .figure(figure)
        }
    }

    /// A number and the amount behind `to` or `or` as one range: `by 10 to 15 percent`, but not `from 10 to 15 percent`.
    func range(from quantity: Quantity, _ words: Range<Int>, _ site: FrameSite) -> (Quantity, end: Int)? {
        let joint = words.upperBound
        guard quantity.kind == .number, joint + 1 < site.words.count, let low = quantity.amount.value,
            ["to", "or", "-", "–"].contains(site.form(joint)),
            words.lowerBound == 0 || !["from", "between"].contains(site.form(words.lowerBound - 1))
        else { return nil }
        let number = Int(site.context.quantityOfWord[joint + 1])
        guard number >= 0, site.words.sentence[joint + 1] == site.words.sentence[joint] else { return nil }
        var whole = site.context.analysis.quantities[number]
        guard [.percent, .dimension, .count, .rate].contains(whole.kind), let high = whole.amount.value, high > low,
            whole.amount.bound == .exact
        else { return nil }
        // `by 57 to 4 votes` and `one to 100 people` are no range.
        guard high <= low * 20 else { return nil }
        whole.amount = Amount(value: nil, low: low, high: high, bound: quantity.amount.bound, unit: whole.amount.unit)
        whole.span = quantity.span.union(whole.span)
        return (whole, site.quantityRange(at: joint + 1).upperBound)
    }

    /// The noun of a whole that a number is part of, and the words of the number of the whole: `of the 45 seats`.
    func whole(behind next: Int, _ site: FrameSite) -> (noun: Int, range: Range<Int>)? {
        let words = site.words
        guard next + 2 < words.count, site.form(next) == "of",
            words.tag[next + 1] == .determiner || words.pennTag[next + 1] == .PRPS
        else { return nil }
        guard site.context.quantityOfWord[next + 2] >= 0, words.sentence[next + 2] == words.sentence[next] else {
            return nil
        }
        var end = site.quantityRange(at: next + 2).upperBound
        var noun = end - 1
        while end < words.count, words.tag[noun] != .noun, words.tag[end] == .noun || words.tag[end] == .adjective {
            noun = end
            end += 1
        }
        return words.tag[noun] == .noun ? (noun, (next + 2)..<end) : nil
    }

    /// A bare number whose noun stands behind an adjective, a participle or a people's name, or behind the whole that it is
    /// part of.
    func counted(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ site: FrameSite) -> Found? {
        let words = site.words
        guard let value = quantity.amount.value ?? quantity.amount.low, value >= 2,
            site.context.timeOfWord[range.lowerBound] < 0
        else { return nil }
        let sentence = site.context.sentence(of: top).words
        var noun = whole(behind: range.upperBound, site)?.noun
        let isPart = noun != nil
        if noun == nil {
            var next = range.upperBound
            scan: while next < sentence.upperBound, next - range.upperBound < 4, site.context.quantityOfWord[next] < 0 {
                switch words.tag[next] {
                case .noun: noun = next
                case .properNoun
                where words.pennTag[next] == .NNPS || site.context.entity(ofHead: next)?.isState == true:
                    noun = next
                case .adjective, .properNoun: break
                case .verb where words.relation[next] == .amod || words.pennTag[next] == .VBG: break
                case .punctuation where words.pennTag[next] == .HYPH: break
                default: break scan
                }
                next += 1
            }
        }
        guard let noun, noun > range.lowerBound else { return nil }
        var amount = quantity.amount
        if words.tag[noun] == .properNoun {
            guard value >= 10, words.pennTag[noun] != .NNP || words.tag[min(noun + 1, words.count - 1)] == .verb else {
                return nil
            }
            amount.unit = "people"
            return figure(amount, quantity.span, range, top, Measured(noun: noun), "people", site)
        }
        // `twelve craft`, `nine of the 11 crew`: a noun without a plural form, by its number.
        guard words.pennTag[noun] == .NNS || isPart || words.relation[top] == .nummod && Int(words.head[top]) == noun
        else { return nil }
        let lemma = site.lemma(noun)
        // `2,400 fishing days` are no length of time.
        let isTime = site.context.timeOfWord[noun] >= 0 || nouns.empty.contains(lemma)
        if isTime {
            guard lemma == "day" || lemma == "hour", noun > range.upperBound else { return nil }
            amount.unit = site.form(noun)
            let what = (range.upperBound...noun).filter { words.tag[$0] != .punctuation }.map(site.form)
            return figure(
                amount, quantity.span, range, top, Measured(noun: noun), what.joined(separator: " "), site)
        }
        // `nine of the 11 men`: of a whole that is told every part is worth a figure.
        let anything = words.pennTag[noun] == .NNS && isThing(noun, site, alsoCounted: true) ? units.anything : nil
        guard let row = units.row(lemma, isPerson: false) ?? anything, row.kind != .measure, row.kind != .length,
            value >= (isPart ? min(2, row.least) : row.sure ?? row.least)
        else { return nil }
        amount.unit = row.unit ?? site.form(noun)
        var measured = Measured(noun: noun)
        let head = Int(words.head[noun])
        if head >= 0, words.tag[head] == .verb { measured.verb = head }
        return figure(amount, quantity.span, range, top, measured, nil, site)
    }

    /// What somebody speaks of is what was paid last: `ministers have spoken of 1.5 billion`; a number without a unit only
    /// where that was money.
    func told(_ quantity: Quantity, _ range: Range<Int>, _ top: Int, _ known: Known, _ site: FrameSite) -> Found? {
        let line = lines.read(range, site)
        guard let verb = line.anchor, site.words.tag[verb] == .verb, telling.contains(site.lemma(verb)),
            line.preposition == nil || line.preposition == "of", line.behind == nil, line.modified == nil
        else { return nil }
        let last = known.paid.flatMap { site.words.sentence[top] - site.words.sentence[$0.top] <= 2 ? $0 : nil }
        var amount = quantity.amount
        if quantity.kind == .number {
            guard let last, (amount.value ?? 0) >= 100_000, amount.unit.isEmpty else { return nil }
            amount.unit = last.amount.unit
        } else if quantity.kind != .money {
            return nil
        }
        var what = "amount"
        var sides: [EntityID] = []
        if let last, case .figure(let figure) = last.statement.content {
            what = figure.what
            sides = figure.between + (figure.of.map { [$0] } ?? [])
        }
        guard var found = self.figure(amount, quantity.span, range, top, Measured(verb: verb), what, site) else {
            return nil
        }
        if case .figure(var figure) = found.statement.content, figure.between.isEmpty,
            figure.of.map({ sides.contains($0) }) ?? true, !sides.isEmpty
        {
            figure.between = sides.count > 1 ? sides : []
            figure.of = sides.count == 1 ? sides[0] : nil
            found.statement.content = .figure(figure)
        }
        found.isTakenUp = true
        return found
    }
}

extension Quantity {
    /// Whether it is a part of a whole that the text leaves out: `to shoulder one fifth`.
    var isFraction: Bool {
        guard kind == .number, amount.unit.isEmpty, let value = amount.value else { return false }
        return value > 0 && value < 1
    }
}
