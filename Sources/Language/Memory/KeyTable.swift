/// Values by keys that are hashes already: open addressing over two arrays, without a second hash.
struct KeyTable<Value: BitwiseCopyable & Sendable>: Sendable {
    // 0 marks an empty slot; a key of 0 is kept as 1, as it is no more likely to meet another than any.
    private var keys: [UInt64]
    private var values: [Value?]
    private var shift: UInt64
    /// The number of keys.
    private(set) var count = 0

    /// A table without keys that has room for some before it grows.
    init(room: Int = 16) {
        var bits = 4
        while 1 << bits < room * 2 { bits += 1 }
        keys = [UInt64](repeating: 0, count: 1 << bits)
        values = [Value?](repeating: nil, count: 1 << bits)
        shift = UInt64(64 - bits)
    }

    @inline(__always) private func slot(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> shift)
    }

    /// The value of a key; nil where there is none.
    subscript(key: UInt64) -> Value? {
        @inline(__always) get {
            let key = key == 0 ? 1 : key
            var slot = slot(key)
            while keys[slot] != 0 {
                if keys[slot] == key { return values[slot] }
                slot = (slot + 1) & (keys.count - 1)
            }
            return nil
        }
    }

    /// Sets the value of a key, and gives the one that it had before.
    @discardableResult
    mutating func set(_ key: UInt64, _ value: Value) -> Value? {
        let key = key == 0 ? 1 : key
        var slot = slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key {
                defer { values[slot] = value }
                return values[slot]
            }
            slot = (slot + 1) & (keys.count - 1)
        }
        keys[slot] = key
        values[slot] = value
        count += 1
        if count * 2 > keys.count { grow() }
        return nil
    }

    /// Takes out all keys; the memory stays.
    mutating func removeAll() {
        guard count > 0 else { return }
        for slot in keys.indices { keys[slot] = 0 }
        count = 0
    }

    private mutating func grow() {
        var larger = KeyTable(room: keys.count)
        for slot in keys.indices where keys[slot] != 0 {
            if let value = values[slot] { larger.set(keys[slot], value) }
        }
        self = larger
    }
}
