import SourceText

/// A report whose text is not in English: it is kept, and little can be read out of it.
public struct ForeignReport: Sendable, Equatable {
    /// The name of the document.
    public var name: String
    /// Its language (ISO 639-1).
    public var language: String
    /// How sure that is, 0.5 to 1.
    public var probability: Double

    /// Nil where a document's text is in English, or too short to tell.
    public init?(_ document: Document) {
        guard let language = document.language, language != "en", let probability = document.languageProbability else {
            return nil
        }
        name = document.name
        self.language = language
        self.probability = probability
    }

    /// What is said of it after a run.
    var remark: String {
        let percent = Int((probability * 100).rounded())
        let sureness = probability > 0.5 ? ", \(percent) %" : ", as it says itself"
        return "\(name): is not in English (\(language)\(sureness)); little or nothing is read out of it"
    }
}
