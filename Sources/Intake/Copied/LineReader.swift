import SourceText

/// Splits a text into lines and says of each what its words and its shape tell.
struct LineReader {
    let tables: IntakeTables

    /// The lines that hold anything, in order.
    func lines(of text: [UInt8]) -> [Line] {
        var lines: [Line] = []
        text.withUnsafeBufferPointer { bytes in
            var at = 0
            var blanks = 0
            let isQuoted = LineReader.isQuotedMail(bytes)
            while at < bytes.count {
                var end = at
                while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
                let start = isQuoted ? LineReader.behindMarks(bytes, at..<end) : at
                if var shape = LineShape(bytes, start..<end) {
                    shape.blanksBefore = blanks
                    lines.append(Line(shape: shape))
                    blanks = 0
                } else {
                    blanks += 1
                }
                at = end + (end + 1 < bytes.count && bytes[end] == 0x0D && bytes[end + 1] == 0x0A ? 2 : 1)
            }
        }
        join(&lines, text)
        describe(&lines, text)
        return lines
    }

    /// So many lines that begin with `>` are those of a mail that was answered or passed on.
    private static let fewestQuotedLines = 3

    private static func isQuotedMail(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var found = 0
        for at in bytes.indices where bytes[at] == UInt8(ascii: ">") && (at == 0 || bytes[at - 1] == 0x0A) {
            found += 1
            if found == fewestQuotedLines { return true }
        }
        return false
    }

