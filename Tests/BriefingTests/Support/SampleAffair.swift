import Diplomacy
import SourceText

/// A record made by hand of four invented reports on one affair; one of them copies another.
enum SampleAffair {
    static let wire = """
        Kazakhstan to enter Abraham Accords

        By Lena Ortiz | 7 November 2025

        Kazakhstan said on 6 November that it would enter the Abraham Accords, a set of pacts brokered by Washington.
        President Kassym-Jomart Tokayev met President Donald Trump at the White House that day.
        The two capitals signed a memorandum on critical minerals, the American embassy in Astana said.
        Kazakhstan also ordered railway engines worth up to $4.2 billion.
        Tokayev flew to Moscow on 11 November for talks with Vladimir Putin.
        Kazakhstan and Israel have kept diplomatic relations since 1992.
        "This is the natural course of our foreign policy," Tokayev told reporters.

        """

    static let review = """
        Why Astana moved

        Steppe Review, 8 December 2025

        Kazakhstan formally acceded to the Abraham Accords on 6 November, the foreign ministry said.
        Trade with Israel came to about $480 million in 2023.
        Tokayev was in Moscow on 12 and 13 November and signed an alliance declaration with Putin.
        Relations with Israel go back to April 1992, and an embassy has stood in Astana since 1996.
        Astana wants American capital for its mines before tariffs are discussed.
        A signing ceremony with Israel will almost certainly follow within three months.
        Azerbaijan is likely to come in during 2026.
        Saudi Arabia says that it cannot join before there is a path to a Palestinian state.
        The step is largely symbolic, but it buys goodwill in Washington.

        """

    static let post = """
        A pact that was not needed
        Published in The Harbour Post, December 2, 2025.
        Israel and Kazakhstan have had full relations since 1992, and trade between them has stayed low, at around $200 million.
        The accession is a gift to <the White House> & changes little for Israel.
        Bahrain and the United Arab Emirates signed in 2020.
        According to Steppe Wire, Kazakhstan supplies a quarter of Israel's oil.

        """

    static let copy = """
        Kazakhstan said on 6 November that it would enter the Abraham Accords, a set of pacts brokered by Washington.
        The two capitals signed a memorandum on critical minerals, the American embassy in Astana said.

        """

    static func period(_ text: String) -> CalendarPeriod? { CalendarPeriod(iso8601: text) }

