import Foundation

/// How far each line speaks of what the article speaks of: the share of its words of content that other prose has too.
///
/// What stands around an article reads like it, but is about other things: teasers of other articles, notices, the captions
/// of other pictures. No word is known by itself; words are only counted where they stand again (after Hearst, TextTiling,
/// 1997).
struct LineCohesion {
    /// The columns of a line.
    static let width = 8

    /// Columns of every line, one line after the other.
    private var columns: [Float] = []

    init(_ lines: [Line], _ kinds: WordKinds) {
        let words = lines.map { LineCohesion.content($0.shape, kinds) }
        let core = LineCohesion.core(lines)
        var all: [UInt64: Int] = [:]
        var inside: [UInt64: Int] = [:]
        for (index, line) in lines.enumerated() where line.isProse {
            for word in words[index] {
                all[word, default: 0] += 1
                if core.contains(index) { inside[word, default: 0] += 1 }
            }
        }
        var weights: [Float] = [0]
        var sums: [Float] = [0]
        var own: [Float] = []
        for (index, line) in lines.enumerated() {
            let ownAll = line.isProse ? 1 : 0
            let wide = LineCohesion.share(words[index], all, own: ownAll)
            let near = LineCohesion.share(words[index], inside, own: core.contains(index) ? ownAll : 0)
            own += [wide.share, wide.weight, near.share, near.weight]
            let weight = words[index].isEmpty ? 0 : Float(min(line.shape.wordCount, 40))
            weights.append(weights[index] + weight)
            sums.append(sums[index] + weight * max(0, near.share))
        }
        columns.reserveCapacity(lines.count * LineCohesion.width)
        func mean(_ from: Int, _ to: Int) -> Float { (sums[to] - sums[from]) / max(1, weights[to] - weights[from]) }
        for index in lines.indices {
            columns += own[(index * 4)..<(index * 4 + 4)]
            for reach in [4, 10] {
                columns.append(mean(max(0, index - reach), index))
                columns.append(mean(index + 1, min(lines.count, index + reach + 1)))
            }
        }
    }

    /// The columns of a line: the share of its words that other prose has and how often it has them, the same for the prose
    /// of the core, and the mean of the latter share over 4 and 10 lines before and behind.
    subscript(line: Int) -> ArraySlice<Float> {
        columns[(line * LineCohesion.width)..<((line + 1) * LineCohesion.width)]
    }

    /// Words that say what a text is about: of four letters and more, no numbers, no words of grammar.
    private static func content(_ shape: LineShape, _ kinds: WordKinds) -> Set<UInt64> {
        var content: Set<UInt64> = []
        for (word, hash) in zip(shape.words, shape.hashes)
        where word.utf8.count > 3 && word.utf8.first.map({ $0 >= 0x41 }) == true
            && !kinds.kinds(hash).contains(.function)
        {
            content.insert(hash)
        }
        return content
    }

    private static func share(
        _ words: Set<UInt64>, _ counts: [UInt64: Int], own: Int
    ) -> (share: Float, weight: Float) {
        if words.isEmpty { return (-1, -1) }
        var shared = 0
        var weight: Float = 0
        // In a fixed order, so that sums of fractions come out the same every time.
        for word in words.sorted() {
            let others = (counts[word] ?? 0) - own
            if others > 0 {
                shared += 1
                weight += log(1 + Float(others))
            }
        }
        return (Float(shared) / Float(words.count), weight / Float(words.count))
    }

    /// The run of lines with the largest sum, where short lines cost no more than they have words, so that a table between
    /// paragraphs does not part them.
    private static func core(_ lines: [Line]) -> Range<Int> {
        LineFeatures.bestRun(lines) {
            $0.isFurniturePhrase ? 12 : $0.shape.endsSentence ? 1 : min(4, $0.shape.wordCount)
        }
    }
}
