import Briefing
import Foundation
import Testing

@testable import Chancery

/// The same reports give the same bytes.
@Suite struct RepeatabilityTests {
    static let examples = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Examples")

    private func rows(_ folders: [String], threads: Int) throws -> [UInt8] {
        let paths = folders.map { RepeatabilityTests.examples.appendingPathComponent($0).path }
        let record = try Chancery(options: ChanceryOptions(threads: threads)).read(paths)
        return RecordWriter(options: .init(mentions: true)).bytes(of: record)
    }

    @Test("one thread and many, and the paths in any order, give the same record") func sameBytes() throws {
        let one = try rows(["kazakhstan-abraham-accords", "pilcomayo-treaty"], threads: 1)
        #expect(try rows(["kazakhstan-abraham-accords", "pilcomayo-treaty"], threads: 4) == one)
        #expect(try rows(["pilcomayo-treaty", "kazakhstan-abraham-accords"], threads: 3) == one)
    }

    @Test("every span of the record reads what it read, and every id leads somewhere") func spansHold() throws {
        let folder = RepeatabilityTests.examples.appendingPathComponent("kazakhstan-abraham-accords").path
        let record = try Chancery(options: ChanceryOptions(threads: 2)).read([folder])
        #expect(record.documents.count >= 5)
        #expect(!record.statements.isEmpty)
        let entities = Set(record.entities.map(\.id))
        let statements = Set(record.statements.map(\.id))
        #expect(statements.count == record.statements.count)
        for statement in record.statements {
            let text = record.text(statement.document, statement.span)
            #expect(text?.isEmpty == false)
            for subject in statement.subjects { #expect(entities.contains(subject), "\(subject)") }
        }
        for finding in record.findings {
            for answer in finding.answers {
                if let statement = answer.statement { #expect(statements.contains(statement)) }
            }
        }
    }
}
