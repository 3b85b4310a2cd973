import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Briefing

/// The forms of exchange, of the sample affair. That other programs read them is tested by Scripts/tests/test_exchange.py.
@Suite struct ExchangeTests {
    private func text(_ format: ExchangeFormat, _ record: Record = SampleAffair.record) throws -> String {
        var bytes: [UInt8] = []
        let writer = ExchangeWriter(codes: try CountryCodes(), events: try EventCodes())
        // The sink outlives the call by its type only.
        final class Box { var bytes: [UInt8] = [] }
        let box = Box()
        try writer.write(record, as: format) { box.bytes += $0 }
        bytes = box.bytes
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Cells of a line without quotation marks.
    private func cells(_ line: Substring) -> [String] {
        line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }

    @Test("a cell is put in quotation marks where it must be") func quoting() {
        #expect(
            CSVRow(["a", "b,c", "say \"so\"", "two\nlines", "Ö"]).line
                == "a,\"b,c\",\"say \"\"so\"\"\",\"two\nlines\",Ö\n")
        var row = CSVRow()
        row.add(3.0)
        row.add(-0.25)
        row.add(nil as Int?)
        row.add(7)
        #expect(row.line == "3,-0.25,,7\n")
    }

    @Test("events in the 61 columns of GDELT 2.0") func gdelt() throws {
        #expect(GDELTEvents.columns.count == 61)
        let lines = try text(.eventsGDELT).split(separator: "\n")
        let names = cells(lines[0])
        let rows = lines.dropFirst().map { Dictionary(zip(names, cells($0)), uniquingKeysWith: { $1 }) }
        let met = try #require(rows.first { $0["Actor1CountryCode"] == "KAZ" && $0["EventRootCode"] == "04" })
        #expect(met["QuadClass"] == "1")
        #expect(met["EventBaseCode"] == met["EventCode"].map { String($0.prefix(3)) })
        #expect(met["SQLDATE"]?.count == 8)
        #expect(Set(rows.compactMap { $0["GLOBALEVENTID"] }).count == rows.count)
    }

    @Test(
        "codes of CAMEO are verbal or material, cooperation or conflict",
        arguments: [
            ("042", 1), ("057", 1), ("0874", 2), ("10", 3), ("163", 4), ("201", 4),
        ])
    func quadClass(code: String, quad: Int) { #expect(GDELTEvents.quadClass(code) == quad) }

    @Test("what is planned, possible or denied is no event of event data") func onlyWhatHappened() throws {
        var record = SampleAffair.record
        for index in record.statements.indices { record.statements[index].modality = .planned }
        #expect(try text(.eventsGDELT, record).split(separator: "\n").count == 1)
        #expect(try text(.eventsPLOVER, record).split(separator: "\n").count == 1)
        #expect(try text(.csv, record).split(separator: "\n").count > 10)
    }

    @Test("each entity of FollowTheMoney has an id that it allows, and every reference leads to one") func ftm() throws
    {
        struct Row: Decodable {
            var id: String
            var schema: String
            var properties: [String: [String]]
        }
        let rows = try text(.followTheMoney).split(separator: "\n").map {
            try JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
        let ids = Set(rows.map(\.id))
        #expect(ids.count == rows.count)
        for id in ids {
            #expect(
                id.unicodeScalars.allSatisfy {
                    $0.isASCII && ($0.properties.isAlphabetic || "0123456789.-".unicodeScalars.contains($0))
                })
        }
        for row in rows {
            for name in ["involved", "proof", "member", "organization", "subject", "object"] {
                for id in row.properties[name] ?? [] { #expect(ids.contains(id), "\(row.id): \(name) \(id)") }
            }
        }
        #expect(Set(rows.map(\.schema)).isSuperset(of: ["Article", "Event", "Membership", "PublicBody", "Person"]))
    }

    @Test("an edge of a graph counts the events of a type by one side towards another") func graph() throws {
        let graph = ActionGraph(
            SampleAffair.record, ExchangeWriter(codes: try CountryCodes(), events: try EventCodes()))
        #expect(!graph.edges.isEmpty)
        for edge in graph.edges {
            #expect(edge.events > 0 && edge.documents.count <= edge.statements)
            #expect(graph.nodes.contains { $0.id == edge.who } && graph.nodes.contains { $0.id == edge.whom })
        }
        #expect(try text(.graphml).contains("<edge id=\"e0\""))
        #expect(try text(.gexf).contains("version=\"1.3\""))
    }

    @Test("an annotation selects the bytes and the words of a statement") func annotations() throws {
        let object = try JSONSerialization.jsonObject(with: Data(try text(.annotations).utf8)) as? [String: Any]
        let graph = try #require(object?["@graph"] as? [[String: Any]])
        let annotations = graph.filter { ($0["type"] as? [String])?.contains("Annotation") ?? false }
        #expect(annotations.count == SampleAffair.record.statements.count)
        let statement = SampleAffair.record.statements[0]
        let target = try #require(annotations[0]["target"] as? [String: Any])
        let selectors = try #require(target["selector"] as? [[String: Any]])
        #expect(selectors[0]["type"] as? String == "DataPositionSelector")
        #expect(selectors[0]["start"] as? Int == statement.span.start)
        #expect(
            selectors[1]["exact"] as? String == SampleAffair.record.text(statement.document, statement.span))
    }

    @Test("words that XML forbids or means otherwise do no harm") func xml() {
        #expect(XMLText.escaped("a<b> & \"c\"\u{1}\n") == "a&lt;b&gt; &amp; &quot;c&quot; ")
    }

    @Test("statements of some kinds bring what rests on them") func kinds() {
        let part = SampleAffair.record.selecting(kinds: [.status])
        #expect(!part.statements.isEmpty && part.statements.allSatisfy { $0.kind == .status })
        #expect(part.findings.count < SampleAffair.record.findings.count)
        #expect(SampleAffair.record.selecting(kinds: []).statements == SampleAffair.record.statements)
    }
}
