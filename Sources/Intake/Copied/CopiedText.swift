import SourceText

/// Parts a text without mark-up into article and furniture, line by line.
struct CopiedText {
    let tables: IntakeTables
    var lines: [Line]
    private(set) var derived: [Document.DerivedPassage] = []
    private(set) var headline: Int?
    private(set) var authors: [String] = []
    private(set) var publisher: String?
    private(set) var published: CalendarPeriod?
    private(set) var modified: CalendarPeriod?
    /// The address of the page, as a line above the article gives it.
    private(set) var url: String?
    /// What the label of a section or a series above the article says of its kind.
    private(set) var kind: Document.Kind?

    init(_ text: [UInt8], tables: IntakeTables) {
        self.tables = tables
        lines = LineReader(tables: tables).lines(of: text)
        derived = Summaries.find(&lines)
        findBody(text)
        dropLists()
        keepSentences()
        keepItems()
        dropComments()
        dropBiographies(text)
        findCaptions()
        findHeadline(text)
        findMetadata(text)
        readHeader(text)
        readBelowStandfirst(text)
        readFoot(text)
        dropBehindEnd(text)
        readDatabase(text)
        dropManners(text)
        dropSignature()
    }

    /// Forgets what was found out, before the text is read in another way.
    mutating func startOver() {
        (headline, authors, publisher, published, modified, kind) = (nil, [], nil, nil, nil, nil)
    }

    mutating func setHeadline(_ index: Int, _ span: Span) {
        headline = index
        lines[index].role = .headline
        lines[index].shape.span = span
    }

    mutating func setBody(_ index: Int, _ span: Span) {
        lines[index].role = .body
        lines[index].shape.span = span
    }

    /// Notes who wrote and published it and when, where that is not known yet.
    mutating func setSource(authors: [String] = [], publisher: String? = nil, published: CalendarPeriod? = nil) {
        if self.authors.isEmpty { self.authors = authors }
        self.publisher = self.publisher ?? publisher
        self.published = self.published ?? published
    }

    /// The spans of a role, in order.
    func spans(_ role: LineRole) -> [Span] { lines.filter { $0.role == role }.map(\.span) }

    /// The lines that the model takes for the article.
    private mutating func findBody(_ text: [UInt8]) {
        let reader = LineReader(tables: tables)
        let features = LineFeatures(lines, tables: tables)
        var probabilities = tables.lineModel.probabilities(features.rows)
        for index in lines.indices where lines[index].role == .derived || lines[index].summaryLabel != nil {
            probabilities[index] = 0
        }
        let chosen = LineChoice.choose(probabilities, words: lines.map(\.shape.wordCount))
        for index in lines.indices where chosen[index] && lines[index].role != .derived {
            let line = lines[index]
            let isOut =
                line.isFurniturePhrase || reader.isPlainFurniture(line.shape, text) || line.summaryLabel != nil
                || !line.byline.isEmpty && !line.isProse
                || (line.outlet != nil || line.imprint != nil) && !line.isProse
            if !isOut { lines[index].role = .body }
        }
        let head = lines.indices.prefix { !lines[$0].isProse }
        for index in head where lines[index].isDate || isPlaceAndDay(lines[index]) { lines[index].role = .furniture }
        // Above the day of an article stand its title, its authors and its outlet; a day at its foot has nothing below it.
        if let date = head.last(where: { lines[$0].isDate }),
            lines[date...].contains(where: { $0.role == .body && $0.shape.endsSentence })
        {
            for index in head where index < date && lines[index].role == .body && !lines[index].shape.endsSentence {
                lines[index].role = .furniture
            }
        }
        guard !lines.contains(where: { $0.role == .body }) else { return }
        // Nothing reads like prose: a short note is all article, what stands above it and furniture phrases apart.
        let start = noteStart ?? 0
        for index in lines.indices where index >= start && lines[index].role != .derived {
            lines[index].role = lines[index].isFurniturePhrase || lines[index].summaryLabel != nil ? .furniture : .body
        }
    }

