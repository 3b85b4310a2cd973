import Foundation
import SourceText

/// What can be said of each block of a page in numbers: the rows that ``BlockModel`` judges.
///
/// Nothing here knows a site or a word of content; a row is the block's shape, its neighbours, the elements around it and
/// what their names tell, and how its like on the page looks.
struct BlockFeatures {
    /// The rows, one after the other, ``width`` numbers each.
    private(set) var rows: [Float] = []
    private(set) var width = 0

    private let page: Page
    private let lines: [Line]
    private let tables: IntakeTables

    // What is asked of a block several times over, as it is and as the neighbour of others.
    private var tags: [Tag] = []
    private var linkShares: [Float] = []
    private var wordLogarithms: [Float] = []
    private var looksLikeProse: [Bool] = []

    // Sums over blocks up to an index, by which any element's sums are a difference.
    private var wordSums: [Float] = [0]
    private var linkSums: [Float] = [0]
    private var byteSums: [Float] = [0]
    private var proseSums: [Float] = [0]
    /// What the names of all elements around an element tell, those of its own included.
    private var kindsAbove: [ElementKinds] = []
    /// Whether a block stands where prose is not the article's: among comments, behind a notice of consent.
    private var isElsewhere: [Bool] = []
    /// The nearest element around that holds more blocks.
    private(set) var wider: [Int32] = []
    /// The group of blocks that look alike, for each block.
    private(set) var groups: [Int] = []
    private(set) var groupCount = 0

    private struct Group {
        var blocks: Float = 0
        var prose: Float = 0
        var words: Float = 0
        var linkWords: Float = 0
    }

    init(_ page: Page, lines: [Line], title: String?, articleBody: String?, tables: IntakeTables) {
        self.page = page
        self.lines = lines
        self.tables = tables
        guard !page.blocks.isEmpty else { return }
        describe()
        let titleWords = WordSet(LineShape.hashes(of: title ?? ""))
        let headline = headline(titleWords)
        sum(headline: headline)
        write(titleWords: titleWords, headline: headline, articleBody: articleBody)
    }

    private mutating func describe() {
        let count = page.blocks.count
        tags.reserveCapacity(count)
        linkShares.reserveCapacity(count)
        wordLogarithms.reserveCapacity(count)
        looksLikeProse.reserveCapacity(count)
        for block in 0..<count {
            var node = Int(page.blocks[block].node)
            while node > 0, !page.nodes[node].tag.isBlock { node = Int(page.nodes[node].parent) }
            tags.append(page.nodes[node].tag)
            let bytes = page.blocks[block].span.count
            let linkShare = bytes == 0 ? 0 : min(1, Float(page.blocks[block].linkBytes) / Float(bytes))
            linkShares.append(linkShare)
            wordLogarithms.append(log(1 + Float(lines[block].shape.wordCount)))
            looksLikeProse.append(lines[block].isProse && linkShare < 0.5)
        }
    }

    /// Whether a block stands among comments.
    func isComment(_ block: Int) -> Bool { kindsAbove[Int(page.blocks[block].node)].contains(.comment) }

    /// Whether a block stands among footnotes.
    func isNote(_ block: Int) -> Bool { kindsAbove[Int(page.blocks[block].node)].contains(.notes) }

    /// Whether a block stands in a box that asks to subscribe, and says so itself.
    func isSubscription(_ block: Int) -> Bool {
        lines[block].isFurniturePhrase && kindsAbove[Int(page.blocks[block].node)].contains(.subscribe)
    }

    private func isProse(_ block: Int) -> Bool { !isElsewhere[block] && looksLikeProse[block] }

    private mutating func sum(headline: Int?) {
        for block in page.blocks.indices {
            let words = Float(lines[block].shape.wordCount)
            wordSums.append(wordSums[block] + words)
            linkSums.append(linkSums[block] + words * linkShares[block])
            byteSums.append(byteSums[block] + Float(page.blocks[block].span.count))
        }
        isElsewhere = [Bool](repeating: false, count: page.blocks.count)
        sumProse()
        findKinds(headline)
        // Long comments under a short article are no reason to look for the article among them.
        for block in page.blocks.indices {
            isElsewhere[block] = !kindsAbove[Int(page.blocks[block].node)].isDisjoint(with: .elsewhere)
        }
        let all = proseSums[page.blocks.count]
        sumProse()
        if proseSums[page.blocks.count] < BlockFeatures.fewestWords, all > proseSums[page.blocks.count] {
            isElsewhere = [Bool](repeating: false, count: page.blocks.count)
            sumProse()
        }
        wider = [Int32](repeating: -1, count: page.nodes.count)
        for index in page.nodes.indices.dropFirst() {
            let node = page.nodes[index]
            let parent = page.nodes[Int(node.parent)]
            wider[index] =
                parent.firstBlock == node.firstBlock && parent.endBlock == node.endBlock
                ? wider[Int(node.parent)] : node.parent
        }
    }

