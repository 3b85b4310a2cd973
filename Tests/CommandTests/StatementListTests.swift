import Foundation
import Testing

/// `chancery statements` as a user runs it.
@Suite struct StatementListTests {
    private static let report = """
        Peru expelled two Chilean diplomats on Tuesday, the foreign ministry in Lima said.

        Norway will open an embassy in Suva next year.
        """

    @Test("what a report says, in order, with the line of each") func text() throws {
        let outcome = try Program.run(["statements"], input: StatementListTests.report)
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.contains { $0.hasPrefix("  event ") && $0.contains("Peru → ") }, "\(outcome.output)")
        #expect(
            lines.contains { $0.hasPrefix("  event (planned) ") && $0.contains("Norway → Fiji") }, "\(outcome.output)")
        #expect(
            lines.contains { $0.contains("line 3") && $0.contains("“Norway will open an embassy in Suva next year") })
    }

    @Test("one kind, as rows and as a table") func kinds() throws {
        let rows = try Program.run(
            ["statements", "--kind", "tie", "--format", "jsonl"], input: StatementListTests.report
        ).output.split(separator: "\n")
        #expect(rows.contains { $0.contains(#""kind":"tie""#) })
        #expect(!rows.contains { $0.contains(#""kind":"event""#) })
        let table = try Program.run(
            ["statements", "--kind", "tie", "--format", "csv"], input: StatementListTests.report
        ).output
        #expect(table.hasPrefix("id,kind,"))
    }

    @Test("a kind that is none is wrong usage") func wrong() throws {
        let outcome = try Program.run(["statements", "--kind", "rumour"], input: StatementListTests.report)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains("'rumour' is no kind of statement"))
    }
}
