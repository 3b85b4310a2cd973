import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct AttributionTests {
    /// What a text attributes, in its words.
    private struct Found: Equatable, CustomStringConvertible {
        var source: String?
        var cue: String?
        var content: String
        var description: String { "\(source ?? "-") | \(cue ?? "-") | \(content)" }
    }

    private func attributions(_ text: String) throws -> [Attribution] {
        try Pipeline.reader.get().read(Pipeline.english.get().analyze(Document(plain: text))).attributions
    }

    private func found(_ text: String) throws -> [Found] {
        let bytes = Text(text)
        return try attributions(text).map {
            Found(source: $0.source.map { bytes[$0] }, cue: $0.cue.map { bytes[$0] }, content: bytes[$0.content])
        }
    }

    @Test(arguments: [
        ("The minister said that the bridge is safe.", "The minister", "said", "that the bridge is safe"),
        ("The bridge is safe, the minister said.", "the minister", "said", "The bridge is safe"),
        ("According to the ministry, the bridge is safe.", "the ministry", "According to", "the bridge is safe"),
        ("“The bridge is safe,” the minister said.", "the minister", "said", "“The bridge is safe,”"),
        ("The mayor told reporters that the port will close.", "The mayor", "told", "that the port will close"),
        ("The report found that prices had doubled.", "The report", "found", "that prices had doubled"),
    ])
    func sourceCueAndContent(_ text: String, _ source: String, _ cue: String, _ content: String) throws {
        #expect(try found(text) == [Found(source: source, cue: cue, content: content)])
    }

    @Test(arguments: [
        "The bridge was opened in May.", "Two ships left the port on Monday.",
        "Kenya has maintained full relations with Ghana.",
    ])
    func reportsAreNone(_ text: String) throws { #expect(try found(text) == []) }

    @Test func styleFollowsTheMarks() throws {
        #expect(try attributions("“We will leave on Monday,” the envoy said.").map(\.style) == [.direct])
        #expect(try attributions("The envoy said that they would leave on Monday.").map(\.style) == [.indirect])
        #expect(
            try attributions("The envoy said that they would leave the “hopeless” talks on Monday.").map(\.style)
                == [.mixed])
    }

    @Test func aQuotationWithoutACueGoesToWhoSpokeLast() throws {
        let read = try found(
            "“We will leave on Monday,” the envoy said.\n\n“Nobody asked us to stay in this town for so long.”")
        #expect(read.count == 2)
        #expect(read.last?.source == "the envoy")
        #expect(read.last?.cue == nil)
    }

    @Test func anOutletIsSpeakerAndVia() throws {
        let read = try attributions("Norway will close its embassy in Peru, Reuters reported.")
        #expect(read.map(\.speaker) == ["outlet:reuters"])
        #expect(read.map(\.via) == ["outlet:reuters"])
    }

    @Test func whoeverIsToldPassesItOn() throws {
        let read = try attributions("Norway's prime minister told Reuters that the embassy in Peru will close.")
        #expect(read.map(\.via) == ["outlet:reuters"])
        #expect(read.first?.speaker != "outlet:reuters")
    }

    @Test(arguments: [
        ("The union put the number of strikers at 600.", "put", "the number of strikers at 600"),
        (
            "Divers boarded the wreck in May and found its anchor missing, the transport minister told a news conference.",
            "told", "Divers boarded the wreck in May and found its anchor missing"
        ),
    ])
    func whatGrammarMakesPlain(_ text: String, _ cue: String, _ content: String) throws {
        let read = try found(text)
        #expect(read.map(\.cue) == [cue])
        #expect(read.map(\.content) == [content])
    }

    @Test(arguments: [
        "Norway's prime minister, Ingrid Dahl, said in remarks carried by Reuters that the embassy in Peru will close.",
        "Norway's prime minister, Ingrid Dahl, told Reuters that the embassy will close. She said it would open again.",
    ])
    func citedThroughAnOutlet(_ text: String) throws {
        let read = try attributions(text)
        #expect(!read.isEmpty)
        #expect(read.allSatisfy { $0.via == "outlet:reuters" && $0.speaker == "person:ingrid-dahl" })
    }

    @Test func aPronounGoesOnWithWhoSpoke() throws {
        let read = try attributions(
            "Norway's prime minister, Ingrid Dahl, met the Chilean envoy, Maria Soto, in Oslo. Dahl said the talks were "
                + "frank. The port would stay open, she added.")
        #expect(read.map(\.speaker) == ["person:ingrid-dahl", "person:ingrid-dahl"])
    }

    @Test func anOfficeIsWhoSpokeInIt() throws {
        let read = try attributions(
            "Peru's energy minister, Carlos Rojas, said the dam was safe. Engineers looked at the wall on Friday. The "
                + "valves had been replaced, the minister said.")
        #expect(read.compactMap(\.speaker) == ["person:carlos-rojas", "person:carlos-rojas"])
    }

    @Test func numbersAreOfTheBodyThatGivesThemOut() throws {
        let read = try attributions("Norway sold more salmon to Chile last year, according to Norwegian customs data.")
        #expect(read.map(\.speaker) == ["gov:nor-customs"])
    }

    @Test func brokenTextIsRead() throws {
        let seed = Array("“The bridge,” he said, “is safe.” According to Reuters, ‘yes’: \"no\".".utf8)
        for position in seed.indices {
            for byte: UInt8 in [0x22, 0x0A, 0x3A] {
                var bytes = seed
                bytes[position] = byte
                let text = String(decoding: bytes, as: UTF8.self)
                for attribution in try attributions(text) {
                    #expect(attribution.content.end <= text.utf8.count)
                    #expect(attribution.contentPieces.allSatisfy { attribution.content.contains($0) })
                }
            }
        }
    }
}
