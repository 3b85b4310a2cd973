import SourceText
import Testing

@testable import Language

/// Which mentions are one thing, with a gazetteer of two invented states.
@Suite struct CoreferenceTests {
    private static let states = Gazetteer(
        entries: [
            Gazetteer.Entry(code: "NLD", kind: "state", name: "Northland", state: "NTH"),
            Gazetteer.Entry(code: "SLD", kind: "state", name: "Southland", state: "STH"),
        ],
        surfaces: [
            Gazetteer.Surface(text: "Northland", entry: 0, use: .name),
            Gazetteer.Surface(text: "Northlandic", entry: 0, use: .adjective),
            Gazetteer.Surface(text: "Southland", entry: 1, use: .name),
            Gazetteer.Surface(text: "Southlandic", entry: 1, use: .adjective),
        ])
    private static let english = Result { try English(gazetteer: states) }

    /// The chain of the mention that a text stands for, where it is mentioned first.
    private func chain(_ wanted: String, _ analysis: Analysis) throws -> Int {
        try #require(analysis.mentions.first { analysis.text[$0.span] == wanted }).chain
    }

    /// An office with its state leads to the person who was named with both, and to nobody of another state.
    @Test func officesLeadToWhoHoldsThem() throws {
        let analysis = try CoreferenceTests.english.get().analyze(
            Document(
                plain: "Northlandic President William Brandt met donors. Southlandic President Mary Keller left. "
                    + "The Northlandic president said the loan was late. The Southlandic president agreed."))
        let northern = try chain("The Northlandic president", analysis)
        let southern = try chain("The Southlandic president", analysis)
        #expect(try chain("Northlandic President William Brandt", analysis) == northern)
        #expect(try chain("Southlandic President Mary Keller", analysis) == southern)
        #expect(northern != southern)
    }

    /// `He` is nobody of whom `she` was said.
    @Test func aManIsNoWoman() throws {
        let analysis = try CoreferenceTests.english.get().analyze(
            Document(plain: "Mary Keller met donors. She left early. John Brandt stayed. He said the loan was late."))
        let woman = try chain("Mary Keller", analysis)
        #expect(try chain("He", analysis) != woman)
        #expect(try chain("He", analysis) != chain("She", analysis))
    }

    /// What stands inside a mention is never the same thing.
    @Test func nestedMentionsAreDifferentThings() throws {
        let analysis = try CoreferenceTests.english.get().analyze(
            Document(plain: "The Northland Senate met. Northland's minister spoke to the Northland Senate."))
        for outer in analysis.mentions {
            for inner in analysis.mentions where inner.words != outer.words && outer.words.overlaps(inner.words) {
                #expect(inner.chain != outer.chain)
            }
        }
    }
}
