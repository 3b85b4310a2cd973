/// Tells line breaks that end a sentence from those of text that was wrapped at a column.
enum LineBreaks {
    /// The narrowest and widest columns at which text is taken to be wrapped, in bytes.
    static let columns = 48...130

    /// The stretches of a range that no sentence crosses.
    ///
    /// A blank line always parts. Inside a block of lines, a break is one of wrapping where the first word of the next
    /// line would not have fitted into the widest line of the block; otherwise it parts.
    static func blocks(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into result: inout [Range<Int>]) {
        result.removeAll(keepingCapacity: true)
        var lines: [Range<Int>] = []
        var position = range.lowerBound
        while position <= range.upperBound {
            var end = position
            var lineBreak = 1
            while end < range.upperBound {
                if bytes[end] == 0x0A { break }
                // Line and paragraph separators of Unicode.
                if bytes[end] == 0xE2, end + 2 < range.upperBound, bytes[end + 1] == 0x80, bytes[end + 2] | 1 == 0xA9 {
                    lineBreak = 3
                    break
                }
                if bytes[end] == 0x0D, end + 1 < range.upperBound, bytes[end + 1] != 0x0A { break }
                end += 1
            }
            var low = position
            var high = end
            while low < high, bytes[low] <= 0x20 { low += 1 }
            while high > low, bytes[high - 1] <= 0x20 { high -= 1 }
            if low == high {
                close(&lines, bytes, into: &result)
            } else {
                lines.append(low..<high)
            }
            position = end + lineBreak
        }
        close(&lines, bytes, into: &result)
    }

    private static func close(
        _ lines: inout [Range<Int>], _ bytes: UnsafeBufferPointer<UInt8>, into result: inout [Range<Int>]
    ) {
        let widest = lines.lazy.map(\.count).max() ?? 0
        var start: Int?
        for (index, line) in lines.enumerated() {
            let first = start ?? line.lowerBound
            start = first
            if index + 1 < lines.count, columns.contains(widest) {
                let next = lines[index + 1]
                var wordEnd = next.lowerBound
                while wordEnd < next.upperBound, bytes[wordEnd] > 0x20 { wordEnd += 1 }
                if line.count + 1 + (wordEnd - next.lowerBound) > widest { continue }
            }
            result.append(first..<line.upperBound)
            start = nil
        }
        lines.removeAll(keepingCapacity: true)
    }
}
