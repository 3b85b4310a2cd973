/// Tells what a mail says itself from what it quotes of others, from its signature and from the heads of forwarded mails.
enum QuotedReplies {
    /// Which lines of a mail are its own words; empty lines are nobody's.
    ///
    /// - Parameters:
    ///   - lines: the lines, without line breaks.
    ///   - isForward: whether the subject says that the mail passes another on: then the other is what it is about.
    static func ownLines(_ lines: [String], isForward: Bool) -> [Bool] {
        let texts = lines.map(\.trimmed)
        var own = texts.map { !$0.isEmpty }
        var ownWords = 0
        var index = 0
        var signature = false
        while index < texts.count {
            let text = texts[index]
            if isQuoted(lines[index]) {
                signature = false
                introduction(before: index, texts, &own)
                own[index] = false
            } else if lines[index] == "-- " || lines[index] == "--\u{A0}" || lines[index] == "-- \r" || text == "--" {
                signature = true
                own[index] = false
            } else if signature {
                own[index] = false
            } else if let end = head(at: index, texts) {
                for line in index..<end { own[line] = false }
                // Behind the head stands what was answered, or, in a forwarded mail, what it is about.
                if !isForward, ownWords > 0, !isForwardMark(text) {
                    for line in end..<texts.count { own[line] = false }
                    return own
                }
                index = end
                continue
            } else {
                ownWords += text.split(separator: " ").count
            }
            index += 1
        }
        return own
    }

    /// A line that begins with `>`; `>From ` is how mailboxes write a line that begins with `From `.
    private static func isQuoted(_ line: String) -> Bool {
        let text = line.utf8.drop { $0 == 0x20 }
        return text.first == UInt8(ascii: ">") && !text.starts(with: ">From ".utf8)
    }

    /// `On Tuesday Ada Brandt wrote:`, on one line or two, right before a quotation.
    private static func introduction(before quoted: Int, _ texts: [String], _ own: inout [Bool]) {
        var last = quoted - 1
        while last >= 0, quoted - last <= 2, texts[last].isEmpty { last -= 1 }
        guard last >= 0, own[last], texts[last].hasSuffix(":"), texts[last].utf8.count < 200 else { return }
        let lower = texts[last].lowercased()
        let says = lower.contains("wrote") || lower.contains("writes") || lower.contains("@") || lower.contains("said")
        guard says else { return }
        own[last] = false
        if last > 0, own[last - 1], texts[last - 1].hasPrefix("On "), !lower.hasPrefix("on ") { own[last - 1] = false }
    }

    private static func isForwardMark(_ text: String) -> Bool {
        let lower = text.lowercased()
        return lower.hasPrefix("-") && lower.contains("forwarded message") || lower.hasPrefix("begin forwarded message")
    }

    private static let fields = ["from:", "sent:", "date:", "to:", "cc:", "subject:", "reply-to:"]

    /// The head of another mail that begins at a line, with the line that announces it; gives the line behind it.
    private static func head(at index: Int, _ texts: [String]) -> Int? {
        var line = index
        let lower = texts[line].lowercased()
        let isAnnounced =
            isForwardMark(texts[line]) || lower.hasPrefix("-") && lower.contains("original message")
            || texts[line].utf8.count >= 20 && texts[line].utf8.allSatisfy { $0 == UInt8(ascii: "_") }
        if isAnnounced {
            line += 1
            while line < texts.count, line - index < 4, texts[line].isEmpty { line += 1 }
        }
        let first = line
        var found: Set<String> = []
        while line < texts.count, line - first < 30 {
            let text = texts[line].lowercased().drop { $0 == "*" }
            guard let field = fields.first(where: { text.hasPrefix($0) || text.hasPrefix($0.dropLast() + "*:") }) else {
                // A field goes on on the next line, a head does not.
                guard !found.isEmpty, !texts[line].isEmpty, texts[line].hasSuffix(",") || texts[line].contains("@")
                else { break }
                line += 1
                continue
            }
            found.insert(field)
            line += 1
        }
        let isHead = found.contains("from:") && found.count >= (isAnnounced ? 2 : 3)
        return isHead ? line : isAnnounced && isForwardMark(texts[index]) ? first : nil
    }
}
