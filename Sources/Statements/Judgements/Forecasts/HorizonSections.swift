import SourceText

/// Parts of a document that stand under a heading which says by when: `Short-term (0-3 months)`, then its items.
struct HorizonSections: Sendable {
    /// A part and its heading.
    struct Section: Sendable, Hashable {
        /// What stands under the heading, from the byte after it.
        var scope: Span
        /// The words of the heading.
        var heading: Span
        var horizon: HorizonSpan
    }

    /// In order of the text, without overlap.
    private(set) var sections: [Section] = []

    /// The longest heading, in bytes.
    private static let longest = 80

    private struct Line {
        var span: Span
        var indent: Int
        var hasBullet: Bool
        /// Short and without the mark that ends a sentence.
        var isHeading: Bool
    }

    /// Finds the headings of a document's body.
    ///
    /// A heading's scope ends at the next heading with a horizon, at a line that stands further left, and, where the lines
    /// under it stand no further right than itself, at the next line that looks like a heading.
    init(_ document: Document) {
        let bytes = document.text.bytes
        var open: (heading: Span, horizon: HorizonSpan, indent: Int, isNested: Bool?)?
        func close(at end: Int) {
            if let heading = open, heading.heading.end < end {
                sections.append(
                    Section(
                        scope: Span(heading.heading.end, end), heading: heading.heading, horizon: heading.horizon))
            }
            open = nil
        }
        for body in document.body {
            let stop = min(body.end, bytes.count)
            var position = min(body.start, stop)
            while position < stop {
                let start = position
                let end = bytes[start..<stop].firstIndex(of: 0x0A) ?? stop
                position = end + 1
                guard let line = HorizonSections.line(bytes, start, end) else { continue }
                if let (heading, horizon) = HorizonSections.heading(bytes, line) {
                    close(at: start)
                    // A heading with its text on the same line holds for that line and what follows it.
                    open = (heading, horizon, line.indent, heading.end + 1 < line.span.end ? false : nil)
                    continue
                }
                guard let current = open else { continue }
                let isNested = current.isNested ?? (line.indent > current.indent || line.hasBullet)
                open?.isNested = isNested
                if line.indent < current.indent
                    || line.isHeading && !line.hasBullet && (!isNested || line.indent <= current.indent)
                {
                    close(at: start)
                }
            }
        }
        close(at: document.body.last.map { min($0.end, bytes.count) } ?? 0)
    }

    /// The section that a passage stands in; nil where it stands in none.
    func section(of span: Span) -> Section? {
        var low = 0
        var high = sections.count
        while low < high {
            let middle = (low + high) / 2
            if sections[middle].scope.end <= span.start { low = middle + 1 } else { high = middle }
        }
        return low < sections.count && sections[low].scope.contains(span.start) ? sections[low] : nil
    }

    private static func line(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Line? {
        var place = start
        var indent = 0
        var hasBullet = false
        scan: while place < end, !hasBullet {
            switch bytes[place] {
            case 0x20, 0x0D: indent += 1
            case 0x09: indent += 4
            case 0xC2 where place + 1 < end && bytes[place + 1] == 0xA0:
                indent += 1
                place += 1
            case 0x2A, 0x2D:
                guard place + 1 < end, bytes[place + 1] == 0x20 else { break scan }
                hasBullet = true
            case 0xE2 where place + 2 < end && isBullet(bytes[place + 1], bytes[place + 2]):
                hasBullet = true
                place += 2
            default: break scan
            }
            place += 1
        }
        while place < end, bytes[place] <= 0x20 { place += 1 }
        var last = end
        while last > place, bytes[last - 1] <= 0x20 { last -= 1 }
        guard place < last else { return nil }
        let mark = bytes[last - 1]
        let isHeading = last - place <= longest && mark != 0x2E && mark != 0x21 && mark != 0x3B && mark != 0x2C
        return Line(span: Span(place, last), indent: indent, hasBullet: hasBullet, isHeading: isHeading)
    }

    /// `•`, `▪`, `◦`, `–` and the like, behind their first byte E2.
    private static func isBullet(_ second: UInt8, _ third: UInt8) -> Bool {
        switch (second, third) {
        case (0x80, 0xA2), (0x80, 0xA3), (0x80, 0x93), (0x97, 0x8F), (0x97, 0x8B), (0x97, 0xA6), (0x96, 0xAA),
            (0x96, 0xA0), (0x81, 0x83):
            true
        default: false
        }
    }

    /// A line that is a heading with a horizon, or that begins with one before a colon.
    private static func heading(_ bytes: [UInt8], _ line: Line) -> (Span, HorizonSpan)? {
        if line.isHeading, let horizon = HorizonText.read(bytes[line.span.range]) {
            let end = bytes[line.span.end - 1] == 0x3A ? line.span.end - 1 : line.span.end
            return (Span(line.span.start, max(end, line.span.start)), horizon)
        }
        let reach = min(line.span.end, line.span.start + longest)
        // `Through August. The strait stays shut.`: a heading that runs into its text.
        if let stop = bytes[line.span.start..<reach].firstIndex(of: 0x2E), stop + 2 < line.span.end,
            bytes[stop + 1] == 0x20, bytes[stop + 2] >= 0x41 && bytes[stop + 2] <= 0x5A,
            let horizon = HorizonText.runIn(bytes[line.span.start..<stop])
        {
            return (Span(line.span.start, stop), horizon)
        }
        guard let colon = bytes[line.span.start..<reach].firstIndex(of: 0x3A),
            let horizon = HorizonText.read(bytes[line.span.start..<colon])
        else { return nil }
        return (Span(line.span.start, colon), horizon)
    }
}
