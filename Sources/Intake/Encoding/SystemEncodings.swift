import Foundation

/// The encodings of more than one byte a character (EUC-KR, Shift JIS, GB 18030, Big5), through the system's `iconv`.
extension Decoder {
    /// Decodes by a name that the system knows; nil where it knows none such.
    ///
    /// What is no character of the encoding becomes U+FFFD, a byte at a time.
    func decodeBySystem(_ bytes: [UInt8], _ charset: String) -> DecodedText? {
        let name = charset.lowercased()
        guard name.utf8.count < 40, !name.hasPrefix("utf"), let converter = iconv_open("UTF-8", name),
            converter != iconv_t(bitPattern: -1)
        else { return nil }
        defer { iconv_close(converter) }
        var result = DecodedText(bytes: [], encoding: name)
        result.bytes.reserveCapacity(bytes.count * 2)
        var input = bytes.map { CChar(bitPattern: $0) }
        // Room for a few characters only: each call then tells how many bytes they took, and the way back stays exact.
        var output = [CChar](repeating: 0, count: 8)
        var at = 0
        let count = input.count
        input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                while at < count, let from = source.baseAddress, let to = target.baseAddress {
                    // Text of ASCII is copied; no encoding that is asked for here writes other characters with it.
                    if source[at] >= 0, name != "utf-7", !name.hasPrefix("iso-2022") {
                        result.bytes.append(UInt8(bitPattern: source[at]))
                        at += 1
                        continue
                    }
                    var next: UnsafeMutablePointer<CChar>? = from + at
                    var left = min(4, count - at)
                    let offered = left
                    var written: UnsafeMutablePointer<CChar>? = to
                    var room = target.count
                    _ = iconv(converter, &next, &left, &written, &room)
                    result.steps.append((UInt32(result.bytes.count), UInt32(at)))
                    for index in 0..<(target.count - room) { result.bytes.append(UInt8(bitPattern: target[index])) }
                    // Equal lengths on both sides would promise equal bytes.
                    if target.count - room == offered - left, offered - left > 1 {
                        result.steps.append((UInt32(result.bytes.count - 1), UInt32(at + offered - left)))
                    }
                    at += offered - left
                    if left == offered {
                        append(0xFFFD, to: &result.bytes)
                        at += 1
                    }
                    result.steps.append((UInt32(result.bytes.count), UInt32(at)))
                }
            }
        }
        // A converter may give what is no UTF-8 only where it is broken; the text must be valid whatever it does.
        return UTF8Survey(result.bytes).faults == 0 ? result : nil
    }
}
