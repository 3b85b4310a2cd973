import Diplomacy
import SourceText

/// The codes of states in other systems, of the table `country_codes.tsv`.
public struct CountryCodes: Sendable {
    /// A state's codes; nil where a system has none.
    struct Codes: Sendable, Hashable {
        /// ISO 3166-1 alpha-2: `KZ`.
        var alpha2: String?
        /// FIPS 10-4: `KZ`.
        var fips: String?
        /// The number of the Correlates of War project: `705`.
        var cow: String?
    }

    private var codes: [String: Codes] = [:]

    /// Reads the table.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource(
            "country_codes", of: "Diplomacy", columns: ["code", "alpha2", "fips", "cow"]
        ).rows {
            codes[row["code"]] = Codes(
                alpha2: row.optional("alpha2"), fips: row.optional("fips"), cow: row.optional("cow"))
        }
    }

    /// The codes of a state, by its alpha-3 code.
    subscript(state: EntityID?) -> Codes { state.flatMap { codes[$0.rawValue] } ?? Codes() }
}
