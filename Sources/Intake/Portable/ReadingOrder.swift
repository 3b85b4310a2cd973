/// Puts the lines of a page into the order they are read in: columns from left to right, each from top to bottom, and
/// what reaches over several columns where it stands between them.
enum ReadingOrder {
    /// White space between columns is at least this wide, in points.
    private static let narrowestGutter = 8.0

    /// Lines of one column, in order; `right` is the column's right edge.
    struct Run: Sendable {
        var lines: [PDFLine]
        var left: Double
        var right: Double
    }

    static func runs(_ lines: [PDFLine]) -> [Run] {
        let lines = lines.filter { $0.right > $0.left && $0.right - $0.left < 5000 }
        guard !lines.isEmpty else { return [] }
        let edges = gutters(lines)
        guard !edges.isEmpty else { return [run(lines)] }
        func column(_ line: PDFLine) -> Int? {
            let inside = edges.filter { $0 <= line.left + 1 }.count
            // Beyond the middle of the next gutter it is in no column, but above or between them.
            return inside < edges.count && line.right > edges[inside] + 1 ? nil : inside
        }
        var runs: [Run] = []
        var band: [[PDFLine]] = Array(repeating: [], count: edges.count + 1)
        var across: [PDFLine] = []
        func flushBand() {
            for column in band where !column.isEmpty { runs.append(run(column)) }
            band = Array(repeating: [], count: edges.count + 1)
        }
        for line in lines.sorted(by: { ($0.top, $0.left) < ($1.top, $1.left) }) {
            if let column = column(line) {
                if !across.isEmpty {
                    runs.append(run(across))
                    across = []
                }
                band[column].append(line)
            } else {
                flushBand()
                across.append(line)
            }
        }
        flushBand()
        if !across.isEmpty { runs.append(run(across)) }
        return runs
    }

    private static func run(_ lines: [PDFLine]) -> Run {
        // Lines whose middles are within half a line of each other are one row, read from left to right.
        let sorted = lines.sorted { ($0.top, $0.left) < ($1.top, $1.left) }
        var rows: [[PDFLine]] = []
        for line in sorted {
            if let first = rows.last?.first, line.top + line.size / 2 < first.bottom,
                abs(line.top - first.top) < first.size / 2
            {
                rows[rows.count - 1].append(line)
            } else {
                rows.append([line])
            }
        }
        return Run(
            lines: rows.flatMap { $0.sorted { $0.left < $1.left } }, left: lines.map(\.left).min() ?? 0,
            right: lines.map(\.right).max() ?? 0)
    }

    /// The middles of the white strips between columns: strips that next to no line crosses, with a fifth of the lines and
    /// more on either side, side by side.
    private static func gutters(_ lines: [PDFLine]) -> [Double] {
        let left = lines.map(\.left).min() ?? 0
        let right = lines.map(\.right).max() ?? 0
        let width = Int((right - left).rounded(.up))
        guard lines.count >= 6, width > 60, width < 10_000 else { return [] }
        var crossing = [Int](repeating: 0, count: width + 2)
        for line in lines {
            crossing[max(0, Int(line.left - left))] += 1
            crossing[min(width + 1, Int(line.right - left) + 1)] -= 1
        }
        var count = 0
        for index in crossing.indices {
            count += crossing[index]
            crossing[index] = count
        }
        let few = max(1, lines.count / 12)
        var edges: [Double] = []
        var start: Int?
        for index in 0...width {
            if crossing[index] <= few {
                start = start ?? index
                continue
            }
            if let from = start, from > 0, Double(index - from) >= narrowestGutter {
                let middle = left + Double(from + index) / 2
                let before = lines.filter { $0.right <= middle }.count
                let after = lines.filter { $0.left >= middle }.count
                let lowest = edges.last ?? left
                let between = lines.filter { $0.right <= middle && $0.left >= lowest - 1 }.count
                if before * 5 >= lines.count, after * 5 >= lines.count, between * 6 >= lines.count {
                    edges.append(middle)
                }
            }
            start = nil
        }
        return edges
    }
}