    /// Less prose than this is no article.
    private static let fewestWords: Float = 40

    private mutating func sumProse() {
        proseSums = [0]
        proseSums.reserveCapacity(page.blocks.count + 1)
        for block in page.blocks.indices {
            proseSums.append(proseSums[block] + (isProse(block) ? Float(lines[block].shape.wordCount) : 0))
        }
    }

    /// What the names of elements tell of all that stands in them. What holds most of the prose and the headline is no
    /// sidebar, whatever it is called; nor is what holds nearly all of the prose.
    private mutating func findKinds(_ headline: Int?) {
        let total = proseSums[page.blocks.count]
        kindsAbove = [ElementKinds](repeating: [], count: page.nodes.count)
        for index in page.nodes.indices {
            let node = page.nodes[index]
            var kinds = node.kinds
            // A comment of a program is none of a reader, and the mark of a note is no note.
            if !node.tag.isBlock { kinds.subtract([.comment, .notes]) }
            let prose = sum(proseSums, index)
            let isArticle = node.tag == .article || node.tag == .main
            if prose > total * 0.5, prose > total * 0.9 || isArticle || headline.map({ holds(index, $0) }) ?? true {
                kinds.subtract(ElementKinds.foreign.union(.notes))
            } else if prose > total * 0.5 {
                kinds.subtract(ElementKinds.foreign.union(.notes).subtracting(.elsewhere))
            }
            if node.parent >= 0 { kinds.formUnion(kindsAbove[Int(node.parent)]) }
            kindsAbove[index] = kinds
        }
    }

    private func sum(_ sums: [Float], _ node: Int) -> Float {
        sums[Int(page.nodes[node].endBlock)] - sums[Int(page.nodes[node].firstBlock)]
    }

    private func holds(_ node: Int, _ block: Int) -> Bool {
        node >= 0 && Int(page.nodes[node].firstBlock) <= block && block < Int(page.nodes[node].endBlock)
    }

    /// The smallest element with a share of the page's prose.
    private func holder(of share: Float) -> Int {
        let wanted = (proseSums.last ?? 0) * share
        guard wanted > 0 else { return 0 }
        var best = 0
        for index in page.nodes.indices where sum(proseSums, index) >= wanted {
            // Elements come in order of their start tags: a later one that still holds the share lies deeper or beside.
            if sum(wordSums, index) <= sum(wordSums, best) { best = index }
        }
        return best
    }

    /// The element with the largest score that paragraphs give to the element around them and, by half, to the next.
    private func topCandidate() -> Int {
        var scores = [Float](repeating: 0, count: page.nodes.count)
        for block in page.blocks.indices where isProse(block) {
            let points = 1 + Float(lines[block].shape.commas) + min(Float(lines[block].shape.wordCount) / 16, 3)
            var node = Int(page.blocks[block].node)
            while node > 0, page.nodes[node].endBlock - page.nodes[node].firstBlock <= 1 { node = Int(wider[node]) }
            guard node >= 0 else { continue }
            scores[node] += points
            if wider[node] >= 0 { scores[Int(wider[node])] += points / 2 }
        }
        var best = 0
        for index in page.nodes.indices {
            let words = max(1, sum(wordSums, index))
            scores[index] *= 1 - sum(linkSums, index) / words
            if scores[index] > scores[best] { best = index }
        }
        return best
    }

