import SourceText

/// What judgements and motives come to, by their words: the table `stances.tsv`.
///
/// An axis is a question (`weight`), a pole an answer to it (`symbolic`). Two poles of one axis with opposite signs exclude
/// each other where the table says so.
public struct Stances: Sendable {
    /// One answer to one question.
    public struct Pole: Sendable, Hashable {
        /// The question it answers: `weight`.
        public var axis: String
        /// The answer: `symbolic`.
        public var pole: String
        /// -1 or 1; opposite signs of one axis exclude each other.
        public var sign: Int
        /// Whether the other sign of the axis cannot be right beside it.
        public var exclusive: Bool
        /// The kind of finding.
        public var kind: Finding.Kind
        /// The question, with `{about}`.
        public var question: String
    }

    private var poles: [Pole] = []
    private var phrases = Phrases()

    /// Reads the table of the Diplomacy target, with an analyst's rows for it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        for row in try Tables.folder(lexicon).table(
            "stances", columns: ["axis", "pole", "sign", "kind", "question", "words"])
        {
            guard let kind = Finding.Kind(rawValue: row["kind"]) else {
                throw row.failure("CH0205", "kind: '\(row["kind"])' is no kind of finding")
            }
            // A second row of a pole adds words to it; how the question is put, the first one says.
            var index = poles.count
            if let known = poles.firstIndex(where: { $0.axis == row["axis"] && $0.pole == row["pole"] }) {
                index = known
            } else {
                poles.append(
                    Pole(
                        axis: row["axis"], pole: row["pole"], sign: try row.integer("sign") ?? 1,
                        exclusive: row["exclusive"] == "yes", kind: kind,
                        question: row["question"]))
            }
            for phrase in row.list("words") { phrases.add(phrase, value: index) }
        }
    }

    /// The poles that a passage takes, each once, in order of the table.
    public func read(_ passage: String) -> [Pole] { phrases.values(in: passage).map { poles[$0] } }
}
