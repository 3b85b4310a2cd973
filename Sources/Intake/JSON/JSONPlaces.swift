/// Finds where the members of objects and the elements of arrays stand in a JSON text, without reading them.
///
/// For readers that must lead back to the bytes: a value is then read from its own range.
struct JSONPlaces {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The members of the object at the beginning of a range: names as they stand, between their quotes, and the bytes of
    /// the values. What a broken object holds before it breaks is given, and `isWhole` is false.
    func members(_ range: Range<Int>) -> (members: [(name: Range<Int>, value: Range<Int>)], isWhole: Bool) {
        var members: [(name: Range<Int>, value: Range<Int>)] = []
        guard var at = begin(range, UInt8(ascii: "{")) else { return (members, false) }
        while true {
            at = skipSpace(at, range.upperBound)
            if at < range.upperBound, bytes[at] == UInt8(ascii: "}") { return (members, true) }
            guard let name = value(at, range.upperBound), bytes[name.lowerBound] == 0x22 else {
                return (members, false)
            }
            at = skipSpace(name.upperBound, range.upperBound)
            guard at < range.upperBound, bytes[at] == UInt8(ascii: ":"), let value = value(at + 1, range.upperBound)
            else { return (members, false) }
            members.append(((name.lowerBound + 1)..<(name.upperBound - 1), value))
            at = skipSpace(value.upperBound, range.upperBound)
            if at < range.upperBound, bytes[at] == UInt8(ascii: ",") { at += 1 }
        }
    }

    /// The elements of the array at the beginning of a range; as for ``members(_:)`` where it breaks.
    func elements(_ range: Range<Int>) -> (elements: [Range<Int>], isWhole: Bool) {
        var elements: [Range<Int>] = []
        guard var at = begin(range, UInt8(ascii: "[")) else { return (elements, false) }
        while true {
            at = skipSpace(at, range.upperBound)
            if at < range.upperBound, bytes[at] == UInt8(ascii: "]") { return (elements, true) }
            guard let value = value(at, range.upperBound) else { return (elements, false) }
            elements.append(value)
            at = skipSpace(value.upperBound, range.upperBound)
            if at < range.upperBound, bytes[at] == UInt8(ascii: ",") { at += 1 }
        }
    }

    /// The rest of a broken object or array: from where a value begins that does not end.
    func rest(behind range: Range<Int>?, in whole: Range<Int>) -> Range<Int> {
        (range?.upperBound ?? whole.lowerBound)..<whole.upperBound
    }

    private func begin(_ range: Range<Int>, _ bracket: UInt8) -> Int? {
        let at = skipSpace(range.lowerBound, range.upperBound)
        return at < range.upperBound && bytes[at] == bracket ? at + 1 : nil
    }

    private func skipSpace(_ from: Int, _ end: Int) -> Int {
        var at = from
        while at < end, bytes[at] <= 0x20 { at += 1 }
        return at
    }

    /// The bytes of the value at an offset; nil where none begins there or it does not end.
    private func value(_ from: Int, _ end: Int) -> Range<Int>? {
        let start = skipSpace(from, end)
        guard start < end else { return nil }
        var at = start
        var depth = 0
        repeat {
            guard at < end else { return nil }
            switch bytes[at] {
            case 0x22:
                at += 1
                while at < end, bytes[at] != 0x22 { at += bytes[at] == 0x5C ? 2 : 1 }
                guard at < end else { return nil }
                at += 1
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                depth += 1
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                guard depth > 0 else { return nil }
                depth -= 1
                at += 1
            case UInt8(ascii: ","), UInt8(ascii: ":"):
                guard depth > 0 else { return nil }
                at += 1
            case 0...0x20: at += 1
            default:
                while at < end, bytes[at] > 0x20, bytes[at] != 0x2C, bytes[at] != 0x5D, bytes[at] != 0x7D,
                    bytes[at] != 0x3A,
                    bytes[at] != 0x22, bytes[at] != 0x5B, bytes[at] != 0x7B
                { at += 1 }
            }
        } while depth > 0
        return start..<at
    }
}
