import Diplomacy
import Foundation
import Language
import SourceText

/// What narrows a tie, which sides are tied to which, and the statements that come of it.
extension TieReader {
    /// What narrows a relation: a word before it or behind `in`, `on`, `of`.
    func narrowed(_ noun: Int, _ site: FrameSite) -> Field? {
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
    func field(in head: Int, _ site: FrameSite) -> Field? {
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

    func field(of word: Int, _ site: FrameSite) -> Field? {
        let lemma = site.lemma(word)
        if let field = fields[lemma] { return field }
        return prefixes.first { lemma.hasPrefix($0.prefix) }?.field
    }

    /// Which of the sides are tied to which: those before to those behind, else each to the first of them.
    func pairs(_ before: [EntityID], _ behind: [EntityID], _ type: String, _ site: FrameSite) -> [(
        EntityID, EntityID
    )] {
        let onlyStates = type == "border" || type == "embassy" || type == "diplomatic_relations"
        func isSide(_ id: EntityID) -> Bool {
            // A bank of many states is tied to none.
            if id.rawValue.hasPrefix("fw:"), site.names.entry(id)?.type != "bloc" { return false }
            return onlyStates ? id.isState : site.isPublic(id)
        }
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
    func phrase(of noun: Int, _ site: FrameSite) -> Span {
        let words = site.words
        if let governor = self.governor(of: noun, site) { return site.clause(of: governor) }
        if site.trees.child(of: noun, in: words, where: { $0 == .cop }) != nil { return site.clause(of: noun) }
        return site.span(of: site.trees.nounPhrase(noun, words), around: noun)
    }

    func statements(
        _ pairs: [(EntityID, EntityID)], _ type: String, _ word: Int, _ site: FrameSite, span: Span,
        dated: Int? = nil, isDenied: Bool = false
    ) -> [Statement] {
        guard !pairs.isEmpty else { return [] }
        let governor = site.words.tag[word] == .verb ? nil : self.governor(of: word, site)
        let opens =
            dated != nil
            || governor.map { verbs[site.lemma($0)]?.opens == true || verbs[site.lemma($0)]?.worsens == true } ?? false
        if let governor, let effect = verbs[site.lemma(governor)] {
            site.recorder?.row(effect.place, at: word, on: governor..<(governor + 1))
        }
        var since: StatedTime?
        if let time = site.time(around: dated ?? word), opens || time.modifier == .since { since = time }
        if isDenied { since = nil }
        let isNone =
            site.trees.child(of: word, in: site.words, where: { $0 == .det }).map { site.form($0) == "no" } ?? false
        let modality: Statement.Modality =
            isNone || isDenied
            ? .denied
            : opens && dated == nil
                ? governor.map { site.modality.modality(of: $0, in: site.context) } ?? .actual : .actual
        return pairs.map { one, other in
            site.statement(
                .tie(Tie(a: one, b: other, type: type, since: since?.period)), span: span, at: word, modality: modality,
                time: since)
        }
    }
}
