import Diplomacy
import Language
import SourceText

/// Members of a bloc that a text lists in brackets behind its name.
extension StatusReader {
    /// Members that a bloc is followed by in brackets: `the Mano River Union (Guinea, Ivory Coast, Liberia and Sierra Leone)`.
    func bracketed(_ site: FrameSite) -> [Statement] {
        let words = site.words
        var found: [Statement] = []
        for (mention, entity) in zip(site.context.analysis.mentions, site.context.entities.ofMention)
        where mention.form == .name {
            guard let entity, entity.rawValue.hasPrefix("fw:"), site.names.entry(entity)?.type == "bloc" else {
                continue
            }
            var open = mention.head
            while open < words.count, open - mention.head < 12, words.pennTag[open] != .openBracket { open += 1 }
            guard open < words.count, words.pennTag[open] == .openBracket,
                words.sentence[open] == words.sentence[mention.head],
                !words.tag[mention.head..<open].contains(.verb)
            else { continue }
            let states = site.list(after: open).filter(\.isState)
            // Two may be who speaks of it.
            guard states.count > 2 else { continue }
            var end = open
            let sentence = site.context.sentence(of: open).words
            while end + 1 < sentence.upperBound, words.pennTag[end] != .closeBracket { end += 1 }
            let span = words.span(mention.head).union(words.span(end))
            found += statements(states, entity, .member, .done, mention.head, span, site)
        }
        return found
    }
}
