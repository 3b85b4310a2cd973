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
public struct ReadingNotes: Sendable {
    /// Sources handed out.
    public var sources = 0
    /// Sources that could not be read.
    public var failures = 0
    /// Fields of JSON Lines rows that mean nothing to Chancery, and in how many rows each stood.
    public var ignoredFields: [String: Int] = [:]

    /// Names of which the user says something (`--meta`), and which no report has, in order.
    public var unknownNames: [String] = []
    /// What was wrong with sources and did no harm, a line each.
    public var forgiven: [String] = []
    /// Sources of the same bytes as one before, which were not read again: the name of the first, and where the other is.
    public var duplicates: [(name: String, place: String)] = []
    /// How many there were; of ``duplicates`` the first are kept.
    public var duplicateCount = 0
    /// Reports that are not in English, as far as their texts show.
    public var foreign: [ForeignReport] = []
    /// How many there were; of ``foreign`` the first are kept.
    public var foreignCount = 0
    /// Reports whose day can be read in two ways.
    public var openDates: [OpenDate] = []
    /// How many there were; of ``openDates`` the first are kept.
    public var openDateCount = 0
    /// What containers hold and no report is, by what it is.
    public var passedOver: [String: Int] = [:]

    /// Kinds that are told apart, and duplicates whose names are kept: an archive of millions must not fill the memory with
    /// remarks.
    static let mostKept = 1000

    /// Notes a report that is not in English.
    public mutating func note(_ report: ForeignReport) {
        foreignCount += 1
        if foreign.count < ReadingNotes.mostKept { foreign.append(report) }
    }

    /// Notes a report whose day can be read in two ways.
    public mutating func note(_ date: OpenDate) {
        openDateCount += 1
        if openDates.count < ReadingNotes.mostKept { openDates.append(date) }
    }

    /// Notes what was passed over.
    mutating func pass(over kind: String) {
        let isKept = passedOver[kind] != nil || passedOver.count < ReadingNotes.mostKept
        passedOver[isKept ? kind : "records of other types", default: 0] += 1
    }
    /// Whether standard input was read as one report and looks like several, one behind the other.
    public var inputHoldsSeveral = false

    /// The notes of a run that has read nothing yet.
    public init() {}

    /// How other programs call fields that mean something.
    private static let otherNames: [(theirs: String, ours: String)] = [
        ("author", "authors"), ("byline", "authors"), ("headline", "title"), ("link", "url"), ("outlet", "publisher"),
        ("pubDate", "published"), ("published_at", "published"), ("pub_date", "published"), ("timestamp", "published"),
    ]

    /// One line for each thing that was passed over.
    public var warnings: [String] {
        var lines: [String] = []
        if !ignoredFields.isEmpty {
            let fields = ignoredFields.sorted { $0.key < $1.key }.map { "\($0.key) (\($0.value))" }
            lines.append("ignored fields of JSON Lines rows: " + fields.joined(separator: ", "))
            let hints = ReadingNotes.otherNames.filter { ignoredFields[$0.theirs] != nil }
            if !hints.isEmpty {
                lines.append("rename: " + hints.map { "\($0.theirs) to \($0.ours)" }.joined(separator: ", "))
            }
        }
        if !unknownNames.isEmpty {
            let more = unknownNames.count > 5 ? " and \(unknownNames.count - 5) more" : ""
            lines.append(
                "--meta names what no report is called: \(unknownNames.prefix(5).joined(separator: ", "))\(more)")
        }
        for fault in forgiven.prefix(5) { lines.append("read all the same: \(fault)") }
        if forgiven.count > 5 { lines.append("read all the same: \(forgiven.count - 5) more files with faults") }
        for (name, place) in duplicates.prefix(5) { lines.append("\(place): the same bytes as \(name), read once") }
        if duplicateCount > 5 { lines.append("the same bytes as others, read once: \(duplicateCount - 5) more") }
        for report in foreign.prefix(5) { lines.append(report.remark) }
        if foreignCount > 5 { lines.append("not in English: \(foreignCount - 5) more") }
        for date in openDates.prefix(5) { lines.append(date.remark) }
        if openDateCount > 5 { lines.append("dates that can be read in two ways: \(openDateCount - 5) more") }
        if !passedOver.isEmpty {
            let kinds = passedOver.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            let more = kinds.count > 5 ? ", \(kinds.count - 5) more kinds" : ""
            lines.append(
                "passed over: " + kinds.prefix(5).map { "\($0.value) \($0.key)" }.joined(separator: ", ") + more)
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
    /// The first source of each content, by two fingerprints of its bytes.
    private var contents: [Fingerprint: String] = [:]
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
        let content = Fingerprint(source.bytes)
        if let first = contents[content] {
            // Rows and documents that the user says something of are told apart by more than their bytes.
            if !options.keepsDuplicates, source.row?.kind != .row, source.ruled == StatedMetadata() {
                names[source.name] = count - 1
                notes.duplicateCount += 1
                if notes.duplicates.count < ReadingNotes.mostKept {
                    notes.duplicates.append((first, source.place ?? source.name))
                }
                return
            }
            source.namesIdentity = true
        } else {
            contents[content] = source.name
        }
        if count > 1 {
            source.name += "#\(count)"
            source.namesIdentity = true
        }
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
            opened = try ReadingRun.open(file, options)
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
        case .feed: try readFeed(stream, file, body)
        case .archive: try readArchive(stream, isARC: false, file, body)
        case .olderArchive: try readArchive(stream, isARC: true, file, body)
        case .mailbox: try readMailbox(stream, file, body)
        case .plain, .page, .mail, .office, .portable:
            let bytes: [UInt8]
            do throws(IntakeProblem) {
                bytes = try stream.all(limit: options.largestDocument)
            } catch {
                try fail(file.name, error, body, place: file.path)
                return
            }
            if file.path == nil, kind == .plain, let words = ReadingTables.standard?.headerWords {
                notes.inputHoldsSeveral = SeveralReports.seem(bytes, words)
            }
            var source = RawSource(name: file.name, kind: kind.sourceKind, bytes: bytes, place: file.path)
            if kind == .mail || kind == .office || kind == .portable {
                source.row = Document.Row(
                    file: file.name, number: 1, kind: kind == .mail ? .message : .part, offset: kind == .mail ? 0 : nil,
                    line: kind == .mail ? 1 : nil)
            }
            try deliver(source, body)
        }
    }

