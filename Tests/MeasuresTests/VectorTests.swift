import Diplomacy
import SourceText
import Testing

@testable import Measures

@Suite struct VectorTests {
    /// The vectors of one assessment: `[ARM]` in the text marks a name of a state.
    private func vectors(_ marked: String, _ content: ([EntityID]) -> Statement.Content) throws -> [String] {
        // Names stand as their codes, so that marks and text are one.
        var plain: [UInt8] = []
        var names: [(EntityID, Span)] = []
        var open: Int?
        for byte in marked.utf8 {
            if byte == 0x5B {
                open = plain.count
            } else if byte == 0x5D, let start = open {
                let code = EntityID(rawValue: String(decoding: plain[start...], as: UTF8.self))
                names.append((code, Span(start, plain.count)))
                open = nil
            } else {
                plain.append(byte)
            }
        }
        let document = Document(plain: String(decoding: plain, as: UTF8.self))
        let states = names.map(\.0)
        let span = document.text.span
        let statement = Statement(document: document.id, span: span, content: content(states))
        var record = Record()
        record.documents = [DocumentSummary(document)]
        record.excerpts = [document.id: Excerpts(of: document.text, spans: [span])]
        record.entities = Set(states).sorted().map { Entity(id: $0, kind: .state, name: $0.rawValue) }
        record.mentions = names.map { EntityMention(document: document.id, span: $0.1, entity: $0.0) }
        record.statements = [statement]
        return try VectorReader(tables: .load()).vectors(of: record).filter { $0.state == "ARM" }
            .map { "\($0.toward) \($0.domain) \($0.direction.rawValue)" }
    }

    private func assessment(_ states: [EntityID]) -> Statement.Content {
        .assessment(Assessment(about: Array(Set(states))))
    }

    @Test func wordsAroundAPowersNameSayWhichWay() throws {
        let found = try vectors(
            "[ARM] hopes to reduce its dependence on [RUS] and to deepen its relations with [FRA], a study says.",
            assessment)
        #expect(found.contains("FRA diplomatic closer"))
        #expect(found.contains("RUS diplomatic away"))
        #expect(!found.contains("RUS diplomatic closer"))
    }

    @Test func wordsBehindAConjunctionAreOfTheNextName() throws {
        let found = try vectors("[ARM] is moving closer to [FRA] and away from [RUS].", assessment)
        #expect(found.contains("FRA diplomatic closer") && found.contains("RUS diplomatic away"), "\(found)")
    }

    @Test func powersNamedTogetherShareTheirWords() throws {
        let found = try vectors("[ARM] wants closer ties with [FRA] and [USA] after years of talks.", assessment)
        #expect(found.contains("FRA diplomatic closer"))
        #expect(found.contains("USA diplomatic closer"))
    }

    @Test func wordsSayInWhichDomain() throws {
        #expect(try vectors("[ARM] seeks growing trade with [IRN].", assessment) == ["IRN trade closer"])
        #expect(try vectors("[ARM] maintains its military base with [RUS].", assessment) == ["RUS security steady"])
    }

    @Test func aMotiveLeadsTowardsWhomItCourts() throws {
        let found = try vectors("[ARM] released two men to curry favour with [USA].") { states in
            .motive(Motive(actor: states[0], act: "released two men", aim: "curry favour"))
        }
        #expect(found == ["USA diplomatic closer"])
    }

    @Test("who accuses leans away, not who is accused") func oneSidedActs() throws {
        func event(_ plover: String, mode: String? = nil) -> ([EntityID]) -> Statement.Content {
            { .event(Event(plover: plover, mode: mode, who: [$0[0]], whom: [$0[1]])) }
        }
        #expect(try vectors("[ARM] accused [FRA] of neglect.", event("ACCUSE")) == ["FRA diplomatic away"])
        #expect(try vectors("[FRA] accused [ARM] of neglect.", event("ACCUSE")) == [])
        #expect(try vectors("[FRA] met [ARM].", event("CONSULT")) == ["FRA diplomatic closer"])
    }

    @Test("a volume of trade between two is a tie that stands") func volumes() throws {
        let found = try vectors("[ARM] sold [FRA] goods worth a million euros, its exports of the year.") { states in
            .figure(Figure(amount: Amount(value: 1_000_000, unit: "EUR"), what: "exports of goods", between: states))
        }
        #expect(found == ["FRA trade steady"])
    }

    @Test func aJudgementWithoutADirectionIsNoVector() throws {
        #expect(try vectors("[ARM] and [FRA] are members of the council.", assessment) == [])
    }
}
