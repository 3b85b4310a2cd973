import SourceText

/// A text with marks `«…»` around what should be found.
struct Marked {
    /// The text without its marks.
    let text: String
    /// Where the marks stood, in bytes of ``text``, in order.
    let spans: [Span]

    init(_ marked: String) {
        var text = ""
        var spans: [Span] = []
        var open: [Int] = []
        for character in marked {
            switch character {
            case "«": open.append(text.utf8.count)
            case "»": if let start = open.popLast() { spans.append(Span(start, text.utf8.count)) }
            default: text.append(character)
            }
        }
        self.text = text
        self.spans = spans.sorted()
    }
}

/// Numbers to vary tests by, the same in every run.
struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
