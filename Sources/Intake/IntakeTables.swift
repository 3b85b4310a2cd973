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
    /// Judges the blocks of a page.
    let blockModel: BoostedTrees
    /// Judges the lines of copied text.
    let lineModel: BoostedTrees

    init(folder: URL) throws {
        encodings = SingleByteEncodings(try ResourceTable("encodings", in: folder))
        furniture = PhraseSet(try ResourceTable("furniture", in: folder))
        var labels: [String: String] = [:]
        for row in try ResourceTable("summaries", in: folder).rows { labels[row["label"] ?? ""] = row["what"] }
        summaries = labels
        credits = Set(try ResourceTable("credits", in: folder).rows.compactMap { $0["word"] })
        roles = Set(try ResourceTable("roles", in: folder).rows.compactMap { $0["role"] })
        references = CharacterReferences(try ResourceTable("entities", in: folder))
        pageWords = PageWords(try ResourceTable("page_words", in: folder))
        functionWords = Set(try ResourceTable("function_words", in: folder).rows.compactMap { $0["word"] })
        consentWords = Set(try ResourceTable("consent_words", in: folder).rows.compactMap { $0["word"] })
        languages = LanguageGuess(try ResourceTable("language_words", in: folder))
        authorNames = AuthorNames(try ResourceTable("name_words", in: folder), roles: roles)
        mastheads = Mastheads(try ResourceTable("masthead_words", in: folder))
        sectionLabels = SectionLabels(try ResourceTable("section_labels", in: folder))
        metaNames = MetaNames(try ResourceTable("page_metadata", in: folder))
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

    init(_ table: ResourceTable) {
        for row in table.rows {
            guard let phrase = row["phrase"] else { continue }
            let words = LineShape.words(of: phrase)
            guard let first = words.first else { continue }
            switch IntakeTables.Match(rawValue: row["match"] ?? "") {
            case .start: starts[first, default: []].append(words)
            case .part: parts[first, default: []].append(words)
            case .label:
                whole.insert(words.joined(separator: " "))
                labels.insert(words.joined(separator: " "))
            default: whole.insert(words.joined(separator: " "))
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
