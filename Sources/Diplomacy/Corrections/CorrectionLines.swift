import Foundation
import SourceText

/// Corrections as JSON Lines: how they are exported, and applied elsewhere.
public enum CorrectionLines {
    /// A line that is no correction.
    public struct Fault: Error, Sendable, Hashable, CustomStringConvertible {
        /// The number of the line, from 1.
        public var line: Int
        /// What is wrong with it.
        public var reason: String

        /// One line: which, and what is wrong.
        public var description: String { "line \(line) is no correction: \(reason) [CH0924]" }
    }

    /// A line for each correction, its members sorted.
    public static func write(_ corrections: [Correction]) -> [UInt8] {
        var bytes: [UInt8] = []
        for correction in corrections { bytes += Array(line(correction).utf8) + [0x0A] }
        return bytes
    }

    /// One correction as JSON.
    public static func line(_ correction: Correction) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // A correction is made of strings and whole numbers, which JSON can always hold.
        return (try? encoder.encode(correction)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    /// One correction from JSON.
    public static func correction(_ line: String) throws -> Correction {
        try JSONDecoder().decode(Correction.self, from: Data(line.utf8))
    }

    /// The corrections of a file; empty lines and rows that are something else are passed over.
    ///
    /// - Throws: ``Fault`` at the first line that is none.
    public static func read(_ bytes: [UInt8]) throws(Fault) -> [Correction] {
        struct Head: Decodable { var record: String? }
        var corrections: [Correction] = []
        for (index, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            let data = Data(line)
            do {
                if let record = try JSONDecoder().decode(Head.self, from: data).record, record != "correction" {
                    continue
                }
                corrections.append(try JSONDecoder().decode(Correction.self, from: data))
            } catch {
                throw Fault(line: index + 1, reason: reason(error))
            }
        }
        return corrections
    }

    private static func reason(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return "it cannot be read" }
        switch error {
        case .keyNotFound(let key, _): return "it has no '\(key.stringValue)'"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            return "'\(context.codingPath.last?.stringValue ?? "it")' is not what it should be"
        case .dataCorrupted(let context):
            return context.codingPath.isEmpty && context.underlyingError != nil
                ? "it is no JSON object" : context.debugDescription
        @unknown default: return "it cannot be read"
        }
    }
}
