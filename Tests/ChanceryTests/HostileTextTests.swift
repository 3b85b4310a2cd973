import Foundation
import SourceText
import Testing

@testable import Chancery

/// No text stops the reading: reports whose words were moved, lost, doubled or cut are read to the end, and every span
/// that comes out lies in the text.
@Suite struct HostileTextTests {
    /// The same numbers on every run (SplitMix64; Steele and others, "Fast Splittable Pseudorandom Number Generators", 2014).
    private struct Numbers: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static let chancery = try? Chancery()

    /// Sentences of every kind of statement, with conditions and terms in unusual places.
    private static let sentences = [
        "Only once the tariffs are lifted will Bolivia sign, the minister said, unless Chile first withdraws its note.",
        "Peru must ratify the pact before it takes effect on 1 March 2026, he told Diario del Sur in Lima.",
        "“We will not return,” said Ana Quispe, “until there is progress towards a treaty,” adding that talks would resume.",
        "Trade between Ghana and Togo rose from $1.2bn in 2023 to about 1.5 billion dollars, up 25 per cent.",
        "It is almost certain that, within six months, Laos joins the accord, according to analysts at the institute.",
        "Norway condemned the attack and recalled its envoy; Denmark denied that it had ever expelled anyone.",
        "To win favour with Brussels, Serbia, the first state to do so, agreed to host the base in return for loans.",
        "The two countries, which opened embassies in 1994, signed a memorandum on gas worth some €300 million.",
        "If Cairo pays, the mission could leave by the end of 2027, the paper cited a Western diplomat as saying.",
    ]

    /// The sentences with their words moved about.
    private static func text(seed: UInt64) -> String {
        var numbers = Numbers(state: seed)
        var words = sentences.shuffled(using: &numbers).joined(separator: " ").split(separator: " ").map(String.init)
        for _ in 0..<Int.random(in: 1...60, using: &numbers) {
            let a = Int.random(in: 0..<words.count, using: &numbers)
            let b = Int.random(in: 0..<words.count, using: &numbers)
            switch Int.random(in: 0..<4, using: &numbers) {
            case 0: words.swapAt(a, b)
            case 1: words.insert(words[a], at: b)
            case 2: if words.count > 8 { words.remove(at: a) }
            default: words[a] = words[b]
            }
        }
        return words.joined(separator: " ")
    }

    @Test("texts of moved, lost and doubled words are read to the end", arguments: 0..<12)
    func movedWords(part: UInt64) throws {
        let chancery = try #require(HostileTextTests.chancery)
        for number in 0..<25 {
            let document = Document(plain: HostileTextTests.text(seed: part * 1000 + UInt64(number)))
            let reading = chancery.reading(of: document)
            for statement in reading.statements {
                #expect(statement.span.end <= document.text.count && !statement.span.isEmpty)
            }
            for attribution in reading.attributions { #expect(attribution.content.end <= document.text.count) }
        }
    }
}
