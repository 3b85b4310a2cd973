import Foundation
import SourceText

/// Text made out of raw bytes, with the way back.
struct DecodedText: Sendable {
    /// Valid UTF-8.
    var bytes: [UInt8]
    /// The encoding that was read, by its name in the WHATWG Encoding Standard.
    var encoding: String
    /// Where text and raw bytes run apart: from `text` on, offsets count from `raw`. Empty where they are the same.
    var steps: [(text: UInt32, raw: UInt32)] = []
    /// The raw bytes behind each line break of the raw input, where the text's own line breaks are others.
    var rawLineBreaks: [Int]?

    /// The raw offset of an offset of the text.
    func raw(_ offset: Int) -> Int {
        var low = 0
        var high = steps.count
        while low < high {
            let middle = (low + high) / 2
            if Int(steps[middle].text) <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return offset }
        let step = steps[low - 1]
        let raw = Int(step.raw) + offset - Int(step.text)
        return low < steps.count ? min(raw, Int(steps[low].raw)) : raw
    }

    /// The raw bytes behind each line break, in order.
    var behindLineBreaks: [Int] {
        if let rawLineBreaks { return rawLineBreaks }
        var breaks: [Int] = []
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.baseAddress else { return }
            var at = 0
            while let found = memchr(start + at, 0x0A, buffer.count - at) {
                at = UnsafeRawPointer(found) - start + 1
                breaks.append(steps.isEmpty ? at : raw(at))
            }
        }
        return breaks
    }

    /// The way back as the record's map: nil where text and raw bytes are the same.
    var sourceMap: SourceMap? {
        guard !steps.isEmpty else { return nil }
        var segments: [SourceMap.Segment] = []
        var text = 0
        var raw = 0
        // Two bytes of UTF-16 are never those of the text, also where there are as many.
        let splits = encoding.hasPrefix("utf-16")
        for step in steps {
            let (nextText, nextRaw) = (Int(step.text), Int(step.raw))
            if nextText > text {
                let source = Span(raw, max(raw, nextRaw))
                if splits, nextText - text > 1, source.count == nextText - text {
                    segments.append(SourceMap.Segment(text: Span(text, nextText - 1), raw: source))
                    segments.append(SourceMap.Segment(text: Span(nextText - 1, nextText), raw: source))
                } else {
                    segments.append(SourceMap.Segment(text: Span(text, nextText), raw: source))
                }
            }
            (text, raw) = (nextText, nextRaw)
        }
        if bytes.count > text {
            segments.append(SourceMap.Segment(text: Span(text, bytes.count), raw: Span(raw, raw + bytes.count - text)))
        }
        return SourceMap(segments: segments, behindLineBreaks: behindLineBreaks)
    }
}

/// Turns raw bytes of an unknown encoding into UTF-8.
struct Decoder: Sendable {
    private let encodings: SingleByteEncodings

    init(_ encodings: SingleByteEncodings) { self.encodings = encodings }

