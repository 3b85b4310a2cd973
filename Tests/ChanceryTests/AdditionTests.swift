import Briefing
import Diplomacy
import Foundation
import Register
import Testing

@testable import Chancery

/// A register of reports comes to what one reading of them comes to, however they came in.
@Suite struct AdditionTests {
    private static let folder = "Examples/kazakhstan-abraham-accords"

    /// The rows of a record without its header, sorted; ids of stories tell how a register grew, and are left out.
    private func rows(_ record: Record) -> [String] {
        var record = record
        for index in record.stories.indices { record.stories[index].id = "story" }
        return String(decoding: RecordWriter().bytes(of: record), as: UTF8.self).split(separator: "\n").dropFirst()
            .map(String.init).sorted()
    }

    @Test("reports added one by one, in any order, come to the record of all") func oneByOne() throws {
        let chancery = try Chancery()
        var read = chancery.read([AdditionTests.folder])
        // Of whom nobody speaks, an author for one, the register keeps no row.
        let named = Set(
            read.mentions.map(\.entity) + read.attributions.flatMap { [$0.speaker, $0.via] }.compactMap { $0 })
        read.entities.removeAll { $0.kind == .person && !named.contains($0.id) }
        let files = try FileManager.default.contentsOfDirectory(atPath: AdditionTests.folder).sorted().reversed()
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).chancery").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let register = try Register(path: path, access: .create)
        for file in files { _ = try chancery.add([AdditionTests.folder + "/" + file], to: register) }
        let again = try chancery.add([AdditionTests.folder], to: register)
        #expect(again.added == 0 && again.known == read.documents.count)
        let record = try register.record()
        #expect(record.documents.map(\.name) == read.documents.map(\.name))
        #expect(Set(record.statements.map(\.id)) == Set(read.statements.map(\.id)))
        #expect(Set(record.findings.map(\.id)) == Set(read.findings.map(\.id)))
        #expect(record.stories.map(\.documents) == read.stories.map(\.documents))
        #expect(Set(record.vectors) == Set(read.vectors))
        #expect(Set(rows(record)).symmetricDifference(rows(read)).isEmpty)
        #expect(try register.verify().faults.isEmpty)
    }
}
