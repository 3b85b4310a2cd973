import Diplomacy
import SourceText

/// Amounts that a report gives as parts of a whole: where another report gives the whole, neither is wrong.
///
/// `34 Colombians and 28 Venezuelans` are the 62 prisoners of another report, and `120 million, half of the loan` leaves it at 240.
struct PartsOfWholes {
    private struct Place: Hashable {
        var document: Int
        var sentence: Int32
    }

    private let standing: StandingValues
    private let sentences: [Int32]
    private var bySentence: [Place: [Int]] = [:]

    /// Below this, numbers add up by chance.
    private static let least = 10.0
    /// How far a sum may lie off the whole, as a part of it.
    private static let slack = 0.005

    init(_ standing: StandingValues, _ space: PassageSpace, _ context: FindingContext) {
        self.standing = standing
        sentences = standing.items.map { space.clause($0, context).sentence }
        for (index, item) in standing.items.enumerated() {
            bySentence[Place(document: item.document, sentence: sentences[index]), default: []].append(index)
        }
    }

    /// Whether the smaller of two amounts is told as a part of something as large as the larger.
    func isPart(_ pair: PassageSpace.Pair) -> Bool {
        guard case .amount(let a) = standing.contents[pair.a], case .amount(let b) = standing.contents[pair.b],
            let v = a.value, let w = b.value, !a.isShare, !a.isLength
        else { return false }
        return v < w ? isPart(pair.a, v, of: w, a.unit) : isPart(pair.b, w, of: v, b.unit)
    }

    private func isPart(_ index: Int, _ part: Double, of whole: Double, _ unit: String) -> Bool {
        guard whole >= PartsOfWholes.least else { return false }
        func isWhole(_ sum: Double) -> Bool { abs(sum - whole) <= PartsOfWholes.slack * whole }
        let document = standing.items[index].document
        return (-1...1).contains { (step: Int32) in
            (bySentence[Place(document: document, sentence: sentences[index] + step)] ?? []).contains { other in
                guard other != index, case .amount(let amount) = standing.contents[other], let value = amount.value
                else { return false }
                if amount.isShare, step == 0, value > 0 {
                    return isWhole(part / (amount.unit == "percent" ? value / 100 : value))
                }
                return amount.unit == unit && isWhole(part + value)
            }
        }
    }
}
