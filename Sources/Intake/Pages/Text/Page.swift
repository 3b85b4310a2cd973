import SourceText

/// An element of a page that holds text: its place in the tree and what its names tell.
struct PageNode: Sendable {
    /// Index of the element around it; -1 at the root.
    var parent: Int32
    var tag: Tag
    var depth: UInt16
    /// What its own class, id and role tell.
    var kinds: ElementKinds
    /// Hash of tag and class: elements made alike have the same.
    var look: UInt64
    /// Not shown: `hidden`, `display:none`.
    var isHidden = false
    /// Says of itself that it holds the article's body (`itemprop=articleBody`).
    var isBody = false
    /// The blocks inside it, `[firstBlock, endBlock)`.
    var firstBlock: Int32
    var endBlock: Int32
}

/// A run of text between block-level tags: a paragraph, a heading, an item, a cell.
struct PageBlock: Sendable {
    /// Bytes of the page's text.
    var start: UInt32
    var end: UInt32
    /// Index of the innermost element that it stands in.
    var node: Int32
    /// Bytes inside links, and the number of links.
    var linkBytes: UInt32 = 0
    var links: UInt16 = 0
    /// Bytes in bold and in italics.
    var boldBytes: UInt32 = 0
    var italicBytes: UInt32 = 0
    /// Begins behind `<br>`, not behind an element's edge.
    var followsBreak = false
    /// Shares its row of a table with the block before it.
    var sharesRow = false

    var span: Span { Span(Int(start), Int(end)) }
}

/// A page read once: its text in blocks, the elements they stand in, and what its head says.
struct Page: Sendable {
    /// All that a reader may see, blocks apart by line breaks.
    var text: [UInt8] = []
    var blocks: [PageBlock] = []
    var nodes: [PageNode] = []
    /// Pieces of the text and where they came from in the decoded page.
    var pieces: [TextPiece] = []
    var head = PageHead()
}

/// A run of text and the bytes of the decoded page that it came from.
struct TextPiece: Sendable {
    var text: UInt32
    var textLength: UInt32
    var source: UInt32
    var sourceLength: UInt32
}

/// What the elements of a page say of it, as they stand; judged by ``PageMetadata``.
struct PageHead: Sendable {
    /// `name`, `property`, `itemprop` or `http-equiv` (lower-case) and `content` of the meta elements.
    var metas: [(name: String, content: String)] = []
    var title: String?
    var canonical: String?
    var language: String?
    /// Bytes of the decoded page that hold JSON-LD.
    var linkedData: [Range<Int>] = []
    /// `time` elements and elements with `datetime`: the value, the block at which it stands, its node.
    var times: [(value: String, block: Int, node: Int32, isPublished: Bool)] = []
    /// Text of elements with `itemprop` or `rel` that tell an author: start and end in the text.
    var authorSpans: [(start: Int, end: Int, block: Int)] = []
}
