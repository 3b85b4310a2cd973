import Diplomacy
import Language
import SourceText

/// What the figures of a document so far measured and of whom, for those that leave it out.
///
/// A report names the two sides of a loan once and speaks of `the loan` from then on; it gives an amount again (`the first 150
/// million`) without saying again of what it is.
struct FigureMemory {
    private struct Sides {
        var sides: [EntityID]
        var word: Int
    }

    /// An amount as it can be told again.
    private struct Key: Hashable {
        var value: Double
        var unit: String
    }

    private var ofThing: [String: Sides] = [:]
    private var ofAmount: [Key: FigureReader.Found] = [:]
    private var last: FigureReader.Found?

    /// How many sentences back the figure before still tells whose the next one is.
    private static let reach: Int32 = 2

    /// Gives a figure of nobody, or of one of two, the sides that the text has told before: those of the same thing, else
    /// those of the figure right before it.
    func complete(_ found: inout FigureReader.Found, _ site: FrameSite) {
        guard case .figure(var figure) = found.statement.content, figure.between.isEmpty else { return }
        var sides: [EntityID] = []
        if let noun = found.noun, let known = ofThing[site.lemma(noun)], known.sides.count > (figure.of == nil ? 0 : 1),
            figure.of.map({ known.sides.contains($0) && isTakenUp(noun, site) }) ?? true
        {
            sides = known.sides
        } else if figure.of == nil, let last, isNear(last.top, found.top, site),
            case .figure(let before) = last.statement.content
        {
            sides = before.between + (before.of.map { [$0] } ?? [])
        }
        guard !sides.isEmpty else { return }
        figure.between = sides.count > 1 ? sides : []
        figure.of = sides.count == 1 ? sides[0] : nil
        found.statement.content = .figure(figure)
    }

    /// Takes down what a figure measures and of whom.
    mutating func note(_ found: FigureReader.Found, _ site: FrameSite) {
        guard case .figure(let figure) = found.statement.content else { return }
        last = found
        let sides = figure.between + (figure.of.map { [$0] } ?? [])
        if let noun = found.noun, !sides.isEmpty {
            let lemma = site.lemma(noun)
            if sides.count >= ofThing[lemma]?.sides.count ?? 0 { ofThing[lemma] = Sides(sides: sides, word: noun) }
        }
        if let value = figure.amount.value, !found.statement.span.isEmpty {
            let key = Key(value: value, unit: figure.amount.unit)
            if ofAmount[key] == nil { ofAmount[key] = found }
        }
    }

    /// The figure of an amount that the text has told before and now takes up (`the first $150 million`, `the 2.3 billion`);
    /// nil where nothing takes it up or it was never told.
    func repeated(
        _ quantity: Quantity, _ range: Range<Int>, _ reader: FigureReader, _ site: FrameSite
    ) -> FigureReader.Found? {
        guard let value = quantity.amount.value, let top = reader.top(of: range, site.words),
            isDefinite(range, site)
        else { return nil }
        var amount = quantity.amount
        var known = ofAmount[Key(value: value, unit: amount.unit)]
        // `the 500 million from the new turbines`: a large number is of the unit that it had before.
        if known == nil, amount.unit.isEmpty, quantity.kind == .number, value >= 100_000 {
            known = ofAmount.filter { $0.key.value == value }.min { $0.value.top < $1.value.top }?.value
        }
        guard let known, case .figure(let before) = known.statement.content else { return nil }
        amount.unit = before.amount.unit
        var measured = FigureReader.Measured()
        measured.isAlone = true
        guard var found = reader.figure(amount, quantity.span, range, top, measured, before.what, site),
            case .figure(var figure) = found.statement.content
        else { return nil }
        (figure.between, figure.of, figure.scope) = (before.between, before.of, before.scope)
        found.statement.content = .figure(figure)
        found.noun = nil
        found.isTakenUp = true
        return found
    }

    /// Whether an article, a genitive or a pronoun of owning stands before an amount: it is one that the reader knows.
    private func isDefinite(_ range: Range<Int>, _ site: FrameSite) -> Bool {
        let words = site.words
        let sentence = site.context.sentence(of: range.lowerBound).words
        var word = range.lowerBound - 1
        while word >= sentence.lowerBound, range.lowerBound - word <= 4 {
            switch words.tag[word] {
            case .adjective, .numeral, .adverb, .symbol: word -= 1
            case .determiner: return ["the", "that", "those", "this", "these"].contains(site.form(word))
            case .pronoun: return words.pennTag[word] == .PRPS
            case .particle: return words.pennTag[word] == .POS
            default: return false
            }
        }
        return false
    }

    /// `the loan`, `these arrears`, `its debt`: a thing that the text has named.
    private func isTakenUp(_ noun: Int, _ site: FrameSite) -> Bool {
        var isDefinite = false
        site.trees.forEachChild(noun) { child in
            switch site.words.relation[child] {
            case .det: if ["the", "this", "that", "these", "those"].contains(site.form(child)) { isDefinite = true }
            case .nmodPoss: if site.words.pennTag[child] == .PRPS { isDefinite = true }
            default: break
            }
        }
        return isDefinite
    }

    /// Whether a figure stands near enough before a word, in its paragraph, to tell whose the next is.
    private func isNear(_ before: Int, _ word: Int, _ site: FrameSite) -> Bool {
        let words = site.words
        guard before <= word, words.sentence[word] - words.sentence[before] <= FigureMemory.reach else { return false }
        let bytes = site.context.analysis.text.bytes
        let (low, high) = (Int(words.start[before]), Int(words.start[word]))
        return low <= high && high <= bytes.count && !bytes[low..<high].contains(0x0A)
    }
}
