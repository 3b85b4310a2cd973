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
        /// How near that comes to the nearest that either has in the other's document, of those of its unit.
        case lowerRank
        /// Words next to both values, at most two.
        case nearWords
        /// Whether both hang on one word.
        case governingWord
        /// The rarity of the words in both clauses, in both sentences.
        case clauseRarity, sentenceRarity
        /// Whether the entities around them do not speak against one matter.
        case party
        /// The logarithm of how many times the larger amount is the smaller.
        case factor
        /// The logarithm of the days between two times, and 1.
        case days
        /// Whether they are times, and whether those hang on no common word.
        case time, looseTime
        /// Whether one of the values stands in like words in the other's document too, beside the value that it is compared
        /// with.
        case sameElsewhere
        /// Whether each is the only amount of its unit in its document.
        case onlyOfUnit

        /// The row of the table.
        var name: String { "\(self)" }
    }

    private let weights: [Double]
    /// The probability from which on values of passages are taken for answers to one question.
    let least: Double
    /// The probability from which on a dispute over figures of statements is borne out by the words around them.
    let leastOfFigures: Double
    /// The same for a dispute over the days of an event.
    let leastOfDates: Double

    /// Reads the table of the Diplomacy target.
    init(_ table: WeightTable) throws {
        weights = try Feature.allCases.map { try table.weight(of: $0.name) }
        least = try table.weight(of: "least")
        leastOfFigures = try table.weight(of: "leastOfFigures")
        leastOfDates = try table.weight(of: "leastOfDates")
    }

    /// The probability, 0...1, for the values of the features in order of their declaration.
    func probability(_ features: [Double]) -> Double {
        let sum = zip(weights, features).reduce(0) { $0 + $1.0 * $1.1 }
        return 1 / (1 + exp(-sum))
    }
}

extension ContradictionModel {
    /// The features of a pair of values.
    ///
    /// - Parameters:
    ///   - lowerRank: the likeness of the pair as a share of the best that each has in the other's document; the lower of both.
    ///   - isElsewhere: whether one of the values stands in the other's document too.
    ///   - isOnly: whether each is the only amount of its unit in its document.
    static func features(
        _ a: PassageSpace.Item, _ b: PassageSpace.Item, _ left: Passages.Value.Content,
        _ right: Passages.Value.Content, likeness: Float, lowerRank: Float, isOfOneParty: Bool, isElsewhere: Bool,
        isOnly: Bool = false,
        in space: PassageSpace
    ) -> [Double] {
        func words(_ terms: [Int32]) -> Double { Double(terms.count { !space.isEntity[Int($0)] }) }
        func rarity(_ terms: [Int32]) -> Double { Double(terms.reduce(0) { $0 + space.weights[Int($1)] }) }
        let governors = words(Ascending.shared(a.governors, b.governors))
        let all = Ascending.shared(a.vector.map(\.term), b.vector.map(\.term))
        var features = [Double](repeating: 0, count: Feature.allCases.count)
        func set(_ feature: Feature, _ value: Double) { features[feature.rawValue] = value }
        set(.bias, 1)
        set(.likeness, Double(likeness))
        set(.lowerRank, Double(lowerRank))
        set(.nearWords, min(words(Ascending.shared(a.near, b.near)), 2))
        set(.governingWord, min(governors, 1))
        set(.clauseRarity, min(rarity(Ascending.shared(a.own, b.own)), 12) / 12)
        set(.sentenceRarity, min(rarity(all), 15) / 15)
        set(.party, isOfOneParty ? 1 : 0)
        set(.sameElsewhere, isElsewhere ? 1 : 0)
        set(.onlyOfUnit, isOnly ? 1 : 0)
        switch (left, right) {
        case (.time(let x), .time(let y)):
            let gap = max(0, x.first.number - y.last.number, y.first.number - x.last.number)
            set(.time, 1)
            set(.days, log(Double(gap) + 1))
            set(.looseTime, governors == 0 ? 1 : 0)
        case (.amount(let x), .amount(let y)):
            if let v = x.size, let w = y.size { set(.factor, log(max(1, max(v, w) / max(min(v, w), 1e-9)))) }
        default: break
        }
        return features
    }
}

extension Amount {
    /// How large it is: its number, or the middle of its range; nil where it is open.
    var size: Double? {
        if let value { return value }
        guard let low, let high else { return nil }
        return (low + high) / 2
    }
}
