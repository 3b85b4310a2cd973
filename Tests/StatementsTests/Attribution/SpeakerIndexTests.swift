import Diplomacy
import SourceText
import Testing

@testable import Statements

@Suite struct SpeakerIndexTests {
    private func attribution(_ start: Int, _ end: Int, pieces: [Span] = [], by speaker: EntityID) -> Attribution {
        Attribution(
            document: DocumentID(rawValue: "doc:1"), source: nil, cue: nil, content: Span(start, end),
            contentPieces: pieces, speaker: speaker, style: .indirect)
    }

    @Test func theInnermostHoldsIt() {
        let index = SpeakerIndex([
            attribution(0, 100, by: "org:a"), attribution(10, 50, by: "org:b"), attribution(20, 30, by: "org:c"),
        ])
        #expect(index.attribution(of: Span(22, 28))?.speaker == "org:c")
        #expect(index.attribution(of: Span(32, 40))?.speaker == "org:b")
        #expect(index.attribution(of: Span(60, 70))?.speaker == "org:a")
        #expect(index.attribution(of: Span(90, 101)) == nil)
    }

    @Test func whatStandsBetweenThePiecesIsNotSaid() {
        let index = SpeakerIndex([
            attribution(0, 100, by: "org:a"),
            attribution(10, 60, pieces: [Span(10, 20), Span(40, 60)], by: "org:b"),
        ])
        #expect(index.attribution(of: Span(22, 30))?.speaker == "org:a")
        #expect(index.attribution(of: Span(45, 50))?.speaker == "org:b")
    }

    @Test func itAgreesWithLookingAtAll() {
        var state: UInt64 = 3
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let all = (0..<60).map { number in
            let start = next(200)
            return attribution(start, start + 1 + next(40), by: EntityID(rawValue: "org:\(number)"))
        }
        let index = SpeakerIndex(all)
        for _ in 0..<400 {
            let start = next(220)
            let span = Span(start, start + 1 + next(6))
            let slow = all.filter { $0.content.contains(span) }.map { $0.content.start }.max()
            #expect(index.attribution(of: span)?.content.start == slow)
        }
    }
}
