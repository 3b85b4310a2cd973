import Diplomacy
import Foundation
import GRDB
import SourceText

/// A document that a search found.
public struct SearchHit: Sendable {
    /// The document.
    public var document: DocumentSummary
    /// The best passage of its text.
    public var passage: Span
    /// The words of the passage.
    public var text: String
    /// Where the words that were looked for stand in ``text``, in UTF-8 bytes of it.
    public var marks: [Span]
    /// The line of the document's text that the passage begins on, from 1.
    public var line: Int
}

/// Which reports are wanted beside the words that they must have.
public struct SearchQuery: Sendable, Hashable {
    /// Words that must all be there; `"a phrase"`, `OR` between two, `-word` for one that must not be there, `begin*` for all
    /// words of a beginning. Empty for reports with any words.
    public var words = ""
    /// About whom it says something: one statement about all of them.
    public var about: [EntityID] = []
    /// Of which kind that statement is; nil for any.
    public var kind: Diplomacy.Statement.Kind?
    /// Of which type inside the kind.
    public var type: String?
    /// By which source: an outlet's id or name, or a document's id or name.
    public var source: String?
    /// Which answers to a finding of this verdict; nil for all.
    public var verdict: Finding.Verdict?
    /// The first day of publication.
    public var since: CalendarDay?
    /// The last.
    public var until: CalendarDay?
    /// How many, at most.
    public var limit = 20
    /// How many come before the first that is wanted.
    public var offset = 0

    /// A query; by default for everything.
    public init() {}
}

extension Register {
    /// Looks for words in titles and articles; the best matches first (BM25; a word of the title counts four times).
    ///
    /// - Parameter words: as in ``SearchQuery/words``.
    public func search(
        _ words: String, since: CalendarDay? = nil, until: CalendarDay? = nil, limit: Int = 20
    ) throws(RegisterFailure) -> [SearchHit] {
        var query = SearchQuery()
        query.words = words
        query.since = since
        query.until = until
        query.limit = limit
        return SearchWords(words).expression == nil ? [] : try search(query)
    }

    /// Looks for reports: with words the best matches first (BM25; a word of the title counts four times), else the latest.
    ///
    /// Words that more than ``SearchWords/frequent`` reports have say little of which is best: those with the words in the title
    /// come first then, and the latest among the others.
    public func search(_ query: SearchQuery) throws(RegisterFailure) -> [SearchHit] {
        let words = SearchWords(query.words)
        return try read { database in
            var conditions = ["document.withdrawn IS NULL"]
            var arguments: [any DatabaseValueConvertible] = []
            // What has no day stays.
            if let since = query.since {
                conditions.append("(document.published >= \(since.number) OR document.published IS NULL)")
            }
            if let until = query.until {
                conditions.append("(document.published <= \(until.number) OR document.published IS NULL)")
            }
            if let source = query.source {
                conditions.append(Register.isOfSource)
                arguments += Array(repeating: source, count: 4)
            }
            guard let wanted = try WantedStatements(query, database) else { return [] }
            if !wanted.isAny {
                conditions.append(wanted.inDocument)
                arguments += wanted.arguments
            }
            // Rows are looked at only where they are among the best: they are long, and a frequent word has many.
            var numbers = try SearchOrder(words, conditions.joined(separator: " AND "), arguments, database)
            var opener = DocumentOpener(revision: try Register.revision(.now, database))
            var hits: [SearchHit] = []
            var before = 0
            while hits.count < query.limit, let number = try numbers.next() {
                guard
                    let row = try Row.fetchOne(
                        database, cachedSQL: "SELECT * FROM document WHERE number = ?", arguments: [number])
                else { throw PackedReader.Damage() }
                if let verdict = query.verdict, try !Register.answers(row, verdict, database) { continue }
                if before < query.offset {
                    before += 1
                    continue
                }
                var summary = try Register.summary(row)
                summary.desk = try opener.remarks(on: summary, database)
                let text = try Register.text(of: row, database)
                if words.expression == nil, let passage = try Register.firstSaid(wanted, row, text, database) {
                    hits.append(SearchHit(summary, text, passage))
                } else {
                    hits.append(words.hit(summary, text))
                }
            }
            return hits
        }
    }

    /// Whether a document answers a finding of a verdict.
    private static func answers(_ row: Row, _ verdict: Finding.Verdict, _ database: Database) throws -> Bool {
        let id: String = row["id"]
        return try Row.fetchAll(
            database,
            cachedSQL: """
                SELECT fact.body FROM membership JOIN fact ON fact.story = membership.story
                WHERE membership.document = ? AND membership.withdrawn IS NULL AND fact.withdrawn IS NULL
                    AND +fact.type = 'finding' AND fact.label = ?
                """, arguments: [row["number"] as Int, verdict.rawValue]
        ).contains { try StoredFact.finding($0).answers.contains { $0.document.rawValue == id } }
    }

    /// The passage of the first statement of a document of those asked for; nil where none is asked for.
    private static func firstSaid(
        _ wanted: WantedStatements, _ row: Row, _ text: Text, _ database: Database
    ) throws -> Span? {
        if wanted.isAny { return nil }
        let first = try Row.fetchOne(
            database,
            sql: """
                SELECT statement."start", statement."end" FROM statement
                WHERE statement.document = \(row["number"] as Int) AND \(wanted.condition) ORDER BY statement."start"
                """, arguments: StatementArguments(wanted.arguments))
        guard let first, let start = first[0] as Int?, let end = first[1] as Int?, end <= text.count else { return nil }
        return Span(start, end)
    }
}

