/// Numbers of words, looked up by hash.
struct WordTable: Sendable {
    static let seed: UInt32 = 0x811C_9DC5
    static let prime: UInt32 = 0x0100_0193

    private var keys: [UInt8] = []
    private var keyStart: [Int32] = [0]
    /// Open addressing: hash in the upper half, word number in the lower.
    private var slots: [UInt64] = []
    private var mask = 0
    /// The longest known word; a longer one is not looked up.
    private var longest = 0

    /// A table of words in small letters; the first has number 1.
    init(_ words: [[UInt8]]) {
        var size = 1024
        while size < words.count * 4 { size *= 2 }
        slots = [UInt64](repeating: 0, count: size)
        mask = size - 1
        for (index, word) in words.enumerated() {
            keys.append(contentsOf: word)
            keyStart.append(Int32(keys.count))
            longest = max(longest, word.count)
            var hash = WordTable.seed
            for byte in word { hash = (hash ^ UInt32(byte)) &* WordTable.prime }
            var slot = Int(hash) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt64(hash) << 32 | UInt64(index + 1)
        }
    }

    /// The number of a word of the text; 0 where it is not known.
    @inline(__always)
    func word(_ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int, _ hash: UInt32) -> UInt16 {
        guard to - from <= longest else { return 0 }
        var slot = Int(hash) & mask
        while true {
            let entry = slots[slot]
            if entry == 0 { return 0 }
            if UInt32(truncatingIfNeeded: entry >> 32) == hash {
                let number = Int(entry & 0xFFFF)
                if matches(number, text, from, to) { return UInt16(truncatingIfNeeded: number) }
            }
            slot = (slot + 1) & mask
        }
    }

    private func matches(_ number: Int, _ text: UnsafeBufferPointer<UInt8>, _ from: Int, _ to: Int) -> Bool {
        let start = Int(keyStart[number - 1])
        guard Int(keyStart[number]) - start == to - from else { return false }
        for index in 0..<to - from {
            let byte = text[from + index]
            let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
            if folded != keys[start + index] { return false }
        }
        return true
    }
}
