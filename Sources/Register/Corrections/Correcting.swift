import Diplomacy
import Foundation
import GRDB
import SourceText

/// A correction as a register keeps it.
public struct KeptCorrection: Sendable {
    /// The correction.
    public var correction: Correction
    /// The revision that brought it.
    public var revision: Int
    /// Whether no later one withdraws it.
    public var isInForce: Bool
    /// Whether what it speaks of is there now; true where it speaks of no statement.
    public var isFound = true
}

extension Register {
    /// What came of keeping corrections.
    public struct CorrectingOutcome: Sendable {
        /// Those that are new.
        public var added: [Correction] = []
        /// How many were there already.
        public var known = 0
        /// How many affairs wait for collation because of them.
        public var stories = 0
    }

    /// Keeps corrections, all of them or none; those that are there already change nothing. The affairs that they touch wait
    /// for collation.
    ///
    /// - Parameter corrections: in order of their making.
    public func correct(_ corrections: [Correction]) throws(RegisterFailure) -> CorrectingOutcome {
        try write { database in
            var outcome = CorrectingOutcome()
            var revision: Int?
            var stories: Set<Int> = []
            for correction in corrections {
                if try Int.fetchOne(
                    database, cachedSQL: "SELECT 1 FROM correction WHERE id = ?", arguments: [correction.id]) != nil
                {
                    outcome.known += 1
                    continue
                }
                let note = try Register.note(correction, database)
                let number =
                    try revision
                    ?? revise(
                        "correct", note: corrections.count == 1 ? note : "\(corrections.count) corrections", database)
                revision = number
                let body = CorrectionLines.line(correction)
                try database.cachedStatement(
                    sql: "INSERT INTO correction (id, kind, subject, body, added) VALUES (?, ?, ?, ?, ?)"
                ).execute(arguments: [correction.id, correction.name, correction.subject, body, number])
                try CustodyLog.append(
                    .corrected, correction.id, sha256: SHA256.hexadecimal(of: Array(body.utf8)), revision: number,
                    database)
                stories.formUnion(try Register.touched(correction, database))
                try Register.forgetNames(correction, database)
                outcome.added.append(correction)
            }
            if let revision {
                for story in stories.sorted() { try Register.markStale(story, because: revision, database) }
            }
            outcome.stories = stories.count
            return outcome
        }
    }

    /// All corrections up to a moment, in order of their making.
    public func corrections(at moment: Moment = .now) throws(RegisterFailure) -> [Correction] {
        try read { try Register.corrections($0, revision: Register.revision(moment, $0)) }
    }

    static func corrections(_ database: Database, revision: Int = .max) throws -> [Correction] {
        try CorrectionLog.read(database, revision: revision).rows
    }

    /// The corrections of a revision that no later one withdraws.
    static func correctionsInForce(_ database: Database, revision: Int = .max) throws -> Corrections {
        try CorrectionLog.read(database, revision: revision).inForce
    }

    /// All corrections with what became of them, the latest first.
    ///
    /// - Parameter subject: an id that they speak of; nil for all.
    public func keptCorrections(on subject: String? = nil) throws(RegisterFailure) -> [KeptCorrection] {
        try read { try Register.keptCorrections(on: subject, $0) }
    }

    static func keptCorrections(on subject: String?, _ database: Database) throws -> [KeptCorrection] {
        let rows =
            if let subject {
                try Row.fetchAll(
                    database,
                    cachedSQL: "SELECT id, added FROM correction WHERE subject = ? ORDER BY number DESC",
                    arguments: [subject])
            } else {
                try Row.fetchAll(database, cachedSQL: "SELECT id, added FROM correction ORDER BY number DESC")
            }
        if rows.isEmpty { return [] }
        let log = try CorrectionLog.read(database, revision: .max)
        let inForce = log.idsInForce
        let byID = log.byID
        let wanted = rows.compactMap { byID[$0["id"] as String] }.filter { inForce.contains($0.id) }
        let documents = Set(wanted.compactMap { $0.address?.document })
        var missed: Set<String> = []
        for document in documents {
            let numbers = try Int.fetchAll(
                database, cachedSQL: "SELECT number FROM document WHERE id = ? AND withdrawn IS NULL",
                arguments: [document.rawValue])
            missed.formUnion(
                Corrections(log.ofDocument[document] ?? []).missed(in: try readings(numbers, database)).map(\.id))
        }
        return rows.compactMap { row in
            let id: String = row["id"]
            return byID[id].map {
                KeptCorrection(
                    correction: $0, revision: row["added"], isInForce: inForce.contains(id),
                    isFound: !missed.contains(id))
            }
        }
    }

