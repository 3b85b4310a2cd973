import ArgumentParser
import Foundation

/// A folder that takes the files of a bundle, and appears whole or not at all.
final class BundleFolder {
    private let path: String
    private let temporary: String
    private var open: (name: String, file: OutputFile)?
    private var isFinished = false

    /// A new folder.
    ///
    /// - Throws: ``Ending/cannotWrite``, after one line on standard error, where something lies at the path or it cannot be made.
    init(_ path: String) throws {
        self.path = path
        temporary = path + ".part-\(getpid())"
        if FileManager.default.fileExists(atPath: path) {
            Terminal.complain("\(path): is there already; give a bundle a name of its own [CH0915]")
            throw Ending.cannotWrite
        }
        do {
            for folder in ["raw", "texts"] {
                try FileManager.default.createDirectory(
                    atPath: temporary + "/" + folder, withIntermediateDirectories: true)
            }
        } catch {
            Terminal.complain("\(path): cannot be made; check the folder and its permissions [CH0804]")
            throw Ending.cannotWrite
        }
    }

    /// A run that ends before its time leaves nothing behind.
    deinit { if !isFinished { try? FileManager.default.removeItem(atPath: temporary) } }

    /// Takes a piece of a file.
    func put(_ name: String, _ bytes: [UInt8]) throws {
        if open?.name != name {
            try open?.file.finish()
            open = (name, try OutputFile(temporary + "/" + name))
        }
        try open?.file.write(bytes)
    }

    /// Puts the folder in its place.
    func finish() throws {
        try open?.file.finish()
        guard rename(temporary, path) == 0 else {
            Terminal.complain("\(path): cannot be made; check the folder and its permissions [CH0804]")
            throw Ending.cannotWrite
        }
        isFinished = true
    }
}