    /// Reads what a container holds, whatever it is: a page of an archive, a feed in it.
    ///
    /// - Parameter type: what the container says that it is.
    mutating func readMember(_ source: RawSource, type: String?, _ body: Receiver) rethrows {
        var source = source
        let kind = ContentKind(firstBytes: source.bytes.prefix(ContentKind.looked), name: source.name)
        switch kind {
        case .plain:
            source.kind = type?.contains("html") == true ? .page : .plain
            try deliver(source, body)
        case .page, .mail, .office, .portable:
            source.kind = kind.sourceKind
            try deliver(source, body)
        case .feed:
            guard let tables = ReadingTables.standard else { return }
            let feed = FeedFile(
                source.bytes, charset: source.charset, tables: tables, name: source.name, path: source.place)
            for entry in feed.sources {
                var entry = entry
                // The entry stands in the file where the feed's payload stands, and so much further on.
                let inside = entry.row?.offset ?? 0
                entry.row = source.row
                entry.row?.offset = source.row?.offset.map { $0 + inside }
                try deliver(entry, body)
            }
            for (name, place, problem) in feed.failures { try fail(name, problem, body, place: place) }
        case .rows, .archive, .olderArchive, .mailbox, .binary, .unsupported:
            notes.pass(over: "records of type \(type?.prefix(60) ?? "unknown")")
        }
    }

    /// Opens a file and takes off its packings.
    static func open(
        _ file: InputFiles.File, _ options: IntakeOptions
    ) throws(IntakeProblem) -> (PeekStream, ContentKind) {
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
        let text = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
        if head.count < ContentKind.looked, text.allSatisfy({ $0 <= 0x20 }) { throw .empty }
        return (stream, ContentKind(firstBytes: head, name: file.name))
    }
}

/// Two 64-bit fingerprints (FNV-1a over words of eight bytes, with two primes) by which sources of the same bytes are told.
struct Fingerprint: Hashable, Sendable {
    private var one: UInt64
    private var other: UInt64

    init(_ bytes: [UInt8]) {
        one = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
        other = 0x9e37_79b9_7f4a_7c15 ^ UInt64(bytes.count)
        bytes.withUnsafeBytes { raw in
            var at = 0
            while at + 8 <= raw.count {
                mix(raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                at += 8
            }
            while at < raw.count {
                mix(UInt64(raw[at]))
                at += 1
            }
        }
    }

    private mutating func mix(_ word: UInt64) {
        one = (one ^ word) &* 0x0000_0100_0000_01b3
        one ^= one >> 29
        other = (other ^ word) &* 0xff51_afd7_ed55_8ccd
        other ^= other >> 32
    }
}
