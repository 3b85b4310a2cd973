/// A stretch of one kind of sign inside a run of text without white space: what tokens are joined from.
struct Atom {
    enum Kind: UInt8 {
        case letters, digits, mark, sign
        /// The sign of a currency: all are used alike, though the treebanks know little but `$`.
        case currency
    }

    var start: Int
    var end: Int
    var kind: Kind
    /// Hash of the form in lower case (ASCII).
    var hash: UInt64
    /// How its letters are written: 0 none, 1 small, 2 first capital, 3 all capitals, 4 mixed.
    var writing: UInt8
}

/// The signs of text, by their first bytes of UTF-8.
enum Sign {
    case space, lineBreak, letter, digit, mark, sign, currency

    /// The sign at a position, and its length in bytes.
    @inline(__always)
    static func at(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>, end: Int) -> (sign: Sign, length: Int) {
        let byte = bytes[position]
        if byte < 0x80 { return (ascii(byte), 1) }
        return wide(position, bytes, end: end)
    }

    @inline(__always) private static func ascii(_ byte: UInt8) -> Sign {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A: .letter
        case 0x30...0x39: .digit
        case 0x0A: .lineBreak
        case 0...0x20, 0x7F: .space
        case 0x24: .currency
        default: .mark
        }
    }

    private static func wide(_ position: Int, _ bytes: UnsafeBufferPointer<UInt8>, end: Int) -> (Sign, Int) {
        let byte = bytes[position]
        let length = min(byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1, end - position)
        let second = length > 1 ? bytes[position + 1] : 0
        let third = length > 2 ? bytes[position + 2] : 0
        switch (byte, second) {
        case (0xC2, 0xA0), (0xC2, 0x85): return (.space, length)
        case (0xC2, 0xAA), (0xC2, 0xB5), (0xC2, 0xBA): return (.letter, length)
        case (0xC2, 0xA2...0xA5): return (.currency, length)
        case (0xC2, _): return (.mark, length)
        case (0xC3, 0x97), (0xC3, 0xB7): return (.mark, length)
        case (0xE2, 0x80):
            if third >= 0x80 && third <= 0x8A || third == 0xAF { return (.space, length) }
            if third == 0xA8 || third == 0xA9 { return (.lineBreak, length) }
            // Marks of direction and joiners of no width belong to what they stand in.
            if third >= 0x8B && third <= 0x8F || third >= 0xAA && third <= 0xAE { return (.letter, length) }
            return (.mark, length)
        case (0xE2, 0x81): return (third == 0x9F ? .space : .mark, length)
        case (0xE1, 0x9A): return (third == 0x80 ? .space : .letter, length)
        case (0xE2, 0x82) where third >= 0xA0: return (.currency, length)
        case (0xE2, 0x82...0xAF), (0xE2, 0xB8...0xB9): return (.sign, length)
        case (0xE3, 0x80): return (third == 0x80 ? .space : third < 0xA0 ? .mark : .letter, length)
        case (0xEF, 0xBB): return (third == 0xBF ? .space : .letter, length)
        case (0xEF, 0xBC): return (third <= 0x8F ? .mark : .letter, length)
        case (0xF0, 0x9F): return (.sign, length)
        default: return (.letter, length)
        }
    }
}

/// Cuts a run of text into atoms.
struct AtomReader {
    /// The atoms of the run.
    private(set) var atoms: [Atom] = []
    /// Words that are two, by the hash of their form, and where to cut: `can|not`.
    private let contractions: KeyTable<Int>

    init(contractions: KeyTable<Int>) { self.contractions = contractions }

