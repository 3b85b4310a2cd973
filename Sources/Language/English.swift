import Foundation
import SourceText

/// The English pipeline: words, sentences, tags, trees, times, quantities, names and coreference of a document.
///
/// ```swift
/// let english = try English(gazetteer: gazetteer)
/// let analysis = english.analyze(Document(plain: "Japan condemned the launch."))
/// ```
///
/// A value without state: the same document gives the same analysis, on any thread.
public struct English: Sendable {
    private let mentions: MentionReader

    /// Loads the models and tables of Language.
    ///
    /// - Parameters:
    ///   - gazetteer: what is known of names.
    ///   - resources: the folder of Language's resources, found by ``ResourceDirectory`` unless given.
    /// - Throws: `TSVTable.Failure`, ``ResourceDirectory/NotFound``, and an error that says which model is broken.
    public init(gazetteer: Gazetteer, resources: URL? = nil) throws {
        mentions = try MentionReader(gazetteer: gazetteer, resources: resources)
    }

    /// Reads body, headline, captions and derived passages of a document; its furniture is not analysed.
    public func analyze(_ document: Document) -> Analysis {
        var analysis = Analysis(document: document)
        mentions.read(&analysis)
        return analysis
    }
}
