import SourceText

extension Analysis {
    /// The number of the paragraph that each word stands in, from 0 in order of the text.
    ///
    /// A paragraph begins with a sentence behind a blank line; in a text that has none between its sentences, behind any
    /// line break: such a text writes each paragraph as one line.
    public func paragraphOfWord() -> [Int32] {
        let breaks = text.bytes.withUnsafeBufferPointer { bytes in
            sentences.map { lineBreaks(before: $0.words.lowerBound, bytes) }
        }
        let least = breaks.contains { $0 > 1 } ? 2 : 1
        var result = [Int32](repeating: 0, count: words.count)
        var paragraph: Int32 = 0
        for (index, sentence) in sentences.enumerated() {
            if index > 0, breaks[index] >= least { paragraph += 1 }
            for word in sentence.words { result[word] = paragraph }
        }
        return result
    }

    /// How many line breaks stand between a word and the one before it.
    private func lineBreaks(before word: Int, _ bytes: UnsafeBufferPointer<UInt8>) -> Int {
        guard word > 0, word < words.count else { return 0 }
        var count = 0
        var place = Int(words.end[word - 1])
        let end = min(Int(words.start[word]), bytes.count)
        while place < end {
            if bytes[place] == 0x0A { count += 1 }
            place += 1
        }
        return count
    }
}
