import Diplomacy
import SourceText

/// A report as it is handed to a register: its bytes, its text, and what was read out of it.
public struct ReceivedReport: Sendable {
    /// The raw bytes that it came in.
    public var raw: [UInt8]
    /// Its text.
    public var text: Text
    /// What was read out of it.
    public var reading: Reading
    /// Where it came from, as the user gave it: a path, a row of a file, an address.
    public var origin: String
    /// What reading its bytes again needs beside them, as its reader wrote it; nil where its text alone can be read again.
    public var source: String?
    /// Whether the raw bytes are those that the document's hash is of; false where it comes from another's record without them.
    public var isWhole = true

    /// A report with its bytes.
    public init(raw: [UInt8], text: Text, reading: Reading, origin: String, source: String? = nil) {
        self.source = source
        self.raw = raw
        self.text = text
        self.reading = reading
        self.origin = origin
    }
}
