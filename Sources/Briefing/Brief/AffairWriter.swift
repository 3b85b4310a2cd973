import Diplomacy
import SourceText

/// Writes the sections of one affair; each section stands in a file of its own under `Sections/`.
struct AffairWriter {
    let context: AffairContext
    var citations: CitationList

    mutating func write() -> Brief.Affair {
        let happenings = Happenings(context)
        var sections: [Brief.Section] = []
        let wanted = context.options.sections
        func add(_ kind: Brief.Section.Kind, _ make: () -> Brief.Section?) {
            guard wanted?.contains(kind) ?? true, let section = make(), !section.groups.isEmpty else {
                return
            }
            sections.append(section)
        }
        add(.facts) { facts(happenings) }
        add(.events) { events(happenings) }
        add(.undated) { undated(happenings) }
        add(.frameworks) { frameworks() }
        add(.ties) { ties() }
        add(.deals) { deals() }
        add(.disagreements) { disagreements() }
        add(.agreements) { agreements() }
        add(.figures) { figures() }
        add(.assessments) { assessments() }
        add(.forecasts) { forecasts() }
        add(.motives) { motives() }
        add(.leanings) { leanings() }
        add(.sources) { sources() }
        return Brief.Affair(
            story: context.story.id, title: PassageWords.cut(PassageWords.clean(context.story.title), 160),
            extent: extent, sections: sections)
    }

    /// `5 reports, 4 independent, published 7 November 2025 to 20 January 2026`.
    private var extent: String {
        // Nothing leans on a report that is retracted.
        let standing = context.documents.filter { $0.desk?.retraction == nil }
        let (count, retracted) = (standing.count, context.documents.count - standing.count)
        let witnesses = context.witnesses(standing.map(\.id))
        var parts = [count == 1 ? "1 report" : "\(count) reports"]
        if count > 1 { parts.append(witnesses == count ? "all independent" : "\(witnesses) independent") }
        if retracted > 0 { parts.append(retracted == 1 ? "1 more retracted" : "\(retracted) more retracted") }
        let days = standing.compactMap(\.published)
        if let first = days.map(\.first).min(), let last = days.map(\.last).max() {
            parts.append("published " + DateWords.words(CalendarPeriod(first, last)))
        }
        return parts.joined(separator: ", ")
    }

    /// A quotation with its citations, who says it, and what is to be known of it.
    mutating func quoted(_ statements: [Statement], best: Statement, limit: Int = 220) -> [Brief.Run] {
        var runs: [Brief.Run] = []
        if let quote = context.quote(best, limit: limit) {
            runs.append(.quote(quote))
        } else {
            runs.append(.quiet("passage not kept"))
        }
        runs += citations.cite(statements, first: best)
        if let voice = context.voice(best) { runs.append(.note(voice)) }
        return runs
    }

    /// Shows the first items, in the order given, and counts the rest.
    func capped<Item>(_ items: [Item], _ cap: Int) -> (shown: [Item], more: Int) {
        let cap = context.options.cap(cap)
        return items.count > cap ? (Array(items[..<cap]), items.count - cap) : (items, 0)
    }
}
