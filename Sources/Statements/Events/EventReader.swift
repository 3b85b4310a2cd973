import Diplomacy
import Foundation
import Language
import SourceText

/// Finds events: who did what to whom, coded by PLOVER and CAMEO.
struct EventReader: Sendable {
    init(tables: Tables, resources: URL) throws {}

    /// The events of a document in order of the text.
    func read(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader) -> [Statement] { [] }
}
