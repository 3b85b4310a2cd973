/// Numbers by the hash of a word: open addressing over flat arrays.
struct WordIndex: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private let mask: Int

    init(capacity: Int) {
        var size = 16
        while size < capacity * 2 { size *= 2 }
        keys = [UInt64](repeating: 0, count: size)
        values = [UInt32](repeating: 0, count: size)
        mask = size - 1
    }

    /// A hash of bytes (FNV-1a, 64 bits); never 0.
    @inline(__always)
    static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var hash = basis
        for byte in bytes { hash = extend(hash, byte) }
        return hash == 0 ? 1 : hash
    }

    /// The hash of no bytes, and that of some bytes and one more.
    static let basis: UInt64 = 0xcbf2_9ce4_8422_2325

    @inline(__always)
    static func extend(_ hash: UInt64, _ byte: UInt8) -> UInt64 { (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

    /// Sets the number of a hash. The index must not be filled beyond the capacity it was made for.
    mutating func insert(_ hash: UInt64, _ value: UInt32) {
        var slot = self.slot(hash)
        while keys[slot] != 0, keys[slot] != hash { slot = (slot + 1) & mask }
        keys[slot] = hash
        values[slot] = value
    }

    /// The number of a hash.
    @inline(__always)
    func value(_ hash: UInt64) -> UInt32? {
        var slot = self.slot(hash)
        while keys[slot] != 0 {
            if keys[slot] == hash { return values[slot] }
            slot = (slot + 1) & mask
        }
        return nil
    }

    @inline(__always)
    private func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ hash >> 29) & mask }
}

/// Words by their hashes, each once: what a line is asked for word by word, as ``WordIndex`` looks it up.
struct WordSet: Sendable {
    private var index: WordIndex
    /// How many words there are.
    private(set) var count = 0

    var isEmpty: Bool { count == 0 }

    init(_ hashes: some Collection<UInt64>) {
        index = WordIndex(capacity: hashes.count)
        for hash in hashes where index.value(hash) == nil {
            index.insert(hash, 1)
            count += 1
        }
    }

    @inline(__always)
    func contains(_ hash: UInt64) -> Bool { index.value(hash) != nil }

    /// How many of some words are here; a word that stands twice counts twice.
    func shared(_ words: [UInt64]) -> Int {
        var shared = 0
        for word in words where contains(word) { shared += 1 }
        return shared
    }
}
