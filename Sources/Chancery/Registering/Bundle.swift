import Briefing
import Diplomacy
import Foundation
import Register
import SourceText

/// What an export bundle is made of: plain files that can be read without Chancery.
///
/// | file | what it is |
/// | --- | --- |
/// | `README.txt` | what the rest is, in words |
/// | `record.jsonl` | the record |
/// | `documents.csv` | where each document came from, when, and which files are its bytes and its text |
/// | `raw/` | the raw bytes of each document |
/// | `texts/` | the text of each, which every span is of |
/// | `MANIFEST.sha256` | the SHA-256 of every other file, as `sha256sum -c` reads them |
public enum Bundle {
    /// The list of hashes.
    public static let manifest = "MANIFEST.sha256"
    static let record = "record.jsonl"

    /// The file of a document's text.
    static func text(of document: DocumentID) -> String { "texts/\(stem(document)).txt" }

    /// The file of a document's raw bytes.
    static func raw(of document: DocumentSummary) -> String {
        let end = document.name.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last ?? ""
        let isPlain = (1...5).contains(end.utf8.count) && end.utf8.allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
        return "raw/\(stem(document.id))" + (isPlain && document.row == nil ? "." + end.lowercased() : ".bin")
    }

    private static func stem(_ document: DocumentID) -> String {
        String(document.rawValue.split(separator: ":").last ?? "document")
    }

    /// Makes the files of a bundle.
    ///
    /// - Parameters:
    ///   - record: what is to go out.
    ///   - register: what keeps its documents.
    ///   - day: the day that the record is of, as the register said it then; nil for now.
    ///   - writer: writes the record.
    ///   - put: takes a file of that name, in pieces that follow one another.
    public static func write(
        _ whole: Record, of register: Register, asOf day: CalendarDay? = nil, with writer: ExchangeWriter,
        to put: @escaping (_ file: String, _ bytes: [UInt8]) throws -> Void
    ) throws {
        let record = writer.outgoing(whole)
        var hashes: [(file: String, hash: String)] = []
        func add(_ file: String, _ bytes: [UInt8]) throws {
            hashes.append((file, SHA256.hexadecimal(of: bytes)))
            try put(file, bytes)
        }
        var table = "document,id,sha256,retrieved,origin,program,raw,text\n"
        try register.forEachSource(record.documents.map(\.id), asOf: day) { source in
            let document = source.summary
            let text = text(of: document.id)
            try add(text, source.text.bytes)
            var file = ""
            if let raw = source.raw {
                file = Bundle.raw(of: document)
                try add(file, raw)
            }
            table +=
                CSVRow([
                    document.name, document.id.rawValue, document.sha256, source.retrieved, source.origin,
                    source.program,
                    file, text,
                ]).line
        }
        try add("documents.csv", Array(table.utf8))
        // Kept for its hash: a record is small beside its texts.
        var rows: [UInt8] = []
        var writer = writer
        writer.record.mentions = true
        try writer.write(record, as: .jsonl) { rows += $0 }
        try add(Bundle.record, rows)
        try add("README.txt", Array(readme(record, writer.record.program).utf8))
        let lines = hashes.sorted { $0.file < $1.file }.map { "\($0.hash)  \($0.file)\n" }.joined()
        try put(manifest, Array(lines.utf8))
    }

    private static func readme(_ record: Record, _ program: String) -> String {
        """
        A record of \(record.documents.count) documents, written by \(program).

        record.jsonl      one JSON object a line: documents, entities, attributions, statements, findings, standings,
                          vectors and the rest. "span" is [start, end) in bytes of the document's text.
        documents.csv     where each document came from and when, and which files are its bytes and its text.
        raw/              the bytes of each document as they came in; their SHA-256 is "sha256" of its row.
        texts/            the text of each document, in UTF-8; for plain text the same bytes as in raw/.
        MANIFEST.sha256   the SHA-256 of every other file.

        To check that nothing was changed:      sha256sum -c MANIFEST.sha256
        or, with the spans and hashes of the record:   chancery verify --bundle .
        To read a statement where it stands, take bytes start to end-1 of the text of its document:
                                                tail -c +$((start + 1)) texts/FILE | head -c $((end - start))
        To take it into a register:             chancery import . --register FILE

        """
    }
}

/// Reads the files of a bundle.
struct BundleReader {
    let folder: String

    /// The bundle in a folder; nil where the path is no folder.
    init?(_ path: String) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            return nil
        }
        folder = path
    }

    var recordPath: String { folder + "/" + Bundle.record }

    func bytes(_ file: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder + "/" + file).map { [UInt8]($0) }
    }

    /// The text of a document; nil where there is none.
    func text(of document: DocumentSummary) throws -> Text? {
        guard let bytes = bytes(Bundle.text(of: document.id)) else { return nil }
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw ImportFailure(path: folder, reason: "the text of '\(document.name)' is no UTF-8")
        }
        return Text(utf8: bytes)
    }

    /// The raw bytes of a document; nil where they are not those of its hash.
    func raw(of document: DocumentSummary) -> [UInt8]? {
        rawNames(of: document).lazy.compactMap { bytes($0) }.first { SHA256.hexadecimal(of: $0) == document.sha256 }
    }

    /// Whether there is a file of raw bytes for a document, whatever they are.
    func hasRaw(of document: DocumentSummary) -> Bool {
        rawNames(of: document).contains { bytes($0) != nil }
    }

    private func rawNames(of document: DocumentSummary) -> [String] {
        let stem = Bundle.raw(of: document)
        return [stem, stem.replacingOccurrences(of: ".bin", with: ""), withoutEnd(stem) + ".bin"]
    }

    private func withoutEnd(_ file: String) -> String {
        file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    }
}
