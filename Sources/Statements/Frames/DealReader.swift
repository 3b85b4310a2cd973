import Diplomacy
import Foundation
import Language
import SourceText

/// Reads agreements on goods, money or technology: who with whom, in what, for how much, and how far it has come.
///
/// A noun of `deal_words.tsv` counts where a verb of `deal_verbs.tsv` or an amount makes it one deal and not a subject of
/// talk, and where two parties are named. The sector follows from the goods (`deal_sectors.tsv`).
struct DealReader: Sendable {
    private struct Row: Sendable {
        var instrument: String
        var status: Deal.Status
        var isFirm: Bool
        var place: RowPlace
    }

    /// How far an agreement has come by the verb that governs it.
    private struct Step: Sendable {
        var status: Deal.Status
        var place: RowPlace
    }

    private struct Sector: Sendable {
        var rank: Int
        var name: String
        var place: RowPlace
    }

    private var nouns: [String: Row] = [:]
    private var acts: [String: Row] = [:]
    private var verbs: [String: Step] = [:]
    private var sectors: [String: Sector] = [:]
    private var prefixes: [(prefix: String, sector: Sector)] = []
    /// All sectors.
    private var names: Set<String> = []

    init(resources: TableFolder) throws {
        func status(_ row: TSVTable.Row) throws -> Deal.Status {
            guard let status = Deal.Status(rawValue: row["status"]) else {
                throw row.failure("CH0205", "'\(row["status"])' is no status of a deal")
            }
            return status
        }
        for row in try resources.table("deal_words", columns: ["word", "kind", "instrument", "status", "firm"]) {
            let own = Row(
                instrument: row["instrument"], status: try status(row), isFirm: row["firm"] == "yes",
                place: row.place)
            if row["kind"] == "verb" { acts[row["word"]] = own } else { nouns[row["word"]] = own }
        }
        for row in try resources.table("deal_verbs", columns: ["word", "status"]) {
            verbs[row["word"]] = Step(status: try status(row), place: row.place)
        }
        for (rank, row) in try resources.table("deal_sectors", columns: ["word", "sector"]).enumerated() {
            names.insert(row["sector"])
            let sector = Sector(rank: rank, name: row["sector"], place: row.place)
            if row["word"].hasSuffix("*") {
                prefixes.append((String(row["word"].dropLast()), sector))
            } else if sectors[row["word"]] == nil {
                sectors[row["word"]] = sector
            }
        }
    }