    /// The titles below `Read more:` and the like, as far as they go on: lines of some words that are no sentences.
    private mutating func dropLists() {
        for index in lines.indices where lines[index].headsList && index + 1 < lines.count {
            let first = lines[index + 1].shape
            for other in lines.indices[(index + 1)...].prefix(10) {
                let shape = lines[other].shape
                guard (2...25).contains(shape.wordCount),
                    !shape.endsSentence || shape.endsQuestion, shape.hasBullet == first.hasBullet,
                    other == index + 1 || shape.blanksBefore <= first.blanksBefore
                else { break }
                lines[other].isListed = true
                if lines[other].role == .body { lines[other].role = .furniture }
            }
        }
    }

    /// A thread of comments: at least three short lines with a day and a time of day, behind the beginning of an article.
    /// All from the first of them on is furniture.
    private mutating func dropComments() {
        let stamps = lines.indices.filter {
            lines[$0].date != nil && lines[$0].hasTimeOfDay && lines[$0].shape.wordCount <= 9
        }
        guard stamps.count >= 3, let first = stamps.first else { return }
        let words = lines[..<first].reduce(0) { $0 + ($1.role == .body ? $1.shape.wordCount : 0) }
        guard words >= 40 else { return }
        for index in first..<lines.count where lines[index].role == .body { lines[index].role = .furniture }
    }

    /// Biographies behind the article: a short line with a name, then a line that begins with the name and tells a
    /// trade; or a last paragraph of that shape. What follows the first of them is furniture too.
    private mutating func dropBiographies(_ text: [UInt8]) {
        var first: Int?
        let last = lines.lastIndex { $0.role == .body } ?? 0
        for index in lines.indices where lines[index].role == .body || first != nil {
            guard let name = biographyName(index, text, last: last) else { continue }
            if first == nil {
                first = lines.indices.contains(index - 1) && isNameLine(index - 1, name) ? index - 1 : index
            }
            if authors.count < 8, !authors.contains(name) { authors.append(name) }
        }
        guard let first else { return }
        let words = lines[first...].filter { $0.role == .body }.reduce(0) { $0 + $1.shape.wordCount }
        let all = lines.filter { $0.role == .body }.reduce(0) { $0 + $1.shape.wordCount }
        guard words * 2 < all else {
            authors = []
            return
        }
        for index in first..<lines.count where lines[index].role == .body { lines[index].role = .furniture }
        var index = first - 1
        // The picture and the bullets above the first name.
        while index >= 0, lines[index].role == .body, !lines[index].isProse, lines[index].shape.wordCount <= 4 {
            lines[index].role = .furniture
            index -= 1
        }
    }

    private func isNameLine(_ index: Int, _ name: String) -> Bool {
        lines[index].shape.wordCount <= 5 && lines[index].shape.words == LineShape.words(of: name)
    }

    /// The name that a biography's line begins with; nil where the line is none.
    private func biographyName(_ index: Int, _ text: [UInt8], last: Int) -> String? {
        let shape = lines[index].shape
        guard shape.wordCount >= 8, shape.wordCount <= 160 else { return nil }
        guard
            let verb = shape.words.prefix(6).firstIndex(where: {
                $0 == "is" || $0 == "was" || CopiedText.tradeVerbs.contains($0)
            }),
            verb >= 1
        else { return nil }
        let isAction = shape.words[verb] != "is" && shape.words[verb] != "was"
        let head = Array(shape.words[..<verb])
        let follows = index > 0 && lines[index - 1].shape.words == head && head.count >= 2
        guard follows || isAction || shape.words[verb...].prefix(10).contains(where: tables.roles.contains) else {
            return nil
        }
        guard follows || index + 3 >= last else { return nil }
        // The words as they stand, to be taken for a name only when all of them are capital.
        var raw: [String] = []
        for word in String(decoding: text[shape.span.range].prefix(200), as: UTF8.self).split(separator: " ").prefix(
            verb)
        {
            raw.append(String(word))
        }
        guard raw.count == verb, (2...4).contains(verb), raw.allSatisfy({ $0.first?.isUppercase ?? false }) else {
            return nil
        }
        if !follows, ["the", "a", "an", "this", "it", "he", "she"].contains(shape.words[0]) { return nil }
        if !follows, !["is", "was"].contains(shape.words[verb]) { return nil }
        return raw.joined(separator: " ")
    }

