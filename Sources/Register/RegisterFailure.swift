import GRDB

/// Why a register cannot be used, in one line that says what to do.
public struct RegisterFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Sendable, Hashable {
        /// There is no file of the name.
        case missing
        /// The file is no register.
        case foreign
        /// A later version of the program made it.
        case newer
        /// An earlier version of the program made it, and it may not be written to.
        case older
        /// Another process writes to it, and did not end in time.
        case busy
        /// The disk is full.
        case full
        /// The disk, or the system, refuses to read or to write.
        case refused
        /// The file, or its folder, may not be written to.
        case readOnly
        /// Its bytes are not what the program wrote.
        case damaged
        /// Something else; the words are SQLite's.
        case other(String)
    }

    /// What is wrong.
    public var kind: Kind
    /// The register's file.
    public var path: String

    /// A failure of a file.
    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// What SQLite says, in words of the register.
    init(_ error: DatabaseError, path: String) {
        let kind: Kind =
            switch error.resultCode {
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_FULL: .full
            case .SQLITE_IOERR: .refused
            case .SQLITE_READONLY, .SQLITE_PERM: .readOnly
            case .SQLITE_CORRUPT: .damaged
            case .SQLITE_NOTADB: .foreign
            case .SQLITE_CANTOPEN: .missing
            default: .other(error.message ?? "\(error.resultCode)")
            }
        self.init(kind, path: path)
    }

    /// A stable code.
    public var code: String {
        switch kind {
        case .missing: "CH0901"
        case .foreign: "CH0902"
        case .newer: "CH0903"
        case .busy: "CH0904"
        case .full: "CH0905"
        case .readOnly: "CH0906"
        case .damaged: "CH0907"
        case .older: "CH0908"
        case .refused: "CH0916"
        case .other: "CH0909"
        }
    }

    /// One line: the file, what is wrong, what to do.
    public var description: String {
        let words =
            switch kind {
            case .missing: "no register there; 'chancery add PATH --register FILE' makes one"
            case .foreign: "is no register of Chancery; check the path"
            case .newer: "was made by a later version of Chancery; update the program"
            case .older:
                "was made by an earlier version of Chancery, and may not be written to; a copy that may be is brought up to date when it is opened"
            case .busy: "another process writes to it; try again when that has ended"
            case .full: "the disk is full; what was committed is kept, make room and run the command again"
            case .refused:
                "the disk refuses to read or to write; what was committed is kept, look at the disk and the limits on files and run the command again"
            case .readOnly: "may not be written to; check the permissions of the file and its folder"
            case .damaged: "is damaged; 'chancery verify' tells where, and a backup can take its place"
            case .other(let words): words
            }
        return "\(path): \(words) [\(code)]"
    }
}