    func read(_ site: FrameSite, _ figures: [FigureReader.Found]) -> [Statement] {
        let nouns = site.lemmas.map { self.nouns[$0] }
        let acts = site.lemmas.map { self.acts[$0] }
        let money = MoneyFigures(figures, site) { nouns[$0] != nil }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            let lemma = Int(site.words.lemma[word])
            switch site.words.tag[word] {
            case .noun, .properNoun:
                guard let row = nouns[lemma] else { continue }
                let deal = noun(word, row, site, money)
                site.recorder?.tried(row.place, at: word, made: deal != nil, needs: FrameReasons.dealNoun)
                if let deal { found.append(deal) }
            case .verb:
                guard let row = acts[lemma] else { continue }
                let deal = verb(word, row, site, money)
                site.recorder?.tried(row.place, at: word, made: deal != nil, needs: FrameReasons.dealVerb)
                if let deal { found.append(deal) }
            default: continue
            }
        }
        return found
    }

    // MARK: - Nouns

    private func noun(_ noun: Int, _ row: Row, _ site: FrameSite, _ money: MoneyFigures) -> Statement? {
        let words = site.words
        guard words.relation[noun] != .compound, words.relation[noun] != .nmodDesc else { return nil }
        // A known accord is a framework: joining it is a status.
        if let id = site.context.entity(ofHead: noun), site.context[id]?.kind == .framework,
            site.names.entry(id) != nil
        {
            site.recorder?.because("it names a framework: joining it is a status, no deal")
            return nil
        }
        var parties: [EntityID] = []
        func add(_ more: [EntityID]) { for side in more where !parties.contains(side) { parties.append(side) } }
        add(site.sidesBefore(noun))
        add(
            site.sides(behind: noun, ["between", "with", "from", "by", "to", "for", "involving", "including", "among"]))
        var status = row.status
        var isDone = row.isFirm
        var governing: Int?
        // Up over `of`, `on` and joined nouns to the verb.
        var current = noun
        for _ in 0..<4 {
            let head = Int(words.head[current])
            guard head >= 0 else { break }
            let relation = words.relation[current]
            if words.tag[head] == .verb {
                guard
                    relation == .obj || relation.isPassiveSubject || relation == .obl || relation == .nsubj
                        || relation == .xcomp
                else { break }
                var verb = head
                // `agreed to strengthen their partnership`.
                while verbs[site.lemma(verb)] == nil, words.relation[verb] == .xcomp, words.head[verb] >= 0,
                    Int(words.head[verb]) < verb
                {
                    verb = Int(words.head[verb])
                }
                if let known = verbs[site.lemma(verb)], relation != .nsubj || site.lemma(head) == "total" {
                    status = verb == head ? known.status : .planned
                    isDone = true
                    governing = verb
                }
                break
            }
            guard relation == .conj || relation == .nmod, words.tag[head] == .noun else { break }
            current = head
        }
        if governing == nil {
            // `the agreement signed by both`, `deals announced at the summit`.
            site.trees.forEachChild(noun) { child in
                guard governing == nil, words.relation[child] == .acl || words.relation[child] == .aclRelcl,
                    let known = verbs[site.lemma(child)]
                else { return }
                status = known.status
                isDone = true
                governing = child
            }
        }
        let amount = money.figure(of: noun, governing: governing)
        if amount != nil { isDone = true }
        guard isDone else {
            site.recorder?.because("no verb of deal_verbs.tsv governs it, it has no amount, and its row is not firm")
            return nil
        }
        if let governing {
            let arguments = site.context.arguments(of: governing)
            if arguments.agent != noun {
                let agents = site.agents(of: governing)
                add(agents)
                // `Musk's Starlink company signed`.
                if agents.isEmpty, let agent = arguments.agent {
                    add(site.sidesBefore(agent).filter { !site.isPublic($0) })
                }
            }
            for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != noun {
                if ["with", "between", "from"].contains(site.lemmas[Int(oblique.preposition)]) {
                    add(site.sides(of: oblique.head))
                }
            }
        }
        if row.instrument == "purchase" {
            // `purchases of Boeing aircraft`.
            site.trees.forEachChild(noun) { child in
                if child > noun, words.relation[child] == .nmod, site.preposition(of: child) == "of" {
                    add(site.sidesBefore(child))
                }
            }
        }
        // The other side may stand in the sentence before: the two that the passage has named.
        if parties.count == 1, site.isPublic(parties[0]), let pair = site.nearPair(before: noun),
            pair.contains(parties[0])
        {
            add(pair)
        }
        if parties.count < 2 { add(companies(behind: noun, site)) }
        parties.removeAll { site.names.entry($0)?.kind == .framework && site.names.entry($0)?.type != "bloc" }
        guard parties.count > 1, parties.contains(where: site.isPublic) else {
            site.recorder?.because("it names fewer than two parties, or no public one")
            return nil
        }
        if let governing, let step = verbs[site.lemma(governing)] {
            site.recorder?.row(step.place, at: noun, on: governing..<(governing + 1))
        }
        var at = governing ?? noun
        if words.relation[at] == .acl || words.relation[at] == .aclRelcl { at = noun }
        let modality = governing.map { site.modality.modality(of: $0, in: site.context) } ?? .actual
        if modality == .planned || modality == .possible || modality == .conditional
            || governing.map({ site.isInfinitive($0) }) ?? false
        {
            status = .planned
        }
        let sector = sector(of: noun, governing, parties, anchor: noun, site)
        var span = site.span(of: site.trees.nounPhrase(noun, words), around: noun)
        if let governing, governing != noun { span = span.union(site.clause(of: governing)) }
        if let amount { span = span.union(amount.statement.span) }
        let time = site.time(around: governing ?? noun)
        return site.statement(
            .deal(
                Deal(
                    parties: Array(parties.prefix(8)), sector: sector, instrument: row.instrument,
                    amount: amount?.amount, status: status)), span: span, at: noun, modality: modality, time: time)
    }

    /// The companies that the rest of a sentence lists behind `including` or `involving`.
    private func companies(behind noun: Int, _ site: FrameSite) -> [EntityID] {
        var isListing = false
        var result: [EntityID] = []
        for word in noun..<site.context.sentence(of: noun).words.upperBound {
            if ["including", "involving", "like", "with"].contains(site.form(word)) { isListing = true }
            guard isListing, let side = site.side(at: word), site.context[side]?.kind == .company else { continue }
            if !result.contains(side) { result.append(side) }
        }
        return result
    }

    // MARK: - Verbs

    private func verb(_ verb: Int, _ row: Row, _ site: FrameSite, _ money: MoneyFigures) -> Statement? {
        let words = site.words
        let arguments = site.context.arguments(of: verb)
        let agent = arguments.agent ?? -1
        var parties = site.agents(of: verb)
        guard !parties.isEmpty else { return nil }
        var thing = site.object(of: verb, arguments)
        for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != agent {
            if ["from", "to", "in", "with"].contains(site.lemmas[Int(oblique.preposition)]) {
                for side in site.sides(of: oblique.head) where !parties.contains(side) { parties.append(side) }
            }
        }
        if let object = thing {
            for side in site.sidesBefore(object) + site.sides(behind: object, ["from", "to"])
            where !parties.contains(side) {
                parties.append(side)
            }
        }
        if thing == nil { thing = arguments.obliques.first { $0.head != agent }?.head }
        guard parties.count > 1, parties.contains(where: site.isPublic), let thing else { return nil }
        let amount = money.figure(of: verb, thing: thing)
        let sector =
            sector(of: thing, nil, [], anchor: verb, site) ?? (row.instrument == "investment" ? "investment" : nil)
        guard sector != nil || amount != nil else { return nil }
        var status = row.status
        let modality = site.modality.modality(of: verb, in: site.context)
        if modality == .planned || modality == .possible || words.relation[verb] == .xcomp { status = .planned }
        return site.statement(
            .deal(
                Deal(
                    parties: Array(parties.prefix(8)), sector: sector, instrument: row.instrument,
                    amount: amount?.amount, status: status)), span: site.clause(of: verb), at: verb, modality: modality,
            time: site.time(around: verb))
    }

    // MARK: - Sector

    /// The sector of a deal: of its own words, of what it is on, of what it is to do, of its companies.
    ///
    /// - Parameter anchor: the word that the deal is told by.
    private func sector(
        of noun: Int, _ governing: Int?, _ parties: [EntityID], anchor: Int, _ site: FrameSite
    ) -> String? {
        let words = site.words
        if let own = sector(in: site.trees.nounPhrase(noun, words), of: anchor, site) { return own }
        if let governing,
            let own = sector(
                in: words.sentence[governing] == words.sentence[noun]
                    ? noun..<min(site.trees.subtree(governing).upperBound, noun + 30) : noun..<(noun + 1), of: anchor,
                site)
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
        if let own = self.sector(in: first..<noun, of: anchor, site) { return own }
        for party in parties {
            guard let entry = site.names.entry(party), entry.kind == .company, let type = entry.type else { continue }
            if let sector = sectors[type]?.name { return sector }
            if names.contains(type) { return type }
        }
        return nil
    }

    private func sector(in range: Range<Int>, of anchor: Int, _ site: FrameSite) -> String? {
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
