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

extension Register {
    /// Looks for words in titles and articles; the best matches first (BM25; a word of the title counts four times).
    ///
    /// - Parameter words: words that must all be there; `"a phrase"`, `OR` between two, `-word` for one that must not be
    ///   there, `begin*` for all words of a beginning.
    public func search(
        _ words: String, since: CalendarDay? = nil, until: CalendarDay? = nil, limit: Int = 20
    ) throws(RegisterFailure) -> [SearchHit] {
        let query = SearchWords(words)
        guard let expression = query.expression else { return [] }
        return try read { database in
            var conditions = ["passage MATCH ?", "document.withdrawn IS NULL"]
            if let since { conditions.append("document.published >= \(since.number)") }
            if let until { conditions.append("document.published <= \(until.number)") }
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT document.* FROM passage JOIN document ON document.number = passage.rowid
                    WHERE \(conditions.joined(separator: " AND ")) ORDER BY bm25(passage, 4.0, 1.0), document.number
                    LIMIT \(limit)
                    """, arguments: [expression])
            return try rows.map { row in
                let summary = try Register.summary(row)
                let text = try Register.text(of: row, database)
                return query.hit(summary, text)
            }
        }
    }
}

/// The words of a search, as an expression of FTS5 and as bytes to look for in a text.
struct SearchWords {
    /// The expression; nil where nothing is looked for.
    let expression: String?
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
            return
        }
        let all = required.joined(separator: " AND ")
        expression = excluded.isEmpty ? all : "(\(all)) NOT (\(excluded.joined(separator: " OR ")))"
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
        let anchor =
            places.isEmpty ? Span(document.body.first?.start ?? 0, document.body.first?.start ?? 0) : places[best].span
        let region = document.body.first { $0.contains(anchor) } ?? text.span
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
