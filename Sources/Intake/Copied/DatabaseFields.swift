import SourceText

/// The codes with which newspaper databases open the fields of a report, from `database_fields.tsv`.
struct DatabaseFields: Sendable {
    /// What a field holds.
    enum Field: String, Sendable { case title, author, outlet, date, text, caption, other }

    private var fields: [String: Field] = [:]

    init(_ table: TSVTable) throws {
        for row in table.rows {
            guard let field = Field(rawValue: row["what"]) else {
                throw row.failure("CH0205", "what: '\(row["what"])' is no field of a database")
            }
            fields[row["code"]] = field
        }
    }

    /// The field that a line opens, and where its value begins on that line; nil where it opens none.
    func opening(_ text: [UInt8], _ span: Span) -> (field: Field, value: Int)? {
        let code = text[span.range].prefix { $0 > 0x20 }
        guard (2...3).contains(code.count), code.allSatisfy({ (0x41...0x5A).contains($0) }),
            let field = fields[String(decoding: code, as: UTF8.self)]
        else { return nil }
        var value = span.start + code.count
        while value < span.end, text[value] <= 0x20 { value += 1 }
        return (field, value)
    }
}

extension CopiedText {
    /// So many codes, a title and a text among them, make a text the record of a database.
    private static let fewestCodes = 5

    /// Reads a text that is the record of a newspaper database: every line that a code opens, and the lines below it, is what
    /// the code says.
    mutating func readDatabase(_ text: [UInt8]) {
        let openings = lines.map { tables.databaseFields.opening(text, $0.span) }
        let found = openings.compactMap { $0?.field }
        guard found.count >= CopiedText.fewestCodes, found.contains(.title), found.contains(.text),
            found.contains(.date) || found.contains(.outlet),
            let first = openings.firstIndex(where: { $0 != nil }), first < 4
        else { return }
        startOver()
        var field = DatabaseFields.Field.other
        for index in lines.indices where lines[index].role != .derived {
            lines[index].role = .furniture
            var span = lines[index].span
            if let opening = openings[index] {
                field = opening.field
                // The code is no part of what it opens.
                guard opening.value < span.end else { continue }
                span = Span(opening.value, span.end)
            }
            take(index, span, as: field, text)
        }
    }

    private mutating func take(_ index: Int, _ span: Span, as field: DatabaseFields.Field, _ text: [UInt8]) {
        let value = String(decoding: text[span.range], as: UTF8.self).trimmed
        switch field {
        case .title:
            guard headline == nil else { return }
            setHeadline(index, span)
        case .text: setBody(index, span)
        case .caption: lines[index].role = .caption
        case .author:
            let words = value.split(separator: " ")
            let names = words.first?.lowercased() == "by" ? words.dropFirst().joined(separator: " ") : value
            setSource(authors: Byline.names(in: names))
        case .outlet: setSource(publisher: value)
        case .date: setSource(published: WrittenDate.all(in: text, span.range).first?.period)
        case .other: return
        }
    }
}
