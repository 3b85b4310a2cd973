import Foundation

/// The files that some paths stand for, in one order whatever the order of the paths, each with its name in the record.
struct InputFiles {
    /// One file to read.
    struct File: Equatable {
        /// Where it is; nil for standard input.
        var path: String?
        /// Its name in the record.
        var name: String
    }

    /// The files, ordered by name; standard input last.
    private(set) var files: [File] = []
    /// Paths that lead to nothing.
    private(set) var failures: [IntakeFailure] = []

    /// Walks the paths; none at all is standard input.
    ///
    /// Hidden files of a folder are left out, a file that two paths lead to is taken once, and a folder that leads back
    /// to itself ends there.
    init(paths: [String], standardInputName: String) {
        var found: [(path: String, relative: String)] = []
        var seen: Set<String> = []
        var readsInput = paths.isEmpty
        for argument in paths {
            if argument == "-" {
                readsInput = true
                continue
            }
            var status = stat()
            guard stat(argument, &status) == 0 else {
                let problem: IntakeProblem =
                    errno == ENOENT || errno == ENOTDIR ? .noSuchPath : .unreadable(String(cString: strerror(errno)))
                failures.append(IntakeFailure(argument, problem))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG, S_IFIFO, S_IFCHR:
                if seen.insert(InputFiles.real(argument)).inserted {
                    found.append((argument, argument))
                }
            case S_IFDIR:
                var folders: Set<String> = []
                let before = found.count
                walk(argument, "", &folders, &seen, &found)
                if found.count == before, !failures.contains(where: { $0.name.hasPrefix(argument) }) {
                    failures.append(IntakeFailure(argument, .emptyFolder))
                }
            default: failures.append(IntakeFailure(argument, .noFile))
            }
        }
        name(found)
        if readsInput { files.append(File(path: nil, name: standardInputName)) }
        failures.sort { ($0.name, $0.code) < ($1.name, $1.code) }
    }

    private mutating func walk(
        _ folder: String, _ prefix: String, _ folders: inout Set<String>, _ seen: inout Set<String>,
        _ found: inout [(path: String, relative: String)]
    ) {
        guard folders.insert(InputFiles.real(folder)).inserted, folders.count < 1_000_000 else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            failures.append(IntakeFailure(folder, .unreadable("the folder cannot be listed")))
            return
        }
        for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            var status = stat()
            guard stat(path, &status) == 0 else {
                failures.append(IntakeFailure(path, .unreadable(String(cString: strerror(errno)))))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: walk(path, prefix + name + "/", &folders, &seen, &found)
            case S_IFREG:
                if seen.insert(InputFiles.real(path)).inserted { found.append((path, prefix + name)) }
            default: continue
            }
        }
    }

    private static func real(_ path: String) -> String {
        guard let resolved = realpath(path, nil) else { return path }
        defer { free(resolved) }
        return String(cString: resolved)
    }

    /// A file's name where it is unique in the run, else its path below the argument, else the whole path.
    private mutating func name(_ found: [(path: String, relative: String)]) {
        func last(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
        var short: [String: Int] = [:]
        var middle: [String: Int] = [:]
        for file in found {
            short[last(file.path), default: 0] += 1
            middle[file.relative, default: 0] += 1
        }
        for file in found {
            var name = last(file.path)
            if short[name] != 1 { name = middle[file.relative] == 1 ? file.relative : file.path }
            files.append(File(path: file.path, name: name))
        }
        files.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
