import Foundation
import SourceText

/// What can be said of each line of a text without mark-up in numbers: the rows that the line model judges.
struct LineFeatures {
    /// The rows, one after the other, ``width`` numbers each.
    private(set) var rows: [Float] = []
    private(set) var width = 0

    private let lines: [Line]
    private let tables: IntakeTables

    init(_ lines: [Line], tables: IntakeTables) {
        self.lines = lines
        self.tables = tables
        guard !lines.isEmpty else { return }
        write()
    }

    private mutating func write() {
        let count = lines.count
        var words: [Float] = [0]
        var prose: [Float] = [0]
        var stamps: [Float] = [0]
        var phrases: [Float] = [0]
        var proseLines: [Float] = [0]
        for (index, line) in lines.enumerated() {
            let length = Float(line.shape.wordCount)
            words.append(words[index] + length)
            prose.append(prose[index] + (line.isProse ? length : 0))
            proseLines.append(proseLines[index] + (line.isProse ? 1 : 0))
            stamps.append(stamps[index] + (LineFeatures.isStamp(line) ? 1 : 0))
            phrases.append(phrases[index] + (line.isFurniturePhrase ? 1 : 0))
        }
        let total = max(1, prose[count])
        let run = LineFeatures.bestRun(lines)
        let (before, after) = distances()
        let cohesion = LineCohesion(lines, tables.wordKinds)
        let stretches = LineStretches(lines)
        let inRun = max(1, prose[run.upperBound] - prose[run.lowerBound])
        for index in 0..<count {
            let start = rows.count
            shape(index)
            for offset in [-4, -3, -2, -1, 1, 2, 3, 4] {
                let other = index + offset
                let exists = other >= 0 && other < count
                rows.append(exists ? log(1 + Float(lines[other].shape.wordCount)) : -1)
                rows.append(exists ? (lines[other].isProse ? 1 : 0) : -1)
                guard abs(offset) < 3 else { continue }
                rows.append(exists ? (lines[other].shape.endsSentence ? 1 : 0) : -1)
                rows.append(exists ? (lines[other].isFurniturePhrase ? 1 : 0) : -1)
                rows.append(exists ? (lines[other].date != nil ? 1 : 0) : -1)
                rows.append(exists ? (lines[other].isCredited ? 1 : 0) : -1)
                rows.append(
                    exists ? Float(lines[other].shape.capitals) / max(1, Float(lines[other].shape.wordCount)) : -1)
            }
            for reach in [4, 8, 16] {
                let low = max(0, index - reach)
                let high = min(count, index + reach + 1)
                rows.append((prose[index] - prose[low]) / max(1, words[index] - words[low]))
                rows.append((prose[high] - prose[index + 1]) / max(1, words[high] - words[index + 1]))
                rows.append((words[high] - words[low]) / Float(high - low))
                rows.append(stamps[high] - stamps[low])
                rows.append((phrases[high] - phrases[low]) / Float(high - low))
            }
            rows.append(Float(index) / Float(count))
            rows.append(log(1 + Float(count)))
            rows.append(prose[index] / total)
            rows.append((total - prose[index + 1]) / total)
            rows.append(words[index] / max(1, words[count]))
            rows.append(log(1 + total))
            rows.append(total / max(1, words[count]))
            rows.append(before[index])
            rows.append(after[index])
            rows.append(run.contains(index) ? 1 : 0)
            rows.append(Float(max(-20, min(20, index - run.lowerBound))))
            rows.append(Float(max(-20, min(20, run.upperBound - index))))
            rows.append(inRun / total)
            rows.append((prose[max(run.lowerBound, min(index, run.upperBound))] - prose[run.lowerBound]) / inRun)
            rows.append(min(20, stamps[index]))
            rows.append(min(20, stamps[count]))
            rows += cohesion[index]
            rows += stretches[index]
            if index == 0 { width = rows.count - start }
        }
    }

