/// Where one inline element ends and the next begins with nothing between them, as `<span>Ana Rivera</span><span>July 4</span>`:
/// a style sheet sets the two apart, and read on they would be one word.
enum Seam: Sendable {
    /// No element has ended since the last text.
    case none
    /// An element has ended.
    case ended
    /// An element has ended, and another has begun.
    case parted

    /// Elements that say nothing of how their text looks. Bold and raised letters, code and the like stand inside words.
    static func mayPart(_ tag: Tag) -> Bool { tag == .span || tag == .a || tag == .time }
}

extension PageBuilder {
    /// Notes that an inline element begins.
    mutating func seamOpens(_ tag: Tag) {
        if seam == .ended, Seam.mayPart(tag) { seam = .parted }
    }

    /// Notes that an inline element ends.
    mutating func seamCloses(_ tag: Tag) {
        if seam == .none, Seam.mayPart(tag), writes { seam = .ended }
    }

    /// Whether two words meet at a seam: a word of at least two letters or digits before it, behind it one that begins
    /// with a capital, or a number behind three letters. One letter alone is a large initial, small letters go on with a word.
    func partsWords(_ next: Range<Int>) -> Bool {
        guard writes, !pendingSpace, next.count > 1 || next.first.map({ isDigit(bytes[$0]) }) == true,
            openCounts[Int(Tag.pre.rawValue)] == 0, openCounts[Int(Tag.code.rawValue)] == 0
        else { return false }
        let before = page.text.suffix(3)
        guard before.suffix(2).count == 2, before.suffix(2).allSatisfy({ isLetter($0) || isDigit($0) }) else {
            return false
        }
        let first = bytes[next.lowerBound]
        if isDigit(first) { return before.count == 3 && before.allSatisfy(isLetter) }
        return (0x41...0x5A).contains(first) && isLetter(bytes[next.lowerBound + 1])
    }

    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
