import Diplomacy
import Register
import SourceText

extension Chancery {
    /// Keeps corrections in a register, and collates at once the affairs that they touch.
    ///
    /// - Parameters:
    ///   - corrections: in order of their making.
    ///   - register: open for writing.
    /// - Returns: which are new, and how many affairs were collated.
    /// - Throws: `RegisterFailure`.
    public func correct(_ corrections: [Correction], in register: Register) throws -> Register.CorrectingOutcome {
        let outcome = try register.correct(corrections)
        try collate(register)
        return outcome
    }

    /// What leant on a document, and what the register says since it is retracted.
    public struct Retraction: Sendable {
        /// What the register says otherwise since.
        public var changes: RegisterChanges
        /// How many statements it made.
        public var statements = 0
        /// Entries by hand on its word, which fall with it.
        public var entries: [DocumentSummary] = []
    }

    /// Retracts a document: it stays readable, marked with who retracted it and why, and nothing leans on it any more.
    ///
    /// - Parameters:
    ///   - document: its id.
    ///   - by: who retracts it.
    ///   - why: the reason.
    ///   - register: open for writing.
    /// - Throws: `RegisterFailure`.
    public func retract(
        _ document: DocumentID, by: String, at: String = Register.now(), why: String, in register: Register
    ) throws -> Retraction {
        let before = try register.lastRevision()
        _ = try correct([Correction(.retract(document), by: by, at: at, why: why)], in: register)
        let changes = try register.changes(from: .revision(before))
        return Retraction(
            changes: changes,
            statements: changes.counts["statement"]?[.withdrawn] ?? 0, entries: try register.entries(on: document))
    }
}
