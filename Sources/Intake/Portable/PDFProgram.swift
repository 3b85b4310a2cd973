import Foundation

/// Runs `pdftotext` of poppler as a program of its own: its licence forbids linking, and a crash of it is then no crash of
/// Chancery.
enum PDFProgram {
    /// Seconds after which the program is ended.
    static let longestRun = 120.0

    /// What it writes of a file with `-bbox-layout`.
    ///
    /// - Parameter limit: the most bytes of output that are taken.
    static func layout(
        of file: [UInt8], limit: Int, path: String? = ProcessInfo.processInfo.environment["PATH"]
    ) throws(IntakeProblem) -> [UInt8] {
        guard let program = program(path: path) else { throw .pdfReaderMissing }
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("chancery-" + UUID().uuidString)
        do {
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .pdfReaderFailed("no temporary file can be written")
        }
        defer { try? FileManager.default.removeItem(at: folder) }
        let input = folder.appendingPathComponent("in.pdf")
        let errors = folder.appendingPathComponent("errors")
        guard (try? Data(file).write(to: input)) != nil,
            FileManager.default.createFile(atPath: errors.path, contents: nil),
            let errorHandle = try? FileHandle(forWritingTo: errors)
        else { throw .pdfReaderFailed("no temporary file can be written") }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-bbox-layout", "-enc", "UTF-8", input.path, "-"]
        process.standardInput = FileHandle.nullDevice
        process.standardError = errorHandle
        let pipe = Pipe()
        process.standardOutput = pipe
        guard (try? process.run()) != nil else { throw .pdfReaderFailed("it does not start") }
        let watch = DispatchWorkItem { if process.isRunning { process.terminate() } }
        DispatchQueue.global().asyncAfter(deadline: .now() + longestRun, execute: watch)
        defer { watch.cancel() }
        var output: [UInt8] = []
        var isTooLong = false
        while let piece = try? pipe.fileHandleForReading.read(upToCount: 1 << 18), !piece.isEmpty {
            if output.count + piece.count > limit {
                isTooLong = true
                process.terminate()
                break
            }
            output += piece
        }
        process.waitUntilExit()
        if isTooLong { throw .tooLarge(limit: limit) }
        let said = String(decoding: (try? Data(contentsOf: errors)) ?? Data(), as: UTF8.self)
        if said.contains("Incorrect password") { throw .encrypted("a PDF file") }
        if process.terminationReason == .uncaughtSignal { throw .pdfReaderFailed("it was ended") }
        // Of a damaged file it gives what it could read, and a status that says so.
        if process.terminationStatus != 0, !output.contains(UInt8(ascii: "w")) {
            let line = said.split(separator: "\n").first.map { String($0.prefix(120)) }
            throw .pdfReaderFailed(line ?? "status \(process.terminationStatus)")
        }
        return output
    }

    private static func program(path: String?) -> String? {
        for folder in (path ?? "/usr/bin:/bin").split(separator: ":") {
            let candidate = "\(folder)/pdftotext"
            if access(candidate, X_OK) == 0 { return candidate }
        }
        return nil
    }
}
