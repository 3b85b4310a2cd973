import Diplomacy
import Language
import SourceText

/// Deals that a verb tells of by itself: `Chad will supply Niger with tanks`, `sold`, `pledged 20 million to`.
extension DealReader {
    /// The deal that a verb tells of by itself.
    ///
    /// - Parameter isDeal: whether a noun is a row of the table: then that tells of it, and not the verb.
    /// - Returns: nil where fewer than two parties are named, nothing is dealt in, or what is done is a habit.
    func verb(
        _ verb: Int, _ row: Row, _ site: FrameSite, _ money: MoneyFigures, isDeal: (Int) -> Bool
    ) -> Statement? {
        let words = site.words
        let arguments = site.context.arguments(of: verb)
        let agent = arguments.agent ?? -1
        // `ordered eleven trawlers out of its waters` buys nothing.
        if arguments.obliques.contains(where: { $0.preposition >= 0 && site.lemmas[Int($0.preposition)] == "out" }) {
            return nil
        }
        var parties = site.agents(of: verb)
        guard !parties.isEmpty, !row.isGift || !isHypothetical(verb, site) else { return nil }
        var thing = site.object(of: verb, arguments)
        // `will supply Chad with tanks`.
        if let object = thing,
            let with = arguments.obliques.first(where: {
                $0.preposition >= 0 && site.lemmas[Int($0.preposition)] == "with"
            })?.head, !site.sides(of: object).isEmpty
        {
            for side in site.sides(of: object) where !parties.contains(side) { parties.append(side) }
            thing = with
        }
        // `lends Chad a billion for a road to Niger`: who gets it is named right behind the verb.
        let named = row.isGift ? arguments.indirect.map { site.sides(of: $0) } ?? [] : []
        let isGiven = !named.isEmpty
        for side in named where !parties.contains(side) { parties.append(side) }
        for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != agent && !isGiven {
            if ["from", "to", "in", "with", "at", "for"].contains(site.lemmas[Int(oblique.preposition)]) {
                for side in site.sides(of: oblique.head) where !parties.contains(side) { parties.append(side) }
            }
        }
        if let object = thing, !isGiven {
            for side in site.sidesBefore(object) + site.sides(behind: object, ["from", "to", "in", "at", "for"])
            where !parties.contains(side) {
                parties.append(side)
            }
        }
        if thing == nil { thing = arguments.obliques.first { $0.head != agent }?.head }
        guard let thing else { return nil }
        // `pledged a loan`, `offered 5 billion in investment`: the noun tells of it.
        let amount = money.figure(of: verb, thing: thing)
        if row.isGift, isDeal(thing) || amount?.noun.map(isDeal) ?? false { return nil }
        if row.isGift {
            // `granted Chad 20 million`, `granted Chad observer status`: only what can be counted or sold is dealt in.
            for word in [arguments.indirect, arguments.object].compactMap({ $0 }) {
                for side in site.sides(of: word) where !parties.contains(side) { parties.append(side) }
            }
            let phrase = site.trees.nounPhrase(thing, words)
            // `will give Chad five patrol boats`: who gives and who gets are named, and things that can be counted.
            let isCounted = phrase.contains { site.context.quantityOfWord[$0] >= 0 }
            if row.needs == .side, amount == nil,
                parties.count < 2 || !isCounted || self.sector(in: phrase, of: verb, site) == nil
            {
                return nil
            }
            guard
                amount != nil || phrase.contains(where: { site.context.quantityOfWord[$0] >= 0 })
                    || self.sector(in: phrase, of: verb, site) != nil
            else { return nil }
        }
        if parties.count == 1, amount != nil || row.needs == .side {
            parties += site.target(of: verb, ["to", "for", "in", "at"]).filter { !parties.contains($0) }
        }
        if parties.count == 1, amount != nil, row.needs == .side, let only = parties.first,
            site.context[only]?.kind == .company, let home = home(around: verb, besides: only, site)
        {
            parties.append(home)
        }
        if row.isGift, row.needs != .side, parties.count == 1, amount != nil {
            parties += receivers(from: parties[0], around: thing, site)
        }
        guard parties.count > 1, self.isDeal(among: parties, site) else { return nil }
        // `sells more pulp to Chad than to anyone`: a habit, but in a headline the present tells what was done.
        let isPresent = words.pennTag[verb] == .VBZ || words.pennTag[verb] == .VBP
        if row.instrument == "purchase", isPresent, amount == nil, site.context.sentence(of: verb).region == .body {
            return nil
        }
        let sector =
            sector(of: thing, nil, [], anchor: verb, site)
            ?? (row.isGift ? self.sector(in: thing..<clauseEnd(thing, site), of: verb, site) : nil)
            ?? fallback(row, parties)
        guard sector != nil || amount != nil else { return nil }
        var status = row.status
        let modality = site.modality.modality(of: verb, in: site.context)
        let isAhead =
            modality == .planned || modality == .possible || modality == .conditional
            || words.relation[verb] == .xcomp || words.pennTag[verb] == .VBG
            || site.isInfinitive(verb) && site.context.rankedNoun(over: verb) == nil
        if isAhead, !row.isGift {
            status = sealed(verb, site, isDeal: isDeal) ?? .planned
        } else if status == .planned, !row.isGift {
            // `has supplied gas since 1998`: what runs already is a tie.
            return nil
        }
        return site.statement(
            .deal(
                Deal(
                    parties: Array(parties.prefix(8)), sector: sector, instrument: row.instrument,
                    amount: amount?.amount, status: status)), span: site.clause(of: verb), at: verb, modality: modality,
            time: site.time(around: verb))
    }

    /// How far a deal has come to which an infinitive tells what it is on: `signed a contract to supply gas`; nil where it stands
    /// under no such deal that was made.
    private func sealed(_ verb: Int, _ site: FrameSite, isDeal: (Int) -> Bool) -> Deal.Status? {
        let noun = Int(site.words.head[verb])
        guard noun >= 0, site.words.relation[verb] == .acl || site.words.relation[verb] == .advcl else { return nil }
        let seal: Int
        if site.words.tag[noun] == .verb {
            // The tree may hang it on the verb that seals the deal.
            guard let object = site.context.arguments(of: noun).object, object < verb, isDeal(object) else {
                return nil
            }
            seal = noun
        } else {
            guard isDeal(noun), site.words.head[noun] >= 0 else { return nil }
            seal = Int(site.words.head[noun])
        }
        guard site.words.tag[seal] == .verb, let step = verbs[site.lemma(seal)],
            site.modality.modality(of: seal, in: site.context) == .actual
        else { return nil }
        return step.status
    }

    /// The end of the words behind a word up to the next verb, comma or end of the sentence.
    private func clauseEnd(_ word: Int, _ site: FrameSite) -> Int {
        let end = site.context.sentence(of: word).words.upperBound
        var next = word + 1
        while next < end, site.words.tag[next] != .verb, site.words.pennTag[next] != .comma { next += 1 }
        return next
    }
}
