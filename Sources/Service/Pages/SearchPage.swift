import Briefing
import Diplomacy
import Register
import SourceText

/// A search, with the filters of `chancery search`.
extension PageWriter {
    private static let hits = 20

    func search(_ fields: SearchFields, page number: Int) throws -> Page {
        var view = View()
        var faults: [String] = []
        setForm(&view, fields)
        if !fields.isEmpty {
            let query = try query(fields, page: number, &faults)
            let found = faults.isEmpty ? try desk.register.search(query) : []
            let shown = found.prefix(PageWriter.hits).filter { sees($0.document.id) }
            view.set("hits", shown.map(hit))
            view.set("named", try number == 1 ? named(fields.words) : [])
            view.set("isEmpty", shown.isEmpty && faults.isEmpty)
            paginate(&view, page: number, hasMore: found.count > PageWriter.hits) { .search(fields, page: $0) }
        }
        view.set("faults", PlainWords.list(faults))
        view.set("hasFilters", fields.query.contains { $0.0 != "q" })
        return try page(
            "search",
            Frame(
                title: fields.words.isEmpty ? "Search" : "Search: \(PlainWords.line(fields.words, limit: 80))",
                isExported: !fields.isEmpty), view)
    }

    /// Those whom the words name, with their pages.
    private func named(_ words: String) throws -> [View] {
        try desk.register.entities(named: words).prefix(5).compactMap { found in
            guard try desk.register.entity(found.id, outside: withheld) != nil else { return nil }
            var view = View()
            view.set("nameWords", name(found.id, [found.id: found.name]))
            view.set("nameKind", found.kind.rawValue)
            view.set("nameAddress", PageAddress(found.id).path)
            return view
        }
    }

    private func query(_ fields: SearchFields, page number: Int, _ faults: inout [String]) throws -> SearchQuery {
        var query = SearchQuery()
        query.words = fields.words
        query.source = fields.source.isEmpty ? nil : fields.source
        query.type = fields.type.isEmpty ? nil : fields.type
        query.limit = PageWriter.hits + 1
        query.offset = (number - 1) * PageWriter.hits
        for name in [fields.about, fields.and] where !name.isEmpty {
            if let id = try entity(named: name) {
                query.about.append(id)
            } else {
                faults.append("no report names “\(name)”")
            }
        }
        func read<Value>(_ text: String, _ what: String, _ read: (String) -> Value?) -> Value? {
            if text.isEmpty { return nil }
            let value = read(text)
            if value == nil { faults.append("“\(text)” is no \(what)") }
            return value
        }
        query.kind = read(fields.kind, "kind of statement") { Statement.Kind(rawValue: $0) }
        query.verdict = read(fields.verdict, "verdict") { Finding.Verdict(rawValue: $0) }
        query.since = read(fields.since, "date; write 2025, 2025-11 or 2025-11-06") {
            CalendarPeriod(iso8601: $0)?.first
        }
        query.until = read(fields.until, "date; write 2025, 2025-11 or 2025-11-06") {
            CalendarPeriod(iso8601: $0)?.last
        }
        return query
    }

    private func setForm(_ view: inout View, _ fields: SearchFields) {
        view.set("fieldAbout", fields.about)
        view.set("fieldAnd", fields.and)
        view.set("fieldType", fields.type)
        view.set("fieldSource", fields.source)
        view.set("fieldSince", fields.since)
        view.set("fieldUntil", fields.until)
        view.set("fieldWords", fields.words)
        func options(_ all: [String], _ chosen: String) -> [View] {
            all.map { value in
                var option = View()
                option.set("option", value)
                option.set("isChosen", value == chosen)
                return option
            }
        }
        view.set("kinds", options(Statement.Kind.allCases.map(\.rawValue), fields.kind))
        view.set("verdicts", options(Finding.Verdict.allCases.map(\.rawValue), fields.verdict))
    }

    private func hit(_ hit: SearchHit) -> View {
        var view = View()
        view.set("hitTitle", title(hit.document))
        view.set("hitAddress", PageAddress.document(hit.document.id.rawValue, mark: hit.passage).path + "#mark")
        view.set("hitSource", source(hit.document))
        view.set("hitDay", hit.document.published.map(PlainWords.period))
        view.set("hitLine", hit.line)
        view.set("badgesMarkup", badges(hit.document))
        var markup = Markup()
        let bytes = Array(hit.text.utf8)
        var place = 0
        func words(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
        for mark in hit.marks where mark.start >= place && mark.end <= bytes.count {
            markup.text(words(place..<mark.start))
            markup.raw("<mark>")
            markup.text(words(mark.range))
            markup.raw("</mark>")
            place = mark.end
        }
        markup.text(words(place..<bytes.count))
        view.set("passageMarkup", markup)
        return view
    }
}
