/// Tells mail from other text by its head.
enum MailHead {
    /// Fields that nothing but a mail begins with.
    private static let sure: Set<String> = [
        "message-id", "received", "mime-version", "return-path", "delivered-to", "dkim-signature",
    ]
    private static let usual: Set<String> = ["from", "to", "date", "subject", "cc", "reply-to", "content-type"]

    /// Whether the bytes begin with the head of a mail.
    ///
    /// - Parameter isNamedMail: whether the name's ending says that it is one; copied text may begin with `From:` and
    ///   `Subject:` too.
    static func begins(_ bytes: ArraySlice<UInt8>, isNamedMail: Bool) -> Bool {
        // The head of a mail begins with a letter; most that is asked about is a page.
        guard let first = bytes.first, first | 0x20 >= 0x61, first | 0x20 <= 0x7A else { return false }
        var sureFields = 0
        var usualFields = 0
        for line in bytes.split(separator: 0x0A, maxSplits: 200, omittingEmptySubsequences: false).prefix(200) {
            if line.isEmpty || line.first == 0x0D { break }
            if line.first == 0x20 || line.first == 0x09 { continue }
            guard let colon = line.prefix(80).firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
                line[..<colon].allSatisfy({ $0 > 0x20 && $0 < 0x7F })
            else { return false }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if sure.contains(name) { sureFields += 1 }
            if usual.contains(name) { usualFields += 1 }
        }
        return isNamedMail ? sureFields + usualFields > 0 : sureFields > 0 && usualFields > 0
    }

    /// Whether bytes that begin with `From ` are a mailbox: a head follows the line.
    static func beginsMailbox(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let end = bytes.firstIndex(of: 0x0A) else { return false }
        return begins(bytes[(end + 1)...], isNamedMail: true)
    }
}
