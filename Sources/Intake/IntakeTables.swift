import Foundation
import SourceText

/// The tables of Intake, read once for a run.
struct IntakeTables: Sendable {
    /// How a phrase of `furniture.tsv` meets a line.
    enum Match: String, Sendable { case whole, start, part, label }

    let encodings: SingleByteEncodings
    let furniture: PhraseSet
    let summaries: [String: String]
    let credits: Set<String>
    let roles: Set<String>
    let references: CharacterReferences
    let pageWords: PageWords
    let functionWords: Set<String>
    let consentWords: Set<String>
    let languages: LanguageGuess
    let metaNames: MetaNames
    let authorNames: AuthorNames
    let mastheads: Mastheads
    let sectionLabels: SectionLabels
    let reportKinds: ReportKinds
    let feedFurniture: FeedFurniture
    /// Judges the blocks of a page.
    let blockModel: BoostedTrees
    /// Judges the lines of copied text.
    let lineModel: BoostedTrees

    init(folder: URL) throws {
        func table(_ name: String, _ columns: [String]) throws -> TSVTable {
            try TSVTable(contentsOf: folder.appendingPathComponent(name + ".tsv"), columns: columns)
        }
        func words(_ name: String, _ column: String = "word") throws -> Set<String> {
            Set(try table(name, [column]).rows.map { $0[column] })
        }
        encodings = try SingleByteEncodings(table("encodings", ["name", "aliases", "points"]))
        furniture = try PhraseSet(table("furniture", ["phrase", "match"]))
        summaries = Dictionary(
            try table("summaries", ["label", "what"]).rows.map { ($0["label"], $0["what"]) },
            uniquingKeysWith: { _, last in last })
        credits = try words("credits")
        roles = try words("roles", "role")
        references = try CharacterReferences(table("entities", ["name", "points", "bare"]))
        pageWords = try PageWords(table("page_words", ["word", "kinds"]))
        functionWords = try words("function_words")
        consentWords = try words("consent_words")
        languages = LanguageGuess(try table("language_words", ["language", "words"]))
        authorNames = AuthorNames(try table("name_words", ["word", "kind"]), roles: roles)
        mastheads = Mastheads(words: try words("masthead_words"))
        sectionLabels = try SectionLabels(table("section_labels", ["label", "kind"]))
        metaNames = try MetaNames(table("page_metadata", ["name", "field", "rank"]))
        reportKinds = try ReportKinds(table("report_kinds", ["place", "mark", "words"]))
        feedFurniture = FeedFurniture(try table("feed_furniture", ["start", "part"]))
        lineModel = try BoostedTrees(contentsOf: folder.appendingPathComponent("lines.model"))
        blockModel = try BoostedTrees(contentsOf: folder.appendingPathComponent("blocks.model"))
    }
}

/// Phrases that mark page furniture, found in a line in time that grows with the line.
struct PhraseSet: Sendable {
    private var whole: Set<String> = []
    /// Phrases that make a line furniture also where more follows behind a colon.
    private var labels: Set<String> = []
    /// Phrases by their first word.
    private var starts: [String: [[String]]] = [:]
    private var parts: [String: [[String]]] = [:]

    init(_ table: TSVTable) throws {
        for row in table.rows {
            let words = LineShape.words(of: row["phrase"])
            guard let first = words.first, let match = IntakeTables.Match(rawValue: row["match"]) else {
                throw row.failure(
                    "CH0205", "a phrase of words is wanted, and a match that is whole, start, part or label")
            }
            switch match {
            case .start: starts[first, default: []].append(words)
            case .part: parts[first, default: []].append(words)
            case .label:
                whole.insert(words.joined(separator: " "))
                labels.insert(words.joined(separator: " "))
            case .whole: whole.insert(words.joined(separator: " "))
            }
        }
    }

    /// Whether a line begins with a label that makes it furniture, and a colon behind it: `SPONSORED: Book now!`.
    func labels(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")) else { return false }
        let words = LineShape.words(of: String(decoding: line[..<colon], as: UTF8.self))
        return labels.contains(words.joined(separator: " "))
    }

    /// Whether a line of these lower-case words is furniture.
    func matches(_ words: [String]) -> Bool {
        guard let first = words.first, words.count <= 40 else { return false }
        if words.count <= 6, whole.contains(words.joined(separator: " ")) { return true }
        if words.count <= 14, let candidates = starts[first], candidates.contains(where: { words.starts(with: $0) }) {
            return true
        }
        guard words.count <= 14 else { return false }
        for (index, word) in words.enumerated() {
            if let candidates = parts[word], candidates.contains(where: { words[index...].starts(with: $0) }) {
                return true
            }
        }
        return false
    }
}
