import Foundation
import Language

/// A linear model of factuality over features of the tree; trained by `chancery-training factuality`.
struct FactualityModel: Sendable {
    /// What one unit of a stored weight is on the scale from -3 to 3.
    static let unit = 1.0 / 40

    private let weights: HashedModel

    init(weights: HashedModel) { self.weights = weights }

    /// The model in a file; nil where there is no file.
    ///
    /// - Throws: an error that says that the file is broken.
    static func load(_ url: URL) throws -> FactualityModel? {
        guard FileManager.default.fileExists(atPath: url.path) else { return nil }
        return FactualityModel(weights: try HashedModel(contentsOf: url))
    }

    /// The factuality of a predicate with some features, -3...3.
    func value(of features: [UInt64]) -> Double {
        max(-3, min(3, Double(weights.score(features)) * FactualityModel.unit))
    }
}
