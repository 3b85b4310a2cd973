import SourceText

/// The fields that meta elements give, from `page_metadata.tsv`.
struct MetaNames: Sendable {
    enum Field: String, Sendable { case title, published, modified, publisher, author, language, url }

    private var ranks: [String: (field: Field, rank: Int)] = [:]

    init(_ table: TSVTable) throws {
        for row in table.rows {
            guard let field = Field(rawValue: row["field"]) else {
                throw row.failure("CH0205", "field: '\(row["field"])' is no field of a document")
            }
            ranks[row["name"]] = (field, try row.integer("rank") ?? 50)
        }
    }

    /// The field that a meta element of a name gives, and its rank among those that do; nil where it gives none.
    func field(of name: String) -> (field: Field, rank: Int)? { ranks[name] }
}
