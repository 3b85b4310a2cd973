import Foundation
import Language
import SourceText

/// Finds attributed passages with two models: one marks the cues in each sentence, one marks source and content around
/// each cue. A cue inside the content of another is found like any other, so that passages nest.
struct PassageFinder: Sendable {
    /// Labels of the model of roles.
    enum Role {
        static let outside: UInt8 = 0
        static let source: UInt8 = 1
        static let content: UInt8 = 2
    }

    var cues: ChainModel
    var roles: ChainModel
    /// Added to the score of every step into a cue: above 0 for more cues, below for fewer.
    var readiness: Float = 0

    /// The passages of a document in order of their cues.
    func find(_ context: ReadingContext, _ facts: AttributionWords) -> [AttributedPassage] {
        var found: [AttributedPassage] = []
        let cueFeatures = CueFeatures(context, facts)
        var roleFeatures = RoleFeatures(context, facts)
        var chain = Chain(labels: cues.labels)
        var roleChain = Chain(labels: roles.labels)
        var states: [UInt64] = []
        var steps: [UInt64] = []
        var labels: [UInt8] = []
        var roleLabels: [UInt8] = []
        var probabilities: [Float] = []
        for sentence in context.analysis.sentences where !sentence.words.isEmpty {
            chain.removeAll()
            for word in sentence.words {
                states.removeAll(keepingCapacity: true)
                steps.removeAll(keepingCapacity: true)
                cueFeatures.appendStates(word, in: sentence.words, to: &states)
                cueFeatures.appendSteps(word, in: sentence.words, to: &steps)
                cues.score(states: states, steps: steps, into: &chain)
                if readiness != 0 { chain.steps[chain.steps.count - 3] += readiness }
            }
            chain.best(into: &labels)
            if let recorder = context.recorder {
                chain.marginals(into: &probabilities)
                recorder.cues(sentence.words, probabilities: probabilities)
            }
            guard labels.contains(1) else { continue }
            chain.marginals(into: &probabilities)
            var index = 0
            while index < labels.count {
                guard labels[index] == 1 else {
                    index += 1
                    continue
                }
                let first = index
                var confidence: Float = 0
                while index < labels.count, labels[index] == 1 {
                    confidence = max(confidence, probabilities[index * 2 + 1])
                    index += 1
                }
                let cue = (sentence.words.lowerBound + first)..<(sentence.words.lowerBound + index)
                roleFeatures.turn(to: cue)
                roleChain.removeAll()
                for word in roleFeatures.window {
                    states.removeAll(keepingCapacity: true)
                    steps.removeAll(keepingCapacity: true)
                    roleFeatures.appendStates(word, to: &states)
                    roleFeatures.appendSteps(word, to: &steps)
                    roles.score(states: states, steps: steps, into: &roleChain)
                    if cue.contains(word) { roleChain.fix(word - roleFeatures.window.lowerBound, to: 0) }
                }
                roleChain.best(into: &roleLabels)
                if context.recorder != nil { note(&roleChain, roleLabels, cue, roleFeatures.window, context) }
                found.append(
                    AttributedPassage(
                        cue: cue, source: pieces(roleLabels, Role.source, roleFeatures.window.lowerBound),
                        content: pieces(roleLabels, Role.content, roleFeatures.window.lowerBound),
                        confidence: confidence))
            }
        }
        leaveToNearer(&found, context.words)
        return found
    }

    /// Takes from a passage the pieces in other sentences that hold a passage with a cue there: `He argued that …. "…," he
    /// said.`
    private func leaveToNearer(_ passages: inout [AttributedPassage], _ words: Words) {
        var cueSentences: [Int32: [Int]] = [:]
        for (index, passage) in passages.enumerated() where !passage.content.isEmpty {
            cueSentences[words.sentence[passage.cue.lowerBound], default: []].append(index)
        }
        let all = passages
        for index in passages.indices where passages[index].content.count > 1 {
            let own = words.sentence[passages[index].cue.lowerBound]
            passages[index].content.removeAll { piece in
                let first = words.sentence[piece.lowerBound]
                let last = words.sentence[piece.upperBound - 1]
                if first <= own, own <= last { return false }
                return (first...last).contains { sentence in
                    cueSentences[sentence]?.contains { other in
                        // A cue inside the piece is a nested one; one outside of it has the piece for itself.
                        !piece.overlaps(all[other].cue) && all[other].content.contains { $0.overlaps(piece) }
                    } ?? false
                }
            }
        }
    }

    /// Takes down how sure the model of roles is of each piece.
    private func note(
        _ chain: inout Chain, _ labels: [UInt8], _ cue: Range<Int>, _ window: Range<Int>, _ context: ReadingContext
    ) {
        var probabilities: [Float] = []
        chain.marginals(into: &probabilities)
        for label in [Role.source, Role.content] {
            for piece in pieces(labels, label, window.lowerBound) {
                let sum = piece.reduce(Float(0)) { sum, word in
                    sum + probabilities[(word - window.lowerBound) * chain.labels + Int(label)]
                }
                context.recorder?.piece(
                    piece, label: label, score: sum / Float(piece.count), cue: cue.lowerBound)
            }
        }
    }

    /// The runs of a label.
    private func pieces(_ labels: [UInt8], _ label: UInt8, _ offset: Int) -> [Range<Int>] {
        var result: [Range<Int>] = []
        for (index, other) in labels.enumerated() where other == label {
            if let last = result.last, last.upperBound == offset + index {
                result[result.count - 1] = last.lowerBound..<(offset + index + 1)
            } else {
                result.append((offset + index)..<(offset + index + 1))
            }
        }
        return result
    }
}
