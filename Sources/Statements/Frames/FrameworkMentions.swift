import Diplomacy
import Language
import SourceText

/// Frameworks at the words that name them or take them up.
extension FrameSite {
    /// The framework that a noun names, also as an apposition of its name or in place of it (`the pact`).
    func framework(of noun: Int) -> EntityID? {
        if let id = named(noun) { return id }
        if words.relation[noun] == .appos, words.head[noun] >= 0, let id = named(Int(words.head[noun])) { return id }
        var found: EntityID?
        trees.forEachChild(noun) { child in
            guard found == nil else { return }
            switch words.relation[child] {
            case .appos, .conj, .flat, .nmodUnmarked: found = named(child)
            case .compound, .nmod: found = named(child).flatMap { isDealing(noun, with: $0, at: child) ? nil : $0 }
            default: break
            }
        }
        if let found { return found }
        // `a set of rules`.
        if FrameSite.collections.contains(lemma(noun)),
            let inner = trees.child(of: noun, in: words, where: { $0 == .nmod }), inner > noun,
            preposition(of: inner) == "of", frameworkNouns[lemma(inner)] != nil, let own = focus.own
        {
            return own
        }
        guard let forms = frameworkNouns[lemma(noun)], words.tag[noun] == .noun else { return nil }
        // `the East African bloc`: the one whose name has these words.
        let parts = nameParts(before: noun)
        if !parts.isEmpty { return focus.framework(named: parts, before: noun) }
        var isDefinite = false
        var isOpen = true
        trees.forEachChild(noun) { child in
            if ["the", "this", "these", "those", "that"].contains(form(child)) { isDefinite = true }
            if words.relation[child] == .det, form(child) != "a", form(child) != "an" { isOpen = false }
            if words.relation[child] == .nmodPoss { isOpen = false }
        }
        // `signed a charter`, where the text goes on to name the Lome Charter.
        if isOpen, let own = focus.own, lastWord(of: own) == lemma(noun) { return own }
        guard isDefinite else { return nil }
        // A protocol is not the bloc that was named last.
        return focus.framework(before: noun) { framework in
            if forms.isEmpty { return true }
            if let form = names.entry(framework)?.type { return forms.contains(form) }
            // Of a framework that no table has its last word tells the form, if any does.
            guard let own = lastWord(of: framework).flatMap({ frameworkNouns[$0] }), !own.isEmpty else { return true }
            return !own.isDisjoint(with: forms)
        }
    }

    /// Whether a noun is of something that an organisation is only a party to or the host of: `a deal with the union`, `the
    /// accord between the bloc and Chad`, `a summit of the bloc`. Who signs or attends that joins nothing.
    private func isDealing(_ noun: Int, with framework: EntityID, at child: Int) -> Bool {
        guard let type = names.entry(framework)?.type, FrameSite.organisations.contains(type) else { return false }
        if words.relation[child] == .nmod, !FrameSite.belonging.contains(preposition(of: child) ?? "") { return true }
        if FrameSite.occasions.contains(lemma(noun)) { return true }
        guard let forms = frameworkNouns[lemma(noun)] else { return false }
        return !forms.isEmpty && !forms.contains(type)
    }

    /// Forms of frameworks that deal with others as a party does.
    private static let organisations: Set<String> = ["bloc", "body", "system", "bank", "court"]
    /// What an organisation holds or makes, and nobody joins by coming or signing.
    private static let occasions: Set<String> = [
        "contract", "dialogue", "exercise", "meeting", "negotiation", "sanction", "session", "talk", "visit",
    ]
    /// Prepositions by which a noun is a part of an organisation.
    private static let belonging: Set<String> = ["of", "in", "to", "into", "for"]

    /// Nouns for several things that are one paper: `a set of rules`.
    private static let collections: Set<String> = ["set", "body", "series", "package", "list"]

    /// The last word of the name of a framework, in lower case.
    private func lastWord(of framework: EntityID) -> String? {
        context[framework]?.name.lowercased().split(separator: " ").last.map(String.init)
    }

    /// The words of a name right before a noun, in lower case.
    private func nameParts(before noun: Int) -> [String] {
        let sentence = context.sentence(of: noun).words
        var parts: [String] = []
        var word = noun - 1
        while word >= sentence.lowerBound, noun - word <= 4,
            words.tag[word] == .properNoun || words.tag[word] == .adjective
        {
            let form = context.analysis.text[words.span(word)]
            guard form.first?.isUppercase == true else { break }
            parts.append(form.lowercased())
            word -= 1
        }
        return parts
    }

    /// The framework that the passage speaks of, where a word leaves it out.
    func framework(before word: Int) -> EntityID? { focus.framework(before: word) }

    private func named(_ word: Int) -> EntityID? {
        guard let id = context.entity(ofHead: word), isFramework(id) else { return nil }
        return id
    }

    /// Whether an entity is something that states join: a framework, or a body of the United Nations or of a treaty.
    func isFramework(_ id: EntityID) -> Bool {
        if id.rawValue.hasPrefix("fw:") { return true }
        guard id.rawValue.hasPrefix("org:"), let type = names.entry(id)?.type else { return false }
        return type == "un" || type == "treaty_body"
    }

    /// Whether a phrase stands behind one of some prepositions, also behind the second of two: `out of the pact`.
    func hasPreposition(_ head: Int, of prepositions: Set<String>) -> Bool {
        var has = false
        trees.forEachChild(head) { child in
            if words.relation[child] == .case_, prepositions.contains(form(child)) { has = true }
        }
        return has
    }
}
