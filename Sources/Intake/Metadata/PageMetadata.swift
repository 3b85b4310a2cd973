import SourceText

/// What a page says of itself, judged from the many places where it says it.
struct PageMetadata {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var publisher: String?
    private(set) var published: CalendarPeriod?
    private(set) var modified: CalendarPeriod?
    private(set) var language: String?
    private(set) var url: String?
    /// The block that shows the title.
    private(set) var headline: Int?

    let reader: PageReader
    private let tables: IntakeTables
    var page: Page { reader.page }
    /// What its address tells, and the name of the site by it.
    private var pageAddress: PageAddress?
    private(set) var site: String?
    /// The meta elements that give a field, in the order of their ranks.
    private var given: [(field: MetaNames.Field, rank: Int, text: String)] = []
    var lines: [Line] { reader.lines }

    /// - Parameters:
    ///   - body: whether each block is of the article.
    ///   - url: the address that is known from elsewhere.
    init(_ reader: PageReader, body: [Bool], url known: String?, tables: IntakeTables) {
        self.reader = reader
        self.tables = tables
        let ranked = reader.page.head.metas.enumerated().compactMap { index, meta in
            meta.content.isEmpty ? nil : tables.metaNames.field(of: meta.name).map { ($0.field, $0.rank, index) }
        }
        given = ranked.sorted { ($0.1, $0.2) < ($1.1, $1.2) }.map { ($0.0, $0.1, reader.page.head.metas[$0.2].content) }
        url = address(known)
        pageAddress = url.flatMap(PageAddress.init)
        site = pageAddress?.siteName
        language = findLanguage()
        publisher = findPublisher()
        findTitle(body)
        modified =
            firstDate(.modified, to: 100)
            ?? reader.linkedData.modified.flatMap { PageMetadata.day($0, dayFirst: writesDayFirst) }
        published = findPublished(body).map { asShown($0, body) }
        authors = PageAuthors(self, body, tables: tables).names
    }

    // MARK: Meta elements

    /// What the meta elements say of a field, by rank.
    func values(_ field: MetaNames.Field, from: Int = 0, to: Int) -> [String] {
        given.filter { $0.field == field && $0.rank >= from && $0.rank < to }.map(\.text)
    }

    private func firstDate(_ field: MetaNames.Field, from: Int = 0, to: Int) -> CalendarPeriod? {
        values(field, from: from, to: to).lazy.compactMap { PageMetadata.day($0, dayFirst: writesDayFirst) }.first
    }

    /// How the mark-up writes the day of publication, wherever it does.
    var writtenDates: [String] {
        [reader.linkedData.published].compactMap { $0 } + values(.published, to: 100) + page.head.times.map(\.value)
    }

    /// A date to the day within the life of the web.
    ///
    /// - Parameter dayFirst: how `12/08/2025` is read.
    static func day(_ text: String, dayFirst: Bool = false) -> CalendarPeriod? {
        guard let period = WrittenDate.period(text), period.granularity == .day,
            (1990...2100).contains(period.first.year)
        else { return nil }
        let head = text.trimmed.prefix(10).split(separator: "/")
        if dayFirst, head.count == 3, head[0].utf8.count <= 2,
            let other = CalendarPeriod(
                year: period.first.year, month: period.first.day, day: period.first.month),
            Int(head[0]) == period.first.month
        {
            return other
        }
        return period
    }

    /// Whether the page's language writes the day before the month: all but the English of the United States.
    private var writesDayFirst: Bool {
        guard let tag = page.head.language?.lowercased() else { return false }
        return tag != "en" && !tag.hasPrefix("en-us") && !tag.hasPrefix("en_us") && tag.prefix(2).allSatisfy(\.isLetter)
    }

    // MARK: Address and language

    private func address(_ known: String?) -> String? {
        for candidate in [known, page.head.canonical, values(.url, to: 100).first, reader.linkedData.url] {
            if let candidate, candidate.hasPrefix("http"), PageAddress(candidate) != nil { return candidate }
        }
        return nil
    }

