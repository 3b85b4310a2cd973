/// Addresses of pages and mailboxes, which stay one word.
enum Addresses {
    /// The atoms of the address in a run; nil where there is none.
    static func range(_ atoms: [Atom], _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        guard atoms.count >= 3 else { return nil }
        for index in atoms.indices.dropLast(2) where atoms[index].kind == .letters {
            let next = atoms[index + 1]
            let isScheme =
                bytes[next.start] == 0x3A && atoms[index + 2].end - atoms[index + 2].start == 2
                && bytes[atoms[index + 2].start] == 0x2F
            let isHost =
                bytes[next.start] == 0x2E && atoms[index].end - atoms[index].start == 3
                && (atoms[index].start..<atoms[index].end).allSatisfy { bytes[$0] | 0x20 == 0x77 }
            let isMailbox =
                bytes[next.start] == 0x40 && atoms[index + 2].kind == .letters && index + 4 < atoms.count
                && bytes[atoms[index + 3].start] == 0x2E && atoms[index + 4].kind == .letters
            guard isScheme || isHost || isMailbox else { continue }
            var first = index
            if isMailbox {
                while first > 0,
                    atoms[first - 1].kind != .mark || [0x2E, 0x2D, 0x5F].contains(bytes[atoms[first - 1].start])
                {
                    first -= 1
                }
            }
            var end = atoms.count
            while end > index + 3, atoms[end - 1].kind == .mark, isClosing(bytes[atoms[end - 1].start]) { end -= 1 }
            return first..<end
        }
        return nil
    }

    private static func isClosing(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x22, 0x27, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3E, 0x3F, 0x5D, 0x7D, 0xE2: true
        default: false
        }
    }
}
