import Diplomacy
import GRDB
import SourceText

extension Register {
    /// Checks that every correction reads as the custody log says that it was made, and that none is missing.
    static func verifyCorrections(_ database: Database, _ result: inout Verification) throws {
        var logged: [String: String] = [:]
        for row in try Row.fetchAll(database, sql: "SELECT subject, sha256 FROM custody WHERE action = 'corrected'") {
            logged[row["subject"]] = row["sha256"]
        }
        for row in try Row.fetchAll(database, sql: "SELECT id, body FROM correction ORDER BY number") {
            let id: String = row["id"]
            let body: String = row["body"]
            result.corrections += 1
            if logged.removeValue(forKey: id) != SHA256.hexadecimal(of: Array(body.utf8)) {
                result.faults.append(Fault(place: id, reason: "is not what was written"))
            } else if (try? CorrectionLines.correction(body))?.id != id {
                result.faults.append(Fault(place: id, reason: "is not what its id says"))
            }
        }
        for id in logged.keys.sorted() {
            result.faults.append(Fault(place: id, reason: "the correction is missing"))
        }
    }
}
