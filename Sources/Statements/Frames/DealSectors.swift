import Diplomacy
import Language
import SourceText

/// The sector of a deal, by its goods: `deal_sectors.tsv`.
extension DealReader {
    /// The sector that the words of a noun's own phrase tell, and of what it is on: `talks on free trade`.
    func narrowSector(of noun: Int, _ site: FrameSite) -> String? {
        if let own = sector(in: site.trees.nounPhrase(noun, site.words), of: noun, site) { return own }
        var found: String?
        site.trees.forEachChild(noun) { child in
            guard found == nil, child > noun, site.words.relation[child] == .nmod,
                ["on", "over", "about", "for"].contains(site.preposition(of: child) ?? "")
            else { return }
            found = sector(in: site.trees.subtree(child), of: noun, site)
        }
        return found
    }

    /// The sector of a deal: of its own words, of what it is on, of what it is to do, of its companies.
    ///
    /// - Parameter anchor: the word that the deal is told by.
    func sector(
        of noun: Int, _ governing: Int?, _ parties: [EntityID], anchor: Int, _ site: FrameSite
    ) -> String? {
        let words = site.words
        if let own = sector(in: site.trees.nounPhrase(noun, words), of: anchor, site) { return own }
        if let governing {
            // What the verb governs behind the noun; the noun alone where the verb's words end before it.
            let end =
                words.sentence[governing] == words.sentence[noun]
                ? min(site.trees.subtree(governing).upperBound, noun + 30) : 0
            if let own = sector(in: noun..<max(noun + 1, end), of: anchor, site) { return own }
        }
        // `a deal … between the oil company and the ministry`: the words of who acts.
        if let governing, let agent = site.context.arguments(of: governing).agent, agent != noun,
            words.sentence[agent] == words.sentence[noun],
            let own = sector(in: site.trees.nounPhrase(agent, words), of: anchor, site)
        {
            return own
        }
        // `trade, diplomatic and mineral deals`: the list before the noun.
        var first = noun
        while first > site.context.sentence(of: noun).words.lowerBound, noun - first < 8,
            words.tag[first - 1] != .verb, words.tag[first - 1] != .adposition
        {
            first -= 1
        }
        if let own = sector(in: first..<noun, of: anchor, site) { return own }
        for party in parties {
            guard let entry = site.names.entry(party), entry.kind == .company, let type = entry.type else { continue }
            if let sector = sectors[type]?.name { return sector }
            if names.contains(type) { return type }
        }
        return nil
    }

    func sector(in range: Range<Int>, of anchor: Int, _ site: FrameSite) -> String? {
        var best: Sector?
        var told = 0
        for word in range where word < site.words.count {
            switch site.words.tag[word] {
            case .noun, .properNoun, .adjective, .verb: break
            default: continue
            }
            let lemma = site.lemma(word)
            let row = sectors[lemma] ?? prefixes.first { lemma.hasPrefix($0.prefix) }?.sector
            if let row, best.map({ row.rank < $0.rank }) ?? true { (best, told) = (row, word) }
        }
        if let best { site.recorder?.row(best.place, at: anchor, on: told..<(told + 1)) }
        return best?.name
    }
}
