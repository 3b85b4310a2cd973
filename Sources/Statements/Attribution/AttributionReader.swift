import Diplomacy
import Foundation
import Language
import SourceText

/// Finds what a document lays to somebody: source, cue and content.
struct AttributionReader: Sendable {
    init(resources: URL) throws {}

    /// The attributions of a document, in order of their content.
    func read(_ context: ReadingContext) -> [Attribution] { [] }
}
