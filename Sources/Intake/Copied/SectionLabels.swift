import SourceText

/// The labels of sections and series that stand above articles: `OPINION`, `Policy Brief No. 41`, `World`.
struct SectionLabels: Sendable {
    /// A label; it may tell what kind of report stands below it.
    struct Label: Sendable, Equatable {
        var kind: Document.Kind?
    }

    private let labels: [String: Label]

    /// - Parameter table: the labels in small letters, each with the kind that it tells, if any.
    init(_ table: TSVTable) throws {
        var labels: [String: Label] = [:]
        for row in table.rows {
            let kind = row.optional("kind").map { Document.Kind(rawValue: $0) }
            if let kind, kind == nil { throw row.failure("CH0205", "kind: '\(row["kind"])' is no kind of report") }
            labels[row["label"]] = Label(kind: kind ?? nil)
        }
        self.labels = labels
    }

    /// The label that a line is, the number of a series behind it passed over; nil where it is none.
    subscript(words: [String]) -> Label? {
        guard words.count <= 8 else { return nil }
        var words = words
        while words.count > 1, let last = words.last,
            last == "no" || last == "issue" || last.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        {
            words.removeLast()
        }
        return labels[words.joined(separator: " ")]
    }
}
