/// A line of CoNLL-U that cannot be read as what it should be. The line is left out; the rest of the file is read.
public struct ConlluProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a line.
    public enum Reason: Sendable, Hashable {
        /// Fewer than ten cells.
        case cells(Int)
        /// The first cell is neither a number nor a range of numbers, or not the one that follows.
        case number(String)
        /// A form is empty.
        case form
        /// A cell of tag, head or relation holds none that is known; the word is kept without it.
        case value(column: String, String)
    }

    /// The line, counted from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: Reason

    /// The wording, with a stable code.
    public var description: String {
        switch reason {
        case .cells(let count): "CH0301: line \(line): \(count) cells, but a row of CoNLL-U has ten"
        case .number(let text): "CH0302: line \(line): '\(text)' is not the number of the next word"
        case .form: "CH0303: line \(line): the word is empty"
        case .value(let column, let text): "CH0304: line \(line): '\(text)' is no \(column) of UD v2"
        }
    }
}
