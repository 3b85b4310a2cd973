import SourceText

/// JSON Lines: one document a row.
extension ReadingRun {
    /// The fields that mean something.
    private static let known: Set<String> = [
        "text", "html", "id", "name", "url", "title", "publisher", "source", "published", "date", "authors",
    ]

    mutating func readRows(_ stream: PeekStream, _ file: InputFiles.File, _ body: Receiver) rethrows {
        var lines = LineStream(stream, longest: options.largestDocument)
        while true {
            let line: [UInt8]?
            do throws(IntakeProblem) {
                line = try lines.next()
            } catch {
                try fail(file.name, error, body, place: file.path)
                // A line that is too long is passed over; damaged packing ends the file.
                if case .rowTooLong = error { continue }
                return
            }
            guard var line else { return }
            if lines.number == 1, line.starts(with: [0xEF, 0xBB, 0xBF]) { line.removeFirst(3) }
            if line.allSatisfy({ $0 <= 0x20 }) { continue }
            try readRow(line, lines.number, file, body)
        }
    }

    private mutating func readRow(_ line: [UInt8], _ number: Int, _ file: InputFiles.File, _ body: Receiver) rethrows {
        let value: JSONValue
        do throws(JSONReader.JSONFault) {
            value = try JSONReader.value(of: line)
        } catch {
            try fail(file.name, .rowIsNoJSON(line: number, detail: error.what), body, place: file.path)
            return
        }
        guard case .object(let members) = value else {
            try fail(file.name, .rowIsNoJSON(line: number, detail: "another value"), body, place: file.path)
            return
        }
        for member in members where !ReadingRun.known.contains(member.name) {
            notes.ignoredFields[member.name, default: 0] += 1
        }
        let ownName = ReadingRun.name(value["name"]) ?? ReadingRun.name(value["id"])
        let name = ownName ?? "\(file.name):\(number)"
        let text = value["text"]?.text
        let page = value["html"]?.text
        guard let content = [text, page].compactMap({ $0 }).first(where: { !$0.isEmpty }) else {
            let instead = ReadingRun.textual(members)
            let empty = text != nil ? "text" : page != nil ? "html" : nil
            let problem =
                instead == nil
                ? empty.map { IntakeProblem.rowIsEmpty(line: number, field: $0) } : nil
            try fail(
                name, problem ?? .rowWithoutText(line: number, instead: instead), body, place: file.path ?? file.name)
            return
        }
        let isPage = text?.isEmpty ?? true
        let source = RawSource(
            name: name, kind: isPage ? .page : .plain, bytes: Array(content.utf8), stated: StatedMetadata(value),
            row: Document.Row(file: file.name, number: number), place: "\(file.path ?? file.name): line \(number)",
            namesIdentity: ownName != nil)
        try deliver(source, body)
    }

    /// The name of the member that holds most text, where it is more than a title: other programs call it `content` or `body`.
    private static func textual(_ members: [JSONValue.Member]) -> String? {
        let others = members.filter { !known.contains($0.name) }
        guard let longest = others.max(by: { ($0.value.text?.utf8.count ?? 0) < ($1.value.text?.utf8.count ?? 0) }),
            let text = longest.value.text, text.split(whereSeparator: \.isWhitespace).count >= 8
        else { return nil }
        return longest.name
    }

    private static func name(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text): text.isEmpty ? nil : text
        case .number(let digits): digits
        default: nil
        }
    }
}

extension StatedMetadata {
    /// The fields of a JSON Lines row or of an object of `--meta`.
    init(_ row: JSONValue) {
        func text(_ name: String) -> String? {
            guard let text = row[name]?.text?.trimmed, !text.isEmpty else { return nil }
            return text
        }
        self.init(url: text("url"), title: text("title"), publisher: text("publisher") ?? text("source"))
        switch row["authors"] {
        case .array(let values): authors = values.compactMap { $0.text?.trimmed }.filter { !$0.isEmpty }
        case .string(let list):
            authors = list.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
        default: authors = nil
        }
        if authors?.isEmpty == true { authors = nil }
        let date = text("published") ?? text("date")
        published = date.flatMap(WrittenDate.period)
        let written = date.flatMap { WrittenDate.all(in: Array($0.utf8)).first }
        otherPublished = written?.period == published ? written?.other : nil
    }
}

extension String {
    /// Without white space at either end.
    var trimmed: String {
        var text = Substring(self)
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}

/// The lines of a stream, one at a time.
struct LineStream {
    private let source: any ByteStream
    private let longest: Int
    private var piece: [UInt8] = []
    private var at = 0
    private var ended = false
    /// The number of the line given last, from 1.
    private(set) var number = 0

    init(_ source: any ByteStream, longest: Int) {
        self.source = source
        self.longest = longest
    }

    /// The next line without its line break; nil at the end.
    mutating func next() throws(IntakeProblem) -> [UInt8]? {
        if ended { return nil }
        var line: [UInt8] = []
        var skips = false
        number += 1
        while true {
            if at >= piece.count {
                guard let more = try source.next() else {
                    ended = true
                    if skips { throw .rowTooLong(line: number, limit: longest) }
                    return line.isEmpty ? nil : line
                }
                piece = more
                at = 0
            }
            let end = piece[at...].firstIndex(of: 0x0A)
            let stop = end ?? piece.count
            if !skips { line += piece[at..<stop] }
            at = stop + 1
            if line.count > longest {
                line = []
                skips = true
            }
            if end != nil {
                if skips { throw .rowTooLong(line: number, limit: longest) }
                return line
            }
        }
    }
}
