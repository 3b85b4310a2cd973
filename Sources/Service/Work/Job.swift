import Chancery
import Diplomacy
import SourceText

/// Reports that somebody adds, and how far the reading is.
struct Job: Sendable, Identifiable {
    /// Where it stands.
    enum State: String, Sendable {
        case waiting, running, done, failed

        /// Whether nothing more will come.
        var isOver: Bool { self == .done || self == .failed }
    }

    /// Something that could not be read.
    struct Rejected: Sendable, Hashable {
        /// The name of the input.
        var name: String
        /// Why, with a stable code.
        var reason: String
    }

    /// Random, so that nobody guesses another's.
    let id: String
    /// Who adds.
    let by: String
    /// When, in UTC.
    let at: String
    /// The names of what was sent.
    let inputs: [String]
    /// Where it stands.
    var state = State.waiting
    /// How far the reading is.
    var progress = RegisterProgress()
    /// The first of the new reports.
    var documents: [DocumentID] = []
    /// What could not be read.
    var rejected: [Rejected] = []
    /// What is worth telling: remarks of the reading; where it failed, why.
    var remarks: [String] = []
}
