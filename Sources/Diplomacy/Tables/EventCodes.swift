import SourceText

/// The event codes of CAMEO with their Goldstein values, and the PLOVER type and mode that each comes to.
///
/// ```swift
/// let codes = try EventCodes()
/// codes["042"]?.name                 // Make a visit
/// codes.type(of: "042")?.plover      // CONSULT
/// ```
public struct EventCodes: Sendable {
    /// One code of CAMEO.
    public struct Code: Sendable, Hashable {
        /// Two to four digits: `042`.
        public var code: String
        /// Its short name.
        public var name: String
        /// The value on the Goldstein scale, -10 (most conflict) to 10 (most cooperation).
        public var goldstein: Double
    }

    /// A PLOVER type, and its mode where it has one.
    public struct EventType: Sendable, Hashable {
        /// The type: `CONSULT`.
        public var plover: String
        /// The mode: `visit`; nil where the code tells none.
        public var mode: String?

        /// A type of that name.
        public init(plover: String, mode: String? = nil) {
            self.plover = plover
            self.mode = mode
        }
    }

    private var codes: [String: Code] = [:]
    private var types: [String: EventType] = [:]

    /// Reads the tables `event_codes.tsv` and `event_types.tsv`.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        let table = try TSVTable.resource("event_codes", of: "Diplomacy", columns: ["code", "name", "goldstein"])
        for row in table.rows {
            codes[row["code"]] = Code(
                code: row["code"], name: row["name"], goldstein: try row.number("goldstein") ?? 0)
        }
        for row in try TSVTable.resource("event_types", of: "Diplomacy", columns: ["code", "plover", "mode"]).rows {
            guard codes[row["code"]] != nil else {
                throw row.failure("CH0209", "'\(row["code"])' is no code of event_codes.tsv")
            }
            types[row["code"]] = EventType(plover: row["plover"], mode: row.optional("mode"))
        }
    }

    /// The code of that number; nil where CAMEO has none.
    public subscript(code: String) -> Code? { codes[code] }

    /// The PLOVER type of a code: that of the longest code of the table that begins it; nil for bare statements.
    public func type(of code: String) -> EventType? {
        var prefix = Substring(code)
        while !prefix.isEmpty {
            if let type = types[String(prefix)] { return type }
            prefix = prefix.dropLast()
        }
        return nil
    }
}
