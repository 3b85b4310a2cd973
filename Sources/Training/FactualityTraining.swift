import Diplomacy
import Foundation
import Intake
import Language
import SourceText
import Statements

/// Trains the model of factuality on rows of UDS, and writes rows for the scorer.
///
/// ```
/// chancery-training factuality TRAIN.jsonl OUTPUT-FOLDER [DEV.jsonl ROWS.jsonl]
/// ```
enum FactualityTraining {
    static let bits = 17

    private struct Row {
        var id: String
        var text: String
        var spans: [(start: Int, end: Int)] = []
        var values: [Double] = []
    }

    static func run(_ arguments: [String]) throws {
        guard arguments.count >= 2 else { usage("factuality TRAIN.jsonl OUTPUT-FOLDER [DEV.jsonl ROWS.jsonl]") }
        let tables = try Tables.load()
        let english = try English(gazetteer: Gazetteer(tables.names))
        let reader = try StatementReader(tables: tables)
        func examples(_ rows: [Row]) -> [(features: [UInt64], value: Float)] {
            rows.flatMap { row in
                let analysis = english.analyze(Document(plain: row.text, name: row.id, published: nil))
                let features = reader.factualityFeatures(of: analysis, spans: row.spans)
                return zip(features, row.values).map { ($0, Float($1)) }
            }
        }
        let train = examples(try read(arguments[0])).filter { !$0.features.isEmpty }
        let dev = arguments.count > 2 ? examples(try read(arguments[2])) : []
        print("\(train.count) predicates, \(dev.count) of them held out")
        let model = fit(train, dev: dev)
        try Data(model.encoded).write(
            to: URL(fileURLWithPath: arguments[1]).appendingPathComponent("factuality.model"))
    }

    /// Stochastic gradient descent with steps by AdaGrad on a smoothed absolute error; the weights are averaged.
    private static func fit(
        _ train: [(features: [UInt64], value: Float)], dev: [(features: [UInt64], value: Float)]
    ) -> HashedModel {
        let size = 1 << bits
        let shift = UInt64(64 - bits)
        let unit = Float(StatementReader.factualityUnit)
        var weights = [Float](repeating: 0, count: size)
        var squares = [Float](repeating: 0, count: size)
        var sums = [Float](repeating: 0, count: size)
        // How often a bucket is used: rare ones are left out, they only remember.
        var counts = [Int32](repeating: 0, count: size)
        for example in train { for feature in example.features { counts[Int(feature >> shift)] += 1 } }
        var order = Array(train.indices)
        var random = NamesTraining.Generator(state: 7)
        var averaged = 0
        for epoch in 0..<7 {
            order.shuffle(using: &random)
            for index in order {
                let example = train[index]
                var sum: Float = 0
                for feature in example.features { sum += weights[Int(feature >> shift)] }
                let error = max(-3.5, min(3.5, sum)) - example.value
                let gradient = max(-1, min(1, error / 0.7))
                for feature in example.features {
                    let bucket = Int(feature >> shift)
                    guard counts[bucket] >= 3 else { continue }
                    let slope = gradient + 0.002 * weights[bucket]
                    squares[bucket] += slope * slope
                    weights[bucket] -= 0.06 * slope / (squares[bucket] + 1e-6).squareRoot()
                }
            }
            if epoch >= 4 {
                for bucket in 0..<size { sums[bucket] += weights[bucket] }
                averaged += 1
            }
            guard !dev.isEmpty, averaged > 0 else { continue }
            var total = 0.0
            for example in dev {
                var sum: Float = 0
                for feature in example.features { sum += sums[Int(feature >> shift)] / Float(averaged) }
                total += Double(abs(max(-3, min(3, sum)) - example.value))
            }
            print("epoch \(epoch + 1): mean absolute error \(total / Double(dev.count))")
        }
        let rounded = sums.map { Int8(max(-127, min(127, ($0 / Float(max(1, averaged)) / unit).rounded()))) }
        return HashedModel(bits: bits, classes: 1, weights: rounded)
    }

    private static func read(_ path: String) throws -> [Row] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return try bytes.split(separator: 0x0A).compactMap { line in
            let value = try JSONReader.value(of: Array(line))
            guard let id = value["id"]?.text, let text = value["text"]?.text else { return nil }
            var row = Row(id: id, text: text)
            for predicate in value["predicates"]?.elements ?? [] {
                let ends = (predicate["span"]?.elements ?? []).compactMap(integer)
                guard ends.count == 2, case .number(let digits)? = predicate["factuality"], let number = Double(digits)
                else { continue }
                row.spans.append((ends[0], ends[1]))
                row.values.append(number)
            }
            return row
        }
    }

    private static func integer(_ value: JSONValue) -> Int? {
        guard case .number(let digits) = value else { return nil }
        return Int(digits)
    }
}
