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
    private let cutting: WordReader
    private let syntax: SyntaxReader
    private let times: TimeReader
    private let quantities: QuantityReader
    private let mentions: MentionReader

    /// Loads the models and tables of Language.
    ///
    /// - Parameters:
    ///   - gazetteer: what is known of names.
    ///   - resources: the folder of Language's resources, found by `ResourceDirectory` unless given.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`, and an error that says which model is broken.
    public init(gazetteer: Gazetteer, resources: URL? = nil) throws {
        let folder = try resources ?? ResourceDirectory.locate("Language")
        cutting = try WordReader(resources: folder)
        // A reader without its models cuts at white space alone, which is for training them only.
        if cutting.junctions == nil { throw HashedModel.Malformed(file: "tokens.model") }
        if cutting.breaks == nil { throw HashedModel.Malformed(file: "sentences.model") }
        syntax = try SyntaxReader(resources: folder)
        let lexicon = try ExpressionLexicon(resources: folder)
        times = TimeReader(lexicon: lexicon)
        quantities = QuantityReader(lexicon: lexicon)
        mentions = try MentionReader(gazetteer: gazetteer, resources: folder)
    }

    /// Reads body, headline, captions and derived passages of a document; its furniture is not analysed.
    public func analyze(_ document: Document) -> Analysis {
        var analysis = parse(document)
        readExpressions(&analysis)
        readMentions(&analysis)
        return analysis
    }

    /// Words, sentences, tags and trees of a document, and nothing further.
    public func parse(_ document: Document) -> Analysis {
        var analysis = Analysis(document: document)
        cutting.read(&analysis)
        parse(&analysis)
        return analysis
    }

    /// Gives the words and sentences of an analysis, which stay as they are, tags, features, lemmas and trees.
    public func parse(_ analysis: inout Analysis) {
        analysis.text.bytes.withUnsafeBufferPointer { bytes in
            syntax.read(&analysis.words, analysis.sentences, bytes)
        }
    }

    /// Fills the times and quantities of an analysis, counted from the document's date; words and trees are used where they
    /// are there.
    ///
    /// - Parameters:
    ///   - analysis: its document is read.
    ///   - seconds: the second of the day of publication, for `in 5 minutes`.
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the currency of a bare sign.
    public func readExpressions(_ analysis: inout Analysis, seconds: Int? = nil, country: String? = nil) {
        times.read(&analysis, seconds: seconds)
        quantities.read(&analysis, country: country)
    }

    /// Fills the mentions of an analysis that has its words and trees.
    public func readMentions(_ analysis: inout Analysis) {
        mentions.read(&analysis)
    }
}
