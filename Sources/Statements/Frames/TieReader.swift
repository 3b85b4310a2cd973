import Diplomacy
import Foundation
import Language
import SourceText

/// Reads standing relations of two sides: `relations with`, `an ally of`, `relies on`, `exports oil to`.
///
/// `tie_words.tsv` has the words, `tie_fields.tsv` what narrows them (`energy cooperation`), `tie_verbs.tsv` the verbs that
/// date a beginning or tell of an end.
struct TieReader: Sendable {
    struct Row: Sendable {
        var kind: String
        var other: Set<String>
        var type: String
        var isNarrowed: Bool
        var needsThing: Bool
        /// Whether a thing of no field will do: `exported toys to`.
        var takesAny: Bool
        /// Whether it is one only where a verb opens it: `recognition`.
        var isOpened: Bool
        var place: RowPlace

        /// A flow of goods, whose other side may stand elsewhere: `deliveries to Chile`.
        var isFlow: Bool { kind == "flow" }
        /// What two are at or in: `at odds with`. `other` has the prepositions before it.
        var isFooting: Bool { kind == "footing" }
        /// Soldiers or a base, of one in the land of another.
        var isPresence: Bool { kind == "presence" }
        /// A paper that ties where it is on the right matter: `a defence pact`.
        var isPact: Bool { kind == "pact" }
    }

    struct Field: Sendable {
        var type: String
        var supply: String?
        var place: RowPlace
    }

    /// What a verb does to a relation.
    struct Effect: Sendable {
        var opens: Bool
        var ends: Bool
        var worsens: Bool
        var binds: Bool
        var place: RowPlace
    }

