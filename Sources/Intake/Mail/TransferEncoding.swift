/// Takes the transfer encoding off a part of a mail (RFC 2045, 6).
enum TransferEncoding {
    /// The bytes of a part, and the way back to the bytes of the mail: exact to the byte for text that is sent as it is and for
    /// quoted-printable; for base64 every byte leads to the whole of the part.
    static func decode(_ mail: [UInt8], _ range: Range<Int>, encoding: String?) -> DecodedText {
        switch encoding?.lowercased() {
        case "quoted-printable": quotedPrintable(mail, range)
        case "base64": base64(mail, range)
        default: asItIs(mail, range)
        }
    }

    private static func asItIs(_ mail: [UInt8], _ range: Range<Int>) -> DecodedText {
        var result = DecodedText(bytes: Array(mail[range]), encoding: "binary")
        result.steps = [(0, UInt32(range.lowerBound))]
        return result
    }

    private static func base64(_ mail: [UInt8], _ range: Range<Int>) -> DecodedText {
        var result = DecodedText(
            bytes: Base64.decode(mail[range].lazy.filter { isBase64($0) }) ?? [], encoding: "base64")
        let whole = UInt32(range.upperBound)
        result.steps = [(0, UInt32(range.lowerBound)), (UInt32(result.bytes.count), whole)]
        return result
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
        default: false
        }
    }

    /// `=E2=80=94` is bytes, `=` at the end of a line is nothing, anything else is itself.
    private static func quotedPrintable(_ mail: [UInt8], _ range: Range<Int>) -> DecodedText {
        var result = DecodedText(bytes: [], encoding: "quoted-printable")
        result.bytes.reserveCapacity(range.count)
        result.steps = [(0, UInt32(range.lowerBound))]
        var at = range.lowerBound
        while at < range.upperBound {
            guard mail[at] == UInt8(ascii: "=") else {
                result.bytes.append(mail[at])
                at += 1
                continue
            }
            if at + 2 < range.upperBound, let high = hexadecimalDigit(mail[at + 1]),
                let low = hexadecimalDigit(mail[at + 2])
            {
                result.steps.append((UInt32(result.bytes.count), UInt32(at)))
                result.bytes.append(UInt8(high << 4 | low))
                at += 3
                result.steps.append((UInt32(result.bytes.count), UInt32(at)))
                continue
            }
            var end = at + 1
            while end < range.upperBound, mail[end] == 0x20 || mail[end] == 0x09 || mail[end] == 0x0D { end += 1 }
            if end >= range.upperBound || mail[end] == 0x0A {
                // What stands before ends here, so that it stays side by side with its bytes.
                result.steps.append((UInt32(result.bytes.count), UInt32(at)))
                at = min(range.upperBound, end + 1)
            } else {
                result.bytes.append(mail[at])
                at += 1
                continue
            }
            result.steps.append((UInt32(result.bytes.count), UInt32(at)))
        }
        return result
    }
}

extension DecodedText {
    /// The way back through two decodings: `self` was decoded from the bytes of `inner`.
    func behind(_ inner: DecodedText) -> DecodedText {
        var result = DecodedText(bytes: bytes, encoding: encoding)
        var next = 0
        var regions = steps
        if regions.first.map({ $0.text > 0 }) ?? true { regions.insert((0, 0), at: 0) }
        for (index, region) in regions.enumerated() {
            let isLast = index + 1 == regions.count
            let textEnd = isLast ? bytes.count : Int(regions[index + 1].text)
            let from = Int(region.raw)
            let to = isLast ? from + textEnd - Int(region.text) : Int(regions[index + 1].raw)
            result.steps.append((region.text, UInt32(inner.raw(from))))
            // Only where the two run side by side do the inner steps fall on bytes of the text.
            let length = textEnd - Int(region.text)
            guard to - from == length else {
                // Equal lengths on both sides would promise equal bytes.
                if inner.raw(to) - inner.raw(from) == length, length > 1 {
                    result.steps.append((UInt32(textEnd - 1), UInt32(inner.raw(to))))
                }
                continue
            }
            if next > 0, next <= inner.steps.count, Int(inner.steps[next - 1].text) > from { next = 0 }
            while next < inner.steps.count, Int(inner.steps[next].text) <= from { next += 1 }
            while next < inner.steps.count, Int(inner.steps[next].text) < to {
                let step = inner.steps[next]
                result.steps.append((UInt32(Int(region.text) + Int(step.text) - from), step.raw))
                next += 1
            }
        }
        let last = steps.last.map { Int($0.raw) + bytes.count - Int($0.text) } ?? bytes.count
        result.steps.append((UInt32(bytes.count), UInt32(inner.raw(last))))
        return result
    }
}
