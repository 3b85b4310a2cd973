/// Tells running heads, page numbers and footnotes of PDF pages from their text.
enum PageFurniture {
    /// The part of a page's height, above and below, in which running heads and page numbers stand.
    private static let margin = 0.12
    /// Footnotes stand in this part of a page, and are set in type of at most this share of the text's size.
    private static let footnotePart = 0.5
    private static let footnoteSize = 0.9

    /// For each line of each page what it is.
    enum Role: Sendable { case text, furniture, footnote }

    static func roles(_ pages: [PDFPage]) -> [[Role]] {
        var counts: [String: Int] = [:]
        for page in pages {
            // A text counts once a page, wherever it stands.
            for key in Set(page.lines.filter { isMarginal($0, page) }.map { key($0) }) { counts[key, default: 0] += 1 }
        }
        let size = textSize(pages)
        return pages.map { page in
            var roles = page.lines.map { line -> Role in
                guard isMarginal(line, page) else { return .text }
                if isPageNumber(line.text) { return .furniture }
                // The title of a paper is often its running head too: in large type it is the title.
                return counts[key(line), default: 0] > 1 && line.size <= size * 1.3 ? .furniture : .text
            }
            markFootnotes(page, size, &roles)
            return roles
        }
    }

    /// The size of most of the type: the median over characters.
    static func textSize(_ pages: [PDFPage]) -> Double {
        var sizes: [Int: Int] = [:]
        var total = 0
        for page in pages {
            for line in page.lines {
                let length = line.words.reduce(0) { $0 + $1.count }
                sizes[Int((line.size * 10).rounded()), default: 0] += length
                total += length
            }
        }
        var seen = 0
        for (size, count) in sizes.sorted(by: { $0.key < $1.key }) {
            seen += count
            if seen * 2 >= total { return Double(size) / 10 }
        }
        return 0
    }

    private static func isMarginal(_ line: PDFLine, _ page: PDFPage) -> Bool {
        line.bottom < page.height * margin || line.top > page.height * (1 - margin)
    }

    /// The text of a running head without its numbers: they change from page to page.
    private static func key(_ line: PDFLine) -> String {
        var key = ""
        for character in line.text.lowercased() {
            if !character.isNumber { key.append(character) } else if key.last != "#" { key.append("#") }
        }
        return key
    }

    /// `12`, `– 12 –`, `Page 12 of 40`, `xiv`.
    private static func isPageNumber(_ text: String) -> Bool {
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }
        guard (1...4).contains(words.count) else { return false }
        let known: Set<Substring> = ["page", "of", "p"]
        let numbers = words.filter { !known.contains($0) }
        guard (1...2).contains(numbers.count) else { return false }
        return numbers.allSatisfy { word in
            word.utf8.count <= 5 && (word.allSatisfy(\.isNumber) || word.allSatisfy { "ivxlc".contains($0) })
        }
    }

    /// Small type at the foot of a page that begins with a number or a mark, down to the last line of its column.
    private static func markFootnotes(_ page: PDFPage, _ size: Double, _ roles: inout [Role]) {
        guard size > 0 else { return }
        let order = page.lines.indices.filter { roles[$0] == .text }.sorted { page.lines[$0].top < page.lines[$1].top }
        // From the foot upwards: small lines, until one is of the text's size.
        var foot: [Int] = []
        for index in order.reversed() {
            let line = page.lines[index]
            guard line.size <= size * footnoteSize, line.top > page.height * (1 - footnotePart) else {
                // The other column may reach further down.
                if foot.contains(where: { page.lines[$0].left < line.right && page.lines[$0].right > line.left }) {
                    break
                }
                continue
            }
            foot.append(index)
        }
        let notes = foot.reversed()
        guard let first = notes.first(where: { beginsNote(page.lines[$0]) }) else { return }
        let top = page.lines[first].top - 1
        for index in notes where page.lines[index].top >= top { roles[index] = .footnote }
    }

    private static func beginsNote(_ line: PDFLine) -> Bool {
        guard let first = line.words.first, let byte = first.first else { return false }
        if byte >= 0x30, byte <= 0x39 { return true }
        return ["*", "†", "‡", "§"].contains { String(decoding: first, as: UTF8.self).hasPrefix($0) }
    }
}