    /// Reads from a position up to the next white space.
    ///
    /// - Returns: the position after the run.
    mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to limit: Int) -> Int {
        atoms.removeAll(keepingCapacity: true)
        var position = start
        while position < limit {
            let (sign, length) = Sign.at(position, bytes, end: limit)
            let first = position
            var hash: UInt64 = 0xcbf2_9ce4_8422_2325
            switch sign {
            case .space, .lineBreak: return position
            case .letter, .digit:
                let isLetter = sign == .letter
                var capitals = 0
                var count = 0
                var startsCapital = false
                var next = length
                repeat {
                    let byte = bytes[position]
                    let isCapital =
                        byte >= 0x41 && byte <= 0x5A || byte == 0xC3 && next == 2 && bytes[position + 1] < 0x9F
                    if isCapital {
                        capitals += 1
                        if count == 0 { startsCapital = true }
                    }
                    count += 1
                    for index in position..<position + next {
                        let byte = bytes[index]
                        hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x100_0000_01b3
                    }
                    position += next
                    if position >= limit { break }
                    let (sign, length) = Sign.at(position, bytes, end: limit)
                    guard sign == (isLetter ? .letter : .digit) else { break }
                    next = length
                } while true
                let writing: UInt8 =
                    !isLetter
                    ? 0
                    : capitals == 0 ? 1 : capitals == count && count > 1 ? 3 : startsCapital && capitals == 1 ? 2 : 4
                atoms.append(
                    Atom(start: first, end: position, kind: isLetter ? .letters : .digits, hash: hash, writing: writing)
                )
                if isLetter { cutContraction(bytes) }
            case .mark, .sign, .currency:
                // The same mark again and again is one atom.
                repeat {
                    position += length
                } while position + length <= limit
                    && (0..<length).allSatisfy { bytes[position + $0] == bytes[first + $0] }
                if sign == .currency {
                    for _ in 0..<(position - first) / length { hash = (hash ^ 0x24) &* 0x100_0000_01b3 }
                } else {
                    for index in first..<position { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01b3 }
                }
                let kind: Atom.Kind = sign == .mark ? .mark : sign == .sign ? .sign : .currency
                atoms.append(Atom(start: first, end: position, kind: kind, hash: hash, writing: 0))
            }
        }
        return position
    }

    /// Cuts the last letters where a contraction joins two words: `do` + `n` before `'t`; `can` + `not`.
    private mutating func cutContraction(_ bytes: UnsafeBufferPointer<UInt8>) {
        let last = atoms.count - 1
        let atom = atoms[last]
        if atom.end - atom.start == 1, bytes[atom.start] | 0x20 == 0x74, last >= 2,
            atoms[last - 2].kind == .letters, atoms[last - 2].end - atoms[last - 2].start > 1,
            bytes[atoms[last - 2].end - 1] | 0x20 == 0x6E, AtomReader.isApostrophe(atoms[last - 1], bytes)
        {
            cut(last - 2, at: atoms[last - 2].end - 1, bytes)
        } else if atom.end - atom.start <= 9, let offset = contractions[atom.hash] {
            cut(last, at: atom.start + offset, bytes)
        }
    }

    /// Whether an atom is `'` or `’`.
    static func isApostrophe(_ atom: Atom, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        let length = atom.end - atom.start
        return length == 1 && bytes[atom.start] == 0x27
            || length == 3 && bytes[atom.start] == 0xE2 && bytes[atom.start + 1] == 0x80
                && bytes[atom.start + 2] == 0x99
    }

    private mutating func cut(_ index: Int, at position: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
        let atom = atoms[index]
        guard position > atom.start, position < atom.end else { return }
        func part(_ range: Range<Int>) -> Atom {
            Atom(
                start: range.lowerBound, end: range.upperBound, kind: .letters, hash: LowerHash.of(bytes, range),
                writing: atom.writing)
        }
        atoms[index] = part(atom.start..<position)
        atoms.insert(part(position..<atom.end), at: index + 1)
    }
}

/// Hash of bytes with ASCII letters in lower case.
enum LowerHash {
    @inline(__always) static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for index in range {
            let byte = bytes[index]
            hash = (hash ^ UInt64(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)) &* 0x100_0000_01b3
        }
        return hash
    }
}
