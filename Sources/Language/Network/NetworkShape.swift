/// The sizes of the network that tags and parses.
///
/// Words come in as vectors of their form, first and last letters and writing; five layers of convolution give each word a
/// state that knows its surroundings; tags are read off that state, and the parser chooses its steps by the states of the
/// words in reach and by what has been attached to them (after Chen and Manning 2014; Kiperwasser and Goldberg 2016).
package enum NetworkShape {
    /// The length of the vector of a form, and of those of its beginning, end and writing.
    package static let wordSize = 64
    package static let prefixSize = 16
    package static let suffixSize = 24
    package static let writingSize = 8
    /// The numbers of rows that hashes of beginnings, ends and writings are spread over.
    package static let prefixes = 4096
    package static let suffixes = 8192
    package static let writings = 128
    /// The length of all of a word's vectors together.
    package static let input = wordSize + prefixSize + suffixSize + writingSize
    /// The length of a word's state in every layer.
    package static let width = 192
    /// How far the neighbours stand that a layer looks at, layer by layer.
    package static let reaches = [1, 1, 2, 3, 5]
    /// The length of the parser's hidden layer.
    package static let hidden = 256
    /// The words whose states the parser looks at: the top three of the stack, the next one, and children of
    /// these that are attached already.
    package static let places = 8
    /// What else it looks at, and how many values each may have.
    package static let views = [64, 64, 64, 64, 64, 64, 64, 64, 16, 16, 16, 64]
}

/// The rows of the tables that the vectors of a word stand in.
package struct NetworkWord: Sendable {
    /// The row of the form; -1 where the form is not known.
    package var form: Int32
    package var prefix: Int32
    package var suffix: Int32
    package var writing: Int32

    /// - Parameters:
    ///   - word: what is known of the form.
    ///   - index: its place in the sentence.
    package init(_ word: FormFacts.Word, index: Int, vocabulary: Vocabulary) {
        form = vocabulary.row(word.key)
        prefix = Int32(Feature.of(201, word.prefix3) >> 52)
        suffix = Int32(Feature.of(202, word.suffix3) >> 51)
        writing = Int32(word.shape & 63) | (index == 0 ? 64 : 0)
    }
}

/// Which forms have a vector of their own, by hash.
package struct Vocabulary: Sendable {
    /// Marks of 32 bits in the order of rows.
    package let marks: [UInt32]
    private var slots: [Int32]

    package init(marks: [UInt32]) {
        self.marks = marks
        var size = 64
        while size < marks.count * 2 { size *= 2 }
        slots = [Int32](repeating: -1, count: size)
        slots.withUnsafeMutableBufferPointer { slots in
            for (row, mark) in marks.enumerated() {
                var slot = Int(mark) & (size - 1)
                while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
                slots[slot] = Int32(row)
            }
        }
    }

    /// The mark of a form's key.
    package static func mark(_ key: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: Feature.of(203, key) >> 32) }

    /// The row of a form; -1 where it has none.
    package func row(_ key: UInt64) -> Int32 { row(mark: Vocabulary.mark(key)) }

    /// The row of a mark; -1 where it has none.
    package func row(mark: UInt32) -> Int32 {
        var slot = Int(mark) & (slots.count - 1)
        while slots[slot] >= 0 {
            if marks[Int(slots[slot])] == mark { return slots[slot] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return -1
    }
}

/// What the parser looks at in a state: words by place, and values by view.
package struct ParserView: Sendable {
    /// The words, one for each of ``NetworkShape/places``; -1 where there is none, or the root.
    package private(set) var words = [Int](repeating: -1, count: NetworkShape.places)
    /// The values, one for each of ``NetworkShape/views``.
    package private(set) var values = [Int](repeating: 0, count: NetworkShape.views.count)

    package init() {}

    /// Looks at a state.
    package mutating func read(_ state: ArcHybrid) {
        words.withUnsafeMutableBufferPointer { words in
            values.withUnsafeMutableBufferPointer { values in
                guard let words = words.baseAddress, let values = values.baseAddress else { return }
                ParserView.read(state, words: words, values: values)
            }
        }
    }

    /// Looks at a state; writes into memory that has room for all words and values.
    static func read(_ state: ArcHybrid, words: UnsafeMutablePointer<Int>, values: UnsafeMutablePointer<Int>) {
        let s0 = state.top(0)
        let s1 = state.top(1)
        let s2 = state.top(2)
        let b0 = state.next
        words[0] = s0
        words[1] = s1
        words[2] = s2
        words[3] = b0 < state.count ? b0 : -1
        words[4] = s0 < 0 ? -1 : Int(state.left1[s0])
        words[5] = s0 < 0 ? -1 : Int(state.right1[s0])
        words[6] = s1 < 0 ? -1 : Int(state.right1[s1])
        words[7] = b0 < state.count ? Int(state.left1[b0]) : -1
        @inline(__always) func label(_ column: [Int32], _ word: Int) -> Int {
            if word < 0 { return 63 }
            let child = Int(column[word])
            return child < 0 ? 62 : Int(state.relation[child])
        }
        values[0] = label(state.left1, s0)
        values[1] = label(state.left2, s0)
        values[2] = label(state.right1, s0)
        values[3] = label(state.right2, s0)
        values[4] = label(state.left1, s1)
        values[5] = label(state.right1, s1)
        values[6] = label(state.left1, b0)
        values[7] = label(state.left2, b0)
        values[8] = s0 < 0 ? 0 : ParserView.bucket(b0 - s0)
        values[9] = s1 < 0 ? 0 : ParserView.bucket(s0 - s1)
        values[10] = s0 < 0 ? 0 : Int(state.leftCount[s0]) << 2 | Int(state.rightCount[s0])
        let missing = (s0 < 0 ? 1 : 0) | (s1 < 0 ? 2 : 0) | (s2 < 0 ? 4 : 0)
        let left = state.count - b0
        values[11] = missing | (left <= 0 ? 8 : 0) | (left <= 1 ? 16 : 0) | (left <= 2 ? 32 : 0)
    }

    @inline(__always) private static func bucket(_ distance: Int) -> Int {
        distance < 6 ? distance : distance < 8 ? 6 : distance < 11 ? 7 : distance < 16 ? 8 : distance < 25 ? 9 : 10
    }
}
