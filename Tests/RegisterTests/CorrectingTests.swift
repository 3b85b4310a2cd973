import Diplomacy
import Foundation
import GRDB
import SourceText
import Testing

@testable import Register

/// What a register does with corrections: keeps each, marks what it touches, and says what became of it.
@Suite struct CorrectingTests {
    /// The statement of a document of ``Reports/withRegister(_:)``.
    private func address(_ name: String, in register: Register) throws -> StatementAddress {
        let record = try register.record()
        let document = try #require(record.documents.first { $0.name == name })
        return StatementAddress(try #require(record.statements.first { $0.document == document.id }))
    }

    private func correction(_ action: Correction.Action, _ minute: Int = 0) -> Correction {
        Correction(action, by: "ana", at: "2026-03-01T09:0\(minute):00Z", why: "a misprint")
    }

    @Test("a correction touches the affair of its document, is kept once, and is in the custody log") func kept() throws
    {
        try Reports.withRegister { register, _ in
            let reject = correction(.reject(try address("a.txt", in: register)))
            let outcome = try register.correct([reject])
            #expect(outcome.added == [reject] && outcome.stories == 1)
            #expect(try register.waiting().stories == 1)
            #expect(try register.correct([reject]).known == 1)
            try Reports.collate(register)
            #expect(try register.record().statements.count == 1)
            #expect(try register.keptCorrections().map(\.isFound) == [true])
            let check = try register.verify()
            #expect(check.faults.isEmpty && check.corrections == 1)
        }
    }

    @Test("verify names a correction that was changed, and one that is missing") func tampering() throws {
        for (change, reason) in [
            ("UPDATE correction SET body = replace(body, 'ana', 'eve')", "is not what was written"),
            ("DELETE FROM correction", "the correction is missing"),
        ] {
            try Reports.withRegister { register, _ in
                let reject = correction(.reject(try address("a.txt", in: register)))
                _ = try register.correct([reject])
                _ = try register.write { try $0.execute(sql: change) }
                #expect(try register.verify().faults.map(\.description).contains("\(reject.id): \(reason)"))
            }
        }
    }

    @Test("a withdrawal touches what the correction touched, and what was is so again") func undo() throws {
        try Reports.withRegister { register, _ in
            let reject = correction(.reject(try address("a.txt", in: register)))
            _ = try register.correct([reject])
            try Reports.collate(register)
            let undo = correction(.undo(reject.id), 1)
            #expect(try register.correct([undo]).stories == 1)
            try Reports.collate(register)
            #expect(try register.record().statements.count == 2)
            #expect(try register.keptCorrections().map(\.isInForce) == [true, false])
            // As it was in between.
            let between = try register.read { database in
                let revision = try Int.fetchOne(
                    database,
                    sql:
                        "SELECT max(number) FROM revision WHERE number < (SELECT added FROM correction WHERE kind = 'undo')"
                )
                return try RecordReader(revision: revision ?? 0).record(of: nil, database)
            }
            #expect(between.statements.count == 1)
        }
    }

    @Test("remarks on a document are in every view; of the time before only the mark that says what may go out")
    func remarks() throws {
        try Reports.withRegister { register, _ in
            let before = try register.lastRevision()
            let id = try #require(try register.record().documents.first?.id)
            _ = try register.correct([correction(.mark(id, [.internal])), correction(.retract(id), 1)])
            try Reports.collate(register)
            let desk = try #require(try register.record().documents.first?.desk)
            #expect(desk.handling == [.internal] && desk.retraction?.by == "ana")
            #expect(try register.search("Norway").first?.document.desk == desk)
            let then = try register.read { try RecordReader(revision: before).record(of: nil, $0) }
            #expect(then.documents.first?.desk == DeskRemarks(handling: [.internal]))
        }
    }

    @Test("a merge touches the affairs that speak of either, and the other's id leads to the one") func merge() throws {
        try Reports.withRegister { register, _ in
            let merge = correction(
                .merge(
                    Correction.EntityName(id: "NOR", name: "NOR"), Correction.EntityName(id: "CHL", name: "CHL")))
            #expect(try register.correct([merge]).stories == 1)
            try Reports.collate(register)
            #expect(try register.entities(named: "chl").map(\.id) == ["NOR"])
        }
    }

    @Test("corrections of a document that may not go out do not go out") func release() throws {
        try Reports.withRegister { register, _ in
            let address = try address("a.txt", in: register)
            let reject = correction(.reject(address))
            let undo = correction(.undo(reject.id), 1)
            let other = correction(.note(on: "NOR"))
            _ = try register.correct([reject, undo, other, correction(.mark(address.document, [.internal]), 2)])
            let all = try register.corrections()
            #expect(try register.released(all, inHouse: false).rows == [other])
            #expect(try register.released(all, inHouse: true).withheld == 0)
        }
    }

    @Test("what comes while an affair is collated makes it wait once more") func beside() throws {
        try Reports.withRegister { register, _ in
            _ = try register.correct([correction(.reject(try address("a.txt", in: register)))])
            let stale = try register.staleStories(documents: 100)
            // Another process corrects before this one keeps what it made of the affair.
            _ = try register.correct([correction(.reject(try address("b.txt", in: register)), 1)])
            try register.keep(stale.map(Reports.collated))
            #expect(try register.waiting().stories == 1)
            try Reports.collate(register)
            #expect(try register.record().statements.isEmpty)
            #expect(try register.waiting().isNothing)
        }
    }

    @Test("look-ups leave out what may not go out, with what rests on it alone") func withholding() throws {
        try Reports.withRegister { register, _ in
            let marked = try address("a.txt", in: register).document
            _ = try register.correct([correction(.mark(marked, [.internal]))])
            #expect(try register.withholding(inHouse: true).isEmpty)
            let withholding = try register.withholding(inHouse: false)
            #expect(withholding.documents == [marked])
            let found = try register.statements(StatementQuery())
            #expect(found.count == 2 && withholding.statements(found).map(\.document.name) == ["b.txt"])
            let findings = try register.findings(FindingQuery()).compactMap { withholding.finding($0) }
            #expect(findings.map(\.finding.id) == ["finding:b.txt"])
            let standing = Standing(
                subject: .pair("CHL", "NOR"), status: "alliance", since: CalendarPeriod(year: 1990),
                statements: found.map(\.statement.id))
            #expect(withholding.standing(standing)?.statements.count == 1)
            #expect(withholding.standing(standing)?.since == nil)
            #expect(try register.show("a.txt").compactMap { withholding.shown($0) }.isEmpty)
            #expect(try register.show("b.txt").compactMap { withholding.shown($0) }.count == 1)
        }
    }

    @Test("what was done is told in words") func notes() throws {
        try Reports.withRegister { register, _ in
            let address = try address("a.txt", in: register)
            #expect(
                try register.note(on: correction(.reject(address))) == "reject an event of a.txt, by ana: a misprint")
            #expect(
                try register.note(on: correction(.regrade(source: "outlet:x", name: "Courier", .e)))
                    == "grade Courier E, by ana: a misprint")
        }
    }

    @Test("what was read of the corrections is read anew after another, and nothing that was taken back is remembered")
    func log() throws {
        struct Stop: Error {}
        try Reports.withRegister { register, _ in
            func rows(of register: Register) throws -> [Correction] {
                try register.read { try Register.correctionsInForce($0).rows }
            }
            let reject = correction(.reject(try address("a.txt", in: register)))
            _ = try register.correct([reject])
            #expect(try rows(of: register) == [reject])
            #expect(try rows(of: register) == [reject])
            let note = correction(.note(on: "NOR"), 1)
            // A writer sees what it adds, and takes it back.
            #expect(throws: RegisterFailure.self) {
                try register.write { database in
                    try database.execute(
                        sql: "INSERT INTO correction SELECT number + 1, ?, kind, subject, ?, added FROM correction",
                        arguments: [note.id, CorrectionLines.line(note)])
                    #expect(try Register.correctionsInForce(database).rows == [reject, note])
                    throw Stop()
                }
            }
            #expect(try rows(of: register) == [reject])
            _ = try register.correct([correction(.undo(reject.id), 2)])
            #expect(try rows(of: register).map(\.name) == ["undo"])
            // Another register that is open has its own.
            try Reports.withRegister { other, _ in
                let theirs = try rows(of: other)
                #expect(theirs.isEmpty)
            }
        }
    }
}
