/// Words of a source made fit to stand in a brief: white space collapsed, bullets and control characters dropped,
/// cut at a word, inner quotation marks made single.
enum PassageWords {
    /// A passage for quotation, without the marks around it; nil where nothing is left of it.
    ///
    /// - Parameter limit: the most characters; a longer passage is cut behind a word and ends with `…`.
    static func quotable(_ text: String, limit: Int = 200) -> String? {
        let words = trimmed(closeQuotes(trimmed(clean(text), isEnd: false)), isEnd: true)
        return words.isEmpty ? nil : cut(words, limit)
    }

    /// A text without the bullets and marks that it begins with, or the marks that it ends with.
    private static func trimmed(_ text: String, isEnd: Bool) -> String {
        let bytes = text.utf8
        var (start, end) = (bytes.startIndex, bytes.endIndex)
        let marks = isEnd ? endMarks : beginMarks
        search: while start < end {
            for mark in marks {
                let part = bytes[start..<end]
                guard isEnd ? part.reversed().starts(with: mark.reversed()) : part.starts(with: mark) else { continue }
                if isEnd {
                    end = bytes.index(end, offsetBy: -mark.count)
                } else {
                    start = bytes.index(start, offsetBy: mark.count)
                }
                continue search
            }
            break
        }
        return start == bytes.startIndex && end == bytes.endIndex ? text : String(text[start..<end])
    }

    private static let beginMarks = "•●▪◦*–—-·,;: ".unicodeScalars.map { Array(String($0).utf8) }
    private static let endMarks = ".,;:–—- ".unicodeScalars.map { Array(String($0).utf8) }

    /// One line without control characters and without marks that turn the direction of writing, so that no source can
    /// steer a terminal or reorder a page.
    static func clean(_ text: String) -> String {
        if isClean(text) { return text }
        var text = text
        return text.withUTF8 { bytes in
            // Nothing becomes longer: a space stands for one sign or more.
            String(unsafeUninitializedCapacity: bytes.count) { clean in
                var count = 0
                var pendingSpace = false
                var at = 0
                while at < bytes.count {
                    let (sign, width) = sign(bytes, at)
                    if sign == .space { pendingSpace = true }
                    if sign == .shown, pendingSpace {
                        if count > 0 {
                            clean[count] = 0x20
                            count += 1
                        }
                        pendingSpace = false
                    }
                    if sign == .shown || sign == .joiner {
                        for byte in bytes[at..<at + width] {
                            clean[count] = byte
                            count += 1
                        }
                    }
                    at += width
                }
                return count
            }
        }
    }

    /// What a character is to a line of text.
    private enum Sign { case shown, space, joiner, dropped }

    /// The character that begins at a byte of a string, and how many bytes it takes.
    @inline(__always)
    private static func sign(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> (Sign, Int) {
        let byte = bytes[at]
        if byte < 0x80 { return (byte > 0x20 && byte < 0x7F ? .shown : .space, 1) }
        let character = CharacterBytes(bytes, at)
        let width = character.width
        if character.isPunctuation { return (.shown, width) }
        guard let scalar = character.scalar else { return (.dropped, width) }
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator: return (.space, width)
        // Joiners shape words of some scripts; the rest of the format characters is invisible steering.
        case .format, .surrogate, .privateUse, .unassigned:
            return (scalar.value == 0x200C || scalar.value == 0x200D ? .joiner : .dropped, width)
        default: return (.shown, width)
        }
    }

    /// Whether a text is one line of plain words with single spaces between them, as most names and values are.
    private static func isClean(_ text: String) -> Bool {
        var wasSpace = true
        for byte in text.utf8 {
            guard byte >= 0x20, byte < 0x7F, byte != 0x20 || !wasSpace else { return false }
            wasSpace = byte == 0x20
        }
        return !wasSpace || text.isEmpty
    }

    /// Cuts behind a word, preferably behind a clause, and marks the cut.
    static func cut(_ text: String, _ limit: Int) -> String {
        // A character has one byte or more.
        guard text.utf8.count > limit, limit > 1 else { return text }
        // Where each byte is a character, none needs to be put together.
        guard text.utf8.contains(where: { $0 >= 0x80 }) else { return cutBytes(text, limit) }
        guard text.count > limit else { return text }
        let head = text.prefix(limit - 1)
        let words = head.lastIndex(of: " ").map { head[..<$0] } ?? head
        let floor = words.index(words.startIndex, offsetBy: words.count * 3 / 5)
        let clause = words[floor...].lastIndex { ",;:–—".contains($0) }
        var kept = String(clause.map { words[..<$0] } ?? words)
        while let last = kept.last, ",;:–— ".contains(last) { kept.removeLast() }
        return kept + "…"
    }

    /// The same for a text in which each byte is a character.
    private static func cutBytes(_ text: String, _ limit: Int) -> String {
        func isMark(_ byte: UInt8) -> Bool { byte == 0x2C || byte == 0x3B || byte == 0x3A }
        let head = Array(text.utf8.prefix(limit - 1))
        var kept = head[..<(head.lastIndex(of: 0x20) ?? head.count)]
        if let clause = kept[(kept.count * 3 / 5)...].lastIndex(where: isMark) { kept = kept[..<clause] }
        while let last = kept.last, isMark(last) || last == 0x20 { kept.removeLast() }
        return String(decoding: kept, as: UTF8.self) + "…"
    }

    /// Double quotation marks inside a passage made single, for it stands in double ones.
    private static func closeQuotes(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let marks = doubleMarks(in: bytes)
        guard let first = marks.first, let last = marks.last else { return text }
        // A lone mark has lost its other half: one that opens is closed at the end.
        if marks.count == 1, first.lowerBound > 0, bytes[first.lowerBound - 1] == 0x20, first.upperBound < bytes.count,
            text[text.utf8.index(text.startIndex, offsetBy: first.upperBound)].isLetter
        {
            return String(decoding: bytes[..<first.lowerBound], as: UTF8.self) + "‘"
                + String(decoding: bytes[first.upperBound...], as: UTF8.self) + "’"
        }
        // A passage that is one quotation needs no second pair.
        let isOne = marks.count == 2 && first.lowerBound == 0 && last.upperBound == bytes.count
        let drops = marks.count % 2 == 1 || isOne
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var end = 0
        for (place, mark) in marks.enumerated() {
            result += bytes[end..<mark.lowerBound]
            if !drops { result += place % 2 == 0 ? Array("‘".utf8) : Array("’".utf8) }
            end = mark.upperBound
        }
        result += bytes[end...]
        return String(decoding: result, as: UTF8.self)
    }

    /// Where the bytes have a double quotation mark: one of `"“”„«»`.
    private static func doubleMarks(in bytes: [UInt8]) -> [Range<Int>] {
        var marks: [Range<Int>] = []
        var place = 0
        while place < bytes.count {
            var length = 0
            switch bytes[place] {
            case 0x22: length = 1
            case 0xC2 where place + 1 < bytes.count && (bytes[place + 1] == 0xAB || bytes[place + 1] == 0xBB):
                length = 2
            case 0xE2
            where place + 2 < bytes.count && bytes[place + 1] == 0x80 && (0x9C...0x9E).contains(bytes[place + 2]):
                length = 3
            default: break
            }
            if length > 0 { marks.append(place..<place + length) }
            place += max(length, 1)
        }
        return marks
    }
}
