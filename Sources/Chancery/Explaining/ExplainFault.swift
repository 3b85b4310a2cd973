/// Why a passage cannot be explained.
public enum ExplainFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// No document could be read; a line for each source that could not.
    case nothing([String])
    /// There are several documents, and none was named: how many, and the first names.
    case several(Int, [String])
    /// No document has that name: the name, how many there are, and the first names.
    case unknown(String, Int, [String])
    /// The span ends before it begins.
    case backwards(Int, Int)
    /// The span begins behind the text: where, and how many bytes the text has.
    case beyond(Int, Int)
    /// There is no such line: which, and the last.
    case noLine(Int, Int)
    /// No sentence stands there: where.
    case noSentence(String)

    /// Whether nothing is wrong with what was asked; there is only nothing to say.
    public var isEmptyPlace: Bool { if case .noSentence = self { true } else { false } }

    /// One line: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .nothing(let failures):
            failures.isEmpty ? "there is nothing to read; give a file [CH0805]" : failures.joined(separator: "\n")
        case .several(let count, let names):
            "there are \(count) documents; say which with --document: \(ExplainFault.list(names, of: count)) [CH0811]"
        case .unknown(let name, let count, let names):
            "no document is named '\(name)'; there \(count == 1 ? "is" : "are") \(ExplainFault.list(names, of: count)) [CH0812]"
        case .backwards(let start, let end):
            "--span \(start):\(end) holds no byte; the first number is the first byte, from 0, the second the one behind the last [CH0813]"
        case .beyond(let start, let count):
            "--span: the text has \(count) bytes, and byte \(start) is behind its end; 'chancery extract --format jsonl' shows the text [CH0814]"
        case .noLine(let line, let last):
            "--line: the file has \(last == 1 ? "1 line" : "lines 1 to \(last)"), and no line \(line) [CH0815]"
        case .noSentence(let place):
            "no sentence stands on \(place): it is empty, or page furniture, which is not read [CH0816]"
        }
    }

    private static func list(_ names: [String], of count: Int) -> String {
        names.joined(separator: ", ") + (count > names.count ? " and \(count - names.count) more" : "")
    }
}
