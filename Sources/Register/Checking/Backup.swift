import Foundation
import GRDB

extension Register {
    /// Copies the register as it is at this moment into a new file, also while another process writes.
    ///
    /// - Parameter target: the file; it must not be there yet.
    public func backup(to target: String) throws(RegisterFailure) {
        if FileManager.default.fileExists(atPath: target) {
            throw RegisterFailure(.other("is there already; give a backup a name of its own"), path: target)
        }
        let folder = URL(fileURLWithPath: target).deletingLastPathComponent()
        guard FileManager.default.fileExists(atPath: folder.path) else {
            throw RegisterFailure(.other("there is no folder of that name; make it first"), path: folder.path)
        }
        do {
            try database.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [target]) }
        } catch let error as DatabaseError {
            throw RegisterFailure(error, path: target)
        } catch {
            throw RegisterFailure(.other("\(error)"), path: target)
        }
    }
}
