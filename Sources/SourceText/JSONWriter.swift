/// Writes JSON Lines into a byte buffer: keys in the order given, no white space, the same bytes every time.
///
/// ```swift
/// var json = JSONWriter()
/// json.object {
///     $0.member("record", "document")
///     $0.member("span", Span(3, 9))
///     $0.member("title", nil as String?)   // left out
/// }
/// json.endLine()
/// ```
public struct JSONWriter: Sendable {
    /// What was written so far, UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer that has written nothing.
    public init() {}

    /// Forgets what was written and keeps the memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    /// Ends a row.
    public mutating func endLine() {
        bytes.append(0x0A)
        needsComma = false
    }

    private mutating func separate() {
        if needsComma { bytes.append(0x2C) }
        needsComma = true
    }

    /// An object; its members are written by `body`.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(0x7B)
        needsComma = false
        body(&self)
        bytes.append(0x7D)
        needsComma = true
    }

    /// An array; its elements are written by `body`.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        separate()
        bytes.append(0x5B)
        needsComma = false
        body(&self)
        bytes.append(0x5D)
        needsComma = true
    }

    /// The name of the member whose value comes next.
    public mutating func key(_ name: String) {
        separate()
        quote(name)
        bytes.append(0x3A)
        needsComma = false
    }

    /// A string, escaped where RFC 8259 demands it and nowhere else.
    public mutating func value(_ text: String) {
        separate()
        quote(text)
    }

    /// A whole number.
    public mutating func value(_ number: Int) {
        separate()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// A number in its shortest exact form, whole numbers without a fraction; `null` where it is not finite.
    public mutating func value(_ number: Double) {
        separate()
        if !number.isFinite {
            bytes.append(contentsOf: "null".utf8)
        } else if number == number.rounded(), abs(number) < 1e15 {
            bytes.append(contentsOf: String(Int64(number)).utf8)
        } else {
            bytes.append(contentsOf: number.description.utf8)
        }
    }

    /// `true` or `false`.
    public mutating func value(_ flag: Bool) {
        separate()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// A span as `[start, end]`.
    public mutating func value(_ span: Span) {
        array {
            $0.value(span.start)
            $0.value(span.end)
        }
    }

    // A member whose value is nil is left out.

    /// A member that is a string; left out where it is nil.
    public mutating func member(_ name: String, _ text: String?) {
        guard let text else { return }
        key(name)
        value(text)
    }

    /// A member that is a whole number; left out where it is nil.
    public mutating func member(_ name: String, _ number: Int?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    /// A member that is a number, as ``value(_:)-(Double)`` writes it; left out where it is nil.
    public mutating func member(_ name: String, _ number: Double?) {
        guard let number else { return }
        key(name)
        value(number)
    }

    /// A member that is `true` or `false`; left out where it is nil.
    public mutating func member(_ name: String, _ flag: Bool?) {
        guard let flag else { return }
        key(name)
        value(flag)
    }

    /// A member that is a span, `[start, end]`; left out where it is nil.
    public mutating func member(_ name: String, _ span: Span?) {
        guard let span else { return }
        key(name)
        value(span)
    }

    /// A member that is an array of strings; written also where it is empty.
    public mutating func member(_ name: String, _ texts: [String]) {
        key(name)
        array { json in for text in texts { json.value(text) } }
    }

    /// A member that is an array of spans; written also where it is empty.
    public mutating func member(_ name: String, _ spans: [Span]) {
        key(name)
        array { json in for span in spans { json.value(span) } }
    }

    private mutating func quote(_ text: String) {
        var text = text
        bytes.append(0x22)
        text.withUTF8 { source in
            for byte in source {
                switch byte {
                case 0x22: bytes.append(contentsOf: [0x5C, 0x22])
                case 0x5C: bytes.append(contentsOf: [0x5C, 0x5C])
                case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
                case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
                case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
                case 0..<0x20:
                    bytes.append(contentsOf: [0x5C, 0x75, 0x30, 0x30])
                    let digits = Array("0123456789abcdef".utf8)
                    bytes.append(digits[Int(byte >> 4)])
                    bytes.append(digits[Int(byte & 15)])
                default: bytes.append(byte)
                }
            }
        }
        bytes.append(0x22)
    }
}
