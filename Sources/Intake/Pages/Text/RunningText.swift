/// Running text: white space collapsed, references resolved, blocks opened where text begins.
extension PageBuilder {
    mutating func text(_ range: Range<Int>, isLiteral: Bool) {
        guard !top.skips else { return }
        if openCounts[Int(Tag.sup.rawValue)] > 0 || leadsInside(range), isNoteMark(range) { return }
        if seam == .parted, partsWords(range) { pendingSpace = true }
        seam = .none
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

    /// Whether up to five bytes are a link to a place on the same page, right behind a word or the mark that ends a sentence.
    /// Behind a bracket or a comma, as in `[26,27]`, the number is part of the text.
    private func leadsInside(_ range: Range<Int>) -> Bool {
        guard links > 0, !pendingSpace, range.count <= 5, let before = page.text.last else { return false }
        switch before {
        // Letters, full stop and the like, closing brackets and quotation marks.
        case 0x41...0x5A, 0x61...0x7A, 0x2E, 0x21, 0x3F, 0x22, 0x27, 0x29, 0x80...0xFF: break
        default: return false
        }
        return stack.suffix(3).contains(where: \.leadsInside)
    }

    /// Whether raised text, or a link to a place below, is the mark of a note, which read along would make another number of `$12`: nothing but digits, stars
    /// and brackets, and it leads somewhere, or stands behind a digit, a mark or a word. A power stands behind a short unit
    /// (`km2`).
    private func isNoteMark(_ range: Range<Int>) -> Bool {
        guard range.count <= 8, writes, let before = page.text.last else { return false }
        for at in range {
            switch bytes[at] {
            case 0x30...0x39, 0x2A, 0x2C, 0x5B, 0x5D, 0x09...0x0D, 0x20: continue
            default: return false
            }
        }
        if links > 0 || before < 0x41 { return true }
        return page.text.suffix(4).allSatisfy { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }
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

    mutating func endBlock() {
        writes = false
        pendingSpace = false
        pendingBreak = false
        pendingCell = false
    }
}