    static let record: Record = {
        var make = RecordBuilder()
        make.document(
            "capital-wire.txt", wire, title: "Kazakhstan to enter Abraham Accords", publisher: "Capital Wire",
            outlet: "outlet:capital-wire", authors: ["Lena Ortiz"], published: "2025-11-07")
        make.document(
            "harbour-post.txt", post, title: "A pact that was not needed", publisher: "The Harbour Post",
            outlet: "outlet:harbour-post", published: "2025-12-02", kind: .opinion)
        make.document(
            "morning-copy.txt", copy, title: nil, publisher: nil, published: nil, kind: .brief)
        make.document(
            "steppe-review.txt", review, title: "Why Astana moved", publisher: "Steppe Review",
            outlet: "outlet:steppe-review", published: "2025-12-08", kind: .analysis,
            url: "https://steppe-review.example/astana?a=1&b=2")

        make.entity("KAZ", .state, "Kazakhstan", state: "KAZ")
        make.entity("ISR", .state, "Israel", state: "ISR")
        make.entity("USA", .state, "United States", also: ["Washington"], state: "USA")
        make.entity("RUS", .state, "Russia", also: ["Moscow"], state: "RUS")
        make.entity("AZE", .state, "Azerbaijan", state: "AZE")
        make.entity("SAU", .state, "Saudi Arabia", state: "SAU")
        make.entity("BHR", .state, "Bahrain", state: "BHR")
        make.entity("ARE", .state, "United Arab Emirates", state: "ARE")
        make.entity("fw:abraham-accords", .framework, "Abraham Accords")
        make.entity(
            "person:kassym-jomart-tokayev", .person, "Kassym-Jomart Tokayev", also: ["Tokayev"], state: "KAZ",
            role: "president of Kazakhstan")
        make.entity("person:donald-trump", .person, "Donald Trump", state: "USA", role: "president")
        make.entity("person:vladimir-putin", .person, "Vladimir Putin", also: ["Putin"], state: "RUS")
        make.entity("org:us-embassy-astana", .organization, "American embassy in Astana", state: "USA")
        make.entity("gov:KAZ", .government, "Government of Kazakhstan", also: ["foreign ministry"], state: "KAZ")
        make.entity("outlet:steppe-wire", .outlet, "Steppe Wire")
        make.entity("outlet:steppe-review", .outlet, "Steppe Review")
        make.entity("outlet:harbour-post", .outlet, "The Harbour Post")
        make.entity("outlet:capital-wire", .outlet, "Capital Wire")
        make.entity("place:astana", .place, "Astana", state: "KAZ")

        events(&make)
        standings(&make)
        judgements(&make)

        make.attribution(
            "capital-wire.txt", source: "reporters", cue: "told",
            content: "This is the natural course of our foreign policy",
            speaker: "person:kassym-jomart-tokayev", via: "outlet:capital-wire", style: .direct)
        make.mention("capital-wire.txt", "Donald Trump", "person:donald-trump")
        make.cites("harbour-post.txt", "outlet:steppe-wire", "According to Steppe Wire")
        make.copies("morning-copy.txt", "capital-wire.txt", share: 0.97)
        make.origin(["capital-wire.txt", "morning-copy.txt"], why: "97% of the text is the same")
        make.origin(["harbour-post.txt"], why: "stands alone")
        make.origin(["steppe-review.txt"], why: "stands alone")
        make.story(
            "Kazakhstan enters the Abraham Accords",
            ["capital-wire.txt", "harbour-post.txt", "morning-copy.txt", "steppe-review.txt"],
            from: "2025-11-06", to: "2025-12-08")
        make.rejection("broken.pdf", "CH0104", "the file is encrypted; give a copy without a password")
        return make.finished()
    }()

    private static func events(_ make: inout RecordBuilder) {
        let announcing = Event(
            plover: "AGREE", cameo: "057", goldstein: 8, who: ["KAZ"], whom: [], date: period("2025-11-06"))
        let a = make.statement(
            "capital-wire.txt", "Kazakhstan said on 6 November that it would enter the Abraham Accords",
            .event(announcing), modality: .planned, time: ("on 6 November", "2025-11-06"))
        let b = make.statement(
            "morning-copy.txt", "Kazakhstan said on 6 November that it would enter the Abraham Accords",
            .event(announcing), modality: .planned)
        make.statement(
            "capital-wire.txt",
            "President Kassym-Jomart Tokayev met President Donald Trump at the White House that day",
            .event(
                Event(
                    plover: "CONSULT", mode: "visit", cameo: "042", goldstein: 1.9,
                    who: ["person:kassym-jomart-tokayev"],
                    whom: ["person:donald-trump"], date: period("2025-11-06"))))
        let visit = make.statement(
            "capital-wire.txt", "Tokayev flew to Moscow on 11 November for talks with Vladimir Putin",
            .event(
                Event(
                    plover: "CONSULT", mode: "visit", cameo: "042", who: ["person:kassym-jomart-tokayev"],
                    whom: ["person:vladimir-putin"], date: period("2025-11-11"))))
        let later = make.statement(
            "steppe-review.txt",
            "Tokayev was in Moscow on 12 and 13 November and signed an alliance declaration with Putin",
            .event(
                Event(
                    plover: "SUPPORT", cameo: "057", who: ["person:kassym-jomart-tokayev"],
                    whom: ["person:vladimir-putin"], date: period("2025-11-12/2025-11-13"))))
        make.statement(
            "harbour-post.txt", "Bahrain and the United Arab Emirates signed in 2020",
            .event(Event(plover: "SUPPORT", cameo: "057", who: ["BHR", "ARE"], whom: ["ISR"], date: period("2020"))))
        make.finding(
            "When did Kazakhstan announce that it joins the Abraham Accords?", .event, .agree,
            rule: "the same day, 6 November 2025", severity: 0.6, independent: 1,
            [("capital-wire.txt", "2025-11-06", a), ("morning-copy.txt", "2025-11-06", b)])
        make.finding(
            "When was Tokayev in Moscow?", .date, .conflict, rule: "the days do not overlap", severity: 0.8,
            independent: 2, silent: ["harbour-post.txt"],
            [("capital-wire.txt", "2025-11-11", visit), ("steppe-review.txt", "2025-11-12/2025-11-13", later)])
    }

