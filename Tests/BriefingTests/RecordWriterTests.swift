import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Briefing

@Suite struct RecordWriterTests {
    static let lines: [Data] = {
        let writer = RecordWriter(options: .init(run: ["threads": .number(1)], mentions: true))
        return Data(writer.bytes(of: SampleAffair.record)).split(separator: 0x0A).map { Data($0) }
    }()

    static func schema() throws -> SchemaCheck {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("../../Schema/record.schema.json").standardizedFileURL
        return SchemaCheck(root: try JSONValue(parsing: try Data(contentsOf: file)))
    }

    static func rows(_ type: String) throws -> [JSONValue] {
        try lines.map { try JSONValue(parsing: $0) }.filter { $0["record"]?.text == type }
    }

    @Test func theHeaderComesFirst() throws {
        let line = try #require(Self.lines.first)
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"record":"header","schema":1,"program":"chancery 0.1.0","options":{"threads":1}}"#)
    }

    @Test func theRowsAreThoseOfTheGoldenFile() throws {
        try expectGolden("record.jsonl", RecordWriter(options: .init(mentions: true)).bytes(of: SampleAffair.record))
    }

    @Test func everyRowKeepsTheSchema() throws {
        let schema = try Self.schema()
        for line in Self.lines {
            let faults = schema.faults(try JSONValue(parsing: line))
            #expect(faults.isEmpty, "\(faults.joined(separator: "; ")) in \(String(decoding: line, as: UTF8.self))")
        }
        let types = Set(try Self.lines.compactMap { try JSONValue(parsing: $0)["record"]?.text })
        #expect(types.count == 14, "the sample has every type of row: \(types.sorted())")
    }

    @Test(arguments: [
        #"{"record":"mention","document":"a","span":[4,2,1],"entity":"KAZ"}"#,
        #"{"record":"mention","document":"a","span":[4,9]}"#,
        #"{"record":"mention","document":"a","span":[4,9],"entity":"KAZ","more":1}"#,
        #"{"record":"mention","document":"","span":[4,9],"entity":"KAZ"}"#,
        #"{"record":"nothing"}"#,
        #"{"record":"lineage","document":"a","copies":"b","share":1.5}"#,
        #"{"record":"statement","id":"x","document":"a","kind":"tie","span":[0,1],"in":"body","modality":"actual","deal":{}}"#,
    ])
    func theSchemaRefusesWhatIsNoRow(_ row: String) throws {
        #expect(!(try Self.schema().faults(try JSONValue(parsing: Data(row.utf8))).isEmpty))
    }

    @Test func documentsAreSpokenOfByName() throws {
        let names = Set(SampleAffair.record.documents.map(\.name))
        for type in ["statement", "attribution", "lineage", "mention"] {
            for row in try Self.rows(type) { #expect(names.contains(row["document"]?.text ?? "")) }
        }
        let story = try #require(try Self.rows("story").first)
        #expect(story["documents"]?.elements?.compactMap(\.text) == names.sorted())
    }

    @Test func aStatementCarriesItsWordsAndTheObjectOfItsKind() throws {
        let figure = try #require(
            try Self.rows("statement").first { $0["figure"]?["value"] == .number(480_000_000) })
        #expect(figure["text"]?.text == "Trade with Israel came to about $480 million in 2023")
        #expect(figure["figure"]?["bound"] == .text("about"))
        #expect(figure["figure"]?["period"] == .text("2023"))
        #expect(figure["figure"]?["low"] == nil, "what is absent is left out")
        let event = try #require(try Self.rows("statement").first { $0["time"] != nil })
        #expect(event["time"]?["text"] == .text("on 6 November"))
        #expect(event["time"]?["start"] == .text("2025-11-06"))
    }

    @Test func mentionsAreWrittenOnRequestOnly() {
        let text = String(decoding: RecordWriter().bytes(of: SampleAffair.record), as: UTF8.self)
        #expect(!text.contains(#"{"record":"mention""#))
    }

    @Test func piecesEndAtALinesEndAndComeToTheSameBytes() throws {
        var record = SampleAffair.record
        record.statements = Array(repeating: record.statements, count: 40).flatMap(\.self)
        var pieces: [[UInt8]] = []
        RecordWriter().write(record) { pieces.append($0) }
        #expect(pieces.count > 2)
        #expect(pieces.allSatisfy { $0.last == 0x0A && $0.count < 80 * 1024 })
        #expect(Array(pieces.joined()) == RecordWriter().bytes(of: record))
    }

    @Test func whatTheSinkThrowsEndsTheWriting() {
        struct Full: Error {}
        #expect(throws: Full.self) { try RecordWriter().write(SampleAffair.record) { _ in throw Full() } }
    }

    @Test func anEmptyRecordIsAHeader() {
        let text = String(decoding: RecordWriter().bytes(of: Record()), as: UTF8.self)
        #expect(text == "{\"record\":\"header\",\"schema\":1,\"program\":\"chancery 0.1.0\",\"options\":{}}\n")
    }
}
