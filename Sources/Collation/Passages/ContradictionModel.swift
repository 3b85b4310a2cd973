import Diplomacy
import Foundation
import SourceText

/// How likely two values that exclude each other are two answers to one question, by what is common to the words around them.
///
/// A logistic regression over a dozen features, with the weights of the table `contradiction_weights.tsv`. It was fitted on
/// value pairs of invented affairs with keys; no report of the news and no data set of others went into it.
struct ContradictionModel: Sendable {
    /// What is asked of a pair; each is a row of the table.
    enum Feature: Int, CaseIterable {
        case bias
        /// The cosine of the two vectors.
        case likeness
        /// How near that comes to the nearest that the first, the second has in the other's document, of those of its unit.
        case firstRank, secondRank, lowerRank
        /// Words next to both values, at most two.
        case nearWords
        /// The rarity of all that is next to both.
        case nearRarity
        /// Whether both hang on one word.
        case governingWord, governingRarity
        /// Words in both clauses, at most three.
        case clauseWords, clauseRarity
        case sentenceRarity
        /// Whether the entities around them do not speak against one matter.
        case party
        case time, count, money, length, share
        /// The logarithm of how many times the larger amount is the smaller.
        case factor
        /// The logarithm of the days between two times, and 1.
        case days
        /// Times that hang on no common word.
        case looseTime
        /// Amounts with no common word next to them.
        case looseAmount
        /// Times of which one is longer than a month.
        case longTime

        /// The row of the table.
        var name: String { "\(self)" }
    }

    private let weights: [Double]

    /// Reads the table of the Diplomacy target.
    init(_ table: WeightTable) throws { weights = try Feature.allCases.map { try table.weight(of: $0.name) } }

    /// The probability, 0...1, for the values of the features in order of their declaration.
    func probability(_ features: [Double]) -> Double {
        let sum = zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-sum))
    }
}

extension ContradictionModel {
    /// The features of a pair of values.
    ///
    /// - Parameter ranks: the likeness of the pair as a share of the best that each of the two has in the other's document.
    static func features(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ left: Passages.Value.Content,
        _ right: Passages.Value.Content, likeness: Float, ranks: (Float, Float), isOfOneParty: Bool,
        in space: PassageSpace
    ) -> [Double] {
        func words(_ terms: [Int32]) -> Double { Double(terms.count { !space.isEntity[Int($0)] }) }
        func rarity(_ terms: [Int32]) -> Double { Double(terms.reduce(0) { $0 + space.weights[Int($1)] }) }
        let near = Ascending.shared(a.near, b.near)
        let governors = Ascending.shared(a.governors, b.governors)
        let own = Ascending.shared(a.own, b.own)
        let all = Ascending.shared(a.vector.map(\.term), b.vector.map(\.term))
        var features = [Double](repeating: 0, count: Feature.allCases.count)
        func set(_ feature: Feature, _ value: Double) { features[feature.rawValue] = value }
        set(.bias, 1)
        set(.likeness, Double(likeness))
        set(.firstRank, Double(ranks.0))
        set(.secondRank, Double(ranks.1))
        set(.lowerRank, Double(min(ranks.0, ranks.1)))
        set(.nearWords, min(words(near), 2))
        set(.nearRarity, min(rarity(near), 6) / 6)
        set(.governingWord, min(words(governors), 1))
        set(.governingRarity, min(rarity(governors), 4) / 4)
        set(.clauseWords, min(words(own), 3) / 3)
        set(.clauseRarity, min(rarity(own), 12) / 12)
        set(.sentenceRarity, min(rarity(all), 15) / 15)
        set(.party, isOfOneParty ? 1 : 0)
        switch (left, right) {
        case (.time(let x), .time(let y)):
            set(.time, 1)
            let gap = max(0, x.first.number - y.last.number, y.first.number - x.last.number)
            set(.days, log(Double(gap) + 1))
            set(.looseTime, words(governors) == 0 ? 1 : 0)
            set(.longTime, max(x.days, y.days) > 31 ? 1 : 0)
        case (.amount(let x), .amount(let y)):
            set(x.isShare ? .share : x.isMoney ? .money : x.isLength ? .length : .count, 1)
            if let v = x.value, let w = y.value { set(.factor, log(max(1, max(v, w) / max(min(v, w), 1e-9)))) }
            set(.looseAmount, words(near) == 0 ? 1 : 0)
        default: break
        }
        return features
    }
}
