import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct AssessmentTests {
    private func passages(_ text: String, as kind: Document.Kind = .analysis) throws -> [String] {
        try JudgementsOf(.assessment, text, as: kind).passages
    }

    @Test(arguments: [
        "Poland's offer to Ukraine is largely symbolic.",
        "Relations between Chile and Peru are strained.",
        "The visit marks a turning point for Armenia.",
        "The pact undermines the credibility of France.",
        "Kenya's decision reflects a broader shift towards China.",
        "The summit was a setback for Germany.",
    ])
    func judgementsAreRead(_ text: String) throws { #expect(try passages(text).count == 1, "\(text)") }

    @Test(arguments: [
        "The ministers of Chile and Peru met in Lima on Tuesday.",
        "Poland bought 200 tanks in 2023.",
        "Is the pact a mistake for France?",
        "The Kenyan delegation arrived late.",
        "The president of Ghana thanked the hosts.",
    ])
    func reportsAreNone(_ text: String) throws { #expect(try passages(text, as: .news) == [], "\(text)") }

    @Test func whoeverTakesTheViewIsTheJudge() throws {
        let read = try JudgementsOf(
            .assessment, "Japan views the launch as a threat. Japan borders North Korea by sea.")
        #expect(read.assessments.first?.by == "JPN")
        #expect(read.assessments.first?.about.contains("JPN") == false)
    }

    @Test func aStepThatNobodyIsNamedForIsTheMainStates() throws {
        let read = try JudgementsOf(
            .assessment,
            "Oman closed its embassy in Syria on Monday. Oman gave no reason. The move is largely symbolic.")
        #expect(read.assessments.map(\.about) == [["OMN"]])
    }
}
