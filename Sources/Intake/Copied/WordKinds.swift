import SourceText

/// What single words tell of a line: whether it reads like prose, like a notice of consent, like a call to the reader.
struct WordKinds: Sendable {
    struct Kinds: OptionSet {
        let rawValue: UInt32
        /// Articles, prepositions, pronouns, auxiliaries: the words that prose is full of.
        static let function = Kinds(rawValue: 1)
        /// Words of consent banners and data notices.
        static let consent = Kinds(rawValue: 2)
        /// What a reader is asked to do: `subscribe`, `click`, `download`.
        static let call = Kinds(rawValue: 4)
        /// Words that address the reader or speak for the outlet: `your`, `our`.
        static let reader = Kinds(rawValue: 8)
        /// Words of captions and credits.
        static let picture = Kinds(rawValue: 16)
        /// Verbs that report what somebody said.
        static let report = Kinds(rawValue: 32)
        /// Where a reader is asked to follow an outlet: `whatsapp`, `newsletter`.
        static let channel = Kinds(rawValue: 64)
        /// The reader and the outlet as they are spoken of in calls: `your`, `us`.
        static let addressed = Kinds(rawValue: 128)
    }

    /// Words of a line by kind.
    struct Counts {
        var function = 0
        var consent = 0
        var call = 0
        var reader = 0
        var picture = 0
    }

    private static let names: [String: Kinds] = [
        "function": .function, "consent": .consent, "call": .call, "reader": .reader, "picture": .picture,
        "report": .report, "channel": .channel, "addressed": .addressed,
    ]

    private var index: WordIndex

    /// - Parameter table: a word and its kind a row; a word may stand in several rows.
    init(_ table: TSVTable) throws {
        index = WordIndex(capacity: table.count)
        for row in table.rows {
            guard let kind = WordKinds.names[row["kind"]] else {
                throw row.failure(
                    "CH0205", "kind: function, consent, call, reader, picture, report, channel or addressed is wanted")
            }
            let hash = WordIndex.hash(row["word"].utf8)
            index.insert(hash, kinds(hash).union(kind).rawValue)
        }
    }

    @inline(__always)
    func kinds(_ hash: UInt64) -> Kinds { Kinds(rawValue: index.value(hash) ?? 0) }

    func count(_ hashes: [UInt64]) -> Counts {
        var counts = Counts()
        for hash in hashes {
            guard let value = index.value(hash) else { continue }
            let kinds = Kinds(rawValue: value)
            if kinds.contains(.function) { counts.function += 1 }
            if kinds.contains(.consent) { counts.consent += 1 }
            if kinds.contains(.call) { counts.call += 1 }
            if kinds.contains(.reader) { counts.reader += 1 }
            if kinds.contains(.picture) { counts.picture += 1 }
        }
        return counts
    }
}
