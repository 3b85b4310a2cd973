import Diplomacy
import Foundation
import Language
import SourceText

/// Tells whether what a predicate says is said to be so: actual, planned, possible, denied or conditional; and how far the
/// text commits itself, as a factuality from -3 to 3 (UDS scale).
struct ModalityReader: Sendable {
    init(resources: URL) throws {}

    /// The modality of the predicate headed by a word.
    func modality(of word: Int, in context: ReadingContext) -> Statement.Modality { .actual }

    /// Factuality of the predicate headed by a word, -3 (certainly not) to 3 (certainly so).
    func factuality(of word: Int, in context: ReadingContext) -> Double { 3 }
}
