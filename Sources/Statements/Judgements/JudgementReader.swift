import Diplomacy
import Foundation
import Language
import SourceText

/// Finds judgements: forecasts, assessments, motives and conditions.
struct JudgementReader: Sendable {
    init(tables: Tables, resources: URL) throws {}

    /// The statements of a document in order of the text.
    func read(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader) -> [Statement] { [] }
}
