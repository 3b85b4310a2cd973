import Testing

@testable import Diplomacy

@Suite struct ProbabilityScalesTests {
    private let scales: ProbabilityScales

    init() throws { scales = try ProbabilityScales() }

    @Test func termsAreReadOnTheirScale() {
        #expect(scales.range(of: "likely", on: "PHIA") == 0.55...0.75)
        #expect(scales.range(of: "likely", on: "IPCC") == 0.66...1)
        #expect(scales.range(of: "Almost certainly", on: "PHIA") == 0.95...1)
        #expect(scales.range(of: "probably", on: "ICD203") == 0.55...0.8)
        #expect(scales.range(of: "possibly", on: "PHIA") == nil)
    }

    @Test func aScaleWithoutKnownBoundsGivesNoNumber() {
        #expect(scales.has("realistic possibility", on: "BISI"))
        #expect(scales.range(of: "realistic possibility", on: "BISI") == nil)
        #expect(!scales.has("possibly", on: "BISI"))
    }

    @Test func readersAreAskedByTheLargestSurvey() {
        #expect(scales.readers(of: "likely")?.survey == "CAPphrase 2026")
        #expect(scales.readers(of: "likely")?.median == 0.75)
        #expect(scales.readers(of: "we doubt")?.respondents == 46)
        #expect(scales.readers(of: "come what may") == nil)
    }

    @Test func everyScaleOfTheTermsIsNamed() {
        for scale in scales.scales { #expect(!scale.words.isEmpty, "\(scale.code)") }
        #expect(Set(scales.scales.map(\.code)).count == 8)
    }
}
