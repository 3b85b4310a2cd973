/// Writes the text of a part of a Word document (`word/document.xml`, ISO 29500-1, 17.3) as simple HTML, with the way back to
/// the part's bytes.
///
/// Headings, list items, table rows and paragraphs stay what they are. What was deleted with changes tracked, the codes of
/// fields, and the second drawing of a text box are left out.
struct WordText {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let styles: WordStyles
    private let reader: FeedTextReader
    private var markup: DerivedMarkup
    /// The paragraph that is being read: what it is, and its runs before it is known to be none but empty.
    private var kind = WordStyles.Kind.body
    private var isOpen = false
    private var hasTitle = false
    /// How many elements are open inside of one that is left out.
    private var skipped = 0
    private var inText = 0
    private var tables = 0
    private var cell = 0

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ styles: WordStyles, _ reader: FeedTextReader) {
        self.bytes = bytes
        self.styles = styles
        self.reader = reader
        markup = DerivedMarkup(reader.source, base: 0)
    }

    /// The text of a part.
    static func read(_ part: DecodedText, styles: WordStyles, references: CharacterReferences) -> DecodedText {
        part.bytes.withUnsafeBufferPointer { bytes in
            var text = WordText(
                bytes, styles, FeedTextReader(source: part, entities: [:], references: references))
            text.run()
            return text.markup.result
        }
    }

    private mutating func run() {
        var tokenizer = XMLTokenizer(bytes)
        while let token = tokenizer.next() {
            switch token {
            case .open(let name, let isEmpty): open(local(name), tokenizer, isEmpty)
            case .close(let name): close(local(name))
            case .text(let range), .literal(let range): if inText > 0, skipped == 0 { write(range) }
            }
        }
        endParagraph()
    }

    private func local(_ name: Range<Int>) -> String {
        String(decoding: bytes[XMLNames.parts(name, bytes).1], as: UTF8.self)
    }

    private static let leftOut: Set<String> = [
        "del", "delText", "instrText", "Fallback", "moveFrom", "rPrChange", "pPrChange",
    ]

    private mutating func open(_ name: String, _ tokenizer: XMLTokenizer, _ isEmpty: Bool) {
        if skipped > 0 {
            if !isEmpty { skipped += 1 }
            return
        }
        switch name {
        case _ where WordText.leftOut.contains(name): if !isEmpty { skipped = 1 }
        case "p":
            endParagraph()
            kind = .body
        case "pStyle": kind = tokenizer.value("val").map(styles.kind(of:)) ?? kind
        case "outlineLvl":
            if kind == .body, let level = tokenizer.value("val").flatMap({ Int($0) }), level < 9 {
                kind = .heading(min(6, level + 1))
            }
        case "numPr": if kind == .body { kind = .list }
        case "t": if !isEmpty { inText += 1 }
        case "tab": if isOpen { add(" ") }
        case "br", "cr": if isOpen { add("<br>") }
        case "noBreakHyphen": begin(); add("-")
        case "tbl":
            endParagraph()
            if tables == 0 { add("<table>") }
            tables += 1
        case "tr" where tables == 1: add("<tr>")
        case "tc" where tables == 1:
            add("<td>")
            cell = 0
        default: break
        }
    }

    private mutating func close(_ name: String) {
        if skipped > 0 {
            skipped -= 1
            return
        }
        switch name {
        case "t": inText = max(0, inText - 1)
        case "p": endParagraph()
        case "tc" where tables == 1: add("</td>")
        case "tr" where tables == 1: add("</tr>")
        case "tbl":
            if tables == 1 { add("</table>") }
            tables = max(0, tables - 1)
        default: break
        }
    }

    private mutating func write(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        begin()
        reader.write(FeedText(form: .plain, pieces: [.text(range)]), to: &markup)
    }

    private mutating func begin() {
        guard !isOpen else { return }
        isOpen = true
        if tables > 0 {
            // The paragraphs of a cell are one line of it.
            if cell > 0 { add(" ") }
            cell += 1
            return
        }
        switch kind {
        case .title: add("<h1>")
        case .heading(let level):
            switch level {
            case 1: add("<h1>")
            case 2: add("<h2>")
            default: add("<h3>")
            }
        case .list: add("<li>")
        case .body: add("<p>")
        }
    }

    private mutating func endParagraph() {
        guard isOpen else { return }
        isOpen = false
        if tables > 0 { return }
        switch kind {
        case .title: add("</h1>")
        case .heading(let level): level == 1 ? add("</h1>") : level == 2 ? add("</h2>") : add("</h3>")
        case .list: add("</li>")
        case .body: add("</p>")
        }
    }

    private mutating func add(_ text: StaticString) { markup.add(text) }
}
