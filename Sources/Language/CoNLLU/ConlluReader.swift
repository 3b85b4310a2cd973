import SourceText

/// A document read out of CoNLL-U: its text as the words and their spacing give it, and what stands in the columns.
public struct ConlluDocument: Sendable {
    /// The name of `# newdoc id = …`; empty where the file names none.
    public var name: String
    /// Words, sentences, tags and trees, as far as the columns hold them. Mentions are not read.
    public var analysis: Analysis
    /// The comment lines of each sentence, without `# newdoc` and `# newpar`.
    public var comments: [[String]]
    /// The sentences that open a paragraph.
    public var paragraphs: Set<Int>
}

/// Reads CoNLL-U (https://universaldependencies.org/format.html).
///
/// Empty nodes (`8.1`) and the columns DEPS and MISC, `SpaceAfter=No` excepted, are passed over. Bad lines are left out and
/// reported; nothing that a file may hold makes the reader stop.
///
/// ```swift
/// let (documents, problems) = ConlluReader().read(bytes)
/// ```
public struct ConlluReader: Sendable {
    /// A reader; it holds no state.
    public init() {}

    /// Reads a whole file: one document for each `# newdoc`, one at least where there is a word.
    public func read(_ bytes: [UInt8]) -> (documents: [ConlluDocument], problems: [ConlluProblem]) {
        var builder = ConlluBuilder()
        // Forms become the text, which must be valid Unicode.
        Array(String(decoding: bytes, as: UTF8.self).utf8).withUnsafeBufferPointer { bytes in
            var position = 0
            var line = 0
            var cells: [Range<Int>] = []
            while position < bytes.count {
                line += 1
                var end = position
                cells.removeAll(keepingCapacity: true)
                var cell = position
                while end < bytes.count, bytes[end] != 0x0A {
                    if bytes[end] == 0x09 {
                        cells.append(cell..<end)
                        cell = end + 1
                    }
                    end += 1
                }
                var stop = end
                if stop > position, bytes[stop - 1] == 0x0D { stop -= 1 }
                if stop == position {
                    builder.endSentence()
                } else if bytes[position] == 0x23 {
                    builder.comment(String(decoding: bytes[position..<stop], as: UTF8.self))
                } else {
                    cells.append(min(cell, stop)..<stop)
                    builder.row(cells, bytes, line: line)
                }
                position = end + 1
            }
        }
        return builder.finish()
    }
}

/// Puts documents together out of rows.
private struct ConlluBuilder {
    private struct Token {
        var first: Int
        var last: Int
        var start: Int
        var isGlued: Bool
    }

    private var documents: [ConlluDocument] = []
    private var problems: [ConlluProblem] = []
    private var name = ""
    private var text: [UInt8] = []
    private var words = Words()
    private var sentences: [Sentence] = []
    private var comments: [[String]] = []
    private var paragraphs: Set<Int> = []
    private var lemmaIndex: [String: Int32] = [:]
    private var featureIndex: [String: Int16] = ["_": 0]
    /// The state of the sentence that is being read.
    private var pending: [String] = []
    private var firstWord = 0
    private var heads: [Int] = []
    private var token: Token?
    private var opensParagraph = false
    private var isGlued = true

    mutating func comment(_ line: String) {
        if line.hasPrefix("# newdoc") {
            endSentence()
            endDocument()
            let id = line.split(separator: "=", maxSplits: 1)
            name = id.count == 2 ? String(id[1].drop { $0 == " " }) : ""
            opensParagraph = true
        } else if line == "# newpar" || line.hasPrefix("# newpar ") {
            opensParagraph = true
        } else {
            pending.append(line)
        }
    }

