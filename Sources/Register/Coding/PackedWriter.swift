/// Writes values as packed bytes: whole numbers in as few bytes as they need, strings once each.
///
/// The form is not described inside itself: ``PackedReader`` must read the same values in the same order.
struct PackedWriter {
    private(set) var bytes: [UInt8] = []
    private var strings: [String: Int] = [:]

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
        if let known = strings[value] {
            write(UInt64(known))
            return
        }
        strings[value] = strings.count + 1
        write(UInt64(0))
        write(UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
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