    /// Whether two lines are the same words, or long lines that begin alike and differ in how they end.
    private func isSamePicture(_ first: Int, _ second: Int) -> Bool {
        let (one, other) = (lines[first].shape, lines[second].shape)
        guard one.wordCount >= 4, max(one.wordCount, other.wordCount) <= 80 else { return false }
        if one.words == other.words { return one.wordCount == other.wordCount }
        let alike = zip(one.words, other.words).prefix { $0 == $1 }.count
        return alike >= 12 && alike * 3 >= min(one.words.count, other.words.count) * 2
    }

    private mutating func findCaptions() {
        let firstBody = lines.firstIndex { $0.role == .body } ?? lines.count
        for index in lines.indices {
            let line = lines[index]
            if line.isCredited, line.shape.wordCount <= 40, line.role == .body || line.role == .furniture {
                lines[index].role = .caption
            }
            // The same line twice in a row is a picture's text and its caption, or the captions of two sizes of a picture.
            if index + 1 < lines.count, isSamePicture(index, index + 1), index <= firstBody + 40,
                line.role != .derived
            {
                lines[index].role = line.shape.wordCount >= 8 ? .caption : .furniture
                lines[index + 1].role = lines[index].role
            }
            // A line that says itself twice is the title of a player.
            let words = line.shape.words
            if words.count >= 6, words.count == line.shape.wordCount, words.count % 2 == 0,
                words[..<(words.count / 2)] == words[(words.count / 2)...], line.role == .body
            {
                lines[index].role = .furniture
            }
        }
    }

    /// The line above the first paragraph that is most like the article's title: some words, no full stop, words of
    /// the article in it. The line model may have taken it, or a section's label above it, into the body; the title
    /// ends that, and the short lines above it are furniture.
    private mutating func findHeadline(_ text: [UInt8]) {
        guard let firstBody = lines.firstIndex(where: { $0.role == .body || $0.role == .derived }) else { return }
        let firstProse =
            lines.indices.first { lines[$0].role == .derived || lines[$0].role == .body && isParagraph($0) }
            ?? noteStart.flatMap { start in lines.indices.first { $0 >= start && lines[$0].role == .body } }
        var end = firstProse ?? firstBody
        // The entries of a live page stand below their times, each with a title of its own.
        let clocks =
            lines.count <= CopiedText.mostLinesOfFewArticles
            ? lines.indices.filter { isClock($0) || isEntryTitle($0, text) } : []
        if clocks.count > 1, clocks[0] > 0 { end = min(end, clocks[0]) }
        var vocabulary: Set<String> = []
        for index in lines.indices
        where lines[index].role == .body && (index >= end || isParagraph(index) || isSentenceOfBody(index)) {
            vocabulary.formUnion(lines[index].shape.words.filter { $0.utf8.count > 3 })
        }
        var best: (score: Double, index: Int)?
        for index in 0..<end
        where isTitleLike(lines[index]) && !isSentenceOfBody(index) && !isItem(index) && !isStarred(index, text)
            && !isName(index, text)
        {
            let content = lines[index].shape.words.filter { $0.utf8.count > 3 }
            guard !content.isEmpty else { continue }
            let known = content.filter { vocabulary.contains($0) }.count
            let share = Double(known) / Double(content.count)
            let score =
                share * Double(min(content.count, 6)) - Double(end - index) * 0.01 - (lines[index].isListed ? 1 : 0)
            if share >= 0.3, known >= 2, score > (best?.score ?? 0) { best = (score, index) }
        }
        // A title may share no word with its article. It is then the one line of some length that the model took into
        // the body above the first paragraph, and it stands apart.
        if best == nil, firstProse != nil {
            let apart = (0..<end).filter {
                lines[$0].role == .body && isTitleLike(lines[$0]) && !lines[$0].isListed && !isSentenceOfBody($0)
                    && !isItem($0)
                    && !isStarred($0, text)
                    && !isName($0, text)
                    && lines[$0].shape.wordCount >= 4
            }
            if let only = apart.last, lines[only + 1].shape.blanksBefore > 0 { best = (1, only) }
        }
        // Or the first line of all but sections and the outlet's name, with nothing but names, days and a standfirst
        // between it and the article.
        if best == nil, firstProse != nil, let first = firstTitle(0..<end, text), !isItem(first) { best = (1, first) }
        // A note whose sentences are as short as titles: its first line, which is none, stands apart.
        if best == nil, lines.count > 1, lines[0].role == .body, (2...14).contains(lines[0].shape.wordCount),
            !lines[0].shape.endsSentence, !lines[0].shape.endsInColon, lines[1].shape.endsSentence,
            lines[1].shape.blanksBefore > 0, lines[1].role == .body
        {
            best = (1, 0)
        }
        for index in clocks where lines[index].role == .body { lines[index].role = .furniture }
        guard let best else { return }
        headline = best.index
        lines[best.index].role = .headline
        lines[best.index].shape.span = withoutStars(lines[best.index].span, text)
        for index in 0..<best.index where lines[index].role == .body && !isSentenceOfBody(index) && !isItem(index) {
            lines[index].role = .furniture
        }
    }

