import Foundation
import SourceText

/// A table of the user's own names that cannot be used.
struct LexiconFailure: Error, CustomStringConvertible {
    /// One line: the file as the user named it, what is wrong, what to do.
    let description: String

    /// A failure in a line of one of the user's tables; nil where it is in a table of the program.
    init?(_ failure: TSVTable.Failure, lexicons: [String]) {
        guard lexicons.contains(failure.file) else { return nil }
        description = "\(failure.file): line \(failure.line): \(failure.reason) [\(failure.code)]"
    }

    private init(_ description: String) { self.description = description }

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
