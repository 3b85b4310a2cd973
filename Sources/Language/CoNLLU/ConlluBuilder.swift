import SourceText

/// Puts documents together out of the rows and comments of CoNLL-U.
struct ConlluBuilder {
    private struct OpenToken {
        var first: Int
        /// The number of its last word, as the file counts.
        var last: Int
        var start: Int
        var isGlued: Bool
        var line: ConlluDocument.Token
    }

    private var documents: [ConlluDocument] = []
    private var problems: [ConlluProblem] = []
    private var name = ""
    private var text: [UInt8] = []
    private var words = Words()
    private var sentences: [Sentence] = []
    private var comments: [[String]] = []
    private var paragraphs: Set<Int> = []
    private var misc: [String] = []
    private var forms: [Int: String] = [:]
    private var tokens: [Int: ConlluDocument.Token] = [:]
    private var lemmaIndex: [String: Int32] = [:]
    private var featureIndex: [String: Int16] = ["_": 0]
    /// The state of the sentence that is being read.
    private var pending: [String] = []
    private var firstWord = 0
    private var heads: [Int] = []
    /// The number that each word of the sentence has in the file.
    private var numbers: [Int] = []
    private var isMisnumbered = false
    private var token: OpenToken?
    private var opensParagraph = false
    private var isGlued = true

    mutating func comment(_ line: String, line number: Int) {
        // A comment stands before the words: those before it are a sentence whose empty line is missing.
        if words.count > firstWord { endSentence(line: number, isMissing: true) }
        let text = line.dropFirst().drop { $0 == " " }
        if text == "newdoc" || text.hasPrefix("newdoc ") {
            endDocument()
            let id = text.split(separator: "=", maxSplits: 1)
            name = id.count == 2 ? String(id[1].drop { $0 == " " }) : ""
            opensParagraph = true
        } else if text == "newpar" || text.hasPrefix("newpar ") {
            opensParagraph = true
        }
        pending.append(line)
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
        let last = cell(9) == "_" ? "" : cell(9)
        let isLast = last.utf8.split(separator: 0x7C).contains { Substring($0) == "SpaceAfter=No" }
        let parts = id.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
        if parts.count == 2 {
            let low = Int(Substring(parts[0]))
            if low == 1, words.count > firstWord { endSentence(line: line, isMissing: true) }
            guard let low, let high = Int(Substring(parts[1])), token == nil,
                low == (numbers.last ?? 0) &+ 1, high > low, high - low < 64
            else {
                problems.append(ConlluProblem(line: line, reason: .token(id)))
                return
            }
            space()
            token = OpenToken(
                first: words.count, last: high, start: text.count, isGlued: isLast,
                line: ConlluDocument.Token(form: cell(1), features: cell(5), misc: last))
            text.append(contentsOf: bytes[cells[1]])
            return
        }
        let expected = (numbers.last ?? 0) &+ 1
        let number = Int(id)
        if number == 1, words.count > firstWord { endSentence(line: line, isMissing: true) }
        if number != expected, !(number == 1 && numbers.isEmpty) {
            // Once a sentence: what follows a wrong number is wrong with it.
            if !isMisnumbered { problems.append(ConlluProblem(line: line, reason: .number(id, expected: expected))) }
            isMisnumbered = true
            closeToken(line: line)
        }
        let start: Int
        let end: Int
        let form = bytes[cells[1]]
        if let open = token {
            // Words of one token lie side by side in it where their forms say so; else each has the whole of it.
            let begin =
                words.count > open.first && words.end[words.count - 1] > open.start
                ? Int(words.end[words.count - 1]) : open.start
            if begin + form.count <= text.count, text[begin..<begin + form.count].elementsEqual(form) {
                (start, end) = (begin, begin + form.count)
            } else {
                (start, end) = (open.start, text.count)
                forms[words.count] = cell(1)
            }
        } else {
            space()
            start = text.count
            text.append(contentsOf: form)
            end = text.count
            isGlued = isLast
        }
        numbers.append(number ?? expected)
        misc.append(last)
        append(cells, cell, line, start, end)
        if let open = token, number == open.last { closeToken(line: line) }
    }

    /// Ends the token of several words that is being read, whether all of its words have come or not.
    private mutating func closeToken(line: Int) {
        guard let open = token else { return }
        token = nil
        isGlued = open.isGlued
        if (numbers.last ?? 0) != open.last {
            problems.append(ConlluProblem(line: line, reason: .token("\(open.last)")))
        }
        if words.count > open.first + 1 {
            words.contractions.append(open.first..<words.count)
            tokens[open.first] = open.line
        } else if words.count == open.first {
            text.removeSubrange(open.start...)
        }
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

    mutating func endSentence(line: Int, isMissing: Bool = false) {
        closeToken(line: line)
        let count = words.count - firstWord
        defer {
            heads.removeAll(keepingCapacity: true)
            numbers.removeAll(keepingCapacity: true)
            isMisnumbered = false
            firstWord = words.count
        }
        guard count > 0 else { return }
        if isMissing { problems.append(ConlluProblem(line: line, reason: .noEmptyLine)) }
        // Heads are numbers of the file.
        let place = isMisnumbered ? Dictionary(zip(numbers, 1...), uniquingKeysWith: { first, _ in first }) : nil
        for (index, number) in heads.enumerated() {
            let head = place.map { $0[number] ?? 0 } ?? number
            if head > 0, head <= count, head != index + 1 {
                words.head[firstWord + index] = Int32(firstWord + head - 1)
            }
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
                    comments: comments, paragraphs: paragraphs, misc: misc, forms: forms, tokens: tokens))
        }
        text = []
        words = Words()
        sentences = []
        comments = []
        paragraphs = []
        misc = []
        forms = [:]
        tokens = [:]
        lemmaIndex = [:]
        featureIndex = ["_": 0]
        firstWord = 0
        isGlued = true
    }

    mutating func finish() -> (documents: [ConlluDocument], problems: [ConlluProblem]) {
        endDocument()
        return (documents, problems)
    }
}
