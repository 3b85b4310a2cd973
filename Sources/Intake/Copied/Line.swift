import SourceText

/// What a line of a text is.
enum LineRole: String, Sendable {
    case body, furniture, headline, caption, derived
}

/// One line (or one block of a page) with what was found out about it.
struct Line: Sendable {
    var shape: LineShape
    var role = LineRole.furniture
    /// A phrase of page furniture.
    var isFurniturePhrase = false
    /// Titles of other articles stand below it: `Read more:`.
    var headsList = false
    /// The title of another article, below a line that heads a list of them.
    var isListed = false
    /// A date to the day and little else.
    var date: CalendarPeriod?
    /// Names behind `By`.
    var byline: [String] = []
    /// The same words as a line before.
    var repeats = false
    /// Ends in a picture's credit.
    var isCredited = false
    /// The label of a machine-made summary.
    var summaryLabel: String?
    /// The outlet of `Published in X, DATE`.
    var outlet: String?
    /// Where and when the article appeared, as a line above it says.
    var imprint: Imprint?
    /// The label of a section or a series.
    var label: SectionLabels.Label?
    /// A date with nothing beside it but a weekday or a time of day.
    var isDate = false

    var span: Span { shape.span }

    /// Says `am` or `pm`.
    var hasTimeOfDay: Bool { shape.words.contains { $0 == "am" || $0 == "pm" || $0 == "a.m" || $0 == "p.m" } }

    /// Tells where and when the article appeared, and little else.
    var isOrigin: Bool { outlet != nil && shape.wordCount <= 16 }

    /// Reads like prose: a sentence of eight words, or many words.
    var isProse: Bool {
        !isFurniturePhrase && !isOrigin && ((shape.wordCount >= 8 && shape.endsSentence) || shape.wordCount >= 25)
    }
}
