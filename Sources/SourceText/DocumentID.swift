/// The stable identity of a document: made from the bytes it was read from, never from order, time or thread.
public struct DocumentID: Hashable, Comparable, Sendable, Codable, RawRepresentable, CustomStringConvertible {
    /// `doc:` and sixteen hexadecimal digits of the SHA-256 of the raw bytes (and of the name, where two inputs of a
    /// run hold the same bytes).
    public let rawValue: String

    /// Takes an id as it stands; nothing is checked.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// By the id's characters: a fixed order, without meaning.
    public static func < (left: DocumentID, right: DocumentID) -> Bool { left.rawValue < right.rawValue }

    /// The id as the record writes it.
    public var description: String { rawValue }
}
