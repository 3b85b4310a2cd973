import SourceText

/// A mention as coreference sees it. Ranking copies and compares these by the million: there is nothing in it that is
/// counted or allocated.
struct Referent {
    /// Where its noun phrase stands in the sentence's grammar.
    enum Role: UInt8 { case subject, passiveSubject, object, oblique, possessor, modifier, compound, apposition, other }
    /// What stands before the noun.
    enum Determiner: UInt8 { case bare, definite, indefinite, demonstrative, possessive, other }

    var words: Range<Int>
    var head: Int
    var form: Mention.Form
    var kind: Mention.Kind
    var number: Number
    var gender: Gender
    /// Grammatical person of a pronoun; 0 else.
    var person: UInt8
    /// What the pronoun is, where it is one.
    var pronoun: ReferenceWords.Role?
    var determiner: Determiner
    var role: Role
    var sentence: Int
    var paragraph: Int32
    /// Hash of the lemma of the head.
    var lemma: UInt64
    /// Hash of the form of the head, lower case.
    var lower: UInt64
    /// Hash of the words in lower case without determiner and genitive.
    var string: UInt64
    /// Hashes of the name's first and last word and of all of it, as written; 0 without a name.
    var first: UInt64
    var last: UInt64
    var name: UInt64
    /// How many words the name has.
    var nameWords: Int
    /// Hash of the first letters of the name's capitalised words; 0 for fewer than two.
    var initials: UInt64
    var entry: Int
    /// The lemma of the governing word.
    var governor: UInt64
    var governorWord: Int
    /// How many words modify the head.
    var modifiers: UInt64
    /// Whether it is a part of a sentence in quotation marks.
    var isQuoted: Bool
    /// Hash of the state that an adjective, genitive or `of` ties it to; 0 without one.
    var state: UInt64
    /// Lemmas of the titles and appositions that say what a named person is: `president`.
    var roles: Roles
    /// Whether it names people of a state: `Kazakhs`.
    var isDemonym: Bool
}

/// Up to eight different lemmas of titles.
struct Roles: BitwiseCopyable {
    private var lemmas: (UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0, 0, 0, 0, 0)
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    func contains(_ lemma: UInt64) -> Bool {
        withUnsafeBytes(of: lemmas) { bytes in
            for index in 0..<count where bytes.load(fromByteOffset: index * 8, as: UInt64.self) == lemma { return true }
            return false
        }
    }

    /// Adds a lemma that is not there yet, while there is room.
    mutating func insert(_ lemma: UInt64) {
        guard count < 8, !contains(lemma) else { return }
        withUnsafeMutableBytes(of: &lemmas) { $0.storeBytes(of: lemma, toByteOffset: count * 8, as: UInt64.self) }
        count += 1
    }

    /// Adds those of another mention.
    mutating func insert(_ other: Roles) {
        withUnsafeBytes(of: other.lemmas) { bytes in
            for index in 0..<other.count { insert(bytes.load(fromByteOffset: index * 8, as: UInt64.self)) }
        }
    }
}
