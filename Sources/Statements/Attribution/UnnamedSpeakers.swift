import Diplomacy
import Language
import SourceText

/// Those who speak and are no entity by name, each as an entity of its document alone.
extension SpeakerFinder {
    /// Who speaks in a source that names nobody; nil for pronouns and for what is no phrase of people, bodies or papers.
    func unnamed(_ source: [Range<Int>]) -> Entity? {
        guard let piece = source.first, let head = head(of: piece) else { return nil }
        return unnamed(at: head, in: piece)
    }

    /// The same of one noun phrase: `several analysts` are a class of their own and no witness; `state television` is an outlet
    /// and `Tongan treasury figures` are of a body that the text names by nothing else; `a draft` is a paper that speaks.
    func unnamed(at head: Int, in piece: Range<Int>) -> Entity? {
        let lemma = words.lemmaText(head).lowercased()
        guard words.tag[head] == .noun || words.pennTag[head] == .NNP && lexicon.has(lemma, .data) else { return nil }
        if lexicon.has(lemma, .data) { return body(ofData: head) }
        let mention = Int(context.mentionOfHead[head])
        let isPeople =
            mention >= 0
            && (context.analysis.mentions[mention].kind == .person
                || context.analysis.mentions[mention].kind == .organization)
        let isOutlet = lexicon.has(lemma, .outlet)
        let isPaper = lexicon.has(lemma, .piece)
        guard isPeople || isOutlet || isPaper || lexicon.has(lemma, .unofficial) else { return nil }
        // The phrase up to what only describes it further.
        var end = head + 1
        while end < piece.upperBound, words.tag[end] != .punctuation, words.tag[end] != .pronoun, end - head < 6 {
            end += 1
        }
        var first = piece.lowerBound
        while first < head,
            words.tag[first] == .determiner || words.tag[first] == .punctuation || words.tag[first] == .adposition
        {
            first += 1
        }
        if isOutlet { return outlet(first..<(head + 1)) }
        return make(isPaper && !isPeople ? .other : .group, lemma, first..<max(end, head + 1))
    }

    private func outlet(_ range: Range<Int>) -> Entity? {
        let name = context.analysis.text[words.span(range)]
        let slug = EntityID.slug(name)
        guard range.count > 1, !slug.isEmpty else { return make(.group, name, range) }
        return Entity(id: EntityID(rawValue: "outlet:" + slug), kind: .outlet, name: name, names: [name])
    }

    /// The body that gives out numbers: what stands before `data` and is no state alone.
    private func body(ofData head: Int) -> Entity? {
        var first = head
        while first > 0, head - first < 5, words.head[first - 1] == head || Int(words.head[first - 1]) < head,
            words.sentence[first - 1] == words.sentence[head]
        {
            let tag = words.tag[first - 1]
            guard tag == .noun || tag == .properNoun || tag == .adjective else { break }
            first -= 1
        }
        guard head - first >= 2, words.tag[head - 1] == .noun || words.tag[head - 1] == .properNoun,
            let state = context.entity(ofHead: first).flatMap({ context.entities.state($0) })
        else { return nil }
        let name = context.analysis.text[words.span(first..<head)]
        let slug = EntityID.slug(context.analysis.text[words.span((first + 1)..<head)])
        guard !slug.isEmpty else { return nil }
        return Entity(
            id: EntityID(rawValue: "gov:\(state.rawValue.lowercased())-\(slug)"), kind: .government, name: name,
            names: [name], state: state)
    }

    private func make(_ kind: Entity.Kind, _ lemma: String, _ range: Range<Int>) -> Entity? {
        let name = context.analysis.text[words.span(range)]
        let slug = EntityID.slug(lemma)
        guard !slug.isEmpty, !name.isEmpty else { return nil }
        return Entity(
            id: EntityID(rawValue: "\(kind.prefix)\(slug)-\(context.document.rawValue.suffix(6))"), kind: kind,
            name: name, names: [name])
    }
}
