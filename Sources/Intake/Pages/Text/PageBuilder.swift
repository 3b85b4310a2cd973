import SourceText

/// Writes a page's text and its map while the tokenizer reads it; there is no tree but the stack of open elements and the
/// list of those that hold text.
struct PageBuilder: MarkupReceiver {
    /// Elements nested deeper than this are read as if they stood at this depth, as browsers do.
    static let deepest = 512

    /// An element that is open.
    struct Open {
        var tag: Tag
        /// The hash of the name of an element that is no known tag.
        var name: UInt64 = 0
        var node: Int32
        var skips: Bool
        var isLink = false
        var isBold = false
        var isItalic = false
        /// Where the text of an author's element began; -1 elsewhere.
        var authorStart = -1
        /// A link to a place on the same page.
        var leadsInside = false
    }

    let bytes: UnsafeBufferPointer<UInt8>
    let references: CharacterReferences
    let words: PageWords
    var page = Page()

    var stack: [Open] = []
    /// How many elements of each tag are open.
    var openCounts = [Int32](repeating: 0, count: Tag.allCases.count)
    /// How many elements are open that make text a link, bold, italic, or that belong to a drawing or a formula.
    var links = 0
    var bolds = 0
    var italics = 0
    var foreign = 0
    /// A block is being written.
    var writes = false
    /// What is due before the next piece of text: a space, a line break, the end of a cell.
    var pendingSpace = false
    var pendingBreak = false
    var pendingCell = false
    /// What stands between the last text and the next of two inline elements side by side.
    var seam = Seam.none
    /// No text of the innermost link was counted yet.
    var linkIsNew = false
    /// The script that was opened holds linked data.
    var linkedDataFollows = false

    init(_ bytes: UnsafeBufferPointer<UInt8>, references: CharacterReferences, words: PageWords) {
        self.bytes = bytes
        self.references = references
        self.words = words
        page.text.reserveCapacity(bytes.count / 8)
        page.nodes.append(
            PageNode(parent: -1, tag: .html, depth: 0, kinds: [], look: 0, firstBlock: 0, endBlock: 0))
        stack.append(Open(tag: .html, node: 0, skips: false))
    }

    /// Reads a whole page.
    static func read(_ bytes: [UInt8], references: CharacterReferences, words: PageWords) -> Page {
        bytes.withUnsafeBufferPointer { buffer in
            var builder = PageBuilder(buffer, references: references, words: words)
            MarkupTokenizer.run(buffer, into: &builder)
            builder.finish()
            return builder.page
        }
    }

    private mutating func finish() {
        endBlock()
        while stack.count > 1 { pop() }
        page.nodes[0].endBlock = Int32(page.blocks.count)
    }

    var readsCDATA: Bool { foreign > 0 }

    var top: Open { stack[stack.count - 1] }

    mutating func raw(_ tag: Tag, _ range: Range<Int>) {
        if tag == .title, foreign == 0, page.head.title == nil {
            page.head.title = references.text(bytes, range)
        } else if tag == .script, linkedDataFollows {
            page.head.linkedData.append(range)
        }
        linkedDataFollows = false
    }
}
