/// Everything that can go wrong while a source is read, and the wording of each: the one place where Intake speaks.
///
/// A wording is one line: what is wrong, then what to do about it.
enum IntakeProblem: Error, Hashable, Sendable {
    case noSuchPath
    case unreadable(String)
    case noFile
    case emptyFolder
    case empty
    case binary
    case unsupported(String, advice: String)
    case damaged(String, String)
    case truncated(String)
    case tooLarge(limit: Int)
    case bomb(ratio: Int)
    case rowIsNoJSON(line: Int, detail: String)
    case rowWithoutText(line: Int, instead: String?)
    case rowTooLong(line: Int, limit: Int)
    case noText
    case metaUnreadable(String)
    case metaMalformed(String)
    case archiveDamaged(offset: Int, String)
    case folder
    case archiveGap(from: Int, to: Int, String)
    case revisitWithoutCapture
    case archiveWithoutPages
    case coding(String)
    case feedWithoutEntries
    case noContainer
    case rowIsEmpty(line: Int, field: String)
    case noTables
    case zipDamaged(String)
    case noWordDocument
    case pdfReaderMissing
    case pdfReaderFailed(String)
    case encrypted(String)
    case entryWithoutText(number: Int)

    /// The stable code, by which a user can search for the problem.
    var code: String {
        switch self {
        case .noSuchPath: "CH0101"
        case .unreadable: "CH0102"
        case .noFile: "CH0103"
        case .emptyFolder: "CH0104"
        case .empty: "CH0105"
        case .binary: "CH0106"
        case .unsupported: "CH0107"
        case .damaged: "CH0108"
        case .truncated: "CH0109"
        case .tooLarge: "CH0110"
        case .bomb: "CH0111"
        case .rowIsNoJSON: "CH0112"
        case .rowWithoutText, .rowIsEmpty: "CH0113"
        case .rowTooLong: "CH0114"
        case .noText: "CH0115"
        case .metaUnreadable: "CH0116"
        case .metaMalformed: "CH0117"
        case .archiveDamaged: "CH0118"
        case .folder: "CH0120"
        case .feedWithoutEntries: "CH0121"
        case .noContainer: "CH0125"
        case .noTables: "CH0126"
        case .zipDamaged: "CH0108"
        case .noWordDocument: "CH0107"
        case .pdfReaderMissing: "CH0127"
        case .pdfReaderFailed: "CH0128"
        case .encrypted: "CH0129"
        case .archiveGap: "CH0118"
        case .revisitWithoutCapture: "CH0123"
        case .archiveWithoutPages: "CH0115"
        case .coding: "CH0124"
        case .entryWithoutText: "CH0122"
        }
    }

    /// What is wrong and what to do, in one line.
    var reason: String {
        switch self {
        case .noSuchPath: "no such file or folder; check the path"
        case .unreadable(let why): "cannot be read (\(why)); check its permissions"
        case .noFile: "is neither a file nor a folder; give a file, a folder, or - for standard input"
        case .emptyFolder: "holds no files; give a folder with reports in it"
        case .empty: "is empty; remove it or fetch it again"
        case .binary:
            "is binary data, not text; give text, a page, JSON Lines, a feed, a web archive, mail, Word or PDF"
        case .unsupported(let kind, let advice): "is \(kind), which is not read yet; \(advice)"
        case .damaged(let packing, let detail): "is damaged \(packing) data (\(detail)); fetch or pack it again"
        case .truncated(let packing): "its \(packing) data breaks off; fetch or pack it again"
        case .tooLarge(let limit): "is larger than \(limit / 1_048_576) MiB; split it, or give it as JSON Lines"
        case .bomb(let ratio): "unpacks to more than \(ratio) times its size; unpack it yourself if it is genuine"
        case .rowIsNoJSON(let line, let detail): "line \(line) is no JSON object (\(detail)); give one object a line"
        case .rowWithoutText(let line, let instead?):
            "line \(line) has neither text nor html; rename its '\(instead)' to text, or to html where it is mark-up"
        case .rowWithoutText(let line, nil): "line \(line) has neither text nor html; one of them is needed"
        case .rowIsEmpty(let line, let field): "line \(line) has an empty '\(field)'; give the report's text in it"
        case .rowTooLong(let line, let limit): "line \(line) is longer than \(limit / 1_048_576) MiB; split it"
        case .noText: "holds no readable text; check that the page was saved whole"
        case .metaUnreadable(let why): "cannot be read (\(why)); check the path given to --meta"
        case .metaMalformed(let detail):
            "is no list of documents (\(detail)); give a JSON list of objects, or CSV, with a name each"
        case .archiveDamaged(let offset, let detail):
            "breaks at byte \(offset) (\(detail)); what stands before it was read"
        case .archiveGap(let from, let to, let detail):
            "is damaged from byte \(from) to \(to) (\(detail)); what stands around it was read"
        case .revisitWithoutCapture:
            "repeats a capture that is not in this archive; give the archive that holds it too"
        case .archiveWithoutPages:
            "holds no page that was fetched well; 'chancery contents' lists what it holds"
        case .coding("br"):
            "is packed with brotli, and libbrotlidec is not installed; install it (Debian: libbrotli1) and run again"
        case .coding(let name): "is packed as \(name), which is not read; fetch the page again"
        case .noTables: "cannot be read without the tables of Chancery; run 'make install', or set CHANCERY_RESOURCES"
        case .zipDamaged(let detail): "is a damaged zip container (\(detail)); fetch or save it again"
        case .noWordDocument:
            "is a zip container without a Word document (EPUB, spreadsheet or zip), which is not read; unpack it, or save it as text, HTML or DOCX"
        case .pdfReaderMissing:
            "is a PDF file, and pdftotext is not installed; install it (Debian: poppler-utils) and run again"
        case .pdfReaderFailed(let detail):
            "cannot be read by pdftotext (\(detail)); open and save it again, or give its text"
        case .encrypted(let what): "is \(what) that a password locks; save it without one"
        case .noContainer: "is neither a feed nor a web archive; 'chancery extract' reads other files"
        case .feedWithoutEntries: "is a feed without entries; fetch it again, or give the pages that it links to"
        case .entryWithoutText(let number): "entry \(number) has neither title nor text; give the page that it links to"
        case .folder: "is a folder; this reads one file: give a file of the folder"
        }
    }
}

/// A source that could not be read: one row of `rejected` in the record.
public struct IntakeFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The source's name, as a document of it would have had.
    public var name: String
    /// A stable code, `CH0106`.
    public var code: String
    /// One line: what is wrong, and what to do.
    public var reason: String
    /// Where it is, as the user gave it: `reports/a.txt`; nil where the name says it.
    public var place: String?

    /// A failure, with its code and the one line that explains it.
    public init(name: String, code: String, reason: String, place: String? = nil) {
        self.name = name
        self.place = place
        self.code = code
        self.reason = reason
    }

    init(_ name: String, _ problem: IntakeProblem, place: String? = nil) {
        self.init(name: name, code: problem.code, reason: problem.reason, place: place)
    }

    init(_ source: RawSource, _ problem: IntakeProblem) { self.init(source.name, problem, place: source.place) }

    /// `reports/report.pdf: is a PDF file, which is not read yet; … [CH0107]`
    public var description: String { "\(place ?? name): \(reason) [\(code)]" }
}

extension IntakeProblem {
    /// Whether a payload stands there still packed.
    var isAboutCoding: Bool {
        if case .coding = self { return true }
        return false
    }
}
