import Diplomacy
import Foundation
import Language
import SourceText

/// Reads standing relations of two sides: `relations with`, `an ally of`, `relies on`, `exports oil to`.
///
/// `tie_words.tsv` has the words, `tie_fields.tsv` what narrows them (`energy cooperation`), `tie_verbs.tsv` the verbs that
/// date a beginning or tell of an end.
struct TieReader: Sendable {
    private struct Row: Sendable {
        var kind: String
        var other: Set<String>
        var type: String
        var isNarrowed: Bool
        var needsThing: Bool
        var place: RowPlace
    }

    private struct Field: Sendable {
        var type: String
        var supply: String?
        var place: RowPlace
    }

    /// What a verb does to a relation.
    private struct Effect: Sendable {
        var opens: Bool
        var ends: Bool
        var place: RowPlace
    }

    private var rows: [String: Row] = [:]
    private var fields: [String: Field] = [:]
    private var prefixes: [(prefix: String, field: Field)] = []
    private var verbs: [String: Effect] = [:]

    init(resources: TableFolder) throws {
        for row in try resources.table("tie_words", columns: ["word", "kind", "other", "type", "narrowed"]) {
            // A word may be noun and verb: `partner`, `ally`.
            let key = (row["kind"] == "verb" ? "v:" : "n:") + row["word"]
            // The analyst's rows come first.
            if rows[key]?.place.isOwn == true { continue }
            rows[key] = Row(
                kind: row["kind"], other: Set(row.list("other")), type: row["type"],
                isNarrowed: row["narrowed"] == "yes", needsThing: row["thing"] == "yes", place: row.place)
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
                opens: row["effect"] == "opens", ends: row["effect"] == "ends", place: row.place)
        }
    }

    func read(_ site: FrameSite) -> [Statement] {
        let nouns = site.lemmas.map { rows["n:" + $0] }
        let verbs = site.lemmas.map { rows["v:" + $0] }
        var found: [Statement] = []
        for word in 0..<site.words.count {
            let lemma = Int(site.words.lemma[word])
            switch site.words.tag[word] {
            case .noun, .properNoun:
                guard let row = nouns[lemma] else { continue }
                let isRole = row.kind == "role"
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

    private func relation(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        // `trade talks`: another noun is the head.
        guard words.relation[noun] != .compound, words.relation[noun] != .nmodDesc else {
            return site.nothing("it stands before another noun, which is what is spoken of")
        }
        let governor = self.governor(of: noun, site)
        if let governor, verbs[site.lemma(governor)]?.ends == true {
            return site.nothing("'\(site.form(governor))' tells that it ends")
        }
        // `to normalise relations` is an aim.
        if let governor, verbs[site.lemma(governor)]?.opens == true, site.isInfinitive(governor) {
            return site.nothing("'to \(site.form(governor))' is an aim, and no relation yet")
        }
        if row.type == "embassy", governor.map({ verbs[site.lemma($0)]?.opens != true }) ?? true {
            return site.nothing("an embassy is a tie where a verb of tie_verbs.tsv opens it")
        }
        var before = site.sidesBefore(noun)
        var behind = site.sides(
            behind: noun, ["between", "with", "to", "on", "toward", "towards", "of", "upon", "among", "in", "from"])
        if behind.isEmpty, let governor {
            behind = site.sides(behind: governor, ["between", "with"])
        }
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
        let type = row.isNarrowed ? narrowed(noun, site)?.type ?? row.type : row.type
        return statements(pairs(before, behind, type, site), type, noun, site, span: phrase(of: noun, site))
    }

    /// The verb whose argument a relation is: by the tree, else the verb right before its phrase.
    private func governor(of noun: Int, _ site: FrameSite) -> Int? {
        let head = Int(site.words.head[noun])
        if head >= 0, isArgument(noun, site.words), site.words.tag[head] == .verb { return head }
        return site.verbAhead(of: noun)
    }

    /// Whether a relation is one of two that the text need not name again: `bilateral`, `embassies were opened`.
    private func isTwoSided(_ noun: Int, _ site: FrameSite) -> Bool {
        if site.lemma(noun) == "embassy" { return site.words.pennTag[noun] == .NNS }
        var isTwoSided = false
        site.trees.forEachChild(noun) { child in
            if ["bilateral", "mutual", "their", "two-way"].contains(site.form(child)) { isTwoSided = true }
        }
        return isTwoSided
    }

    private func isArgument(_ noun: Int, _ words: Words) -> Bool {
        switch words.relation[noun] {
        case .obj, .nsubjPass, .nsubj, .obl, .conj: true
        default: false
        }
    }

    // MARK: - One of the two

    private func role(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        guard words.relation[noun] != .compound, words.relation[noun] != .nmodDesc else { return [] }
        var one: [EntityID] = []
        let head = Int(words.head[noun])
        var span = phrase(of: noun, site)
        if site.trees.child(of: noun, in: words, where: { $0 == .cop }) != nil,
            let subject = site.context.subject(of: noun)
        {
            one = site.sides(of: subject)
            if one.isEmpty, let copula = site.trees.child(of: noun, in: words, where: { $0 == .cop }) {
                one = site.sidesAhead(of: copula)
            }
            span = site.clause(of: noun)
        } else if head >= 0 {
            switch words.relation[noun] {
            case .appos:
                one = site.sides(of: head)
                span = span.union(words.span(head))
            case .xcomp, .obj, .obl, .nmod:
                let isAs = site.preposition(of: noun) == "as"
                if ["become", "remain", "stay"].contains(site.lemma(head)), let subject = site.context.subject(of: head)
                {
                    one = site.sides(of: subject)
                } else if isAs, words.tag[head] == .verb {
                    // `relies on Russia as its guarantor`.
                    let arguments = site.context.arguments(of: head)
                    for word in [arguments.object].compactMap({ $0 }) + arguments.obliques.map(\.head)
                    where word != noun && one.isEmpty { one = site.sides(of: word) }
                    span = site.clause(of: noun)
                }
            default: break
            }
        }
        guard !one.isEmpty else { return [] }
        // `guarantors of the treaty`: both are, of a thing.
        if site.trees.child(of: noun, in: words, where: { $0 == .nmod }).map({ child in
            site.preposition(of: child) == "of"
                && (TieReader.papers.contains(site.lemma(child))
                    || site.context.entity(ofHead: child)?.rawValue.hasPrefix("fw:") ?? false)
        }) ?? false {
            return []
        }
        var other = site.sidesBefore(noun)
        if other.isEmpty { other = site.sides(behind: noun, ["of", "to", "for", "with"]) }
        if other.isEmpty, site.preposition(of: noun) == "as", head >= 0, let subject = site.context.subject(of: head) {
            other = site.sides(of: subject)
        }
        other.removeAll { one.contains($0) }
        var type = row.type
        if row.isNarrowed {
            let isSupply = row.type == "trade"
            if let field = narrowed(noun, site) { type = isSupply ? field.supply ?? row.type : field.type }
        }
        return statements(pairs(one, other, type, site), type, noun, site, span: span)
    }

    private static let papers: Set<String> = ["treaty", "accord", "agreement", "pact", "deal", "process", "truce"]

    // MARK: - Verbs

    private func verb(_ verb: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let arguments = site.context.arguments(of: verb)
        let agent = arguments.agent ?? -1
        let one = site.agents(of: verb)
        guard !one.isEmpty else { return [] }
        var other: [EntityID] = []
        let object = site.object(of: verb, arguments)
        if row.other.contains("object"), let object { other = site.sides(of: object) }
        for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != agent {
            if row.other.contains(site.lemmas[Int(oblique.preposition)]) {
                for side in site.sides(of: oblique.head) where !other.contains(side) { other.append(side) }
            }
        }
        if other.isEmpty, let object, row.needsThing {
            // `exported minerals worth 3 billion to China`: the target may hang on the thing.
            other = site.sides(behind: object, row.other)
            // `supplies a quarter of Israel's oil imports`.
            if other.isEmpty { other = site.sidesBefore(object) }
            site.trees.forEachChild(object) { child in
                if other.isEmpty, child > object, site.words.relation[child] == .nmod {
                    other = site.sidesBefore(child)
                }
            }
        }
        var type = row.type
        if row.needsThing {
            guard let object = arguments.object ?? arguments.agent, let field = field(in: object, site),
                let supply = field.supply
            else {
                return site.nothing("its object is of no field of tie_fields.tsv that is supplied")
            }
            site.recorder?.row(field.place, at: verb, on: object..<(object + 1))
            type = supply
        }
        // Only what is or was so: `could supply` is a deal, if anything.
        guard
            site.trees.child(of: verb, in: site.words, where: { $0 == .aux }).map({
                ["can", "could", "may", "might", "will", "would", "should"].contains(site.lemma($0))
            }) != true, site.words.relation[verb] != .xcomp
        else { return site.nothing("what can, may or will be is no standing relation") }
        return statements(pairs(one, other, type, site), type, verb, site, span: site.clause(of: verb))
    }

    // MARK: - Helpers

    /// What narrows a relation: a word before it or behind `in`, `on`, `of`.
    private func narrowed(_ noun: Int, _ site: FrameSite) -> Field? {
        var found: Field?
        var told = noun
        site.trees.forEachChild(noun) { child in
            guard found == nil else { return }
            told = child
            switch site.words.relation[child] {
            case .amod, .compound, .nmodDesc:
                found = field(of: child, site)
                site.trees.forEachChild(child) { inner in
                    if site.words.relation[inner] == .conj || site.words.relation[inner] == .compound {
                        found = found ?? field(of: inner, site)
                    }
                }
            case .nmod where child > noun:
                if let preposition = site.preposition(of: child), ["in", "on", "of", "over"].contains(preposition) {
                    found = field(in: child, site)
                }
            default: break
            }
        }
        if let found { site.recorder?.row(found.place, at: noun, on: told..<(told + 1)) }
        return found
    }

    /// The field of a thing or of its modifiers.
    private func field(in head: Int, _ site: FrameSite) -> Field? {
        var found: Field?
        site.trees.forEachChild(head) { child in
            guard found == nil else { return }
            switch site.words.relation[child] {
            case .amod, .compound, .nmodDesc, .conj: found = field(of: child, site)
            default: break
            }
        }
        if found == nil, let own = field(of: head, site), own.type != "trade" { return own }
        site.trees.forEachChild(head) { child in
            guard found == nil, child > head, site.words.relation[child] == .nmod else { return }
            found = field(of: child, site)
            site.trees.forEachChild(child) { inner in
                if inner < child, let field = field(of: inner, site) { found = field }
            }
        }
        return found ?? field(of: head, site)
    }

    private func field(of word: Int, _ site: FrameSite) -> Field? {
        let lemma = site.lemma(word)
        if let field = fields[lemma] { return field }
        return prefixes.first { lemma.hasPrefix($0.prefix) }?.field
    }

    /// Which of the sides are tied to which: those before to those behind, else each to the first of them.
    private func pairs(_ before: [EntityID], _ behind: [EntityID], _ type: String, _ site: FrameSite) -> [(
        EntityID, EntityID
    )] {
        let onlyStates = type == "border" || type == "embassy" || type == "diplomatic_relations"
        func isSide(_ id: EntityID) -> Bool { onlyStates ? id.isState : site.isPublic(id) }
        let left = before.filter(isSide)
        let right = behind.filter { isSide($0) && !left.contains($0) }
        var pairs: [(EntityID, EntityID)] = []
        if left.isEmpty || right.isEmpty {
            let all = left.isEmpty ? right : left
            guard let first = all.first else { return [] }
            for other in all.dropFirst() { pairs.append((first, other)) }
        } else {
            for one in left.prefix(4) { for other in right.prefix(12) { pairs.append((one, other)) } }
        }
        return pairs.filter { $0.0 != $0.1 }
    }

    /// The words of a relation with what it depends on, if that is a verb of its clause.
    private func phrase(of noun: Int, _ site: FrameSite) -> Span {
        let words = site.words
        if let governor = self.governor(of: noun, site) { return site.clause(of: governor) }
        if site.trees.child(of: noun, in: words, where: { $0 == .cop }) != nil { return site.clause(of: noun) }
        return site.span(of: site.trees.nounPhrase(noun, words), around: noun)
    }

    private func statements(
        _ pairs: [(EntityID, EntityID)], _ type: String, _ word: Int, _ site: FrameSite, span: Span
    ) -> [Statement] {
        guard !pairs.isEmpty else { return [] }
        let governor = site.words.tag[word] == .verb ? nil : self.governor(of: word, site)
        let opens = governor.map { verbs[site.lemma($0)]?.opens == true } ?? false
        if let governor, let effect = verbs[site.lemma(governor)] {
            site.recorder?.row(effect.place, at: word, on: governor..<(governor + 1))
        }
        var since: StatedTime?
        if let time = site.time(around: word), opens || time.modifier == .since { since = time }
        let isNone =
            site.trees.child(of: word, in: site.words, where: { $0 == .det }).map { site.form($0) == "no" } ?? false
        let modality: Statement.Modality =
            isNone
            ? .denied : opens ? governor.map { site.modality.modality(of: $0, in: site.context) } ?? .actual : .actual
        return pairs.map { one, other in
            site.statement(
                .tie(Tie(a: one, b: other, type: type, since: since?.period)), span: span, at: word, modality: modality,
                time: since)
        }
    }
}
