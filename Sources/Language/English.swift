import Foundation
import SourceText

/// The English pipeline: words, sentences, tags, trees, times, quantities, names and coreference of a document.
///
/// ```swift
/// let english = try English()
/// let analysis = english.analyze(Document(plain: "Japan condemned the launch."))
/// for mention in analysis.mentions { print(mention.kind, analysis.text[mention.span]) }
/// ```
///
/// A value without state: the same document gives the same analysis, on any thread.
public struct English: Sendable {
    private let cutting: WordReader
    private let syntax: SyntaxReader
    private let expressions: ExpressionReader?
    private let mentions: MentionReader?

    /// What is read beyond words, sentences, tags and trees.
    public struct Layers: OptionSet, Sendable {
        /// The layers as bits: 1 for times and quantities, 2 for mentions.
        public let rawValue: Int

        /// Layers from their bits; bits that stand for none are kept and mean nothing.
        public init(rawValue: Int) { self.rawValue = rawValue }

        /// Times and quantities.
        public static let expressions = Layers(rawValue: 1)
        /// Names, other mentions and coreference.
        public static let mentions = Layers(rawValue: 2)
        /// Everything.
        public static let all: Layers = [.expressions, .mentions]
    }

    /// Loads the models and tables of Language.
    ///
    /// - Parameters:
    ///   - gazetteer: what is known of names; nothing unless given, then the models alone find and judge them.
    ///   - layers: what will be read; of other layers nothing is loaded, and analyses have nothing.
    ///   - resources: the folder of Language's resources, found by `ResourceDirectory` unless given.
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`, and an error that says which model is broken.
    public init(gazetteer: Gazetteer = Gazetteer(), layers: Layers = .all, resources: URL? = nil) throws {
        let folder = try resources ?? ResourceDirectory.locate("Language")
        cutting = try WordReader(resources: folder)
        // A reader without its models cuts at white space alone, which is for training them only.
        if cutting.junctions == nil { throw HashedModel.Malformed(file: "tokens.model") }
        if cutting.breaks == nil { throw HashedModel.Malformed(file: "sentences.model") }
        syntax = try SyntaxReader(resources: folder)
        expressions = layers.contains(.expressions) ? try ExpressionReader(resources: folder) : nil
        mentions = layers.contains(.mentions) ? try MentionReader(gazetteer: gazetteer, resources: folder) : nil
    }

    /// Reads body, headline, captions and derived passages of a document; its furniture is not analysed.
    ///
    /// - Parameter country: the state of the publisher (ISO 3166-1 alpha-3), as ``readExpressions(_:seconds:country:)`` takes it.
    public func analyze(_ document: Document, country: String? = nil) -> Analysis {
        var analysis = parse(document)
        readExpressions(&analysis, country: country)
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
    ///   - country: the state of the publisher (ISO 3166-1 alpha-3), for the currency of a bare sign, for the order of
    ///     day and month in `3/7/2017`, and for fiscal years of which the text does not say whose they are.
    public func readExpressions(_ analysis: inout Analysis, seconds: Int? = nil, country: String? = nil) {
        expressions?.read(&analysis, seconds: seconds, country: country)
    }

    /// Fills the mentions of an analysis that has its words and trees.
    public func readMentions(_ analysis: inout Analysis) {
        mentions?.read(&analysis)
    }
}
