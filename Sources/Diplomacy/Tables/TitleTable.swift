import SourceText

/// Titles and roles of persons: what a title says of its holder.
public struct TitleTable: Sendable {
    /// One title.
    public struct Title: Sendable, Hashable {
        /// The words, lower case except where they are an acronym: `foreign minister`, `CEO`.
        public var words: String
        /// The sector of the role: `foreign`, `expert`, `media`, ….
        public var role: String
        /// Whether its holder acts for a state by virtue of it.
        public var actsForState: Bool
        /// `male` or `female`, where the word itself tells.
        public var gender: String?
    }

    /// All titles in the order of the table.
    public let titles: [Title]
    private let byWords: [String: Int]
    private let lastWords: Set<String>

    /// The title of some words in lower case (`CEO` and the like also in their own case); nil where they are none.
    public subscript(words: String) -> Title? { (byWords[words] ?? byWords[words.lowercased()]).map { titles[$0] } }

    /// Whether a word in lower case is the last one of some title, so that a title may end there.
    public func mayEnd(with word: String) -> Bool { lastWords.contains(word) }

    /// The project's table.
    ///
    /// - Throws: `TSVTable.Failure` and `ResourceDirectory.NotFound`.
    public static func load() throws -> TitleTable {
        let table = try TSVTable.resource("titles", of: "Diplomacy", columns: ["title", "role", "acts_for_state"])
        return TitleTable(
            titles: table.rows.map {
                Title(
                    words: $0["title"], role: $0["role"], actsForState: $0["acts_for_state"] == "yes",
                    gender: $0.optional("gender"))
            })
    }

    init(titles: [Title]) {
        self.titles = titles
        byWords = Dictionary(titles.enumerated().map { ($1.words, $0) }, uniquingKeysWith: { first, _ in first })
        // A text may write `co-founder` as one word or as three.
        lastWords = Set(
            titles.flatMap { title in
                let words = title.words.lowercased()
                return [words.split(separator: " "), words.split { $0 == " " || $0 == "-" }]
                    .compactMap { $0.last.map(String.init) }
            })
    }
}
