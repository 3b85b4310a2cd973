import Diplomacy
import SourceText

/// The words around the names of states: `diversify its dependence on Moscow and strengthen ties with Washington` says one
/// thing of Russia and another of the United States.
struct Neighbourhoods {
    private struct Named {
        var span: Span
        var state: EntityID
    }

    /// How many bytes there are at most between names that stand together: ` and the `.
    private static let listGap = 9

    private let record: Record
    /// Where each document names or refers to states, in order of the text.
    private var named: [DocumentID: [Named]] = [:]

    /// - Parameter state: the state that an entity is or acts for.
    init(_ record: Record, state: (EntityID) -> EntityID?) {
        self.record = record
        for mention in record.mentions {
            guard let state = state(mention.entity) else { continue }
            named[mention.document, default: []].append(Named(span: mention.span, state: state))
        }
        for document in named.keys {
            named[document]?.sort { $0.span < $1.span }
            part(document)
        }
    }

    /// Ends names that reach over another state's (`Egypt and away from Ethiopia`, taken for one phrase) before the conjunction,
    /// else before that name.
    private mutating func part(_ document: DocumentID) {
        guard var all = named[document] else { return }
        for index in all.indices {
            let span = all[index].span
            let inner = all[(index + 1)...].prefix { $0.span.start < span.end }.first {
                $0.state != all[index].state && $0.span.start > span.start
            }
            guard let inner else { continue }
            all[index].span = Span(span.start, conjunction(in: Span(span.start, inner.span.start), of: document))
        }
        named[document] = all
    }

    /// Where the first conjunction of a passage stands; its end where there is none.
    private func conjunction(in passage: Span, of document: DocumentID) -> Int {
        guard let words = record.text(document, passage) else { return passage.end }
        let places = ["and", "but", "while"].compactMap { Neighbourhoods.place(of: $0, in: words) }
        return places.min().map { passage.start + $0 } ?? passage.end
    }

    /// The words that a passage says of a state: from the name of another state before it to the comma or name behind it.
    ///
    /// Names that stand together (`China and Russia`) share their words. The whole passage where it names no other state
    /// than the two; nil where the passage does not name the state and names others.
    func words(
        around other: EntityID, from state: EntityID, in document: DocumentID, _ passage: Span
    ) -> String? {
        let inside = within(document, passage).filter { $0.state != state }
        if !inside.contains(where: { $0.state != other }) { return record.text(document, passage) }
        guard let index = inside.firstIndex(where: { $0.state == other }) else { return nil }
        var start = passage.start
        var first = index
        while first > 0 {
            let before = inside[first - 1]
            let gap = Span(before.span.end, max(before.span.end, inside[first].span.start))
            // An outer mention holds the inner one; a short gap is a list.
            guard gap.count <= Neighbourhoods.listGap else {
                start = before.span.end
                break
            }
            first -= 1
        }
        var end = passage.end
        if let next = inside[(index + 1)...].first(where: {
            $0.span.start >= inside[index].span.end + Neighbourhoods.listGap
        }) {
            // `closer to Egypt and away from Ethiopia`: what stands behind the conjunction is of the next.
            end = conjunction(in: Span(inside[index].span.end, next.span.start), of: document)
        }
        end = max(end, inside[index].span.end)
        let text = record.text(document, Span(min(start, end), end))
        return text.map { cut($0, after: inside[index].span.end - min(start, end)) }
    }

    /// Who leans, and to or from whom, where words tell it of one side alone (`leans towards Japan`, `away from France`): the
    /// state that a passage names first, and those named behind such words. Nil where it tells of both sides, or of nobody.
    func directed(
        in document: DocumentID, _ passage: Span, among states: [EntityID], _ leans: LeanTable
    ) -> (subject: EntityID, others: [EntityID])? {
        let inside = within(document, passage).filter { states.contains($0.state) }
        guard let subject = inside.first else { return nil }
        var others: [EntityID] = []
        var last: (state: EntityID, standing: LeanTable.Standing, end: Int) = (subject.state, .open, subject.span.end)
        for named in inside.dropFirst() where named.state != subject.state {
            let before = Span(passage.start, max(passage.start, named.span.start))
            var standing = record.text(document, before).map { leans.standing(behind: $0) } ?? .open
            // Names that stand together share the words before them.
            if standing == .open, last.state != subject.state, named.span.start - last.end <= Neighbourhoods.listGap {
                standing = last.standing
            }
            if standing == .directed, !others.contains(named.state) { others.append(named.state) }
            last = (named.state, standing, named.span.end)
        }
        return others.isEmpty ? nil : (subject.state, others)
    }

    /// Where a word stands by itself in a text, in bytes.
    private static func place(of word: String, in text: String) -> Int? {
        let (bytes, wanted) = (Array(text.utf8), Array(" \(word) ".utf8))
        guard bytes.count >= wanted.count else { return nil }
        return (0...(bytes.count - wanted.count)).first { bytes[$0..<$0 + wanted.count].elementsEqual(wanted) }
    }

    /// The states that a passage names, each once, in order of the text.
    func states(in document: DocumentID, _ passage: Span) -> [EntityID] {
        var result: [EntityID] = []
        for named in within(document, passage) where !result.contains(named.state) { result.append(named.state) }
        return result
    }

    /// A text up to the first comma, dash or semicolon after so many bytes.
    private func cut(_ text: String, after offset: Int) -> String {
        let bytes = Array(text.utf8)
        guard offset >= 0, offset < bytes.count,
            let comma = bytes[offset...].firstIndex(where: { $0 == 0x2C || $0 == 0x3B })
        else { return text }
        return String(decoding: bytes[..<comma], as: UTF8.self)
    }

    private func within(_ document: DocumentID, _ passage: Span) -> [Named] {
        guard let all = named[document] else { return [] }
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].span.start < passage.start { low = middle + 1 } else { high = middle }
        }
        var result: [Named] = []
        while low < all.count, all[low].span.start < passage.end {
            if all[low].span.end <= passage.end { result.append(all[low]) }
            low += 1
        }
        return result
    }
}
