import Diplomacy
import SourceText
import Testing

@testable import Measures

/// What would change if something happened.
@Suite struct WhatIfTests {
    typealias Told = EventAffair.Told

    /// Three states in an accord, one outside; the outsider deals with a rival of one of them.
    private var record: Record {
        var affair = EventAffair()
        affair.report("a", story: "1", published: "2031-05-01", [Told("AZE", "AGREE", "RUS", score: 6)])
        affair.report("b", story: "2", published: "2031-05-02", [Told("AZE", "CONSULT", "ISR", score: 1)])
        affair.report("c", story: "3", published: "2031-05-03", [Told("RUS", "ACCUSE", "USA", score: -5)])
        affair.report("d", story: "4", published: "2031-05-04", [Told("AZE", "CONSULT", "USA", score: -2)])
        affair.edit { record in
            record.entities = [Entity(id: "fw:abraham-accords", kind: .framework, name: "Abraham Accords")]
            record.standings = [("ISR", "signatory"), ("USA", "broker"), ("ARE", "signatory")].map {
                Standing(
                    subject: .framework("fw:abraham-accords", state: EntityID(rawValue: $0.0)), status: $0.1,
                    statements: [])
            }
        }
        return affair.record
    }

    private func suppose(_ text: String) throws -> Supposition {
        try SuppositionReader().read(text, names: ActorNames(record, tables: EventAffair.tables.get()))
    }

    @Test(
        "two names and an act between them, by code, id or name",
        arguments: [
            ("AZE joins fw:abraham-accords", "AZE", "fw:abraham-accords", Supposition.Effect.status, "acceded"),
            ("Azerbaijan withdraws from the Abraham Accords", "AZE", "fw:abraham-accords", .status, "left"),
            ("kazakhstan allies with Turkey", "KAZ", "TUR", .tie, "alliance"),
            ("the United States breaks off relations with IRN", "USA", "IRN", .untie, ""),
            ("RUS threatens KAZ", "RUS", "KAZ", .event, ""),
        ])
    func read(text: String, actor: String, other: String, effect: Supposition.Effect, value: String) throws {
        let supposition = try suppose(text)
        #expect(supposition.actor.rawValue == actor)
        #expect(supposition.other.rawValue == other)
        #expect(supposition.effect == effect)
        #expect(supposition.value == value)
    }

    @Test(
        "what cannot be supposed is told in one line with what to write",
        arguments: [
            ("AZE fw:abraham-accords", "CH0720"), ("AZE joins", "CH0721"), ("Ruritania joins NATO", "CH0721"),
            ("AZE joins ISR", "CH0722"), ("AZE threatens NATO", "CH0722"), ("AZE meets Azerbaijan", "CH0723"),
            ("", "CH0720"),
        ])
    func failures(text: String, code: String) {
        #expect {
            try suppose(text)
        } throws: { error in
            let words = "\(error)"
            return words.hasSuffix("[\(code)]") && !words.contains("\n")
        }
    }

    @Test("a slip in the act gets the one that was probably meant; an analyst may add acts") func acts() throws {
        #expect {
            try suppose("AZE jions fw:abraham-accords")
        } throws: { "\($0)".contains("did you mean 'joins'?") }
        let reader = try SuppositionReader()
        #expect(reader.fault("AZE threatens RUS") == nil)
        #expect(reader.known.contains("breaks off relations with"))
    }

    @Test("who joins is tied with all who are in: standing, cooperation and shares change") func joining() throws {
        let whatIf = try WhatIf(
            [suppose("AZE joins fw:abraham-accords")], record: record, measures: EventAffair.measures())
        let standing = try #require(whatIf.changes.first { $0.kind == .standing })
        #expect(standing.state == "AZE" && standing.before == nil && standing.after == .word("acceded"))
        let partners = whatIf.changes.filter { $0.kind == .cooperation }.map(\.others)
        #expect(partners == [["ARE"], ["ISR"], ["USA"]])
        func share(_ power: EntityID) -> (Double, Double)? {
            let change = whatIf.changes.first { $0.kind == .share && $0.others == [power] }
            guard case .number(let before) = change?.before, case .number(let after) = change?.after else { return nil }
            return (before, after)
        }
        let russia = try #require(share("RUS"))
        #expect(russia.0 > russia.1)
        #expect(try #require(share("ISR")).1 > 0.25)
    }

    @Test("a tie made and a tie broken change who is at odds") func ties() throws {
        let made = try WhatIf([suppose("AZE allies with USA")], record: record, measures: EventAffair.measures())
        let triad = try #require(made.changes.first { $0.kind == .triad })
        #expect(triad.state == "AZE" && triad.others == ["RUS", "USA"] && triad.after == .word("at odds"))
        #expect(made.changes.contains { $0.kind == .lean && $0.others == ["USA", "RUS"] })
        let both = try WhatIf(
            [suppose("AZE allies with USA"), suppose("AZE breaks with USA")], record: record,
            measures: EventAffair.measures())
        #expect(!both.changes.contains { $0.kind == .standing })
    }

    @Test("the record itself stays as it is") func record_() throws {
        let before = record
        _ = try WhatIf([suppose("AZE leaves fw:abraham-accords")], record: before, measures: EventAffair.measures())
        #expect(before.standings == record.standings)
        #expect(before.statements == record.statements)
    }
}
