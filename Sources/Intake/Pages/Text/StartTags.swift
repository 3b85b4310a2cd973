/// Start tags: what they end, what they open, and what their attributes say.
extension PageBuilder {
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

    mutating func lineBreak() {
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
        seamOpens(tag)
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
                            ?? value(.title, attributes)
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
                if let href = value(.href, attributes) {
                    open.isLink = true
                    open.leadsInside = href.first.map { bytes[$0] == UInt8(ascii: "#") } ?? false
                    if open.authorStart < 0, leadsToAuthor(href) { open.authorStart = page.text.count }
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
        guard href.count < 300 else { return false }
        for at in href where bytes[at] == UInt8(ascii: "/") {
            for path in words.authorPaths where at + path.count <= href.upperBound {
                if path.indices.allSatisfy({ bytes[at + $0] | 0x20 == path[$0] | 0x20 }) { return true }
            }
        }
        return false
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
}
