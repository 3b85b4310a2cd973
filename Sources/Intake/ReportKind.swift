import SourceText

/// A cheap guess at what kind of report a document is, by its headings, its voice and its address.
enum ReportKind {
    static func guess(_ document: Document) -> Document.Kind {
        if let url = document.url?.lowercased() {
            for (part, kind) in [
                ("/opinion", Document.Kind.opinion), ("/commentary", .opinion), ("/op-ed", .opinion),
                ("/blogs/", .opinion),
                ("/analysis", .analysis), ("/briefing", .brief), ("/press-release", .official), (".gov/", .official),
            ] where url.contains(part) {
                return kind
            }
        }
        var words = 0
        var firstPerson = 0
        var argument = 0
        var forecast = 0
        var analysts = 0
        var headings: Set<String> = []
        for span in document.body {
            let bytes = Array(document.text.bytes[span.range])
            guard let shape = bytes.withUnsafeBufferPointer({ LineShape($0, 0..<$0.count) }) else { continue }
            if shape.wordCount <= 4 { headings.insert(shape.words.joined(separator: " ")) }
            for word in lowerCaseWords(of: bytes) {
                words += 1
                switch word {
                case "i", "my", "we", "our": firstPerson += 1
                case "should", "must", "unfortunately", "surely", "simply", "ought": argument += 1
                case "likely", "unlikely", "expected", "forecast": forecast += 1
                case "analysts", "experts", "analyst", "expert", "largely", "symbolic", "strategic", "leverage":
                    analysts += 1
                default: break
                }
            }
        }
        guard words > 0 else { return .news }
        if !headings.isDisjoint(with: ["summary", "key takeaways", "key judgements", "key judgments", "key points"]),
            !headings.isDisjoint(with: ["context", "background", "implications", "forecast", "outlook", "assessment"])
        {
            return .brief
        }
        let perThousand = { (count: Int) in Double(count) * 1000 / Double(words) }
        if perThousand(firstPerson) + perThousand(argument) >= 6, firstPerson > 0 { return .opinion }
        if perThousand(analysts) + perThousand(forecast) >= 6 { return .analysis }
        return .news
    }

    private static func lowerCaseWords(of bytes: [UInt8]) -> [String] {
        bytes.split { !LineShape.isWord($0) }.map { word in
            String(decoding: word.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }, as: UTF8.self)
        }
    }
}
