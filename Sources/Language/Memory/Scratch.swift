/// Memory for numbers that are worked out again and again: it grows where it must, and begins at the border of a cache line.
///
/// Not `Sendable`: one worker has it at a time.
final class Scratch<Number: BitwiseCopyable> {
    private(set) var start: UnsafeMutablePointer<Number>
    private(set) var count: Int

    /// Room for some numbers, all of whose bytes are zero.
    init(_ count: Int = 64) {
        self.count = count
        start = Scratch.room(count)
    }

    deinit { start.deallocate() }

    /// Makes room; where there was too little, what stood there is lost.
    func reserve(_ needed: Int) {
        guard needed > count else { return }
        start.deallocate()
        count = max(needed, count * 2)
        start = Scratch.room(count)
    }

    private static func room(_ count: Int) -> UnsafeMutablePointer<Number> {
        let bytes = max(64, count * MemoryLayout<Number>.stride)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
        memory.initializeMemory(as: UInt8.self, repeating: 0, count: bytes)
        return memory.bindMemory(to: Number.self, capacity: count)
    }

    @inline(__always) subscript(index: Int) -> Number {
        get { start[index] }
        set { start[index] = newValue }
    }
}
