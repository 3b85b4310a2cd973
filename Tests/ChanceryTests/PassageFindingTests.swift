import Diplomacy
import SourceText
import Testing

@testable import Chancery

/// What several reports say of one matter is found by their words, whatever statements they hold.
@Suite struct PassageFindingTests {
    private func record(_ reports: [String]) throws -> Record {
        let chancery = try OneAffair.chancery()
        let readings = reports.enumerated().map { number, text in
            chancery.reading(
                of: Document(
                    plain: text, name: "report \(number)", published: CalendarPeriod(iso8601: "2031-05-2\(number)")))
        }
        return chancery.collator.collate(readings)
    }

    /// The values of the findings of a kind and verdict, as `answer | answer`.
    private func values(_ record: Record, _ kind: Finding.Kind, _ verdict: Finding.Verdict) -> [String] {
        record.findings.filter { $0.kind == kind && $0.verdict == verdict }
            .map { $0.answers.map(\.value).joined(separator: " | ") }
    }

    @Test("an amount under another name is compared: a bond is a guarantee") func otherName() throws {
        let record = try record([
            "The harbour court of Valparaiso released the trawler after its owner had posted a bond of 12 million dollars.",
            "According to the owner of the trawler, a guarantee of 4 million dollars was posted at the court in Valparaiso.",
        ])
        #expect(values(record, .figure, .conflict) == ["USD 12000000 | USD 4000000"])
        #expect(record.findings.first { $0.verdict == .conflict }?.question.hasPrefix("How much") ?? false)
    }

    @Test("what two deals of other pairs of states are worth is no dispute; of one pair it is") func otherPair() throws
    {
        let other = "Peru and Chile signed a trade agreement worth 90 million dollars in Lima on Tuesday."
        let apart = try record([
            "Peru and Bolivia signed a trade agreement worth 410 million dollars in Lima on Monday.", other,
        ])
        #expect(values(apart, .figure, .conflict).isEmpty)
        let one = try record([
            "Peru and Chile signed a trade agreement worth 410 million dollars in Lima on Tuesday.", other,
        ])
        #expect(values(one, .figure, .conflict) == ["USD 410000000 | USD 90000000"])
    }

    @Test("days of one act in other words exclude each other; of another act they do not") func otherVerb() throws {
        let apart = try record([
            "Peru and Bolivia will resume their talks on the lake ferries in Puno on 3 June 2031.",
            "The talks of Bolivia and Peru on the lake ferries, broken off in March, are to restart on 9 June 2031.",
        ])
        #expect(values(apart, .date, .conflict) == ["2031-06-03 | 2031-06-09"])

        let others = try record([
            "Peru and Bolivia will resume their talks on the lake ferries in Puno on 3 June 2031.",
            "Bolivia and Peru opened a ferry line across the lake at Puno on 9 June 2031.",
        ])
        #expect(values(others, .date, .conflict).isEmpty)
    }

    @Test("a month and its day are no contradiction") func moreExact() throws {
        let record = try record([
            "The strike of Bolivian customs officers at the Desaguadero crossing began in April 2031.",
            "Customs officers of Bolivia started their strike at the Desaguadero crossing on 14 April 2031.",
        ])
        #expect(!record.findings.contains { $0.verdict == .conflict })
    }

    @Test("what a third report says in other words answers the question of the first two") func thirdReport() throws {
        let record = try record([
            "Uruguay and Chile signed a fisheries pact in Rivera after nine months of talks mediated by Peru.",
            "Nine months of talks mediated by Peru ended when Chile and Uruguay signed a fisheries pact.",
            "The chief delegate of Chile, who held out throughout the seven months of negotiations, called the fisheries pact "
                + "with Uruguay fair.",
        ])
        #expect(values(record, .figure, .conflict) == ["months 9 | months 9 | months 7"])
        #expect(values(record, .figure, .single).isEmpty)
        #expect(values(record, .figure, .agree).isEmpty)
    }

