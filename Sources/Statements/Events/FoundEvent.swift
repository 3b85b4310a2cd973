import Diplomacy
import SourceText

/// An event that a text says, with all that is known of it before it becomes a statement or a row.
struct FoundEvent: Sendable {
    /// The verb or noun that says it.
    var word: Int
    /// CAMEO code.
    var code: String
    var type: EventCodes.EventType
    var who: [Party]
    var whom: [Party]
    /// Whether people or a body are acted upon whom nothing names.
    var aimsAtPeople: Bool
    /// Whether those who act do it to each other.
    var isReciprocal: Bool
    var modality: Statement.Modality
    var time: StatedTime?
    var place: EntityID?
    var span: Span
}
