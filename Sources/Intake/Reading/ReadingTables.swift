import SourceText

/// The tables that readers of containers need before a document is made: encodings, character references, words of headers. Loaded
/// once,
/// when the first container is read.
struct ReadingTables: Sendable {
    let decoder: Decoder
    let references: CharacterReferences
    let headerWords: HeaderWords

    /// The tables of the program; nil where its resources are not found.
    static let standard: ReadingTables? = {
        guard let folder = try? ResourceDirectory.locate("Intake"),
            let encodings = try? SingleByteEncodings(
                TSVTable(
                    contentsOf: folder.appendingPathComponent("encodings.tsv"), columns: ["name", "aliases", "points"])),
            let references = try? CharacterReferences(
                TSVTable(
                    contentsOf: folder.appendingPathComponent("entities.tsv"), columns: ["name", "points", "bare"])),
            let headerWords = try? HeaderWords(
                TSVTable(contentsOf: folder.appendingPathComponent("header_words.tsv"), columns: ["word", "kind"]))
        else { return nil }
        return ReadingTables(decoder: Decoder(encodings), references: references, headerWords: headerWords)
    }()
}