    mutating func row(_ cells: [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>, line: Int) {
        func cell(_ index: Int) -> String { String(decoding: bytes[cells[index]], as: UTF8.self) }
        guard cells.count >= 10 else {
            problems.append(ConlluProblem(line: line, reason: .cells(cells.count)))
            return
        }
        let id = cell(0)
        if id.utf8.contains(0x2E) { return }
        guard !cells[1].isEmpty else {
            problems.append(ConlluProblem(line: line, reason: .form))
            return
        }
        let isLast = cell(9).utf8.split(separator: 0x7C).contains { Substring($0) == "SpaceAfter=No" }
        let parts = id.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        if parts.count == 2 {
            guard let low = Int(Substring(parts[0])), let high = Int(Substring(parts[1])), token == nil,
                low == heads.count + 1, high >= low, high - low < 64
            else {
                problems.append(ConlluProblem(line: line, reason: .number(id)))
                return
            }
            space()
            token = Token(first: words.count, last: high, start: text.count, isGlued: isLast)
            text.append(contentsOf: bytes[cells[1]])
            return
        }
        guard let number = Int(id), number == heads.count + 1 else {
            problems.append(ConlluProblem(line: line, reason: .number(id)))
            return
        }
        let start: Int
        let end: Int
        if let open = token {
            // Words of one token lie side by side in it where their forms say so; else each has the whole of it.
            let begin =
                words.count > firstWord && words.end[words.count - 1] > open.start
                ? Int(words.end[words.count - 1]) : open.start
            let form = bytes[cells[1]]
            if begin + form.count <= text.count, text[begin..<begin + form.count].elementsEqual(form) {
                (start, end) = (begin, begin + form.count)
            } else {
                (start, end) = (open.start, text.count)
            }
            if number == open.last {
                words.contractions.append(open.first..<words.count + 1)
                isGlued = open.isGlued
                token = nil
            }
        } else {
            space()
            start = text.count
            text.append(contentsOf: bytes[cells[1]])
            end = text.count
            isGlued = isLast
        }
        append(cells, cell, line, start, end)
    }

    private mutating func append(
        _ cells: [Range<Int>], _ cell: (Int) -> String, _ line: Int, _ start: Int, _ end: Int
    ) {
        words.start.append(Int32(start))
        words.end.append(Int32(end))
        func known<Value>(_ column: String, _ index: Int, _ value: Value?, _ fallback: Value) -> Value {
            if let value { return value }
            let text = cell(index)
            if text != "_" { problems.append(ConlluProblem(line: line, reason: .value(column: column, text))) }
            return fallback
        }
        words.tag.append(known("UPOS", 3, UniversalTag(code: cell(3)), .other))
        words.pennTag.append(known("XPOS", 4, PennTag(code: cell(4)), .XX))
        let lemma = cell(2)
        if let index = lemmaIndex[lemma] {
            words.lemma.append(index)
        } else {
            lemmaIndex[lemma] = Int32(words.lemmas.count)
            words.lemma.append(Int32(words.lemmas.count))
            words.lemmas.append(lemma)
        }
        let features = cell(5)
        if featureIndex[features] == nil, words.featureSets.count < Int(Int16.max) {
            featureIndex[features] = Int16(words.featureSets.count)
            words.featureSets.append(features)
        }
        words.features.append(featureIndex[features] ?? 0)
        heads.append(known("HEAD", 6, Int(cell(6)), 0))
        words.head.append(-1)
        words.relation.append(known("DEPREL", 7, Relation(code: cell(7)), .dep))
        words.sentence.append(Int32(sentences.count))
    }

    private mutating func space() {
        if words.count == firstWord, opensParagraph, !text.isEmpty {
            text.append(contentsOf: [0x0A, 0x0A])
        } else if !isGlued {
            text.append(0x20)
        }
        isGlued = true
    }

    mutating func endSentence() {
        token = nil
        let count = words.count - firstWord
        defer {
            heads.removeAll(keepingCapacity: true)
            firstWord = words.count
        }
        guard count > 0 else { return }
        for (index, head) in heads.enumerated() where head > 0 && head <= count && head != index + 1 {
            words.head[firstWord + index] = Int32(firstWord + head - 1)
        }
        if opensParagraph { paragraphs.insert(sentences.count) }
        opensParagraph = false
        let range = firstWord..<words.count
        sentences.append(Sentence(words: range, span: words.span(range), region: .body))
        comments.append(pending)
        pending = []
    }

    private mutating func endDocument() {
        if words.count > 0 {
            let document = Document(plain: String(decoding: text, as: UTF8.self), name: name)
            documents.append(
                ConlluDocument(
                    name: name, analysis: Analysis(document: document, words: words, sentences: sentences),
                    comments: comments, paragraphs: paragraphs))
        }
        text = []
        words = Words()
        sentences = []
        comments = []
        paragraphs = []
        lemmaIndex = [:]
        featureIndex = ["_": 0]
        firstWord = 0
        isGlued = true
    }

    mutating func finish() -> (documents: [ConlluDocument], problems: [ConlluProblem]) {
        endSentence()
        endDocument()
        return (documents, problems)
    }
}