    private mutating func write(titleWords: WordSet, headline: Int?, articleBody: String?) {
        let count = page.blocks.count
        let total = max(1, proseSums[count])
        let words = max(1, wordSums[count])
        let holders = [holder(of: 0.9), holder(of: 0.7), holder(of: 0.5), topCandidate()]
        let known = articleBody.map { Shingles($0) }
        let (groups, groupSums) = lookGroups()
        self.groups = groups
        groupCount = groupSums.count
        let mainArticle = mainArticle()
        let articles = page.nodes.reduce(0) { $0 + ($1.tag == .article ? 1 : 0) }
        let hasBody = page.nodes.contains { $0.isBody }
        let (before, after) = proseDistances()
        var tagsAbove = [UInt32](repeating: 0, count: page.nodes.count)
        for index in page.nodes.indices {
            let node = page.nodes[index]
            var tags = BlockFeatures.mask(node.tag)
            if node.isHidden { tags |= 1 << 30 }
            if node.isBody { tags |= 1 << 31 }
            if node.parent >= 0 { tags |= tagsAbove[Int(node.parent)] }
            tagsAbove[index] = tags
        }
        let kindCount = ElementKinds.names.count
        let outerTagCount = BlockFeatures.outerTags.count
        var rows: [Float] = []
        rows.reserveCapacity(count * 256)
        FeatureRow.lend { row in
            for block in 0..<count {
                row.clear()
                let node = Int(page.blocks[block].node)
                shape(block, &row)
                neighbours(block, &row)
                // The element that holds more than this block, and the two around it.
                var own = page.nodes[node].kinds
                var around = node
                while around > 0, page.nodes[around].endBlock - page.nodes[around].firstBlock <= 1 {
                    own.formUnion(page.nodes[around].kinds)
                    around = Int(page.nodes[around].parent)
                }
                var near: ElementKinds = []
                var level = around
                var step = 1
                while step <= 3 {
                    let element = max(0, level)
                    let inside = max(1, sum(wordSums, element))
                    let blocks = Float(page.nodes[element].endBlock - page.nodes[element].firstBlock)
                    row.add("prose\(step)", sum(proseSums, element) / total)
                    row.add("proseInside\(step)", sum(proseSums, element) / inside)
                    row.add("words\(step)", inside / words)
                    row.add("links\(step)", sum(linkSums, element) / inside)
                    row.add("length\(step)", inside / max(1, blocks))
                    row.add("blocks\(step)", min(blocks, 200))
                    row.add("place\(step)", (Float(block) - Float(page.nodes[element].firstBlock)) / max(1, blocks))
                    row.add("fromEnd\(step)", min(20, Float(page.nodes[element].endBlock) - Float(block)))
                    if step <= 1, level >= 0 {
                        var same = level
                        let stop = Int(wider[level])
                        while same > stop, same >= 0 {
                            near.formUnion(page.nodes[same].kinds)
                            same = Int(page.nodes[same].parent)
                        }
                    }
                    level = level >= 0 ? Int(wider[level]) : -1
                    step += 1
                }
                row.add("depth", Float(min(page.nodes[node].depth, 60)))
                let above = kindsAbove[node].rawValue
                for index in 0..<kindCount {
                    row.add("own." + ElementKinds.names[index], Float(own.rawValue >> UInt32(index) & 1))
                    row.add("near." + ElementKinds.names[index], Float(near.rawValue >> UInt32(index) & 1))
                    row.add("above." + ElementKinds.names[index], Float(above >> UInt32(index) & 1))
                }
                let outer = tagsAbove[node]
                for index in 0..<outerTagCount {
                    row.add("in.\(BlockFeatures.outerTags[index])", Float(outer >> UInt32(index) & 1))
                }
                row.add("in.hidden", Float(outer >> 30 & 1))
                row.add("in.body", hasBody ? Float(outer >> 31 & 1) : -1)
                row.add("in.mainArticle", mainArticle >= 0 ? (holds(mainArticle, block) ? 1 : 0) : -1)
                row.add("articles", Float(min(articles, 20)))
                for index in 0..<holders.count {
                    row.add("in." + BlockFeatures.holderNames[index], holds(holders[index], block) ? 1 : 0)
                    let blocks = page.nodes[holders[index]]
                    row.add(
                        "at." + BlockFeatures.holderNames[index],
                        (Float(block) - Float(blocks.firstBlock)) / max(1, Float(blocks.endBlock - blocks.firstBlock)))
                }
                let group = groupSums[groups[block]]
                row.add("like.prose", group.prose / total)
                row.add("like.proseInside", group.prose / max(1, group.words))
                row.add("like.blocks", min(group.blocks, 100))
                row.add("like.links", group.linkWords / max(1, group.words))
                row.add("like.length", group.words / max(1, group.blocks))
                row.add("place", Float(block) / Float(count))
                row.add("wordsBefore", wordSums[block] / words)
                row.add("proseBefore", proseSums[block] / total)
                row.add("proseAfter", (total - proseSums[block + 1]) / total)
                row.add("toProseBefore", before[block])
                row.add("toProseAfter", after[block])
                row.add("pageProse", log(1 + total))
                row.add("pageBlocks", Float(min(count, 1000)))
                row.add("pageProseShare", total / words)
                row.add("fromHeadline", headline.map { Float(max(-40, min(40, block - $0))) } ?? -50)
                let shared = titleWords.shared(lines[block].shape.hashes)
                row.add("title", Float(shared) / Float(max(1, lines[block].shape.hashes.count)))
                row.add("titleCovered", Float(shared) / Float(max(1, titleWords.count)))
                row.add("known", known.map { $0.share(of: lines[block].shape.hashes) } ?? -1)
                rows += row.values
            }
        }
        width = rows.count / count
        self.rows = rows
    }

