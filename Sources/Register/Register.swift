import Foundation
import GRDB
import Synchronization

/// A record that lasts: one SQLite file with the raw bytes of every report, what was read out of them, and what they come
/// to together, with the whole history of each.
///
/// ```swift
/// let register = try Register(path: "caspian.chancery", access: .create)
/// let added = try register.receive(reports)
/// ```
///
/// Several processes may read while one writes. What a call has committed is there whatever is killed after it.
public struct Register: Sendable {
    /// What is to be done with the file.
    public enum Access: Sendable {
        /// Look things up. The file must be there.
        case read
        /// Write to a file that is there.
        case write
        /// Write, and make the file where there is none.
        case create
    }

    /// The register's file.
    public let path: String
    /// The program that writes, as revisions name it.
    public let program: String
    let database: any DatabaseReader & Sendable
    /// What the label of a register that is only read begins with.
    static let readingLabel = "read:"
    /// How many registers were opened: connections of one bear its label.
    private static let opened = Atomic(0)

    /// Opens a register; one of an older version is brought up to date when it is opened for writing.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - access: what is to be done with it.
    ///   - program: name and version of the program, for the history.
    /// - Throws: ``RegisterFailure``.
    public init(path: String, access: Access, program: String = "chancery") throws(RegisterFailure) {
        self.path = path
        self.program = program
        var isFolder: ObjCBool = false
        let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
        if isFolder.boolValue { throw RegisterFailure(.foreign, path: path) }
        if !isThere, access != .create { throw RegisterFailure(.missing, path: path) }
        do {
            database = try Register.open(path, access)
        } catch let failure as RegisterFailure {
            throw failure
        } catch let error as DatabaseError {
            throw RegisterFailure(error, path: path)
        } catch {
            throw RegisterFailure(.other("\(error)"), path: path)
        }
    }

    private static func open(_ path: String, _ access: Access) throws -> any DatabaseReader & Sendable {
        var configuration = Configuration()
        configuration.busyMode = .timeout(30)
        configuration.label =
            (access == .read ? readingLabel : "") + "\(path)#\(opened.add(1, ordering: .relaxed).newValue)"
        // Four that make pages, two that look whether a page is still what it was, one that makes pages ahead, one for exports.
        configuration.maximumReaderCount = 8
        configuration.prepareDatabase { database in
            // Most rows hold one packed piece of some kilobytes: small pages waste least behind it. Only new files heed it.
            try database.execute(sql: "PRAGMA page_size = 2048")
            try database.execute(sql: "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536")
        }
        if access == .read {
            // Where the file may be written to, a reader must be able to tidy up after a writer that was killed.
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            configuration.readonly =
                !FileManager.default.isWritableFile(atPath: path)
                || !FileManager.default.isWritableFile(atPath: folder)
            configuration.prepareDatabase { try $0.execute(sql: "PRAGMA query_only = ON") }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            let isOld = try queue.read { database in
                try check(database, path)
                return try !Schema.migrator.hasCompletedMigrations(database)
            }
            if isOld {
                try queue.close()
                if configuration.readonly { throw RegisterFailure(.older, path: path) }
                // Whoever may write to it brings it up to date, whatever it is opened for.
                _ = try open(path, .write)
                return try open(path, .read)
            }
            return queue
        }
        if FileManager.default.fileExists(atPath: path), !FileManager.default.isWritableFile(atPath: path) {
            throw RegisterFailure(.readOnly, path: path)
        }
        var isNew = (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0 == 0
        if !isNew {
            // A pool changes the file when it opens it: one that is not ours must not come so far.
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            isNew = try queue.read(isUnborn)
            if !isNew { try queue.read { try check($0, path) } }
            try queue.close()
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.barrierWriteWithoutTransaction { database in
            if isNew {
                try database.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
            }
        }
        try Schema.migrator.migrate(pool)
        return pool
    }

    /// Whether the file is a database with nothing in it that nobody has claimed: what is left where the first run was killed
    /// between making the file and saying whose it is.
    private static func isUnborn(_ database: Database) throws -> Bool {
        let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        let objects = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        return id == 0 && objects == 0
    }

    /// Whether the file is a register that this program understands.
    private static func check(_ database: Database, _ path: String) throws {
        let id = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
        guard id == Schema.applicationID else { throw RegisterFailure(.foreign, path: path) }
        if try Schema.migrator.hasBeenSuperseded(database) { throw RegisterFailure(.newer, path: path) }
    }

    /// Reads from the register as it is at one moment.
    func read<Value>(_ body: (Database) throws -> Value) throws(RegisterFailure) -> Value {
        do {
            return try database.read(body)
        } catch {
            throw failure(error)
        }
    }

    /// Writes all of something, or nothing.
    func write<Value>(_ body: (Database) throws -> Value) throws(RegisterFailure) -> Value {
        guard let writer = database as? any DatabaseWriter else { throw RegisterFailure(.readOnly, path: path) }
        do {
            return try writer.write(body)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: any Error) -> RegisterFailure {
        switch error {
        case let failure as RegisterFailure: failure
        case let error as DatabaseError: RegisterFailure(error, path: path)
        case is PackedReader.Damage, is Compression.Damage: RegisterFailure(.damaged, path: path)
        default: RegisterFailure(.other("\(error)"), path: path)
        }
    }

    /// Ends the work: what lies beside the file is brought into it, so that the file alone can be copied or mailed.
    public func close() throws(RegisterFailure) {
        do {
            if let pool = database as? DatabasePool {
                try pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
                try pool.close()
                // Fails while somebody reads; then the last of them tidies up.
                _ = try? DatabaseQueue(path: path).writeWithoutTransaction {
                    try $0.execute(sql: "PRAGMA journal_mode = DELETE")
                }
            } else {
                try database.close()
            }
        } catch {
            throw failure(error)
        }
    }
}
