import Foundation
import Logging
import Synchronization

/// Where log lines go: standard error, or the end of a file.
///
/// Each line is written whole, so that a program that turns the file over between two lines loses nothing.
final class LogFile: Sendable {
    private let handle: Mutex<FileHandle>

    /// Standard error.
    init() { handle = Mutex(FileHandle.standardError) }

    /// A file, made where there is none, readable by its owner alone: it holds addresses of people.
    ///
    /// - Throws: where it cannot be opened.
    init(path: String) throws {
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw CocoaError(.fileWriteNoPermission, userInfo: [NSFilePathErrorKey: path])
        }
        handle = Mutex(FileHandle(fileDescriptor: descriptor, closeOnDealloc: true))
    }

    /// Writes a line.
    func write(_ line: String) {
        let bytes = Data((line + "\n").utf8)
        // A full disk must not end the server.
        handle.withLock { try? $0.write(contentsOf: bytes) }
    }

    /// A logger that writes here.
    func logger(label: String) -> Logger { Logger(label: label, factory: { _ in LineHandler(file: self) }) }
}

/// Writes each event as one line: the time, the level where it is more than a remark, the words, what goes with them.
struct LineHandler: LogHandler {
    let file: LogFile
    var metadata: Logger.Metadata = [:]
    var logLevel: Logger.Level = .info

    init(file: LogFile) { self.file = file }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let further = (event.metadata ?? [:]).sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
        let level = event.level >= .warning ? "\(event.level) " : ""
        let words = "\(event.message)\(further)"
        // A line is one line, whatever a client sends.
        let safe = String(
            String.UnicodeScalarView(words.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : $0 }))
        file.write("\(Date.now.formatted(.iso8601.time(includingFractionalSeconds: true))) \(level)\(safe)")
    }
}
