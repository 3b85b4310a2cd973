import Diplomacy
import Language
import SourceText

/// By when a forecast is meant: a time in its own clause, the heading it stands under, or words such as `in the long term`.
struct HorizonReader: Sendable {
    /// A horizon.
    struct Horizon: Sendable {
        var words: String
        var from: CalendarDay?
        var to: CalendarDay?
        /// The time in the clause, where there is one.
        var time: StatedTime?
    }

    private let sections: HorizonSections
    private let published: CalendarDay?
    /// The words that speak of a horizon, by their first word.
    private let phrases: [Range<Int>: (from: Int?, to: Int?)]
    private let starts: [Range<Int>]

    init(_ passages: JudgementPassages) {
        let document = passages.context.analysis.document
        sections = HorizonSections(document)
        published = document.published?.first
        var phrases: [Range<Int>: (from: Int?, to: Int?)] = [:]
        var starts: [Range<Int>] = []
        for found in passages.found {
            guard case .horizon(let from, let to) = found.cue, phrases[found.words] == nil else { continue }
            phrases[found.words] = (from, to)
            starts.append(found.words)
        }
        self.phrases = phrases
        self.starts = starts
    }

    /// The heading with a horizon that a clause stands under.
    func section(of predicate: Int, _ passages: JudgementPassages) -> HorizonSections.Section? {
        sections.section(of: passages.words.span(predicate))
    }

    /// Whether the clause of a predicate has a time after the day of publication, or words of a horizon.
    func hasOwn(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        let range = passages.clauses.range(of: predicate)
        return futureTime(range, of: predicate, passages) != nil || phrase(range) != nil
    }

    /// Whether the clause of a predicate has a time after the day of publication.
    func hasTime(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        futureTime(passages.clauses.range(of: predicate), of: predicate, passages) != nil
    }

    /// The same for an act that is to be done; any day will do where the day of publication is not known.
    func isScheduled(_ predicate: Int, _ passages: JudgementPassages) -> Bool {
        guard published == nil, passages.futureAuxiliary(of: predicate) != nil else {
            return hasTime(predicate, passages)
        }
        return passages.clauses.range(of: predicate).contains { word in
            let index = passages.context.timeOfWord[word]
            return index >= 0 && passages.context.analysis.times[Int(index)].kind == .date
                && !isAside(word, of: predicate, passages)
        }
    }

    /// The horizon of a clause; nil where nothing gives one.
    func horizon(of range: Range<Int>, predicate: Int, _ passages: JudgementPassages) -> Horizon? {
        let text = passages.context.analysis.text
        if let time = futureTime(range, of: predicate, passages), let period = time.time.period {
            // A deadline and a length of time begin on the day of publication, a date on its own first day.
            let isOpen = time.kind == .duration || isDeadline(time, passages)
            let from = isOpen ? published : period.first
            // `before 2028` ends with 2027.
            let last = isBefore(time, passages) ? period.first.adding(days: -1) : period.last
            return Horizon(words: text[time.span], from: from.map { min($0, last) }, to: last, time: time.time)
        }
        if let section = section(of: predicate, passages) {
            let days = section.horizon.days(from: published)
            return Horizon(words: text[section.heading], from: days.from, to: days.to, time: nil)
        }
        guard let words = phrase(range) else { return opened(before: predicate, passages) }
        let months = phrases[words]
        return Horizon(
            words: passages.text(words), from: months?.from.flatMap { published?.adding(months: $0) },
            to: months?.to.flatMap { published?.adding(months: $0) }, time: nil)
    }

