import SourceText

/// A guess at what kind of report a document is, by its label, its address, its headings and its voice, in this order:
/// `report_kinds.tsv`.
///
/// The voice is what the document says outside quotation marks: a report quotes people who say `we` and `must`, a comment
/// says so itself. How reporting weighs against it was set on 2,500 pages of news whose addresses name a section.
struct ReportKinds: Sendable {
    private enum Place: String { case address, word, heading }

    /// What a word of the article speaks of.
    private enum Voice: String, CaseIterable {
        case firstPerson = "first_person"
        case argument, reporting, forecast, expertise
    }

    private enum Heading: String { case opening, part }

    private var addresses: [(part: String, kind: Document.Kind)] = []
    private var voices = WordIndex(capacity: 256)
    private var headings: [String: Heading] = [:]

    /// So many words in a thousand make a voice.
    private static let threshold = 6.0
    /// The longest line, in bytes, that may be a heading of the table.
    private static let longestHeading = 100

    init(_ table: TSVTable) throws {
        for row in table.rows {
            let words = row.list("words")
            let mark = row["mark"]
            switch Place(rawValue: row["place"]) {
            case .address?:
                guard let kind = Document.Kind(rawValue: mark) else {
                    throw row.failure("CH0205", "mark: '\(mark)' is no kind of report")
                }
                addresses += words.map { ($0, kind) }
            case .word?:
                guard let voice = Voice(rawValue: mark), let number = Voice.allCases.firstIndex(of: voice) else {
                    throw row.failure("CH0205", "mark: '\(mark)' is nothing that words speak of")
                }
                for word in words { voices.insert(WordIndex.hash(word.utf8), UInt32(number)) }
            case .heading?:
                guard let heading = Heading(rawValue: mark) else {
                    throw row.failure("CH0205", "mark: '\(mark)' is neither opening nor part")
                }
                for word in words { headings[word] = heading }
            case nil: throw row.failure("CH0205", "place: '\(row["place"])' is none of address, word, heading")
            }
        }
    }

    /// The kind of a document.
    ///
    /// - Parameter labelled: what the label above the article says (`OPINION`, `Policy Brief No. 41`).
    func guess(_ document: Document, labelled: Document.Kind? = nil) -> Document.Kind {
        if let labelled { return labelled }
        if let url = document.url?.lowercased(), let known = addresses.first(where: { url.contains($0.part) }) {
            return known.kind
        }
        return document.text.bytes.withUnsafeBufferPointer { guess($0, document.body) }
    }

    private func guess(_ bytes: UnsafeBufferPointer<UInt8>, _ body: [Span]) -> Document.Kind {
        var words = 0
        var counts = [Int](repeating: 0, count: Voice.allCases.count)
        var questions = 0
        var found: Set<Heading> = []
        for span in body where span.end <= bytes.count {
            if span.count <= ReportKinds.longestHeading, let line = LineShape(bytes, span.range), line.wordCount <= 4,
                let heading = headings[line.words.joined(separator: " ")]
            {
                found.insert(heading)
            }
            for part in ReportKinds.unquoted(bytes, span.range) {
                questions += bytes[part].count { $0 == UInt8(ascii: "?") }
                for word in bytes[part].split(whereSeparator: { !LineShape.isWord($0) }) {
                    words += 1
                    let hash = WordIndex.hash(word.lazy.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 })
                    if let voice = voices.value(hash) { counts[Int(voice)] += 1 }
                }
            }
        }
        guard words > 0 else { return .news }
        if found.count == 2 { return .brief }
        func count(_ voices: Voice...) -> Int {
            voices.compactMap { Voice.allCases.firstIndex(of: $0) }.reduce(0) { $0 + counts[$1] }
        }
        func share(_ count: Int) -> Double { Double(count) * 1000 / Double(words) }
        // It argues, or speaks of itself, more often than it reports what others say.
        let comment = count(.firstPerson, .argument)
        if count(.firstPerson) > 0, comment > 1,
            share(comment + questions - count(.reporting)) >= ReportKinds.threshold
        {
            return .opinion
        }
        // One such word in a short report says nothing.
        let judging = count(.expertise, .forecast)
        if judging > 1, share(judging) >= ReportKinds.threshold { return .analysis }
        return .news
    }

    /// The parts of a paragraph outside quotation marks; a quotation that is not closed ends with the paragraph.
    private static func unquoted(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start: Int? = range.lowerBound
        func close(_ at: Int) {
            if let start, start < at { parts.append(start..<at) }
            start = nil
        }
        var at = range.lowerBound
        while at < range.upperBound {
            let isCurly = bytes[at] == 0xE2 && at + 2 < range.upperBound && bytes[at + 1] == 0x80
            if bytes[at] == 0x22 {
                if start == nil { start = at + 1 } else { close(at) }
            } else if isCurly, bytes[at + 2] == 0x9C {
                close(at)
            } else if isCurly, bytes[at + 2] == 0x9D {
                if start == nil { start = at + 3 }
            }
            at += 1
        }
        close(range.upperBound)
        return parts
    }
}
