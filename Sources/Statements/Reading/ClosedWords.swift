/// Words of closed classes that several readers ask for, as lemmas in lower case: no language gains another one, so that they
/// are no table.
enum ClosedWords {
    /// Determiners that take up what is known: `the accord`, `those raids`.
    static let definite: Set<String> = ["the", "this", "that", "these", "those"]
    /// Whose something is that states and bodies have: `its bank`.
    static let owning: Set<String> = ["its", "their"]
    static let masculine: Set<String> = ["he", "him", "his", "himself"]
    static let feminine: Set<String> = ["she", "her", "hers", "herself"]
    /// Numbers of more than two that a text counts states by: `the three nations`.
    static let numbers: [String: Int] = [
        "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
        "twelve": 12,
    ]
    /// Determiners by which one of two stands for both: `each side`.
    static let distributive: Set<String> = ["each", "either", "neither"]
    /// Determiners that stand alone for two, or for each of them: `both joined`.
    static let bothOfTwo: Set<String> = ["both", "each", "either", "neither"]
    /// Whoever speaks.
    static let speaking: Set<String> = ["i", "we"]
    /// Whoever speaks or is spoken to.
    static let conversing: Set<String> = ["i", "we", "you"]
    /// Pronouns for nobody in particular.
    static let indefinite: Set<String> = [
        "nobody", "none", "nothing", "everybody", "everyone", "anybody", "anyone",
    ]
    /// Conjunctions behind which something is only supposed or asked.
    static let supposing: Set<String> = ["if", "unless", "whether"]
    /// The same, or waited for.
    static let awaiting: Set<String> = supposing.union(["until", "once"])
}
