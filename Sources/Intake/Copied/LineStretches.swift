import SourceText

/// The stretches that lines stand in: lists of titles, tables whose cells come a line each, paragraphs one after another; and
/// how far away the marks of furniture are.
struct LineStretches {
    /// The columns of a line.
    static let width = 20

    /// Columns of every line, one line after the other.
    private var columns: [Float]
    private static let farthest = 30

    init(_ lines: [Line]) {
        columns = [Float](repeating: 0, count: lines.count * LineStretches.width)
        addRuns(lines, at: 0) { !$0.shape.endsSentence }
        addRuns(lines, at: 4) { $0.isProse }
        addMake(lines, at: 8)
        addDistances(lines, at: 12) { $0.isFurniturePhrase }
        addDistances(lines, at: 14) { $0.date != nil }
        addDistances(lines, at: 16) { $0.isCredited }
        addDistances(lines, at: 18) { $0.shape.endsInColon }
    }

    /// The columns of a line.
    subscript(line: Int) -> ArraySlice<Float> {
        columns[(line * LineStretches.width)..<((line + 1) * LineStretches.width)]
    }

    /// Calls for each run of lines that are alike in a property, with whether they have it.
    private static func runs(_ lines: [Line], by has: (Line) -> Bool, _ body: (Range<Int>, Bool) -> Void) {
        var start = 0
        while start < lines.count {
            let has = (has(lines[start]), has)
            var end = start + 1
            while end < lines.count, has.1(lines[end]) == has.0 { end += 1 }
            body(start..<end, has.0)
            start = end
        }
    }

    /// The run of lines of a kind that a line stands in: how long it is, how far its ends are, the mean words of its lines;
    /// zeros for lines of another kind.
    private mutating func addRuns(_ lines: [Line], at column: Int, by has: (Line) -> Bool) {
        var columns = columns
        LineStretches.runs(lines, by: has) { run, has in
            guard has else { return }
            let words = run.reduce(0) { $0 + lines[$1].shape.wordCount }
            for line in run {
                let at = line * LineStretches.width + column
                columns[at] = Float(min(40, run.count))
                columns[at + 1] = Float(min(20, line - run.lowerBound))
                columns[at + 2] = Float(min(20, run.upperBound - 1 - line))
                columns[at + 3] = Float(words) / Float(run.count)
            }
        }
        self.columns = columns
    }

    /// What a stretch without prose is made of: the shares of its lines that the text has twice, of numbers, of lines of up to
    /// five words, of phrases of furniture; -1 for prose.
    private mutating func addMake(_ lines: [Line], at column: Int) {
        let marks = lines.map { LineShape.hash(of: $0.shape.hashes) }
        var counts: [UInt64: Int] = [:]
        for mark in marks { counts[mark, default: 0] += 1 }
        var columns = columns
        LineStretches.runs(lines, by: { $0.isProse }) { run, isProse in
            var sums: [Float] = [0, 0, 0, 0]
            for line in run where !isProse {
                let shape = lines[line].shape
                sums[0] += (counts[marks[line]] ?? 0) > 1 ? 1 : 0
                sums[1] += Float(shape.numbers) / max(1, Float(shape.hashes.count))
                sums[2] += shape.wordCount <= 5 ? 1 : 0
                sums[3] += lines[line].isFurniturePhrase ? 1 : 0
            }
            for line in run {
                for (offset, sum) in sums.enumerated() {
                    columns[line * LineStretches.width + column + offset] = isProse ? -1 : sum / Float(run.count)
                }
            }
        }
        self.columns = columns
    }

    /// How many lines away the last line of a kind before a line is, and the first behind it.
    private mutating func addDistances(_ lines: [Line], at column: Int, by has: (Line) -> Bool) {
        func add(_ order: some Sequence<Int>, at column: Int) {
            var distance = LineStretches.farthest
            for line in order {
                columns[line * LineStretches.width + column] = Float(distance)
                distance = has(lines[line]) ? 1 : min(LineStretches.farthest, distance + 1)
            }
        }
        add(lines.indices, at: column)
        add(lines.indices.reversed(), at: column + 1)
    }
}
