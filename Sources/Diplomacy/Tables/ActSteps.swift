import SourceText

/// The steps by which states come to be bound, by the words that tell of them: the table `act_steps.tsv`.
///
/// ```swift
/// let steps = try ActSteps()
/// steps.of("The treaty was signed on 3 May".utf8)       // ["sign"]
/// steps.of("deputies ratified the treaty".utf8)         // ["ratify"]
/// ```
///
/// Signing on one day and ratifying on another is no dispute over a day.
public struct ActSteps: Sendable {
    private var steps: [UInt64: Set<String>] = [:]

    /// Reads the table of the Diplomacy target.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init() throws {
        for row in try TSVTable.resource("act_steps", of: "Diplomacy", columns: ["step", "words"]).rows {
            for word in row.list("words") { steps[TermHash.of(word.utf8), default: []].insert(row["step"]) }
        }
    }

    /// The steps that a passage names.
    public func of(_ passage: some Sequence<UInt8>) -> Set<String> {
        var found: Set<String> = []
        WordHashes.forEach(in: passage) { hash in
            if let steps = steps[hash] { found.formUnion(steps) }
        }
        return found
    }
}
