import Foundation
import SourceText

/// Gives words that have their forms and sentences tags, features, lemmas and trees.
package struct SyntaxReader: Sendable {
    private let inflections: Inflections
    private let readers: WorkPool<NetworkReader>
    private let names: NameKinds

    /// Loads the models of Language.
    package init(resources: URL) throws {
        var inflections = try Inflections(contentsOf: resources.appendingPathComponent("inflections.model"))
        try inflections.addIrregularVerbs(contentsOf: resources.appendingPathComponent("irregular_verbs.tsv"))
        self.inflections = inflections
        let network = try Network(contentsOf: resources.appendingPathComponent("network.model"))
        guard network.tagCount == inflections.pairs.count else {
            throw HashedModel.Malformed(file: "network.model")
        }
        names = try NameKinds(contentsOf: resources.appendingPathComponent("name_kinds.tsv"))
        readers = WorkPool { NetworkReader(network) }
    }

    /// Fills the columns from tags to relations.
    package func read(_ words: inout Words, _ sentences: [Sentence], _ bytes: UnsafeBufferPointer<UInt8>) {
        readers.withWork { read(&words, sentences, bytes, $0) }
    }

    private func read(
        _ words: inout Words, _ sentences: [Sentence], _ bytes: UnsafeBufferPointer<UInt8>, _ reader: NetworkReader
    ) {
        var facts = FormFacts()
        var forms = Inflections.State()
        words.featureSets = inflections.featureSets
        words.lemmas = []
        for sentence in sentences where !sentence.words.isEmpty {
            var root: Int32?
            var first = sentence.words.lowerBound
            // A sentence without end is read in pieces, so that memory stays bounded; later pieces hang on the first.
            while first < sentence.words.upperBound {
                let piece = first..<min(first + NetworkReader.longest, sentence.words.upperBound)
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
            tellStateFromPronoun(&words, sentence.words, bytes)
            turnNames(&words, sentence.words, bytes)
            if sentence.region != .headline { tellPastFromAdjective(&words, sentence.words, bytes) }
            inflections.read(&words, sentence.words, bytes, &forms)
        }
    }

    /// `US` in capitals is the state and no pronoun, unless all around it is in capitals: `US suspended its aid`.
    private func tellStateFromPronoun(
        _ words: inout Words, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        func isCapitals(_ word: Int) -> Bool {
            sentence.contains(word) && words.end[word] - words.start[word] > 2
                && bytes[Int(words.start[word])..<Int(words.end[word])].allSatisfy { $0 >= 0x41 && $0 <= 0x5A }
        }
        for word in sentence
        where words.tag[word] == .pronoun && words.end[word] - words.start[word] == 2
            && bytes[Int(words.start[word])] == 0x55 && bytes[Int(words.start[word]) + 1] == 0x53
        {
            guard !isCapitals(word - 1), !isCapitals(word + 1) else { continue }
            words.tag[word] = .properNoun
            words.pennTag[word] = .NNP
        }
    }

    /// A rare verb in the past that was taken for an adjective: it heads a clause whose subject stands before it, and no copula.
    /// Headlines leave copulas out, and are not asked: `Ministers satisfied with the deal`.
    private func tellPastFromAdjective(
        _ words: inout Words, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        for word in sentence
        where words.tag[word] == .adjective && words.end[word] - words.start[word] > 4
            && bytes[Int(words.end[word]) - 2] == 0x65 && bytes[Int(words.end[word]) - 1] == 0x64
        {
            switch words.relation[word] {
            case .root, .ccomp, .conj, .parataxis, .aclRelcl, .advcl: break
            default: continue
            }
            var subject: Int?
            var isJoined = false
            for other in sentence where Int(words.head[other]) == word {
                switch words.relation[other] {
                case .nsubj: subject = other
                case .cop, .aux, .auxPass: isJoined = true
                case .mark where words.relation[word] == .advcl: isJoined = true
                default: break
                }
            }
            guard !isJoined, let subject, subject < word,
                words.tag[subject] == .noun || words.tag[subject] == .properNoun
            else { continue }
            words.tag[word] = .verb
            words.pennTag[word] = .VBD
        }
    }

    private static let near = 100

    /// Gives names like `the Camp David Accords` the head that they have: networks take their first words for a person, whose
    /// name goes on flat, but the last word tells that it is something else.
    private func turnNames(_ words: inout Words, _ sentence: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) {
        var next = sentence.lowerBound
        while next < sentence.upperBound {
            let word = next
            next += 1
            let first = Int(words.head[word])
            guard words.relation[word] == .flat, first >= sentence.lowerBound, first < word,
                words.tag[word] == .properNoun, words.tag[first] == .properNoun
            else { continue }
            // The last word of the name.
            if next < sentence.upperBound, words.relation[next] == .flat, Int(words.head[next]) == first { continue }
            let form = bytes[Int(words.start[word])..<Int(words.end[word])]
            guard names.isTold(last: Feature.hash(form.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })) else {
                continue
            }
            words.head[word] = words.head[first]
            words.relation[word] = words.relation[first]
            // What hangs on a name stands near; a window keeps the cost linear.
            let near =
                max(sentence.lowerBound, first - SyntaxReader.near)..<min(sentence.upperBound, word + SyntaxReader.near)
            for other in near where other != word && Int(words.head[other]) == first {
                words.head[other] = Int32(word)
                if words.relation[other] == .flat { words.relation[other] = .compound }
            }
            words.head[first] = Int32(word)
            words.relation[first] = .compound
        }
    }
}
