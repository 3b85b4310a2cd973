import Diplomacy
import Foundation
import Intake
import Language
import SourceText
import Statements

/// Counts in how many news articles each term of a digest stands.
///
/// ```
/// chancery-training terms NEWS.jsonl.xz OUTPUT.model
/// ```
enum TermFrequenciesTraining {
    /// Terms of fewer articles are left out.
    static let least = 4

    static func run(_ arguments: [String]) throws {
        guard arguments.count == 2 else { usage("terms NEWS.jsonl.xz OUTPUT.model") }
        let tables = try Tables.load()
        let extractor = try Extractor()
        let english = try English(gazetteer: Gazetteer(tables.names))
        let statements = try StatementReader(tables: tables)
        var counts: [UInt64: Int] = [:]
        var documents = 0
        SourceReader(paths: [arguments[0]]).forEach { result in
            guard let source = try? result.get(), let document = try? extractor.document(from: source) else { return }
            documents += 1
            for term in statements.digest(english.analyze(document)).terms { counts[term.hash, default: 0] += 1 }
            if documents % 1000 == 0 { print("\(documents) articles, \(counts.count) terms") }
        }
        let frequencies = TermFrequencies(counted: counts, documents: documents, least: least)
        try Data(frequencies.encoded).write(to: URL(fileURLWithPath: arguments[1]))
        print("\(documents) articles; \(frequencies.encoded.count) bytes")
    }
}
