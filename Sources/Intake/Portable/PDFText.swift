/// Joins the lines of a PDF file into paragraphs and headings, written as simple HTML.
struct PDFText {
    /// The text, then, behind ``bodyEnd``, footnotes, running heads and page numbers.
    private(set) var markup: [UInt8] = []
    private(set) var bodyEnd = 0

    /// Words that stand with a hyphen somewhere inside a line: such a hyphen stays at the end of a line too.
    private var hyphenated: Set<String> = []
    private let size: Double

    /// Whether a line is a by-line, a day, an outlet or the like, and nothing else.
    private let tellsSource: (_ line: String, _ isBelowTitle: Bool) -> Bool
    /// Lines that were looked at as lines above an article.
    private var seenAbove = 0
    /// More lines than this, or a paragraph of more words, end what stands above an article.
    private static let (mostLinesAbove, mostWordsAbove) = (16, 25)

    /// - Parameter tellsSource: whether a line is a by-line, a day, an outlet or the like, and nothing else: such lines above the
    ///   article are no part of a paragraph. Below a title names may stand that are no source elsewhere.
    init(
        _ pages: [PDFPage],
        tellsSource: @escaping (_ line: String, _ isBelowTitle: Bool) -> Bool = { _, _ in false }
    ) {
        self.tellsSource = tellsSource
        size = PageFurniture.textSize(pages)
        let roles = PageFurniture.roles(pages)
        for page in pages {
            for line in page.lines {
                for word in line.words.dropLast() where word.contains(0x2D) {
                    hyphenated.insert(PDFText.letters(String(decoding: word, as: UTF8.self)))
                }
            }
        }
        var paragraphs: [Paragraph] = []
        for (page, roles) in zip(pages, roles) {
            let text = zip(page.lines, roles).filter { $0.1 == .text }.map(\.0)
            for run in ReadingOrder.runs(text) { add(run, to: &paragraphs) }
        }
        let largest = paragraphs.prefix(12).filter { $0.words.count <= 40 }.map(\.size).max() ?? 0
        var hasTitle = false
        for paragraph in paragraphs {
            let isLarge = paragraph.size > size * 1.15 && paragraph.words.count <= 40
            if isLarge, !hasTitle, paragraph.size >= largest - 0.1 {
                write(paragraph, "h1")
                hasTitle = true
            } else {
                write(paragraph, isLarge && paragraph.words.count <= 20 ? "h2" : "p")
            }
        }
        bodyEnd = markup.count
        for role in [PageFurniture.Role.footnote, .furniture] {
            for (page, roles) in zip(pages, roles) {
                var notes: [Paragraph] = []
                let lines = zip(page.lines, roles).filter { $0.1 == role }.map(\.0)
                for run in ReadingOrder.runs(lines) { add(run, to: &notes) }
                for note in notes { write(note, "p") }
            }
        }
    }

    /// Lines that are one passage.
    private struct Paragraph {
        var words: [[UInt8]]
        var size: Double
        /// The last line: what follows is judged by it.
        var last: PDFLine
        /// How far the lines of its column reach.
        var right: Double
        var left: Double
    }

    private mutating func add(_ run: ReadingOrder.Run, to paragraphs: inout [Paragraph]) {
        let pitch = PDFText.pitch(run.lines)
        var wasApart = false
        for (index, line) in run.lines.enumerated() {
            let continues: Bool
            let isApart = standsApart(line, behind: paragraphs.last, in: run)
            defer { wasApart = isApart }
            if isApart || wasApart {
                continues = false
            } else if index > 0, let before = paragraphs.last {
                continues = !begins(line, after: before, in: run, pitch: pitch)
            } else if let before = paragraphs.last {
                // A new column or page goes on with a sentence that has not ended.
                continues =
                    abs(before.size - line.size) < before.size * 0.1 && !PDFText.endsSentence(before.words)
                    && PDFText.beginsSmall(line) && before.words.count > 4
            } else {
                continues = false
            }
            if continues {
                join(line, to: &paragraphs[paragraphs.count - 1])
            } else {
                paragraphs.append(
                    Paragraph(words: line.words, size: line.size, last: line, right: run.right, left: run.left))
            }
        }
    }

