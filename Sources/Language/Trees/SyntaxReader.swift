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
            facts.read(sentence.words, words, bytes)
            reader.read(facts)
            let first = sentence.words.lowerBound
            for (index, word) in sentence.words.enumerated() {
                let pair = inflections.pairs[Int(reader.tags[index])]
                words.tag[word] = pair.tag
                words.pennTag[word] = pair.penn
                let head = Int(reader.state.head[index])
                let isRoot = head < 0 || head >= sentence.words.count
                words.head[word] = isRoot ? -1 : Int32(first + head)
                words.relation[word] = isRoot ? .root : Relation(rawValue: reader.state.relation[index]) ?? .dep
            }
            inflections.read(&words, sentence.words, bytes, &forms)
        }
    }
}
