import SourceText

/// A stretch of text between quotation marks.
struct Quotation: Sendable, Hashable {
    /// From the opening to the closing mark, both inside; without a closing mark to the end of its paragraph.
    var span: Span
    /// What stands between the marks.
    var inner: Span
    /// Whether the marks are single ones.
    var isSingle: Bool
    /// How many quotations it lies in: 0 for an outermost one.
    var depth: Int
    /// Whether a closing mark was found.
    var isClosed: Bool
    /// Whether it takes up again, after a break of the paragraph, the quotation before, which was left open.
    var continues: Bool
}

/// Pairs quotation marks: curly, straight, doubled apostrophes and guillemets, nested, mixed and left open.
///
/// One pass over the bytes with a stack. A mark that can open and close (`"`) is read by what stands around it, and where
/// that does not tell, by whether a quotation is open. A paragraph ends every quotation; one that is still open there goes
/// on where the next paragraph begins with an opening mark, as newspapers set long quotations. Single marks are
/// apostrophes unless they open before a word and find a partner in the paragraph.
struct QuotationReader: Sendable {
    private enum Mark {
        case openDouble, closeDouble, straightDouble, openSingle, closeSingle, straightSingle

        var isSingle: Bool { self == .openSingle || self == .closeSingle || self == .straightSingle }
    }

    private struct Open {
        var start: Int
        var inner: Int
        var isSingle: Bool
        var continues: Bool
        /// Whether another quotation was opened inside.
        var hasInner = false
    }

    /// The quotations of some paragraphs, in order of the text, outer before inner.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - paragraphs: in order, without overlap, inside the text.
    func read(_ bytes: UnsafeBufferPointer<UInt8>, paragraphs: [Span]) -> [Quotation] {
        var found: [Quotation] = []
        var stack: [Open] = []
        var isLeftOpen = false
        for paragraph in paragraphs where paragraph.end <= bytes.count {
            stack.removeAll(keepingCapacity: true)
            let range = paragraph.range
            var position = range.lowerBound
            var isFirst = true
            let goesOn = isLeftOpen
            isLeftOpen = false
            while position < range.upperBound {
                guard let (mark, length) = QuotationReader.mark(bytes, position, range.upperBound) else {
                    if bytes[position] > 0x20 { isFirst = false }
                    position += 1
                    continue
                }
                let before = before(bytes, position, range)
                let after = after(bytes, position + length, range)
                let opens = before != .word && before != .closing && after != .space
                let closes = before != .space && after != .word
                take(
                    mark, Span(position, position + length), opens: opens, closes: closes,
                    isInWord: before == .word && after == .word, continues: goesOn && isFirst, &stack, &found)
                isFirst = false
                position += length
            }
            // What is still open.
            while let open = stack.popLast() {
                if open.isSingle { continue }
                // A forgotten closing mark: another quotation was opened after it.
                if open.hasInner { continue }
                isLeftOpen = true
                found.append(
                    Quotation(
                        span: Span(open.start, range.upperBound), inner: Span(open.inner, range.upperBound),
                        isSingle: false, depth: stack.count { !$0.isSingle }, isClosed: false,
                        continues: open.continues))
            }
        }
        found.sort { $0.span < $1.span }
        return found
    }

    private func take(
        _ mark: Mark, _ span: Span, opens: Bool, closes: Bool, isInWord: Bool, continues: Bool, _ stack: inout [Open],
        _ found: inout [Quotation]
    ) {
        func open(isSingle: Bool) {
            // A stack that grows without end is no prose.
            guard stack.count < 8 else { return }
            if !isSingle {
                for index in stack.indices { stack[index].hasInner = true }
            }
            stack.append(Open(start: span.start, inner: span.end, isSingle: isSingle, continues: continues))
        }
        func close(_ index: Int) {
            let opening = stack[index]
            stack.removeLast(stack.count - index)
            // `Rock 'n' roll`.
            if opening.isSingle, span.start - opening.inner < 2 { return }
            found.append(
                Quotation(
                    span: Span(opening.start, span.end), inner: Span(opening.inner, span.start),
                    isSingle: opening.isSingle, depth: stack.count, isClosed: true, continues: opening.continues))
        }
        let double = stack.lastIndex { !$0.isSingle }
        let single = stack.lastIndex { $0.isSingle }
        // A single quotation is open only inside the innermost double one.
        let innermost = single.flatMap { index in double.map { $0 < index } ?? true ? index : nil }
        switch mark {
        case .openDouble:
            if let double, closes, !opens { close(double) } else { open(isSingle: false) }
        case .closeDouble:
            if let double { close(double) } else if opens, !closes { open(isSingle: false) }
        case .straightDouble:
            if let double, !(opens && !closes) {
                close(double)
            } else if opens || !closes {
                open(isSingle: false)
            }
        case .openSingle:
            if opens { open(isSingle: true) }
        case .closeSingle:
            if isInWord { return }
            if let innermost, closes { close(innermost) }
        case .straightSingle:
            if isInWord { return }
            if let innermost, closes { close(innermost) } else if opens, innermost == nil { open(isSingle: true) }
        }
    }

