/// End tags, and the stack of open elements that they close.
extension PageBuilder {
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
            seamCloses(tag)
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
    mutating func closeInline(_ tag: Tag, _ name: UInt64) {
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

    mutating func popTo(_ index: Int) {
        while stack.count > max(1, index) { pop() }
    }

    mutating func pop() {
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
}
