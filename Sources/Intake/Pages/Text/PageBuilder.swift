import SourceText

/// Writes a page's text and its map while the tokenizer reads it; there is no tree but the stack of open elements and the
/// list of those that hold text.
struct PageBuilder: MarkupReceiver {
    /// Elements nested deeper than this are read as if they stood at this depth, as browsers do.
    static let deepest = 512

    private struct Open {
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
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private let references: CharacterReferences
    private let words: PageWords
    private(set) var page = Page()

    private var stack: [Open] = []
    private var openCounts = [Int32](repeating: 0, count: Tag.allCases.count)
    private var links = 0
    private var bolds = 0
    private var italics = 0
    private var foreign = 0
    /// A block is being written.
    private var writes = false
    private var pendingSpace = false
    private var pendingBreak = false
    private var pendingCell = false
    private var linkIsNew = false

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

    private var top: Open { stack[stack.count - 1] }

    // MARK: Text

    mutating func text(_ range: Range<Int>, isLiteral: Bool) {
        guard !top.skips else { return }
        var at = range.lowerBound
        let end = range.upperBound
        while at < end {
            let byte = bytes[at]
            if byte <= 0x20 {
                // White space; a control character is no more than that.
                pendingSpace = true
                at += 1
                continue
            }
            if byte == 0x26, !isLiteral {
                if let match = references.match(bytes, at, end) {
                    reference(match, at)
                    at += match.length
                    continue
                }
            } else if byte >= 0xC2 {
                let width = blank(at, end)
                if width > 0 {
                    at += width
                    continue
                }
            }
            let start = at
            at += 1
            // A word, and further words as long as single spaces stand between them.
            while at < end {
                let next = bytes[at]
                if next == 0x20 {
                    guard at + 1 < end, bytes[at + 1] > 0x20, bytes[at + 1] != 0x26, bytes[at + 1] < 0xC2 else { break }
                    at += 2
                    continue
                }
                if next < 0x20 || next == 0x26 && !isLiteral { break }
                if next >= 0xC2, blankWidth(at, end) > 0 { break }
                at += 1
            }
            write(start..<at)
        }
    }

    /// Passes over characters that show nothing, notes those that show as a space; 0 where neither stands there.
    private mutating func blank(_ at: Int, _ end: Int) -> Int {
        let width = blankWidth(at, end)
        if width == 2 && bytes[at + 1] == 0xA0 || width == 3 && bytes[at + 2] < 0x8B && bytes[at] == 0xE2 {
            pendingSpace = true
        }
        return width
    }

