import SourceText

/// What the trainer of words and sentences needs; not for use in the program.
extension WordReader {
    /// The features of a place, and whether a word or a sentence ends there.
    package typealias Example = (features: [UInt64], isEnd: Bool)

    /// The places between atoms of runs, with the truth by the words of an analysis.
    package func junctionExamples(_ analysis: Analysis) -> [Example] {
        let starts = Set(analysis.words.start.map(Int.init))
        var examples: [Example] = []
        analysis.text.bytes.withUnsafeBufferPointer { bytes in
            var reader = newAtomReader()
            var position = 0
            while position < bytes.count {
                let (sign, length) = Sign.at(position, bytes, end: bytes.count)
                if sign == .space || sign == .lineBreak {
                    position += length
                    continue
                }
                position = reader.read(bytes, from: position, to: bytes.count)
                let follows = position + 1 < bytes.count && bytes[position] == 0x20 ? bytes[position + 1] : 0
                let atoms = reader.atoms
                let address = Addresses.range(atoms, bytes)
                var token = 0
                for index in atoms.indices.dropLast() {
                    let isEnd = starts.contains(atoms[index].end)
                    if address?.contains(index + 1) != true, address?.contains(index) != true {
                        var features: [UInt64] = []
                        self.features.appendJunction(
                            index, token: token, atoms, bytes, follows: follows, to: &features)
                        examples.append((features, isEnd))
                    }
                    if isEnd { token = index + 1 }
                }
            }
        }
        return examples
    }

    /// The places between words of a paragraph, with the truth by the sentences of an analysis.
    package func breakExamples(_ document: ConlluDocument) -> [Example] {
        let analysis = document.analysis
        let words = analysis.words
        var examples: [Example] = []
        analysis.text.bytes.withUnsafeBufferPointer { bytes in
            var number = 0
            while number < analysis.sentences.count {
                var last = number + 1
                while last < analysis.sentences.count, !document.paragraphs.contains(last) { last += 1 }
                let first = analysis.sentences[number].words.lowerBound
                let end = analysis.sentences[last - 1].words.upperBound
                var facts = BreakFacts()
                for word in first..<end { facts.append(Int(words.start[word]), Int(words.end[word]), bytes) }
                var begin = first
                for word in first..<end - 1 {
                    let isEnd = words.sentence[word] != words.sentence[word + 1]
                    let isGlued = words.end[word] == words.start[word + 1]
                    if WordReader.mayEnd(facts, word - first, isGlued: isGlued) {
                        var features: [UInt64] = []
                        self.features.appendBreak(
                            word - first, first: begin - first, facts, isGlued: isGlued, to: &features)
                        examples.append((features, isEnd))
                    }
                    if isEnd { begin = word + 1 }
                }
                number = last
            }
        }
        return examples
    }

    private func newAtomReader() -> AtomReader { AtomReader(contractions: contractions) }
}
