import SourceText

/// Reads CoNLL-U (https://universaldependencies.org/format.html).
///
/// Empty nodes (`8.1`) and the column DEPS are passed over. What is wrong is reported; a word is kept wherever the line has
/// a form, also where its number is not the next. Nothing that a file may hold makes the reader stop.
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
            // Some editors put a byte order mark before the first line.
            var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
            var line = 0
            var cells: [Range<Int>] = []
            while position < bytes.count {
                line += 1
                var end = position
                cells.removeAll(keepingCapacity: true)
                var cell = position
                var isBlank = true
                while end < bytes.count, bytes[end] != 0x0A {
                    if bytes[end] == 0x09 {
                        cells.append(cell..<end)
                        cell = end + 1
                    } else if bytes[end] != 0x20, bytes[end] != 0x0D {
                        isBlank = false
                    }
                    end += 1
                }
                var stop = end
                if stop > position, bytes[stop - 1] == 0x0D { stop -= 1 }
                if isBlank {
                    builder.endSentence(line: line)
                } else if bytes[position] == 0x23, cells.count < 9 {
                    builder.comment(String(decoding: bytes[position..<stop], as: UTF8.self), line: line)
                } else {
                    cells.append(min(cell, stop)..<stop)
                    builder.row(cells, bytes, line: line)
                }
                position = end + 1
            }
            builder.endSentence(line: line)
        }
        return builder.finish()
    }
}