    /// The length of a no-break space, a soft hyphen or another character without ink (U+2000 to U+200D, U+2028, U+2029,
    /// U+2060, U+FEFF).
    @inline(__always)
    private func blankWidth(_ at: Int, _ end: Int) -> Int {
        switch bytes[at] {
        case 0xC2:
            guard at + 1 < end else { return 0 }
            return bytes[at + 1] == 0xA0 || bytes[at + 1] == 0xAD ? 2 : 0
        case 0xE2:
            guard at + 2 < end else { return 0 }
            if bytes[at + 1] == 0x80 {
                return bytes[at + 2] <= 0x8D || bytes[at + 2] == 0xA8 || bytes[at + 2] == 0xA9 ? 3 : 0
            }
            return bytes[at + 1] == 0x81 && bytes[at + 2] == 0xA0 ? 3 : 0
        case 0xEF:
            guard at + 2 < end else { return 0 }
            return bytes[at + 1] == 0xBB && bytes[at + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }

    private mutating func reference(_ match: CharacterReferences.Match, _ at: Int) {
        switch match.first {
        case 0...0x20, 0xA0, 0x2000...0x200A:
            pendingSpace = true
            return
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0x7F...0x9F: return
        default: break
        }
        beginPiece()
        let start = page.text.count
        append(match.first, to: &page.text)
        if match.second != 0 { append(match.second, to: &page.text) }
        let length = page.text.count - start
        // A piece of the same length on both sides would promise the same bytes.
        if length == match.length {
            note(start, length - 1, at, match.length)
            note(page.text.count - 1, 1, at, match.length)
        } else {
            note(start, length, at, match.length)
        }
        count(length)
    }

    private mutating func write(_ range: Range<Int>) {
        let space = pendingSpace
        beginPiece()
        let start = page.text.count
        page.text.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
        // A space that stands in the page right before is the space that was written.
        if space, let last = page.pieces.last, start > 0, Int(last.text + last.textLength) == start - 1,
            Int(last.source + last.sourceLength) == range.lowerBound - 1, last.textLength == last.sourceLength,
            bytes[range.lowerBound - 1] == 0x20, page.text[start - 1] == 0x20
        {
            note(start - 1, range.count + 1, range.lowerBound - 1, range.count + 1)
        } else {
            note(start, range.count, range.lowerBound, range.count)
        }
        count(range.count)
    }

    private mutating func note(_ text: Int, _ textLength: Int, _ source: Int, _ sourceLength: Int) {
        if textLength == sourceLength, let last = page.pieces.last, last.textLength == last.sourceLength,
            Int(last.text + last.textLength) == text, Int(last.source + last.sourceLength) == source
        {
            page.pieces[page.pieces.count - 1].textLength += UInt32(textLength)
            page.pieces[page.pieces.count - 1].sourceLength += UInt32(sourceLength)
            return
        }
        page.pieces.append(
            TextPiece(
                text: UInt32(text), textLength: UInt32(textLength), source: UInt32(source),
                sourceLength: UInt32(sourceLength)))
    }

    /// Opens a block where none is open, writes the space that is due.
    private mutating func beginPiece() {
        if !writes {
            writes = true
            let separates = !page.text.isEmpty
            if separates {
                if pendingCell {
                    page.text.append(0x09)
                } else {
                    page.text.append(0x0A)
                    if !pendingBreak { page.text.append(0x0A) }
                }
            }
            page.blocks.append(
                PageBlock(
                    start: UInt32(page.text.count), end: UInt32(page.text.count), node: top.node,
                    followsBreak: pendingBreak, sharesRow: separates && pendingCell))
            pendingBreak = false
            pendingCell = false
            linkIsNew = links > 0
        } else if pendingSpace {
            page.text.append(0x20)
        }
        pendingSpace = false
    }

    private mutating func count(_ length: Int) {
        let last = page.blocks.count - 1
        page.blocks[last].end = UInt32(page.text.count)
        if links > 0 {
            page.blocks[last].linkBytes += UInt32(length)
            if linkIsNew {
                page.blocks[last].links &+= 1
                linkIsNew = false
            }
        }
        if bolds > 0 { page.blocks[last].boldBytes += UInt32(length) }
        if italics > 0 { page.blocks[last].italicBytes += UInt32(length) }
    }

    private mutating func endBlock() {
        writes = false
        pendingSpace = false
        pendingBreak = false
        pendingCell = false
    }

    mutating func raw(_ tag: Tag, _ range: Range<Int>) {
        if tag == .title, foreign == 0, page.head.title == nil {
            page.head.title = references.text(bytes, range)
        } else if tag == .script, linkedDataFollows {
            page.head.linkedData.append(range)
        }
        linkedDataFollows = false
    }

    private var linkedDataFollows = false

    // MARK: Start tags

    mutating func open(_ tag: Tag, name: Range<Int>, attributes: [MarkupAttribute], isSelfClosing: Bool) {
        switch tag {
        case .br:
            if !top.skips { lineBreak() }
            return
        case .meta:
            meta(attributes)
            return
        case .link:
            if value(.rel, attributes).map({ equals($0, "canonical") }) == true, page.head.canonical == nil,
                let href = value(.href, attributes)
            {
                page.head.canonical = references.text(bytes, href)
            }
            return
        case .html, .body:
            if let lang = value(.lang, attributes) ?? value(.xmlLang, attributes), page.head.language == nil {
                page.head.language = references.text(bytes, lang)
            }
            // A head that was left open ends here.
            if tag == .body, let head = stack.firstIndex(where: { $0.tag == .head }) { popTo(head) }
            return
        case .script:
            linkedDataFollows = value(.type, attributes).map { holds($0, "ld+json") } ?? false
        case .hr:
            endBlock()
            return
        default: break
        }
        if top.tag == .head, !tag.standsInHead { pop() }
        if tag.isBlock { closeImplied(tag) }
        if tag.isVoid || isSelfClosing && (foreign > 0 || tag == .svg || tag == .math) { return }
        if tag == .head && stack.count > 1 { return }
        push(tag, name, attributes)
    }

    private mutating func lineBreak() {
        // A second break in a row parts paragraphs.
        let parts = !writes
        endBlock()
        pendingBreak = !parts
    }

    /// Ends what a start tag ends without an end tag.
    private mutating func closeImplied(_ tag: Tag) {
        if tag == .td || tag == .th {
            closeNearest([.td, .th], until: [.tr, .table])
            let follows = writes || pendingCell
            endBlock()
            pendingCell = follows
        } else {
            endBlock()
        }
        if tag.closesParagraph, openCounts[Int(Tag.p.rawValue)] > 0 { closeNearest([.p], until: []) }
        switch tag {
        case .li: closeNearest([.li], until: [.ul, .ol, .menu])
        case .dt, .dd: closeNearest([.dt, .dd], until: [.dl])
        case .tr: closeNearest([.tr], until: [.table])
        case .thead, .tbody, .tfoot: closeNearest([.thead, .tbody, .tfoot], until: [.table])
        case .h1, .h2, .h3, .h4, .h5, .h6: if top.tag.headingLevel > 0 { pop() }
        default: break
        }
    }

    /// Pops down to the nearest of some tags, unless one of others, or a barrier, stands above it.
    private mutating func closeNearest(_ tags: [Tag], until stops: [Tag]) {
        guard tags.contains(where: { openCounts[Int($0.rawValue)] > 0 }) else { return }
        var index = stack.count - 1
        while index > 0 {
            let tag = stack[index].tag
            if tags.contains(tag) {
                popTo(index)
                return
            }
            if stops.contains(tag) || tag.isBarrier { return }
            index -= 1
        }
    }

    private mutating func push(_ tag: Tag, _ name: Range<Int>, _ attributes: [MarkupAttribute]) {
        if tag == .a, openCounts[Int(Tag.a.rawValue)] > 0 { closeInline(.a, 0) }
        guard stack.count < PageBuilder.deepest else { return }
        let parent = top
        var open = Open(tag: tag, node: parent.node, skips: parent.skips || tag.isSkipped)
        if tag == .other { open.name = WordIndex.hash(bytes[name].lazy.map { $0 | 0x20 }) }
        if !open.skips {
            var kinds: ElementKinds = []
            var look: UInt64 = UInt64(tag.rawValue) &* 0x9E37_79B9_7F4A_7C15
            var hides = false
            var isBody = false
            var hasNames = false
            for attribute in attributes {
                switch attribute.name {
                case .class, .id, .role:
                    kinds.formUnion(words.kinds(bytes, attribute.value))
                    hasNames = hasNames || !attribute.value.isEmpty
                    if attribute.name == .class { look = look ^ WordIndex.hash(bytes[attribute.value]) }
                case .hidden: hides = true
                case .style:
                    hides = hides || holds(attribute.value, "display:none") || holds(attribute.value, "display: none")
                case .ariaHidden: hides = hides || equals(attribute.value, "true")
                case .itemprop:
                    if holds(attribute.value, "articleBody") { isBody = true }
                    if equals(attribute.value, "author") || equals(attribute.value, "name") && parent.authorStart >= 0 {
                        open.authorStart = page.text.count
                    }
                    if equals(attribute.value, "datePublished"), tag != .time,
                        let moment = value(.content, attributes) ?? value(.datetime, attributes)
                    {
                        note(time: moment, isPublished: true)
                    }
                case .rel: if equals(attribute.value, "author") { open.authorStart = page.text.count }
                default: break
                }
            }
            if tag == .time, let moment = value(.datetime, attributes) {
                let published = value(.itemprop, attributes).map { holds($0, "datePublished") } ?? false
                note(
                    time: moment,
                    isPublished: published || kinds.contains(.date) && holds(classOf(attributes), "publish"))
            }
            if tag.isBlock || hasNames || hides || isBody {
                open.node = Int32(page.nodes.count)
                page.nodes.append(
                    PageNode(
                        parent: parent.node, tag: tag, depth: page.nodes[Int(parent.node)].depth &+ 1, kinds: kinds,
                        look: look, isHidden: hides, isBody: isBody, firstBlock: Int32(page.blocks.count),
                        endBlock: Int32(page.blocks.count)))
            }
            switch tag {
            case .a:
                open.isLink = value(.href, attributes) != nil
                if let href = value(.href, attributes), open.authorStart < 0, leadsToAuthor(href) {
                    open.authorStart = page.text.count
                }
                if open.isLink {
                    links += 1
                    linkIsNew = true
                }
            case .b, .strong:
                open.isBold = true
                bolds += 1
            case .i, .em, .cite:
                open.isItalic = true
                italics += 1
            default: break
            }
        }
        if tag == .svg || tag == .math { foreign += 1 }
        openCounts[Int(tag.rawValue)] += 1
        stack.append(open)
    }

    private mutating func note(time value: Range<Int>, isPublished: Bool) {
        guard page.head.times.count < 200 else { return }
        page.head.times.append(
            (references.text(bytes, value), page.blocks.count - (writes ? 1 : 0), top.node, isPublished))
    }

    /// Whether an address is that of a page about a person who writes.
    private func leadsToAuthor(_ href: Range<Int>) -> Bool {
        href.count < 300
            && (holds(href, "/author") || holds(href, "/contributor") || holds(href, "/newsteam/")
                || holds(href, "/staff/")
                || holds(href, "/byline") || holds(href, "/reporter"))
    }

    private func classOf(_ attributes: [MarkupAttribute]) -> Range<Int> { value(.class, attributes) ?? 0..<0 }

    private mutating func meta(_ attributes: [MarkupAttribute]) {
        guard page.head.metas.count < 300, let content = value(.content, attributes), content.count < 1 << 16,
            let name = value(.property, attributes) ?? value(.name, attributes) ?? value(.itemprop, attributes)
                ?? value(.httpEquiv, attributes), name.count < 100
        else { return }
        page.head.metas.append(
            (references.text(bytes, name).lowercased(), references.text(bytes, content)))
    }

    // MARK: End tags

    mutating func close(_ tag: Tag, name: Range<Int>) {
        switch tag {
        case .br:
            if !top.skips { lineBreak() }
            return
        case .html, .body: return
        default: break
        }
        if tag == .td || tag == .th {
            let follows = writes || pendingCell
            endBlock()
            pendingCell = follows
        } else if tag.isBlock {
            endBlock()
        }
        if tag == .other || !tag.isBlock && !tag.isSkipped {
            closeInline(tag, tag == .other ? WordIndex.hash(bytes[name].lazy.map { $0 | 0x20 }) : 0)
            return
        }
        guard tag.headingLevel > 0 || openCounts[Int(tag.rawValue)] > 0 else { return }
        var index = stack.count - 1
        while index > 0 {
            let open = stack[index].tag
            if open == tag || tag.headingLevel > 0 && open.headingLevel > 0 {
                popTo(index)
                return
            }
            if open.isBarrier && !(tag.isBarrier || tag == .tr || tag == .tbody || tag == .thead || tag == .tfoot) {
                return
            }
            index -= 1
        }
    }

    /// Ends an inline element: the nearest, if no block stands between; else a link stops being one.
    private mutating func closeInline(_ tag: Tag, _ name: UInt64) {
        guard openCounts[Int(tag.rawValue)] > 0 else { return }
        let lowest = max(1, stack.count - 64)
        var index = stack.count - 1
        var crosses = false
        while index >= lowest {
            let open = stack[index]
            if open.tag == tag, open.name == name {
                if !crosses {
                    popTo(index)
                } else if open.isLink {
                    stack[index].isLink = false
                    links -= 1
                }
                return
            }
            crosses = crosses || open.tag.isBlock
            if open.tag.isBarrier { return }
            index -= 1
        }
    }

    private mutating func popTo(_ index: Int) {
        while stack.count > max(1, index) { pop() }
    }

    private mutating func pop() {
        guard stack.count > 1, let open = stack.popLast() else { return }
        openCounts[Int(open.tag.rawValue)] -= 1
        if open.isLink { links -= 1 }
        if open.isBold { bolds -= 1 }
        if open.isItalic { italics -= 1 }
        if open.tag == .svg || open.tag == .math { foreign -= 1 }
        if open.authorStart >= 0, page.text.count > open.authorStart, page.head.authorSpans.count < 50 {
            page.head.authorSpans.append((open.authorStart, page.text.count, page.blocks.count - 1))
        }
        if open.node != top.node { page.nodes[Int(open.node)].endBlock = Int32(page.blocks.count) }
    }

    // MARK: Attribute values

    private func value(_ name: AttributeName, _ attributes: [MarkupAttribute]) -> Range<Int>? {
        for attribute in attributes where attribute.name == name { return attribute.value }
        return nil
    }

    private func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && matches(range.lowerBound, text)
    }

    private func matches(_ at: Int, _ text: StaticString) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where bytes[at + offset] | 0x20 != text.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    private func holds(_ range: Range<Int>, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard range.count >= length else { return false }
        for at in range.lowerBound...(range.upperBound - length) where bytes[at] | 0x20 == text.utf8Start[0] | 0x20 {
            if matches(at, text) { return true }
        }
        return false
    }
}
