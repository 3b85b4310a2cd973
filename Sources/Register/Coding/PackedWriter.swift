/// Writes values as packed bytes: whole numbers in as few bytes as they need, strings once each.
///
/// The form is not described inside itself: ``PackedReader`` must read the same values in the same order.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []
    private var strings: [ExactString: Int]
    /// How many strings the reader knows.
    private var count: Int
    /// The end of the span that was written last: most spans begin near it.
    var lastEnd = 0

    /// A writer of nothing yet.
    ///
    /// - Parameter known: strings that need not be written, as their reader knows them too.
    init(known: KnownStrings = KnownStrings([])) {
        strings = known.numbers
        count = known.strings.count
    }

    /// An unsigned number, seven bits a byte, the lowest first (LEB128).
    mutating func write(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    /// A number of either sign; small ones of both take one byte (zigzag).
    mutating func write(_ value: Int) {
        write(UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63)))
    }

    /// Eight bytes, the lowest first.
    mutating func writeWhole(_ value: UInt64) {
        for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> UInt64(shift))) }
    }

    mutating func write(_ value: Double) { writeWhole(value.bitPattern) }

    mutating func write(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// A string: its number where it was written before, else 0 and its bytes.
    mutating func write(_ value: String) {
        if let known = strings[ExactString(value)] {
            write(UInt64(known))
            return
        }
        know(value)
        write(UInt64(0))
        write(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    /// Takes a string as written, that the reader comes to know otherwise.
    mutating func know(_ value: String) {
        count += 1
        if strings[ExactString(value)] == nil { strings[ExactString(value)] = count }
    }

    /// An id of a kind and sixteen hexadecimal digits, `event:00ab…`, in nine bytes where the kind is known; any other whole.
    mutating func write(contentID id: String) {
        guard let parts = PackedID(id) else {
            write(false)
            write(id)
            return
        }
        write(true)
        write(parts.kind)
        writeWhole(parts.digits)
    }

    /// Whether there is a value, and the value.
    mutating func write<Value>(_ value: Value?, _ body: (Value, inout PackedWriter) -> Void) {
        write(value != nil)
        if let value { body(value, &self) }
    }

    /// How many there are, and each.
    mutating func write<Value>(_ values: [Value], _ body: (Value, inout PackedWriter) -> Void) {
        write(UInt64(values.count))
        for value in values { body(value, &self) }
    }
}

/// A string that equals only what has the same bytes: `é` of one scalar and of two are the same string to Swift, and other
/// words to whoever is to find them again.
struct ExactString: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (one: ExactString, other: ExactString) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

    func hash(into hasher: inout Hasher) {
        let isWhole: Void? = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: .init($0)) }
        if isWhole == nil { for byte in text.utf8 { hasher.combine(byte) } }
    }
}

/// An id of ``ContentID``'s form in its two parts.
struct PackedID {
    /// What stands before the colon.
    var kind: String
    /// The sixteen digits behind it.
    var digits: UInt64

    init(kind: String, digits: UInt64) {
        self.kind = kind
        self.digits = digits
    }

    /// The parts of an id; nil where it has another form.
    init?(_ id: String) {
        let parts = id.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].utf8.count == 16,
            parts[1].utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) }),
            let digits = UInt64(parts[1], radix: 16)
        else { return nil }
        self.init(kind: String(parts[0]), digits: digits)
    }

    /// The id.
    var id: String {
        let text = String(digits, radix: 16)
        return kind + ":" + String(repeating: "0", count: 16 - text.utf8.count) + text
    }
}
