import SourceText

/// A mention as coreference sees it.
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
    var roles: [UInt64]
    /// Whether it names people of a state: `Kazakhs`.
    var isDemonym: Bool
}
