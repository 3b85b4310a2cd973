import Briefing

/// A table of a page: it scrolls inside itself where it is wider than the page, and takes the focus for that.
struct Table {
    /// A column.
    struct Column {
        /// Its head.
        var name: String
        /// Whether it holds numbers.
        var isNumeric = false

        init(_ name: String, numeric: Bool = false) {
            self.name = name
            isNumeric = numeric
        }
    }

    /// What the table shows.
    var caption: String
    /// Its columns; the first heads the rows.
    var columns: [Column]
    /// The cells, row by row.
    private(set) var rows: [[Markup]] = []

    init(_ caption: String, _ columns: [Column]) {
        self.caption = caption
        self.columns = columns
    }

    /// Figures as a table.
    init(_ figures: FigureTable) {
        self.init(
            figures.title,
            figures.columns.enumerated().map { place, name in
                Column(
                    name,
                    numeric: figures.rows.contains { place < $0.count && !$0[place].isEmpty }
                        && figures.rows.allSatisfy { row in
                            place >= row.count || row[place].allSatisfy { $0.isNumber || "+−-–.%e".contains($0) }
                        })
            })
        for row in figures.rows { add(row) }
    }

    /// A row of cells.
    mutating func add(_ cells: [Markup]) { rows.append(cells) }

    /// A row of words.
    mutating func add(_ cells: [String]) {
        rows.append(
            cells.map { words in
                var markup = Markup()
                markup.text(words)
                return markup
            })
    }

    /// The table; nothing where it has no row.
    var markup: Markup {
        var markup = Markup()
        guard !rows.isEmpty else { return markup }
        let id = "table-" + caption.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
        markup.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\"")
        markup.attribute("aria-labelledby", id)
        markup.raw(">\n<table>\n<caption")
        markup.attribute("id", id)
        markup.raw(">")
        markup.text(caption)
        markup.raw("</caption>\n<thead><tr>")
        for column in columns {
            markup.raw("<th scope=\"col\"")
            if column.isNumeric { markup.raw(" class=\"number\"") }
            markup.raw(">")
            markup.text(column.name)
            markup.raw("</th>")
        }
        markup.raw("</tr></thead>\n<tbody>\n")
        for row in rows {
            markup.raw("<tr data-item>")
            for (place, cell) in row.enumerated() {
                markup.raw(place == 0 ? "<th scope=\"row\"" : "<td")
                if place < columns.count, columns[place].isNumeric { markup.raw(" class=\"number\"") }
                markup.raw(">")
                markup.add(cell)
                markup.raw(place == 0 ? "</th>" : "</td>")
            }
            markup.raw("</tr>\n")
        }
        markup.raw("</tbody>\n</table>\n</div>\n")
        return markup
    }
}

extension Markup {
    /// Words.
    init(_ words: String) {
        self.init()
        text(words)
    }

    /// A link.
    init(_ words: String, to address: PageAddress) {
        self.init()
        link(words, to: address.path)
    }
}