    private static func standings(_ make: inout RecordBuilder) {
        let accords: EntityID = "fw:abraham-accords"
        let announced = make.statement(
            "capital-wire.txt", "it would enter the Abraham Accords",
            .status(FrameworkStatus(framework: accords, state: "KAZ", stage: .announcedJoining)), modality: .planned)
        let acceded = make.statement(
            "steppe-review.txt", "Kazakhstan formally acceded to the Abraham Accords on 6 November",
            .status(
                FrameworkStatus(framework: accords, state: "KAZ", stage: .acceded, date: period("2025-11-06"))),
            speaker: "gov:KAZ", via: "outlet:steppe-review")
        let members = ["BHR", "ARE"].map { (state: EntityID) in
            make.statement(
                "harbour-post.txt", "the United Arab Emirates signed in 2020",
                .status(FrameworkStatus(framework: accords, state: state, stage: .signatory, date: period("2020"))))
        }
        make.finding(
            "Is Kazakhstan in the Abraham Accords?", .status, .conflict,
            rule: "acceded and announced_joining cannot both hold on one day",
            scope: "acceded may mean the announcement",
            severity: 0.9, independent: 2,
            [("steppe-review.txt", "acceded", acceded), ("capital-wire.txt", "announced_joining", announced)])
        make.standing(.framework(accords, state: "KAZ"), "acceded", since: "2025-11-06", [acceded, announced])
        make.standing(.framework(accords, state: "BHR"), "signatory", since: "2020", [members[0]])
        make.standing(.framework(accords, state: "ARE"), "signatory", since: "2020", [members[1]])

        let since = make.statement(
            "capital-wire.txt", "Kazakhstan and Israel have kept diplomatic relations since 1992",
            .tie(Tie(a: "KAZ", b: "ISR", type: "diplomatic_relations", since: period("1992"))))
        let april = make.statement(
            "steppe-review.txt", "Relations with Israel go back to April 1992",
            .tie(Tie(a: "KAZ", b: "ISR", type: "diplomatic_relations", since: period("1992-04"))))
        let full = make.statement(
            "harbour-post.txt", "Israel and Kazakhstan have had full relations since 1992",
            .tie(Tie(a: "ISR", b: "KAZ", type: "diplomatic_relations", since: period("1992"))))
        let embassy = make.statement(
            "steppe-review.txt", "an embassy has stood in Astana since 1996",
            .tie(Tie(a: "ISR", b: "KAZ", type: "embassy", since: period("1996"))))
        make.standing(
            .pair("ISR", "KAZ"), "diplomatic_relations", since: "1992-04", [since, april, full])
        make.standing(.pair("ISR", "KAZ"), "embassy", since: "1996", [embassy])
        make.finding(
            "Since when do Israel and Kazakhstan have diplomatic relations?", .date, .refine,
            rule: "April 1992 lies in 1992", severity: 0.3, independent: 3,
            [
                ("capital-wire.txt", "1992", since), ("steppe-review.txt", "1992-04", april),
                ("harbour-post.txt", "1992", full),
            ])
        make.statement(
            "capital-wire.txt", "The two capitals signed a memorandum on critical minerals",
            .deal(
                Deal(parties: ["KAZ", "USA"], sector: "minerals", instrument: "memorandum", status: .signed)),
            speaker: "org:us-embassy-astana", via: "outlet:capital-wire")
        make.statement(
            "morning-copy.txt", "The two capitals signed a memorandum on critical minerals",
            .deal(Deal(parties: ["KAZ", "USA"], sector: "minerals", instrument: "memorandum", status: .signed)),
            speaker: "org:us-embassy-astana")
        make.statement(
            "capital-wire.txt", "Kazakhstan also ordered railway engines worth up to $4.2 billion",
            .deal(
                Deal(
                    parties: ["KAZ", "USA"], sector: "transport", instrument: "purchase",
                    amount: Amount(value: 4.2e9, bound: .atMost, unit: "USD"), status: .announced)))
        let low = make.statement(
            "harbour-post.txt", "trade between them has stayed low, at around $200 million",
            .figure(
                Figure(
                    amount: Amount(value: 2e8, bound: .about, unit: "USD"), what: "bilateral trade",
                    between: ["ISR", "KAZ"])))
        let high = make.statement(
            "steppe-review.txt", "Trade with Israel came to about $480 million in 2023",
            .figure(
                Figure(
                    amount: Amount(value: 4.8e8, bound: .about, unit: "USD"), what: "bilateral trade",
                    between: ["KAZ", "ISR"], period: period("2023"))))
        make.statement(
            "harbour-post.txt", "Kazakhstan supplies a quarter of Israel's oil",
            .figure(
                Figure(
                    amount: Amount(value: 0.25, unit: "share"), what: "oil imports", between: ["KAZ", "ISR"], of: "ISR")
            ),
            via: "outlet:steppe-wire")
        make.finding(
            "How large is bilateral trade of Israel and Kazakhstan?", .figure, .conflict,
            rule: "the ranges do not overlap", scope: "one names no year", severity: 0.7, independent: 2,
            [("harbour-post.txt", "about USD 200000000", low), ("steppe-review.txt", "about USD 480000000", high)])
    }

