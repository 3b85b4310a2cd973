import Foundation
import SourceText

/// Cuts a document into words and sentences, as Universal Dependencies does.
///
/// White space parts runs; inside a run a linear model decides at each change of kind of sign (`Atom`) whether a word
/// ends there; addresses stay whole. Blank lines and line breaks end a sentence, a break inside text that was wrapped at a
/// column does not (``LineBreaks``); inside a line a second linear model decides. Each part of the document (body,
/// headline, captions, derived passages) is read for itself; page furniture is not read.
package struct WordReader: Sendable {
    /// A sentence ends behind so many words at the latest: later stages look at all words of a sentence for one of them, and
    /// what has no full stop for so long is a list or a table.
    static let longestSentence = 500

    /// The most words of one token: `shouldn't've` has three.
    static let longestContraction = 4

    package var junctions: HashedModel?
    package var breaks: HashedModel?
    let features: WordFeatures
    let contractions: KeyTable<Int>
    private let clitics: KeyTable<Bool>
    /// Hashes of words that have marks inside and stay one, and the most atoms that one of them has.
    private let joined: KeyTable<Bool>
    private static let longestJoined = 4

    package init(resources: URL) throws {
        var abbreviations = KeyTable<UInt64>()
        let uses = ["title", "month", "unit", "company", "place", "reference", "other"]
        let table = try TSVTable(
            contentsOf: resources.appendingPathComponent("abbreviations.tsv"), columns: ["form", "use"])
        for row in table.rows {
            guard let use = uses.firstIndex(of: row["use"]) else {
                throw row.failure("CH0213", "use: '\(row["use"])' is none of \(uses.joined(separator: ", "))")
            }
            abbreviations.set(Feature.hash(row["form"].utf8), UInt64(use + 1) << 24)
        }
        func forms(_ name: String) throws -> KeyTable<Bool> {
            let table = try TSVTable(contentsOf: resources.appendingPathComponent(name), columns: ["form"])
            var forms = KeyTable<Bool>()
            for row in table.rows { forms.set(Feature.hash(row["form"].utf8), true) }
            return forms
        }
        features = WordFeatures(abbreviations: abbreviations, openers: try forms("sentence_openers.tsv"))
        joined = try forms("joined_words.tsv")
        var contractions = KeyTable<Int>()
        var clitics = KeyTable<Bool>()
        for form in ["s", "m", "re", "ve", "ll", "d"] {
            clitics.set(Feature.hash(("'" + form).utf8), true)
            clitics.set(Feature.hash(("’" + form).utf8), true)
        }
        clitics.set(Feature.hash("n't".utf8), true)
        clitics.set(Feature.hash("n’t".utf8), true)
        let cut = try TSVTable(
            contentsOf: resources.appendingPathComponent("contractions.tsv"), columns: ["parts"])
        for row in cut.rows {
            let parts = row.list("parts")
            guard parts.count == 2 else { throw row.failure("CH0213", "parts: two are wanted, with ';' between") }
            contractions.set(Feature.hash((parts[0] + parts[1]).utf8), parts[0].utf8.count)
        }
        self.contractions = contractions
        self.clitics = clitics
        junctions = try HashedModel.optional("tokens.model", in: resources)
        breaks = try HashedModel.optional("sentences.model", in: resources)
    }

    /// Fills the words (forms only) and the sentences of an analysis.
    package func read(_ analysis: inout Analysis) {
        let document = analysis.document
        var parts: [(span: Span, region: Region)] = document.body.map { ($0, .body) }
        if let headline = document.headline { parts.append((headline, .headline)) }
        parts += document.captions.map { ($0, .caption) }
        parts += document.derived.map { ($0.span, .derived) }
        var words = Words()
        var sentences: [Sentence] = []
        document.text.bytes.withUnsafeBufferPointer { bytes in
            var state = State(atoms: AtomReader(contractions: contractions))
            for part in WordReader.flat(parts) where part.span.start < bytes.count {
                read(
                    part.span.start..<min(part.span.end, bytes.count), part.region, bytes, &words, &sentences, &state)
            }
        }
        analysis.words = words
        analysis.sentences = sentences
    }

    /// Parts without overlap, in order: where one lies in another, the outer one is cut in two.
    static func flat(_ parts: [(span: Span, region: Region)]) -> [(span: Span, region: Region)] {
        var result: [(span: Span, region: Region)] = []
        var open: [(span: Span, region: Region)] = []
        var position = 0
        func emit(_ part: (span: Span, region: Region), to end: Int) {
            if position < end { result.append((Span(position, end), part.region)) }
            position = max(position, end)
        }
        for part in parts.sorted(by: { $0.span < $1.span }) {
            while let last = open.last, last.span.end <= part.span.start {
                emit(last, to: last.span.end)
                open.removeLast()
            }
            if let last = open.last { emit(last, to: part.span.start) }
            position = max(position, part.span.start)
            open.append(part)
        }
        while let last = open.popLast() { emit(last, to: last.span.end) }
        return result
    }

    /// Buffers that are used again and again.
    struct State {
        var atoms: AtomReader
        var features: [UInt64] = []
        var facts = BreakFacts()
        var isGlued: [Bool] = []
        var lines: [Range<Int>] = []
    }

    private func read(
        _ range: Range<Int>, _ region: Region, _ bytes: UnsafeBufferPointer<UInt8>, _ words: inout Words,
        _ sentences: inout [Sentence], _ state: inout State
    ) {
        LineBreaks.blocks(bytes, range, into: &state.lines)
        for line in state.lines {
            let first = words.count
            state.isGlued.removeAll(keepingCapacity: true)
            var position = line.lowerBound
            while position < line.upperBound {
                let (sign, length) = Sign.at(position, bytes, end: line.upperBound)
                if sign == .space || sign == .lineBreak {
                    position += length
                    continue
                }
                let end = state.atoms.read(bytes, from: position, to: line.upperBound)
                var next = end
                var follows: UInt8 = 0
                while next < line.upperBound {
                    let (sign, length) = Sign.at(next, bytes, end: line.upperBound)
                    if sign != .space, sign != .lineBreak {
                        follows = bytes[next]
                        break
                    }
                    next += length
                }
                cut(bytes, follows: follows, &words, &state)
                position = next
            }
            endSentences(first, region, bytes, &words, &sentences, &state)
        }
    }

    // MARK: - Words of a run

    private func cut(
        _ bytes: UnsafeBufferPointer<UInt8>, follows: UInt8, _ words: inout Words, _ state: inout State
    ) {
        let atoms = state.atoms.atoms
        guard !atoms.isEmpty else { return }
        let address = Addresses.range(atoms, bytes)
        var token = 0
        let open = words.count
        // The last atom of the word that begins at `token`, where a table says that it stays one.
        var whole = wholeWord(0, atoms, bytes)
        for index in atoms.indices {
            let isLast = index + 1 == atoms.count
            var isEnd = isLast
            if !isLast {
                if let whole {
                    isEnd = index == whole
                } else if let address, index + 1 >= address.lowerBound, index < address.upperBound {
                    isEnd = index + 1 == address.lowerBound || index + 1 == address.upperBound
                } else {
                    isEnd = isWordEnd(index, token: token, atoms, bytes, follows: follows, &state.features)
                }
            }
            guard isEnd else { continue }
            words.append(atoms[token].start, atoms[index].end)
            state.isGlued.append(!isLast)
            let word = words.count - 1
            // A contraction: a clitic right behind a word of letters.
            if token > 0, atoms[token - 1].kind == .letters,
                clitics[LowerHash.of(bytes, atoms[token].start..<atoms[index].end)] != nil
                    || contractions[LowerHash.of(bytes, Int(words.start[word - 1])..<atoms[index].end)] != nil
            {
                if let last = words.contractions.last, last.upperBound == word, last.lowerBound >= open {
                    // A sentence is not cut inside a contraction, so a contraction without end would make a sentence without end.
                    if last.count < WordReader.longestContraction {
                        words.contractions[words.contractions.count - 1] = last.lowerBound..<word + 1
                    }
                } else {
                    words.contractions.append(word - 1..<word + 1)
                }
            }
            token = index + 1
            whole = wholeWord(token, atoms, bytes)
        }
    }

    /// The last atom of a word with marks inside that the table of joined words has; nil where none begins at an atom.
    private func wholeWord(_ first: Int, _ atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
        guard first + 1 < atoms.count else { return nil }
        for last in (first + 1..<min(first + WordReader.longestJoined, atoms.count)).reversed()
        where joined[LowerHash.of(bytes, atoms[first].start..<atoms[last].end)] != nil {
            // `C5+15` and `opec+x` are other words.
            let next = last + 1 < atoms.count ? atoms[last + 1].kind : .mark
            if next != .letters, next != .digits { return last }
        }
        return nil
    }

    private func isWordEnd(
        _ index: Int, token: Int, _ atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>, follows: UInt8,
        _ features: inout [UInt64]
    ) -> Bool {
        guard let junctions else { return true }
        features.removeAll(keepingCapacity: true)
        self.features.appendJunction(index, token: token, atoms, bytes, follows: follows, to: &features)
        return junctions.score(features) > 0
    }

    // MARK: - Sentences of a line

    private func endSentences(
        _ first: Int, _ region: Region, _ bytes: UnsafeBufferPointer<UInt8>, _ words: inout Words,
        _ sentences: inout [Sentence], _ state: inout State
    ) {
        guard words.count > first else { return }
        state.facts.words.removeAll(keepingCapacity: true)
        for word in first..<words.count {
            state.facts.append(Int(words.start[word]), Int(words.end[word]), bytes)
        }
        var begin = first
        var contraction = words.contractions.count
        while contraction > 0, words.contractions[contraction - 1].lowerBound >= first { contraction -= 1 }
        let dateline = WordReader.dateline(first, bytes, words)
        var noteEnd: Int?
        for word in first..<words.count {
            while contraction < words.contractions.count, words.contractions[contraction].upperBound <= word + 1 {
                contraction += 1
            }
            let isInside =
                contraction < words.contractions.count && words.contractions[contraction].lowerBound <= word
                && words.contractions[contraction].upperBound > word + 1
            if word + 1 < words.count, word == noteEnd {
                noteEnd = nil
            } else if word + 1 < words.count, word != dateline {
                guard noteEnd == nil else { continue }
                let isFull = word + 1 - begin >= WordReader.longestSentence
                guard !isInside, isFull || word > first || !state.facts.isBullet,
                    isFull
                        || isSentenceEnd(
                            word - first, begin - first, state.facts, isGlued: state.isGlued[word - first],
                            &state.features)
                else { continue }
                // The sentence ends behind the numbers of its notes: `They left.[1][2]`.
                noteEnd = isFull ? nil : WordReader.notes(after: word, bytes, words)
                if noteEnd != nil { continue }
            }
            let range = begin..<word + 1
            for index in range { words.sentence[index] = Int32(sentences.count) }
            sentences.append(Sentence(words: range, span: words.span(range), region: region))
            begin = word + 1
        }
    }

    /// The last bracket of the numbers of notes that stand right behind a word, without a space: `.[1][2]`; nil where there
    /// is none.
    private static func notes(after word: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ words: Words) -> Int? {
        func isGlued(_ index: Int, _ form: StaticString) -> Bool {
            guard index < words.count, words.start[index] == words.end[index - 1] else { return false }
            let own = bytes[Int(words.start[index])..<Int(words.end[index])]
            return form.withUTF8Buffer { own.elementsEqual($0) }
        }
        func isNumber(_ index: Int) -> Bool {
            index < words.count && words.start[index] == words.end[index - 1]
                && bytes[Int(words.start[index])..<Int(words.end[index])].allSatisfy { (0x30...0x39).contains($0) }
        }
        var last = word
        // Brackets back to back may be one word.
        var opens = isGlued(last + 1, "[")
        // A few notes only: a sentence must end.
        while opens, last - word < 48, isNumber(last + 2) {
            if isGlued(last + 3, "]") {
                last += 3
                opens = isGlued(last + 1, "[")
            } else if isGlued(last + 3, "]["), isNumber(last + 4), isGlued(last + 5, "]") {
                last += 5
                opens = isGlued(last + 1, "[")
            } else {
                break
            }
        }
        return last > word ? last : nil
    }

    /// The dash behind the dateline that a line begins with (`BISHKEK, June 25 (Agency) —`), which is no part of the
    /// sentence behind it; nil where there is none: a word in capitals, then only names, numbers and marks within sixteen
    /// words.
    private static func dateline(_ first: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ words: Words) -> Int? {
        guard words.count - first > 6, words.end[first] - words.start[first] >= 3,
            bytes[Int(words.start[first])..<Int(words.end[first])].allSatisfy({ $0 >= 0x41 && $0 <= 0x5A || $0 >= 0x80 }
            )
        else { return nil }
        for word in first + 1..<min(words.count - 4, first + 16) {
            let form = bytes[Int(words.start[word])..<Int(words.end[word])]
            if form.elementsEqual("-".utf8) || form.elementsEqual("--".utf8) || form.elementsEqual("–".utf8)
                || form.elementsEqual("—".utf8)
            {
                // Inside a compound there is no space before the dash.
                return Int(words.start[word]) > Int(words.end[word - 1]) || form.count > 1 ? word : nil
            }
            guard let byte = form.first, !(0x61...0x7A).contains(byte) else { return nil }
        }
        return nil
    }

    private func isSentenceEnd(
        _ word: Int, _ first: Int, _ facts: BreakFacts, isGlued: Bool, _ features: inout [UInt64]
    ) -> Bool {
        guard WordReader.mayEnd(facts, word, isGlued: isGlued), let breaks else { return false }
        features.removeAll(keepingCapacity: true)
        self.features.appendBreak(word, first: first, facts, isGlued: isGlued, to: &features)
        return breaks.score(features) > 0
    }

    /// Whether a sentence may end after a word of a line: not between small words, and not inside a run but after a mark.
    static func mayEnd(_ facts: BreakFacts, _ word: Int, isGlued: Bool) -> Bool {
        let left = facts.words[word].shape
        let right = facts.words[word + 1].shape
        if left == 2 || left == 7 || left == 5 { return !isGlued && right != 2 }
        return true
    }
}

extension Words {
    /// Appends a word of which nothing but its form is known.
    mutating func append(_ start: Int, _ end: Int) {
        self.start.append(Int32(start))
        self.end.append(Int32(end))
        tag.append(.other)
        pennTag.append(.XX)
        lemma.append(0)
        features.append(0)
        head.append(-1)
        relation.append(.dep)
        sentence.append(0)
    }
}

extension HashedModel {
    /// The model of a file; nil where there is none.
    static func optional(_ name: String, in folder: URL) throws -> HashedModel? {
        let url = folder.appendingPathComponent(name)
        return FileManager.default.fileExists(atPath: url.path) ? try HashedModel(contentsOf: url) : nil
    }
}
