import SourceText

/// What the lines above an article are: outlet, section, title, standfirst, authors, date.
extension CopiedText {
    /// A line that is a date and little beside it: a by-line, a weekday, `Updated`, a count of days.
    func isDateLine(_ line: Line) -> Bool { !line.byline.isEmpty || line.shape.wordCount <= 10 }

    /// A place and a day above an article: `Port Sudan, 26 June 2026`.
    func isPlaceAndDay(_ line: Line) -> Bool {
        line.date != nil && line.shape.wordCount <= 6 && !line.shape.endsSentence
    }

    /// A line that tells who, when or where, and is no title whatever stands around it.
    private func isHeader(_ index: Int) -> Bool {
        let line = lines[index]
        return !line.byline.isEmpty || line.outlet != nil || line.imprint != nil || line.isCredited
            || line.date != nil && !line.shape.endsSentence && isDateLine(line)
    }

    /// Where the text of a short note begins: at the first sentence below its by-line or its date; nil where neither
    /// stands above a sentence.
    var noteStart: Int? {
        guard
            let sentence = lines.indices.first(where: {
                lines[$0].shape.endsSentence && !lines[$0].shape.endsQuestion && !isHeader($0)
                    && !lines[$0].isFurniturePhrase && $0 > 0 && lines[..<$0].indices.contains(where: isHeader)
            })
        else { return nil }
        return lines[..<sentence].indices.contains { lines[$0].role == .body && lines[$0].isProse } ? nil : sentence
    }

    /// The title among the lines above an article where no word of the article tells it: the first that is no section,
    /// no outlet, no name and no day. At most a standfirst may stand below it.
    func firstTitle(_ range: Range<Int>, _ text: [UInt8]) -> Int? {
        let firstHeader = range.first(where: isHeader) ?? range.upperBound
        var titles = range.filter {
            (lines[$0].shape.wordCount > 1 || $0 < firstHeader) && !lines[$0].isFurniturePhrase
                && lines[$0].label == nil && !lines[$0].isListed && !isHeader($0)
                && !isStarred($0, text)
        }
        // The outlet's name stands above or below the title, beside the by-line or the date.
        let isAlone = titles.count == 1
        titles.removeAll {
            isBesideHeader($0, range) && mastheadLook($0, text) == .strong && (!isAlone || isName($0, text))
        }
        // Authors without a `By` stand above the date.
        if titles.count > 1, let last = titles.last, range.contains(last + 1), isHeader(last + 1),
            lines[last + 1].date != nil, !persons(last, text).isEmpty
        {
            titles.removeLast()
        }
        // The outlet's name in capitals stands above a title that is not.
        if titles.count > 1, isMasthead(titles[0], text), !isInCapitals(titles[1], text) { titles.removeFirst() }
        guard let first = titles.first, titles.count <= 2, titles.count == 1 || titles[1] == first + 1 else {
            return nil
        }
        let isShort = lines[first].shape.wordCount == 2 && titles.count == 1 && range.contains(where: isHeader)
        return (isTitleLike(lines[first]) || isShort) && !isSentenceOfBody(first) ? first : nil
    }

    /// The first line of all, where a paper or a letter begins with nothing but its name: `The Morning Post`, the date.
    func isName(_ index: Int, _ text: [UInt8]) -> Bool {
        index == 0 && lines.count > 1 && isHeader(1) && lines[0].shape.wordCount <= 4
            && lines[0].shape.words.first == "the" && mastheadLook(0, text) == .strong
    }

    /// A heading inside a text, set off by stars: `** Jobs **`.
    func isStarred(_ index: Int, _ text: [UInt8]) -> Bool {
        let span = lines[index].span
        return span.count > 2 && text[span.start] == UInt8(ascii: "*") && text[span.end - 1] == UInt8(ascii: "*")
    }

    private func isBesideHeader(_ index: Int, _ range: Range<Int>) -> Bool {
        [index - 1, index + 1].contains { range.contains($0) && isHeader($0) }
    }

    private func mastheadLook(_ index: Int, _ text: [UInt8]) -> Mastheads.Look {
        tables.mastheads.look(String(decoding: text[lines[index].span.range], as: UTF8.self))
    }

