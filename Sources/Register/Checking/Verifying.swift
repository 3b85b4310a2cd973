import Diplomacy
import Foundation
import GRDB
import SourceText

/// Something in a register that is not as it was written.
public struct Fault: Sendable, Hashable, CustomStringConvertible {
    /// What it is in: `custody entry 12`, `doc:00ab…`.
    public var place: String
    /// What is wrong.
    public var reason: String

    /// A fault at a place.
    public init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }

    /// Both in one line.
    public var description: String { "\(place): \(reason)" }
}

/// What a look through a whole register found.
public struct Verification: Sendable {
    /// Custody entries that were checked.
    public var custody = 0
    /// Pieces of content that were unpacked and hashed.
    public var contents = 0
    /// Documents whose spans were checked.
    public var documents = 0
    /// Corrections that were checked.
    public var corrections = 0
    /// Statements that were checked.
    public var statements = 0
    /// What is wrong; empty where all is well.
    public var faults: [Fault] = []
}

extension Register {
    /// Checks that everything reads as it was written: the file's pages and keys, the chain of the custody log, the hash of
    /// every raw report and text, and that every statement of every day lies in its text under the id that its content gives.
    ///
    /// - Parameter progress: told of every thousand documents.
    public func verify(progress: (Int) -> Void = { _ in }) throws(RegisterFailure) -> Verification {
        try read { database in
            var result = Verification()
            for message in try String.fetchAll(database, sql: "PRAGMA integrity_check(20)") where message != "ok" {
                result.faults.append(Fault(place: "the file", reason: message))
            }
            for row in try Row.fetchAll(database, sql: "PRAGMA foreign_key_check") {
                result.faults.append(
                    Fault(
                        place: "table \(row[0] as String)",
                        reason: "row \(row[1] as Int? ?? 0) names a row that is not there"))
            }
            try Verifier.custody(database, &result)
            let sizes = try Verifier.contents(database, &result)
            try Register.verifyCorrections(database, &result)
            try Verifier.documents(database, sizes, &result, progress)
            try Verifier.facts(database, &result)
            try Verifier.history(database, &result)
            try Verifier.stories(database, &result)
            return result
        }
    }
}

private enum Verifier {
    static func custody(_ database: Database, _ result: inout Verification) throws {
        var previous = CustodyLog.beginning
        var expected = 1
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM custody ORDER BY number")
        while let row = try rows.next() {
            let number: Int = row["number"]
            let place = "custody entry \(number)"
            if number != expected {
                result.faults.append(Fault(place: place, reason: "an entry before it is missing"))
                expected = number
            }
            let hash = CustodyLog.hash(
                previous: previous, number: number, at: row["at"], action: row["action"], subject: row["subject"],
                sha256: row["sha256"])
            previous = row["hash"]
            if hash != previous {
                result.faults.append(Fault(place: place, reason: "was changed after it was written"))
            }
            result.custody += 1
            expected += 1
        }
    }

    /// Checks every content's hash; the sizes of those that are whole, by number.
    static func contents(_ database: Database, _ result: inout Verification) throws -> [Int: Int] {
        var sizes: [Int: Int] = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM content ORDER BY number")
        while let row = try rows.next() {
            let sha256: String = row["sha256"]
            result.contents += 1
            guard let bytes = try? Compression.unpack([UInt8](row["packed"] as Data), size: row["size"]) else {
                result.faults.append(Fault(place: "content \(sha256.prefix(16))", reason: "cannot be unpacked"))
                continue
            }
            if SHA256.hexadecimal(of: bytes) != sha256 {
                result.faults.append(Fault(place: "content \(sha256.prefix(16))", reason: "is not what its hash says"))
                continue
            }
            sizes[row["number"]] = bytes.count
        }
        return sizes
    }

    static func documents(
        _ database: Database, _ sizes: [Int: Int], _ result: inout Verification, _ progress: (Int) -> Void
    ) throws {
        let received = Set(
            try String.fetchAll(database, sql: "SELECT subject FROM custody WHERE action = 'received'"))
        let terms = TermList()
        try terms.readAll(database)
        let rows = try Row.fetchCursor(database, sql: "SELECT * FROM document ORDER BY number")
        while let row = try rows.next() {
            result.documents += 1
            if result.documents % 1000 == 0 { progress(result.documents) }
            do {
                try document(row, sizes, received, terms, database, &result)
            } catch is PackedReader.Damage {
                result.faults.append(Fault(place: row["name"], reason: "what was read out of it cannot be unpacked"))
            } catch is Compression.Damage {
                result.faults.append(Fault(place: row["name"], reason: "what was read out of it cannot be unpacked"))
            }
        }
    }

