import Diplomacy
import Foundation
import Register
import SourceText

/// What a look through a bundle found.
public struct BundleCheck: Sendable {
    /// Files whose hash was checked.
    public private(set) var files = 0
    /// Documents of the record.
    public private(set) var documents = 0
    /// Statements whose words were looked up.
    public private(set) var statements = 0
    /// What is wrong; empty where all is well.
    public private(set) var faults: [Fault] = []

    /// Checks a bundle: each file against the manifest, each document against its hash, and that the words of every statement
    /// stand at its span.
    ///
    /// - Throws: ``ImportFailure`` where the folder is no bundle.
    public init(folder: String) throws {
        guard let bundle = BundleReader(folder), let manifest = bundle.bytes(Bundle.manifest) else {
            throw ImportFailure(path: folder, reason: "is no bundle: there is no \(Bundle.manifest)")
        }
        try hashes(bundle, String(decoding: manifest, as: UTF8.self))
        // Where the record itself was changed, its rows need not be rows any more.
        do {
            try spans(bundle)
        } catch let failure as ImportFailure {
            faults.append(Fault(place: Bundle.record, reason: failure.reason))
        }
    }

    private mutating func hashes(_ bundle: BundleReader, _ manifest: String) throws {
        var listed: Set<String> = [Bundle.manifest]
        for line in manifest.split(separator: "\n") {
            let parts = line.split(separator: " ", maxSplits: 1)
            guard parts.count == 2, parts[0].utf8.count == 64 else {
                faults.append(Fault(place: Bundle.manifest, reason: "'\(line.prefix(40))' is no line of it"))
                continue
            }
            let file = String(parts[1].drop { $0 == " " || $0 == "*" })
            listed.insert(file)
            files += 1
            guard !file.hasPrefix("/"), !file.split(separator: "/").contains("..") else {
                faults.append(Fault(place: file, reason: "lies outside of the bundle"))
                continue
            }
            guard let bytes = bundle.bytes(file) else {
                faults.append(Fault(place: file, reason: "is missing"))
                continue
            }
            if SHA256.hexadecimal(of: bytes) != parts[0] {
                faults.append(Fault(place: file, reason: "is not what the manifest says"))
            }
        }
        let all = FileManager.default.enumerator(atPath: bundle.folder)
        while let file = all?.nextObject() as? String {
            var isFolder: ObjCBool = false
            FileManager.default.fileExists(atPath: bundle.folder + "/" + file, isDirectory: &isFolder)
            if !isFolder.boolValue, !listed.contains(file) {
                faults.append(Fault(place: file, reason: "is not in the manifest"))
            }
        }
    }

    private mutating func spans(_ bundle: BundleReader) throws {
        let (record, _) = try Chancery.rows(bundle.recordPath)
        documents = record.documents.count
        var texts: [DocumentID: Text] = [:]
        for document in record.documents {
            texts[document.id] = try bundle.text(of: document)
            if texts[document.id] == nil { faults.append(Fault(place: document.name, reason: "its text is missing")) }
            if bundle.hasRaw(of: document), bundle.raw(of: document) == nil {
                faults.append(Fault(place: document.name, reason: "its raw bytes are not those of its hash"))
            }
        }
        for statement in record.statements {
            statements += 1
            guard let text = texts[statement.document] else { continue }
            if statement.span.end > text.count {
                faults.append(Fault(place: statement.id, reason: "lies behind the end of the text"))
            } else if let words = record.text(statement.document, statement.span), words != text[statement.span] {
                faults.append(Fault(place: statement.id, reason: "other words stand at its span"))
            }
        }
    }
}
