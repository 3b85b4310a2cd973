import SourceText

/// The words of a document that may head a mention, with the scores of what each may be.
struct MentionCandidates {
    private(set) var heads: [Int] = []
    private(set) var phrases: [Range<Int>] = []
    /// The scores of the classes of ``MentionModel``, candidate by candidate.
    private var scores: [Float] = []

    /// Whether a model has scored them.
    var isScored: Bool { !scores.isEmpty }

    mutating func append(head: Int, phrase: Range<Int>) {
        heads.append(head)
        phrases.append(phrase)
    }

    /// Asks the model of every candidate.
    mutating func score(
        _ model: MentionModel, _ vectors: NameVectors, _ words: Words, _ context: MentionContext,
        _ bytes: UnsafeBufferPointer<UInt8>
    ) {
        var features: [UInt64] = []
        var buffers = MentionModel.Buffers()
        scores.removeAll(keepingCapacity: true)
        scores.reserveCapacity(heads.count * MentionModel.classes)
        for number in heads.indices {
            features.removeAll(keepingCapacity: true)
            context.appendFeatures(heads[number], phrases[number], words, bytes, to: &features)
            buffers.vectors.withUnsafeMutableBufferPointer { target in
                guard let base = target.baseAddress else { return }
                context.copyVectors(heads[number], phrases[number], words, vectors, to: base)
            }
            model.score(features, &buffers, into: &scores)
            tell(number, words, context)
        }
    }

    /// Lets a word of the name, `University`, tell its kind, unless the gazetteer knows the name.
    private mutating func tell(_ number: Int, _ words: Words, _ context: MentionContext) {
        let head = heads[number]
        guard words.pennTag[head].isProperNoun, context.matchOfWord[head] < 0 else { return }
        let phrase = phrases[number]
        let name = words.properNouns(around: head, in: phrase)
        let next = name.upperBound
        let isOf =
            next + 1 < phrase.upperBound && words.tag[next] == .adposition && context.facts.shape[next] == .lower
            && words.lemmaText(next) == "of"
        // `Hurricane` at the beginning of a sentence may pass for a common noun.
        let hasNoun =
            name.lowerBound > phrase.lowerBound && words.tag[name.lowerBound - 1] == .noun
            && context.facts.shape[name.lowerBound - 1] == .capitalised
        guard
            let kind = context.knowledge.kinds.kind(
                hasNoun ? name.lowerBound - 1..<name.upperBound : name, isOf: isOf, context.facts)
        else { return }
        let first = number * MentionModel.classes
        scores[first + 1 + kind] = scores[first + bestKind(number)] + MentionCandidates.told
    }

    /// Lets the names of a document that have the same head word agree: what a name is in a clear place tells what it is in
    /// an unclear one. Whether a name is a mention at all stays as it is.
    ///
    /// The score of a kind becomes its own plus the sum of those of the other places, weakened by the square root of their
    /// number, for they are not independent of each other.
    mutating func agree(_ words: Words, _ context: MentionContext) {
        var groups: [UInt64: [Int]] = [:]
        for number in heads.indices where words.pennTag[heads[number]].isProperNoun {
            groups[context.facts.lower[heads[number]], default: []].append(number)
        }
        let classes = MentionModel.classes
        // Groups share no candidate, so that their order does not matter.
        for group in groups.values where group.count > 1 {
            var behind: [Float] = []
            var sums = [Float](repeating: 0, count: classes)
            for number in group {
                let best = scores[number * classes + bestKind(number)]
                for kind in 1..<classes {
                    let value = max(scores[number * classes + kind] - best, MentionCandidates.farthest)
                    behind.append(value)
                    sums[kind] += value
                }
            }
            let weight = 1 / Float(group.count - 1).squareRoot()
            for (place, number) in group.enumerated() {
                let isNone = kind(number, isMention: false) == nil
                for kind in 1..<classes {
                    let own = behind[place * (classes - 1) + kind - 1]
                    scores[number * classes + kind] = own + weight * (sums[kind] - own)
                }
                scores[number * classes] = isNone ? .infinity : -.infinity
            }
        }
    }

    /// By how much a kind that a word tells is before all others.
    private static let told: Float = 3
    /// How far behind the best a kind counts at most, so that one sure mistake does not outvote all others.
    private static let farthest: Float = -4

    /// The best kind of a candidate; nil where it is no mention, unless it must be one.
    func kind(_ number: Int, isMention: Bool) -> Mention.Kind? {
        let best = bestKind(number)
        if !isMention, scores[number * MentionModel.classes] >= scores[number * MentionModel.classes + best] {
            return nil
        }
        return Mention.Kind.allCases[best - 1]
    }

    /// The class of the best kind, 1 and up.
    private func bestKind(_ number: Int) -> Int {
        let first = number * MentionModel.classes
        var best = 1
        for kind in 2..<MentionModel.classes where scores[first + kind] > scores[first + best] { best = kind }
        return best
    }
}