    private static func judgements(_ make: inout RecordBuilder) {
        make.statement(
            "steppe-review.txt", "The step is largely symbolic, but it buys goodwill in Washington",
            .assessment(Assessment(about: ["KAZ", "USA"])))
        make.statement(
            "harbour-post.txt", "The accession is a gift to <the White House> & changes little for Israel",
            .assessment(Assessment(about: ["USA", "ISR"])))
        make.statement(
            "capital-wire.txt", "This is the natural course of our foreign policy",
            .assessment(Assessment(by: "person:kassym-jomart-tokayev", about: ["KAZ"])),
            speaker: "person:kassym-jomart-tokayev", via: "outlet:capital-wire")
        make.statement(
            "steppe-review.txt", "A signing ceremony with Israel will almost certainly follow within three months",
            .forecast(
                Forecast(
                    term: "almost certainly", scale: "PHIA", low: 0.95, high: 1, from: CalendarDay("2025-12-08"),
                    to: CalendarDay("2026-03-08"), horizon: "within three months", about: ["KAZ", "ISR"])),
            modality: .planned)
        let azerbaijan = make.statement(
            "steppe-review.txt", "Azerbaijan is likely to come in during 2026",
            .forecast(
                Forecast(
                    term: "likely", scale: "PHIA", low: 0.55, high: 0.75, from: CalendarDay("2026-01-01"),
                    to: CalendarDay("2026-12-31"), horizon: "during 2026", about: ["AZE"])), modality: .possible)
        make.statement(
            "steppe-review.txt", "Astana wants American capital for its mines before tariffs are discussed",
            .motive(
                Motive(actor: "KAZ", act: "joining the accords", aim: "American capital for its mines")))
        make.statement(
            "steppe-review.txt", "Saudi Arabia says that it cannot join before there is a path to a Palestinian state",
            .condition(
                Condition(
                    actor: "SAU", purpose: "joining the accords", requires: "a path to a Palestinian state", met: false)
            ),
            speaker: "gov:SAU")
        make.vector(
            Vector(
                id: "vec:0123456789abcdef", state: "KAZ", toward: "USA", domain: "diplomatic", direction: .closer,
                basis: .stated, period: period("2025-11"), statements: []))
        make.resolution(
            ForecastResolution(
                forecast: azerbaijan, outcome: .didNot, settled: CalendarDay("2027-01-01"), by: "M. Okafor",
                why: "the year ended without an accession"))
    }
}
