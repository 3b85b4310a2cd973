import Foundation
import SourceText
import Testing

@testable import Diplomacy

@Suite struct NameTableTests {
    private let tables: Tables

    init() throws { tables = try Tables.load() }

    private func codes(_ text: String) -> Set<String> {
        Set(
            tables.names.surfaces.filter { $0.text == text }.map {
                "\(tables.names.entries[$0.entry].code) \($0.use.rawValue)"
            })
    }

    @Test func statesHaveNamesAdjectivesAndSeats() {
        #expect(codes("Kazakhstan") == ["KAZ name"])
        #expect(codes("Kazakh") == ["KAZ adjective"])
        #expect(codes("Astana") == ["gov:KAZ seat", "place:astana name"])
        #expect(codes("Kremlin") == ["gov:RUS seat", "place:kremlin name"])
        #expect(codes("U.S.") == ["USA acronym"])
        #expect(codes("Washington, D.C.") == ["gov:USA seat", "place:washington name"])
    }

    @Test(arguments: [
        ("Ministry of Öl & Gas", "ministry-of-ol-gas"), ("Ministry of Oil & Gas", "ministry-of-oil-gas"),
        ("U.S. Steel", "us-steel"), ("O'Neil’s  Co.", "oneils-co"), ("O'Neil's  Co.", "oneils-co"),
        (" (Group of 20) ", "group-of-20"), ("a^b`c", "abc"), ("—", ""), ("-", ""),
    ])
    func slugsAreTheSameByEitherWay(name: String, slug: String) {
        #expect(EntityID.slug(name) == slug)
    }

    @Test func anAdjectiveOfTwoStatesIsKeptForBoth() {
        #expect(codes("Congolese").count == 4)
    }

    @Test func everyStateThatATableNamesIsAState() {
        for entry in tables.names.entries {
            for code in [entry.state].compactMap({ $0 }) + entry.members {
                #expect(tables.names.entry(code)?.kind == .state, "\(entry.code): \(code)")
            }
        }
    }

    @Test func leadersAreOfTheirStateAndOfTheirTime() {
        let putin = EntityID(rawValue: "person:vladimir-putin")
        #expect(tables.names.entry(putin)?.state == "RUS")
        #expect(tables.leaders.office(of: "person:shinzo-abe", in: 2016) == "prime minister")
        #expect(tables.leaders.office(of: "person:shinzo-abe", in: 2024) == nil)
        // One word names them in the news of their time only.
        #expect(tables.leaders.isCurrent(putin, in: 2022))
        #expect(!tables.leaders.isCurrent("person:leonid-kuchma", in: 2022))
    }

    @Test func oneWordNamesOneLeader() {
        var people: [String: Set<EntityID>] = [:]
        for surface in tables.names.surfaces where !surface.text.contains(" ") {
            let entry = tables.names.entries[surface.entry]
            if entry.kind == .person { people[surface.text, default: []].insert(entry.code) }
        }
        #expect(people.count > 1000)
        for (word, codes) in people { #expect(codes.count == 1, "\(word): \(codes)") }
    }

    @Test func titlesTellTheRole() {
        #expect(tables.titles["Foreign Minister"]?.actsForState == true)
        #expect(tables.titles["spokeswoman"]?.gender == "female")
        #expect(tables.titles["CEO"]?.role == "business")
        #expect(tables.titles["table"] == nil)
    }

    @Test func anAnalystAddsNames() throws {
        var names = tables.names
        let lexicon = "code\tkind\tname\tstate\tuse\nfw:blue-pact\tframework\tBlue Pact\nKAZ\t\tQazaqstan\n"
        try names.addLexicon(TSVTable(bytes: Array(lexicon.utf8), file: "own.tsv"))
        #expect(names.entry("fw:blue-pact")?.name == "Blue Pact")
        #expect(names.surfaces.last?.text == "Qazaqstan")
    }

    /// An analyst says whose seat a city is, whatever the tables say.
    @Test func anAnalystsSeatIsTheOnlyOne() throws {
        var names = tables.names
        let lexicon = "code\tkind\tname\tstate\tuse\nfw:eu\t\tWarsaw\t\tseat\n"
        try names.addLexicon(TSVTable(bytes: Array(lexicon.utf8), file: "own.tsv"))
        let holders = names.surfaces.filter { $0.text == "Warsaw" && $0.use == .seat }.map {
            names.entries[$0.entry].code
        }
        #expect(holders == ["fw:eu"])
    }

    /// Where a body governs from goes before the state whose capital it is, where it has offices behind it.
    @Test func aSeatOfTwoHasAnOrder() {
        func holders(_ text: String) -> [EntityID] {
            tables.names.surfaces.filter { $0.text == text && $0.use == .seat }.map {
                tables.names.entries[$0.entry].code
            }
        }
        #expect(holders("Brussels") == ["fw:eu", "gov:BEL"])
        #expect(holders("Addis Ababa") == ["gov:ETH", "fw:african-union"])
    }

    @Test(arguments: [
        ("x:y\tframework\tName", "CH0205: own.tsv, line 2: code 'x:y' must begin with 'fw:'"),
        ("fw:y\tpact\tName", "CH0208"), ("fw:y\tframework", "CH0208: own.tsv, line 2: a row needs a code and a name"),
        ("fw:y\tframework\tName\t\tnick", "CH0208: own.tsv, line 2: 'nick' is no use"),
        ("Kaz\tstate\tName", "CH0205"),
    ])
    func errorsOfALexiconSayWhere(row: String, message: String) throws {
        var names = NameTable()
        let table = try TSVTable(bytes: Array("code\tkind\tname\tstate\tuse\n\(row)\n".utf8), file: "own.tsv")
        let failure = #expect(throws: TSVTable.Failure.self) { try names.addLexicon(table) }
        #expect(failure?.description.hasPrefix(message) == true)
    }
}
