import ArgumentParser
import Foundation

/// Takes what a command writes: standard output, or a file that appears whole or not at all.
///
/// A reader that goes away (`| head`) ends the program quietly.
final class OutputFile {
    private let path: String?
    private let temporary: String?
    private let descriptor: Int32
    private var isFinished = false

    /// Opens the output.
    ///
    /// - Throws: ``Ending/cannotWrite``, after one line on standard error.
    init(_ path: String?) throws {
        signal(SIGPIPE, SIG_IGN)
        guard let path, path != "-" else {
            self.path = nil
            temporary = nil
            descriptor = 1
            return
        }
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            Terminal.complain("\(path): is a folder; give the name of a file [CH0803]")
            throw Ending.cannotWrite
        }
        let temporary = path + ".part-\(getpid())"
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        self.path = path
        self.temporary = temporary
        guard descriptor >= 0 else { throw OutputFile.failure(path) }
    }

    /// A run that ends before its time leaves nothing behind.
    deinit {
        guard let temporary, !isFinished else { return }
        close(descriptor)
        unlink(temporary)
    }

    /// Writes some bytes.
    func write(_ bytes: [UInt8]) throws {
        var at = 0
        while at < bytes.count {
            let written = bytes.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress! + at, bytes.count - at) }
            if written < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw ExitCode.success }
                let failure = OutputFile.failure(path ?? "standard output")
                if let temporary { unlink(temporary) }
                throw failure
            }
            at += written
        }
    }

    /// Writes a text.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Puts a file in its place.
    func finish() throws {
        guard let path, let temporary else { return }
        isFinished = true
        guard close(descriptor) == 0, rename(temporary, path) == 0 else {
            let failure = OutputFile.failure(path)
            unlink(temporary)
            throw failure
        }
    }

    private static func failure(_ path: String) -> ExitCode {
        Terminal.complain(
            "\(path): cannot be written (\(String(cString: strerror(errno)))); check the folder and its permissions [CH0804]"
        )
        return Ending.cannotWrite
    }
}
