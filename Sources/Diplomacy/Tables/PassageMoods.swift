import SourceText

/// Words by which a passage says of what time it speaks, and whether it is certain: the table `passage_moods.tsv`.
///
/// ```swift
/// try PassageMoods().of("The embassy will open in May".utf8)  // [.coming]
/// ```
public struct PassageMoods: Sendable {
    /// What a word says of its passage.
    public enum Mood: String, Sendable {
        /// It is still to come.
        case coming
        /// It hangs on something, or nobody knows it.
        case open
        /// It is so up to now.
        case yet
        /// It tells what was done to somebody.
        case passive
        /// What it begins with: it says of everybody that he is not it.
        case nobody
    }

    private var moods: [UInt64: Mood] = [:]
    /// Words before `no`: `there was no delay`.
    private static let expletive = TermHash.of("there".utf8)
    /// Up to which word of a passage that begins so: `there has been no delay`.
    private static let mostOfExpletive = 4

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("passage_moods", of: "Diplomacy", columns: ["word", "mood"]).rows {
            guard let mood = Mood(rawValue: row["mood"]) else {
                throw row.failure("CH0205", "mood: '\(row["mood"])' is none of coming, open, yet, passive, nobody")
            }
            moods[TermHash.of(row["word"].utf8)] = mood
        }
    }

    /// The moods of a passage; a question is open.
    public func of(_ passage: some Collection<UInt8>) -> Set<Mood> {
        var found: Set<Mood> = passage.contains(UInt8(ascii: "?")) ? [.open] : []
        WordHashes.forEach(in: passage) { hash in
            if let mood = moods[hash], mood != .nobody { found.insert(mood) }
        }
        return found
    }

    /// Whether a passage says that it was nobody at all, or nothing: `nobody was hurt`, `there was no delay`.
    public func isOfNobody(_ passage: some Collection<UInt8>) -> Bool {
        var number = 0
        var isExpletive = false
        var found = false
        WordHashes.forEach(in: passage) { hash in
            if number == 0 { isExpletive = hash == PassageMoods.expletive }
            if moods[hash] == .nobody, number == 0 || (isExpletive && number < PassageMoods.mostOfExpletive) {
                found = true
            }
            number += 1
        }
        return found
    }
}
