import Diplomacy
import GRDB
import SourceText
import Synchronization

/// All corrections up to a revision, and what of them is in force: read by every page, and seldom another than before.
struct CorrectionLog: Sendable {
    /// All, in order of their making.
    let rows: [Correction]
    /// Those that no later one withdraws.
    let inForce: Corrections
    /// The ids of those.
    let idsInForce: Set<String>
    /// All, by their ids.
    let byID: [String: Correction]
    /// Those in force that speak of statements, by the document of these.
    let ofDocument: [DocumentID: [Correction]]

    init(_ rows: [Correction]) {
        self.rows = rows
        inForce = Corrections(rows)
        let ids = Set(inForce.rows.map(\.id))
        idsInForce = ids
        byID = Dictionary(rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var ofDocument: [DocumentID: [Correction]] = [:]
        for row in rows where ids.contains(row.id) {
            if let document = row.address?.document { ofDocument[document, default: []].append(row) }
        }
        self.ofDocument = ofDocument
    }

    /// The last correction that was read: corrections are added and never changed, so it tells them all.
    private struct Mark: Equatable {
        var register: String
        var number: Int
        var id: String
    }

    /// The logs of the registers that were read last, those read last behind.
    private static let kept = Mutex<[(mark: Mark, log: CorrectionLog)]>([])
    private static let most = 4

    /// The corrections that had been made at a revision.
    static func read(_ database: Database, revision: Int) throws -> CorrectionLog {
        guard
            let last = try Row.fetchOne(
                database, cachedSQL: "SELECT number, id, added FROM correction ORDER BY number DESC LIMIT 1")
        else { return CorrectionLog([]) }
        // Each register that is opened has a label of its own. What a connection that writes has added may yet be taken back.
        guard let register = database.configuration.label,
            database.configuration.readonly || register.hasPrefix(Register.readingLabel),
            (last["added"] as Int) <= revision
        else { return try all(database, revision: revision) }
        let mark = Mark(register: register, number: last["number"], id: last["id"])
        if let known = kept.withLock({ $0.last { $0.mark == mark } }) { return known.log }
        let log = try all(database, revision: revision)
        kept.withLock { kept in
            kept.removeAll { $0.mark.register == register }
            kept.append((mark, log))
            if kept.count > most { kept.removeFirst() }
        }
        return log
    }

    private static func all(_ database: Database, revision: Int) throws -> CorrectionLog {
        CorrectionLog(
            try String.fetchAll(
                database, cachedSQL: "SELECT body FROM correction WHERE added <= ? ORDER BY number",
                arguments: [revision]
            ).map { body in
                guard let correction = try? CorrectionLines.correction(body) else { throw PackedReader.Damage() }
                return correction
            })
    }
}
