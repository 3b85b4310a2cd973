import SourceText
import Testing

@testable import Intake

/// What kind of report an article is taken for.
@Suite struct ReportKindsTests {
    private func kind(_ text: String, url: String? = nil) throws -> Document.Kind {
        let source = RawSource(name: "report", kind: .plain, bytes: Array(text.utf8), stated: StatedMetadata(url: url))
        return try Extractor().document(from: source).kind
    }

    private let facts = "The envoys of Northland met the ministers of the river states in the old town hall on Sunday."

    @Test func newsIsTheRule() throws { #expect(try kind(facts) == .news) }

    @Test func headingsMakeABrief() throws {
        #expect(try kind("Summary\n\n\(facts)\n\nOutlook\n\n\(facts)") == .brief)
        #expect(try kind("Summary\n\n\(facts)") == .news)
    }

    @Test func aVoiceThatArguesIsAnOpinion() throws {
        #expect(try kind("\(facts) I think that we must not sign, and our ministers should say so.") == .opinion)
        #expect(try kind("\(facts) The ministers should sign, they must, and surely they ought to.") == .news)
    }

    @Test func oneWordOfDoubtMakesNone() throws {
        #expect(
            try kind("\(facts) \(facts) \(facts) A treaty is unlikely before the autumn, the envoys said.") == .news)
    }

    @Test func expertsMakeAnAnalysis() throws {
        #expect(try kind("\(facts) Analysts call the step largely symbolic, and a second one unlikely.") == .analysis)
    }
}
