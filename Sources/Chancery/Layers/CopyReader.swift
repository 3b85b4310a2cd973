import Collation
import Intake
import SourceText

/// Finds exact and near copies among many reports, without reading what they say: no parsing, and of each report only a
/// few kilobytes are kept.
///
/// ```swift
/// let (copies, _) = try CopyReader().read(["reports/"])
/// for link in copies.links { print(copies.documents[link.document].name, link.share) }
/// ```
public struct CopyReader: Sendable {
    private let intake: DocumentReader

    /// Loads what intake needs.
    ///
    /// - Throws: as ``DocumentReader``.
    public init(options: ChanceryOptions = ChanceryOptions()) throws {
        var options = options
        // A second file of the same bytes is what is looked for here.
        options.intake.keepsDuplicates = true
        intake = try DocumentReader(options: options)
    }

    /// Reads files and folders, and compares what they hold.
    ///
    /// - Parameters:
    ///   - paths: files and folders; `-`, or none at all, is standard input.
    ///   - reject: told of each source that could not be read.
    ///   - progress: told from time to time how far the reading is, on the calling thread.
    public func read(
        _ paths: [String], reject: (IntakeFailure) -> Void = { _ in }, progress: (ReadingProgress) -> Void = { _ in }
    ) -> (copies: CopyLineage, notes: ReadingNotes) {
        var documents: [CopyDocument] = []
        var state = ReadingProgress()
        let notes = intake.forEachDocument(paths) {
            CopyDocument($0)
        } deliver: { result in
            switch result {
            case .success(let document):
                documents.append(document)
                state.words += document.words
            case .failure(let failure):
                reject(failure)
                state.rejected += 1
            }
            state.reports = documents.count
            progress(state)
        }
        state.phase = .collating
        progress(state)
        let copies = CopyLineage(documents, least: intake.options.collation.copyShare)
        state.phase = .done
        progress(state)
        return (copies, notes)
    }
}
