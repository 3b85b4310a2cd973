import Foundation
import GRDB
import Testing

@testable import Register

/// Files that are no register, that are newer, that may not be written to, that were tampered with.
@Suite struct DamageTests {
    private func failure(_ path: String, _ access: Register.Access) -> RegisterFailure.Kind? {
        do throws(RegisterFailure) {
            _ = try Register(path: path, access: access)
            return nil
        } catch {
            return error.kind
        }
    }

    @Test("no file, another's file, a folder") func notARegister() throws {
        try Reports.withPath { path in
            #expect(failure(path, .read) == .missing)
            #expect(failure(path, .write) == .missing)
            try Data("Norway and Chile signed a pact, and this is a text and no register at all.".utf8).write(
                to: URL(fileURLWithPath: path))
            #expect(failure(path, .read) == .foreign)
            #expect(failure(path, .create) == .foreign)
            #expect(failure(URL(fileURLWithPath: path).deletingLastPathComponent().path, .read) == .foreign)
        }
    }

    @Test("what a run leaves that was killed before its file was a register is begun anew") func unborn() throws {
        try Reports.withPath { path in
            try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: "PRAGMA journal_mode = WAL") }
            #expect(FileManager.default.fileExists(atPath: path))
            #expect(failure(path, .create) == nil)
            #expect(failure(path, .read) == nil)
        }
    }

    @Test("another program's database stays untouched") func foreignDatabase() throws {
        try Reports.withPath { path in
            let other = try DatabaseQueue(path: path)
            try other.write { try $0.execute(sql: "CREATE TABLE notes (words TEXT)") }
            try other.close()
            #expect(failure(path, .create) == .foreign)
            let tables = try DatabaseQueue(path: path).read {
                try String.fetchAll($0, sql: "SELECT name FROM sqlite_master")
            }
            #expect(tables == ["notes"])
        }
    }

    @Test("a register of a later version is not touched") func newer() throws {
        try Reports.withRegister { register, path in
            _ = try register.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: tables of the future')")
            }
            try register.close()
            let before = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(failure(path, .read) == .newer)
            #expect(failure(path, .write) == .newer)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
        }
    }

    @Test("verify names what was changed behind the register's back") func tampering() throws {
        let changes = [
            (
                "UPDATE custody SET subject = 'doc:0000000000000000' WHERE number = 1",
                "was changed after it was written"
            ),
            ("DELETE FROM custody WHERE number = 1", "an entry before it is missing"),
            ("UPDATE content SET packed = x'00' WHERE number = 1", "cannot be unpacked"),
            (
                "UPDATE statement SET kind = 'tie' WHERE number = 1",
                "the list of its statements is not that of its record"
            ),
            ("UPDATE fact SET body = x'00' WHERE number = 1", "is not what was kept under that id"),
            ("DELETE FROM statement WHERE number = 1", "the list of its statements is not that of its record"),
            ("UPDATE story SET conflicts = 7", "does not count its conflicts"),
            ("UPDATE story SET size = 7", "does not count its documents"),
            ("UPDATE membership SET withdrawn = 1 WHERE document = 1", "a row ended before it began"),
            (
                "UPDATE document SET statements = x'28B52FFD' WHERE number = 1",
                "what was read out of it cannot be unpacked"
            ),
        ]
        for (change, words) in changes {
            try Reports.withRegister { register, _ in
                #expect(try register.verify().faults.isEmpty)
                _ = try register.write {
                    try $0.execute(sql: "PRAGMA defer_foreign_keys = ON")
                    try $0.execute(sql: "DELETE FROM about")
                    try $0.execute(sql: change)
                }
                let faults = try register.verify().faults
                #expect(faults.contains { $0.reason == words }, "\(change): \(faults)")
            }
        }
    }

    @Test("a backup is a whole register, and does not write over a file") func backup() throws {
        try Reports.withRegister { register, path in
            try register.backup(to: path + ".copy")
            #expect(throws: RegisterFailure.self) { try register.backup(to: path + ".copy") }
            let copy = try Register(path: path + ".copy", access: .read)
            #expect(try copy.verify().faults.isEmpty)
            #expect(try copy.status().documents == 2)
        }
    }

    @Test("a register that is laid out anew says what it said, in no more room") func compact() throws {
        try Reports.withRegister { register, path in
            func size() throws -> Int { try register.status().fileBytes }
            let (record, bytes) = try (register.record(), size())
            #expect(register.compact())
            #expect(try register.record().statements == record.statements)
            #expect(try register.record().findings == record.findings)
            #expect(try size() <= bytes)
            #expect(try register.verify().faults.isEmpty)
            #expect(try !Register(path: path, access: .read).compact())
        }
    }

    @Test("every failure is one line with the file, what to do, and a code") func words() {
        let kinds: [RegisterFailure.Kind] = [
            .missing, .foreign, .newer, .older, .busy, .full, .refused, .readOnly, .damaged, .other("something"),
        ]
        let lines = kinds.map { RegisterFailure($0, path: "x.chancery").description }
        for line in lines {
            #expect(line.hasPrefix("x.chancery: ") && line.contains("[CH09") && !line.contains("\n"))
        }
        #expect(Set(lines.map { $0.suffix(9) }).count == kinds.count)
    }
}
