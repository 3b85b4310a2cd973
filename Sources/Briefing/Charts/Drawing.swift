/// A drawing as it grows: marks of SVG on a sheet of a fixed width.
///
/// Every text is escaped; there is no script, no font and nothing from elsewhere in it.
struct Drawing {
    /// Colours with a contrast of 3 to 1 or more on the ground, told apart also by people who see few colours
    /// (after Okabe and Ito, 2008, darkened).
    static let inks = ["#0b4f8a", "#a34a00", "#00664d", "#7a2a5e", "#6b5b00", "#444444"]
    static let ink = "#1d1f21"
    static let quiet = "#595d62"
    static let rule = "#d9d8d2"
    static let ground = "#fdfdfb"

    enum Anchor: String {
        case start, middle, end
    }

    private(set) var marks = ""

    /// A number of the drawing, to a tenth.
    static func number(_ value: Double) -> String {
        let words = FigureWords.fixed(value, 1)
        return words.hasPrefix("−") ? "-" + words.dropFirst() : words
    }

    mutating func line(
        _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, colour: String = Drawing.rule, width: Double = 1,
        dashed: Bool = false
    ) {
        let n = Drawing.number
        marks +=
            "<line x1=\"\(n(x1))\" y1=\"\(n(y1))\" x2=\"\(n(x2))\" y2=\"\(n(y2))\" stroke=\"\(colour)\" stroke-width=\"\(n(width))\"\(dashed ? " stroke-dasharray=\"4 3\"" : "")/>\n"
    }

    /// A dot; hollow where what it stands for is not sure.
    mutating func dot(_ x: Double, _ y: Double, radius: Double, colour: String, hollow: Bool = false) {
        let n = Drawing.number
        marks +=
            "<circle cx=\"\(n(x))\" cy=\"\(n(y))\" r=\"\(n(radius))\" fill=\"\(hollow ? Drawing.ground : colour)\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>\n"
    }

    mutating func path(_ points: [(Double, Double)], colour: String) {
        guard points.count > 1 else { return }
        let n = Drawing.number
        let list = points.map { "\(n($0.0)),\(n($0.1))" }.joined(separator: " ")
        marks += "<polyline points=\"\(list)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\"/>\n"
    }

    mutating func text(
        _ words: String, _ x: Double, _ y: Double, size: Double = 12, anchor: Anchor = .start,
        colour: String = Drawing.ink, bold: Bool = false
    ) {
        let n = Drawing.number
        marks +=
            "<text x=\"\(n(x))\" y=\"\(n(y))\" font-size=\"\(n(size))\" text-anchor=\"\(anchor.rawValue)\" fill=\"\(colour)\"\(bold ? " font-weight=\"600\"" : "")>\(Drawing.escaped(words))</text>\n"
    }

    /// Words of a source fit for a chart.
    static func escaped(_ text: String) -> String { XMLText.escaped(PassageWords.clean(text)) }

    /// A text cut to so many columns.
    static func fitted(_ text: String, _ columns: Int) -> String {
        DisplayWidth.columns(text) <= columns ? text : String(text.prefix(max(columns - 1, 1))) + "…"
    }
}

/// A chart: a title, an alternative in words, marks, and the numbers as a table.
struct Chart {
    var title: String
    /// What a reader who does not see it should know.
    var alternative: String
    var drawing: Drawing
    var height: Double
    var table: FigureTable
}

/// Charts one below another on one sheet of SVG, each with its numbers as a table.
struct ChartSheet {
    static let width = 900.0
    static let margin = 24.0
    private static let rowHeight = 17.0

    /// The sheet.
    ///
    /// - Parameter title: what all charts are of.
    static func svg(_ title: String, _ charts: [Chart]) -> String {
        var body = ""
        var top = 34.0
        var heading = Drawing()
        heading.text(title, margin, top, size: 20, bold: true)
        body += heading.marks
        top += 18
        for (number, chart) in charts.enumerated() {
            let n = Drawing.number
            var marks = Drawing()
            marks.text(chart.title, margin, 18, size: 14, bold: true)
            body +=
                "<g role=\"img\" aria-labelledby=\"chart-\(number)-title chart-\(number)-text\" transform=\"translate(0 \(n(top)))\">\n"
            body += "<title id=\"chart-\(number)-title\">\(Drawing.escaped(chart.title))</title>\n"
            body += "<desc id=\"chart-\(number)-text\">\(Drawing.escaped(chart.alternative))</desc>\n"
            body += marks.marks
            body += "<g transform=\"translate(0 28)\">\n\(chart.drawing.marks)</g>\n</g>\n"
            top += 28 + chart.height + 12
            let (table, height) = self.table(chart.table)
            body += "<g transform=\"translate(0 \(n(top)))\">\n\(table)</g>\n"
            top += height + 26
        }
        let n = Drawing.number
        return """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(n(width))" height="\(n(top))" viewBox="0 0 \(n(width)) \(n(top))" font-family="system-ui, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif">
            <title>\(Drawing.escaped(title))</title>
            <desc>\(Drawing.escaped(charts.map { $0.title + ". " + $0.alternative }.joined(separator: " ")))</desc>
            <rect width="100%" height="100%" fill="\(Drawing.ground)"/>
            \(body)</svg>

            """
    }

    /// A table drawn as text, its columns as wide as their widest cell asks.
    private static func table(_ table: FigureTable) -> (marks: String, height: Double) {
        var drawing = Drawing()
        guard !table.rows.isEmpty else { return ("", 0) }
        let room = width - 2 * margin
        // Heads are bold, and so a little wider.
        var widths = table.columns.map { Double(DisplayWidth.columns($0)) + 1 }
        for row in table.rows {
            for (column, cell) in row.enumerated() where column < widths.count {
                widths[column] = max(widths[column], Double(min(DisplayWidth.columns(cell), 40)))
            }
        }
        let total = widths.reduce(0, +) + 2 * Double(widths.count)
        let unit = min(7, room / max(total, 1))
        var starts: [Double] = []
        var x = margin
        for width in widths {
            starts.append(x)
            x += (width + 2) * unit
        }
        let numeric = table.columns.indices.map { column in
            table.rows.allSatisfy { row in
                row[column].allSatisfy { $0.isNumber || "+−–.%".contains($0) }
            }
        }
        func put(_ cell: String, _ column: Int, _ y: Double, bold: Bool) {
            let words = Drawing.fitted(cell, Int(widths[column]))
            if numeric[column] {
                drawing.text(
                    words, starts[column] + widths[column] * unit, y, size: 11, anchor: .end,
                    colour: bold ? Drawing.ink : Drawing.quiet, bold: bold)
            } else {
                drawing.text(
                    words, starts[column], y, size: 11, colour: bold ? Drawing.ink : Drawing.quiet, bold: bold)
            }
        }
        for (column, head) in table.columns.enumerated() { put(head, column, 12, bold: true) }
        drawing.line(margin, 17, x, 17)
        for (number, row) in table.rows.enumerated() {
            for (column, cell) in row.enumerated() where column < widths.count {
                put(cell, column, 32 + Double(number) * rowHeight, bold: false)
            }
        }
        return (drawing.marks, 32 + Double(table.rows.count) * rowHeight)
    }
}
