import Diplomacy
import Foundation
import Language
import SourceText

/// Finds judgements: forecasts, assessments, motives and conditions.
struct JudgementReader: Sendable {
    private let cues: JudgementCues
    private let forecasts: ForecastReader
    private let assessments: AssessmentReader
    private let motives: MotiveReader
    private let conditions: ConditionReader

    init(tables: Tables, resources: TableFolder) throws {
        cues = try JudgementCues(resources: resources)
        forecasts = ForecastReader(scales: try ProbabilityScales(), cues: cues)
        motives = MotiveReader(cues: cues)
        conditions = ConditionReader(commitments: cues.commitments)
        assessments = AssessmentReader(claims: ClaimReader(cues: cues))
    }

    /// The statements of a document in order of the text.
    func read(_ context: ReadingContext, speakers: SpeakerIndex, modality: ModalityReader) -> [Statement] {
        guard context.words.count > 0 else { return [] }
        let passages = JudgementPassages(context, speakers: speakers, cues: cues)
        context.recorder?.turn(to: .condition)
        let conditions = self.conditions.read(passages)
        var statements = conditions.statements
        context.recorder?.turn(to: .forecast)
        let forecasts = self.forecasts.read(passages, conditional: conditions.purposes)
        statements += forecasts.statements
        context.recorder?.turn(to: .motive)
        let motives = self.motives.read(passages)
        statements += motives.statements
        context.recorder?.turn(to: .assessment)
        statements += assessments.read(
            passages, motives: motives.imputed, forecast: forecasts.predicates, except: conditions.purposes)
        return statements.sorted { ($0.span, $0.id) < ($1.span, $1.id) }
    }
}