    /// A name in capitals of two words and more.
    private func isMasthead(_ index: Int, _ text: [UInt8]) -> Bool {
        (2...7).contains(lines[index].shape.wordCount) && isInCapitals(index, text) && lines[index].label == nil
            && Mastheads.isName(String(decoding: text[lines[index].span.range], as: UTF8.self))
    }

    private func isInCapitals(_ index: Int, _ text: [UInt8]) -> Bool {
        Mastheads.isInCapitals(String(decoding: text[lines[index].span.range], as: UTF8.self))
    }

    /// The outlet's name above the title, as newsletters and papers begin: the first line of all, where it is a name of
    /// at least two words and one to three lines stand between it and the title; or right above the title where it is in
    /// capitals or has a word of such names in it.
    func masthead(_ text: [UInt8]) -> String? {
        guard let headline, (1...4).contains(headline), lines[0].shape.wordCount >= 2, let name = outlet(0, text) else {
            return nil
        }
        return headline > 1 || isMasthead(0, text) || mastheadLook(0, text) == .strong ? name : nil
    }

    /// A short line of capitalised words is the name of an outlet, where it stands where names of outlets do.
    func outlet(_ index: Int, _ text: [UInt8]) -> String? {
        let line = lines[index]
        guard (1...7).contains(line.shape.wordCount), line.role == .furniture, !line.isFurniturePhrase,
            line.byline.isEmpty, line.date == nil, line.label == nil, !line.shape.endsSentence,
            !line.shape.words.allSatisfy(tables.headerWords.besideDates.contains)
        else { return nil }
        let name = String(decoding: text[line.span.range], as: UTF8.self)
        let words = name.split(separator: " ")
        guard
            words.allSatisfy({ $0.first?.isUppercase == true || Mastheads.smallWords.contains(String($0)) }),
            words.first?.first?.isUppercase == true, name.allSatisfy({ !"|>/»".contains($0) })
        else { return nil }
        return name
    }

    /// Whether a line right below a by-line may as well be where its author is: `By Ana Rivera`, `Port Sudan`. Nothing in it
    /// tells that it is an outlet or an agency.
    func mayBePlace(_ index: Int, _ text: [UInt8]) -> Bool {
        guard index > 0, !lines[index - 1].byline.isEmpty else { return false }
        return mastheadLook(index, text) == .none
            && !tables.credits.contains(lines[index].shape.words.joined(separator: " "))
    }

    /// A line above the article that has a word of names of outlets in it, right above or below the by-line or the date.
    func outletBesideDate(_ range: Range<Int>, _ text: [UInt8]) -> String? {
        for index in range where isBesideHeader(index, range) && mastheadLook(index, text) == .strong {
            if let name = outlet(index, text) { return name }
        }
        return nil
    }

    /// The names of persons that a line lists, and nothing else: `Ana Rivera and Tom Okafor`; empty where it does not.
    func persons(_ index: Int, _ text: [UInt8]) -> [String] {
        let line = String(decoding: text[lines[index].span.range], as: UTF8.self)
        guard lines[index].shape.wordCount <= 12, lines[index].label == nil, mastheadLook(index, text) == .none,
            !line.lowercased().hasPrefix("the ")
        else { return [] }
        let names = tables.authorNames.clean([line], publisher: nil, site: nil)
        let words = line.split(separator: " ").filter { !["and", "&"].contains($0) }
        guard names.allSatisfy({ (2...4).contains($0.split(separator: " ").count) }),
            names.reduce(0, { $0 + $1.split(separator: " ").count }) == words.count
        else { return [] }
        return names
    }

    /// The kind that the label above an article tells; nil where there is none, or a row of labels, as menus are.
    func labelledKind(_ range: Range<Int>) -> Document.Kind? {
        let labels = range.filter { lines[$0].role != .body && !lines[$0].isFurniturePhrase }
            .compactMap { lines[$0].label ?? lines[$0].imprint?.label }
        return labels.count <= 2 ? labels.compactMap(\.kind).first : nil
    }
}
