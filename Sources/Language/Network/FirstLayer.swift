import CKernels

/// What the vectors of a word give to the first layer of convolution.
///
/// The layer is linear in them, so that it is worked out once for each word that differs and kept: most words of a text
/// have stood in it before. What is kept never changes a result.
final class FirstLayer {
    private let network: Network
    /// The columns of each table's vectors.
    private let columns: [Range<Int>]
    /// What bytes that are 128 too large add to the sums, table by table.
    private let shifts: [[Int32]]
    private let length: Int
    private let input: Scratch<UInt8>
    private let sums: Scratch<Int32>

    /// The number of words that are kept until all are given up.
    private static let kept = 8192
    /// A sentence's words stay together, so that there is room for the longest behind the last that is kept.
    private let capacity: Int
    /// What each row is for, and the row, one behind the other.
    private let rows: UnsafeMutableRawPointer
    private let stride: Int
    private var count = 0
    /// Open addressing: the rows by the word, -1 where there is none.
    private let slots: UnsafeMutablePointer<Int32>
    private static let slotCount = 4 * kept

    /// All that the vectors of a word depend on.
    private struct Key: Equatable {
        var form: UInt64
        var prefix: UInt64
        var suffix: UInt64
        /// How it is written, and whether it is the first of the sentence.
        var writing: UInt64

        @inline(__always) var slot: Int {
            let mixed = (form ^ writing &* 0x9E37_79B9_7F4A_7C15 ^ suffix &* 0xBF58_476D_1CE4_E5B9) &+ prefix
            return Int(truncatingIfNeeded: (mixed &* 0x94D0_49BB_1331_11EB) >> 40) & (slotCount - 1)
        }
    }

    /// - Parameter longest: the number of words of the longest sentence.
    init(_ network: Network, longest: Int) {
        self.network = network
        let layer = network.layers[0]
        length = layer.rows
        input = Scratch(layer.width)
        sums = Scratch(layer.rows)
        var columns: [Range<Int>] = []
        for table in network.tables {
            let first = columns.last?.upperBound ?? 0
            columns.append(first..<first + table.width)
        }
        self.columns = columns
        shifts = columns.map { layer.shifts(columns: $0) }
        capacity = FirstLayer.kept + longest
        stride = 64 + length * MemoryLayout<Float>.stride
        precondition(MemoryLayout<Key>.stride <= 64)
        // Memory that no word comes to is never touched.
        rows = .allocate(byteCount: capacity * stride, alignment: 64)
        slots = .allocate(capacity: FirstLayer.slotCount)
        slots.initialize(repeating: -1, count: FirstLayer.slotCount)
    }

    deinit {
        rows.deallocate()
        slots.deallocate()
    }

    /// Makes room for a sentence; rows that were handed out before are good no longer.
    func startSentence(_ words: Int) {
        precondition(words <= capacity - FirstLayer.kept)
        guard count >= FirstLayer.kept else { return }
        count = 0
        slots.update(repeating: -1, count: FirstLayer.slotCount)
    }

    /// The row of a word: what it gives to the word behind it, to itself and to the word before it.
    func row(_ word: FormFacts.Word, isFirst: Bool) -> UnsafePointer<Float> {
        let key = Key(
            form: word.key, prefix: word.prefix3, suffix: word.suffix3, writing: word.shape << 1 | (isFirst ? 1 : 0))
        var slot = key.slot
        while slots[slot] >= 0 {
            let known = rows + Int(slots[slot]) * stride
            if known.load(as: Key.self) == key {
                return UnsafePointer((known + 64).assumingMemoryBound(to: Float.self))
            }
            slot = (slot + 1) & (FirstLayer.slotCount - 1)
        }
        let row = rows + count * stride
        row.storeBytes(of: key, as: Key.self)
        let target = (row + 64).bindMemory(to: Float.self, capacity: length)
        write(NetworkWord(word, index: isFirst ? 0 : 1, vocabulary: network.vocabulary), to: target)
        slots[slot] = Int32(count)
        count += 1
        return UnsafePointer(target)
    }

    /// Works out a row from the tables.
    func write(_ word: NetworkWord, to target: UnsafeMutablePointer<Float>) {
        target.initialize(repeating: 0, count: length)
        let layer = network.layers[0]
        for (table, row) in [word.form, word.prefix, word.suffix, word.writing].enumerated() where row >= 0 {
            let matrix = network.tables[table]
            for index in 0..<matrix.width {
                // The kernel takes bytes without sign.
                input[index] = UInt8(bitPattern: matrix.weights[Int(row) * matrix.width + index]) ^ 0x80
            }
            layer.multiply(input.start, step: 0, count: 1, columns: columns[table], sums.start)
            chancery_widen(sums.start, shifts[table], matrix.scales[0], Int64(length), target)
        }
    }
}
