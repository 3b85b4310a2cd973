import Foundation
import SourceText

/// The tables of Intake, read once for a run.
struct IntakeTables: Sendable {
    /// How a phrase of `furniture.tsv` meets a line.
    enum Match: String, Sendable { case whole, start, part, label }

    let encodings: SingleByteEncodings
    let furniture: PhraseSet
    /// What `furniture` is, and what only text without mark-up needs.
    let textFurniture: PhraseSet
    let summaries: [String: String]
    /// The first words of the labels of summaries.
    private let summaryOpenings: WordSet
    let credits: Set<String>
    let roles: Set<String>
    let references: CharacterReferences
    let pageWords: PageWords
    let wordKinds: WordKinds
    let languages: LanguageGuess
    let metaNames: MetaNames
    let headerWords: HeaderWords
    let authorNames: AuthorNames
    let mastheads: Mastheads
    let sectionLabels: SectionLabels
    let reportKinds: ReportKinds
    let feedFurniture: FeedFurniture
    let manners: Manners
    let dateOrders: DateOrders
    let databaseFields: DatabaseFields
    /// Judges the blocks of a page.
    let blockModel: BoostedTrees
    /// Judges the lines of copied text.
    var lineModel: BoostedTrees

    init(folder: URL) throws {
        func table(_ name: String, _ columns: [String]) throws -> TSVTable {
            try TSVTable(contentsOf: folder.appendingPathComponent(name + ".tsv"), columns: columns)
        }
        func words(_ name: String, _ column: String = "word") throws -> Set<String> {
            Set(try table(name, [column]).rows.map { $0[column] })
        }
        encodings = try SingleByteEncodings(table("encodings", ["name", "aliases", "points"]))
        let phrases = try table("furniture", ["phrase", "match", "what"])
        furniture = try PhraseSet([phrases])
        textFurniture = try PhraseSet([phrases, table("text_furniture", ["phrase", "match", "what"])])
        summaries = Dictionary(
            try table("summaries", ["label", "what"]).rows.map { ($0["label"], $0["what"]) },
            uniquingKeysWith: { _, last in last })
        summaryOpenings = WordSet(
            summaries.keys.map { WordIndex.hash($0.utf8.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "-") }) }
        )
        credits = try words("credits")
        roles = try words("roles", "role")
        references = try CharacterReferences(table("entities", ["name", "points", "bare"]))
        pageWords = try PageWords(
            table("page_words", ["word", "kinds"]), authorPaths: words("author_paths", "path").sorted())
        wordKinds = try WordKinds(table("word_kinds", ["word", "kind"]))
        languages = LanguageGuess(try table("language_words", ["language", "words"]))
        authorNames = AuthorNames(try table("name_words", ["word", "kind"]), roles: roles)
        mastheads = Mastheads(words: try words("masthead_words"))
        sectionLabels = try SectionLabels(table("section_labels", ["label", "kind"]))
        metaNames = try MetaNames(table("page_metadata", ["name", "field", "rank"]))
        headerWords = try HeaderWords(table("header_words", ["word", "kind"]))
        reportKinds = try ReportKinds(table("report_kinds", ["place", "mark", "words"]))
        databaseFields = try DatabaseFields(table("database_fields", ["code", "what"]))
        _ = try CalendarNames(table("calendar_names", CalendarNames.columns))
        dateOrders = try DateOrders(table("date_order_signs", ["place", "order", "words"]))
        manners = try Manners(table("manners", ["words", "kind"]))
        feedFurniture = FeedFurniture(try table("feed_furniture", ["start", "part"]))
        lineModel = try BoostedTrees(contentsOf: folder.appendingPathComponent("lines.model"))
        blockModel = try BoostedTrees(contentsOf: folder.appendingPathComponent("blocks.model"))
    }

    /// What a line labels, where it is the label of a summary; a hyphen in it counts as a space.
    func summaryLabel(_ shape: LineShape) -> String? {
        guard let first = shape.words.first,
            summaryOpenings.contains(WordIndex.hash(first.utf8.prefix { $0 != UInt8(ascii: "-") }))
        else { return nil }
        let label = shape.words.joined(separator: " ")
        if let what = summaries[label] { return what }
        guard label.utf8.contains(UInt8(ascii: "-")) else { return nil }
        return summaries[String(label.map { $0 == "-" ? " " : $0 })]
    }
}

/// Phrases that mark page furniture, found in a line in time that grows with the line.
struct PhraseSet: Sendable {
    /// Hashes of whole phrases.
    private var whole: Set<UInt64> = []
    /// Phrases that make a line furniture also where more follows behind a colon.
    private var labels: Set<UInt64> = []
    /// Those of them that titles of other articles stand below or behind.
    private var listLabels: Set<UInt64> = []
    /// Phrases that titles of other articles stand below.
    private var lists: [[UInt64]] = []
    /// Phrases, as hashes of their words, by their first word.
    private var starts: PhrasesByWord
    private var parts: PhrasesByWord

