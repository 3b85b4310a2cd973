import SourceText
import Testing

@testable import Collation

/// Which documents hold text of others, on texts that the tests make.
@Suite struct CopyFinderTests {
    /// Words that look like those of a report and hardly ever come in the same order twice; the same for the same seed.
    private struct Prose {
        private var state: UInt64

        init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

        mutating func words(_ count: Int) -> [String] {
            (0..<count).map { _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return "word\((state >> 33) % 4000)"
            }
        }
    }

    private func words(_ seed: Int, _ count: Int) -> [String] {
        var prose = Prose(seed)
        return prose.words(count)
    }

    private func document(
        _ name: String, _ words: [String], outlet: String? = nil, day: String? = nil
    ) -> CopyDocument {
        var document = Document(
            plain: words.joined(separator: " "), name: name, published: day.flatMap { CalendarPeriod(iso8601: $0) })
        document.id = DocumentID(rawValue: "doc:" + name)
        document.publisher = outlet
        return CopyDocument(document)
    }

    /// Links as `copier < source`.
    private func links(_ copies: CopyLineage) -> Set<String> {
        Set(copies.links.map { "\(copies.documents[$0.document].name) < \(copies.documents[$0.source].name)" })
    }

    @Test("a story that five hundred outlets carry, each with words of its own, is one group") func wide() {
        let story = words(1, 200)
        var documents = [document("agency", story, outlet: "Agency", day: "2031-03-04")]
        for number in 1...500 {
            let own = words(1000 + number, 40)
            documents.append(document("o\(number)", own + story, outlet: "Outlet \(number)", day: "2031-03-05"))
        }
        let copies = CopyLineage(documents.reversed())
        #expect(copies.groups.count == 1)
        #expect(copies.groups.first?.members.count == 500)
        #expect(copies.groups.first.map { copies.documents[$0.origin].name } == "agency")
        #expect(copies.groups.first?.isEarliest == true)
        #expect((1...500).allSatisfy { links(copies).contains("o\($0) < agency") })
        #expect(copies.links.count <= 500 * CopyFinder(least: 0).compared)
    }

    @Test("carriers without outlet and date are found too") func unnamed() {
        let story = words(1, 150)
        let copies = CopyLineage((1...300).map { document("c\($0)", story + words(5000 + $0, 60)) })
        #expect(copies.groups.map(\.members.count) == [299])
    }

    @Test("furniture of one outlet links no articles, and the versions of one of its stories stay together")
    func furniture() {
        let below = words(7, 70)
        var documents = (1...400).map { document("a\($0)", words($0 + 10, 120) + below, outlet: "Gazette") }
        let live = words(9000, 150)
        documents += (1...40).map { document("live\($0)", live + words(9000 + $0, 30) + below, outlet: "Gazette") }
        let copies = CopyLineage(documents)
        #expect(copies.groups.count == 1)
        #expect(copies.groups.first?.members.count == 39)
        #expect(!copies.links.contains { copies.documents[$0.document].name.hasPrefix("a") })
    }

    @Test("the later of two copies; the share is that of its own text") func direction() throws {
        let story = words(1, 120)
        let copies = CopyLineage([
            document("late", story + words(2, 120), day: "2031-03-05"), document("first", story, day: "2031-03-04"),
        ])
        let link = try #require(copies.links.first)
        #expect(links(copies) == ["late < first"])
        #expect(abs(link.share - 0.5) < 0.08)
        #expect(link.shareOfSource > 0.95)
        #expect(link.kind == .near)
    }

    @Test("without dates the shorter has its text from the longer") func undated() {
        let story = words(1, 120)
        let copies = CopyLineage([document("part", Array(story.prefix(60))), document("whole", story)])
        #expect(links(copies) == ["part < whole"])
        #expect(copies.groups.first?.isEarliest == false)
    }

    @Test("exact, updated and near are told apart; marks and capitals do not count") func kinds() {
        let story = words(1, 120)
        let marked = story.enumerated().map { $0.offset % 9 == 0 ? "“\($0.element.uppercased())”," : $0.element }
        let copies = CopyLineage([
            document("a", story, outlet: "Wire", day: "2031-03-04"),
            document("b", marked, outlet: "Herald", day: "2031-03-05"),
            document("c", words(2, 20) + story.dropFirst(15), outlet: "Wire", day: "2031-03-06"),
            document("d", story.prefix(80) + words(3, 30), outlet: "Courier", day: "2031-03-07"),
        ])
        let kinds = copies.groups.first?.members.compactMap(\.link?.kind)
        #expect(kinds == [.exact, .updated, .near])
    }

    @Test("a text of two stories is linked to both, and does not make them one group") func spliced() {
        let one = words(1, 160)
        let other = words(2, 140)
        let copies = CopyLineage([
            document("one", one, day: "2031-03-04"), document("other", other, day: "2031-03-04"),
            document("both", Array(one.prefix(90) + other.prefix(70)), day: "2031-03-05"),
        ])
        #expect(links(copies) == ["both < one", "both < other"])
        #expect(copies.groups.count == 1)
        #expect(copies.groups.first?.members.first?.others.map { copies.documents[$0.source].name } == ["other"])
    }

    @Test("short notes of the same words are copies, a handful of words is not") func short() {
        let note = words(1, 13)
        let copies = CopyLineage([
            document("a", note), document("b", note), document("c", ["Watch", "the", "video"]),
            document("d", ["Watch", "the", "video"]), document("e", []),
        ])
        #expect(links(copies) == ["b < a"])
    }

    @Test("a report without a day copies one that has one; of days that may be one no order is told") func days() {
        let story = words(1, 120)
        let short = CopyLineage([
            document("dated", Array(story.prefix(90)), day: "2031-03-04"), document("undated", story),
        ])
        #expect(links(short) == ["undated < dated"])
        #expect(short.groups.first?.isEarliest == false)
        let month = CopyLineage([
            document("day", story, day: "2031-03-04"), document("month", Array(story.prefix(80)), day: "2031-03"),
        ])
        #expect(month.groups.first?.isEarliest == false)
    }

    @Test("the order of the input changes nothing") func order() {
        let story = words(1, 120)
        let documents = (0..<60).map { number in
            document(
                "n\(number)", story.prefix(60 + number) + words(100 + number, 40), outlet: "O\(number % 7)",
                day: number % 3 == 0 ? nil : "2031-03-\(10 + number % 9)")
        }
        let rows = CopyLineage(documents).rows
        #expect(rows == CopyLineage(documents.reversed()).rows)
        #expect(!rows.isEmpty)
    }
}
