import SourceText

/// What the trainer of the mention and coreference models needs; not for use in the program.
extension MentionReader {
    /// A word that may head a mention.
    package struct Candidate {
        package var head: Int
        package var phrase: Range<Int>
        package var features: [UInt64]
        /// The vectors of the places that the model looks at, as bytes.
        package var vectors: [Int8]
    }

    /// A mention with the features of every choice that ranking has for it.
    package struct Choice {
        /// The features of being first.
        package var alone: [UInt64]
        /// Candidates, nearest first, with their features.
        package var candidates: [(index: Int, features: [UInt64])]
        /// The antecedent that the rules of names settle; -1 where they leave it open.
        package var settled: Int
    }

    package func candidates(_ analysis: Analysis) -> [Candidate] {
        var context = MentionContext(knowledge)
        var result: [Candidate] = []
        var vectors = [Int8](repeating: 0, count: MentionModel.input)
        analysis.text.bytes.withUnsafeBufferPointer { bytes in
            context.read(analysis, bytes, trie: trie, entries: gazetteer.entries)
            for word in 0..<analysis.words.count where context.canHead(word, analysis.words) {
                let phrase = context.phrases.nounPhrase(word, analysis.words)
                var features: [UInt64] = []
                context.appendFeatures(word, phrase, analysis.words, bytes, to: &features)
                if let table = knowledge.vectors {
                    vectors.withUnsafeMutableBufferPointer { target in
                        guard let base = target.baseAddress else { return }
                        context.copyVectors(word, phrase, analysis.words, table, to: base)
                    }
                }
                result.append(
                    Candidate(head: word, phrase: phrase, features: features, vectors: vectors))
            }
        }
        return result
    }

    /// The mentions of a document and what ranking may choose for each.
    package func choices(_ analysis: Analysis) -> (mentions: [Mention], choices: [Choice]) {
        var context = MentionContext(knowledge)
        var mentions: [Mention] = []
        var referents = analysis.text.bytes.withUnsafeBufferPointer { bytes in
            context.read(analysis, bytes, trie: trie, entries: gazetteer.entries)
            mentions = find(analysis, context, bytes)
            name(&mentions, analysis, context)
            settleSeats(&mentions, analysis, context)
            return ReferentReader(reference: reference, entries: gazetteer.entries).read(
                mentions, analysis, context, bytes)
        }
        var choices: [Choice] = []
        coreference.forEachChoice(&referents) { current, referents, candidates, isKnown, settled in
            var choice = Choice(alone: [], candidates: [], settled: Int(settled))
            PairFeatures.appendAlone(referents + current, isKnown, to: &choice.alone)
            for candidate in candidates {
                var features: [UInt64] = []
                PairFeatures.append(
                    referents + current, referents + Int(candidate), current - Int(candidate), to: &features)
                choice.candidates.append((Int(candidate), features))
            }
            choices.append(choice)
            return settled
        }
        return (mentions, choices)
    }

    /// What 1 in a candidate's vectors stands for.
    package var vectorUnit: Float { knowledge.vectors?.unit ?? 1 }

    /// Takes the place of the mention model.
    package mutating func setKinds(_ model: MentionModel) { kinds = model }
    /// Takes the place of the coreference model.
    package mutating func setCoreference(_ model: HashedModel) { coreference.model = model }
}
