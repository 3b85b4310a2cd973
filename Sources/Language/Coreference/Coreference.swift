import Foundation
import SourceText

/// Brings mentions of one thing into one chain.
///
/// Each mention, in order of the text, takes the antecedent that a linear model ranks highest, or none (mention ranking;
/// Denis and Baldridge 2008, with the latent antecedents of Durrett and Klein 2013 in training). What names say of each
/// other is settled by rule before the model is asked: two entries of the gazetteer, or two people of one surname with
/// different first names, are never one; equal entries and equal names are.
struct Coreference: Sendable {
    let reference: ReferenceWords
    /// One class; nil leaves names to the rules and all else alone.
    var model: HashedModel?

    init(reference: ReferenceWords, resources: URL) throws {
        self.reference = reference
        let file = resources.appendingPathComponent("coreference.model")
        model = FileManager.default.fileExists(atPath: file.path) ? try HashedModel(contentsOf: file) : nil
    }

    /// Fills ``Mention/chain``, and lets a chain share what one of its mentions is known as.
    func link(
        _ mentions: inout [Mention], _ analysis: Analysis, _ context: MentionContext, gazetteer: Gazetteer
    ) {
        let referents = analysis.text.bytes.withUnsafeBufferPointer {
            ReferentReader(reference: reference).read(mentions, analysis, context, $0)
        }
        let antecedents = rank(referents)
        var chain = 0
        for index in mentions.indices {
            if antecedents[index] >= 0 {
                mentions[index].chain = mentions[Int(antecedents[index])].chain
            } else {
                mentions[index].chain = chain
                chain += 1
            }
        }
    }

    /// The antecedent of each referent; -1 for none.
    func rank(_ referents: [Referent]) -> [Int32] {
        var antecedents = [Int32](repeating: -1, count: referents.count)
        var index = AntecedentIndex(referents)
        var candidates: [Int32] = []
        var features: [UInt64] = []
        for current in referents.indices {
            index.candidates(of: current, referents, into: &candidates)
            if let sure = candidates.first(where: {
                NameRules.relation(referents[current], referents[Int($0)]) == .same
            }) {
                antecedents[current] = sure
            } else if let model {
                features.removeAll(keepingCapacity: true)
                PairFeatures.appendAlone(referents[current], index.isKnown(current, referents), to: &features)
                var best = model.score(features)
                for candidate in candidates {
                    let other = referents[Int(candidate)]
                    if NameRules.relation(referents[current], other) == .different { continue }
                    features.removeAll(keepingCapacity: true)
                    PairFeatures.append(referents[current], other, Int(current) - Int(candidate), to: &features)
                    let score = model.score(features)
                    if score > best {
                        best = score
                        antecedents[current] = candidate
                    }
                }
            }
            index.add(current, referents)
        }
        return antecedents
    }
}
