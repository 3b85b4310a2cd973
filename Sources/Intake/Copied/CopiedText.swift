import SourceText

/// Parts a text without mark-up into article and furniture, line by line.
struct CopiedText {
    let tables: IntakeTables
    var lines: [Line]
    var derived: [Document.DerivedPassage] = []
    var headline: Int?
    var authors: [String] = []
    var publisher: String?
    var published: CalendarPeriod?
    var modified: CalendarPeriod?
    /// The address of the page, as a line above the article gives it.
    var url: String?
    /// What the label of a section or a series above the article says of its kind.
    var kind: Document.Kind?

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
        // In a page copied whole, the line that stands apart right above the by-line.
        if best == nil, firstProse != nil, let byline = lines[..<end].firstIndex(where: { !$0.byline.isEmpty }),
            byline > 0,
            lines[byline - 1].shape.wordCount >= 4, isTitleLike(lines[byline - 1]), lines[byline - 1].label == nil,
            lines[byline - 1].shape.blanksBefore > 0, !lines[byline - 1].isListed, !isItem(byline - 1)
        {
            best = (1, byline - 1)
        }
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
    static let mostLinesOfFewArticles = 60

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
