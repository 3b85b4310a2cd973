import Foundation
import SourceText

/// Gives words that have their forms and sentences tags, features, lemmas and trees.
package struct SyntaxReader: Sendable {
    package var inflections: Inflections
    package var tagger: Tagger
    package var parser: LinearParser

    package init(inflections: Inflections, tagger: Tagger, parser: LinearParser) {
        self.inflections = inflections
        self.tagger = tagger
        self.parser = parser
    }

    /// Loads the models of Language.
    package init(resources: URL) throws {
        inflections = try Inflections(contentsOf: resources.appendingPathComponent("inflections.model"))
        tagger = Tagger(model: try HashedModel(contentsOf: resources.appendingPathComponent("tagger.model")))
        parser = LinearParser(
            actions: try HashedModel(contentsOf: resources.appendingPathComponent("steps.model")),
            relations: try HashedModel(contentsOf: resources.appendingPathComponent("relations.model")))
        guard tagger.model.classes == inflections.pairs.count, parser.actions.classes == 3,
            parser.relations.classes == Relation.allCases.count
        else { throw HashedModel.Malformed(file: "tagger.model") }
    }

    /// Fills the columns from tags to relations.
    package func read(_ words: inout Words, _ sentences: [Sentence], _ bytes: UnsafeBufferPointer<UInt8>) {
        var facts = FormFacts()
        var tagging = Tagger.State()
        var parsing = LinearParser.Workspace()
        var input = LinearParser.Input()
        var forms = Inflections.State()
        words.featureSets = inflections.featureSets
        words.lemmas = []
        for sentence in sentences where !sentence.words.isEmpty {
            facts.read(sentence.words, words, bytes)
            tagger.tag(facts, &tagging)
            for (index, word) in sentence.words.enumerated() {
                let pair = inflections.pairs[Int(tagging.tags[index])]
                words.tag[word] = pair.tag
                words.pennTag[word] = pair.penn
            }
            inflections.read(&words, sentence.words, bytes, &forms)
            input.read(facts, tags: tagging.tags)
            parser.parse(input, &parsing)
            let first = sentence.words.lowerBound
            for (index, word) in sentence.words.enumerated() {
                let head = Int(parsing.state.head[index])
                let isRoot = head < 0 || head >= sentence.words.count
                words.head[word] = isRoot ? -1 : Int32(first + head)
                words.relation[word] = isRoot ? .root : Relation(rawValue: parsing.state.relation[index]) ?? .dep
            }
        }
    }
}