    private static func document(
        _ row: Row, _ sizes: [Int: Int], _ received: Set<String>, _ terms: TermList, _ database: Database,
        _ result: inout Verification
    ) throws {
        let name: String = row["name"]
        func fault(_ reason: String) { result.faults.append(Fault(place: name, reason: reason)) }
        let summary = try Register.summary(row)
        let sha256 = try String.fetchOne(
            database, cachedSQL: "SELECT sha256 FROM content WHERE number = ?", arguments: [row["raw"] as Int])
        if sha256 != summary.sha256, row["imported"] as Int == 0 { fault("its raw bytes are another's") }
        if !received.contains(summary.id.rawValue) { fault("no custody entry tells of its coming") }
        guard let size = sizes[row["text"]] else { return fault("its text is missing") }
        let packed = try PackedReading(row)
        let text = try Register.text(of: row, database)
        let reading = try packed.reading(of: summary, text: text)
        _ = try terms.digest(row, of: reading, text: text, database)
        for statement in reading.statements where statement.span.end > size {
            fault("a statement lies behind the end of the text")
        }
        let number: Int = row["number"]
        for collated in try Row.fetchAll(
            database, cachedSQL: "SELECT * FROM collated WHERE document = ? ORDER BY number", arguments: [number])
        {
            let document = try Register.collated(collated["statements"], packed, summary)
            for statement in document.statements where statement.span.end > size {
                fault("a statement lies behind the end of the text")
            }
            guard collated["withdrawn"] as Int? == nil else { continue }
            let held = try Set(
                Row.fetchAll(
                    database,
                    cachedSQL: """
                        SELECT id, kind, type, "start", "end", modality FROM statement
                        WHERE document = ? AND withdrawn IS NULL
                        """, arguments: [number]
                ).map(ListedStatement.init))
            let wanted = Set(document.statements.map(ListedStatement.init))
            if held != wanted { fault("the list of its statements is not that of its record") }
            result.statements += wanted.count
        }
    }

    /// Checks that changes follow one another, and that nothing ended before it began.
    static func history(_ database: Database, _ result: inout Verification) throws {
        let revisions = try Row.fetchOne(
            database, sql: "SELECT count(*) AS count, coalesce(max(number), 0) AS last FROM revision")
        if let revisions, revisions["count"] as Int != revisions["last"] as Int {
            result.faults.append(Fault(place: "table revision", reason: "a change of the register is missing"))
        }
        for table in ["document", "membership", "collated", "statement", "fact"] {
            let wrong = try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table) WHERE withdrawn < added") ?? 0
            if wrong > 0 {
                result.faults.append(
                    Fault(
                        place: "table \(table)",
                        reason: wrong == 1 ? "a row ended before it began" : "\(wrong) rows ended before they began"))
            }
        }
    }

    /// Checks that the list of affairs says what their documents and findings say.
    static func stories(_ database: Database, _ result: inout Verification) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id,
                    size <> (SELECT count(*) FROM membership WHERE story = story.number AND withdrawn IS NULL) AS size,
                    stale = 0 AND conflicts <> (SELECT count(*) FROM fact WHERE story = story.number
                        AND type = 'finding' AND label = 'conflict' AND withdrawn IS NULL) AS conflicts
                FROM story
                """)
        for row in rows {
            let id: String = row["id"]
            if row["size"] { result.faults.append(Fault(place: id, reason: "does not count its documents")) }
            if row["conflicts"] { result.faults.append(Fault(place: id, reason: "does not count its conflicts")) }
        }
    }

    /// Checks that every fact unpacks, under the id that it is listed by.
    static func facts(_ database: Database, _ result: inout Verification) throws {
        let rows = try Row.fetchCursor(database, sql: "SELECT type, id, label, body FROM fact ORDER BY number")
        while let row = try rows.next() {
            let body = [UInt8](row["body"] as Data)
            let id: DatabaseValue = row["id"]
            let fact: StoredFact?
            switch StoredFact.Kind(rawValue: row["type"]) {
            case .finding: fact = (try? Finding(packed: body)).map { StoredFact($0) }
            case .standing: fact = (try? Standing(packed: body)).map { StoredFact($0) }
            case .vector: fact = (try? Vector(packed: body)).map { StoredFact($0) }
            case .lineage: fact = (try? Lineage(packed: body)).map { StoredFact($0) }
            case .origin: fact = (try? Origin(packed: body)).map { StoredFact($0) }
            case .resolution: fact = (try? ForecastResolution(packed: body)).map { StoredFact($0) }
            case .merge:
                if (try? [Entity.Merge](packed: body)) != nil { continue }
                fact = nil
            case nil: fact = nil
            }
            if fact.map({ FactKey.of($0.id) }) != id || fact?.label != row["label"] {
                result.faults.append(
                    Fault(
                        place: fact?.id ?? "\(row["type"] as String) \(id)",
                        reason: "is not what was kept under that id"))
            }
        }
    }
}

/// A statement as the list of statements has it.
private struct ListedStatement: Hashable {
    var id: Int64
    var kind: String
    var type: String?
    var start: Int
    var end: Int
    var modality: String

    init(_ row: Row) {
        (id, kind, type) = (row["id"], row["kind"], row["type"])
        (start, end, modality) = (row["start"], row["end"], row["modality"])
    }

    init(_ statement: Statement) {
        (id, kind, type) = (StatementKey(statement.id).value, statement.kind.rawValue, statement.type)
        (start, end, modality) = (statement.span.start, statement.span.end, statement.modality.rawValue)
    }
}