    /// Whether a line above the article tells who wrote it, when or where, and nothing else, and no line goes on in it.
    private mutating func standsApart(_ line: PDFLine, behind before: Paragraph?, in run: ReadingOrder.Run) -> Bool {
        guard seenAbove < PDFText.mostLinesAbove, before.map({ $0.words.count <= PDFText.mostWordsAbove }) ?? true
        else {
            seenAbove = PDFText.mostLinesAbove
            return false
        }
        seenAbove += 1
        let isBelowTitle = before.map { $0.size > line.size * 1.15 } ?? false
        guard line.words.count <= 16, tellsSource(line.text, isBelowTitle) else { return false }
        // The last words of a paragraph may be a day.
        guard let before, !tellsSource(before.last.text, false) else { return true }
        let isFull = before.last.right > run.right - (run.right - run.left) * 0.12
        return !isFull || abs(before.size - line.size) > before.size * 0.12 || !PDFText.endsSentence(line.words)
    }

    /// The usual distance from one line to the next, in points.
    private static func pitch(_ lines: [PDFLine]) -> Double {
        let steps = zip(lines, lines.dropFirst()).map { $1.top - $0.top }.filter { $0 > 1 }.sorted()
        return steps.isEmpty ? 0 : steps[steps.count / 2]
    }

    /// Whether a paragraph begins with a line: behind a gap, in type of another size, indented, or behind a short line that
    /// ends a sentence.
    private func begins(_ line: PDFLine, after before: Paragraph, in run: ReadingOrder.Run, pitch: Double) -> Bool {
        let last = before.last
        let step = line.top - last.top
        // A mark that stands alone belongs to what follows it.
        if abs(step) < 1 || before.words.count == 1 && PDFText.isBullet(last) { return false }
        if step > max(pitch * 1.4, last.size * 1.9) || step < -last.size { return true }
        if abs(line.size - last.size) > max(line.size, last.size) * 0.12 { return true }
        let width = run.right - run.left
        if line.left > last.left + 8, line.left < last.left + width / 3, PDFText.endsSentence(before.words) {
            return true
        }
        if last.right < run.right - width * 0.12, PDFText.endsSentence(before.words) { return true }
        return PDFText.isBullet(line)
    }

    private func join(_ line: PDFLine, to paragraph: inout Paragraph) {
        var words = line.words[...]
        if let last = paragraph.words.last, let next = words.first, let joined = joined(last, next) {
            paragraph.words[paragraph.words.count - 1] = joined
            words.removeFirst()
        }
        paragraph.words += words
        paragraph.last = line
    }

    /// A word that is parted at the end of a line, as one; nil where the two are two words.
    private func joined(_ last: [UInt8], _ next: [UInt8]) -> [UInt8]? {
        let text = String(decoding: last, as: UTF8.self)
        guard let hyphen = text.last, "-\u{2010}\u{AD}".contains(hyphen), text.count > 1 else { return nil }
        let rest = String(decoding: next, as: UTF8.self)
        guard let first = rest.first, first.isLetter || first.isNumber else { return nil }
        let whole = text.dropLast() + rest
        let compound = text.dropLast() + "-" + rest
        if hyphen != "\u{AD}", !first.isLowercase || hyphenated.contains(PDFText.letters(String(compound))) {
            return Array(compound.utf8)
        }
        return Array(whole.utf8)
    }

    private static func letters(_ word: String) -> String {
        word.lowercased().filter { $0.isLetter || $0 == "-" || $0.isNumber }
    }

    private static func endsSentence(_ words: [[UInt8]]) -> Bool {
        let text = String(decoding: words.last ?? [], as: UTF8.self)
        let last = text.last { !"”\"’')]0123456789".contains($0) } ?? " "
        return ".!?:".contains(last)
    }

    private static func beginsSmall(_ line: PDFLine) -> Bool {
        line.text.first.map { $0.isLowercase } ?? false
    }

    private static func isBullet(_ line: PDFLine) -> Bool {
        let first = String(decoding: line.words.first ?? [], as: UTF8.self)
        return ["•", "–", "▪", "◦", "●", "■"].contains(first)
    }

    private mutating func write(_ paragraph: Paragraph, _ tag: String) {
        markup += "<\(tag)>".utf8
        for (index, word) in paragraph.words.enumerated() {
            if index > 0 { markup.append(0x20) }
            for byte in word {
                switch byte {
                case 0x3C: markup += "&lt;".utf8
                case 0x26: markup += "&amp;".utf8
                default: markup.append(byte)
                }
            }
        }
        markup += "</\(tag)>\n".utf8
    }
}
