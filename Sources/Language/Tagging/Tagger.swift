import SourceText

/// Gives each word of a sentence its pair of tags, from left to right, by a linear model over hashed features.
package struct Tagger: Sendable {
    package var model: HashedModel

    package init(model: HashedModel) { self.model = model }

    /// Appends the features of a word.
    ///
    /// - Parameters:
    ///   - word: its place in the sentence.
    ///   - tags: the classes of the words before it.
    package static func append(_ word: Int, _ facts: FormFacts, tags: [UInt8], to features: inout [UInt64]) {
        let words = facts.words
        func lower(_ index: Int) -> UInt64 { index < 0 ? 1 : index >= words.count ? 2 : words[index].lower }
        let this = words[word]
        let tag1 = word > 0 ? UInt64(tags[word - 1]) : 255
        let tag2 = word > 1 ? UInt64(tags[word - 2]) : 255
        let next = word + 1 < words.count ? words[word + 1] : FormFacts.Word()
        let isFirst: UInt64 = word == 0 ? 1 : 0
        let before = lower(word - 1)
        let after = lower(word + 1)
        features.append(Feature.of(1, this.lower))
        features.append(Feature.of(2, this.lower, tag1))
        features.append(Feature.of(3, this.lower, tag1 << 8 | tag2))
        features.append(Feature.of(4, this.lower, after))
        features.append(Feature.of(5, this.lower, before))
        features.append(Feature.of(6, this.suffix1, this.shape << 1 | isFirst))
        features.append(Feature.of(7, this.suffix2))
        features.append(Feature.of(8, this.suffix3))
        features.append(Feature.of(9, this.suffix4))
        features.append(Feature.of(10, this.prefix2))
        features.append(Feature.of(11, this.prefix3))
        features.append(Feature.of(12, this.shape << 1 | isFirst))
        features.append(Feature.of(13, tag1))
        features.append(Feature.of(14, tag1 << 8 | tag2))
        features.append(Feature.of(15, before))
        features.append(Feature.of(16, after))
        features.append(Feature.of(17, lower(word - 2)))
        features.append(Feature.of(18, lower(word + 2)))
        features.append(Feature.of(19, next.suffix3, this.suffix2))
        features.append(Feature.of(20, tag1, this.suffix3))
        features.append(Feature.of(21, tag1, after))
        features.append(Feature.of(22, next.suffix2, tag1))
        features.append(Feature.of(23, this.shape << 1 | isFirst, next.shape))
        features.append(Feature.of(24, this.shape << 8 | tag1, this.suffix2))
        features.append(Feature.of(25, this.lower, this.shape))
        features.append(Feature.of(26, after, lower(word + 2)))
        features.append(Feature.of(27, before, lower(word - 2)))
    }

    /// Tags a sentence: `tags` holds the classes of its words.
    package func tag(_ facts: FormFacts, _ state: inout State) {
        state.tags.removeAll(keepingCapacity: true)
        for word in facts.words.indices {
            state.features.removeAll(keepingCapacity: true)
            Tagger.append(word, facts, tags: state.tags, to: &state.features)
            model.score(state.features, into: &state.scores)
            var best = 0
            for index in 1..<model.classes where state.scores[index] > state.scores[best] { best = index }
            state.tags.append(UInt8(best))
        }
    }

    /// Buffers that are used again and again.
    package struct State {
        package var tags: [UInt8] = []
        var features: [UInt64] = []
        var scores = [Int32](repeating: 0, count: 256)

        package init() {}
    }
}
