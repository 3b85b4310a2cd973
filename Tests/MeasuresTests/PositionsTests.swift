import Foundation
import Testing

@testable import Measures

/// Positions against values worked out by the formulas on a small table.
@Suite struct PositionsTests {
    private static let table = """
        session\trcid\tAAA\tBBB\tCCC
        1\t1\ty\ty\tn
        1\t2\ty\ta\tn
        1\t3\ty\ty\ty
        1\t4\tn\t-\ty
        1\t5\ta\ty\tn
        """

    @Test("roll calls on which all agree are dropped; a missing vote is not counted") func contested() {
        let (sessions, failures) = RollCalls.read(Array(Self.table.utf8))
        #expect(failures.isEmpty)
        #expect(sessions.map(\.contested) == [4])
        let pairs = Positions(least: 1).pairs(sessions[0])
        #expect(pairs.map { "\($0.one) \($0.other) \($0.common)" } == ["AAA BBB 3", "AAA CCC 4", "BBB CCC 3"])
    }

    @Test("agreement and pi by their formulas") func formulas() {
        let (sessions, _) = RollCalls.read(Array(Self.table.utf8))
        let pair = Positions(least: 1).pairs(sessions[0])[0]
        // Votes 1, 1, 0 against 1, 0, 1: distances 0, 1, 1.
        #expect(abs(pair.agreement - (1 - 2.0 / 6)) < 1e-12)
        // Pooled shares: four yes and two abstentions of six; expected 2 * (2/3)(1/3) = 4/9; observed 2/3.
        #expect(abs((pair.pi ?? 0) - (1 - (2.0 / 3) / (4.0 / 9))) < 1e-12)
    }

    @Test("pi is not told where neither varies") func constant() {
        let (sessions, _) = RollCalls.read(Array("session\trcid\tAAA\tBBB\tCCC\n1\t1\ty\ty\tn\n1\t2\ty\ty\ta\n".utf8))
        let pair = Positions(least: 1).pairs(sessions[0])[0]
        #expect(pair.agreement == 1)
        #expect(pair.pi == nil)
    }

    @Test("a cell that is no vote, and a roll call that is there twice, are told and not counted") func faults() {
        let table = "session\trcid\tNOR\tCHL\n1\t7\ty\tn\n1\t8\tx\tn\n1\t9\ty\tyes\n1\t7\ty\ty\n1\t10\t-\tn\n"
        let (_, failures) = RollCalls.read(Array(table.utf8))
        #expect(failures.map(\.line) == [3, 4, 5])
        #expect(failures.first?.reason == "'x' of NOR is no vote; there are y, a, n and '-'")
    }

    @Test(
        "broken rows are named with their lines",
        arguments: ["", "session\trcid\n", "session\trcid\tAAA\nx\t1\ty\n1\t1\n"])
    func broken(table: String) {
        let (_, failures) = RollCalls.read(Array(table.utf8))
        #expect(failures.isEmpty == table.isEmpty)
    }

    @Test("real votes give the values of an independent computation") func stored() throws {
        func fixture(_ name: String) throws -> [UInt8] {
            let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
                "Fixtures/" + name)
            return [UInt8](try Data(contentsOf: url))
        }
        let (sessions, failures) = RollCalls.read(try fixture("votes.tsv"))
        #expect(failures.isEmpty)
        var found: [String: Positions.Pair] = [:]
        for calls in sessions {
            for pair in Positions().pairs(calls) { found["\(pair.session) \(pair.one) \(pair.other)"] = pair }
        }
        var compared = 0
        for line in String(decoding: try fixture("positions.tsv"), as: UTF8.self).split(separator: "\n").dropFirst() {
            let cells = line.split(separator: "\t").map(String.init)
            let pair = try #require(found["\(cells[0]) \(cells[1]) \(cells[2])"])
            let agreement = try #require(Double(cells[3]))
            let pi = try #require(Double(cells[4]))
            #expect(abs(pair.agreement - agreement) < 1e-9)
            #expect(abs((pair.pi ?? .nan) - pi) < 1e-9)
            compared += 1
        }
        #expect(compared == found.count)
        #expect(compared > 60)
    }
}
