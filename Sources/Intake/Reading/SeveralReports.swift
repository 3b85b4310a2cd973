import SourceText

/// Tells a text that is several reports one behind the other, as `cat reports/*.txt` makes it.
enum SeveralReports {
    /// Whether a text has two lines and more that are a by-line, or two and more that are nothing but a date.
    static func seem(_ text: [UInt8], _ words: HeaderWords) -> Bool {
        var bylines = 0
        var dates = 0
        for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) where line.count < 100 {
            let bytes = Array(line)
            guard let shape = bytes.withUnsafeBufferPointer({ LineShape($0, 0..<$0.count) }), shape.wordCount <= 12,
                !shape.endsSentence
            else { continue }
            if Byline(bytes, shape, words) != nil {
                bylines += 1
            } else if Imprint.date(String(decoding: bytes, as: UTF8.self), words) != nil {
                dates += 1
            }
        }
        return bylines > 1 || dates > 1
    }
}
