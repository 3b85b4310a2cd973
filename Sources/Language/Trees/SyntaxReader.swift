import Foundation
import SourceText

/// Gives words that have their forms and sentences tags, features, lemmas and trees.
package struct SyntaxReader: Sendable {
    private let inflections: Inflections
    private let network: Network

    /// Loads the models of Language.
    package init(resources: URL) throws {
        inflections = try Inflections(contentsOf: resources.appendingPathComponent("inflections.model"))
        network = try Network(contentsOf: resources.appendingPathComponent("network.model"))
        guard network.tagCount == inflections.pairs.count else {
            throw HashedModel.Malformed(file: "network.model")
        }
    }

    /// Fills the columns from tags to relations.
    package func read(_ words: inout Words, _ sentences: [Sentence], _ bytes: UnsafeBufferPointer<UInt8>) {
        var facts = FormFacts()
        var reader = NetworkReader(network)
        var forms = Inflections.State()
        words.featureSets = inflections.featureSets
        words.lemmas = []
        for sentence in sentences where !sentence.words.isEmpty {
            var root: Int32?
            var first = sentence.words.lowerBound
            // A sentence without end is read in pieces, so that memory stays bounded; later pieces hang on the first.
            while first < sentence.words.upperBound {
                let piece = first..<min(first + SyntaxReader.longest, sentence.words.upperBound)
                facts.read(piece, words, bytes)
                reader.read(facts)
                for (index, word) in piece.enumerated() {
                    let pair = inflections.pairs[Int(reader.tags[index])]
                    words.tag[word] = pair.tag
                    words.pennTag[word] = pair.penn
                    let head = Int(reader.state.head[index])
                    if head >= 0, head < piece.count {
                        words.head[word] = Int32(first + head)
                        words.relation[word] = Relation(rawValue: reader.state.relation[index]) ?? .dep
                    } else {
                        words.head[word] = root ?? -1
                        words.relation[word] = root == nil ? .root : .parataxis
                        if root == nil { root = Int32(word) }
                    }
                }
                first = piece.upperBound
            }
            inflections.read(&words, sentence.words, bytes, &forms)
        }
    }

    /// The number of words that are parsed at once.
    private static let longest = 1000
}
