import SourceText

/// What a report's first paragraph says of itself before it begins: `ASUNCIÓN, 3 May 2031 (River Agency) -- The ministers …`.
enum Dateline {
    /// The name between the brackets of a dateline; nil where the paragraph begins with none.
    ///
    /// A dateline is a place in capitals, perhaps a day, a bracketed name of at most five words, and a dash, all within
    /// the first hundred bytes.
    static func agency(_ text: [UInt8], _ paragraph: Span) -> String? {
        let end = min(paragraph.end, paragraph.start + 100)
        guard let open = (paragraph.start..<end).first(where: { text[$0] == UInt8(ascii: "(") }),
            let close = (open..<end).first(where: { text[$0] == UInt8(ascii: ")") }),
            startsInCapitals(text, paragraph.start..<open), isDash(text, close + 1, end)
        else { return nil }
        let name = String(decoding: text[(open + 1)..<close], as: UTF8.self)
        let words = name.split(separator: " ")
        guard (1...5).contains(words.count), words.allSatisfy({ $0.utf8.count > 1 || $0 == "&" }),
            name.unicodeScalars.first?.properties.isUppercase == true,
            name.utf8.allSatisfy({ !(0x30...0x39).contains($0) })
        else { return nil }
        return name
    }

    /// The day that stands between the place and the dash of a dateline; nil where none does, or not to the year.
    static func date(_ text: [UInt8], _ paragraph: Span) -> CalendarPeriod? {
        let end = min(paragraph.end, paragraph.start + 100)
        guard startsInCapitals(text, paragraph.range) || startsWithPlace(text, paragraph.start..<end) else {
            return nil
        }
        guard let date = WrittenDate.all(in: text, paragraph.start..<end).first else { return nil }
        // No sentence ends, and none begins, between the place and the date.
        let place = text[paragraph.start..<date.range.lowerBound]
        guard place.count <= 50, !place.contains(UInt8(ascii: ".")) else { return nil }
        var at = date.range.upperBound
        while at < end, text[at] == 0x20 { at += 1 }
        if at < end, text[at] == UInt8(ascii: "(") {
            guard let close = text[at..<end].firstIndex(of: UInt8(ascii: ")")) else { return nil }
            at = close + 1
        }
        return isDash(text, at, end) ? date.period : nil
    }

    /// Whether the first word has at least three letters and no small one of ASCII.
    private static func startsInCapitals(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let word = text[range].prefix { $0 > 0x20 && $0 != UInt8(ascii: ",") }
        return word.count >= 3 && word.contains { (0x41...0x5A).contains($0) }
            && !word.contains { (0x61...0x7A).contains($0) }
    }

    /// Whether at most four words, the first with a capital, and a comma stand before the first number: `Port City, 4 March 2031`.
    private static func startsWithPlace(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        guard (0x41...0x5A).contains(text[range.lowerBound]),
            let number = range.first(where: { (0x30...0x39).contains(text[$0]) })
        else { return false }
        let place = text[range.lowerBound..<number]
        let words = place.split(separator: 0x20)
        return (1...5).contains(words.count) && place.contains(UInt8(ascii: ","))
            && words.allSatisfy { (0x41...0x5A).contains($0[$0.startIndex]) || $0.count <= 3 }
    }

    /// Whether a hyphen or a dash follows, white space passed over.
    private static func isDash(_ text: [UInt8], _ start: Int, _ end: Int) -> Bool {
        var at = start
        while at < end, text[at] == 0x20 { at += 1 }
        if at < end, text[at] == UInt8(ascii: "-") { return true }
        // U+2012 to U+2015.
        return at + 2 < end && text[at] == 0xE2 && text[at + 1] == 0x80 && (0x92...0x95).contains(text[at + 2])
    }
}