    private func findLanguage() -> String? {
        for candidate in [page.head.language, reader.linkedData.language]
            + values(.language, to: 100).map(Optional.some)
        {
            guard let candidate else { continue }
            let code = candidate.lowercased().prefix { $0 != "-" && $0 != "_" && $0 != "," && $0 != " " }
            if (2...3).contains(code.utf8.count), code.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }) {
                return String(code)
            }
            if code == "english" { return "en" }
        }
        return nil
    }

    // MARK: Publisher

    private func findPublisher() -> String? {
        let candidates =
            values(.publisher, to: 50) + [reader.linkedData.publisher].compactMap { $0 }
            + values(.publisher, from: 50, to: 60)
        let names = candidates.compactMap(cleanPublisher)
        // A section or a platform may stand where the name should; the address tells which is the site's.
        if let site, let name = names.first(where: { PageMetadata.meets($0, site: site) }) { return name }
        // The tail of the window's title, where the address says the same.
        let windowParts = page.head.title.map { TitleParts($0).parts } ?? []
        if windowParts.count > 1, let tail = windowParts.last, let site, PageMetadata.meets(tail, site: site) {
            return tail
        }
        if let name = names.first { return name }
        if let name = tailOfWindow(windowParts) ?? copyrightHolder { return name }
        return pageAddress?.host
    }

    /// The last part of the window's title, where the parts before it are the page's great heading.
    private func tailOfWindow(_ parts: [String]) -> String? {
        guard parts.count > 1, let tail = parts.last, tail.split(separator: " ").count <= 6, Mastheads.isName(tail)
        else { return nil }
        let head = LineShape.words(of: parts.dropLast().joined(separator: " "))
        let isHeading = lines.indices.contains { reader.blockTag($0) == .h1 && lines[$0].shape.words == head }
        return isHeading ? tail : nil
    }

    /// Whom the last line of the page that tells it names as the owner of the rights.
    private var copyrightHolder: String? {
        lines.indices.suffix(20).reversed().lazy.compactMap { Imprint.copyrightHolder(text($0)) }.first
    }

    private func cleanPublisher(_ text: String) -> String? {
        var name = text.trimmed
        if name.hasPrefix("http") || name.hasPrefix("@") || name.contains("/") && !name.contains(" ") { return nil }
        // A site that calls itself by name and motto: the name stands first.
        let parts = TitleParts(name).parts
        if parts.count > 1, let first = parts.first, first.utf8.count >= 2 { name = first }
        return name.isEmpty || name.utf8.count > 80 ? nil : name
    }

    /// Whether a name is that of a site: the letters of the one begin with, or hold, those of the other.
    static func meets(_ name: String, site: String) -> Bool {
        let letters = { (text: String) in
            String(decoding: text.lowercased().utf8.filter { $0 > 0x60 && $0 < 0x7B }, as: UTF8.self)
        }
        let left = letters(name)
        let right = letters(site)
        guard left.utf8.count >= 2, right.utf8.count >= 2 else { return false }
        if left.contains(right) || right.contains(left) { return true }
        let initials = String(name.split(separator: " ").compactMap { $0.lowercased().first })
        return initials.utf8.count >= 2 && right.hasPrefix(initials)
    }

    // MARK: Title

    private mutating func findTitle(_ body: [Bool]) {
        var candidates = values(.title, to: 50)
        if let title = reader.linkedData.title { candidates.append(title) }
        candidates += values(.title, from: 50, to: 100)
        let publisherWords = publisher.map { LineShape.words(of: $0) }
        let window = page.head.title.map { stripped($0, publisherWords) }
        if let window { candidates.append(window) }
        // Most elements of the head say the same.
        var seen: [String: String] = [:]
        let titles = candidates.map { candidate in
            if let known = seen[candidate] { return known }
            let title = stripped(candidate, publisherWords)
            seen[candidate] = title
            return title
        }
        let best = zip(candidates, titles).first { !$0.0.trimmed.isEmpty }?.1
        headline = headlineBlock(titles, body)
        // The window has the site's name on every page; the only great heading is this page's.
        if headline == nil, candidates.isEmpty || candidates.count == 1 && window != nil {
            let great = lines.indices.filter {
                reader.blockTag($0) == .h1 && (3...40).contains(lines[$0].shape.wordCount)
            }
            if great.count == 1 { headline = great[0] }
        }
        if let headline {
            title = text(headline)
        } else {
            title = best
        }
    }

    func text(_ block: Int) -> String {
        String(decoding: page.text[lines[block].span.range], as: UTF8.self)
    }

    /// A title without the site's name at either end.
    private func stripped(_ title: String, _ publisherWords: [String]?) -> String {
        var title = TitleParts(title)
        func isSite(_ part: String) -> Bool {
            if publisherWords == LineShape.words(of: part) { return true }
            if let publisher, PageMetadata.meets(part, site: publisher), part.split(separator: " ").count <= 6 {
                return true
            }
            if let site, PageMetadata.meets(part, site: site), part.split(separator: " ").count <= 6 { return true }
            return false
        }
        while title.parts.count > 1, let last = title.parts.last, isSite(last) { title.removeLast() }
        if title.parts.count > 1, isSite(title.parts[0]) { title.removeFirst() }
        return title.whole
    }

    /// The heading that says what the head says.
    private func headlineBlock(_ candidates: [String], _ body: [Bool]) -> Int? {
        let hashes = candidates.prefix(4).map { LineShape.hashes(of: $0) }
        let wanted = hashes.map { WordSet($0) }.filter { !$0.isEmpty }
        guard !wanted.isEmpty else { return nil }
        // Most lines share no word with a title.
        let any = WordSet(hashes.flatMap { $0 })
        var best: (score: Double, block: Int)?
        for block in lines.indices {
            let words = lines[block].shape.hashes
            guard !words.isEmpty, lines[block].shape.wordCount <= 40, words.contains(where: any.contains) else {
                continue
            }
            let level = reader.blockTag(block).headingLevel
            guard level > 0 || lines[block].shape.wordCount >= 3 else { continue }
            let own = Set(words)
            var match = 0.0
            for title in wanted {
                let shared = Double(own.count(where: title.contains))
                match = max(match, 2 * shared / Double(own.count + title.count))
            }
            guard match >= (level == 1 ? 0.5 : 0.75) else { continue }
            var score = match + (level == 1 ? 0.5 : level > 0 ? 0.2 : 0)
            if page.blocks[block].linkBytes > 0 { score -= 0.3 }
            if reader.kinds(block).contains(.title) { score += 0.1 }
            if score > (best?.score ?? 0) { best = (score, block) }
        }
        return best?.block
    }

    // MARK: Date

    private func findPublished(_ body: [Bool]) -> CalendarPeriod? {
        if let date = reader.linkedData.published.flatMap { PageMetadata.day($0, dayFirst: writesDayFirst) } {
            return date
        }
        if let date = firstDate(.published, to: 50) { return date }
        if let time = page.head.times.first(where: { $0.isPublished }), let date = PageMetadata.day(time.value) {
            return date
        }
        if let date = pageAddress?.date { return date }
        if let date = firstDate(.published, from: 50, to: 100) { return date }
        let first = body.firstIndex(of: true) ?? body.count
        let last = body.lastIndex(of: true) ?? 0
        let from = headline.map { max(0, $0 - 3) } ?? 0
        // Times between headline and article, then a dated line there, then the same around it.
        let times = page.head.times.compactMap { time in PageMetadata.day(time.value).map { (time.block, $0) } }
        if let time = times.first(where: { $0.0 >= from && $0.0 <= first }) { return time.1 }
        if let date = shownDate(body) { return date }
        if last < lines.count, let date = datedLine(last, min(lines.count, last + 8)) { return date }
        if let time = times.first { return time.1 }
        return datedLine(0, first) ?? firstDate(.modified, to: 100)
    }

    /// A date of the mark-up may be a day off, by the time zone of the machine that wrote it: the day that is shown above
    /// the article is the outlet's own.
    private func asShown(_ date: CalendarPeriod, _ body: [Bool]) -> CalendarPeriod {
        // Some pages stamp each change of theirs as if it were new; what the reader is shown is older then.
        if date == modified, let shown = shownDate(body, reach: 0), shown.first.number < date.first.number - 1,
            !PageMetadata.areSwapped(shown, date)
        {
            return shown
        }
        // An address is written in the newsroom's time, a time stamp often in Greenwich's.
        if let address = pageAddress?.date,
            abs(Int(address.first.number) - Int(date.first.number)) <= 1
        {
            return address
        }
        let first = body.firstIndex(of: true) ?? body.count
        let from = max(0, min(headline ?? first, first) - 6)
        var shown: CalendarPeriod?
        for block in from..<min(lines.count, max(first, headline ?? 0) + 3) {
            guard let other = lines[block].date else { continue }
            if other == date { return date }
            // A sentence or a caption tells the day of something else.
            guard !body[block], block != headline,
                lines[block].shape.wordCount <= 9
                    || lines[block].shape.wordCount <= 14 && !lines[block].shape.endsSentence,
                !lines[block].isCredited
            else { continue }
            if shown == nil, abs(Int(other.first.number) - Int(date.first.number)) == 1 { shown = other }
        }
        return shown ?? date
    }

    /// Whether day and month of one date are month and day of the other: `08/11/2023` can be read both ways.
    private static func areSwapped(_ left: CalendarPeriod, _ right: CalendarPeriod) -> Bool {
        left.first.year == right.first.year && left.first.month == right.first.day
            && left.first.day == right.first.month
    }

    /// The date that is shown where headline and article meet; a line that says `published` goes before one nearer by.
    ///
    /// - Parameter reach: how many blocks above are looked at too; where none are, no `updated` counts either.
    private func shownDate(_ body: [Bool], reach: Int = 12) -> CalendarPeriod? {
        let first = body.firstIndex(of: true) ?? body.count
        let from = min(headline ?? first, first)
        let to = max(headline ?? first, first)
        var best: (score: Int, date: CalendarPeriod)?
        let start = max(0, from - reach)
        for block in start..<max(min(lines.count, to + 4), start) {
            guard let date = lines[block].date, date.granularity == .day, (1990...2100).contains(date.first.year),
                !body[block] || lines[block].shape.wordCount <= 9, !lines[block].isCredited, isDateLine(block)
            else { continue }
            let words = lines[block].shape.words.prefix(8)
            var score = block < from ? block - from : block > to ? to - block : 0
            if words.contains(where: tables.headerWords.published.contains) { score += 8 }
            if words.contains(where: tables.headerWords.updated.contains) {
                if reach == 0 { continue }
                score -= 40
            }
            if score > best?.score ?? Int.min { best = (score, date) }
        }
        return best?.date
    }

    /// Whether a line with a date tells when the page appeared: a sentence or a note tells of something else.
    private func isDateLine(_ block: Int) -> Bool {
        let shape = lines[block].shape
        let header = tables.headerWords
        if shape.wordCount <= 14,
            shape.words.contains(where: { header.published.contains($0) || header.updated.contains($0) })
        {
            return true
        }
        return shape.wordCount <= 14 && !shape.endsSentence
    }

    private func datedLine(_ from: Int, _ to: Int) -> CalendarPeriod? {
        guard from < to else { return nil }
        var updated: CalendarPeriod?
        for block in from..<min(to, lines.count) {
            guard let date = lines[block].date, (1990...2100).contains(date.first.year), isDateLine(block) else {
                continue
            }
            let words = lines[block].shape.words
            let opening = words.first == "last" ? words.dropFirst().first : words.first
            if let opening, tables.headerWords.updated.contains(opening) {
                updated = updated ?? date
                continue
            }
            return date
        }
        return updated
    }
}
