import Diplomacy
import Foundation
import SourceText

/// Lines that say where a text was published before: `Published in …`, `Source: …`.
struct CreditLines: Sendable {
    /// What stands before the name, in lower case, and whether it begins the line.
    private let credits: [(phrase: [UInt8], begins: Bool)]

    /// - Throws: `TSVTable.Failure`.
    init(contentsOf url: URL) throws {
        credits = try TSVTable(contentsOf: url, columns: ["phrase", "place"]).rows.map {
            (Array($0["phrase"].utf8), $0["place"] == "start")
        }
    }

    /// The outlets named in credits, in order of the text, page furniture included.
    func read(_ document: Document) -> [(name: String, span: Span)] {
        let bytes = document.text.bytes
        var result: [(name: String, span: Span)] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
            if end - start < 240, let credit = credit(bytes, start..<end) { result.append(credit) }
            start = end + 1
        }
        return result
    }

    private func credit(_ bytes: [UInt8], _ line: Range<Int>) -> (name: String, span: Span)? {
        var first = line.lowerBound
        while first < line.upperBound, !isLetter(bytes[first]) { first += 1 }
        var position = first
        // From word to word, as far as a phrase may stand.
        while position < line.upperBound, position - first <= 30 {
            for credit in credits where !credit.begins || position == first {
                guard let end = match(credit.phrase, bytes, position..<line.upperBound),
                    let name = name(bytes, end..<line.upperBound)
                else { continue }
                return (String(decoding: bytes[name], as: UTF8.self), Span(position, name.upperBound))
            }
            while position < line.upperBound, bytes[position] != 0x20 { position += 1 }
            while position < line.upperBound, bytes[position] == 0x20 { position += 1 }
        }
        return nil
    }

    /// The name after a phrase: up to the end of the line or what follows a name, a date, a bracket, a full stop.
    private func name(_ bytes: [UInt8], _ rest: Range<Int>) -> Range<Int>? {
        var start = rest.lowerBound
        while start < rest.upperBound, bytes[start] == 0x20 || bytes[start] == 0x3A { start += 1 }
        var end = start
        while end < rest.upperBound {
            let byte = bytes[end]
            if byte == 0x2C || byte == 0x28 || byte == 0x7C || byte == 0x3B || byte == 0x0D { break }
            if byte == 0x2E, end + 1 >= rest.upperBound || bytes[end + 1] == 0x20 { break }
            if isWord("on", bytes, end, rest.upperBound) || isWord("and", bytes, end, rest.upperBound) { break }
            end += 1
        }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        guard end - start >= 2, end - start <= 60 else { return nil }
        let isCapital = bytes[start] >= 0x41 && bytes[start] <= 0x5A || bytes[start] >= 0xC3
        guard isCapital || bytes[start..<end].starts(with: "the ".utf8) else { return nil }
        return EntityID.slug(String(decoding: bytes[start..<end], as: UTF8.self)).isEmpty ? nil : start..<end
    }

    /// The end of a phrase that begins a range, before a space or a colon; nil where it does not stand there.
    private func match(_ phrase: [UInt8], _ bytes: [UInt8], _ line: Range<Int>) -> Int? {
        guard !phrase.isEmpty, line.count > phrase.count else { return nil }
        for (offset, letter) in phrase.enumerated() {
            let byte = bytes[line.lowerBound + offset]
            guard (byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte) == letter else { return nil }
        }
        let end = line.lowerBound + phrase.count
        // One word alone wants a colon: `Source: …`.
        return bytes[end] == 0x3A || bytes[end] == 0x20 && phrase.contains(0x20) ? end : nil
    }

    private func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A || byte >= 0x80
    }

    private func isWord(_ word: String, _ bytes: [UInt8], _ position: Int, _ end: Int) -> Bool {
        let letters = word.utf8
        guard position > 0, bytes[position - 1] == 0x20, position + letters.count < end,
            bytes[position..<(position + letters.count)].elementsEqual(letters)
        else { return false }
        return bytes[position + letters.count] == 0x20
    }
}
