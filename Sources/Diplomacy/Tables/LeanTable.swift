import SourceText

/// What ties, deals, events and words say of a state's leaning: the tables `vector_domains.tsv`,
/// `lean_words.tsv` and `domain_words.tsv`.
public struct LeanTable: Sendable {
    /// A domain and the direction that the thing has by itself.
    public struct Lean: Sendable, Hashable {
        /// The field that the leaning is in: `trade`, `security`, `diplomatic`, ….
        public var domain: String
        /// Which way: a treaty brings closer, a sanction away.
        public var direction: Vector.Direction

        /// A leaning in a field.
        public init(domain: String, direction: Vector.Direction) {
            self.domain = domain
            self.direction = direction
        }
    }

    private var leans: [String: Lean] = [:]
    /// Keys of what only its actor leans by.
    private var oneSided: Set<String> = []
    private var phrases = Phrases()
    private var directions: [Vector.Direction] = []
    private var directed: [String] = []
    private var contrast: [String] = []
    private var domainPhrases = Phrases()
    private var domains: [String] = []

    /// Reads the tables of the Diplomacy target, with an analyst's rows for them.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(lexicon: Lexicon = Lexicon()) throws {
        let folder = try Tables.folder(lexicon)
        func direction(_ row: TSVTable.Row) throws -> Vector.Direction {
            guard let direction = Vector.Direction(rawValue: row["direction"]) else {
                throw row.failure("CH0205", "direction: '\(row["direction"])' is none of closer, steady, away")
            }
            return direction
        }
        for row in try folder.table("vector_domains", columns: ["of", "key", "domain", "direction"]) {
            let key = row["of"] + ":" + row["key"]
            switch row["sides"] {
            case "actor": oneSided.insert(key)
            case "", "both": oneSided.remove(key)
            default: throw row.failure("CH0205", "sides: '\(row["sides"])' is none of both, actor")
            }
            // Of an event that says nothing by itself.
            leans[key] = row["direction"] == "-" ? nil : Lean(domain: row["domain"], direction: try direction(row))
        }
        for row in try folder.table("lean_words", columns: ["direction", "words"]) {
            switch row["direction"] {
            case "directed": directed += row.list("words")
            case "contrast": contrast += row.list("words")
            default:
                for phrase in row.list("words") { phrases.add(phrase, value: directions.count) }
                directions.append(try direction(row))
            }
        }
        for row in try folder.table("domain_words", columns: ["domain", "words"]) {
            for phrase in row.list("words") { domainPhrases.add(phrase, value: domains.count) }
            domains.append(row["domain"])
        }
    }

    /// The lean of a tie type; nil where the table has no row.
    public func tie(_ type: String) -> Lean? { leans["tie:" + type] }
    /// The lean of a deal's sector; trade where none is known or the table has no row.
    public func deal(_ sector: String?) -> Lean {
        leans["deal:" + (sector ?? "trade")] ?? Lean(domain: "trade", direction: .closer)
    }
    /// The lean of a PLOVER type, or of one of its modes; nil where the table has no row.
    public func event(_ plover: String, mode: String? = nil) -> Lean? {
        mode.flatMap { leans["event:" + plover + "/" + $0] } ?? leans["event:" + plover]
    }
    /// Whether only the actor of an event leans by it.
    public func isOneSided(_ plover: String, mode: String? = nil) -> Bool {
        if let mode, leans["event:" + plover + "/" + mode] != nil {
            return oneSided.contains("event:" + plover + "/" + mode)
        }
        return oneSided.contains("event:" + plover)
    }
    /// The lean of what is measured between two states: the first of its words that the table has a row for.
    public func figure(_ what: String?) -> Lean? {
        guard let what else { return nil }
        for word in what.lowercased().split(separator: " ") {
            if let lean = leans["figure:" + word] { return lean }
        }
        return nil
    }
    /// The domain that a passage's words name; nil where they name none.
    public func domain(_ passage: String) -> String? { domainPhrases.values(in: passage).first.map { domains[$0] } }
    /// How a name is meant of which words stand before it.
    public enum Standing: Sendable { case directed, contrast, open }

    /// What the last words before a name say of it: `leans towards` makes it the one that is leant to, `not` one that is not meant.
    public func standing(behind words: String) -> Standing {
        var last = words.lowercased().utf8.split { !Phrases.isWordByte($0) }.suffix(4).map { String(Substring($0)) }
        // `from the United States`, `to both Egypt and Chad`.
        if let word = last.last, ["the", "both", "either"].contains(word) { last.removeLast() }
        func ends(_ phrases: [String]) -> Bool {
            phrases.contains { phrase in
                let phrase = phrase.split(separator: " ")
                return last.suffix(phrase.count).elementsEqual(phrase) { $0 == $1 }
            }
        }
        return ends(contrast) ? .contrast : ends(directed) ? .directed : .open
    }

    /// The direction that a passage's words give; nil where they give none.
    public func words(_ passage: String) -> Vector.Direction? {
        phrases.values(in: passage).first.map { directions[$0] }
    }
}
