import SourceText

/// A guess at what kind of report a document is: by its label, its address, its headings and its voice, in this order.
///
/// The voice is what the document says outside quotation marks: a report quotes people who say `we` and `must`, a comment
/// says so itself. The bars were set on addresses that name a section (2,500 pages of American news).
enum ReportKind {
    /// - Parameter labelled: what the label above the article says (`OPINION`, `Policy Brief No. 41`).
    static func guess(_ document: Document, labelled: Document.Kind? = nil) -> Document.Kind {
        if let labelled { return labelled }
        if let url = document.url?.lowercased(), let kind = kind(ofAddress: url) { return kind }
        var voice = Voice()
        var headings: Set<String> = []
        for span in document.body {
            let bytes = Array(document.text.bytes[span.range])
            guard let shape = bytes.withUnsafeBufferPointer({ LineShape($0, 0..<$0.count) }) else { continue }
            if shape.wordCount <= 4 { headings.insert(shape.words.joined(separator: " ")) }
            voice.read(bytes)
        }
        let hasSummary = !headings.isDisjoint(with: [
            "summary", "key takeaways", "key judgements", "key judgments", "key points", "key findings",
            "executive summary",
        ])
        let hasParts = !headings.isDisjoint(with: [
            "context", "background", "implications", "forecast", "outlook", "assessment", "analysis", "recommendations",
        ])
        if hasSummary, hasParts { return .brief }
        if voice.isComment { return .opinion }
        return voice.isAnalysis ? .analysis : .news
    }

    private static func kind(ofAddress url: String) -> Document.Kind? {
        for (part, kind) in [
            ("/opinion", Document.Kind.opinion), ("/commentary", .opinion), ("/op-ed", .opinion), ("/blogs/", .opinion),
            ("/analysis", .analysis), ("/briefing", .brief), ("/press-release", .official), (".gov/", .official),
        ] where url.contains(part) {
            return kind
        }
        return nil
    }

    /// Counts of words outside quotation marks.
    private struct Voice {
        private var words = 0
        private var firstPerson = 0
        private var argument = 0
        private var questions = 0
        private var reporting = 0
        private var judging = 0

        /// It argues, or speaks of itself, more often than it reports what others say.
        var isComment: Bool {
            firstPerson > 0 && firstPerson + argument > 1
                && perThousand(firstPerson + argument + questions - reporting) >= 6
        }

        /// It weighs what is likely, and names those who do.
        var isAnalysis: Bool { perThousand(judging) >= 6 }

        private func perThousand(_ count: Int) -> Double { Double(count) * 1000 / Double(max(words, 1)) }

        mutating func read(_ paragraph: [UInt8]) {
            var outside: [UInt8] = []
            outside.reserveCapacity(paragraph.count)
            var isQuoted = false
            var at = 0
            while at < paragraph.count {
                let curly =
                    paragraph[at] == 0xE2 && at + 2 < paragraph.count && paragraph[at + 1] == 0x80
                    ? paragraph[at + 2] : 0
                if paragraph[at] == 0x22 {
                    isQuoted.toggle()
                    outside.append(0x20)
                } else if curly == 0x9C || curly == 0x9D {
                    isQuoted = curly == 0x9C
                    outside.append(0x20)
                    at += 2
                } else if curly == 0x99 {
                    if !isQuoted { outside.append(0x27) }
                    at += 2
                } else if !isQuoted {
                    outside.append(paragraph[at])
                }
                at += 1
            }
            questions += outside.count { $0 == UInt8(ascii: "?") }
            for word in LineShape.allWords(of: outside) { count(word) }
        }

        private mutating func count(_ word: String) {
            words += 1
            switch word {
            case "i", "my", "me", "myself", "i'm", "i've", "we", "our", "we're", "we've": firstPerson += 1
            case "should", "must", "unfortunately", "surely", "simply", "ought", "perhaps", "indeed", "nor":
                argument += 1
            case "said", "told", "says", "according", "reported", "announced": reporting += 1
            case "likely", "unlikely", "forecast", "analysts", "experts", "analyst", "expert", "largely", "symbolic",
                "strategic", "leverage":
                judging += 1
            default: break
            }
        }
    }
}

extension LineShape {
    /// All words of some bytes in small letters (those of ASCII), an apostrophe inside a word kept.
    fileprivate static func allWords(of bytes: [UInt8]) -> [String] {
        bytes.split { !isWord($0) && $0 != 0x27 }.map { word in
            String(decoding: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
    }
}