    // MARK: The block itself

    private func shape(_ block: Int, _ row: inout FeatureRow) {
        let line = lines[block]
        let shape = line.shape
        let bytes = max(1, Float(page.blocks[block].span.count))
        let tag = tags[block]
        let looked = max(1, Float(shape.hashes.count))
        let counts = tables.wordKinds.count(shape.hashes)
        let words = max(1, Float(shape.wordCount))
        row.add("words", wordLogarithms[block])
        row.add("bytesPerWord", min(30, bytes / words))
        row.add("links", linkShares[block])
        row.add("linkCount", Float(min(page.blocks[block].links, 20)))
        row.add("linkLength", Float(page.blocks[block].linkBytes) / max(1, Float(page.blocks[block].links)))
        row.add("endsSentence", shape.endsSentence ? 1 : 0)
        row.add("endsQuestion", shape.endsQuestion ? 1 : 0)
        row.add("sentences", Float(min(shape.sentences, 10)))
        row.add("commas", Float(shape.commas) / words)
        row.add("capitals", Float(shape.capitals) / words)
        row.add("functions", Float(counts.function) / looked)
        row.add("digits", Float(shape.numbers) / looked)
        row.add("consent", Float(min(counts.consent, 8)))
        row.add("calls", Float(min(counts.call, 8)))
        row.add("reader", Float(counts.reader) / looked)
        row.add("shouted", Float(shape.shouted) / words)
        row.add("picture", Float(min(counts.picture, 8)))
        row.add("beginsWithCall", shape.hashes.first.map { tables.wordKinds.kinds($0).contains(.call) ? 1 : 0 } ?? 0)
        row.add("bold", Float(page.blocks[block].boldBytes) / bytes)
        row.add("italic", Float(page.blocks[block].italicBytes) / bytes)
        row.add("tag", Float(tag.rawValue))
        row.add("heading", Float(tag.headingLevel))
        row.add("isParagraph", tag == .p ? 1 : 0)
        row.add("isItem", tag == .li ? 1 : 0)
        row.add("isCell", tag == .td || tag == .th ? 1 : 0)
        row.add("isDiv", tag == .div ? 1 : 0)
        row.add("followsBreak", page.blocks[block].followsBreak ? 1 : 0)
        row.add("isPhrase", line.isFurniturePhrase ? 1 : 0)
        row.add("isDated", line.date != nil ? 1 : 0)
        row.add("isByline", line.byline.isEmpty ? 0 : 1)
        row.add("isCredited", line.isCredited ? 1 : 0)
        row.add("repeats", line.repeats ? 1 : 0)
        row.add("hasBullet", shape.hasBullet ? 1 : 0)
        row.add("isColon", endsWithColon(block) ? 1 : 0)
    }

    private func endsWithColon(_ block: Int) -> Bool {
        let end = lines[block].span.end
        return end > 0 && page.text[end - 1] == UInt8(ascii: ":")
    }

