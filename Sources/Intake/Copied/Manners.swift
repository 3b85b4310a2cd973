import SourceText

/// The lines with which letters and mails begin and end, from `manners.tsv`: `Dear colleagues,`, `Best regards,`.
struct Manners: Sendable {
    private var greetings: [[UInt64]] = []
    private var farewells: Set<UInt64> = []
    private var notices: [[UInt64]] = []
    private var ends: Set<String> = []
    private enum Kind: String { case greeting, farewell, notice, end }

    /// More lines than this behind a farewell are no signature.
    private static let mostSignatureLines = 8

    init(_ table: TSVTable) throws {
        for row in table.rows {
            let words = LineShape.hashes(of: row["words"])
            switch Kind(rawValue: row["kind"]) {
            case .greeting: greetings.append(words)
            case .farewell: farewells.insert(LineShape.hash(of: words))
            case .notice: notices.append(words)
            case .end: ends.insert(row["words"])
            case nil: throw row.failure("CH0205", "kind: greeting, farewell, notice or end is wanted")
            }
        }
    }

    /// Which lines of a text are a greeting at its head, a farewell with all behind it, or a notice of the mail program or the
    /// list; none where that would be all of it.
    func lines(_ shapes: [LineShape]) -> [Bool] {
        var found = [Bool](repeating: false, count: shapes.count)
        if let first = shapes.indices.prefix(8).first(where: { isGreeting(shapes[$0]) }) { found[first] = true }
        let tail = shapes.indices.suffix(Manners.mostSignatureLines)
        if let farewell = tail.first(where: { $0 > 0 && isFarewell(shapes[$0]) }) {
            for index in farewell..<shapes.count where shapes[index].wordCount <= 10 { found[index] = true }
        }
        for index in shapes.indices where isNotice(shapes[index]) { found[index] = true }
        return found
    }

    /// Whether a line is the mark with which a release or a wire report ends: `ENDS`, `-30-`, `# # #`.
    func isEnd(_ line: ArraySlice<UInt8>) -> Bool {
        guard (2...12).contains(line.count) else { return false }
        let signs = line.filter { $0 > 0x20 }
        if signs.count >= 3, signs.allSatisfy({ $0 == UInt8(ascii: "#") }) { return true }
        return ends.contains(String(decoding: signs, as: UTF8.self).lowercased())
    }

    private func isGreeting(_ shape: LineShape) -> Bool {
        shape.wordCount <= 6 && !shape.endsSentence && greetings.contains { shape.hashes.starts(with: $0) }
    }

    private func isFarewell(_ shape: LineShape) -> Bool {
        shape.wordCount <= 4 && !shape.endsQuestion && farewells.contains(LineShape.hash(of: shape.hashes))
    }

    private func isNotice(_ shape: LineShape) -> Bool {
        shape.wordCount <= 30 && notices.contains { shape.hashes.starts(with: $0) }
    }
}
