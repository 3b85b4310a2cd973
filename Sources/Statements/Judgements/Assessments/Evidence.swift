import Diplomacy

/// A word or a turn of a clause that judges, in its place.
struct Evidence: Sendable {
    /// How much it judges; a sentence in one voice judges from 1 on.
    var weight: Double
    /// The predicate of its clause.
    var predicate: Int
    var words: Range<Int>
    /// The word that the others of the cue hang on; the predicate where it holds no judging word.
    var head: Int
    /// Who takes the view, where the verb itself says so.
    var by: EntityID?
    /// The words that name the judge.
    var judge: Range<Int>?
    /// Whether it holds no judging word.
    var isBareClaim = false
}
