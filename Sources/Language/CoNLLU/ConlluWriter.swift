import SourceText

/// Writes analyses as CoNLL-U (https://universaldependencies.org/format.html), sentence by sentence, into ``bytes``.
///
/// A token of several words gets its line, `SpaceAfter=No` stands where no white space follows, `SpacesAfter=\n` where a
/// line ends, and `# newpar` where a blank line stands before a sentence.
///
/// ```swift
/// var writer = ConlluWriter()
/// writer.write(analysis)
/// print(String(decoding: writer.bytes, as: UTF8.self))
/// ```
public struct ConlluWriter: Sendable {
    /// What has been written.
    public var bytes: [UInt8] = []
    /// Whether MISC holds the mentions and chains, as GUM writes them: `Entity=(1-person`.
    public var writesEntities: Bool

    /// - Parameter writesEntities: whether MISC holds the mentions.
    public init(writesEntities: Bool = false) { self.writesEntities = writesEntities }

    /// Writes a document that was read from CoNLL-U with the comments that it had.
    public mutating func write(_ document: ConlluDocument) {
        write(
            document.analysis, name: document.name, comments: document.comments, paragraphs: document.paragraphs)
    }

    /// Writes an analysis.
    ///
    /// - Parameters:
    ///   - analysis: what to write; its words and sentences must be there.
    ///   - name: what `# newdoc id` names; the document's own name unless given; none where it is empty.
    ///   - comments: lines to write for each sentence in place of `# sent_id` and `# text`.
    ///   - paragraphs: the sentences that open a paragraph; taken from blank lines unless given.
    public mutating func write(
        _ analysis: Analysis, name: String? = nil, comments: [[String]] = [], paragraphs: Set<Int>? = nil
    ) {
        let name = name ?? analysis.document.name
        let entities = writesEntities ? EntityColumn(analysis) : nil
        let text = analysis.text.bytes
        var contraction = 0
        for (number, sentence) in analysis.sentences.enumerated() where !sentence.words.isEmpty {
            if number == 0, !name.isEmpty || comments.isEmpty {
                append("# newdoc" + (name.isEmpty ? "" : " id = " + ConlluWriter.line(name)))
                if writesEntities { append("# global.Entity = GRP-etype") }
            }
            let before = number == 0 ? 0 : analysis.sentences[number - 1].span.end
            if paragraphs?.contains(number) ?? (number == 0 || hasBlankLine(text, before, sentence.span.start)) {
                append("# newpar")
            }
            if number < comments.count {
                for comment in comments[number] { append(comment) }
            } else {
                append("# sent_id = " + ConlluWriter.line(name.isEmpty ? "" : name + "-") + String(number + 1))
                append("# text = " + ConlluWriter.line(analysis.text[sentence.span]))
            }
            write(sentence, analysis, entities, contraction: &contraction)
            bytes.append(0x0A)
        }
    }

    private mutating func write(
        _ sentence: Sentence, _ analysis: Analysis, _ entities: EntityColumn?, contraction: inout Int
    ) {
        let words = analysis.words
        let text = analysis.text.bytes
        let first = sentence.words.lowerBound
        var tokenEnd = 0
        for word in sentence.words {
            while contraction < words.contractions.count, words.contractions[contraction].lowerBound < word {
                contraction += 1
            }
            if contraction < words.contractions.count, words.contractions[contraction].lowerBound == word {
                let token = words.contractions[contraction]
                tokenEnd = token.upperBound
                append(number: token.lowerBound - first + 1)
                bytes.append(0x2D)
                append(number: token.upperBound - first)
                bytes.append(0x09)
                var span = words.span(word)
                for part in token { span = span.union(words.span(part)) }
                append(text, span)
                for _ in 2..<9 { bytes.append(contentsOf: [0x09, 0x5F]) }
                bytes.append(0x09)
                misc(spaceAfter(token.upperBound - 1, words, text), entity: nil)
            }
            append(number: word - first + 1)
            bytes.append(0x09)
            append(text, words.span(word))
            bytes.append(0x09)
            let lemma = words.lemmaText(word)
            append(cell: lemma.isEmpty ? "_" : lemma)
            append(cell: words.tag[word].code)
            append(cell: words.pennTag[word].code)
            append(cell: words.featureSets[Int(words.features[word])])
            append(number: words.head[word] < 0 ? 0 : Int(words.head[word]) - first + 1)
            bytes.append(0x09)
            append(cell: words.head[word] < 0 ? "root" : words.relation[word].code)
            bytes.append(contentsOf: [0x5F, 0x09])
            misc(word < tokenEnd ? nil : spaceAfter(word, words, text), entity: entities?.cell(word))
        }
    }

    /// What stands in MISC about the space after a word: nothing for one space.
    private func spaceAfter(_ word: Int, _ words: Words, _ text: [UInt8]) -> String? {
        let end = Int(words.end[word])
        let next = word + 1 < words.count ? max(end, Int(words.start[word + 1])) : text.count
        if next == end { return word + 1 < words.count ? "SpaceAfter=No" : nil }
        var breaks = 0
        for index in end..<min(next, text.count) where text[index] == 0x0A { breaks += 1 }
        return breaks == 0 ? nil : breaks == 1 ? "SpacesAfter=\\n" : "SpacesAfter=\\n\\n"
    }

    private func hasBlankLine(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        var breaks = 0
        for index in start..<min(end, text.count) where text[index] == 0x0A { breaks += 1 }
        return breaks > 1
    }

    private mutating func misc(_ space: String?, entity: String?) {
        if let entity { bytes.append(contentsOf: ("Entity=" + entity + (space == nil ? "" : "|")).utf8) }
        bytes.append(contentsOf: (space ?? (entity == nil ? "_" : "")).utf8)
        bytes.append(0x0A)
    }

    private mutating func append(_ line: String) {
        bytes.append(contentsOf: line.utf8)
        bytes.append(0x0A)
    }

    private mutating func append(cell: String) {
        bytes.append(contentsOf: cell.utf8)
        bytes.append(0x09)
    }

    private mutating func append(number: Int) { bytes.append(contentsOf: String(number).utf8) }

    private mutating func append(_ text: [UInt8], _ span: Span) {
        bytes.append(contentsOf: text[min(span.start, text.count)..<min(span.end, text.count)])
    }

    /// Text on one line.
    private static func line(_ text: String) -> String {
        String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }
}

/// The values of `Entity=` in MISC: brackets of mentions, closing ones first.
private struct EntityColumn {
    private var cells: [Int: (closing: String, opening: String)] = [:]

    init(_ analysis: Analysis) {
        for mention in analysis.mentions where !mention.words.isEmpty {
            let label = "(\(mention.chain + 1)-\(mention.kind.rawValue)"
            let first = mention.words.lowerBound
            let last = mention.words.upperBound - 1
            cells[first, default: ("", "")].opening += first == last ? label + ")" : label
            // Mentions come outer before inner, so what closes first is put in front.
            if first != last {
                cells[last, default: ("", "")].closing =
                    "\(mention.chain + 1))" + cells[last, default: ("", "")].closing
            }
        }
    }

    func cell(_ word: Int) -> String? { cells[word].map { $0.closing + $0.opening } }
}