    /// Decodes by, in this order: byte order mark; valid UTF-8; the declared name; the look of the bytes.
    ///
    /// - Parameters:
    ///   - bytes: the raw bytes.
    ///   - declared: the charset that the page or the transport names.
    ///   - keepsMark: whether a UTF-8 byte order mark stays in the text (plain text is its file, byte for byte).
    func decode(_ bytes: [UInt8], declared: @autoclosure () -> String?, keepsMark: Bool) -> DecodedText {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            return decodeUTF8(bytes, from: keepsMark ? 0 : 3)
        }
        if bytes.starts(with: [0xFF, 0xFE]) { return decodeUTF16(bytes, from: 2, bigEndian: false) }
        if bytes.starts(with: [0xFE, 0xFF]) { return decodeUTF16(bytes, from: 2, bigEndian: true) }
        if let bigEndian = Decoder.looksLikeUTF16(bytes) { return decodeUTF16(bytes, from: 0, bigEndian: bigEndian) }
        let survey = UTF8Survey(bytes)
        if survey.faults == 0 { return DecodedText(bytes: bytes, encoding: "utf-8") }
        // A few broken characters in a text full of whole ones: UTF-8 that was cut or mixed.
        if survey.multibyte > survey.faults * 4 { return decodeUTF8(bytes, from: 0) }
        if let declared = declared() {
            if let table = encodings.table(named: declared) { return decode(bytes, by: table) }
            if let decoded = decodeBySystem(bytes, declared) { return decoded }
        }
        return decode(bytes, by: encodings.guess(bytes))
    }

    private func decodeUTF8(_ bytes: [UInt8], from start: Int) -> DecodedText {
        var result = DecodedText(bytes: [], encoding: "utf-8")
        if start == 0, UTF8Survey(bytes).faults == 0 {
            result.bytes = bytes
            return result
        }
        result.bytes.reserveCapacity(bytes.count + 64)
        if start > 0 { result.steps.append((0, UInt32(start))) }
        var at = start
        while at < bytes.count {
            let length = UTF8Survey.length(bytes, at)
            if length > 0 {
                result.bytes.append(contentsOf: bytes[at..<(at + length)])
                at += length
                continue
            }
            result.steps.append((UInt32(result.bytes.count), UInt32(at)))
            append(0xFFFD, to: &result.bytes)
            at += 1
            result.steps.append((UInt32(result.bytes.count), UInt32(at)))
        }
        return result
    }

    private func decode(_ bytes: [UInt8], by table: SingleByteEncodings.Table) -> DecodedText {
        var result = DecodedText(bytes: [], encoding: table.name)
        result.bytes.reserveCapacity(bytes.count * 2)
        for (at, byte) in bytes.enumerated() {
            if byte < 0x80 {
                result.bytes.append(byte)
                continue
            }
            result.steps.append((UInt32(result.bytes.count), UInt32(at)))
            append(UInt32(table.points[Int(byte) - 128]), to: &result.bytes)
            result.steps.append((UInt32(result.bytes.count), UInt32(at + 1)))
        }
        return result
    }

    private func decodeUTF16(_ bytes: [UInt8], from start: Int, bigEndian: Bool) -> DecodedText {
        var result = DecodedText(bytes: [], encoding: bigEndian ? "utf-16be" : "utf-16le")
        result.bytes.reserveCapacity(bytes.count / 2 + 16)
        func unit(_ at: Int) -> UInt32 {
            bigEndian
                ? UInt32(bytes[at]) << 8 | UInt32(bytes[at + 1]) : UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at])
        }
        var at = start
        while at + 1 < bytes.count {
            result.steps.append((UInt32(result.bytes.count), UInt32(at)))
            var point = unit(at)
            at += 2
            if (0xD800..<0xDC00).contains(point), at + 1 < bytes.count, (0xDC00..<0xE000).contains(unit(at)) {
                point = 0x10000 + (point - 0xD800) << 10 + (unit(at) - 0xDC00)
                at += 2
            }
            append(point, to: &result.bytes)
        }
        result.steps.append((UInt32(result.bytes.count), UInt32(at)))
        return result
    }

    /// UTF-16 of mostly Latin text shows as zeros on every second byte; true is big-endian.
    static func looksLikeUTF16(_ bytes: [UInt8]) -> Bool? {
        let looked = min(bytes.count, 4096) & ~1
        guard looked >= 8 else { return nil }
        var even = 0
        var odd = 0
        for at in stride(from: 0, to: looked, by: 2) {
            if bytes[at] == 0 { even += 1 }
            if bytes[at + 1] == 0 { odd += 1 }
        }
        let pairs = looked / 2
        if odd * 10 > pairs * 7, even * 20 < pairs { return false }
        if even * 10 > pairs * 7, odd * 20 < pairs { return true }
        return nil
    }
}

/// How much of some bytes is UTF-8.
struct UTF8Survey {
    /// Whole characters of two bytes and more.
    private(set) var multibyte = 0
    /// Bytes that belong to no character.
    private(set) var faults = 0

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count {
                // Eight bytes of ASCII at a time: most of a page is that.
                while at + 8 <= buffer.count,
                    buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
                {
                    at += 8
                }
                guard at < buffer.count else { break }
                if buffer[at] < 0x80 {
                    at += 1
                    continue
                }
                let length = UTF8Survey.length(buffer, at)
                if length > 0 {
                    multibyte += 1
                    at += length
                } else {
                    faults += 1
                    at += 1
                }
            }
        }
    }

    /// Length of the character that starts at a byte, 0 where none does (RFC 3629: shortest form, no surrogates).
    @inline(__always)
    static func length<Bytes: RandomAccessCollection>(_ bytes: Bytes, _ at: Int) -> Int
    where Bytes.Element == UInt8, Bytes.Index == Int {
        let first = bytes[at]
        if first < 0x80 { return 1 }
        let left = bytes.count - at
        func follows(_ offset: Int, _ low: UInt8 = 0x80, _ high: UInt8 = 0xBF) -> Bool {
            bytes[at + offset] >= low && bytes[at + offset] <= high
        }
        switch first {
        case 0xC2...0xDF: return left > 1 && follows(1) ? 2 : 0
        case 0xE0...0xEF:
            guard left > 2 else { return 0 }
            let low: UInt8 = first == 0xE0 ? 0xA0 : 0x80
            let high: UInt8 = first == 0xED ? 0x9F : 0xBF
            return follows(1, low, high) && follows(2) ? 3 : 0
        case 0xF0...0xF4:
            guard left > 3 else { return 0 }
            let low: UInt8 = first == 0xF0 ? 0x90 : 0x80
            let high: UInt8 = first == 0xF4 ? 0x8F : 0xBF
            return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
