import SourceText

/// Tells the blocks of a page's article from everything around it.
struct PageBody {
    /// Whether each block is of the article.
    private(set) var isBody: [Bool]
    private(set) var derived: [Document.DerivedPassage] = []
    /// The blocks of passages that are made from the article.
    private(set) var derivedBlocks: Set<Int> = []
    private(set) var captions: [Int] = []

    /// A block is taken from this probability on.
    private static let threshold: Float = 0.55
    /// Fewer words than this make no article: the bar is lowered.
    private static let fewestWords = 25
    /// The article of a page of more blocks is as the model says.
    private static let mostBlocksOfShortPage = 30

    init(_ reader: PageReader, tables: IntakeTables) {
        let count = reader.page.blocks.count
        isBody = [Bool](repeating: false, count: count)
        guard count > 0 else { return }
        let features = reader.features(tables)
        let final = tables.blockModel.probabilities(features.rows)
        var lines = reader.lines
        // Most pages have none, and their lines are not copied.
        if lines.contains(where: { $0.summaryLabel != nil }) {
            derived = Summaries.find(&lines)
            for block in 0..<count where lines[block].role == .derived { derivedBlocks.insert(block) }
        }
        for bar in [PageBody.threshold, 0.25, 0.1] {
            for block in 0..<count { isBody[block] = final[block] > bar && !derivedBlocks.contains(block) }
            if words(reader) >= PageBody.fewestWords { break }
        }
        // Among comments, among footnotes and in a box to subscribe in stands no part of an article that is there without them.
        for isElsewhere in [features.isComment, features.isNote, features.isSubscription] {
            let elsewhere = (0..<count).filter { isBody[$0] && isElsewhere($0) }
            for block in elsewhere { isBody[block] = false }
            if words(reader) < PageBody.fewestWords { for block in elsewhere { isBody[block] = true } }
        }
        if words(reader) == 0 {
            // Nothing reads like an article: a short note is all article, phrases of furniture apart.
            for block in 0..<count {
                isBody[block] =
                    !lines[block].isFurniturePhrase && !derivedBlocks.contains(block)
                    && lines[block].shape.wordCount > 0
            }
        }
        keepEnd(reader, tables)
        dropPhrases(reader, tables)
        for block in 0..<count where !derivedBlocks.contains(block) && reader.isCaption(block) {
            captions.append(block)
            isBody[block] = false
        }
    }

    /// Takes the end of the article that the model left out: a sentence, or a statement without its full stop, right behind the
    /// last paragraph and among the same elements, in a page of little else. Broken markup may leave it outside of a paragraph of its own.
    private mutating func keepEnd(_ reader: PageReader, _ tables: IntakeTables) {
        guard isBody.count <= PageBody.mostBlocksOfShortPage, words(reader) >= PageBody.fewestWords,
            var last = isBody.lastIndex(of: true)
        else { return }
        while last + 1 < isBody.count {
            let next = last + 1
            let line = reader.lines[next]
            guard !line.isFurniturePhrase, !line.isCredited, line.byline.isEmpty, line.date == nil, line.outlet == nil,
                line.shape.wordCount >= 4, reader.page.blocks[next].linkBytes == 0, !reader.isHidden(next),
                reader.goesOn(last, next),
                line.shape.endsSentence || line.shape.isStatement(tables.wordKinds),
                !line.shape.callsReader(tables.wordKinds)
            else { return }
            isBody[next] = true
            last = next
        }
    }

    /// Leaves out the short paragraphs of furniture that no mark-up tells from those of the article, as copied text has them:
    /// `READ MORE: …`, `FILE PHOTO: …`, and the titles below a line that heads a list of them.
    private mutating func dropPhrases(_ reader: PageReader, _ tables: IntakeTables) {
        let lineReader = LineReader(tables: tables)
        let whole = isBody
        for block in isBody.indices where isBody[block] {
            let shape = reader.lines[block].shape
            // Cells, items and headings are of the table, the list or the part that they stand in.
            guard shape.wordCount > 0, [.p, .div, .section, .article].contains(reader.blockTag(block)),
                !reader.page.blocks[block].sharesRow,
                lineReader.isPlainFurniture(shape, reader.page.text)
                    || !reader.lines[block].byline.isEmpty && !shape.endsSentence
            else { continue }
            isBody[block] = false
            let endsInColon = shape.endsInColon
            guard tables.textFurniture.headsList(shape.hashes, endsInColon: endsInColon) else { continue }
            for next in isBody.indices[(block + 1)...].prefix(10) {
                guard reader.lines[next].shape.wordCount <= 25, reader.isLinkAlone(next) else { break }
                isBody[next] = false
            }
        }
        if words(reader) < PageBody.fewestWords { isBody = whole }
    }

    private func words(_ reader: PageReader) -> Int {
        isBody.indices.reduce(0) { $0 + (isBody[$1] ? reader.lines[$1].shape.wordCount : 0) }
    }
}

extension PageReader {
    /// The innermost block-level element that a block stands in.
    func blockTag(_ block: Int) -> Tag {
        var node = Int(page.blocks[block].node)
        while node > 0, !page.nodes[node].tag.isBlock { node = Int(page.nodes[node].parent) }
        return page.nodes[node].tag
    }

    /// What the names of the elements right around a block tell: those that hold it alone, and the one around them.
    func kinds(_ block: Int) -> ElementKinds {
        var kinds: ElementKinds = []
        var node = Int(page.blocks[block].node)
        while node > 0 {
            kinds.formUnion(page.nodes[node].kinds)
            if page.nodes[node].endBlock - page.nodes[node].firstBlock > 1 { break }
            node = Int(page.nodes[node].parent)
        }
        return kinds
    }

    /// Whether a block is a link and hardly anything beside it.
    func isLinkAlone(_ block: Int) -> Bool {
        Int(page.blocks[block].linkBytes) * 10 >= lines[block].span.count * 8
    }

    /// Whether a block goes on where another stands: no element that holds it and not the other is of the page's furniture.
    func goesOn(_ block: Int, _ next: Int) -> Bool {
        let apart = ElementKinds.foreign.union([.byline, .date, .caption, .notes])
        var node = Int(page.blocks[next].node)
        while node > 0 {
            let element = page.nodes[node]
            if Int(element.firstBlock) <= block, block < Int(element.endBlock) { return true }
            if !element.kinds.isDisjoint(with: apart) || [.footer, .aside, .nav, .form, .figure].contains(element.tag) {
                return false
            }
            node = Int(page.nodes[node].parent)
        }
        return true
    }

    /// Whether a block is the caption of a picture: inside `figcaption`, or a short line that a credit ends.
    func isCaption(_ block: Int) -> Bool {
        var node = Int(page.blocks[block].node)
        var steps = 0
        while node > 0, steps < 8 {
            if page.nodes[node].tag == .figcaption { return true }
            node = Int(page.nodes[node].parent)
            steps += 1
        }
        return lines[block].isCredited && lines[block].shape.wordCount <= 40 && kinds(block).contains(.caption)
    }
}
