/// Fields of a mail's head as text: encoded words resolved (RFC 2047), bytes beyond ASCII decoded.
struct EncodedWords {
    let decoder: Decoder

    /// The text of a field: `=?utf-8?Q?J=C3=B3zsef?= <j@example.org>` is `József <j@example.org>`.
    func text(_ field: [UInt8]) -> String {
        var text = ""
        var at = 0
        var plainStart = 0
        var lastWasEncoded = false
        while at + 1 < field.count {
            guard field[at] == UInt8(ascii: "="), field[at + 1] == UInt8(ascii: "?"),
                let (word, end) = word(field, at)
            else {
                at += 1
                continue
            }
            let between = field[plainStart..<at]
            // White space between two encoded words is no part of the text.
            if !(lastWasEncoded && between.allSatisfy { $0 <= 0x20 }) { text += plain(between) }
            text += word
            at = end
            plainStart = end
            lastWasEncoded = true
        }
        text += plain(field[plainStart...])
        return String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 }).trimmed
    }

    private func plain(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: decoder.decode(Array(bytes), declared: nil, keepsMark: false).bytes, as: UTF8.self)
    }

    /// The encoded word at an offset, and where it ends.
    private func word(_ field: [UInt8], _ start: Int) -> (String, Int)? {
        // A word is at most 75 bytes long; some senders write longer ones.
        let limit = min(field.count, start + 2000)
        var marks: [Int] = []
        var at = start + 2
        while at < limit, marks.count < 3 {
            if field[at] == UInt8(ascii: "?") { marks.append(at) }
            at += 1
        }
        guard marks.count == 3, at < field.count, field[at] == UInt8(ascii: "="), marks[1] == marks[0] + 2 else {
            return nil
        }
        let charset = String(decoding: field[(start + 2)..<marks[0]].prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self)
        let content = field[(marks[1] + 1)..<marks[2]]
        let bytes: [UInt8]
        switch field[marks[0] + 1] | 0x20 {
        case UInt8(ascii: "b"): bytes = Base64.decode(content) ?? []
        case UInt8(ascii: "q"):
            let spaced = content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            bytes = TransferEncoding.decode(spaced, spaced.indices, encoding: "quoted-printable").bytes
        default: return nil
        }
        return (
            String(decoding: decoder.decode(bytes, declared: charset, keepsMark: false).bytes, as: UTF8.self), at + 1
        )
    }
}

/// Who a mail is from: the name and the address of a `From` field.
struct MailAddress {
    private(set) var name: String?
    private(set) var address: String?
    /// What stands behind a name of several words and a comma: `Ana Rivera, Delta Courier`.
    private(set) var house: String?

    /// `"Brandt, Ada" <ada@courier.example>`, `ada@courier.example (Ada Brandt)`; the first of several.
    init(_ field: String) {
        var text = field
        if let open = text.firstIndex(of: "<") {
            let inside = text[text.index(after: open)...].prefix { $0 != ">" }
            address = inside.contains("@") ? String(inside).trimmed : nil
            text = String(text[..<open])
        } else if let open = text.firstIndex(of: "(") {
            address = String(text[..<open]).trimmed
            text = String(text[text.index(after: open)...].prefix { $0 != ")" })
        } else if text.contains("@") {
            address = text.trimmed
            text = ""
        }
        text = text.filter { $0 != "\"" }.trimmed
        if text.hasPrefix("'"), text.hasSuffix("'"), text.utf8.count > 2 { text = String(text.dropFirst().dropLast()) }
        // `Brandt, Ada` is a name turned round; `Africa Desk, Harbour Wire` is a desk and its house.
        let halves = text.split(separator: ",").map { String($0).trimmed }
        if halves.count == 2, halves.allSatisfy({ !$0.isEmpty }) {
            if halves.allSatisfy({ $0.contains(" ") }) {
                house = halves[1]
                text = halves[0]
            } else {
                text = "\(halves[1]) \(halves[0])"
            }
        }
        name = text.isEmpty ? nil : text
    }
}