    private(set) var rows: [String: Row] = [:]
    private(set) var fields: [String: Field] = [:]
    private(set) var prefixes: [(prefix: String, field: Field)] = []
    private(set) var verbs: [String: Effect] = [:]
    /// Papers and processes that somebody guarantees: `guarantors of the treaty` are tied to nobody.
    private(set) var papers: Set<String> = []
    /// By a word of what a figure measures between two states the tie that it shows: of a debt, dependence.
    private(set) var measures: [String: String] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("tie_words", columns: ["word", "kind", "other", "type", "narrowed", "thing"]) {
            if row["kind"] == "paper" {
                papers.insert(row["word"])
                continue
            }
            if row["kind"] == "measure" {
                measures[row["word"]] = row["type"]
                continue
            }
            // A word may be noun and verb: `partner`, `ally`.
            let key = (row["kind"] == "verb" ? "v:" : "n:") + row["word"]
            // The analyst's rows come first.
            if rows[key]?.place.isOwn == true { continue }
            rows[key] = Row(
                kind: row["kind"], other: Set(row.list("other")), type: row["type"],
                isNarrowed: row["narrowed"] == "yes", needsThing: row["thing"] == "yes" || row["thing"] == "any",
                takesAny: row["thing"] == "any",
                isOpened: row["thing"] == "opened" || row["type"] == "embassy" && row["kind"] == "noun",
                place: row.place)
        }
        for row in try resources.table("tie_fields", columns: ["word", "type", "supply"]) {
            let field = Field(type: row["type"], supply: row.optional("supply"), place: row.place)
            if row["word"].hasSuffix("*") {
                prefixes.append((String(row["word"].dropLast()), field))
            } else {
                fields[row["word"]] = field
            }
        }
        for row in try resources.table("tie_verbs", columns: ["word", "effect"]) {
            verbs[row["word"]] = Effect(
                opens: row["effect"] == "opens", ends: row["effect"] == "ends",
                worsens: row["effect"] == "worsens", binds: row["effect"] == "binds", place: row.place)
        }
    }

    func read(_ site: FrameSite) -> [Statement] {
        let nouns = site.lemmas.map { rows["n:" + $0] }
        let verbs = site.lemmas.map { rows["v:" + $0] }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            let lemma = Int(site.words.lemma[word])
            switch site.words.tag[word] {
            case .noun where verbs[lemma] != nil && site.isVerb(word):
                if let row = verbs[lemma] { found += verb(word, row, site) }
            case .noun, .properNoun:
                guard let row = nouns[lemma] else { continue }
                if row.isFooting, !row.other.contains(site.preposition(of: word) ?? "") { continue }
                let isRole = row.kind == "role" || row.isFooting
                let statements = isRole ? role(word, row, site) : relation(word, row, site)
                site.recorder?.tried(
                    row.place, at: word, made: !statements.isEmpty,
                    needs: isRole ? FrameReasons.tieRole : FrameReasons.tieNoun)
                found += statements
            case .verb:
                guard let row = verbs[lemma] else { continue }
                let statements = verb(word, row, site)
                site.recorder?.tried(row.place, at: word, made: !statements.isEmpty, needs: FrameReasons.tieVerb)
                found += statements
            default: continue
            }
        }
        return found
    }

    // MARK: - The relation itself

    func relation(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        // `trade talks`: another noun is the head.
        guard words.relation[noun] != .compound, words.relation[noun] != .nmodDesc else {
            return site.nothing("it stands before another noun, which is what is spoken of")
        }
        if row.isPact { return pact(noun, row, site) }
        if row.isPresence { return presence(noun, row, site) }
        let governor = self.governor(of: noun, site)
        let effect = governor.flatMap { verbs[site.lemma($0)] }
        // `severed ties`, where the tree makes the verb a modifier.
        let isEnded = site.trees.child(of: noun, in: words) { $0 == .amod }.map {
            words.pennTag[$0] == .VBN && verbs[site.lemma($0)]?.ends == true
        }
        if effect?.ends == true || isEnded ?? false {
            return site.nothing("'\(site.form(governor ?? noun))' tells that it ends")
        }
        // `to normalise relations` is an aim.
        if let governor, verbs[site.lemma(governor)]?.opens == true, site.isInfinitive(governor) {
            return site.nothing("'to \(site.form(governor))' is an aim, and no relation yet")
        }
        if row.isOpened, governor.map({ verbs[site.lemma($0)]?.opens != true }) ?? true {
            return site.nothing("it is a tie where a verb of tie_verbs.tsv opens it")
        }
        var before = site.sidesBefore(noun)
        var behind = site.sides(behind: noun, row.other.isEmpty ? TieReader.joints : row.other)
        let isOwn = !behind.isEmpty
        if behind.isEmpty, let governor {
            behind = site.sides(behind: governor, ["between", "with"])
        }
        // `switched its recognition from Chad to Niger`.
        if behind.isEmpty, !row.other.isEmpty, let governor { behind = site.sides(behind: governor, row.other) }
        if row.type == "embassy" { behind = site.sides(behind: noun, ["in", "to"]) }
        if before.isEmpty, behind.count < 2 || row.type == "embassy" {
            if words.relation[noun] != .nmod, let owner = site.context.owner(of: noun) {
                before = site.sides(of: owner)
            }
            if before.isEmpty, let governor, words.relation[noun] != .nsubj, governor < noun {
                before = site.agents(of: governor)
            }
        }
        if before.count < 2, before.isEmpty || behind.isEmpty, before.isEmpty && behind.count < 2,
            row.type == "embassy" || behind.isEmpty, isTwoSided(noun, site), let pair = site.pair(before: noun)
        {
            before = pair
            behind = []
        }
        var type = row.isNarrowed ? narrowed(noun, site)?.type ?? row.type : row.type
        if row.isFlow {
            // `deliveries to Chile began`: the other of the two that the passage is about.
            if before.isEmpty, isOwn, behind.count == 1, let pair = site.pair(before: noun) ?? site.focus.mainPair {
                let rest = pair.filter { $0 != behind[0] }
                if rest.count == 1 { before = rest }
            }
            if row.isNarrowed {
                guard !before.isEmpty, !behind.isEmpty, isStanding(governor, site) else { return [] }
                type = supply(narrowed(noun, site), before: noun, site) ?? row.type
            }
        }
        if effect?.worsens == true { type = "rivalry" }
        // `relations with Chile, restored in 2018`.
        let opening = site.trees.child(of: noun, in: words) { $0 == .acl }.flatMap {
            verbs[site.lemma($0)]?.opens == true && words.pennTag[$0] == .VBN ? $0 : nil
        }
        // `has no relations with`, but `trade has barely grown`.
        let isObject = words.relation[noun] == .obj && !row.isFlow
        // `has no quarrel with`.
        let isNone = site.trees.child(of: noun, in: words) { $0 == .det }.map { site.form($0) == "no" } ?? false
        let isDenied =
            isNone || isObject && governor.map { site.modality.modality(of: $0, in: site.context) == .denied } ?? false
        return statements(
            pairs(before, behind, type, site), type, noun, site, span: phrase(of: noun, site), dated: opening,
            isDenied: isDenied)
    }

    /// What stands between a relation and its sides.
    static let joints: Set<String> = [
        "between", "with", "to", "on", "toward", "towards", "of", "upon", "among", "in", "from",
    ]

    /// Soldiers or a base of one state in the land of another: `ran a military base in Chad`, `Turkey's troops in Syria`.
    private func presence(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        if row.isNarrowed, narrowed(noun, site)?.type != "defense" { return [] }
        let governor = self.governor(of: noun, site)
        var owner = site.sidesBefore(noun)
        if owner.isEmpty, let governor { owner = site.agents(of: governor) }
        var land = site.sides(behind: noun, ["in", "at", "on", "near"])
        // `Chad, whose largest base is in Niger`.
        let head = Int(words.head[noun])
        if words.relation[noun] == .nsubj, head >= 0, let marker = site.preposition(of: head),
            ["in", "at", "on", "near"].contains(marker)
        {
            land = site.sides(of: head)
            if owner.isEmpty, let whose = relativeOwner(of: noun, site) { owner = site.sides(of: whose) }
        }
        if land.isEmpty, let governor { land = site.sides(behind: governor, ["in", "at", "on", "near"]) }
        owner = Array(owner.filter(\.isState).prefix(2))
        land = land.filter { $0.isState && !owner.contains($0) }
        if let governor, !isStanding(governor, site) { return [] }
        guard !owner.isEmpty, !land.isEmpty, words.relation[noun] != .compound else { return [] }
        return statements(pairs(owner, land, row.type, site), row.type, noun, site, span: phrase(of: noun, site))
    }

    /// Whether a flow is one that runs or ran, and not one that somebody wants or may see.
    func isStanding(_ governor: Int?, _ site: FrameSite) -> Bool {
        guard let governor else { return true }
        return site.modality.modality(of: governor, in: site.context) == .actual && !site.isInfinitive(governor)
    }

    /// `are bound by a defence pact signed in 2008`: who is party to a paper on security is tied by it.
    func pact(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        guard let field = narrowed(noun, site), field.type == "defense" else { return [] }
        let governor =
            self.governor(of: noun, site)
            ?? (site.words.relation[noun] == .oblAgent && site.words.head[noun] >= 0 ? Int(site.words.head[noun]) : nil)
        var sides = site.sidesBefore(noun)
        for side in site.sides(behind: noun, ["between", "with", "among"]) where !sides.contains(side) {
            sides.append(side)
        }
        var isBinding = false
        if let governor, let effect = verbs[site.lemma(governor)] {
            if effect.binds || effect.opens {
                guard isStanding(governor, site) else { return [] }
                isBinding = true
                let arguments = site.context.arguments(of: governor)
                let holder =
                    arguments.isPassive && site.words.relation[noun] != .nsubjPass ? arguments.object : arguments.agent
                var own = holder.map { site.sides(of: $0) } ?? []
                if own.isEmpty, let subject = site.context.subject(of: governor) { own = site.sides(of: subject) }
                if own.isEmpty { own = site.sidesAhead(of: governor) }
                // `is bound to Chad by a pact`.
                for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != noun {
                    if ["to", "with"].contains(site.lemmas[Int(oblique.preposition)]) {
                        own += site.sides(of: oblique.head)
                    }
                }
                for side in own where !sides.contains(side) { sides.append(side) }
            }
        }
        guard isBinding, sides.count > 1 else { return [] }
        let span = phrase(of: noun, site)
        guard let first = sides.first else { return [] }
        let signing = site.trees.child(of: noun, in: site.words) { $0 == .acl }
        return statements(
            pairs([first], Array(sides.dropFirst()), row.type, site), row.type, noun, site, span: span,
            dated: signing ?? noun)
    }

    /// The tie that a share of what one state buys or sells shows, where the share is another's: `60 percent of Chile's gas
    /// imports`.
    func share(_ found: FigureReader.Found, _ site: FrameSite) -> Statement? {
        guard case .figure(let figure) = found.statement.content, let noun = found.noun, figure.between.count == 2,
            figure.between.allSatisfy(\.isState), figure.amount.unit == "percent" || figure.amount.unit == "share",
            found.statement.modality == .actual, figure.scope != "change",
            let type = supply(field(in: noun, site), before: noun, site)
        else { return nil }
        return site.statement(
            .tie(Tie(a: figure.between[0], b: figure.between[1], type: type)), span: found.statement.span,
            at: found.top,
            modality: .actual)
    }

    /// The tie that an amount of goods, of money or of debt between two states shows: `owes Chad 2 billion`, `shipped pulp worth 3
    /// million to Chad`.
    func measured(_ found: FigureReader.Found, _ site: FrameSite) -> Statement? {
        guard case .figure(let figure) = found.statement.content, figure.between.count == 2,
            figure.between.allSatisfy(\.isState), found.statement.modality == .actual, figure.scope != "change",
            figure.amount.unit != "percent", figure.amount.unit != "share"
        else { return nil }
        var type: String?
        var supplied: String?
        for part in figure.what.split(whereSeparator: { $0 == " " || $0 == "-" }) {
            let word = part.lowercased()
            if let known = measures[word] ?? (word.hasSuffix("s") ? measures[String(word.dropLast())] : nil) {
                type = type ?? known
            }
            supplied = supplied ?? (fields[word] ?? fields[String(word.dropLast())])?.supply
        }
        guard var type, found.isMoney || type == "trade", !isSettled(found, site) else { return nil }
        if type == "trade", let supplied, supplied != "near" { type = supplied }
        site.recorder?.said("a figure between two states shows the tie", at: found.top)
        return site.statement(
            .tie(Tie(a: figure.between[0], b: figure.between[1], type: type)), span: found.statement.span,
            at: found.top, modality: .actual)
    }

    /// Whether the verb over an amount ends what it is owed for, or only promises it: `paid its arrears`, `pledged 2 billion`.
    private func isSettled(_ found: FigureReader.Found, _ site: FrameSite) -> Bool {
        var current = found.top
        for _ in 0..<6 {
            if TieReader.settling.contains(site.lemma(current)) { return true }
            let head = Int(site.words.head[current])
            if site.words.tag[current] == .verb || head < 0 { return false }
            current = head
        }
        return false
    }

    private static let settling: Set<String> = [
        "pay", "repay", "settle", "clear", "cancel", "forgive", "waive", "write", "pledge", "promise", "offer",
    ]

    /// The tie of who sells and who buys; of deliveries that name no goods, what the passage has named last.
    func supply(_ field: Field?, before word: Int, _ site: FrameSite) -> String? {
        guard let supply = field?.supply else { return nil }
        guard supply == "near" else { return supply }
        let sentence = site.words.sentence[word]
        var before = word - 1
        while before >= 0, word - before <= 160, sentence - site.words.sentence[before] <= TieReader.reach {
            if let known = self.field(of: before, site)?.supply, known != "near", known != "trade" { return known }
            before -= 1
        }
        return "trade"
    }

    /// How many sentences back goods still count.
    static let reach: Int32 = 2

    /// The verb whose argument a relation is: by the tree, else the verb right before its phrase.
    func governor(of noun: Int, _ site: FrameSite) -> Int? {
        let head = Int(site.words.head[noun])
        if head >= 0, isArgument(noun, site.words) {
            // `is bound by a pact`, where the participle was taken for an adjective.
            let isState = site.words.tag[head] == .adjective && verbs[site.lemma(head)]?.binds == true
            if site.words.tag[head] == .verb || isState { return head }
        }
        return site.verbAhead(of: noun)
    }

    /// Whether a relation is one of two that the text need not name again: `bilateral`, `embassies were opened`.
    func isTwoSided(_ noun: Int, _ site: FrameSite) -> Bool {
        if site.lemma(noun) == "embassy" { return site.words.pennTag[noun] == .NNS }
        var isTwoSided = false
        site.trees.forEachChild(noun) { child in
            if ["bilateral", "mutual", "their", "two-way"].contains(site.form(child)) { isTwoSided = true }
        }
        // `Relations soured`: nothing says whose, so that it is those of the two that the text is about.
        if !isTwoSided, site.words.pennTag[noun] == .NNS, site.words.relation[noun].isSubject,
            noun == site.context.sentence(of: noun).words.lowerBound,
            rows["n:" + site.lemma(noun)]?.type == "diplomatic_relations"
        {
            return true
        }
        return isTwoSided
    }

    func isArgument(_ noun: Int, _ words: Words) -> Bool {
        switch words.relation[noun] {
        case .obj, .nsubjPass, .nsubj, .obl, .conj, .oblAgent: true
        default: false
        }
    }
}
