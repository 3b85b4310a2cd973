import Foundation
import SourceText

/// Brings mentions of one thing into one chain.
///
/// Each mention, in order of the text, takes the antecedent that a linear model ranks highest, or none (mention ranking;
/// Denis and Baldridge 2008, with the latent antecedents of Durrett and Klein 2013 in training). What names say of each
/// other is settled by rule before the model is asked: two entries of the gazetteer, or two people of one surname with
/// different first names, are never one; equal entries and equal names are. `He` is nobody of whom `she` was said, and rather
/// the subject of a sentence before in his paragraph than anybody of another paragraph. A description of an office and its state is who was
/// named with both; a mention is never one with what stands inside it, nor people of two states with each other.
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
        var referents = analysis.text.bytes.withUnsafeBufferPointer {
            ReferentReader(reference: reference, entries: gazetteer.entries).read(mentions, analysis, context, $0)
        }
        let (ranked, genders) = rank(&referents)
        var antecedents = ranked
        linkAppositions(referents, &antecedents)
        var chain = 0
        for index in mentions.indices {
            mentions[index].gender = genders[index]
            if antecedents[index] >= 0 {
                mentions[index].chain = mentions[Int(antecedents[index])].chain
                // What a pronoun stands for says what kind it is of.
                if referents[index].form == .pronoun, referents[index].person == 3 || referents[index].person == 0 {
                    mentions[index].kind = mentions[Int(antecedents[index])].kind
                }
            } else {
                mentions[index].chain = chain
                chain += 1
            }
        }
        shareEntries(&mentions, chains: chain)
    }

    /// The antecedent of each referent, -1 for none, and the gender of each.
    private func rank(_ referents: inout [Referent]) -> (antecedents: [Int32], genders: [Gender]) {
        var antecedents = [Int32](repeating: -1, count: referents.count)
        let genders = forEachChoice(&referents) { current, referents, candidates, isKnown, settled in
            if settled >= 0 {
                antecedents[current] = settled
                return settled
            }
            guard let model else { return -1 }
            var sum = FeatureSum(model)
            PairFeatures.appendAlone(referents + current, isKnown, to: &sum)
            var best = sum.value
            for candidate in candidates {
                var sum = FeatureSum(model)
                PairFeatures.append(
                    referents + current, referents + Int(candidate), current - Int(candidate), to: &sum)
                if sum.value > best {
                    best = sum.value
                    antecedents[current] = candidate
                }
            }
            return antecedents[current]
        }
        return (antecedents, genders)
    }

    /// Calls `body` for each referent in order with the candidates that the rules of names leave, whether something earlier
    /// shares a word with it, and the antecedent that the rules settle, -1 for none. Referents learn what is known of their
    /// names; what `body` chooses, -1 for none, tells the gender of both.
    ///
    /// - Returns: the gender of each referent, as far as its chain tells.
    @inline(__always) @discardableResult
    func forEachChoice(
        _ referents: inout [Referent], _ body: (Int, UnsafePointer<Referent>, [Int32], Bool, Int32) -> Int32
    ) -> [Gender] {
        var index = AntecedentIndex(referents)
        var knowledge = NameKnowledge(referents)
        var genders = ChainGenders(referents)
        var candidates: [Int32] = []
        for current in referents.indices {
            var settled: Int32 = -1
            var isKnown = false
            referents.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                isKnown = index.candidates(of: current, start, into: &candidates)
                candidates.removeAll {
                    Coreference.excludes(start + current, start + Int($0)) || genders.exclude(current, Int($0))
                }
                if Coreference.isOnePerson(start + current) {
                    Coreference.keepTopic(start + current, start, &candidates)
                }
                if let holder = candidates.first(where: { Coreference.isOffice(start + current, of: start + Int($0)) })
                {
                    settled = holder
                    return
                }
                guard start[current].form == .name else { return }
                candidates.removeAll { candidate in
                    guard settled < 0 else { return false }
                    switch NameRules.relation(start + current, start + Int(candidate)) {
                    case .same:
                        settled = candidate
                        return false
                    case .different: return true
                    case .open: return false
                    }
                }
            }
            if settled >= 0 { knowledge.join(current, Int(settled), &referents) }
            referents.withUnsafeBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                let chosen = body(current, start, candidates, isKnown, settled)
                if chosen >= 0 { genders.join(current, Int(chosen)) }
                index.add(current, start)
            }
        }
        return genders.all()
    }

    /// Whether a mention is a pronoun for one person: `he`, `her`.
    private static func isOnePerson(_ current: UnsafePointer<Referent>) -> Bool {
        current.pointee.form == .pronoun && current.pointee.person == 3
            && (current.pointee.gender == .male || current.pointee.gender == .female)
    }

    /// Leaves out of the candidates of a personal pronoun those of other paragraphs where a person is the subject of a
    /// sentence before it in its own: whom a paragraph is about is whom it goes on about.
    private static func keepTopic(
        _ current: UnsafePointer<Referent>, _ referents: UnsafePointer<Referent>, _ candidates: inout [Int32]
    ) {
        let hasTopic = candidates.contains { candidate in
            let other = referents + Int(candidate)
            return other.pointee.paragraph == current.pointee.paragraph
                && other.pointee.sentence < current.pointee.sentence && other.pointee.kind == .person
                && other.pointee.number != .plural && other.pointee.person != 1 && other.pointee.person != 2
                && (other.pointee.role == .subject || other.pointee.role == .passiveSubject)
        }
        guard hasTopic else { return }
        candidates.removeAll { referents[Int($0)].paragraph != current.pointee.paragraph }
    }

    /// Whether two mentions cannot be one: one stands inside the other (`[the [U.S.] Congress]`), or they are people of
    /// different states (`the Kenyan president`, `the French president`).
    private static func excludes(_ current: UnsafePointer<Referent>, _ other: UnsafePointer<Referent>) -> Bool {
        if current.pointee.words.overlaps(other.pointee.words) { return true }
        return current.pointee.kind == .person && other.pointee.kind == .person && current.pointee.state != 0
            && other.pointee.state != 0 && current.pointee.state != other.pointee.state
    }

    /// Whether a description names the office that a person was named with: `the Kenyan president` after `Kenyan President
    /// William Ruto`.
    private static func isOffice(_ current: UnsafePointer<Referent>, of other: UnsafePointer<Referent>) -> Bool {
        current.pointee.form == .nominal && current.pointee.determiner == .definite && current.pointee.state != 0
            && current.pointee.number == .singular && other.pointee.form == .name && other.pointee.kind == .person
            && other.pointee.state == current.pointee.state && other.pointee.roles.contains(current.pointee.lemma)
    }

    /// `X, the president of Y`: an apposition of the same kind that nothing else claims is what it is said of.
    private func linkAppositions(_ referents: [Referent], _ antecedents: inout [Int32]) {
        // The last mention so far that each word heads.
        var headed = [Int32](repeating: -1, count: (referents.lazy.map(\.head).max() ?? -1) + 1)
        for index in referents.indices {
            let current = referents[index]
            if current.role == .apposition, antecedents[index] < 0, headed.indices.contains(current.governorWord) {
                let other = headed[current.governorWord]
                if other >= 0, referents[Int(other)].kind == current.kind { antecedents[index] = other }
            }
            headed[current.head] = Int32(index)
        }
    }

    /// Gives the entry that most named mentions of a chain have to those that have none.
    private func shareEntries(_ mentions: inout [Mention], chains: Int) {
        var entry = [Int](repeating: -1, count: chains)
        var votes = [Int](repeating: 0, count: chains)
        for mention in mentions {
            guard let known = mention.entry, mention.use != .demonym else { continue }
            if entry[mention.chain] == known {
                votes[mention.chain] += 1
            } else if votes[mention.chain] == 0 {
                entry[mention.chain] = known
                votes[mention.chain] = 1
            } else {
                votes[mention.chain] -= 1
            }
        }
        for index in mentions.indices where mentions[index].entry == nil && entry[mentions[index].chain] >= 0 {
            mentions[index].entry = entry[mentions[index].chain]
        }
    }
}
