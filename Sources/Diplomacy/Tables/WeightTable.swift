import SourceText

/// The weights of a small model, one a row: `feature`, `weight`.
public struct WeightTable: Sendable {
    private let name: String
    private let weights: [String: Double]

    /// Reads a table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(_ name: String) throws {
        self.name = name
        let table = try TSVTable.resource(name, of: "Diplomacy", columns: ["feature", "weight"])
        var weights: [String: Double] = [:]
        for row in table.rows {
            guard let weight = Double(row["weight"]) else {
                throw row.failure("CH0205", "weight: '\(row["weight"])' is no number")
            }
            weights[row["feature"]] = weight
        }
        self.weights = weights
    }

    /// The weight of a feature.
    ///
    /// - Throws: `TSVTable.Failure` where the table has no row for it.
    public func weight(of feature: String) throws -> Double {
        guard let weight = weights[feature] else {
            throw TSVTable.Failure(
                code: "CH0205", file: "\(name).tsv", line: 1, reason: "there is no row for '\(feature)'")
        }
        return weight
    }
}
