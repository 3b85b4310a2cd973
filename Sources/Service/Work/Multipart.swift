import Foundation

/// Reads `multipart/form-data` (RFC 7578) that lies in memory.
///
/// A reader of our own, since none of the packages that the room stands on has one: some hundred lines, which look at each
/// byte once, and are tried on forms that were cut and changed at every byte.
struct Multipart {
    /// Why a form cannot be read.
    enum Fault: String, Error {
        case noBoundary = "its first boundary is missing"
        case noEnd = "its last boundary is missing"
        case noHead = "a part has no head"
        case longHead = "the head of a part is too long"
        case tooMany = "it has too many parts"
    }

    /// Parts that are taken at most, and bytes of the head of one.
    static let most = (parts: 1000, head: 8192)

    private let mark: [UInt8]

    /// - Parameter boundary: what stands between the parts.
    init(boundary: String) { mark = Array("--".utf8) + Array(boundary.utf8) }

    /// The boundary of a `Content-Type`; nil where it has none that may be (RFC 2046: 1 to 70 characters).
    static func boundary(of type: String) -> String? {
        for part in type.split(separator: ";").dropFirst() {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, String(sides[0]).trimmed.lowercased() == "boundary" else { continue }
            var value = String(sides[1]).trimmed
            if value.hasPrefix("\""), value.hasSuffix("\""), value.utf8.count >= 2 {
                value = String(value.dropFirst().dropLast())
            }
            return (1...70).contains(value.utf8.count) && value.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
                ? value : nil
        }
        return nil
    }

    /// The fields and files of a form.
    func form(_ bytes: [UInt8]) throws(Fault) -> SentForm {
        var form = SentForm()
        guard var place = find(mark, in: bytes, from: 0) else { throw .noBoundary }
        let delimiter = [0x0D, 0x0A] + mark
        var parts = 0
        while true {
            place += place == 0 || parts == 0 ? mark.count : delimiter.count
            if Multipart.starts(bytes, place, with: [0x2D, 0x2D]) { return form }
            // White space may stand behind a boundary.
            while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 { place += 1 }
            guard Multipart.starts(bytes, place, with: [0x0D, 0x0A]) else { throw .noEnd }
            place += 2
            parts += 1
            if parts > Multipart.most.parts { throw .tooMany }
            guard let body = try endOfHead(bytes, from: place) else { throw .noHead }
            let head = String(decoding: bytes[place..<body.head], as: UTF8.self)
            guard let end = find(delimiter, in: bytes, from: max(body.start - 2, place)) else { throw .noEnd }
            add(head, end >= body.start ? bytes[body.start..<end] : [], to: &form)
            place = end
        }
    }

    /// Where the head of a part ends, and its bytes begin.
    private func endOfHead(_ bytes: [UInt8], from place: Int) throws(Fault) -> (head: Int, start: Int)? {
        if Multipart.starts(bytes, place, with: [0x0D, 0x0A]) { return (place, place + 2) }
        var index = place
        let last = min(bytes.count - 4, place + Multipart.most.head)
        while index <= last {
            if bytes[index] == 0x0D, bytes[index + 1] == 0x0A, bytes[index + 2] == 0x0D, bytes[index + 3] == 0x0A {
                return (index, index + 4)
            }
            index += 1
        }
        if bytes.count - 4 > last { throw .longHead }
        return nil
    }

    private func add(_ head: String, _ body: ArraySlice<UInt8>, to form: inout SentForm) {
        for line in head.split(whereSeparator: \.isNewline) {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            let fields = Multipart.parameters(line.dropFirst("content-disposition:".count))
            guard let name = fields["name"] else { return }
            guard let file = fields["filename"] else {
                form.fields.add(name, String(decoding: body, as: UTF8.self))
                return
            }
            // A field of files in which none was chosen is sent as one without name or bytes.
            if !file.isEmpty || !body.isEmpty { form.files.append(SentForm.File(name: file, bytes: Array(body))) }
            return
        }
    }

    /// `form-data; name="a"; filename="b.txt"`, with the escapes that browsers write (HTML: `%22`, `%0D`, `%0A`).
    private static func parameters(_ line: Substring) -> [String: String] {
        var fields: [String: String] = [:]
        var rest = line.drop { $0 != ";" }
        while rest.first == ";" {
            rest = rest.dropFirst().drop { $0 == " " || $0 == "\t" }
            let name = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest.dropFirst(name.count)
            guard rest.first == "=" else { continue }
            rest = rest.dropFirst()
            var value = ""
            if rest.first == "\"" {
                rest = rest.dropFirst()
                while let next = rest.first, next != "\"" {
                    rest = rest.dropFirst()
                    if next == "\\", let escaped = rest.first, escaped == "\"" || escaped == "\\" {
                        value.append(escaped)
                        rest = rest.dropFirst()
                    } else {
                        value.append(next)
                    }
                }
                rest = rest.dropFirst().drop { $0 != ";" }
            } else {
                value = String(rest.prefix { $0 != ";" }).trimmed
                rest = rest.drop { $0 != ";" }
            }
            let key = String(name).trimmed.lowercased()
            if fields[key] == nil {
                fields[key] =
                    value.replacingOccurrences(of: "%22", with: "\"").replacingOccurrences(of: "%0D", with: "")
                    .replacingOccurrences(of: "%0A", with: "")
            }
        }
        return fields
    }

    private static func starts(_ bytes: [UInt8], _ place: Int, with wanted: [UInt8]) -> Bool {
        place + wanted.count <= bytes.count && bytes[place..<place + wanted.count].elementsEqual(wanted)
    }

    /// The first place of a pattern (Horspool's way: most bytes of a large file are not looked at).
    private func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
        let count = pattern.count
        guard bytes.count >= count else { return nil }
        var skips = [Int](repeating: count, count: 256)
        for index in 0..<count - 1 { skips[Int(pattern[index])] = count - 1 - index }
        return bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var place = start
                while place <= bytes.count - count {
                    var index = count - 1
                    while index >= 0, bytes[place + index] == pattern[index] { index -= 1 }
                    if index < 0 { return place }
                    place += skips[Int(bytes[place + count - 1])]
                }
                return nil
            }
        }
    }
}
