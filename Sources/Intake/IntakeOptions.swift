/// What the user may set about reading sources.
public struct IntakeOptions: Sendable {
    /// What the user says of documents; wins over whatever is found in them.
    public var metadata: MetadataTable
    /// The largest single document and the longest JSON Lines row, in bytes after unpacking.
    public var largestDocument: Int
    /// How many times its packed size a source may unpack to, once it exceeds 64 MiB.
    public var largestRatio: Int
    /// The name of the document that standard input holds.
    public var standardInputName: String
    /// Whether known outlets write day or month first in figures, by their names in small letters.
    public var dateOrders: [String: DateOrder] = [:]
    /// Whether a source of the same bytes as another is read too, as a document of its own; a record has it once.
    public var keepsDuplicates = false

    /// Options; `largestDocument` is held below 2 GiB, so that every offset into a text fits into 32 bits.
    public init(
        metadata: MetadataTable = MetadataTable(), largestDocument: Int = 256 << 20, largestRatio: Int = 200,
        standardInputName: String = "standard input"
    ) {
        self.metadata = metadata
        self.largestDocument = min(largestDocument, 1 << 31)
        self.largestRatio = largestRatio
        self.standardInputName = standardInputName
    }
}
