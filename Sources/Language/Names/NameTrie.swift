import SourceText

/// Finds the surface forms of a gazetteer in a text: a trie over units of bytes, matched longest first.
///
/// A unit is a run of letters and digits (bytes from 0x80 up are letters) or one other visible byte; white space only
/// separates. So a form is found however a tokenizer cuts it: `U.S.`, `Al-Jazeera`, `Washington, D.C.`. Cost is linear:
/// from each unit at most as many steps as the longest form has units.
struct NameTrie: Sendable {
    /// A form found in a text.
    struct Match: Sendable, Hashable {
        /// Its bytes.
        var span: Span
        /// The node at which the form ends; see `surfaces(of:)`.
        var node: Int32
    }

    /// The surfaces that end at each node, as ranges of ``ending``.
    private var endings: [Range<Int32>] = []
    private var ending: [Int32] = []
    /// The next node, by node and unit.
    private var steps: KeyTable<Int32>
    /// The gazetteer's surfaces.
    let surfaces: [Gazetteer.Surface]

    /// The surfaces of a match, in the order of the gazetteer.
    func surfaces(of match: Match) -> some RandomAccessCollection<Gazetteer.Surface> {
        ending[Int(endings[Int(match.node)].lowerBound)..<Int(endings[Int(match.node)].upperBound)].lazy.map {
            surfaces[Int($0)]
        }
    }

    init(_ gazetteer: Gazetteer) {
        surfaces = gazetteer.surfaces
        var growing = GrowingTrie(room: gazetteer.surfaces.count * 2)
        for (index, surface) in gazetteer.surfaces.enumerated() {
            var text = surface.text
            text.withUTF8 { growing.insert($0, Int32(index)) }
            // Headlines in capitals; short words in capitals are acronyms of something else more often.
            guard surface.use != .acronym, text.utf8.count > 4 else { continue }
            var capitals = NameTrie.uppercased(text)
            capitals.withUTF8 { growing.insert($0, Int32(index)) }
        }
        steps = growing.steps
        endings.reserveCapacity(growing.first.count)
        ending.reserveCapacity(growing.links.count)
        for start in growing.first {
            let begin = Int32(ending.count)
            var link = start
            while link >= 0 {
                ending.append(growing.links[Int(link)].surface)
                link = growing.links[Int(link)].next
            }
            endings.append(begin..<Int32(ending.count))
        }
    }

    /// Capitals, by a short way for ASCII.
    private static func uppercased(_ text: String) -> String {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return text.uppercased() }
        return String(decoding: text.utf8.map { $0 >= 0x61 && $0 <= 0x7A ? $0 & 0xDF : $0 }, as: UTF8.self)
    }

    fileprivate static func key(_ node: Int32, _ unit: UInt64) -> UInt64 {
        var key = unit ^ (UInt64(UInt32(bitPattern: node)) &* 0x9E37_79B9_7F4A_7C15)
        key ^= key >> 29
        key = key &* 0xBF58_476D_1CE4_E5B9
        return key ^ (key >> 32)
    }

    private func step(_ node: Int32, _ unit: UInt64) -> Int32 { steps[NameTrie.key(node, unit)] ?? -1 }

    /// The longest form that begins at each unit of a range of bytes, in order, without overlap.
    func matches(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, into found: inout [Match]) {
        guard surfaces.count > 0 else { return }
        var reader = UnitReader(position: range.lowerBound, end: range.upperBound)
        while let first = reader.next(bytes) {
            var node = step(0, first.hash)
            guard node >= 0 else { continue }
            var longest: (node: Int32, reader: UnitReader)?
            var ahead = reader
            if !endings[Int(node)].isEmpty { longest = (node, ahead) }
            while let unit = ahead.next(bytes) {
                node = step(node, unit.hash)
                if node < 0 { break }
                if !endings[Int(node)].isEmpty { longest = (node, ahead) }
            }
            guard let longest else { continue }
            found.append(Match(span: Span(first.start, longest.reader.position), node: longest.node))
            reader = longest.reader
        }
    }
}

/// A trie while forms are put into it.
private struct GrowingTrie {
    /// The next node, by node and unit.
    var steps: KeyTable<Int32>
    /// The surfaces that end at a node, as a list of links: the first and the last of each node, the next of each link.
    var first: [Int32] = [-1]
    var last: [Int32] = [-1]
    var links: [(surface: Int32, next: Int32)] = []

    init(room: Int) {
        steps = KeyTable(room: room)
        first.reserveCapacity(room)
        last.reserveCapacity(room)
        links.reserveCapacity(room)
    }

    mutating func insert(_ bytes: UnsafeBufferPointer<UInt8>, _ surface: Int32) {
        var node: Int32 = 0
        var units = UnitReader(end: bytes.count)
        while let unit = units.next(bytes) {
            let key = NameTrie.key(node, unit.hash)
            if let next = steps[key] {
                node = next
            } else {
                node = Int32(first.count)
                first.append(-1)
                last.append(-1)
                steps.set(key, node)
            }
        }
        guard node != 0 else { return }
        var link = first[Int(node)]
        while link >= 0 {
            if links[Int(link)].surface == surface { return }
            link = links[Int(link)].next
        }
        link = Int32(links.count)
        links.append((surface, -1))
        if last[Int(node)] >= 0 { links[Int(last[Int(node)])].next = link } else { first[Int(node)] = link }
        last[Int(node)] = link
    }
}

/// Reads the units of a text one after another.
struct UnitReader {
    /// The byte after the last unit.
    var position = 0
    let end: Int

    init(position: Int = 0, end: Int) {
        self.position = position
        self.end = end
    }

    /// The next unit: its first byte and a hash of its bytes, a typographic apostrophe read as a plain one.
    mutating func next(_ bytes: UnsafeBufferPointer<UInt8>) -> (start: Int, hash: UInt64)? {
        while position < end, bytes[position] <= 0x20 { position += 1 }
        guard position < end else { return nil }
        let start = position
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        if isApostrophe(bytes) {
            position += 3
            return (start, (hash ^ 0x27) &* 0x100_0000_01b3)
        }
        guard UnitReader.isLetter(bytes[position]) else {
            hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01b3
            position += 1
            return (start, hash)
        }
        while position < end, UnitReader.isLetter(bytes[position]), !isApostrophe(bytes) {
            hash = (hash ^ UInt64(bytes[position])) &* 0x100_0000_01b3
            position += 1
        }
        return (start, hash)
    }

    private func isApostrophe(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        bytes[position] == 0xE2 && position + 2 < end && bytes[position + 1] == 0x80 && bytes[position + 2] == 0x99
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x41 && byte <= 0x5A)
            || (byte >= 0x30 && byte <= 0x39)
    }
}