    /// A span without the stars of emphasis around it.
    private func withoutStars(_ span: Span, _ text: [UInt8]) -> Span {
        var (low, high) = (span.start, span.end)
        while high - low > 2, text[low] == UInt8(ascii: "*"), text[high - 1] == UInt8(ascii: "*") {
            low += 1
            high -= 1
        }
        return Span(low, high)
    }

    /// A line that is nothing but a time of day: `10:42 GMT`, `4.15pm`.
    private func isClock(_ index: Int) -> Bool {
        let shape = lines[index].shape
        guard (1...4).contains(shape.wordCount), shape.numbers > 0, lines[index].date == nil else { return false }
        return shape.words.allSatisfy { word in
            let digits = word.utf8.prefix { (0x30...0x39).contains($0) }.count
            let rest = word.dropFirst(digits)
            return digits > 0
                ? digits <= 2 && ["", "am", "pm", "h"].contains(rest)
                : word.utf8.count > 1 && tables.headerWords.besideDates.contains(word)
        } && shape.words.count > 1
    }

    /// The title of an entry of a live page behind its time: `15:10 Rivals go to court`.
    private func isEntryTitle(_ index: Int, _ text: [UInt8]) -> Bool {
        let shape = lines[index].shape
        guard (4...18).contains(shape.wordCount), !shape.endsSentence, lines[index].date == nil else { return false }
        let clock = text[shape.span.range].prefix { $0 > 0x20 }
        let digits = clock.split(whereSeparator: { $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
        return digits.count == 2 && digits[1].count == 2 && (1...2).contains(digits[0].count)
            && digits.allSatisfy { $0.allSatisfy { (0x30...0x39).contains($0) } }
    }

    /// A short sentence that the model took into the body is no title, and is kept.
    func isSentenceOfBody(_ index: Int) -> Bool {
        lines[index].role == .body && lines[index].shape.endsSentence && !lines[index].shape.endsQuestion
    }

    /// A line of running text: it reads like prose, or is too long for a title.
    private func isParagraph(_ index: Int) -> Bool {
        lines[index].isProse && !isTitleLike(lines[index]) || lines[index].shape.wordCount > 30
    }

    func isTitleLike(_ line: Line) -> Bool {
        (3...30).contains(line.shape.wordCount) && !line.isFurniturePhrase && !line.isCredited && line.byline.isEmpty
            && line.role != .caption && line.role != .derived && line.summaryLabel == nil
            && (line.date == nil || line.shape.wordCount > 7)
            && (!line.shape.endsSentence || line.shape.endsQuestion || line.shape.wordCount <= 12)
    }

    /// Publisher, authors, date and kind out of the lines around the article.
    private mutating func findMetadata(_ text: [UInt8]) {
        let body = lines.indices.filter { lines[$0].role == .body }
        let first = body.first ?? 0
        let last = body.last ?? 0
        for index in lines.indices where lines[index].role != .body {
            let line = lines[index]
            if !line.byline.isEmpty, index < first, authors.isEmpty || index < first {
                authors = line.byline.filter { tables.mastheads.look($0) < .strong }
                publisher = publisher ?? line.byline.first { tables.mastheads.look($0) == .strong }
            }
            if let outlet = line.outlet {
                publisher = outlet
                if let date = line.date { published = date }
            }
            if let imprint = line.imprint, index < first {
                publisher = publisher ?? imprint.outlet
                published = published ?? imprint.date
                if authors.isEmpty { authors = imprint.authors }
            }
        }
        kind = labelledKind(0..<first)
        let dated = dateLine(first: first, last: last)
        if published == nil, let dated { published = lines[dated].date }
        let masthead = masthead(text)
        // What stands above the date may be the outlet, or who wrote it.
        if let dated, dated > 0, dated < first, !mayBePlace(dated - 1, text),
            !tables.authorNames.isPlace(lines[dated - 1].shape.words), let name = outlet(dated - 1, text)
        {
            let persons = persons(dated - 1, text)
            if persons.count > 1 || !persons.isEmpty && masthead != nil && masthead != name {
                if authors.isEmpty { authors = persons }
            } else {
                publisher = publisher ?? name
            }
        }
        publisher =
            publisher ?? masthead ?? outletBesideDate(0..<first, text)
        guard !body.isEmpty else { return }
        // A standfirst or a caption may stand above the dateline.
        for index in body.prefix(3) {
            publisher = publisher ?? Dateline.agency(text, lines[index].span)
            published = published ?? Dateline.date(text, lines[index].span)
        }
        publisher = publisher ?? copyrightHolder(below: last, text)
    }

    /// Who holds the rights, as a line below a short text says. Below a whole page it is often the house that owns the outlet.
    private func copyrightHolder(below last: Int, _ text: [UInt8]) -> String? {
        guard lines.count <= CopiedText.mostLinesOfFewArticles else { return nil }
        return lines[last...].lazy.compactMap {
            $0.role == .furniture && $0.shape.wordCount <= 16
                ? Imprint.copyrightHolder(String(decoding: text[$0.span.range], as: UTF8.self)) : nil
        }.first
    }

    /// A text of more lines is a page copied whole.
    private static let mostLinesOfFewArticles = 60

    /// Reads the short lines above the first paragraph together, where there are few; what they tell goes before what each
    /// told alone.
    private mutating func readHeader(_ text: [UInt8]) {
        let head = lastMailHead
        guard
            let first = lines.indices.first(where: {
                $0 >= head
                    && (lines[$0].role == .derived || lines[$0].summaryLabel != nil
                        || lines[$0].isProse && !HeaderLine(text, lines[$0].span, tables).isHeader
                            && !isTitleLike(lines[$0]))
            }),
            let block = HeaderBlock(Array(lines[head..<first])[...], text, tables)
        else { return }
        if head > 0 {
            for index in 0..<head where lines[index].role != .derived { lines[index].role = .furniture }
            if let headline, headline < first { self.headline = nil }
        } else if !isTitle(block, above: first, text) {
            return
        }
        take(block, from: head, above: first, text)
    }

    /// Takes over what the lines of a header tell.
    ///
    /// - Parameters:
    ///   - head: the first of them.
    ///   - first: the first line below them.
    private mutating func take(_ block: HeaderBlock, from head: Int, above first: Int, _ text: [UInt8]) {
        if block.title == nil, let headline, isAside(headline, of: block, text) { self.headline = nil }
        publisher = block.publisher ?? publisher
        if !block.authors.isEmpty { authors = block.authors }
        published = block.published ?? published
        modified = block.modified
        url = block.url
        kind = block.kind ?? kind
        for index in block.furniture where lines[head + index].role != .derived {
            lines[head + index].role = .furniture
        }
        guard let title = block.title else { return }
        let line = head + title.line
        // What was taken for the title and stands below it is a standfirst.
        if let headline, headline < first, !block.furniture.contains(headline - head) {
            lines[headline].role = headline > line ? .body : .furniture
        }
        setHeadline(line, title.span)
    }

    /// Where the head of the last mail begins that a text passes on or answers; 0 where it is the first, or there is none.
    private var lastMailHead: Int {
        func opens(_ index: Int, _ field: String) -> Bool { lines[index].shape.words.first == field }
        let heads = lines.indices.filter { index in
            let rest = (index + 1)..<min(lines.count, index + 7)
            return opens(index, "from") && lines[index].shape.wordCount <= 16 && rest.contains { opens($0, "subject") }
                && rest.contains { opens($0, "sent") || opens($0, "date") }
        }
        guard let last = heads.last, lines.count <= CopiedText.mostLinesOfFewArticles else { return 0 }
        let words = { (range: Range<Int>, lines: [Line]) in range.reduce(0) { $0 + lines[$1].shape.wordCount } }
        return words(0..<last, lines) < words(last..<lines.count, lines) ? last : 0
    }

    /// The by-line and the day below a standfirst that is a sentence: `The halt is the first since 2027.`, `By Ana Rivera`.
    private mutating func readBelowStandfirst(_ text: [UInt8]) {
        guard let headline, let first = lines.firstIndex(where: { $0.role == .body && $0.isProse }), headline < first,
            first - headline <= 3, lines[first].shape.wordCount <= 45
        else { return }
        let reader = LineReader(tables: tables)
        var sentences = 0
        var last = first
        var names: [String] = []
        var day: CalendarPeriod?
        for index in ((first + 1)..<lines.count).prefix(6) {
            let line = HeaderLine(text, lines[index].span, tables)
            if lines[index].shape.wordCount <= 16, line.isHeader, line.date != nil || !line.authors.isEmpty {
                if names.isEmpty { names = line.authors }
                day = day ?? line.published ?? line.changed
                last = index
            } else if lines[index].isProse {
                sentences += 1
                if sentences > 1 { break }
            }
        }
        guard !names.isEmpty else { return }
        authors = names
        published = published ?? day
        for index in (first + 1)...last {
            let line = HeaderLine(text, lines[index].span, tables)
            if line.isHeader && (line.date != nil || !line.authors.isEmpty)
                || reader.isPlainFurniture(lines[index].shape, text)
            {
                lines[index].role = .furniture
            }
        }
    }

    /// Whether the title of a header may go before another that was found by the words of the article: it stands right above
    /// it, header lines apart, and half of its words are in the article too.
    private func isTitle(_ block: HeaderBlock, above first: Int, _ text: [UInt8]) -> Bool {
        guard let headline, headline < first, let title = block.title, title.line != headline else { return true }
        // The same title twice.
        let words = LineShape.words(of: String(decoding: text[title.span.range], as: UTF8.self))
        if block.furniture.contains(headline), lines[headline].shape.words == words { return true }
        let isAside = isAside(headline, of: block, text)
        guard isAside || title.line < headline && headline - title.line <= 3 else { return false }
        // A page that carries the article of another has its own day and title above those of the article.
        let hasDay = { (range: Range<Int>) in lines[range].contains { $0.date != nil } }
        if title.line < headline, hasDay(0..<title.line), hasDay((title.line + 1)..<headline) { return false }
        let subjects = subjects(lines[title.line].shape)
        var known: Set<String> = []
        for line in lines[first...] where line.role == .body { known.formUnion(self.subjects(line.shape)) }
        let shared = subjects.intersection(known).count
        return isAside ? shared > 0 : shared * 2 >= subjects.count
    }

    /// Whether a line is what a header takes for its day, or for the name of its outlet.
    private func isAside(_ index: Int, of block: HeaderBlock, _ text: [UInt8]) -> Bool {
        guard block.furniture.contains(index) else { return false }
        if lines[index].date != nil { return true }
        guard let publisher = block.publisher else { return false }
        return lines[index].shape.words.starts(with: LineShape.words(of: publisher))
    }

    /// The last lines, where one of them says where the text is from: `(Source: Delta Courier, 4 March 2031)`.
    private mutating func readFoot(_ text: [UInt8]) {
        for index in lines.indices.dropFirst().suffix(3) where lines[index].shape.wordCount <= 14 {
            var span = lines[index].span
            if text[span.start] == UInt8(ascii: "("), text[span.end - 1] == UInt8(ascii: ")") {
                span = Span(span.start + 1, span.end - 1)
            }
            let line = HeaderLine(text, span, tables)
            guard line.hasKey, line.isHeader, line.outlet != nil || !line.authors.isEmpty else { continue }
            publisher = publisher ?? line.outlet?.name
            published = published ?? line.date
            if authors.isEmpty { authors = line.authors }
            lines[index].role = .furniture
        }
    }

    /// What stands behind the mark that ends a release or a wire report: notes to editors, addresses. It is less than what stands
    /// before it.
    private mutating func dropBehindEnd(_ text: [UInt8]) {
        guard let end = lines.lastIndex(where: { tables.manners.isEnd(text[$0.span.range]) }) else { return }
        let words = { (range: Range<Int>, lines: [Line]) in
            range.reduce(0) { $0 + (lines[$1].role == .body ? lines[$1].shape.wordCount : 0) }
        }
        lines[end].role = .furniture
        guard words((end + 1)..<lines.count, lines) * 2 < words(0..<end, lines) else { return }
        for index in end..<lines.count where lines[index].role == .body { lines[index].role = .furniture }
    }

    /// The greeting and the farewell of a text that came as a letter, and lines that hold an address of mail and little else.
    private mutating func dropManners(_ text: [UInt8]) {
        let polite = tables.manners.lines(lines.map(\.shape))
        for index in lines.indices where lines[index].role == .body {
            let shape = lines[index].shape
            if polite[index] || shape.wordCount <= 8 && !shape.endsSentence && holdsAddress(text[shape.span.range]) {
                lines[index].role = .furniture
            }
        }
        if !lines.contains(where: { $0.role == .body }) {
            for index in lines.indices where polite[index] { lines[index].role = .body }
        }
    }

    /// What the last lines say of an author: `Ana Rivera covers the harbour.`
    private mutating func dropSignature() {
        let names = authors.map { LineShape.words(of: $0) }
        for index in lines.indices.suffix(4) where lines[index].role == .body && lines[index].shape.wordCount <= 20 {
            let words = lines[index].shape.words
            guard let name = names.first(where: { !$0.isEmpty && words.starts(with: $0) }),
                let verb = words.dropFirst(name.count).first
            else { continue }
            let isTrade = words.dropFirst(name.count).contains(where: tables.roles.contains)
            if CopiedText.tradeVerbs.contains(verb) || ["is", "was"].contains(verb) && isTrade {
                lines[index].role = .furniture
            }
        }
    }

    private static let tradeVerbs: Set<String> = ["covers", "reports", "writes", "edits"]

    /// Whether an address of mail stands in a line: an `@` between two letters.
    private func holdsAddress(_ line: ArraySlice<UInt8>) -> Bool {
        guard let at = line.firstIndex(of: UInt8(ascii: "@")), at > line.startIndex, at + 1 < line.endIndex else {
            return false
        }
        return LineShape.isWord(line[at - 1]) && LineShape.isWord(line[at + 1])
    }

    /// The dated line nearest above the article; failing that, nearest below.
    private func dateLine(first: Int, last: Int) -> Int? {
        let above = lines.indices.prefix(first).last {
            lines[$0].date != nil && lines[$0].role != .body && isDateLine(lines[$0])
        }
        if above != nil { return above }
        // Between the standfirst and the article.
        let second = lines.indices.filter { lines[$0].role == .body }.dropFirst().first ?? first
        if let between = lines.indices.prefix(second).last(where: { $0 > first && $0 <= first + 3 && lines[$0].isDate })
        {
            return between
        }
        guard last + 1 < lines.count else { return nil }
        return lines.indices[(last + 1)...].first { lines[$0].date != nil && isDateLine(lines[$0]) }
    }
}
