import Language
import SourceText

/// What the models of attribution ask of a document's words again and again; made once a document.
struct AttributionWords: Sendable {
    private(set) var facts = WordFacts()
    /// The quotations of the text, in order, outer before inner.
    private(set) var quotations: [Quotation] = []
    /// The index in ``quotations`` of the outermost that each word stands in, marks included; -1 for none.
    private(set) var quotation: [Int32] = []
    /// How each quotation ends: 1 with a comma, 2 with another mark, 3 with a word, 4 without a closing mark.
    private(set) var quotationEnd: [UInt8] = []
    /// The paragraph of each sentence.
    private(set) var paragraph: [Int32] = []
    /// How many heads stand above each word, at most 255.
    private(set) var depth: [UInt8] = []
    /// What each word heads: 0 no mention, else 1 + 3 * kind + form.
    private(set) var mention: [UInt8] = []
    /// Which children each word has, as bits of ``Child``.
    private(set) var children: [UInt32] = []
    /// Whether each word is a quotation mark.
    private(set) var isMark: [Bool] = []

    /// Kinds of children that tell what a word governs.
    enum Child {
        static let subject: UInt32 = 1 << 0
        static let passiveSubject: UInt32 = 1 << 1
        static let object: UInt32 = 1 << 2
        static let ccomp: UInt32 = 1 << 3
        static let xcomp: UInt32 = 1 << 4
        static let parataxis: UInt32 = 1 << 5
        static let advcl: UInt32 = 1 << 6
        static let oblique: UInt32 = 1 << 7
        static let agent: UInt32 = 1 << 8
        static let auxiliary: UInt32 = 1 << 9
        static let passiveAuxiliary: UInt32 = 1 << 10
        static let copula: UInt32 = 1 << 11
        static let marker: UInt32 = 1 << 12
        static let nmod: UInt32 = 1 << 13
        static let clause: UInt32 = 1 << 14
        static let genitive: UInt32 = 1 << 15
        static let case_: UInt32 = 1 << 16
        static let particle: UInt32 = 1 << 17
        static let expletive: UInt32 = 1 << 18
        static let conjunct: UInt32 = 1 << 19

        static func of(_ relation: Relation) -> UInt32 {
            switch relation {
            case .nsubj, .nsubjOuter, .csubj, .csubjOuter: subject
            case .nsubjPass, .csubjPass: passiveSubject
            case .obj, .iobj: object
            case .ccomp: ccomp
            case .xcomp: xcomp
            case .parataxis: parataxis
            case .advcl, .advclRelcl: advcl
            case .obl, .oblTmod, .oblUnmarked, .oblNpmod: oblique
            case .oblAgent: agent
            case .aux: auxiliary
            case .auxPass: passiveAuxiliary
            case .cop: copula
            case .mark: marker
            case .nmod: nmod
            case .acl, .aclRelcl: clause
            case .nmodPoss: genitive
            case .case_: case_
            case .compoundPrt: particle
            case .expl: expletive
            case .conj: conjunct
            default: 0
            }
        }
    }

    init(_ context: ReadingContext) {
        let analysis = context.analysis
        let words = analysis.words
        let sentences = analysis.sentences
        analysis.text.bytes.withUnsafeBufferPointer { bytes in
            facts.read(words, bytes)
            // Sentences without a line break between them are one paragraph.
            var paragraphs: [Span] = []
            for sentence in sentences {
                if let last = paragraphs.last, sentence.span.start >= last.end,
                    !bytes[last.end..<min(sentence.span.start, bytes.count)].contains(0x0A)
                {
                    paragraphs[paragraphs.count - 1] = last.union(sentence.span)
                } else if let last = paragraphs.last, sentence.span.start < last.end {
                    paragraphs[paragraphs.count - 1] = last.union(sentence.span)
                } else {
                    paragraphs.append(sentence.span)
                }
                paragraph.append(Int32(paragraphs.count - 1))
            }
            quotations = QuotationReader().read(bytes, paragraphs: paragraphs)
            quotationEnd = quotations.map { quotation in
                guard quotation.isClosed, quotation.inner.end > quotation.inner.start else { return 4 }
                let last = bytes[quotation.inner.end - 1]
                // After the closing mark, where a comma stands there.
                if last == 0x2C || quotation.span.end < bytes.count && bytes[quotation.span.end] == 0x2C { return 1 }
                return last == 0x2E || last == 0x21 || last == 0x3F ? 2 : 3
            }
            var next = 0
            var current = -1
            for word in 0..<words.count {
                let start = Int(words.start[word])
                while next < quotations.count, quotations[next].span.start <= start {
                    if current < 0 || quotations[next].span.start >= quotations[current].span.end { current = next }
                    next += 1
                }
                let isInside = current >= 0 && start < quotations[current].span.end
                quotation.append(isInside ? Int32(current) : -1)
                isMark.append(
                    start < Int(words.end[word])
                        && QuotationReader.markLength(bytes, start) == Int(words.end[word]) - start)
            }
        }
        children = [UInt32](repeating: 0, count: words.count)
        depth = [UInt8](repeating: 255, count: words.count)
        mention = [UInt8](repeating: 0, count: words.count)
        for word in 0..<words.count {
            let head = Int(words.head[word])
            if head >= 0, head < words.count { children[head] |= Child.of(words.relation[word]) }
            let index = Int(context.mentionOfHead[word])
            if index >= 0 {
                let found = analysis.mentions[index]
                let kind = Mention.Kind.allCases.firstIndex(of: found.kind) ?? 0
                let form = Mention.Form.allCases.firstIndex(of: found.form) ?? 0
                mention[word] = UInt8(1 + 3 * kind + form)
            }
        }
        var path: [Int] = []
        for word in 0..<words.count where depth[word] == 255 {
            path.removeAll(keepingCapacity: true)
            var current = word
            // Up to a word whose depth is known, or to the root; a circle ends the climb.
            while current >= 0, current < words.count, depth[current] == 255, path.count < 200 {
                path.append(current)
                current = Int(words.head[current])
            }
            var level = current >= 0 && current < words.count && depth[current] < 255 ? Int(depth[current]) + 1 : 0
            for step in path.reversed() {
                depth[step] = UInt8(min(level, 254))
                level += 1
            }
        }
    }
}
