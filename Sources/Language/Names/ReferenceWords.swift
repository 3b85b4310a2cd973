import Foundation
import SourceText

/// Words that tell the person, number or gender of what they refer to: pronouns, titles, kinship, given names.
struct ReferenceWords: Sendable {
    /// What a word is.
    enum Role: UInt8, Sendable {
        case pronoun, demonstrative, relative, indefinite, title, kin, given
    }

    /// What a word tells.
    struct Word: BitwiseCopyable, Sendable {
        var role: Role
        var gender: Gender
        var number: Number
        /// Grammatical person, 1 to 3; 0 where the word is no pronoun.
        var person: UInt8
    }

    /// By the hash of the word, given names as written, all others in lower case.
    private var words = KeyTable<Word>()

    init(contentsOf url: URL) throws {
        for row in try TSVTable(contentsOf: url, columns: ["word", "role"]).rows {
            let role: Role
            switch row["role"] {
            case "pronoun": role = .pronoun
            case "demonstrative": role = .demonstrative
            case "relative": role = .relative
            case "indefinite": role = .indefinite
            case "title": role = .title
            case "kin": role = .kin
            case "given": role = .given
            default: throw row.failure("CH0211", "'\(row["role"])' is no role of a word")
            }
            let gender: Gender =
                switch row["gender"] {
                case "male": .male
                case "female": .female
                case "neuter": .neuter
                default: .unknown
                }
            let number: Number =
                switch row["number"] {
                case "singular": .singular
                case "plural": .plural
                default: .unknown
                }
            let key = Feature.hash(row["word"].utf8)
            if words[key] == nil {
                words.set(
                    key,
                    Word(role: role, gender: gender, number: number, person: UInt8(try row.integer("person") ?? 0)))
            }
        }
    }

    /// What a word tells; nil where the table does not have it.
    subscript(hash: UInt64) -> Word? { words[hash] }
}

/// Grammatical or natural gender.
public enum Gender: UInt8, Sendable, Hashable, BitwiseCopyable {
    case unknown, male, female, neuter
}

/// Grammatical number.
enum Number: UInt8, Sendable {
    case unknown, singular, plural
}
