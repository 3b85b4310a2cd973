import Foundation
import SourceText
import Testing

@testable import Diplomacy

/// Rows of an analyst for the tables of the domain.
@Suite struct OwnTablesTests {
    private func lexicon(_ rows: String) throws -> Lexicon {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("rows-\(UUID().uuidString).tsv")
        try Data(rows.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        return try Lexicon(files: [file.path], forms: Tables.forms)
    }

    @Test("words for a pole that is there are added to it") func stances() throws {
        let rows = "axis\tpole\tsign\tkind\tquestion\twords\nweight\tsymbolic\t-1\tother\tIs it so?\tdamp squib\n"
        let own = try Stances(lexicon: lexicon(rows))
        #expect(own.read("the step is a damp squib and a gesture").filter { $0.axis == "weight" }.count == 1)
        #expect(try Stances().read("the step is a damp squib").isEmpty)
    }

    @Test("a stage ranks as the analyst says") func stages() throws {
        let rows = "stage\trank\tphase\tgroup\twords\nsignatory\t2\tcoming\tannounced\thas signed\n"
        let own = try StageOrder(lexicon: lexicon(rows))
        #expect(own.rank(.signatory) == 2 && own.phase(.signatory) == .coming)
        #expect(own.rank(.member) == (try StageOrder().rank(.member)))
    }

    @Test("what a tie says of a leaning") func leans() throws {
        let rows = "of\tkey\tdomain\tdirection\ntie\tembassy\tsecurity\tcloser\n"
        let own = try LeanTable(lexicon: lexicon(rows))
        #expect(own.tie("embassy") == LeanTable.Lean(domain: "security", direction: .closer))
    }

    @Test("names go on as before") func names() throws {
        let rows = "code\tkind\tname\nfw:blue-pact\tframework\tBlue Pact\n"
        let tables = try Tables.load(lexicon: lexicon(rows))
        #expect(tables.names.entry("fw:blue-pact")?.name == "Blue Pact")
    }
}
