import SourceText

/// Writes analyses as CoNLL-U (https://universaldependencies.org/format.html), sentence by sentence, into ``bytes``.
///
/// A token of several words gets its line, `SpaceAfter=No` stands where no white space follows, `SpacesAfter=\n` where a
/// line ends, and `# newpar` where a blank line stands before a sentence. `# text` is the tokens with one space between
/// them, whatever white space the document has there, as Universal Dependencies wants it.
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

    private static let entityHeader = "# global.Entity = GRP-etype"

    /// - Parameter writesEntities: whether MISC holds the mentions.
    public init(writesEntities: Bool = false) { self.writesEntities = writesEntities }

    /// Writes an analysis.
    ///
    /// - Parameters:
    ///   - analysis: what to write; its words and sentences must be there.
    ///   - name: what `# newdoc id` names and `sent_id` begins with; the document's own name unless given; none where it is
    ///     empty. White space and `/`, which may not stand there, become `_`.
    public mutating func write(_ analysis: Analysis, name: String? = nil) {
        let name = ConlluWriter.identifier(name ?? analysis.document.name)
        let text = analysis.text.bytes
        var rows = Rows(analysis, writesEntities: writesEntities)
        for (number, sentence) in analysis.sentences.enumerated() where !sentence.words.isEmpty {
            if number == 0 {
                append("# newdoc" + (name.isEmpty ? "" : " id = " + name))
                if writesEntities { append(ConlluWriter.entityHeader) }
            }
            let before = number == 0 ? 0 : analysis.sentences[number - 1].span.end
            if number == 0 || hasBlankLine(text, before, sentence.span.start) { append("# newpar") }
            appendNumber(number, name)
            appendText(sentence, &rows)
            write(sentence, &rows)
        }
    }

    /// Writes a document that was read from CoNLL-U with the comments, tokens and MISC that it had; a `sent_id` or `text`
    /// that it lacked is added, and where entities are written its own give way.
    public mutating func write(_ document: ConlluDocument) {
        let name = ConlluWriter.identifier(document.name)
        var rows = Rows(document.analysis, document, writesEntities: writesEntities)
        for (number, sentence) in document.analysis.sentences.enumerated() where !sentence.words.isEmpty {
            var comments = number < document.comments.count ? document.comments[number] : []
            if writesEntities {
                comments.removeAll { ConlluWriter.key($0).hasPrefix("global.Entity") }
                if number == 0 {
                    let document = comments.firstIndex { ConlluWriter.key($0).hasPrefix("newdoc") }
                    comments.insert(ConlluWriter.entityHeader, at: document.map { $0 + 1 } ?? 0)
                }
            }
            var hasNumber = false
            var hasText = false
            for comment in comments {
                append(comment)
                let key = ConlluWriter.key(comment)
                hasNumber = hasNumber || key == "sent_id"
                hasText = hasText || key == "text"
            }
            if !hasNumber { appendNumber(number, name) }
            if !hasText { appendText(sentence, &rows) }
            write(sentence, &rows)
        }
    }

    // MARK: - Sentences

    /// What a document's rows are written from.
    private struct Rows {
        let text: [UInt8]
        let words: Words
        let document: ConlluDocument?
        let entities: EntityColumn?
        /// FEATS with the tab behind them, by their index.
        let features: [[UInt8]]
        var contraction = 0

        init(_ analysis: Analysis, _ document: ConlluDocument? = nil, writesEntities: Bool) {
            text = analysis.text.bytes
            words = analysis.words
            self.document = document
            entities = writesEntities ? EntityColumn(analysis) : nil
            features = words.featureSets.map { ConlluWriter.cell($0) }
        }

        /// The token of several words that begins with a word.
        mutating func contraction(at word: Int) -> Range<Int>? {
            while contraction < words.contractions.count, words.contractions[contraction].lowerBound < word {
                contraction += 1
            }
            guard contraction < words.contractions.count, words.contractions[contraction].lowerBound == word else {
                return nil
            }
            return words.contractions[contraction]
        }

        /// Appends the bytes of a token of several words.
        func appendForm(of token: Range<Int>, to bytes: inout [UInt8]) {
            if let form = document?.tokens[token.lowerBound]?.form { return bytes.append(contentsOf: form.utf8) }
            var span = words.span(token.lowerBound)
            for part in token { span = span.union(words.span(part)) }
            append(span, to: &bytes)
        }

        /// Appends the bytes of a word.
        func appendForm(of word: Int, to bytes: inout [UInt8]) {
            if let form = document?.forms[word] { return bytes.append(contentsOf: form.utf8) }
            append(words.span(word), to: &bytes)
        }

        private func append(_ span: Span, to bytes: inout [UInt8]) {
            bytes.append(contentsOf: text[min(span.start, text.count)..<min(span.end, text.count)])
        }

        /// What stands in MISC about the space after a word: nothing for one space.
        func spaceAfter(_ word: Int) -> StaticString {
            let end = Int(words.end[word])
            let next = word + 1 < words.count ? max(end, Int(words.start[word + 1])) : text.count
            if next == end { return word + 1 < words.count ? "SpaceAfter=No" : "" }
            var breaks = 0
            for index in end..<min(next, text.count) where text[index] == 0x0A { breaks += 1 }
            return breaks == 0 ? "" : breaks == 1 ? "SpacesAfter=\\n" : "SpacesAfter=\\n\\n"
        }

        /// Whether a word, or a token that ends with it, has nothing between it and the next one.
        func isGlued(_ word: Int) -> Bool {
            word + 1 < words.count && words.start[word + 1] <= words.end[word]
        }
    }

    private mutating func appendNumber(_ number: Int, _ name: String) {
        bytes.append(contentsOf: "# sent_id = ".utf8)
        if !name.isEmpty {
            bytes.append(contentsOf: name.utf8)
            bytes.append(0x2D)
        }
        bytes.append(digits: number + 1)
        bytes.append(0x0A)
    }

    private mutating func appendText(_ sentence: Sentence, _ rows: inout Rows) {
        bytes.append(contentsOf: "# text = ".utf8)
        let contraction = rows.contraction
        var word = sentence.words.lowerBound
        while word < sentence.words.upperBound {
            let next: Int
            // Documents out of CoNLL-U say it in MISC.
            let misc: String?
            if let token = rows.contraction(at: word) {
                next = token.upperBound
                rows.appendForm(of: token, to: &bytes)
                misc = rows.document.map { $0.tokens[word]?.misc ?? "" }
            } else {
                next = word + 1
                rows.appendForm(of: word, to: &bytes)
                misc = rows.document.map { word < $0.misc.count ? $0.misc[word] : "" }
            }
            let isGlued = misc.map(ConlluWriter.hasNoSpace) ?? rows.isGlued(next - 1)
            if !isGlued, next < sentence.words.upperBound { bytes.append(0x20) }
            word = next
        }
        rows.contraction = contraction
        bytes.append(0x0A)
    }

    private mutating func write(_ sentence: Sentence, _ rows: inout Rows) {
        let first = sentence.words.lowerBound
        var tokenEnd = 0
        for word in sentence.words {
            if let token = rows.contraction(at: word) {
                tokenEnd = token.upperBound
                write(token: token, first, rows)
            }
            bytes.append(digits: word - first + 1)
            bytes.append(0x09)
            rows.appendForm(of: word, to: &bytes)
            bytes.append(0x09)
            let lemma = rows.words.lemmaText(word)
            if lemma.isEmpty {
                rows.appendForm(of: word, to: &bytes)
            } else {
                bytes.append(contentsOf: lemma.utf8)
            }
            bytes.append(0x09)
            bytes.append(contentsOf: ConlluWriter.tags[Int(rows.words.tag[word].rawValue)])
            bytes.append(contentsOf: ConlluWriter.pennTags[Int(rows.words.pennTag[word].rawValue)])
            bytes.append(contentsOf: rows.features[Int(rows.words.features[word])])
            let head = Int(rows.words.head[word])
            bytes.append(digits: head < 0 ? 0 : head - first + 1)
            bytes.append(0x09)
            bytes.append(contentsOf: ConlluWriter.relations[head < 0 ? 0 : Int(rows.words.relation[word].rawValue)])
            let start = bytes.count
            if let document = rows.document {
                append(misc: word < document.misc.count ? document.misc[word] : "", rows.entities, word)
            } else {
                if let entities = rows.entities, !entities.isEmpty(word) { entities.write(word, to: &bytes) }
                if word >= tokenEnd { append(space: rows.spaceAfter(word), from: start) }
            }
            endLine(from: start)
        }
        bytes.append(0x0A)
    }

    /// Writes the line of a token of several words.
    private mutating func write(token: Range<Int>, _ first: Int, _ rows: Rows) {
        bytes.append(digits: token.lowerBound - first + 1)
        bytes.append(0x2D)
        bytes.append(digits: token.upperBound - first)
        bytes.append(0x09)
        rows.appendForm(of: token, to: &bytes)
        let line = rows.document?.tokens[token.lowerBound]
        bytes.append(contentsOf: "\t_\t_\t_\t".utf8)
        bytes.append(contentsOf: (line?.features == "Typo=Yes" ? "Typo=Yes" : "_").utf8)
        bytes.append(contentsOf: "\t_\t_\t_\t".utf8)
        let start = bytes.count
        if let line {
            bytes.append(contentsOf: line.misc.utf8)
        } else {
            append(space: rows.spaceAfter(token.upperBound - 1), from: start)
        }
        endLine(from: start)
    }

    private func hasBlankLine(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        var breaks = 0
        for index in start..<min(end, text.count) where text[index] == 0x0A { breaks += 1 }
        return breaks > 1
    }

    // MARK: - Cells

    /// Cells with the tab behind them, by raw value.
    private static let tags = UniversalTag.allCases.map { cell($0.code) }
    private static let pennTags = PennTag.allCases.map { cell($0.code) }
    /// With the empty column behind; the first is the root's.
    private static let relations = Relation.allCases.map { cell($0.code) + cell("_") }

    private static func cell(_ text: String) -> [UInt8] { Array(text.utf8) + [0x09] }

    /// Appends what MISC says about a space, behind what the cell that begins at `start` holds.
    private mutating func append(space: StaticString, from start: Int) {
        guard space.utf8CodeUnitCount > 0 else { return }
        if bytes.count > start { bytes.append(0x7C) }
        bytes.append(contentsOf: UnsafeBufferPointer(start: space.utf8Start, count: space.utf8CodeUnitCount))
    }

    /// Appends MISC as it was read; where there are entities, with `Entity=` in place of the one that was there.
    private mutating func append(misc: String, _ entities: EntityColumn?, _ word: Int) {
        guard let entities else { return bytes.append(contentsOf: misc.utf8) }
        let start = bytes.count
        var isWanted = !entities.isEmpty(word)
        for part in misc.utf8.split(separator: 0x7C) {
            // Bridges and split antecedents name entities that are no more.
            if ["Entity=", "Bridge=", "SplitAnte="].contains(where: { part.starts(with: $0.utf8) }) { continue }
            if isWanted, "Entity=".utf8.lexicographicallyPrecedes(part) {
                if bytes.count > start { bytes.append(0x7C) }
                entities.write(word, to: &bytes)
                isWanted = false
            }
            if bytes.count > start { bytes.append(0x7C) }
            bytes.append(contentsOf: part)
        }
        guard isWanted else { return }
        if bytes.count > start { bytes.append(0x7C) }
        entities.write(word, to: &bytes)
    }

    /// Ends a line whose last cell begins at `start`.
    private mutating func endLine(from start: Int) {
        if bytes.count == start { bytes.append(0x5F) }
        bytes.append(0x0A)
    }

    private mutating func append(_ line: String) {
        bytes.append(contentsOf: line.utf8)
        bytes.append(0x0A)
    }

    private static func hasNoSpace(_ misc: String) -> Bool {
        misc == "SpaceAfter=No" || misc.utf8.split(separator: 0x7C).contains { $0.elementsEqual("SpaceAfter=No".utf8) }
    }

    /// What a comment is about: `sent_id` of `# sent_id = 7`.
    private static func key(_ comment: String) -> Substring {
        let text = comment.utf8.dropFirst().drop { $0 == 0x20 }
        return Substring(text.prefix { $0 != 0x3D && $0 != 0x20 })
    }

    /// A name as it may stand in `sent_id`.
    private static func identifier(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.isWhitespace || $0.value < 0x20 || $0 == "/" || $0.value == 0x7F ? "_" : $0
                }))
    }
}
