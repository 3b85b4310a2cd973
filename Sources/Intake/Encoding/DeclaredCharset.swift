/// The encoding that a page declares in its first bytes: `<meta charset=…>`, `content="…; charset=…"`, or the XML
/// declaration.
enum DeclaredCharset {
    /// How many bytes are looked at.
    private static let looked = 4096

    /// The name as it stands; nil where there is none.
    static func name(in bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(looked))
        for key in ["charset", "encoding"] {
            let wanted = Array(key.utf8)
            var at = 0
            while at + wanted.count < head.count {
                guard head[at] | 0x20 == wanted[0],
                    head[at..<(at + wanted.count)].elementsEqual(wanted, by: { $0 | 0x20 == $1 })
                else {
                    at += 1
                    continue
                }
                var next = at + wanted.count
                while next < head.count, head[next] <= 0x20 { next += 1 }
                guard next < head.count, head[next] == UInt8(ascii: "=") else {
                    at += 1
                    continue
                }
                next += 1
                while next < head.count, head[next] <= 0x20 || head[next] == 0x22 || head[next] == 0x27 { next += 1 }
                let start = next
                while next < head.count, isNameByte(head[next]), next - start < 40 { next += 1 }
                if next > start { return String(decoding: head[start..<next], as: UTF8.self) }
                at = max(next, at + 1)
            }
        }
        return nil
    }

    /// The encoding of an XML declaration; nil where there is none. Other words of the text do not count.
    static func ofXML(_ bytes: [UInt8]) -> String? {
        let head = Array(bytes.prefix(looked))
        let mark = Array("<?xml".utf8)
        guard head.count > mark.count else { return nil }
        for at in 0...(head.count - mark.count) where head[at] == mark[0] && head[at...].starts(with: mark) {
            return name(in: Array(head[at...].prefix { $0 != UInt8(ascii: ">") }))
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F, 0x3A, 0x2E: true
        default: false
        }
    }
}