    private struct PhrasesByWord: Sendable {
        private var index: WordIndex
        private var phrases: [[[UInt64]]] = []

        init(capacity: Int) { index = WordIndex(capacity: capacity) }

        mutating func add(_ phrase: [UInt64]) {
            guard let first = phrase.first else { return }
            if let number = index.value(first) {
                phrases[Int(number)].append(phrase)
            } else {
                index.insert(first, UInt32(phrases.count))
                phrases.append([phrase])
            }
        }

        /// Whether words begin with a phrase.
        @inline(__always)
        func begin(_ words: ArraySlice<UInt64>, fewest: Int = 1) -> Bool {
            guard let first = words.first, let number = index.value(first) else { return false }
            return phrases[Int(number)].contains { $0.count >= fewest && words.starts(with: $0) }
        }
    }

    init(_ tables: [TSVTable]) throws {
        let count = tables.reduce(0) { $0 + $1.count }
        starts = PhrasesByWord(capacity: count)
        parts = PhrasesByWord(capacity: count)
        for row in tables.flatMap(\.rows) {
            let words = LineShape.hashes(of: row["phrase"])
            guard !words.isEmpty, let match = IntakeTables.Match(rawValue: row["match"]) else {
                throw row.failure(
                    "CH0205", "a phrase of words is wanted, and a match that is whole, start, part or label")
            }
            if row["what"] == "list" { lists.append(words) }
            switch match {
            case .start: starts.add(words)
            case .part: parts.add(words)
            case .label:
                whole.insert(LineShape.hash(of: words))
                labels.insert(LineShape.hash(of: words))
                if row["what"] == "list" { listLabels.insert(LineShape.hash(of: words)) }
            case .whole: whole.insert(LineShape.hash(of: words))
            }
        }
    }

    /// Whether a line begins with a label that makes it furniture, and a colon behind it: `SPONSORED: Book now!`. A sentence
    /// that goes on in small letters is no title: `Related: the two capitals disagree about the price.`
    func labels(_ line: ArraySlice<UInt8>) -> Bool {
        guard let colon = line.prefix(40).firstIndex(of: UInt8(ascii: ":")) ?? shoutedLabelEnd(line) else {
            return false
        }
        let label = LineShape.hash(of: LineShape.hashes(of: String(decoding: line[..<colon], as: UTF8.self)))
        guard labels.contains(label) else { return false }
        guard listLabels.contains(label), let next = line[(colon + 1)...].first(where: { $0 > 0x20 }),
            let last = line.last(where: { $0 > 0x20 })
        else { return true }
        return !(0x61...0x7A).contains(next) || last != UInt8(ascii: ".")
    }

    /// Where a label in capitals ends before a bar or a dash: `ADVERTISEMENT - CONTINUE READING BELOW`.
    private func shoutedLabelEnd(_ line: ArraySlice<UInt8>) -> Int? {
        let head = line.prefix(40)
        guard
            let end = head.indices.first(where: { at in
                head[at] == UInt8(ascii: "|")
                    || at > head.startIndex && head[at - 1] == 0x20
                        && (head[at] == UInt8(ascii: "-") || head[at] == 0xE2)
            })
        else { return nil }
        return head[..<end].contains { (0x61...0x7A).contains($0) } ? nil : end
    }

    /// Whether some words are a whole phrase.
    func isWhole(_ words: [UInt64]) -> Bool { whole.contains(LineShape.hash(of: words)) }

    /// Whether titles of other articles stand below a line: it is such a phrase, or begins with one and ends in a colon.
    ///
    /// - Parameter words: the hashes of its words.
    func headsList(_ words: [UInt64], endsInColon: Bool) -> Bool {
        words.count <= 8 && lists.contains { words == $0 || endsInColon && words.starts(with: $0) }
    }

    /// Whether a longer line begins with a phrase of so many words that nothing else begins so.
    func opens(_ words: [UInt64]) -> Bool {
        words.count <= 45 && starts.begin(words[...], fewest: 4)
    }

    /// Whether a line is furniture.
    ///
    /// - Parameter words: the hashes of its words.
    func matches(_ words: [UInt64]) -> Bool {
        guard !words.isEmpty, words.count <= 14 else { return false }
        if words.count <= 6, whole.contains(LineShape.hash(of: words)) { return true }
        if starts.begin(words[...]) { return true }
        return words.indices.contains { parts.begin(words[$0...]) }
    }
}
