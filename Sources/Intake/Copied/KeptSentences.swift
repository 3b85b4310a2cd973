import SourceText

/// Sentences of a short text that the line model left out.
///
/// The model has learnt from pages copied whole, where a lone sentence among titles is a teaser. In a report of a few
/// paragraphs a list of titles may part one paragraph from the others, and the last of them may be as short as a title. A
/// line of furniture that is kept does less harm than a sentence that is lost.
extension CopiedText {
    /// Texts of more lines are judged by the model alone.
    static let mostLinesOfShortText = 30
    /// In texts of so few lines a sentence is of the article unless something tells against it.
    private static let mostLinesOfNote = 12

    mutating func keepSentences() {
        guard lines.count(where: { !$0.isFurniturePhrase }) <= CopiedText.mostLinesOfShortText,
            let first = lines.firstIndex(where: { $0.role == .body && $0.isProse })
        else { return }
        var known: Set<String> = []
        for line in lines where line.role == .body { known.formUnion(subjects(line.shape)) }
        for index in lines.indices where mayBeSentence(index) {
            let line = lines[index]
            let follows = index > first && lines[index - 1].role == .body
            let shared = subjects(line.shape).intersection(known).count
            let isNote = lines.count <= CopiedText.mostLinesOfNote && line.shape.wordCount >= 4 && index > first
            let isKept =
                line.shape.endsSentence
                ? follows || isNote
                    || shared >= (line.shape.reports(tables.wordKinds) ? 1 : 2) && line.shape.wordCount >= 5
                : follows && line.shape.isStatement(tables.wordKinds)
            if isKept { lines[index].role = .body }
        }
    }

    /// Items of a list are the text itself where a short text has hardly anything beside them: a daily brief, notes.
    mutating func keepItems() {
        guard lines.count(where: { !$0.isFurniturePhrase }) <= CopiedText.mostLinesOfShortText else { return }
        let items = lines.indices.filter {
            lines[$0].shape.hasBullet && lines[$0].shape.wordCount >= 4 && !lines[$0].isFurniturePhrase
                && !lines[$0].isListed && !lines[$0].shape.callsReader(tables.wordKinds)
        }
        let words = { (lines: [Line]) in lines.reduce(0) { $0 + $1.shape.wordCount } }
        guard items.count > 1,
            words(items.map { lines[$0] }) > words(lines.filter { $0.role == .body && !$0.shape.hasBullet })
        else { return }
        for index in items where lines[index].role == .furniture { lines[index].role = .body }
    }

    /// Whether a line is an item of a list that is text of the article.
    func isItem(_ index: Int) -> Bool { lines[index].shape.hasBullet && lines[index].role == .body }

    /// The words that tell what a line is about, without the endings of the genitive and the plural.
    func subjects(_ shape: LineShape) -> Set<String> {
        var subjects: Set<String> = []
        for (word, hash) in zip(shape.words, shape.hashes)
        where word.utf8.count > 3 && !tables.wordKinds.kinds(hash).contains(.function) {
            var stem = Substring(word)
            if stem.hasSuffix("'s") { stem = stem.dropLast(2) }
            if stem.last == "s" { stem = stem.dropLast() }
            subjects.insert(String(stem))
        }
        return subjects
    }

    /// Nothing tells that a line is furniture but that the model took it for some.
    private func mayBeSentence(_ index: Int) -> Bool {
        let line = lines[index]
        guard line.role == .furniture, line.shape.wordCount >= 3, !line.isFurniturePhrase, !line.headsList,
            !line.isListed, !line.repeats, !line.isCredited, !line.isDate, !line.shape.hasBullet, line.byline.isEmpty,
            line.summaryLabel == nil, line.outlet == nil, line.imprint == nil, line.label == nil
        else { return false }
        return !line.shape.callsReader(tables.wordKinds)
    }
}

extension LineShape {
    /// Whether a line asks the reader for something: its first word does, or it has words of consent, or calls and words
    /// to the reader together.
    func callsReader(_ kinds: WordKinds) -> Bool {
        let counts = kinds.count(hashes)
        let opens = hashes.first.map { kinds.kinds($0).contains(.call) } ?? false
        return opens || counts.consent > 0 || counts.call + counts.reader > 1
    }

    /// Whether a verb in it reports what somebody said.
    func reports(_ kinds: WordKinds) -> Bool { hashes.contains { kinds.kinds($0).contains(.report) } }

    /// Whether a line without a full stop reads like a sentence and not like a title: a third of it are words of grammar,
    /// which titles leave out, and one of them begins it.
    func isStatement(_ kinds: WordKinds) -> Bool {
        guard wordCount >= 5, !endsInColon, let first = hashes.first else { return false }
        return kinds.kinds(first).contains(.function) && kinds.count(hashes).function * 3 >= hashes.count
    }
}
