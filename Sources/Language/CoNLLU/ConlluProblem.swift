/// A line of CoNLL-U that cannot be read as what it should be. The rest of the file is read.
public struct ConlluProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong with a line.
    public enum Reason: Sendable, Hashable {
        /// Fewer than ten cells; the line is left out.
        case cells(Int)
        /// The first cell is not the number of the next word; the word is kept. Told once a sentence.
        case number(String, expected: Int)
        /// The line of a token of several words does not stand before its words, or some of them are missing; words are kept.
        case token(String)
        /// A form is empty; the line is left out.
        case form
        /// A cell of tag, head or relation holds none that is known; the word is kept without it.
        case value(column: String, String)
        /// A sentence begins, but no empty line ends the one before; it is ended.
        case noEmptyLine
    }

    /// The line, counted from 1.
    public var line: Int
    /// What is wrong with it.
    public var reason: Reason

    /// Whether words or sentences are not as the file meant them; tags and trees alone can be written anew.
    public var isOfWords: Bool {
        if case .value = reason { false } else { true }
    }

    /// The wording, with a stable code: what is wrong, and what to do.
    public var description: String {
        switch reason {
        case .cells(let count):
            "line \(line): \(count == 1 ? "one cell" : "\(count) cells") where a row of CoNLL-U has ten, and is left out; put tabs between the cells, '_' into empty ones [CH0301]"
        case .number(let text, let expected):
            "line \(line): '\(text)' where the number of the next word is \(expected); number the words of a sentence from 1 on [CH0302]"
        case .form: "line \(line): the word is empty, and is left out; write its form into the second cell [CH0303]"
        case .value(let column, let text):
            "line \(line): '\(text)' is no \(column) of UD v2; write '_' for none [CH0304]"
        case .token(let text):
            "line \(line): the token of words '\(text)' does not stand right before all of its words; write its first and last, as 3-4 [CH0305]"
        case .noEmptyLine:
            "line \(line): a sentence begins, but no empty line ends the one before; put one there [CH0306]"
        }
    }
}
