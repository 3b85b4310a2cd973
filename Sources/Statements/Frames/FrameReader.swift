import Diplomacy
import Foundation
import Language
import SourceText

/// Finds standings and amounts: statuses in frameworks, ties, deals and figures.
struct FrameReader: Sendable {
    init(tables: Tables, resources: URL) throws {}

    /// The statements of a document in order of the text.
    func read(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader) -> [Statement] { [] }
}
