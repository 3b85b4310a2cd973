/// What all renderers share: which signs stand between the runs of a line.
enum Layout {
    /// A piece of text with the run that it belongs to; `glue` where no space stands before it.
    struct Piece: Hashable {
        enum Style: Hashable {
            case plain, strong, quote, quiet, flag, citation
        }

        var text: String
        var style: Style
        /// The number, of a citation.
        var citation: Int?
        var glue = false
    }

    /// The runs of a line with quotation marks, brackets and separators set.
    static func pieces(_ line: [Brief.Run]) -> [Piece] {
        var pieces: [Piece] = []
        var afterNote = false
        for run in line {
            var isNote = false
            switch run {
            case .plain(let text): append(text, .plain)
            case .strong(let text): append(text, .strong)
            case .quote(let text): append("“\(text)”", .quote)
            case .quiet(let text): append(text, .quiet)
            case .flag(let text): append("(\(text))", .flag)
            case .citation(let number):
                let glue = pieces.last?.style == .citation
                pieces.append(Piece(text: "[\(number)]", style: .citation, citation: number, glue: glue))
            case .note(let text):
                if !pieces.isEmpty { append(afterNote ? "·" : "—", .quiet) }
                append(text, .quiet)
                isNote = true
            }
            afterNote = isNote
        }
        return pieces

        func append(_ text: String, _ style: Piece.Style) {
            guard let first = text.first else { return }
            pieces.append(Piece(text: text, style: style, glue: ",;:.".contains(first)))
        }
    }

    /// `… and 3 more`.
    static func more(_ count: Int) -> String { "… and \(count.formatted) more" }
}

extension Int {
    /// With commas between thousands.
    fileprivate var formatted: String { AmountWords.number(Double(self), "") }
}
