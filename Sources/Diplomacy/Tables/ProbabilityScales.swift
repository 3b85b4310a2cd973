import SourceText

/// Words of probability and the ranges that published scales give them: the tables `probability_scales.tsv`,
/// `probability_scale_names.tsv` and `probability_words_survey.tsv`.
///
/// ```swift
/// let scales = try ProbabilityScales()
/// scales.range(of: "almost certainly", on: "PHIA")   // 0.95...1.0
/// scales.range(of: "almost certainly", on: "BISI")   // nil: its bounds are not known
/// scales.readers(of: "likely")?.median               // 0.75: how readers take the word where nobody defines it
/// ```
public struct ProbabilityScales: Sendable {
    /// A published scale.
    public struct Scale: Sendable, Hashable {
        /// `PHIA`.
        public var code: String
        /// Its full name: `Probability Yardstick of the UK Professional Head of Intelligence Assessment`.
        public var name: String
        /// Runs of words, in lower case, that name it in a text.
        public var words: [String]
        /// Publishers that use it without saying so, as they name themselves.
        public var publishers: [String]
    }

    /// How many people read a word of probability.
    public struct Survey: Sendable, Hashable {
        /// `CAPphrase 2026`.
        public var survey: String
        /// How many people were asked.
        public var respondents: Int
        /// Probabilities, 0...1; half of the readers lie between the quartiles.
        public var median: Double
        /// A quarter of the readers lies below, 0...1.
        public var lowerQuartile: Double
        /// A quarter of the readers lies above, 0...1.
        public var upperQuartile: Double
    }

    /// The scales in order of the table.
    public private(set) var scales: [Scale] = []
    /// Term of each scale and its range; a nil range where the bounds are not known.
    private var ranges: [String: ClosedRange<Double>?] = [:]
    private var surveys: [String: Survey] = [:]

    /// Reads the tables of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource(
            "probability_scale_names", of: "Diplomacy", columns: ["scale", "name", "words", "publishers"]
        ).rows {
            scales.append(
                Scale(
                    code: row["scale"], name: row["name"], words: row.list("words").map { $0.lowercased() },
                    publishers: row.list("publishers")))
        }
        for row in try TSVTable.resource(
            "probability_scales", of: "Diplomacy", columns: ["scale", "term", "synonyms", "low", "high"]
        ).rows {
            var range: ClosedRange<Double>?
            if let low = try row.number("low"), let high = try row.number("high") {
                guard low <= high else { throw row.failure("CH0205", "low: \(low) is above high, \(high)") }
                range = low / 100...high / 100
            }
            for term in [row["term"]] + row.list("synonyms") {
                ranges[ProbabilityScales.key(term, row["scale"])] = .some(range)
            }
        }
        for row in try TSVTable.resource(
            "probability_words_survey", of: "Diplomacy",
            columns: ["survey", "term", "respondents", "median", "q1", "q3"]
        ).rows {
            guard let median = try row.number("median"), let q1 = try row.number("q1"), let q3 = try row.number("q3"),
                surveys[row["term"]] == nil
            else { continue }
            surveys[row["term"]] = Survey(
                survey: row["survey"], respondents: try row.integer("respondents") ?? 0, median: median / 100,
                lowerQuartile: q1 / 100, upperQuartile: q3 / 100)
        }
    }

    /// Whether a scale has the term, in any case.
    public func has(_ term: String, on scale: String) -> Bool {
        ProbabilityScales.forms(term).contains { ranges[ProbabilityScales.key($0, scale)] != nil }
    }

    /// The range of probability, 0...1, that a scale gives a term; nil where it does not have the term or its bounds are
    /// not known.
    public func range(of term: String, on scale: String) -> ClosedRange<Double>? {
        for form in ProbabilityScales.forms(term) {
            if let range = ranges[ProbabilityScales.key(form, scale)] { return range }
        }
        return nil
    }

    /// How readers take a term where no scale defines it, by the largest survey that has it; nil where none has.
    public func readers(of term: String) -> Survey? {
        for form in ProbabilityScales.forms(term) { if let survey = surveys[form] { return survey } }
        return nil
    }

    /// A term and its adverb or adjective: `almost certainly` stands for `almost certain`, and the other way round.
    private static func forms(_ term: String) -> [String] {
        let term = term.lowercased()
        guard term.hasSuffix("ly"), !term.hasSuffix("likely") else { return [term, term + "ly"] }
        return [term, String(term.dropLast(2)), String(term.dropLast(1)) + "e"]
    }

    private static func key(_ term: String, _ scale: String) -> String { scale + "\t" + term.lowercased() }
}
