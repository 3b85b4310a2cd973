import Diplomacy
import Foundation
import Language
import SourceText

/// Reads agreements on goods, money or technology: who with whom, in what, for how much, and how far it has come.
///
/// A noun of `deal_words.tsv` counts where a verb of `deal_verbs.tsv` or an amount makes it one deal and not a subject of
/// talk, and where two parties are named. The sector follows from the goods (`deal_sectors.tsv`).
struct DealReader: Sendable {
    struct Row: Sendable {
        var instrument: String
        var status: Deal.Status
        var isFirm: Bool
        /// What a bare deal does not need and this one does: a verb that seals it (`adopted a plan`), goods that it is on (`talks on
        /// trade`), or a second side by name (`will provide 80 million to Chad`).
        var needs: Need?
        var place: RowPlace

        /// Whether one side gives and another gets: the text names the giver and may leave the other out.
        var isGift: Bool { ["loan", "grant", "pledge", "gift"].contains(instrument) }
    }

    enum Need: String, Sendable { case seal, sector, side }

    /// How far an agreement has come by the verb that governs it.
    struct Step: Sendable {
        var status: Deal.Status
        var place: RowPlace
    }

    struct Sector: Sendable {
        var rank: Int
        var name: String
        var place: RowPlace
    }

    private var nouns: [String: Row] = [:]
    private var acts: [String: Row] = [:]
    private(set) var verbs: [String: Step] = [:]
    /// The verbs that have a row with a particle: `put up`.
    private var phraseVerbs: Set<String> = []
    /// What happens to an agreement that exists: of `discussed the implementation of the truce` nothing is agreed.
    private var handling: Set<String> = []
    /// What a package may be of that gives nothing to anybody: `a package of sanctions`.
    private var burdens: Set<String> = []
    /// Verbs by which several sides make a paper theirs.
    private var sealing: Set<String> = []
    /// What is done to a paper that was signed: who plans to ratify it does not plan the deal.
    private var later: Set<String> = []
    private(set) var sectors: [String: Sector] = [:]
    private(set) var prefixes: [(prefix: String, sector: Sector)] = []
    /// All sectors.
    private(set) var names: Set<String> = []