    private enum Neighbour {
        case space, word, opening, closing
    }

    private func before(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ range: Range<Int>) -> Neighbour {
        guard position > range.lowerBound else { return .space }
        switch bytes[position - 1] {
        case 0...0x20: return .space
        case 0x28, 0x5B, 0x7B, 0x2D, 0x2F, 0x22: return .opening
        case 0x27: return .opening
        case 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x3A, 0x29, 0x5D: return .closing
        case 0x80...0xBF:
            // The last byte of a longer character: a no-break space, a dash, a mark.
            if position >= 2, bytes[position - 2] == 0xC2, bytes[position - 1] == 0xA0 { return .space }
            if position >= 3, bytes[position - 3] == 0xE2, bytes[position - 2] == 0x80 {
                switch bytes[position - 1] {
                case 0x80...0x8B, 0xAF: return .space
                case 0x90...0x95, 0x98, 0x9A...0x9C, 0x9E, 0x9F: return .opening
                case 0x99, 0x9D, 0xA6: return .closing
                default: return .word
                }
            }
            return .word
        default: return .word
        }
    }

    private func after(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ range: Range<Int>) -> Neighbour {
        guard position < range.upperBound else { return .space }
        switch bytes[position] {
        case 0...0x20: return .space
        case 0x2C, 0x2E, 0x21, 0x3F, 0x3B, 0x3A, 0x29, 0x5D, 0x2D, 0x2F, 0x22, 0x27: return .closing
        case 0xC2: return position + 1 < range.upperBound && bytes[position + 1] == 0xA0 ? .space : .word
        case 0xE2:
            guard position + 2 < range.upperBound, bytes[position + 1] == 0x80 else { return .word }
            switch bytes[position + 2] {
            case 0x80...0x8B, 0xAF: return .space
            case 0x90...0x95, 0x99, 0x9D, 0xA6: return .closing
            // An opening mark after an opening one.
            default: return .word
            }
        default: return .word
        }
    }

    /// The mark that begins at a byte and its length; nil where none does.
    private static func mark(
        _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int, _ end: Int
    ) -> (Mark, Int)? {
        let next = position + 1 < end ? bytes[position + 1] : 0
        switch bytes[position] {
        case 0x22: return (.straightDouble, 1)
        case 0x27: return next == 0x27 ? (.straightDouble, 2) : (.straightSingle, 1)
        case 0x60: return next == 0x60 ? (.openDouble, 2) : nil
        case 0xC2:
            if next == 0xAB { return (.openDouble, 2) }
            return next == 0xBB ? (.closeDouble, 2) : nil
        case 0xE2:
            guard next == 0x80, position + 2 < end else { return nil }
            switch bytes[position + 2] {
            case 0x98, 0x9A, 0x9B: return (.openSingle, 3)
            case 0x99: return (.closeSingle, 3)
            case 0x9C, 0x9E, 0x9F: return (.openDouble, 3)
            case 0x9D: return (.closeDouble, 3)
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether a quotation mark of any kind begins at a byte, and its length in bytes; 0 where none does.
    static func markLength(_ bytes: UnsafeBufferPointer<UInt8>, _ position: Int) -> Int {
        position < bytes.count ? mark(bytes, position, bytes.count)?.1 ?? 0 : 0
    }
}
