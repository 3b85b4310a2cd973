import Diplomacy
import Foundation
import Language
import SourceText

/// Ties that a noun for one of the two or a verb tells: `an ally of`, `at odds with`, `relies on`, `exports oil to`.
extension TieReader {
    func role(_ noun: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let words = site.words
        guard words.relation[noun] != .compound, words.relation[noun] != .nmodDesc else { return [] }
        var one: [EntityID] = []
        let head = Int(words.head[noun])
        var span = phrase(of: noun, site)
        var inverted = false
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
            case .nsubj where site.trees.child(of: head, in: words) { $0 == .cop } != nil:
                // `Chad's main supplier is Niger`, `Chad, whose largest customer is Niger`: the name behind the verb.
                one = site.sides(of: head)
                inverted = true
                span = site.clause(of: head)
            default: break
            }
            // `Denmark, at odds with Spain over fish, recalled …`.
            if one.isEmpty, row.isFooting {
                one = words.tag[head] == .verb ? site.agents(of: head) : site.sides(of: head)
                if one.isEmpty { one = site.sidesAhead(of: noun) }
            }
        }
        guard !one.isEmpty else { return [] }
        // `guarantors of the treaty`: both are, of a thing.
        if site.trees.child(of: noun, in: words, where: { $0 == .nmod }).map({ child in
            site.preposition(of: child) == "of"
                && (papers.contains(site.lemma(child))
                    || site.context.entity(ofHead: child)?.rawValue.hasPrefix("fw:") ?? false)
        }) ?? false {
            return []
        }
        var other = site.sidesBefore(noun)
        if other.isEmpty { other = site.sides(behind: noun, ["of", "to", "for", "with"]) }
        if other.isEmpty, inverted, let owner = relativeOwner(of: noun, site) {
            other = site.sides(of: owner)
            span = span.union(words.span(owner))
        }
        if other.isEmpty, site.preposition(of: noun) == "as", head >= 0, let subject = site.context.subject(of: head) {
            other = site.sides(of: subject)
        }
        other.removeAll { one.contains($0) }
        // `Chad is its largest customer`: of whom the passage speaks, and that is not Chad.
        if other.isEmpty, one.count == 1,
            site.trees.child(of: noun, in: words, where: { $0 == .nmodPoss }).map({ words.tag[$0] == .pronoun })
                ?? false
        {
            other = [site.focus.other(than: one[0])].compactMap { $0 }
        }
        var type = row.type
        if row.isNarrowed {
            let isSupply = row.type == "trade"
            if let field = narrowed(noun, site) {
                type = isSupply ? supply(field, before: noun, site) ?? row.type : field.type
            } else if isSupply {
                type = supply(self.field(of: noun, site), before: noun, site) ?? row.type
            }
        }
        let isDenied =
            site.modality.modality(of: noun, in: site.context) == .denied
            && site.trees.child(of: noun, in: words, where: { $0 == .cop }) != nil
        return statements(pairs(one, other, type, site), type, noun, site, span: span, isDenied: isDenied)
    }

    /// Whose a noun behind `whose` is: what the clause is said of.
    func relativeOwner(of noun: Int, _ site: FrameSite) -> Int? {
        let words = site.words
        guard
            let possessive = site.trees.child(of: noun, in: words, where: { $0 == .nmodPoss }),
            words.pennTag[possessive] == .WPS
        else { return nil }
        var current = noun
        for _ in 0..<4 where words.head[current] >= 0 {
            if words.relation[current] == .aclRelcl { return Int(words.head[current]) }
            current = Int(words.head[current])
        }
        return nil
    }

    func verb(_ verb: Int, _ row: Row, _ site: FrameSite) -> [Statement] {
        let arguments = site.context.arguments(of: verb)
        let agent = arguments.agent ?? -1
        var one = site.agents(of: verb)
        // `Peru's port handles`: who owns what carries.
        // `90 percent of its trade passes through Chad`: what the part is of is the thing.
        let whole = arguments.agent.map { part(of: $0, site) }
        if one.isEmpty, row.needsThing, let whole { one = site.sidesBefore(whole) }
        guard !one.isEmpty else { return [] }
        var other: [EntityID] = []
        var object = site.object(of: verb, arguments)
        // `accounts for 40 percent of Chad's exports`.
        if object == nil, row.needsThing {
            object =
                arguments.obliques.first {
                    $0.preposition >= 0 && $0.head != agent && row.other.contains(site.lemmas[Int($0.preposition)])
                }?.head
        }
        if row.other.contains("object"), let object { other = site.sides(of: object) }
        for oblique in arguments.obliques where oblique.preposition >= 0 && oblique.head != agent {
            guard row.other.contains(site.lemmas[Int(oblique.preposition)]) else { continue }
            var sides = site.sides(of: oblique.head)
            // `depends on Russian gas`: whose the thing is.
            if sides.isEmpty, row.type == "dependence" { sides = site.sidesBefore(oblique.head) }
            for side in sides where !other.contains(side) { other.append(side) }
        }
        // `owes China two billion`, `owes its lenders in Beijing`.
        if other.isEmpty, row.other.contains("to"), !row.needsThing {
            for receiver in [arguments.indirect, arguments.object].compactMap({ $0 }) where other.isEmpty {
                other = (site.sides(of: receiver) + site.sidesBefore(receiver)).filter { !one.contains($0) }
                if other.isEmpty { other = site.sides(behind: receiver, ["in", "of", "from"]) }
            }
        }
        // `supplies Chad with gas`.
        var thing = object ?? whole
        if let object, row.needsThing, row.other.contains("to"), !site.sides(of: object).isEmpty,
            let with = arguments.obliques.first(where: {
                $0.preposition >= 0 && site.lemmas[Int($0.preposition)] == "with"
            })
        {
            other = site.sides(of: object)
            thing = with.head
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
        // `compete`, `border one another`: of two that stand before it; of no other verb are both who acts.
        var type = row.type
        if other.isEmpty, row.needsThing, !row.other.isDisjoint(with: ["to", "from"]) {
            other = site.target(of: verb, row.other)
        }
        if row.needsThing {
            let field = thing.flatMap { self.field(in: $0, site) }
            // Whatever is exported or sold to another is trade, where it is a thing in plain words.
            let isPlainTrade = field == nil && row.takesAny && thing.map { isGoods($0, site) } ?? false
            guard let object = thing,
                let known = field.flatMap({ supply($0, before: object, site) })
                    ?? (isPlainTrade ? "trade" : nil)
            else {
                return site.nothing("its object is of no field of tie_fields.tsv that is supplied")
            }
            if let field { site.recorder?.row(field.place, at: verb, on: object..<(object + 1)) }
            if row.isNarrowed { type = known }
        }
        if other.isEmpty, !row.other.contains("with"), row.type != "border" {
            return site.nothing("nobody stands where the row looks for the other side")
        }
        // `align him with Chad`: who is moved, not who moves.
        if row.other.contains("with"), arguments.object != nil, !arguments.isPassive, other.count > 0 {
            return site.nothing("it does so to another")
        }
        // Only what is or was so: `could supply` is a deal, if anything.
        guard
            site.trees.child(of: verb, in: site.words, where: { $0 == .aux }).map({
                ["can", "could", "may", "might", "will", "would", "should"].contains(site.lemma($0))
            }) != true, site.words.relation[verb] != .xcomp
        else { return site.nothing("what can, may or will be is no standing relation") }
        // `denied that it had bought`.
        let isDenied = site.modality.modality(of: verb, in: site.context) == .denied
        return statements(
            pairs(one, other, type, site), type, verb, site, span: site.clause(of: verb), isDenied: isDenied)
    }

    /// What stands behind the `of` of a share or a number.
    private func part(of noun: Int, _ site: FrameSite) -> Int {
        guard site.context.quantityOfWord[noun] >= 0 else { return noun }
        var whole: Int?
        site.trees.forEachChild(noun) { child in
            if whole == nil, child > noun, site.words.relation[child] == .nmod, site.preposition(of: child) == "of" {
                whole = child
            }
        }
        return whole ?? noun
    }

    /// Whether a noun is a thing that may be traded, and nobody.
    private func isGoods(_ noun: Int, _ site: FrameSite) -> Bool {
        guard site.words.tag[noun] == .noun, site.context.entity(ofHead: noun) == nil else { return false }
        let number = Int(site.context.mentionOfHead[noun])
        guard number >= 0 else { return true }
        switch site.context.analysis.mentions[number].kind {
        case .object, .substance, .plant, .animal: return true
        default: return false
        }
    }
}
