/// Reads what ``PackedWriter`` wrote. Damaged bytes give an error, never a trap.
struct PackedReader {
    /// That bytes are not what they should be.
    struct Damage: Error {}

    private let bytes: [UInt8]
    private var position = 0
    private var strings: [String]
    /// The form of the bytes; see ``PackedReading/version``.
    let form: Int
    /// The end of the span that was read last.
    var lastEnd = 0

    /// - Parameters:
    ///   - known: the strings that the writer did not write; in the first form there were none.
    ///   - form: that of a document's row, where an older program may have written it.
    init(_ bytes: [UInt8], known: KnownStrings = KnownStrings([]), form: Int = PackedReading.version) {
        self.bytes = bytes
        self.form = form
        strings = form > 1 ? known.strings : []
    }

    /// Whether all bytes are read.
    var isAtEnd: Bool { position == bytes.count }

    private mutating func byte() throws(Damage) -> UInt8 {
        guard position < bytes.count else { throw Damage() }
        defer { position += 1 }
        return bytes[position]
    }

    mutating func unsigned() throws(Damage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            guard shift < 64 else { throw Damage() }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
        }
    }

    mutating func integer() throws(Damage) -> Int {
        let value = try unsigned()
        return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
    }

    /// A count of things of which each takes a byte at least.
    mutating func count() throws(Damage) -> Int {
        let value = try unsigned()
        guard value <= UInt64(bytes.count - position) else { throw Damage() }
        return Int(value)
    }

    mutating func whole() throws(Damage) -> UInt64 {
        guard position + 8 <= bytes.count else { throw Damage() }
        var value: UInt64 = 0
        for offset in 0..<8 { value |= UInt64(bytes[position + offset]) << UInt64(8 * offset) }
        position += 8
        return value
    }

    mutating func double() throws(Damage) -> Double { Double(bitPattern: try whole()) }

    mutating func flag() throws(Damage) -> Bool { try byte() != 0 }

    mutating func string() throws(Damage) -> String {
        let number = try unsigned()
        if number > 0 {
            guard number <= UInt64(strings.count) else { throw Damage() }
            return strings[Int(number) - 1]
        }
        let length = try count()
        let text = String(decoding: bytes[position..<(position + length)], as: UTF8.self)
        position += length
        strings.append(text)
        return text
    }

    /// Takes a string as read; see ``PackedWriter/know(_:)``.
    mutating func know(_ value: String) { strings.append(value) }

    mutating func contentID() throws(Damage) -> String {
        guard try flag() else { return try string() }
        let kind = try string()
        return PackedID(kind: kind, digits: try whole()).id
    }

    mutating func optional<Value>(_ body: (inout PackedReader) throws(Damage) -> Value) throws(Damage) -> Value? {
        try flag() ? try body(&self) : nil
    }

    mutating func list<Value>(_ body: (inout PackedReader) throws(Damage) -> Value) throws(Damage) -> [Value] {
        let count = try count()
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    /// A case by its raw value.
    mutating func choice<Value: RawRepresentable<String>>(_ type: Value.Type) throws(Damage) -> Value {
        guard let value = Value(rawValue: try string()) else { throw Damage() }
        return value
    }
}
