import Diplomacy
import Foundation
import SourceText
import Testing

@testable import Briefing

/// The rows of a record, read back.
@Suite struct RecordParserTests {
    private func read(_ bytes: [UInt8]) throws -> (record: Record, texts: [DocumentID: Text]) {
        var parser = RecordParser()
        for line in bytes.split(separator: 0x0A) { try parser.read(Array(line)) }
        return try parser.finish()
    }

    private let writer = RecordWriter(options: .init(mentions: true))

    @Test("what was written gives the record that it was written from") func roundTrip() throws {
        let bytes = writer.bytes(of: SampleAffair.record)
        let (record, _) = try read(bytes)
        #expect(record.documents == SampleAffair.record.documents)
        #expect(record.entities == SampleAffair.record.entities)
        #expect(record.statements == SampleAffair.record.statements)
        #expect(record.findings == SampleAffair.record.findings)
        #expect(record.standings == SampleAffair.record.standings)
        #expect(writer.bytes(of: record) == bytes)
    }

    @Test("rows may come in any order") func anyOrder() throws {
        let bytes = writer.bytes(of: SampleAffair.record)
        let lines = bytes.split(separator: 0x0A).reversed().joined(separator: [0x0A])
        #expect(try read(Array(lines)).record.statements.count == SampleAffair.record.statements.count)
    }

    @Test("the words of statements stand where they stood; between them are blanks") func sparseText() throws {
        let (record, texts) = try read(writer.bytes(of: SampleAffair.record))
        for statement in record.statements {
            let text = try #require(texts[statement.document])
            #expect(text[statement.span] == SampleAffair.record.text(statement.document, statement.span))
        }
    }

    @Test(
        "a row that cannot be taken is named with its line and what is wrong",
        arguments: [
            (#"{"record":"mention","document":"a","span":[0,1]}"#, "line 1: 'entity' is missing"),
            (#"{"record":"mention","document":"a","span":[4,1],"entity":"KAZ"}"#, "[4, 1] is no span"),
            (#"{"record":"entity","id":"KAZ","kind":"planet","name":"x"}"#, "'planet' is not one of its words"),
            ("{", "line 1: is no JSON"),
            (#"{"record":"header","schema":99}"#, "later version"),
            (
                #"{"record":"mention","document":"a","span":[0,1],"entity":"KAZ"}"#,
                "there is no row of the document 'a'"
            ),
        ])
    func faults(row: String, words: String) {
        do {
            _ = try read(Array(row.utf8))
            Issue.record("no fault")
        } catch {
            #expect("\(error)".contains(words), "\(error)")
        }
    }

    @Test("a row of a later type is passed over") func unknown() throws {
        var parser = RecordParser()
        try parser.read(Array(#"{"record":"comet","id":"x"}"#.utf8))
        #expect(parser.unknown == 1)
    }

    @Test(
        "an id that leads out of a folder, and a span that no text can have, are faults",
        arguments: [
            (#""doc:"#, #""doc:../../"#), (#""body":[["#, #""body":[[0,4000000000],["#),
        ]) func hostile(part: String, instead: String) throws
    {
        let text = String(decoding: writer.bytes(of: SampleAffair.record), as: UTF8.self)
        try #require(text.contains(part))
        let changed = text.replacingOccurrences(of: part, with: instead)
        #expect(throws: RecordParser.Fault.self) { try read(Array(changed.utf8)) }
    }

    @Test("a statement that was changed by hand is not taken for what it was") func changed() throws {
        let text = String(decoding: writer.bytes(of: SampleAffair.record), as: UTF8.self)
        let changed = text.replacingOccurrences(of: #""modality":"actual""#, with: #""modality":"denied""#)
        #expect(throws: RecordParser.Fault.self) { try read(Array(changed.utf8)) }
    }
}
