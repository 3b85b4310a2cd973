import Diplomacy
import Language
import SourceText
import Statements

/// What `chancery parse` runs on: text to CoNLL-U. Of tables and models no more is loaded than that needs.
///
/// ```swift
/// let parser = try TextParser(entities: true)
/// print(String(decoding: parser.parse(Array("Japan condemned the launch.".utf8)), as: UTF8.self))
/// ```
public struct TextParser: Sendable {
    private let english: English
    private let threads: Int
    /// Whether mentions and chains stand in MISC, as GUM writes them.
    public let entities: Bool

    /// Loads tables and models.
    ///
    /// - Parameters:
    ///   - options: an analyst's own tables, and how many threads work.
    ///   - entities: whether mentions and chains are written.
    /// - Throws: `TSVTable.Failure` where a table (also an analyst's own) is not what it should be,
    ///   `ResourceDirectory.NotFound`.
    public init(options: ChanceryOptions = ChanceryOptions(), entities: Bool) throws {
        self.entities = entities
        threads = options.threads
        // Own tables are read in any case, so that what is wrong in them is said.
        let gazetteer =
            entities || !options.lexicons.isEmpty ? try Gazetteer(options.nameTable()) : Gazetteer()
        english = try English(gazetteer: gazetteer, layers: entities ? .mentions : [])
    }

    /// The output over raw text.
    ///
    /// All of the text is read, as if all of it were an article's body; what is no UTF-8 is replaced.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - name: what `# newdoc id` names; none where it is empty.
    public func parse(_ bytes: [UInt8], name: String = "") -> [UInt8] {
        let document = Document(plain: String(decoding: bytes, as: UTF8.self), name: name)
        var writer = ConlluWriter(writesEntities: entities)
        writer.write(english.analyze(document), name: name)
        return writer.bytes
    }

    /// The output over some texts, each a document of its own, on all threads.
    ///
    /// - Parameter texts: texts with the names that `# newdoc id` gives them.
    public func parse(_ texts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
        var batch = Batch<(name: String, bytes: [UInt8])>(threads: threads)
        for text in texts { batch.add(text, bytes: text.bytes.count) }
        return TextParser.joined(batch.map { text in parse(text.bytes, name: text.name) })
    }

    /// The output over CoNLL-U: its words and sentences, with the comments and MISC that they had, and tags, lemmas and trees
    /// anew.
    ///
    /// - Returns: CoNLL-U, and what is wrong with its words and sentences; what is wrong in columns that are written anew is
    ///   not told.
    public func parse(conllu bytes: [UInt8]) -> (bytes: [UInt8], problems: [ConlluProblem]) {
        let (documents, problems) = ConlluReader().read(bytes)
        var batch = Batch<ConlluDocument>(threads: threads)
        // Sentences without a name get one of the document's, so these must differ.
        var used = Set(documents.map(\.name))
        var counts: [String: Int] = [:]
        for var document in documents {
            let name = document.name
            counts[name, default: 0] += 1
            while var count = counts[name], count > 1 {
                let candidate = name.isEmpty ? "\(count)" : "\(name)-\(count)"
                if used.insert(candidate).inserted {
                    document.name = candidate
                    break
                }
                count += 1
                counts[name] = count
            }
            batch.add(document, bytes: document.analysis.text.count)
        }
        let parts = batch.map { document in
            var document = document
            english.parse(&document.analysis)
            english.readMentions(&document.analysis)
            var writer = ConlluWriter(writesEntities: entities)
            writer.write(document)
            return writer.bytes
        }
        return (TextParser.joined(parts), problems.filter(\.isOfWords))
    }

    private static func joined(_ parts: [[UInt8]]) -> [UInt8] {
        guard parts.count != 1 else { return parts[0] }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(parts.reduce(0) { $0 + $1.count })
        for part in parts { bytes.append(contentsOf: part) }
        return bytes
    }
}