    /// Where a line begins behind the `>` of a quoted mail.
    private static func behindMarks(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Int {
        var at = line.lowerBound
        while at < line.upperBound, bytes[at] == UInt8(ascii: ">") || at > line.lowerBound && bytes[at] == 0x20 {
            at += 1
        }
        return at
    }

    /// Joins the lines of hard-wrapped paragraphs: a line that does not end a sentence, is about as long as the
    /// longest, and is followed without a blank line by one that starts in lower case or is also long.
    private func join(_ lines: inout [Line], _ text: [UInt8]) {
        let longest = lines.map(\.span.count).max() ?? 0
        guard longest >= 50, longest <= 130, lines.count > 4 else { return }
        let near = lines.count { $0.span.count * 4 >= longest * 3 }
        // Where many a paragraph is short, it is told by lines that go on in small letters.
        let open = zip(lines, lines.dropFirst()).count { line, next in
            next.shape.blanksBefore == 0 && !line.shape.endsSentence && line.span.count * 3 >= longest * 2
                && (0x61...0x7A).contains(text[next.span.start])
        }
        guard near * 2 > lines.count || open > 1 && open * 4 >= lines.count else { return }
        var joined: [Line] = []
        // The bytes of the paragraph that the last line has grown to; its shape is seen once it is whole.
        var paragraph = Span(0, 0)
        func close() {
            guard let last = joined.last, last.span != paragraph,
                var shape = text.withUnsafeBufferPointer({ LineShape($0, paragraph.range) })
            else { return }
            shape.blanksBefore = last.shape.blanksBefore
            shape.hasBullet = last.shape.hasBullet
            joined[joined.count - 1].shape = shape
        }
        for line in lines {
            if !joined.isEmpty, line.shape.blanksBefore == 0, !line.shape.hasBullet,
                lastLineLength(paragraph, text) * 3 >= longest * 2
            {
                paragraph = Span(paragraph.start, line.span.end)
                continue
            }
            close()
            joined.append(line)
            paragraph = line.span
        }
        close()
        lines = joined
    }

    /// The bytes of a paragraph behind its last line break.
    private func lastLineLength(_ paragraph: Span, _ text: [UInt8]) -> Int {
        var at = paragraph.end
        while at > paragraph.start, text[at - 1] != 0x0A, text[at - 1] != 0x0D { at -= 1 }
        return paragraph.end - at
    }

    /// Finds phrases, dates, by-lines, credits, repetitions.
    ///
    /// - Parameter hasMarkup: whether the lines are blocks of a page, whose mark-up tells better than words what is no article
    ///   and where it appeared.
    func describe(_ lines: inout [Line], _ text: [UInt8], hasMarkup: Bool = false) {
        let furniture = hasMarkup ? tables.furniture : tables.textFurniture
        var seen: Set<UInt64> = []
        for index in lines.indices {
            let shape = lines[index].shape
            lines[index].isFurniturePhrase = isFurniture(shape, text, furniture)
            if !hasMarkup, WebAddress.isAlone(text[shape.span.range]) { lines[index].isFurniturePhrase = true }
            if shape.wordCount <= 8 {
                lines[index].headsList = furniture.headsList(
                    shape.hashes, endsInColon: text[shape.span.range].last == UInt8(ascii: ":"))
                lines[index].summaryLabel = tables.summaryLabel(shape)
            }
            if shape.wordCount >= 3 {
                lines[index].repeats = !seen.insert(LineShape.hash(of: shape.hashes)).inserted
            }
            if shape.wordCount <= 16 {
                let dates = WrittenDate.all(in: text, shape.span.range)
                if let first = dates.first { lines[index].date = first.period }
                if !hasMarkup { describeHeader(&lines[index], text) }
            }
            if shape.wordCount <= 24, let byline = Byline(text, shape, tables.headerWords) {
                lines[index].byline = byline.authors
            }
            if shape.wordCount <= 16 { lines[index].outlet = Byline.outlet(text, shape, tables.headerWords) }
            lines[index].isCredited = isCredited(text, shape) || !hasMarkup && isSigned(text, shape)
        }
    }

    /// Whether a line is a phrase of page furniture, and no sentence that reports what somebody said.
    func isFurniture(_ shape: LineShape, _ text: [UInt8], _ furniture: PhraseSet) -> Bool {
        !reports(shape)
            && (furniture.matches(shape.hashes) || furniture.labels(text[shape.span.range]) || isCounter(shape))
    }

    /// Finds what lines above an article tell of it: its date, its section, where it appeared.
    private func describeHeader(_ line: inout Line, _ text: [UInt8]) {
        line.label = tables.sectionLabels[line.shape.words]
        guard !line.shape.endsSentence else { return }
        let hasDate = line.date != nil
        let mayBeImprint = line.label == nil && Imprint.mayBe(text[line.span.range], hasDate: hasDate)
        guard hasDate || mayBeImprint else { return }
        let words = String(decoding: text[line.span.range], as: UTF8.self)
        line.isDate = hasDate && Imprint.date(words, tables.headerWords) != nil
        if !line.isDate, mayBeImprint {
            line.imprint = Imprint(words, tables)
        }
    }

    /// Whether a line is a sentence that reports what somebody said, with whatever words it begins: `Subscribe to that view
    /// and the treaty falls, the minister said.` What speaks to the reader is none.
    func reports(_ shape: LineShape) -> Bool {
        guard shape.endsSentence, shape.wordCount >= 8, !shape.endsQuestion else { return false }
        let isReader = shape.hashes.contains { tables.wordKinds.kinds($0).contains(.reader) }
        return !isReader && shape.reports(tables.wordKinds)
    }

    /// Nothing but numbers and units of time: a player's clock, a reading time, the count of a button.
    private func isCounter(_ shape: LineShape) -> Bool {
        guard shape.wordCount <= 10, !shape.hasBullet else { return false }
        let isNumeric = { (word: String) in word.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        guard shape.words.contains(where: isNumeric) else { return false }
        return shape.words.allSatisfy {
            isNumeric($0)
                || ["min", "mins", "minute", "minutes", "sec", "seconds", "hour", "hours", "ago", "read"].contains($0)
        } && (shape.wordCount > 1 || shape.span.count < 4)
    }

    /// Whether a line ends with whose picture it is: `A bridge at Port City, May 4, 2026. © Agency / Ana Rivera`.
    private func isSigned(_ text: [UInt8], _ shape: LineShape) -> Bool {
        guard (6...60).contains(shape.wordCount) else { return false }
        let line = text[shape.span.range]
        guard let sign = line.indices.last(where: { line[$0] == 0xA9 && $0 > line.startIndex && line[$0 - 1] == 0xC2 })
        else { return false }
        let words = LineShape.words(of: String(decoding: line[(sign + 1)...], as: UTF8.self)).count
        return words <= 6 && words * 2 < shape.wordCount
    }

    @inline(__always)
    private static func opensCredit(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "|") || byte == UInt8(ascii: ":")
    }

    /// Whether a line ends like a caption: `(Agency)`, `/ Agency`, `Photo: Name`.
    private func isCredited(_ text: [UInt8], _ shape: LineShape) -> Bool {
        guard shape.wordCount <= 60 else { return false }
        var end = shape.span.end
        while end > shape.span.start, text[end - 1] == 0x2E || text[end - 1] == 0x20 { end -= 1 }
        guard end > shape.span.start else { return false }
        var start = end
        if text[end - 1] == UInt8(ascii: ")") {
            while start > shape.span.start, text[start - 1] != UInt8(ascii: "(") { start -= 1 }
            guard start > shape.span.start else { return false }
            end -= 1
        } else {
            let lowest = max(shape.span.start, end - 60)
            while start > lowest, !LineReader.opensCredit(text[start - 1]) { start -= 1 }
            guard start > lowest, shape.wordCount <= 40 else { return false }
        }
        guard end > start, end - start < 80 else { return false }
        let words = LineShape.words(of: String(decoding: text[start..<end], as: UTF8.self))
        guard !words.isEmpty, words.count <= 8 else { return false }
        return tables.credits.contains(words.joined(separator: " ")) || words.contains(where: tables.credits.contains)
            || tables.credits.contains(words.suffix(2).joined(separator: " "))
    }
}
