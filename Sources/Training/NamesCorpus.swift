import Foundation
import Language
import SourceText

/// A document of GUM with its gold words, trees, mentions and chains.
struct NamesDocument {
    struct GoldMention {
        var span: Span
        /// The first byte of the head word.
        var head: Int
        var kind: Mention.Kind
        var chain: Int
    }

    var id: String
    var analysis: Analysis
    var mentions: [GoldMention]
    /// Chains by the rules of OntoNotes, by span.
    var chains: [Span: Int]

    /// Reads `gum.*.jsonl` and the treebank that holds its sentences.
    ///
    /// - Parameters:
    ///   - mentions: the JSON Lines file.
    ///   - treebank: CoNLL-U, not packed.
    static func read(mentions: URL, treebank: URL) throws -> [NamesDocument] {
        let sentences = readTreebank(try String(contentsOf: treebank, encoding: .utf8))
        var documents: [NamesDocument] = []
        for line in try String(contentsOf: mentions, encoding: .utf8).split(separator: "\n") {
            let row = try JSONDecoder().decode(Row.self, from: Data(line.utf8))
            documents.append(document(row, sentences))
        }
        return documents
    }

    /// The same document with tags and trees as the parser gives them for its words.
    func parsed(_ english: English) -> NamesDocument {
        var document = self
        english.parse(&document.analysis)
        return document
    }

    private struct Row: Decodable {
        struct Sentence: Decodable {
            var id: String
            var start: Int
            var end: Int
        }
        struct Mention: Decodable {
            var start: Int
            var end: Int
            var type: String
            var chain: Int?
            var head: [Int]?
        }
        var id: String
        var text: String
        var sentences: [Sentence]
        var mentions: [Mention]
        var ontonotes_style: [[Int]]?
    }

    /// The lines of a sentence's words, split into cells.
    private static func readTreebank(_ text: String) -> [String: [[Substring]]] {
        var sentences: [String: [[Substring]]] = [:]
        var id = ""
        var rows: [[Substring]] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# sent_id") {
                id = line.split(separator: "=").last.map { $0.trimmingCharacters(in: .whitespaces) } ?? ""
            } else if line.isEmpty {
                if !rows.isEmpty { sentences[id] = rows }
                rows = []
            } else if !line.hasPrefix("#") {
                rows.append(line.split(separator: "\t"))
            }
        }
        return sentences
    }

    private static func document(_ row: Row, _ treebank: [String: [[Substring]]]) -> NamesDocument {
        // Characters to bytes.
        var byte: [Int] = []
        var position = 0
        for scalar in row.text.unicodeScalars {
            byte.append(position)
            position += UTF8.width(scalar)
        }
        byte.append(position)
        let bytes = Array(row.text.utf8)
        var words = Words()
        var lemmaIndex: [String: Int32] = [:]
        var sentences: [Sentence] = []
        for (number, sentence) in row.sentences.enumerated() {
            guard let rows = treebank[sentence.id] else { continue }
            let first = words.count
            var at = byte[sentence.start]
            let end = byte[sentence.end]
            var joined: (last: Int, start: Int, end: Int)?
            func find(_ form: Substring) -> Int {
                let wanted = Array(form.utf8)
                var place = at
                while place + wanted.count <= end {
                    if bytes[place..<(place + wanted.count)].elementsEqual(wanted) { return place }
                    place += 1
                }
                return at
            }
            for cells in rows where cells.count >= 8 {
                if cells[0].contains(".") { continue }
                if let dash = cells[0].firstIndex(of: "-") {
                    let start = find(cells[1])
                    joined = (
                        Int(cells[0][cells[0].index(after: dash)...]) ?? 0, start, min(end, start + cells[1].utf8.count)
                    )
                    at = start
                    continue
                }
                let index = Int(cells[0]) ?? 0
                var start: Int
                var stop: Int
                if let token = joined, index <= token.last {
                    start = find(cells[1])
                    stop = min(start + cells[1].utf8.count, token.end)
                    if start + cells[1].utf8.count > token.end {
                        (start, stop) = (token.start, token.end)
                    } else {
                        at = stop
                    }
                    if index == token.last {
                        at = token.end
                        joined = nil
                    }
                } else {
                    start = find(cells[1])
                    stop = min(end, start + cells[1].utf8.count)
                    at = stop
                }
                words.start.append(Int32(start))
                words.end.append(Int32(max(start, stop)))
                words.tag.append(UniversalTag(code: cells[3]) ?? .other)
                words.pennTag.append(PennTag(code: String(cells[4])) ?? .XX)
                let lemma = String(cells[2])
                if lemmaIndex[lemma] == nil {
                    lemmaIndex[lemma] = Int32(words.lemmas.count)
                    words.lemmas.append(lemma)
                }
                words.lemma.append(lemmaIndex[lemma] ?? 0)
                words.features.append(0)
                let head = Int(cells[6]) ?? 0
                words.head.append(head == 0 ? -1 : Int32(first + head - 1))
                words.relation.append(Relation(code: String(cells[7])) ?? .dep)
                words.sentence.append(Int32(sentences.count))
            }
            _ = number
            if words.count > first {
                sentences.append(
                    Sentence(words: first..<words.count, span: words.span(first..<words.count), region: .body))
            }
        }
        var document = NamesDocument(
            id: row.id,
            analysis: Analysis(document: Document(plain: row.text, name: row.id), words: words, sentences: sentences),
            mentions: [], chains: [:])
        for mention in row.mentions {
            guard let kind = Mention.Kind(rawValue: mention.type) else { continue }
            document.mentions.append(
                GoldMention(
                    span: Span(byte[mention.start], byte[mention.end]),
                    head: byte[mention.head?.first ?? mention.start],
                    kind: kind, chain: mention.chain ?? -1))
        }
        for link in row.ontonotes_style ?? [] where link.count == 3 {
            document.chains[Span(byte[link[0]], byte[link[1]])] = link[2]
        }
        return document
    }
}