    /// What a correction does, in words: `reject an event of wire.txt, by ana: a misprint`.
    public func note(on correction: Correction) throws(RegisterFailure) -> String {
        try read { try Register.note(correction, $0) }
    }

    /// Corrections without those that speak of a document which may not go out.
    ///
    /// - Parameter house: whether what goes out stays in the house.
    public func released(
        _ corrections: [Correction], inHouse house: Bool
    ) throws(RegisterFailure) -> (rows: [Correction], withheld: Int) {
        try read { database in
            let all = try Register.correctionsInForce(database)
            var mayGo: [String: Bool] = [:]
            func isFree(_ id: String) throws -> Bool {
                if let known = mayGo[id] { return known }
                let rows = try Row.fetchAll(
                    database, cachedSQL: "SELECT summary, desk FROM document WHERE id = ?", arguments: [id])
                let free = try rows.allSatisfy {
                    all.remarks(on: try Register.summary($0))?.mayGoOut(inHouse: house) ?? true
                }
                mayGo[id] = free
                return free
            }
            var withheld: Set<String> = []
            for correction in corrections {
                var subjects = [correction.subject]
                if case .note(let subject) = correction.action, subject.hasPrefix("finding:") {
                    subjects = try Data.fetchAll(
                        database, cachedSQL: "SELECT body FROM fact WHERE id = ? AND +type = 'finding'",
                        arguments: [FactKey.of(subject)]
                    ).flatMap { try Finding(packed: [UInt8]($0)).answers.map(\.document.rawValue) }
                } else if case .note(let subject) = correction.action, Statement.Kind(ofID: subject) != nil {
                    subjects = try String.fetchAll(
                        database,
                        cachedSQL: """
                            SELECT DISTINCT document.id FROM statement
                            JOIN document ON document.number = statement.document WHERE statement.id = ?
                            """, arguments: [StatementKey(subject).value])
                }
                if try !subjects.allSatisfy(isFree) || withheld.contains(correction.subject) {
                    withheld.insert(correction.id)
                }
            }
            return (corrections.filter { !withheld.contains($0.id) }, withheld.count)
        }
    }

    /// What a correction does, in words: `reject an event of wire.txt, by ana: a misprint`.
    static func note(_ correction: Correction, _ database: Database) throws -> String {
        func name(_ document: DocumentID) throws -> String {
            try String.fetchOne(
                database,
                cachedSQL: "SELECT name FROM document WHERE id = ? ORDER BY withdrawn IS NOT NULL, number DESC",
                arguments: [document.rawValue]) ?? document.rawValue
        }
        func statement(_ address: StatementAddress) throws -> String {
            "\(address.kind.withArticle) of \(try name(address.document))"
        }
        let words: String =
            switch correction.action {
            case .reject(let address): "reject \(try statement(address))"
            case .amend(let address, let set, _):
                "amend \(try statement(address)): "
                    + set.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value ?? "nothing")" }
                    .joined(separator: ", ")
            case .merge(let entity, let other): "\(other.name) is \(entity.name)"
            case .split(let entity, let other): "\(other) is not \(entity.name)"
            case .regrade(_, let name, let grade): "grade \(name) \(grade.rawValue)"
            case .retract(let document): "retract \(try name(document))"
            case .mark(let document, let marks):
                "mark \(try name(document)) \(marks.isEmpty ? "as free" : marks.map(\.rawValue).joined(separator: ", "))"
            case .resolve(let address, let outcome, let settled, _):
                "\(try statement(address)) \(outcome.words)" + (settled.map { " on \($0)" } ?? "")
            case .note(let subject): "note on \(subject)"
            case .undo(let id): "withdraw \(try undone(id, database))"
            }
        return words + ", by \(correction.by)" + (correction.why.map { ": \($0)" } ?? "")
    }

    private static func undone(_ id: String, _ database: Database) throws -> String {
        guard
            let body = try String.fetchOne(
                database, cachedSQL: "SELECT body FROM correction WHERE id = ?", arguments: [id]),
            let correction = try? CorrectionLines.correction(body)
        else { return id }
        return "“\(try note(correction, database))”"
    }
}

extension ForecastResolution.Outcome {
    /// `came true`.
    public var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}

extension Statement.Kind {
    /// The kind that a statement's id tells; nil where it is another's id.
    public init?(ofID id: String) {
        guard let colon = id.firstIndex(of: ":") else { return nil }
        self.init(rawValue: String(id[..<colon]))
    }
}