    private mutating func shape(_ index: Int) {
        let line = lines[index]
        let shape = line.shape
        let looked = max(1, Float(shape.hashes.count))
        let words = max(1, Float(shape.wordCount))
        let counts = tables.wordKinds.count(shape.hashes)
        rows.append(log(1 + Float(shape.wordCount)))
        rows.append(min(30, Float(shape.span.count) / words))
        rows.append(shape.endsSentence ? 1 : 0)
        rows.append(shape.endsQuestion ? 1 : 0)
        rows.append(Float(min(shape.sentences, 10)))
        rows.append(Float(shape.commas) / words)
        rows.append(Float(shape.capitals) / words)
        rows.append(Float(counts.function) / looked)
        rows.append(Float(shape.numbers) / looked)
        rows.append(Float(min(counts.consent, 8)))
        rows.append(Float(min(counts.call, 8)))
        rows.append(Float(counts.reader) / looked)
        rows.append(Float(shape.shouted) / words)
        rows.append(Float(min(counts.picture, 8)))
        rows.append(shape.hashes.first.map { tables.wordKinds.kinds($0).contains(.call) ? 1 : 0 } ?? 0)
        rows.append(line.isFurniturePhrase ? 1 : 0)
        rows.append(line.date != nil ? 1 : 0)
        rows.append(line.byline.isEmpty ? 0 : 1)
        rows.append(line.isCredited ? 1 : 0)
        rows.append(line.repeats ? 1 : 0)
        rows.append(LineFeatures.isStamp(line) ? 1 : 0)
        rows.append(line.isProse ? 1 : 0)
        rows.append(shape.hashes.first.map { tables.wordKinds.kinds($0).contains(.function) ? 1 : 0 } ?? 0)
    }

    /// A short dated line: what stands above each comment of a thread, each teaser of a list.
    private static func isStamp(_ line: Line) -> Bool { line.date != nil && line.shape.wordCount <= 9 }

    private func distances() -> ([Float], [Float]) {
        var before = [Float](repeating: 30, count: lines.count)
        var after = before
        var distance: Float = 30
        for index in lines.indices {
            before[index] = distance
            distance = lines[index].isProse ? 1 : min(30, distance + 1)
        }
        distance = 30
        for index in lines.indices.reversed() {
            after[index] = distance
            distance = lines[index].isProse ? 1 : min(30, distance + 1)
        }
        return (before, after)
    }

    /// The run of lines with the largest sum, where prose counts by its length and everything else costs.
    ///
    /// - Parameter cost: of a line that is no prose.
    static func bestRun(
        _ lines: [Line],
        cost: (Line) -> Int = { $0.isFurniturePhrase ? 12 : $0.shape.endsSentence ? 1 : 4 }
    ) -> Range<Int> {
        var best = (sum: 0, start: 0, end: 0)
        var sum = 0
        var start = 0
        for (index, line) in lines.enumerated() {
            if line.isProse {
                sum += min(line.shape.wordCount, 40)
            } else {
                sum -= cost(line)
            }
            if sum <= 0 {
                sum = 0
                start = index + 1
            } else if sum > best.sum {
                best = (sum, start, index + 1)
            }
        }
        return best.start..<best.end
    }
}

/// A text without mark-up as the trainer of the line model sees it.
package struct TextRows: Sendable {
    /// The text of each line.
    package var lines: [String]
    /// Rows of the model, ``width`` numbers a line.
    package var rows: [Float]
    package var width: Int
}

extension Extractor {
    /// The rows of a text's lines, for training.
    package func rows(ofText bytes: [UInt8]) -> TextRows {
        let lines = LineReader(tables: tables).lines(of: bytes)
        let features = LineFeatures(lines, tables: tables)
        return TextRows(
            lines: lines.map { String(decoding: bytes[$0.span.range], as: UTF8.self) }, rows: features.rows,
            width: features.width)
    }

    /// The paragraphs of the article in a text, as the program finds them with another model of lines.
    package func body(ofText bytes: [UInt8], judgedBy model: BoostedTrees) -> [String] {
        var tables = tables
        tables.lineModel = model
        return CopiedText(bytes, tables: tables).spans(.body).map { String(decoding: bytes[$0.range], as: UTF8.self) }
    }

    /// Each line of a text with the probability that it is of the article.
    package func judgedLines(ofText bytes: [UInt8]) -> [(line: String, probability: Float)] {
        let rows = rows(ofText: bytes)
        return Array(zip(rows.lines, tables.lineModel.probabilities(rows.rows))).map { ($0, $1) }
    }
}