    init(resources: TableFolder) throws {
        func status(_ row: TSVTable.Row) throws -> Deal.Status {
            guard let status = Deal.Status(rawValue: row["status"]) else {
                throw row.failure("CH0205", "'\(row["status"])' is no status of a deal")
            }
            return status
        }
        for row in try resources.table("deal_words", columns: ["word", "kind", "instrument", "status", "firm"]) {
            switch row["kind"] {
            case "handling":
                handling.insert(row["word"])
                continue
            case "burden":
                burdens.insert(row["word"])
                continue
            case "sealing":
                sealing.insert(row["word"])
                continue
            case "later":
                later.insert(row["word"])
                continue
            default: break
            }
            let own = Row(
                instrument: row["instrument"], status: try status(row), isFirm: row["firm"] == "yes",
                needs: row.optional("firm").flatMap(Need.init), place: row.place)
            if row["kind"] == "verb" { acts[row["word"]] = own } else { nouns[row["word"]] = own }
            if row["kind"] == "verb", let space = row["word"].firstIndex(of: " ") {
                phraseVerbs.insert(String(row["word"][..<space]))
            }
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
        let mayBePhrase = site.lemmas.map(phraseVerbs.contains)
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
                // `put up`, `set aside`.
                let phrase = mayBePhrase[lemma] ? site.phrase(of: word, where: { self.acts[$0] != nil }) : nil
                guard let row = phrase.flatMap({ self.acts[$0] }) ?? acts[lemma] else { continue }
                let deal = verb(word, row, site, money, isDeal: { nouns[Int(site.words.lemma[$0])] != nil })
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
            guard relation == .conj || relation == .nmod, words.tag[head] == .noun, !handling.contains(site.lemma(head))
            else { break }
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
        if let governing, isHypothetical(governing, site) { return nil }
        if takesUp(noun, site) || row.isGift && isOfBurdens(noun, site) { return nil }
        // `sales to Chad came to 9 billion`: a flow that is measured.
        if governing == nil, row.instrument == "purchase" || row.instrument == "investment",
            words.relation[noun] == .nsubj, words.head[noun] >= 0, words.tag[Int(words.head[noun])] == .verb
        {
            return nil
        }
        let amount = money.figure(of: noun, governing: governing)
        if amount != nil { isDone = true }
        if row.needs == .seal {
            guard let governing, sealing.contains(site.lemma(governing)) else { return nil }
        }
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
            if let indirect = arguments.indirect { add(site.sides(of: indirect)) }
            for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != noun {
                if ["with", "between", "from", "to"].contains(site.lemmas[Int(oblique.preposition)]) {
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
        if parties.count < 2 { add(holders(of: noun, governing, site)) }
        // The other side may stand in the sentence before: the two that the passage has named.
        if parties.count == 1, site.isPublic(parties[0]), let pair = site.nearPair(before: noun),
            pair.contains(parties[0])
        {
            add(pair)
        }
        // `pledged 17 billion in investment, involving …`: whose the amount is.
        if !parties.contains(where: site.isPublic), case .figure(let figure)? = amount?.statement.content {
            add((figure.between + [figure.of].compactMap { $0 }).filter(site.isPublic))
        }
        let isNamed = !parties.isEmpty
        if parties.count < 2 { add(companies(behind: noun, site)) }
        if parties.count == 1, let only = parties.first {
            if row.isGift, amount != nil || governing != nil {
                add(receivers(from: only, around: noun, site))
            } else if site.context[only]?.kind == .company, let home = home(around: noun, besides: only, site) {
                add([home])
            }
        }
        parties.removeAll { party in
            guard let known = site.names.entry(party), known.kind == .framework else { return false }
            return known.type != "bloc" && known.type != "body"
        }
        guard parties.count > 1, isDeal(among: parties, site), isNamed else {
            site.recorder?.because("it names fewer than two parties, or no public one")
            return nil
        }
        if let governing, let step = verbs[site.lemma(governing)] {
            site.recorder?.row(step.place, at: noun, on: governing..<(governing + 1))
        }
        var at = governing ?? noun
        if words.relation[at] == .acl || words.relation[at] == .aclRelcl { at = noun }
        // `could block 120 million of aid`: where nothing deals in it, what stands above it tells.
        let modality = site.modality.modality(of: governing ?? noun, in: site.context)
        if modality == .planned || modality == .possible || modality == .conditional
            || governing.map({ site.isInfinitive($0) }) ?? false
        {
            if let governing, later.contains(site.lemma(governing)) {
                site.recorder?.because("what is planned is a step after it was signed")
                return nil
            }
            status = .planned
        }
        if row.needs == .sector {
            // `began talks on trade`; `won diplomatic talks` and `talks on peace` are no deal.
            guard let governing, verbs[site.lemma(governing)]?.status == .planned,
                let sector = narrowSector(of: noun, site), sector != "diplomatic", sector != "security"
            else { return nil }
        }
        let sector = sector(of: noun, governing, parties, anchor: noun, site) ?? fallback(row, parties)
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

    /// Whether a noun is of what is laid on somebody and not given: `a package of sanctions`, `the sanctions package`.
    private func isOfBurdens(_ noun: Int, _ site: FrameSite) -> Bool {
        var found = false
        site.trees.forEachChild(noun) { child in
            switch site.words.relation[child] {
            case .nmod, .compound, .nmodPoss: found = found || burdens.contains(site.lemma(child))
            default: break
            }
        }
        return found
    }

    /// Whether a verb stands in a clause that only sets a condition: `once the agreement has been ratified`.
    func isHypothetical(_ verb: Int, _ site: FrameSite) -> Bool {
        guard site.words.relation[verb] != .root else { return false }
        var isOpen = false
        site.trees.forEachChild(verb) { child in
            let relation = site.words.relation[child]
            if child < verb, relation == .mark || relation == .advmod,
                ["once", "if", "unless", "until", "till", "when", "whether"].contains(site.form(child))
            {
                isOpen = true
            }
        }
        return isOpen
    }

    /// Whether a noun takes up a known accord (`signing the agreement`): then it tells of standings in that.
    private func takesUp(_ noun: Int, _ site: FrameSite) -> Bool {
        guard let article = site.trees.child(of: noun, in: site.words, where: { $0 == .det }),
            ["the", "this"].contains(site.form(article)),
            let framework = site.framework(before: noun), let entry = site.names.entry(framework)
        else { return false }
        return entry.type == "accord" && site.sidesBefore(noun).isEmpty
    }

    /// Whether some parties make a deal that matters between states: a public one, or companies among themselves.
    func isDeal(among parties: [EntityID], _ site: FrameSite) -> Bool {
        parties.contains(where: site.isPublic) || parties.filter { site.context[$0]?.kind == .company }.count > 1
    }

    /// Who is said to have a paper, or to act under it: `they are bound by a pact`, `a contract under which it will take gas`.
    private func holders(of noun: Int, _ governing: Int?, _ site: FrameSite) -> [EntityID] {
        let words = site.words
        var result: [EntityID] = []
        let head = Int(words.head[noun])
        if head >= 0, head != governing, words.tag[head] == .verb,
            words.relation[noun] == .oblAgent || words.relation[noun] == .obj || words.relation[noun] == .obl,
            site.modality.modality(of: head, in: site.context) == .actual
        {
            let arguments = site.context.arguments(of: head)
            if let holder = arguments.isPassive ? arguments.object : arguments.agent { result = site.sides(of: holder) }
            if result.isEmpty { result = site.sidesAhead(of: head) }
        }
        site.trees.forEachChild(noun) { child in
            guard words.relation[child] == .aclRelcl, child != governing else { return }
            for side in site.agents(of: child) where !result.contains(side) { result.append(side) }
        }
        return result
    }

    /// Who gets what one side gives, where the giver alone is named with it: the states of the places that its phrase names
    /// (`a road in Peru`), else those that the document is about.
    func receivers(from giver: EntityID, around word: Int, _ site: FrameSite) -> [EntityID] {
        var named: [EntityID] = []
        for inside in word..<site.context.sentence(of: word).words.upperBound {
            // `…, while Angola signed`: what comes behind is another matter.
            if inside > word, site.words.tag[inside] == .verb || site.words.pennTag[inside] == .comma { break }
            if let side = site.side(at: inside), side.isState, side != giver, !named.contains(side) {
                named.append(side)
            }
        }
        if !named.isEmpty { return named }
        if let other = site.focus.other(than: giver) { return [other] }
        // A third state gives to the one that the text is about; a bank to both, where both are on its matter.
        return giver.isState
            ? Array(site.focus.byWeight.prefix(1)) : site.focus.mainPair ?? Array(site.focus.byWeight.prefix(1))
    }

    /// The state on whose behalf a company's partner speaks, or that the document names most.
    func home(around word: Int, besides company: EntityID, _ site: FrameSite) -> EntityID? {
        let own = site.context[company]?.state
        let speaker = site.speakers.attribution(of: site.words.span(word))?.speaker.flatMap(site.side)
        if let speaker, speaker.isState, speaker != own { return speaker }
        return site.focus.byWeight.first { $0 != own }
    }

    /// What a deal is on where no word tells: an agreement of states is on their relations, a gift is aid.
    func fallback(_ row: Row, _ parties: [EntityID]) -> String? {
        switch row.instrument {
        case "agreement", "treaty": parties.allSatisfy(\.isState) ? "diplomatic" : nil
        case "investment": "investment"
        case "gift", "grant": "aid"
        default: nil
        }
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
}
