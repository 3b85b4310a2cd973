import Diplomacy
import SourceText
import Testing

@testable import Chancery

/// What one report tells and another denies, whatever statements their sentences became.
@Suite struct DenialFindingTests {
    /// How many disputes there are between two reports of one day.
    private func disputes(_ one: String, _ other: String) throws -> Int {
        let chancery = try OneAffair.chancery()
        let readings = [one, other].enumerated().map { number, text in
            chancery.reading(
                of: Document(
                    plain: text, name: "report \(number)", published: CalendarPeriod(iso8601: "2031-05-20")))
        }
        return chancery.collator.collate(readings).findings
            .count { $0.verdict == .conflict }
    }

    @Test("what is told is denied, in the words that the negation reaches") func denied() throws {
        #expect(
            try disputes(
                "Chile will open its consulate in Rivera this year, an official said.",
                "The consulate of Chile in Rivera will not open this year, the mayor said.") == 1)
        #expect(
            try disputes(
                "The navy of Peru fired on two trawlers near the island on Sunday.",
                "The ministry rejects reports that the navy of Peru fired on trawlers near the island.") == 1)
    }

    @Test("a negation that does not reach the matter denies nothing") func circumstance() throws {
        #expect(
            try disputes(
                "Chile granted licences for the island to 40 boats.",
                "Chile granted licences for the island to 40 boats, not to 60 as was reported.") == 0)
        #expect(
            try disputes(
                "The navy of Peru detained trawlers near the island.",
                "The navy of Peru detained trawlers without a licence near the island.") == 0)
    }

    @Test("who calls something names does not deny that it was") func called() throws {
        #expect(
            try disputes(
                "Hundreds of miners protested in Potosi on Monday.",
                "The minister dismissed the protest of miners in Potosi on Monday as the work of a few.") == 0)
        #expect(
            try disputes(
                "Chile signed the charter on the ferries in Rivera.",
                "Chile refused to sign the charter on the ferries in Rivera as a surrender.") == 1)
    }

    @Test("what is still to come, or hangs on something, is not denied by what has not come about") func otherTime()
        throws
    {
        #expect(
            try disputes(
                "The parliament of Chile has not ratified the treaty on the ferries.",
                "The parliament of Chile will ratify the treaty on the ferries in June.") == 0)
        #expect(
            try disputes(
                "Peru will not lift its ban on krill from the island.",
                "Peru will lift its ban on krill from the island if the inspectors agree.") == 0)
    }

    @Test("another state's act is no counterpart") func otherState() throws {
        #expect(
            try disputes(
                "Chile ratified the treaty on the ferries.", "Peru has not ratified the treaty on the ferries.") == 0)
    }

    @Test("a gift is no loan") func contrary() throws {
        #expect(
            try disputes(
                "The four patrol boats from Japan are a gift to Peru.",
                "The four patrol boats from Japan are a loan to Peru.")
                == 1)
    }

    @Test("a return that will be voluntary is not forced") func property() throws {
        #expect(
            try disputes(
                "The return of the herders from Chile to Peru will be voluntary, an official said.",
                "The return of the herders from Chile to Peru is forced, their speaker said.") == 1)
    }

    @Test("that nobody was detained is no news of what a navy detains") func nobody() throws {
        #expect(
            try disputes(
                "The ferry ran late. The mayor opened a school in the hills. Rain fell on the market. Nobody was detained.",
                "The harbour was closed. On Monday the navy of Peru detained a trawler near the island. Fish is dear.")
                == 0)
    }

    @Test("that one state's soldiers took no part is no news of those who did") func someoneElse() throws {
        #expect(
            try disputes(
                "Peruvian soldiers did not take part in the raid.",
                "Three helicopters and eighty men took part in the raid.") == 0)
    }

    @Test("what there is no plan to do is not to be done") func noPlan() throws {
        #expect(
            try disputes(
                "The camp of the herders near Rivera is to be closed in September, the commander said.",
                "There is no plan to close the camp of the herders near Rivera.") == 1)
    }

    @Test("a deal that one denies is one dispute, however its passages read") func once() throws {
        #expect(
            try disputes(
                "Norway and Poland signed a gas transit agreement in Vienna on Tuesday, the Norwegian energy ministry said.",
                "Poland's energy minister denied that his country had signed a gas transit agreement with Norway.") == 1
        )
    }
}
