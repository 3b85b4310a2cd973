import SourceText

extension LineReader {
    /// Longer lines that ask the reader for something are paragraphs that happen to begin so.
    private static let mostWordsOfCall = 30
    /// A call without the name of a channel is short.
    private static let mostWordsOfShortCall = 5

    /// Whether a line is page furniture by its words alone, in whatever element it stands: a phrase, a call to the reader, a
    /// notice of rights, the day of a change.
    func isPlainFurniture(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        isPhrase(shape, text) || asksReader(shape, text) || tellsRights(shape, text)
            || tellsChange(shape, text) || isCountedPhrase(shape)
    }

    /// A phrase of furniture; `Copyright` alone begins many a sentence, and a number with a unit is no button everywhere.
    private func isPhrase(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        let furniture = tables.textFurniture
        guard !reports(shape),
            furniture.matches(shape.hashes) || furniture.opens(shape.hashes)
                || furniture.labels(text[shape.span.range]) || isAccount(shape, text)
        else { return false }
        return shape.words.first != "copyright" || shape.numbers > 0 || shape.words.contains("reserved")
    }

    /// `@deltacourier | Subscribe`
    private func isAccount(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        shape.wordCount <= 4 && !shape.endsSentence && shape.span.start > 0
            && (text[shape.span.start] == UInt8(ascii: "@") || text[shape.span.start - 1] == UInt8(ascii: "@"))
    }

    /// `Join our WhatsApp channel`, `Follow Ana Rivera on X`: it begins with what the reader is asked to do, and names where, or
    /// is short and speaks of `us` and `you`.
    private func asksReader(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        guard (2...LineReader.mostWordsOfCall).contains(shape.wordCount), let first = shape.hashes.first,
            tables.wordKinds.kinds(first).contains(.call), LineShape.isWord(text[shape.span.start]),
            !text[shape.span.range].contains(UInt8(ascii: ":")), !shape.reports(tables.wordKinds)
        else { return false }
        // `Support for the founder of Telegram grew in Paris on Friday.` is a sentence whose first word is a noun.
        if shape.words.dropFirst().prefix(1).contains(where: { LineReader.behindNouns.contains($0) }) {
            return false
        }
        if shape.endsSentence, shape.wordCount > 12 { return false }
        let rest = shape.hashes.dropFirst()
        let namesChannel = zip(shape.words, zip(shape.words, shape.hashes).dropFirst()).contains { before, word in
            // A channel of one letter stands behind a preposition: `on X`.
            tables.wordKinds.kinds(word.1).contains(.channel) && (word.0.utf8.count > 1 || before == "on")
        }
        if namesChannel { return true }
        return shape.wordCount <= LineReader.mostWordsOfShortCall
            && rest.contains { tables.wordKinds.kinds($0).contains(.addressed) }
    }

    /// Words behind which what comes before is a noun, and asks nobody.
    private static let behindNouns: Set<String> = [
        "for", "between", "of", "with", "among", "from", "was", "is", "has", "had", "were",
    ]

    /// `(c) 2031 Delta News Agency`
    private func tellsRights(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        guard shape.wordCount <= 16, shape.numbers > 0 else { return false }
        return Imprint.copyrightHolder(String(decoding: text[shape.span.range], as: UTF8.self)) != nil
    }

    /// `Last updated on 4 March 2031`
    private func tellsChange(_ shape: LineShape, _ text: [UInt8]) -> Bool {
        guard (2...14).contains(shape.wordCount), shape.numbers > 0,
            shape.words.contains(where: {
                tables.headerWords.updated.contains($0) || tables.headerWords.published.contains($0)
            })
        else { return false }
        return Imprint.date(String(decoding: text[shape.span.range], as: UTF8.self), tables.headerWords) != nil
    }

    /// `Comments (12)`, `12 comments`: the name of a button and its count.
    private func isCountedPhrase(_ shape: LineShape) -> Bool {
        guard (2...4).contains(shape.wordCount), shape.numbers > 0, !shape.endsSentence, !shape.hasBullet else {
            return false
        }
        let words = zip(shape.words, shape.hashes).filter { !$0.0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
        return !words.isEmpty && words.count < shape.wordCount && tables.textFurniture.isWhole(words.map(\.1))
    }
}