extension SearchHit {
    /// A hit on a passage.
    fileprivate init(_ document: DocumentSummary, _ text: Text, _ passage: Span) {
        self.init(
            document: document, passage: passage, text: String(decoding: text.bytes[passage.range], as: UTF8.self),
            marks: [], line: text.bytes[..<passage.start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 })
    }
}

/// The words of a search, as an expression of FTS5 and as bytes to look for in a text.
struct SearchWords {
    /// How many reports with the words are ranked by how well they match; where there are more, the title and the day decide.
    static let frequent = 4_096

    /// The expression; nil where nothing is looked for.
    let expression: String?
    /// The expression with all words that are wanted in the title.
    let titled: String?
    /// The words and phrases that are wanted, in small letters.
    let wanted: [[UInt8]]

    init(_ text: String) {
        var required: [String] = []
        var excluded: [String] = []
        var wanted: [[UInt8]] = []
        var joins = false
        for piece in SearchWords.pieces(text) {
            if piece.text == "OR", !piece.isPhrase {
                joins = !required.isEmpty
                continue
            }
            var words = piece.text
            let isPrefix = !piece.isPhrase && words.hasSuffix("*")
            if isPrefix { words.removeLast() }
            guard
                words.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil })
            else { continue }
            let term = "\"" + words.replacingOccurrences(of: "\"", with: "\"\"") + "\"" + (isPrefix ? "*" : "")
            if piece.isExcluded {
                excluded.append(term)
                continue
            }
            wanted.append(Array(words.lowercased().utf8))
            if joins, let last = required.popLast() {
                required.append("(\(last) OR \(term))")
            } else {
                required.append(term)
            }
            joins = false
        }
        self.wanted = wanted
        guard !required.isEmpty else {
            expression = nil
            titled = nil
            return
        }
        let all = required.joined(separator: " AND ")
        let title = "{title} : (\(all))"
        let none = excluded.joined(separator: " OR ")
        expression = excluded.isEmpty ? all : "(\(all)) NOT (\(none))"
        titled = excluded.isEmpty ? title : "(\(title)) NOT (\(none))"
    }

    private struct Piece {
        var text: String
        var isPhrase: Bool
        var isExcluded: Bool
    }

    private static func pieces(_ text: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0.isWhitespace }
            guard let first = rest.first else { return pieces }
            let isExcluded = first == "-"
            if isExcluded { rest = rest.dropFirst() }
            if rest.first == "\"" {
                let phrase = rest.dropFirst().prefix { $0 != "\"" }
                rest = rest.dropFirst(phrase.count + 1).dropFirst()
                pieces.append(Piece(text: String(phrase), isPhrase: true, isExcluded: isExcluded))
            } else {
                let word = rest.prefix { !$0.isWhitespace }
                rest = rest.dropFirst(word.count)
                pieces.append(Piece(text: String(word), isPhrase: false, isExcluded: isExcluded))
            }
        }
    }

    /// The passage of a text in which most of the words stand, about 240 bytes around the first of them.
    func hit(_ document: DocumentSummary, _ text: Text) -> SearchHit {
        let bytes = text.bytes
        let small = bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        var places: [(word: Int, span: Span)] = []
        for region in document.body where region.end <= bytes.count {
            for (number, word) in wanted.enumerated() {
                places += SearchWords.find(word, in: small, region).map { (number, $0) }
            }
        }
        places.sort { $0.span < $1.span }
        var best = 0
        var most = 0
        for (index, place) in places.enumerated() {
            let near = Set(places[index...].prefix { $0.span.end <= place.span.start + 240 }.map(\.word)).count
            if near > most { (best, most) = (index, near) }
        }
        let found = places.isEmpty ? document.body.first.map { Span($0.start, $0.start) } : places[best].span
        let anchor = found.flatMap { $0.end <= bytes.count ? $0 : nil } ?? Span(0, 0)
        let region = document.body.first { $0.contains(anchor) && $0.end <= bytes.count } ?? text.span
        let passage = SearchWords.passage(around: anchor, bytes, region)
        let marks = places.filter { passage.contains($0.span) }.map {
            Span($0.span.start - passage.start, $0.span.end - passage.start)
        }
        return SearchHit(
            document: document, passage: passage, text: String(decoding: bytes[passage.range], as: UTF8.self),
            marks: marks, line: bytes[..<passage.start].reduce(1) { $1 == 0x0A ? $0 + 1 : $0 })
    }

    private static func find(_ word: [UInt8], in text: [UInt8], _ region: Span) -> [Span] {
        var found: [Span] = []
        guard let first = word.first, word.count <= region.count else { return [] }
        var place = region.start
        while place + word.count <= region.end, found.count < 64 {
            if text[place] == first, place == region.start || !isLetter(text[place - 1]),
                text[place..<(place + word.count)].elementsEqual(word)
            {
                found.append(Span(place, place + word.count))
                place += word.count
            } else {
                place += 1
            }
        }
        return found
    }

    /// Up to 80 bytes before and 160 behind a place, at bounds of words, on its lines.
    private static func passage(around anchor: Span, _ bytes: [UInt8], _ region: Span) -> Span {
        var start = anchor.start
        while start > region.start, anchor.start - start < 80, bytes[start - 1] != 0x0A { start -= 1 }
        if start > region.start, bytes[start - 1] != 0x0A {
            while start < anchor.start, bytes[start - 1] != 0x20 { start += 1 }
        }
        var end = anchor.end
        while end < region.end, end - anchor.end < 160, bytes[end] != 0x0A { end += 1 }
        if end < region.end, bytes[end] != 0x0A { while end > anchor.end, bytes[end] != 0x20 { end -= 1 } }
        return Span(start, end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
    }
}
