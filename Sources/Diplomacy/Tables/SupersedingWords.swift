import SourceText

/// Words by which a report says that a value is not, or no longer, the one: the table `superseding_words.tsv`.
///
/// `The lease runs for 50 years, not 30`, `the vote has been put off from 18 June to 2 July`, `trade came to $190 million, up from
/// $151 million`: each names two values and holds one of them to be true.
public struct SupersedingWords: Sendable {
    /// What the words before a value say of it.
    public enum Role: String, Sendable, CaseIterable {
        /// It is not this: `not`, `rather than`, `up from`.
        case rejects
        /// What it was before: `from`.
        case from
        /// What it has become, behind `from`: `to`.
        case to
        /// It takes the place of an earlier time: `put off to`.
        case moves
    }

    private struct Row {
        var words: [UInt64]
        var role: Role
    }

    private var rows: [Row] = []
    private var fillers: Set<UInt64> = []
    /// So many words may stand between what moves and where to: `delayed by weeks to`.
    private static let mostBetween = 3
    /// So many words before a value are looked at.
    private static let reach = 8

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("superseding_words", of: "Diplomacy", columns: ["words", "role"]).rows {
            let words = row["words"].split(separator: " ").map { TermHash.of($0.utf8) }
            if row["role"] == "filler" {
                fillers.formUnion(words)
            } else if let role = Role(rawValue: row["role"]) {
                rows.append(Row(words: words, role: role))
            } else {
                throw row.failure("CH0205", "role: '\(row["role"])' is none of rejects, from, to, moves, filler")
            }
        }
    }

    /// What the words of a passage before a value say of the value.
    public func roles(before value: some Sequence<UInt8>) -> Set<Role> {
        var all: [UInt64] = []
        WordHashes.forEach(in: value) { all.append($0) }
        let words = all.suffix(SupersedingWords.reach)
        var bare = words
        while let last = bare.last, fillers.contains(last) { bare.removeLast() }
        var found: Set<Role> = []
        for row in rows {
            switch row.role {
            case .moves: if stands(row.words, in: words) { found.insert(.moves) }
            default:
                if words.reversed().starts(with: row.words.reversed())
                    || bare.reversed().starts(with: row.words.reversed())
                {
                    found.insert(row.role)
                }
            }
        }
        return found
    }

    /// Whether words stand near the end of others.
    private func stands(_ some: [UInt64], in words: ArraySlice<UInt64>) -> Bool {
        let near = words.suffix(some.count + SupersedingWords.mostBetween)
        guard near.count >= some.count else { return false }
        return (near.startIndex...(near.endIndex - some.count)).contains { near[$0...].starts(with: some) }
    }
}