    private func neighbours(_ block: Int, _ row: inout FeatureRow) {
        for offset in [-3, -2, -1, 1, 2, 3] {
            let other = block + offset
            let exists = other >= 0 && other < lines.count
            row.add("words\(offset)", exists ? wordLogarithms[other] : -1)
            row.add("links\(offset)", exists ? linkShares[other] : -1)
            row.add("prose\(offset)", exists ? (isProse(other) ? 1 : 0) : -1)
            guard abs(offset) < 3 else { continue }
            let tag = exists ? tags[other] : Tag.other
            row.add("heading\(offset)", exists ? Float(tag.headingLevel) : -1)
            row.add("sameTag\(offset)", exists && tag == tags[block] ? 1 : 0)
            row.add("phrase\(offset)", exists && lines[other].isFurniturePhrase ? 1 : 0)
            row.add("credited\(offset)", exists && lines[other].isCredited ? 1 : 0)
            row.add("ends\(offset)", exists && lines[other].shape.endsSentence ? 1 : 0)
            let sameParent =
                exists
                && page.nodes[Int(page.blocks[other].node)].parent == page.nodes[Int(page.blocks[block].node)].parent
            row.add("sameParent\(offset)", sameParent ? 1 : 0)
        }
    }

    // MARK: The page

    /// Blocks whose element and the one around it look alike.
    private func lookGroups() -> (of: [Int], sums: [Group]) {
        var index: [UInt64: Int] = [:]
        var of: [Int] = []
        var sums: [Group] = []
        for block in page.blocks.indices {
            var node = Int(page.blocks[block].node)
            while node > 0, !page.nodes[node].tag.isBlock { node = Int(page.nodes[node].parent) }
            var key = page.nodes[node].look
            var parent = Int(page.nodes[node].parent)
            for _ in 0..<2 where parent >= 0 {
                key = (key &* 0x0000_0100_0000_01b3) ^ page.nodes[parent].look
                parent = Int(page.nodes[parent].parent)
            }
            let group = index[key] ?? sums.count
            if group == sums.count {
                index[key] = group
                sums.append(Group())
            }
            let words = Float(lines[block].shape.wordCount)
            sums[group].blocks += 1
            sums[group].words += words
            sums[group].linkWords += words * linkShares[block]
            if isProse(block) { sums[group].prose += words }
            of.append(group)
        }
        return (of, sums)
    }

    /// The `article` with most prose; -1 where the page has none.
    private func mainArticle() -> Int {
        var best = -1
        for index in page.nodes.indices where page.nodes[index].tag == .article {
            if best < 0 || sum(proseSums, index) > sum(proseSums, best) { best = index }
        }
        return best
    }

    /// The block that shows the page's title: most of its words, a heading before other blocks.
    private func headline(_ title: WordSet) -> Int? {
        guard title.count >= 2 else { return nil }
        var best: (score: Float, block: Int)?
        for block in page.blocks.indices where lines[block].shape.wordCount <= 40 {
            let words = lines[block].shape.hashes
            let shared = title.shared(words)
            guard shared >= 2 else { continue }
            var score = Float(shared) / Float(words.count) * Float(shared) / Float(title.count)
            let level = tags[block].headingLevel
            if level == 1 { score += 0.4 } else if level > 1 { score += 0.15 }
            if score > 0.4, score > (best?.score ?? 0) { best = (score, block) }
        }
        return best?.block
    }

    /// Blocks to the nearest prose on either side, at most 30.
    private func proseDistances() -> (before: [Float], after: [Float]) {
        let count = page.blocks.count
        var before = [Float](repeating: 30, count: count)
        var after = before
        var distance: Float = 30
        for block in 0..<count {
            before[block] = distance
            distance = isProse(block) ? 1 : min(30, distance + 1)
        }
        distance = 30
        for block in stride(from: count - 1, through: 0, by: -1) {
            after[block] = distance
            distance = isProse(block) ? 1 : min(30, distance + 1)
        }
        return (before, after)
    }

    /// The shares of the page's prose that the holders have, as the columns name them.
    private static let holderNames = ["90", "70", "50", "top"]

    private static let outerTags: [Tag] = [
        .article, .main, .nav, .aside, .header, .footer, .form, .table, .ul, .ol, .blockquote, .figure, .figcaption,
        .button,
        .label, .address, .section, .details, .dl, .pre, .a,
    ]

    private static func mask(_ tag: Tag) -> UInt32 {
        outerTags.firstIndex(of: tag).map { 1 << UInt32($0) } ?? 0
    }
}
