import SourceText

/// Reads sources one at a time, in a fixed order: files, folders, standard input, packed or not.
///
/// ```swift
/// let reader = SourceReader(paths: ["reports"], options: IntakeOptions())
/// let notes = reader.forEach { result in
///     switch result {
///     case .success(let source): print(source.name, source.bytes.count)
///     case .failure(let failure): print(failure)
///     }
/// }
/// ```
public struct SourceReader: Sendable {
    private let paths: [String]
    private let options: IntakeOptions

    /// - Parameters:
    ///   - paths: files and folders; `-`, or none at all, is standard input.
    ///   - options: limits and what the user says of documents.
    public init(paths: [String], options: IntakeOptions = IntakeOptions()) {
        self.paths = paths
        self.options = options
    }

    /// Calls `body` for every source and every failure. The order hangs on the names alone, not on that of the paths.
    ///
    /// Memory holds one source at a time: JSON Lines and archives are streamed.
    @discardableResult
    public func forEach(_ body: (Result<RawSource, IntakeFailure>) throws -> Void) rethrows -> ReadingNotes {
        let input = InputFiles(paths: paths, standardInputName: options.standardInputName)
        var run = ReadingRun(options: options)
        for failure in input.failures {
            run.notes.failures += 1
            try body(.failure(failure))
        }
        for file in input.files { try run.read(file, body) }
        run.notes.unknownNames = run.unknownNames
        return run.notes
    }
}

/// What is worth telling after a run.
public struct ReadingNotes: Sendable, Equatable {
    /// Sources handed out.
    public var sources = 0
    /// Sources that could not be read.
    public var failures = 0
    /// Fields of JSON Lines rows that mean nothing to Chancery, and in how many rows each stood.
    public var ignoredFields: [String: Int] = [:]

    /// Names of which the user says something (`--meta`), and which no report has, in order.
    public var unknownNames: [String] = []
    /// Whether standard input was read as one report and looks like several, one behind the other.
    public var inputHoldsSeveral = false

    /// The notes of a run that has read nothing yet.
    public init() {}

    /// One line for each thing that was passed over.
    public var warnings: [String] {
        var lines: [String] = []
        if !ignoredFields.isEmpty {
            let fields = ignoredFields.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
            lines.append("ignored fields of JSON Lines rows: " + fields.joined(separator: ", "))
        }
        if !unknownNames.isEmpty {
            let more = unknownNames.count > 5 ? " and \(unknownNames.count - 5) more" : ""
            lines.append(
                "--meta names what no report is called: \(unknownNames.prefix(5).joined(separator: ", "))\(more)")
        }
        if inputHoldsSeveral {
            lines.append(
                "standard input is one report, and seems to hold several; give files or a folder, or JSON Lines with one a line"
            )
        }
        return lines
    }
}

/// The state of one run over the sources.
struct ReadingRun {
    let options: IntakeOptions
    var notes = ReadingNotes()
    private var contents: Set<UInt64> = []
    private var names: [String: Int] = [:]
    private var ruledNames: Set<String> = []

    /// The names of which the user says something, and which no source has.
    var unknownNames: [String] { options.metadata.names.filter { !ruledNames.contains($0) } }

    init(options: IntakeOptions) { self.options = options }

    typealias Receiver = (Result<RawSource, IntakeFailure>) throws -> Void

    /// Hands out one source, its name made unique in the run and what the user says of it added.
    mutating func deliver(_ source: RawSource, _ body: Receiver) rethrows {
        var source = source
        let count = names[source.name, default: 0] + 1
        names[source.name] = count
        if let ruled = options.metadata[source.name] {
            source.ruled = ruled
            ruledNames.insert(source.name)
        }
        if count > 1 {
            source.name += "#\(count)"
            source.namesIdentity = true
        }
        if !contents.insert(ReadingRun.fingerprint(source.bytes)).inserted { source.namesIdentity = true }
        notes.sources += 1
        try body(.success(source))
    }

    /// - Parameter place: where it is, as the user gave it; nil where the name says it.
    mutating func fail(_ name: String, _ problem: IntakeProblem, _ body: Receiver, place: String?) rethrows {
        notes.failures += 1
        try body(.failure(IntakeFailure(name, problem, place: place)))
    }

    /// Reads one file, whatever it holds.
    mutating func read(_ file: InputFiles.File, _ body: Receiver) rethrows {
        let opened: (PeekStream, ContentKind)
        do throws(IntakeProblem) {
            opened = try open(file)
        } catch {
            try fail(file.name, error, body, place: file.path)
            return
        }
        let (stream, kind) = opened
        switch kind {
        case .binary: try fail(file.name, .binary, body, place: file.path)
        case .unsupported(let what, let advice):
            try fail(file.name, .unsupported(what, advice: advice), body, place: file.path)
        case .rows: try readRows(stream, file, body)
        case .feed:
            try fail(
                file.name, .unsupported("a news feed", advice: "give the pages that it links to"), body,
                place: file.path)
        case .archive:
            try fail(
                file.name, .unsupported("a web archive", advice: "unpack its pages first"), body,
                place: file.path)
        case .plain, .page:
            let bytes: [UInt8]
            do throws(IntakeProblem) {
                bytes = try stream.all(limit: options.largestDocument)
            } catch {
                try fail(file.name, error, body, place: file.path)
                return
            }
            if file.path == nil, kind == .plain { notes.inputHoldsSeveral = SeveralReports.seem(bytes) }
            try deliver(
                RawSource(name: file.name, kind: kind == .page ? .page : .plain, bytes: bytes, place: file.path), body)
        }
    }

    /// Opens a file and takes off its packings.
    private func open(_ file: InputFiles.File) throws(IntakeProblem) -> (PeekStream, ContentKind) {
        let source: any ByteStream
        if let path = file.path {
            source = try FileStream(path: path)
        } else {
            source = FileStream(descriptor: 0)
        }
        var stream = PeekStream(source)
        // A tar of gzips inside an xz is beyond what people have; three layers are plenty.
        for _ in 0..<3 {
            guard let packing = Packing(firstBytes: try stream.peek(6)) else { break }
            stream = PeekStream(packing.unpack(stream, ratio: options.largestRatio))
        }
        let head = try stream.peek(ContentKind.looked)
        if head.isEmpty { throw .empty }
        if head.count < ContentKind.looked, head.allSatisfy({ $0 <= 0x20 }) { throw .empty }
        return (stream, ContentKind(firstBytes: head, name: file.name))
    }

    /// A 64-bit fingerprint (FNV-1a over words of eight bytes) by which sources of the same bytes are told.
    private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { raw in
            var at = 0
            while at + 8 <= raw.count {
                hash = (hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x0000_0100_0000_01b3
                hash ^= hash >> 29
                at += 8
            }
            while at < raw.count {
                hash = (hash ^ UInt64(raw[at])) &* 0x0000_0100_0000_01b3
                at += 1
            }
        }
        return hash
    }
}
