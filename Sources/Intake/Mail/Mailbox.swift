import SourceText

/// Mailboxes (mbox, RFC 4155): one source a mail.
extension ReadingRun {
    /// Reads a mailbox and hands out its mails in order, one at a time.
    mutating func readMailbox(_ stream: PeekStream, _ file: InputFiles.File, _ body: Receiver) rethrows {
        let bytes = BufferedBytes(stream)
        var mail: [UInt8] = []
        var start = 0
        var startLine = 1
        var line = 1
        var number = 0
        var afterEmpty = true
        var isTooLarge = false
        while true {
            let offset = bytes.offset
            let next: [UInt8]?
            do throws(IntakeProblem) {
                next = try bytes.line(limit: HeaderFields.longestLine)
            } catch {
                try deliver(mail, &number, start, startLine, isTooLarge, file, body)
                try fail(file.name, error, body, place: file.path)
                return
            }
            // A mail begins behind an empty line, or at the beginning.
            if next == nil || afterEmpty && next?.starts(with: "From ".utf8) == true {
                try deliver(mail, &number, start, startLine, isTooLarge, file, body)
                mail = []
                isTooLarge = false
                (start, startLine) = (offset, line)
            }
            guard let next else { return }
            if mail.count + next.count > options.largestDocument { isTooLarge = true } else { mail += next }
            if next.last == 0x0A { line += 1 }
            afterEmpty = next.allSatisfy { $0 == 0x0A || $0 == 0x0D }
        }
    }

    private mutating func deliver(
        _ mail: [UInt8], _ number: inout Int, _ start: Int, _ line: Int, _ isTooLarge: Bool, _ file: InputFiles.File,
        _ body: Receiver
    ) rethrows {
        guard mail.contains(where: { $0 > 0x20 }) else { return }
        number += 1
        let name = "\(file.name):\(number)"
        let place = "\(file.path ?? file.name): message \(number)"
        if isTooLarge {
            try fail(name, .tooLarge(limit: options.largestDocument), body, place: place)
            return
        }
        var source = RawSource(name: name, kind: .message, bytes: mail, place: place)
        source.row = Document.Row(file: file.name, number: number, kind: .message, offset: start, line: line)
        try deliver(source, body)
    }
}
