import SourceText

/// What figures measure, by the words of their description: the tables `measure_words.tsv` and `measure_fillers.tsv`.
public struct MeasureWords: Sendable {
    /// What a description comes to.
    public struct Reading: Sendable, Hashable {
        /// The class of measure, `trade`; the description's own first word where the table knows none.
        public var measure: String
        /// The words that narrow it, sorted: `critical`, `mineral`.
        public var qualifiers: [String]
        /// The question, with `{between}` or `{of}`; nil where the table knows no measure.
        public var question: String?
        /// Whether two sides have but one of it at a time: of trade, not of deals.
        public var isOne = false
    }

    private var exact: [String: Int] = [:]
    private var prefixes: [(prefix: String, row: Int)] = []
    private var measures: [(measure: String, question: String, isOne: Bool)] = []
    private var fillers: Set<String> = []

    /// Reads the tables of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource(
            "measure_words", of: "Diplomacy", columns: ["word", "measure", "question", "one"])
        for row in table.rows {
            let word = row["word"]
            if word.hasSuffix("*") {
                prefixes.append((String(word.dropLast()), measures.count))
            } else if exact[word] == nil {
                exact[word] = measures.count
            }
            measures.append((row["measure"], row["question"], row["one"] == "yes"))
        }
        for row in try TSVTable.resource("measure_fillers", of: "Diplomacy", columns: ["word"]).rows {
            fillers.insert(row["word"])
        }
    }

    /// Reads a description such as `total bilateral trade`.
    public func read(_ description: String, unit: String) -> Reading {
        let words = description.lowercased().split { !$0.isLetter && $0 != "-" }.map(String.init)
        var best: Int?
        var others: [(word: String, row: Int?)] = []
        for word in words where !fillers.contains(word) {
            let row = self.row(of: word)
            if let row, best.map({ row < $0 }) ?? true { best = row }
            others.append((word, row))
        }
        guard let best else {
            let unit = unit.lowercased()
            if let row = row(of: unit) {
                let known = measures[row]
                return Reading(
                    measure: known.measure, qualifiers: Array(Set(others.map { MeasureWords.stem($0.word) })).sorted(),
                    question: known.question, isOne: known.isOne)
            }
            let stems = others.map { MeasureWords.stem($0.word) }
            return Reading(measure: stems.last ?? unit, qualifiers: Array(Set(stems.dropLast())).sorted())
        }
        let measure = measures[best].measure
        let qualifiers = others.filter { $0.row.map { measures[$0].measure != measure } ?? true }
        return Reading(
            measure: measure, qualifiers: Array(Set(qualifiers.map { MeasureWords.stem($0.word) })).sorted(),
            question: measures[best].question, isOne: measures[best].isOne)
    }

    private func row(of word: String) -> Int? {
        var best = exact[word]
        for (prefix, row) in prefixes where word.hasPrefix(prefix) { if best.map({ row < $0 }) ?? true { best = row } }
        return best
    }

    /// A word without the ending of the plural.
    private static func stem(_ word: String) -> String {
        word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }
}