    @Test("a range that has two reports' amounts for its ends brings them together, however they are worded")
    func range()
        throws
    {
        let record = try record([
            "Paraguay says that the new lock at Corumba will cost 38 million euros.",
            "Farmers of Corumba grumble that 46 million euros will be sunk.",
            "Estimates of what the lock will swallow lie between 38 million and 46 million euros.",
        ])
        #expect(
            values(record, .figure, .conflict) == ["EUR 38000000 | EUR 46000000 | EUR 38000000-46000000"])
    }

    @Test("so much a year and so much are compared, where the one leaves the year out") func rate() throws {
        let record = try record([
            "The treaty caps the harvest of krill off the island at 60,000 tons a year, Chile says.",
            "Norway says that the cap on the harvest of krill off the island is 45,000 tons.",
        ])
        #expect(values(record, .figure, .conflict) == ["tons per year 60000 | tons 45000"])
    }

    @Test("people are counted alike, whatever they are called, and years and months are compared") func otherUnit()
        throws
    {
        let people = try record([
            "Chile freed 43 fishermen who had been held at the naval base of the island.",
            "Chile freed 39 people who had been held at the naval base of the island.",
        ])
        #expect(people.findings.contains { $0.kind == .figure && $0.verdict == .conflict })

        let lengths = try record([
            "Peru will suspend work on the ferry terminal at Puno for six months.",
            "Peru will suspend work on the ferry terminal at Puno for one year.",
        ])
        #expect(lengths.findings.contains { $0.kind == .figure && $0.verdict == .conflict })
    }

    @Test("a telling amount brings reports together that share no other word; two of something does not") func telling()
        throws
    {
        let record = try record([
            "Peru holds 17 men in the old fort. Two judges sat in Lima.",
            "A priest counted 17 persons, tired and hungry. Two cooks fled through Arica.",
        ])
        #expect(values(record, .figure, .agree) == ["people 17 | people 17"])
    }

    @Test("a day that each names once tells that it is one act, the day before they were written does not")
    func tellingDay()
        throws
    {
        let far = try record([
            "Bolivia sealed the crossing on 2 April 2031.", "Since 2 April 2031 no lorry has passed at Desaguadero.",
        ])
        #expect(values(far, .date, .agree) == ["2031-04-02 | 2031-04-02"])
        let near = try record([
            "Bolivia sealed the crossing on 19 May 2031.", "An orchestra from Cusco played on 19 May 2031 in Lima.",
        ])
        #expect(values(near, .date, .agree).isEmpty)
    }

    @Test("an envoy was summoned on the day before the report, and is invited to a day behind it") func summoned()
        throws
    {
        let chancery = try OneAffair.chancery()
        func days(_ text: String) -> [String] {
            let reading = chancery.reading(
                of: Document(plain: text, name: "report", published: CalendarPeriod(iso8601: "2031-05-22")))
            return reading.digest.passages.values.compactMap {
                if case .time(let period) = $0.content { period.iso8601 } else { nil }
            }
        }
        // 22 May 2031 is a Thursday.
        #expect(
            days("Summoned to the Foreign Ministry on Tuesday, the envoy of Peru left without a word.") == [
                "2031-05-20"
            ])
        #expect(days("Chile has invited the minister of Peru to a meeting on Tuesday.") == ["2031-05-27"])
    }

    @Test("like words with other numbers are no agreement") func otherNumbers() throws {
        let record = try record([
            "Hail wounded two shepherds of the Puno salt flat.", "Hail wounded nine shepherds of the Puno salt flat.",
        ])
        #expect(!record.findings.contains { $0.kind == .other && $0.verdict == .agree })
    }

    @Test("what one report alone gives is listed, in its sentence") func single() throws {
        let sentence = "The council, which met in Sucre, gave the miners 90 days to leave the salt flat."
        let record = try record([sentence, "Miners marched through Sucre and sang."])
        let single = record.findings.first { $0.verdict == .single && $0.answers.first?.value == "days 90" }
        #expect(single?.question.contains("according to one report") ?? false)
        #expect(single?.answers.first?.span == Span(0, sentence.utf8.count))
    }

    @Test("passages in like words are put side by side, though neither gives a value") func sideBySide() throws {
        let record = try record([
            "Uruguay let Brazilian engineers into its inquiry about the dam. The reservoir stands half empty. "
                + "Farmers downstream want compensation.",
            "Engineers from Brazil may take part in Uruguay's inquiry about the dam. Its ministry of works announced "
                + "this on television. Nobody was hurt when the gate broke.",
        ])
        let finding = record.findings.first { $0.kind == .other && Set($0.answers.map(\.document)).count == 2 }
        #expect(finding != nil)
        #expect(finding?.verdict != .conflict)
        #expect(finding?.question.hasPrefix("What do the reports say of this: “") ?? false)
        #expect(finding?.restsOnPassages ?? false)
    }

    @Test("a paragraph that two outlets print is one witness") func agencyCopy() throws {
        let paragraph =
            "Paraguay will lend its neighbour forty barges for the grain harvest until the lock at Corumba has been repaired."
        let record = try record([
            "Farmers have waited for weeks. " + paragraph + " Prices rose at once in the markets of the capital.",
            "The river is low this year and nobody knows why. " + paragraph + " A union called it charity.",
        ])
        let shared = record.findings.filter { Set($0.answers.map(\.document)).count == 2 }
        #expect(!shared.isEmpty)
        for finding in shared { #expect(finding.independent == 1, "\(finding.question)") }
    }

    @Test("the order of the reports changes nothing") func order() throws {
        let reports = [
            "Chile will send 40 ships to the strait on 2 June 2031.",
            "Chile is to send 60 ships to the strait on 2 June 2031.",
            "The strait is guarded by ships that Chile sent in June 2031.",
        ]
        let chancery = try OneAffair.chancery()
        let readings = reports.enumerated().map { number, text in
            chancery.reading(of: Document(plain: text, name: "report \(number)"))
        }
        #expect(chancery.collator.collate(readings).findings == chancery.collator.collate(readings.reversed()).findings)
    }

    @Test("a day that was put off is not the day any more") func putOff() throws {
        let record = try record([
            "The parliament of Chile votes on the treaty on the lake ferries on 18 June 2031.",
            "The vote of the parliament of Chile on the treaty on the lake ferries has been put off from 18 June to 21 June 2031.",
        ])
        #expect(values(record, .date, .conflict) == ["2031-06-18 | 2031-06-21"])
    }

    @Test("half of a loan leaves the loan as it was") func part() throws {
        let record = try record([
            "The Andean bank will lend Peru and Bolivia 240 million dollars for the ferries.",
            "Peru will owe the Andean bank 120 million dollars, half of what the bank will lend for the ferries.",
        ])
        #expect(values(record, .figure, .conflict).isEmpty)
    }

    @Test("who gives both numbers of a dispute does not end it") func both() throws {
        let record = try record([
            "The owner of the trawler posted a bond of 12 million dollars at the court in Valparaiso.",
            "The owner of the trawler posted a bond of 4 million dollars at the court in Valparaiso.",
            "The court in Valparaiso speaks of a bond of 12 million dollars, the owner of the trawler of a bond of 4 million dollars.",
        ])
        #expect(record.findings.contains { $0.kind == .figure && $0.verdict == .conflict })
    }
}
