import Diplomacy
import SourceText
import Testing

@testable import Collation

/// Which documents are of one story.
@Suite struct StoryTests {
    /// A document with words as terms.
    private func item(_ key: String, _ words: String, _ date: String? = nil) -> StoryGrouper.Item {
        let terms = words.split(separator: " ").map { word -> Digest.Term in
            var hash: UInt64 = 14_695_981_039_346_656_037
            for byte in word.utf8 { hash = (hash ^ UInt64(byte)) &* 1_099_511_628_211 }
            return Digest.Term(hash: hash, count: 1)
        }
        return StoryGrouper.Item(
            key: key, terms: terms.sorted { $0.hash < $1.hash }, date: date.flatMap { CalendarDay($0) })
    }

    private let mixed = [
        ("a", "dam river treaty flood ministers basin water share"),
        ("b", "river dam basin treaty water negotiators share"),
        ("c", "tariff steel duty quota exporters levy trade"), ("d", "steel tariff levy duty importers trade quota"),
        ("e", "hostage convoy released militia captives swap"), ("f", "captives swap militia hostage released town"),
        ("g", "election turnout ballot recount"),
    ]

    @Test("mixed documents come apart into their stories, in any order") func mixedFolder() {
        let items = mixed.map { item($0.0, $0.1) }
        let stories = StoryGrouper().group(items)
        #expect(stories == [0, 0, 1, 1, 2, 2, 3])
        #expect(Array(StoryGrouper().group(items.reversed()).reversed()) == stories)
    }

    @Test("the same words weeks apart are two stories") func window() {
        let items = zip(
            mixed, ["2024-01-02", "2024-03-02", "2024-01-02", "2024-01-03", "2024-01-02", "2024-01-04", "2024-01-02"]
        )
        .map { item($0.0.0, $0.0.1, $0.1) }
        var grouper = StoryGrouper()
        grouper.folder = 0
        let stories = grouper.group(items)
        #expect(stories[0] != stories[1])
        #expect(stories[2] == stories[3])
    }

    @Test("a handful of reports of one affair is one story over months") func handful() {
        let items = [
            item("a", "dam river treaty flood ministers basin water share", "2024-01-02"),
            item("b", "river dam basin treaty water negotiators share", "2024-03-02"),
            item("c", "tariff steel duty quota exporters levy trade", "2024-01-02"),
        ]
        #expect(StoryGrouper().group(items) == [0, 0, 1])
    }

    @Test("reports of one affair that share few words are one story in a handful, and two in a large folder")
    func unlike() {
        let items = [
            item(
                "a",
                "dam treaty ministers gauge farmers drought turbine dispute envoy canal irrigation summer spillway levee mill"
            ),
            item(
                "b",
                "dam treaty opera budget airport harvest senate strike museum rail press winter hotel stadium radio"),
        ]
        #expect(StoryGrouper().group(items) == [0, 0])
        var folder = StoryGrouper()
        folder.handful = 0
        #expect(folder.group(items) == [0, 1])
    }

    @Test("nothing and one document are no trouble") func edges() {
        #expect(StoryGrouper().group([]).isEmpty)
        #expect(StoryGrouper().group([item("a", "")]) == [0])
        #expect(StoryGrouper().group([item("a", ""), item("b", "")]) == [0, 1])
    }
}
