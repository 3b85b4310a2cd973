import Diplomacy
import SourceText

/// The reports, and who draws on whom.
extension AffairWriter {
    mutating func sources() -> Brief.Section? {
        let (shown, more) = capped(context.documents, 24)
        let items = shown.map { source($0) }
        let shared = context.origins.filter { $0.documents.count > 1 }
        let notes = capped(shared, 8).shown.map { origin -> [Brief.Run] in
            let names = origin.documents.map { context.source($0) }
            return [
                .plain(NameWords.list(NameWords.distinct(names, 6)) + " count as one witness:"),
                .quiet(PassageWords.cut(PassageWords.clean(origin.why), 120)),
            ]
        }
        guard !items.isEmpty else { return nil }
        return Brief.Section(
            kind: .sources, title: "Sources, and who draws on whom",
            groups: [Brief.Group(items: items, notes: notes)], more: more)
    }

    private mutating func source(_ document: DocumentSummary) -> Brief.Item {
        var line: [Brief.Run] = []
        if let title = document.title, !title.isEmpty {
            line.append(.strong(PassageWords.cut(PassageWords.clean(title), 110)))
        }
        var facts: [String] = []
        if !document.authors.isEmpty {
            facts.append("by " + NameWords.list(NameWords.distinct(document.authors.map(PassageWords.clean), 3)))
        }
        facts.append(document.kind.rawValue)
        facts.append(document.published.map(DateWords.words) ?? "without a date")
        facts += SourceRemarks.words(document.desk)
        line.append(.note(facts.joined(separator: ", ")))
        let label = context.source(document.id)
        if label != document.name { line.append(.note(PassageWords.clean(document.name))) }
        let lineage = lineage(of: document.id)
        if !lineage.isEmpty { line += [.plain(";")] + lineage }
        return Brief.Item(label: label, line: line)
    }

    private mutating func lineage(of document: DocumentID) -> [Brief.Run] {
        var copied: [Brief.Run] = []
        var cited: [EntityID: Brief.Run] = [:]
        var order: [EntityID] = []
        for lineage in context.lineage where lineage.document == document {
            switch lineage.relation {
            case .copies(let other, let share):
                let percent = AmountWords.number((share * 100).rounded(), "percent")
                copied.append(.plain("copies \(percent) of its text from \(context.source(other))"))
            case .cites(let entity, let span):
                // `Published in` its own publisher.
                guard cited[entity] == nil, entity != context.outlet(of: document) else { continue }
                order.append(entity)
                if order.count <= context.options.cap(6) { cited[entity] = citations.cite(document, span) }
            }
        }
        guard !order.isEmpty else { return copied }
        var line = copied + [.plain(copied.isEmpty ? "draws on" : "; draws on")]
        for (place, entity) in order.prefix(context.options.cap(6)).enumerated() {
            line.append(.plain((place > 0 ? ", " : "") + context.names[entity]))
            if let cite = cited[entity] { line.append(cite) }
        }
        let rest = order.count - min(order.count, context.options.cap(6))
        if rest > 0 { line.append(.quiet("and \(rest) more")) }
        return line
    }
}

extension NameWords {
    /// Names without repeats, at most so many, the rest counted.
    static func distinct(_ names: [String], _ limit: Int) -> [String] {
        var seen: Set<String> = []
        let distinct = names.filter { seen.insert($0).inserted }
        return distinct.count > limit ? Array(distinct[..<limit]) + ["\(distinct.count - limit) more"] : distinct
    }
}
