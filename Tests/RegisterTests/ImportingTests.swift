import Diplomacy
import SourceText
import Testing

@testable import Register

/// A record of another register comes in as it stands there.
@Suite struct ImportingTests {
    private func reports(_ register: Register) throws -> (
        record: Diplomacy.Record, reports: [DocumentID: ReceivedReport]
    ) {
        let record = try register.record()
        var reports: [DocumentID: ReceivedReport] = [:]
        try register.forEachSource(record.documents.map(\.id)) { source in
            var reading = Reading(document: source.summary)
            reading.entities = record.entities
            reading.statements = record.statements.filter { $0.document == source.summary.id }
            reading.mentions = record.mentions.filter { $0.document == source.summary.id }
            reading.excerpts = Excerpts(of: source.text, spans: reading.statements.map(\.span))
            reports[source.summary.id] = ReceivedReport(
                raw: source.raw ?? [], text: source.text, reading: reading, origin: "another register")
        }
        return (record, reports)
    }

    @Test("what one register says, another says after it took it over; and again changes nothing") func roundTrip()
        throws
    {
        try Reports.withRegister { register, _ in
            let (record, reports) = try reports(register)
            try Reports.withPath { path in
                let other = try Register(path: path, access: .create)
                #expect(try other.take(record, reports: reports) == Register.Imported(added: 2))
                let back = try other.record()
                #expect(back.documents == record.documents)
                #expect(back.statements == record.statements)
                #expect(back.entities == record.entities)
                #expect(back.mentions == record.mentions)
                #expect(back.findings == record.findings)
                #expect(back.stories == record.stories)
                #expect(try other.verify().faults == [])
                #expect(try other.take(record, reports: reports) == Register.Imported(known: 2))
            }
        }
    }

    @Test("reports that came in join no other story; those that join theirs make it wait") func joins() throws {
        try Reports.withRegister { register, _ in
            let (record, reports) = try reports(register)
            try Reports.withPath { path in
                let other = try Register(path: path, access: .create)
                try other.receive([Reports.report("a.txt", "Norway and Chile signed a pact.")])
                try Reports.collate(other)
                #expect(try other.take(record, reports: reports) == Register.Imported(added: 1, known: 1))
                #expect(try other.waiting() == Register.Waiting(documents: 0, stories: 1))
                try Reports.collate(other)
                #expect(try other.stories().map(\.documents) == [2])
                try other.receive([Reports.report("c.txt", "The pact is in force.", day: 3)])
                #expect(try other.candidates(window: 3).map(\.summary.name) == ["a.txt", "c.txt"])
            }
        }
    }

    @Test("without its raw bytes a document comes in with its text, and verify knows it") func withoutBytes() throws {
        try Reports.withRegister { register, _ in
            var (record, reports) = try reports(register)
            for id in reports.keys {
                reports[id]?.raw = Array("only the words that are known".utf8)
                reports[id]?.isWhole = false
            }
            record.findings = []
            try Reports.withPath { path in
                let other = try Register(path: path, access: .create)
                _ = try other.take(record, reports: reports)
                #expect(try other.verify().faults == [])
                try other.forEachSource(record.documents.map(\.id)) { #expect($0.raw == nil) }
            }
        }
    }
}

extension Register.Imported {
    fileprivate init(added: Int = 0, known: Int = 0) {
        self.init()
        self.added = added
        self.known = known
    }
}
