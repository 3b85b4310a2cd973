import Diplomacy
import Language

/// What the model of factuality looks at: the predicate, its auxiliaries, marks and adverbs, and the words above it.
enum FactualityFeatures {
    /// Collects the features of the predicate headed by a word; what was in the buffer is dropped.
    static func collect(
        of word: Int, in context: ReadingContext, reader: ModalityReader, into features: inout [UInt64]
    ) {
        let words = context.words
        features.removeAll(keepingCapacity: true)
        func hash(_ word: Int) -> UInt64 { Feature.hash(words.lemmaText(word).utf8) }
        func add(_ template: UInt64, _ a: UInt64 = 0, _ b: UInt64 = 0) { features.append(Feature.of(template, a, b)) }

        let modality = UInt64(code(reader.modality(of: word, in: context)))
        let penn = UInt64(words.pennTag[word].rawValue)
        let relation = UInt64(words.relation[word].rawValue)
        let lemma = hash(word)
        add(0)
        add(1, modality)
        add(2, penn)
        add(3, relation)
        add(4, lemma)
        add(5, penn, relation)
        add(6, modality, relation)
        add(7, modality, penn)
        add(8, UInt64(words.tag[word].rawValue), lemma)

        // Its own clause.
        var auxiliaries: UInt64 = 7
        var own: UInt64 = 0
        let subject = collectChildren(of: word, in: context, template: 20, into: &features) { child in
            switch words.relation[child] {
            case .aux, .auxPass, .cop: auxiliaries = Feature.of(100, auxiliaries, formHash(child, context))
            case .mark, .advmod, .det: own = own &+ Feature.of(101, hash(child))
            default: break
            }
        }
        add(30, auxiliaries, penn)
        add(31, auxiliaries, relation)
        add(32, own, auxiliaries)
        if let subject {
            add(33, hash(subject))
            add(34, UInt64(words.tag[subject].rawValue), penn)
            if words.tag[subject] == .pronoun { add(35, hash(subject), auxiliaries) }
        } else {
            add(36, penn, relation)
        }

        // What stands above, to the root.
        var current = word
        var path: UInt64 = relation
        for depth in 1...4 {
            let head = Int(words.head[current])
            guard head >= 0, head < words.count else {
                add(40, UInt64(depth), penn)
                break
            }
            let level = UInt64(depth)
            add(41, level, hash(head))
            add(42, Feature.of(102, level, path), hash(head))
            add(43, level, UInt64(words.pennTag[head].rawValue) << 8 | UInt64(words.relation[current].rawValue))
            if depth == 1 { add(44, hash(head), UInt64(words.relation[current].rawValue) << 8 | penn) }
            if depth <= 2 {
                _ = collectChildren(of: head, in: context, template: 50 + 10 * level, into: &features) { _ in }
            }
            path = Feature.of(103, path, UInt64(words.relation[head].rawValue))
            add(45, path)
            current = head
        }

        // The sentence.
        let sentence = context.sentence(of: word)
        if let last = sentence.words.last {
            let mark = context.analysis.text.bytes[Int(words.start[last])]
            add(90, UInt64(mark))
            add(91, UInt64(mark), relation)
            if mark == 0x3F, Int(words.head[word]) < 0 { add(92, auxiliaries) }
        }
        if let first = sentence.words.first {
            add(93, hash(first), UInt64(words.relation[word] == .root ? 1 : 0))
        }
        if word > sentence.words.lowerBound { add(94, hash(word - 1)) }
        if word + 1 < sentence.words.upperBound { add(95, hash(word + 1)) }
        if word > sentence.words.lowerBound + 1 { add(96, hash(word - 2), hash(word - 1)) }
    }

    /// Features of the children that may bear on a predicate; gives its subject.
    private static func collectChildren(
        of word: Int, in context: ReadingContext, template: UInt64, into features: inout [UInt64],
        _ body: (Int) -> Void
    ) -> Int? {
        let words = context.words
        var subject: Int?
        context.trees.forEachChild(word) { child in
            let relation = words.relation[child]
            let lemma = Feature.hash(words.lemmaText(child).utf8)
            switch relation {
            case .aux, .auxPass, .cop:
                features.append(Feature.of(template, formHash(child, context)))
            case .mark, .advmod, .advmodEmph, .det, .case_, .cc, .expl:
                features.append(Feature.of(template + 1, lemma, UInt64(relation.rawValue)))
            case .amod, .compound, .nmodPoss:
                if words.tag[word] != .verb { features.append(Feature.of(template + 2, lemma)) }
            case .nsubj, .nsubjPass, .nsubjOuter:
                subject = subject ?? child
                if words.tag[child] == .pronoun || words.tag[child] == .determiner {
                    features.append(Feature.of(template + 3, lemma))
                }
                if let determiner = context.trees.child(of: child, in: words, where: { $0 == .det }) {
                    features.append(Feature.of(template + 4, Feature.hash(words.lemmaText(determiner).utf8)))
                }
            case .advcl:
                if let mark = context.trees.child(of: child, in: words, where: { $0 == .mark }) {
                    features.append(Feature.of(template + 5, Feature.hash(words.lemmaText(mark).utf8)))
                }
            case .obj, .iobj, .xcomp, .ccomp, .parataxis, .discourse:
                features.append(Feature.of(template + 6, UInt64(relation.rawValue)))
            case .obl:
                features.append(
                    Feature.of(template + 7, (context.preposition(of: child)).map { Feature.hash($0.utf8) } ?? 0))
            default: break
            }
            body(child)
        }
        return subject
    }

    /// A hash of the form of a word, lower case.
    private static func formHash(_ word: Int, _ context: ReadingContext) -> UInt64 {
        let span = context.words.span(word)
        return Feature.hash(
            context.analysis.text.bytes[span.range].lazy.map { $0 >= 65 && $0 <= 90 ? $0 + 32 : $0 })
    }

    private static func code(_ modality: Statement.Modality) -> Int {
        Statement.Modality.allCases.firstIndex(of: modality) ?? 0
    }
}
