import SourceText

/// Codes of statements that texts take for one another: the table `like_codes.tsv`.
///
/// ```swift
/// let like = try LikeCodes()
/// like.code(.tie, "tension")  // rivalry
/// like.words(.tie, "rivalry")  // a rivalry
/// ```
public struct LikeCodes: Sendable {
    /// What a code is of.
    public enum Field: String, Sendable, CaseIterable {
        /// The type of a tie.
        case tie
        /// The sector of a deal.
        case deal
        /// The PLOVER type of an event.
        case event
    }

    private var codes: [Field: [String: String]] = [:]
    private var phrases: [Field: [String: String]] = [:]

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource("like_codes", of: "Diplomacy", columns: ["of", "code", "as", "words"])
        for row in table.rows {
            guard let field = Field(rawValue: row["of"]) else {
                throw row.failure("CH0205", "of: '\(row["of"])' is none of tie, deal, event")
            }
            codes[field, default: [:]][row["code"]] = row["as"]
            if let phrase = row.optional("words") { phrases[field, default: [:]][row["as"]] = phrase }
        }
    }

    /// The code under which a code is compared.
    public func code(_ field: Field, _ code: String) -> String { codes[field]?[code] ?? code }

    /// How a question names what is compared under a code.
    public func words(_ field: Field, _ code: String) -> String {
        phrases[field]?[code] ?? code.split(separator: "_").joined(separator: " ")
    }
}
