import Diplomacy
import SourceText
import Synchronization

/// Takes down why readers make what they make, where somebody asks for it.
///
/// A ``ReadingContext`` has one or, in an ordinary reading, none, so that what a reader says of itself costs a look at a nil.
/// Notes hang on words: on the word that a statement is told by, or that told none. Which notes belong to which statement is
/// found out afterwards, by ``ExplanationMaker``.
final class ReasonRecorder: Sendable {
    /// What a reader says at a word.
    enum What: Sendable, Hashable {
        /// A row spoke, of these words.
        case row(RowPlace, Range<Int>)
        /// A frame of events was looked at, and the conditions of these numbers are not met.
        case unmet(RowPlace, [Int])
        /// A row was looked at, of these words, and could not be filled.
        case failed(RowPlace, String, Range<Int>)
        /// Somebody fills a role, by a word.
        case role(String, EntityID, Int)
        /// The modality, and the word and the row that decided it.
        case modality(Statement.Modality, Int?, RowPlace?)
        /// What is said at another word is part of it: the act inside an act about it.
        case see(Int)
        /// Another word lends its subject, and its modality.
        case lent(Int)
        /// Something that is worth saying.
        case said(String)
        /// A word told something that is no statement, and why.
        case dropped(String)
        /// A weight or a sum of them, and how much is needed.
        case score(String, Double, Double?)
    }

    struct Note: Sendable, Hashable {
        /// The reader; nil for that of attributions.
        var kind: Statement.Kind?
        var word: Int
        var what: What
    }

    struct Made: Sendable, Hashable {
        var id: String
        var kind: Statement.Kind
        /// The word that it is told by.
        var word: Int
        /// Further words whose notes are its own.
        var from: [Int]
    }

    /// An attribution, by its words.
    struct Voice: Sendable, Hashable {
        var id: String
        var passage: AttributedPassage
    }

    /// How sure the model of roles is of a piece: the mean probability of its label.
    struct Piece: Sendable, Hashable {
        var cue: Int
        var words: Range<Int>
        var label: UInt8
        var score: Float
    }

    struct Notes: Sendable {
        var notes: [Note] = []
        var made: [Made] = []
        var voices: [Voice] = []
        var pieces: [Piece] = []
        /// The probability of each word to be part of a cue.
        var cueScores: [Int: Float] = [:]
        /// Cues that the record does not keep, by their first word.
        var leftCues: [Int: Range<Int>] = [:]
        fileprivate var kind: Statement.Kind?
        fileprivate var reason: String?
    }

    private let state = Mutex(Notes())

    /// Everything that was said.
    var notes: Notes { state.withLock { $0 } }

    /// The reader whose notes come next.
    func turn(to kind: Statement.Kind?) { state.withLock { $0.kind = kind } }

    private func note(_ what: What, at word: Int) {
        state.withLock { $0.notes.append(Note(kind: $0.kind, word: word, what: what)) }
    }

    /// A row spoke at a word, of the word itself unless others are given.
    func row(_ place: RowPlace, at word: Int, on words: Range<Int>? = nil) {
        guard place != .none else { return }
        note(.row(place, words ?? word..<(word + 1)), at: word)
    }

    func unmet(_ place: RowPlace, conditions: [Int], at word: Int) { note(.unmet(place, conditions), at: word) }
    func failed(_ place: RowPlace, _ reason: String, at word: Int, on words: Range<Int>? = nil) {
        note(.failed(place, reason, words ?? word..<(word + 1)), at: word)
    }
    func role(_ name: String, _ entity: EntityID, by named: Int, at word: Int) {
        note(.role(name, entity, named), at: word)
    }
    func modality(_ modality: Statement.Modality, by decider: Int?, row: RowPlace?, at word: Int) {
        note(.modality(modality, decider, row), at: word)
    }
    func see(_ other: Int, at word: Int) { note(.see(other), at: word) }
    func lent(by other: Int, at word: Int) { note(.lent(other), at: word) }
    func said(_ text: String, at word: Int) { note(.said(text), at: word) }
    func dropped(_ reason: String, at word: Int) { note(.dropped(reason), at: word) }
    func score(_ name: String, _ value: Double, least: Double? = nil, at word: Int) {
        note(.score(name, value, least), at: word)
    }

    /// Why the row that is being tried gives nothing; ``tried(_:at:on:made:otherwise:)`` takes it up.
    func because(_ reason: String) { state.withLock { $0.reason = $0.reason ?? reason } }

    /// A row was tried at a word.
    ///
    /// - Parameter needs: what it asks for, where no reader has said why it gave nothing.
    func tried(_ place: RowPlace, at word: Int, on words: Range<Int>? = nil, made: Bool, needs: String) {
        let reason = state.withLock { state in
            defer { state.reason = nil }
            return state.reason
        }
        if made { row(place, at: word, on: words) } else { failed(place, reason ?? needs, at: word, on: words) }
    }

    func made(_ statement: Statement, at word: Int, from words: [Int] = []) {
        state.withLock {
            $0.made.append(Made(id: statement.id, kind: statement.kind, word: word, from: words))
        }
    }

    func voice(_ attribution: Attribution, _ passage: AttributedPassage) {
        state.withLock { $0.voices.append(Voice(id: attribution.id, passage: passage)) }
    }

    func piece(_ words: Range<Int>, label: UInt8, score: Float, cue: Int) {
        state.withLock { $0.pieces.append(Piece(cue: cue, words: words, label: label, score: score)) }
    }

    /// A passage that the record does not keep, and why.
    func left(_ passage: AttributedPassage, _ reason: String) {
        dropped(reason, at: passage.cue.lowerBound)
        state.withLock { $0.leftCues[passage.cue.lowerBound] = passage.cue }
    }

    /// - Parameter probabilities: of both labels of each word.
    func cues(_ words: Range<Int>, probabilities: [Float]) {
        state.withLock { state in
            for (offset, word) in words.enumerated() where offset * 2 + 1 < probabilities.count {
                state.cueScores[word] = probabilities[offset * 2 + 1]
            }
        }
    }
}
