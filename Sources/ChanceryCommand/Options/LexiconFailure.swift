import Foundation
import SourceText

/// A table of the user's own names that cannot be used.
struct LexiconFailure: Error, CustomStringConvertible {
    /// A line for each fault: the file as the user named it, what is wrong, what to do.
    let lines: [String]

    var description: String { lines.joined(separator: "\n") }

    /// Failures in lines of the user's tables; nil where one is in a table of the program.
    init?(_ failures: [TSVTable.Failure], lexicons: [String]) {
        guard failures.allSatisfy({ lexicons.contains($0.file) }) else { return nil }
        lines = failures.map { "\($0.file): line \($0.line): \($0.reason) [\($0.code)]" }
    }

    private init(_ description: String) { lines = [description] }

    /// Looks whether a file can be read.
    ///
    /// - Throws: ``LexiconFailure`` where it cannot.
    static func check(_ path: String) throws(LexiconFailure) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw LexiconFailure("\(path): no such file; check the path given to --lexicon [CH0201]")
        }
        if isFolder.boolValue {
            throw LexiconFailure("\(path): is a folder; give --lexicon a table [CH0201]")
        }
        if !FileManager.default.isReadableFile(atPath: path) {
            throw LexiconFailure("\(path): cannot be read; check its permissions [CH0201]")
        }
    }
}
