/// Header fields as WARC, HTTP and mail write them: `Name: value`, a line that begins with white space goes on with the
/// line before (RFC 5322, 2.2).
struct HeaderFields: Sendable {
    /// Fields in order; names in lower case.
    private(set) var fields: [(name: String, value: [UInt8])] = []

    /// More fields, and longer lines, than any honest sender writes are passed over.
    static let most = 2000
    static let longestLine = 1 << 16

    init() {}

    /// The fields of a block of lines.
    init(_ bytes: some Collection<UInt8>) {
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: true) { add(line) }
    }

    /// Takes a line, with or without its line break.
    mutating func add(_ line: some Collection<UInt8>) {
        guard line.count <= HeaderFields.longestLine, fields.count < HeaderFields.most else { return }
        if let first = line.first, first == 0x20 || first == 0x09 {
            guard !fields.isEmpty, fields[fields.count - 1].value.count < HeaderFields.longestLine else { return }
            fields[fields.count - 1].value += [0x20] + HeaderFields.trimmed(line)
            return
        }
        var name: [UInt8] = []
        var rest = line[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: ":") {
                let key = String(decoding: HeaderFields.trimmed(name), as: UTF8.self).lowercased()
                if !key.isEmpty { fields.append((key, HeaderFields.trimmed(rest))) }
                return
            }
            name.append(byte)
            if name.count > 100 { return }
        }
    }

    private static func trimmed(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var bytes = Array(bytes)
        while let last = bytes.last, last <= 0x20 { bytes.removeLast() }
        return Array(bytes.drop { $0 <= 0x20 })
    }

    /// The first value of a name in lower case, as it stands.
    func raw(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.value }

    /// The first value of a name in lower case.
    subscript(name: String) -> String? { raw(name).map { String(decoding: $0, as: UTF8.self) } }

    /// A value without its parameters, in lower case: `text/html` of `text/html; charset=utf-8`.
    func token(_ name: String) -> String? {
        self[name].map { String($0.prefix { $0 != ";" }).trimmed.lowercased() }
    }

    /// A parameter of a value: `utf-8` of `text/html; charset="utf-8"`. Continued parameters (RFC 2231: `name*0=`) are
    /// joined.
    func parameter(_ parameter: String, of name: String) -> String? {
        guard let value = self[name] else { return nil }
        var joined: String?
        for part in HeaderFields.parameters(value) {
            let key =
                part.name.split(separator: "*", omittingEmptySubsequences: false).first.map(String.init) ?? part.name
            guard key == parameter else { continue }
            if part.name == parameter { return part.value }
            joined = (joined ?? "") + part.value
        }
        return joined
    }

    private static func parameters(_ value: String) -> [(name: String, value: String)] {
        var found: [(name: String, value: String)] = []
        let bytes = Array(value.utf8)
        var at = bytes.firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
        while at < bytes.count, found.count < 100 {
            at += 1
            let nameStart = at
            while at < bytes.count, bytes[at] != UInt8(ascii: "="), bytes[at] != UInt8(ascii: ";") { at += 1 }
            let name = String(decoding: bytes[nameStart..<at], as: UTF8.self).trimmed.lowercased()
            guard at < bytes.count, bytes[at] == UInt8(ascii: "=") else { continue }
            at += 1
            while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
            var text: [UInt8] = []
            if at < bytes.count, bytes[at] == 0x22 {
                at += 1
                while at < bytes.count, bytes[at] != 0x22 {
                    if bytes[at] == 0x5C, at + 1 < bytes.count { at += 1 }
                    text.append(bytes[at])
                    at += 1
                }
                while at < bytes.count, bytes[at] != UInt8(ascii: ";") { at += 1 }
            } else {
                while at < bytes.count, bytes[at] != UInt8(ascii: ";") {
                    text.append(bytes[at])
                    at += 1
                }
            }
            found.append((name, String(decoding: text, as: UTF8.self).trimmed))
        }
        return found
    }
}
