import SourceText

/// Who wrote a page, judged from the many places where it says so.
struct PageAuthors {
    /// Names of persons; where none is given, what the page names as its author.
    private(set) var names: [String] = []

    private let metadata: PageMetadata
    private let tables: IntakeTables
    private let first: Int
    private let last: Int
    private var lines: [Line] { metadata.lines }

    /// - Parameters:
    ///   - metadata: publisher, address and headline must be known.
    ///   - body: whether each block is of the article.
    init(_ metadata: PageMetadata, _ body: [Bool], tables: IntakeTables) {
        self.metadata = metadata
        self.tables = tables
        first = body.firstIndex(of: true) ?? body.count
        last = body.lastIndex(of: true) ?? 0
        names = find()
    }

    private func find() -> [String] {
        let page = metadata.page
        let stated =
            [metadata.reader.linkedData.authors]
            + [(0, 13), (13, 20), (20, 30)].map {
                metadata.values(.author, from: $0.0, to: $0.1)
            } + [labelledAuthors]
        let near = page.head.authorSpans.filter { $0.block <= first + 2 }
        let linked = near.map { String(decoding: page.text[$0.start..<min($0.end, page.text.count)], as: UTF8.self) }
        let sources =
            stated + [
                linked,
                bylineBlocks(from: metadata.headline.map { max(0, $0 - 6) } ?? 0, to: first + 2),
                metadata.values(.author, from: 30, to: 50),
            ]
        var single: [String] = []
        for (index, source) in sources.enumerated() {
            let names = persons(source)
            let whole = names.filter { $0.contains(" ") }
            if !whole.isEmpty { return whole }
            // One word may be a name only where the mark-up says so.
            if single.isEmpty, index < stated.count { single = names }
        }
        // A line that says it: `By …`.
        for block in lines.indices where block < first + 3 && !lines[block].byline.isEmpty {
            if block + 15 >= (metadata.headline ?? first - 10) {
                let names = tables.authorNames.clean(
                    lines[block].byline, publisher: metadata.publisher, site: nil)
                if !names.isEmpty { return names }
            }
        }
        if !single.isEmpty { return single }
        for block in last..<min(lines.count, last + 4) where block >= 0 && !lines[block].byline.isEmpty {
            let names = tables.authorNames.clean(lines[block].byline, publisher: metadata.publisher, site: nil)
            if !names.isEmpty { return names }
        }
        let below = persons(bylineBlocks(from: last + 1, to: last + 9)).filter { $0.contains(" ") }
        if !below.isEmpty { return Array(below.prefix(1)) }
        // No person is named: a desk, a team, the outlet itself, or a person whose outlet has her name.
        for source in stated + [linked] {
            let names = tables.authorNames.declared(source)
            if !names.isEmpty { return names }
        }
        for block in lines.indices where block < first + 3 && !lines[block].byline.isEmpty {
            if block + 15 >= (metadata.headline ?? first - 10) { return lines[block].byline }
        }
        return []
    }

    private func persons(_ texts: [String]) -> [String] {
        tables.authorNames.clean(texts, publisher: metadata.publisher, site: metadata.site)
    }

    /// What share cards say in a pair of elements: `twitter:label1` is `Written by`, `twitter:data1` the name.
    private var labelledAuthors: [String] {
        var found: [String] = []
        for meta in metadata.page.head.metas where meta.name.hasPrefix("twitter:label") {
            let label = LineShape.words(of: meta.content)
            guard label.contains("by") || label.first == "author" else { continue }
            let number = meta.name.dropFirst("twitter:label".count)
            if let data = metadata.page.head.metas.first(where: { $0.name == "twitter:data" + number }) {
                found.append(data.content)
            }
        }
        return found
    }

    /// Short blocks in elements that are called by-line or author.
    private func bylineBlocks(from: Int, to: Int) -> [String] {
        var found: [String] = []
        guard from < min(to, lines.count) else { return [] }
        for block in from..<min(to, lines.count)
        where lines[block].shape.wordCount <= 12 && metadata.reader.kinds(block).contains(.byline)
            && block != metadata.headline
        {
            found.append(metadata.text(block))
            if found.count >= 3 { break }
        }
        return found
    }
}