    /// The time that a sentence before opened with, in the same paragraph: `By the end of 2027 the pact will be law. A second
    /// round is likely.`
    private func opened(before predicate: Int, _ passages: JudgementPassages) -> Horizon? {
        let context = passages.context
        let own = Int(passages.words.sentence[predicate])
        let bytes = context.analysis.text.bytes
        var next = Int(passages.words.start[context.analysis.sentences[own].words.lowerBound])
        for number in stride(from: own, through: max(0, own - HorizonReader.reach), by: -1) {
            let sentence = context.analysis.sentences[number]
            guard let first = sentence.words.first else { return nil }
            let start = Int(passages.words.start[first])
            if number < own {
                guard start <= next, next <= bytes.count, !bytes[start..<next].contains(0x0A) else { return nil }
                next = start
            }
            // The time stands before the subject of the sentence, or that of its first clause.
            let opening = sentence.words.prefix(10).prefix { !passages.words.relation[$0].isSubject }
            guard let word = opening.first(where: { context.timeOfWord[$0] >= 0 }) else { continue }
            let time = context.analysis.times[Int(context.timeOfWord[word])]
            guard time.kind == .date || time.kind == .duration, let period = time.time.period,
                published.map({ period.last > $0 }) ?? false
            else { continue }
            let isOpen =
                time.kind == .duration || isDeadline(time, passages) || HorizonReader.opening(opening, passages)
            let from = isOpen ? published : period.first
            let last = isBefore(time, passages) ? period.first.adding(days: -1) : period.last
            return Horizon(
                words: context.analysis.text[time.span], from: from.map { min($0, last) }, to: last, time: nil)
        }
        return nil
    }

    /// How many sentences a time holds for that opened one of them.
    private static let reach = 4

    /// `Up to the end of 2026`, `Until June`: from now on.
    private static func opening(_ words: some Sequence<Int>, _ passages: JudgementPassages) -> Bool {
        words.first { _ in true }.map {
            ["up", "until", "till", "by", "through", "before", "within"].contains(passages.lemma($0))
        }
            ?? false
    }

    private func phrase(_ range: Range<Int>) -> Range<Int>? {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle].lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < starts.count && starts[low].upperBound <= range.upperBound ? starts[low] : nil
    }

    /// The first time in some words that ends after the day of publication.
    private func futureTime(
        _ range: Range<Int>, of predicate: Int, _ passages: JudgementPassages
    ) -> TimeExpression? {
        var last: Int32 = -1
        let heading = section(of: predicate, passages)?.heading
        for word in range {
            let index = passages.context.timeOfWord[word]
            guard index >= 0, index != last, !isAside(word, of: predicate, passages),
                !(heading?.overlaps(passages.words.span(word)) ?? false)
            else { continue }
            last = index
            let time = passages.context.analysis.times[Int(index)]
            guard time.kind == .date || time.kind == .duration, let period = time.time.period else { continue }
            // Without a day of publication only a deadline is surely ahead.
            guard published.map({ period.last > $0 }) ?? isDeadline(time, passages) else { continue }
            return time
        }
        return nil
    }

    /// Whether a word stands in a relative clause beside the one that is meant: `the mission, whose mandate ends in August,`.
    private func isAside(_ word: Int, of predicate: Int, _ passages: JudgementPassages) -> Bool {
        let own = passages.clauses.predicate(of: word)
        guard own != predicate else { return false }
        switch passages.words.relation[own] {
        case .aclRelcl, .advclRelcl: return true
        default: return false
        }
    }

    /// Whether `before` stands right before a time.
    private func isBefore(_ time: TimeExpression, _ passages: JudgementPassages) -> Bool {
        guard let head = time.head, head < passages.words.count, time.kind == .date else { return false }
        return passages.context.preposition(of: head) == "before"
    }

    /// Whether `by`, `until`, `before` or `within` stands before a time.
    private func isDeadline(_ time: TimeExpression, _ passages: JudgementPassages) -> Bool {
        if time.time.modifier == .before || time.time.modifier == .until { return true }
        guard let head = time.head, head < passages.words.count else { return false }
        // `before the May election`: the preposition stands on the noun.
        let noun = passages.words.head[head] >= 0 ? Int(passages.words.head[head]) : head
        return [head, noun].contains { word in
            passages.context.preposition(of: word).map {
                ["by", "until", "before", "within", "through", "over"].contains($0)
            } ?? false
        }
    }
}
