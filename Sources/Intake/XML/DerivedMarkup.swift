/// Writes mark-up that is made out of pieces of a file, and keeps the way back from every byte of it to the file's bytes.
///
/// What is copied as it stands leads back byte for byte; what was resolved (`&lt;`, a base64 text) leads back to the bytes
/// that stood for it, all of them.
struct DerivedMarkup {
    /// The file, decoded.
    private let source: DecodedText
    /// The raw byte that counts as byte 0.
    private let base: Int
    private let keepsWay: Bool
    private(set) var result: DecodedText
    /// The raw byte that the next byte would come from if nothing were left out.
    private var expected = 0
    /// The step of the source that was used last: pieces mostly come in order.
    private var step = 0

    /// - Parameters:
    ///   - source: what the pieces are taken from.
    ///   - base: the raw byte of the file at which the part begins that the way leads back to.
    ///   - keepsWay: false where only the bytes are wanted; nothing then parts the pieces.
    init(_ source: DecodedText, base: Int, keepsWay: Bool = true) {
        self.source = source
        self.base = base
        self.keepsWay = keepsWay
        // The map tells apart bytes of UTF-16, which are never those of the text.
        result = DecodedText(bytes: [], encoding: source.encoding)
    }

    private func raw(_ offset: Int) -> Int { max(0, source.raw(offset) - base) }

    /// Copies bytes of the source.
    mutating func copy(_ range: Range<Int>) {
        guard !range.isEmpty else { return }
        join(raw(range.lowerBound))
        let start = result.bytes.count
        result.bytes.append(contentsOf: source.bytes[range])
        for index in steps(inside: range) {
            let step = source.steps[index]
            result.steps.append(
                (UInt32(start + Int(step.text) - range.lowerBound), UInt32(max(0, Int(step.raw) - base))))
        }
        expected = raw(range.upperBound)
        result.steps.append((UInt32(result.bytes.count), UInt32(expected)))
    }

    /// Writes other bytes in place of bytes of the source.
    mutating func write(_ bytes: some Collection<UInt8>, for range: Range<Int>) {
        guard !bytes.isEmpty else { return }
        let (low, high) = (raw(range.lowerBound), raw(range.upperBound))
        join(low)
        let start = result.bytes.count
        result.bytes.append(contentsOf: bytes)
        // Equal lengths on both sides would promise equal bytes.
        if high - low == bytes.count, bytes.count > 1 {
            result.steps.append((UInt32(start + bytes.count - 1), UInt32(high)))
        }
        expected = high
        result.steps.append((UInt32(result.bytes.count), UInt32(expected)))
    }

    /// Writes mark-up that stands for nothing in the source.
    mutating func add(_ markup: StaticString) {
        let place = expected
        result.bytes.append(contentsOf: UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
        result.steps.append((UInt32(result.bytes.count), UInt32(place)))
    }

    /// Parts what comes from another place from what stands before, by a comment that shows nothing: two pieces of
    /// different places must not share a region of the map.
    private mutating func join(_ raw: Int) {
        if result.bytes.isEmpty || expected != raw {
            if !result.bytes.isEmpty, keepsWay { result.bytes.append(contentsOf: "<!>".utf8) }
            result.steps.append((UInt32(result.bytes.count), UInt32(raw)))
        }
    }

    /// The steps of the source that lie inside a range, its ends apart.
    private mutating func steps(inside range: Range<Int>) -> Range<Int> {
        let steps = source.steps
        if step > steps.count || step > 0 && Int(steps[step - 1].text) > range.lowerBound { step = 0 }
        if step == 0, steps.count > 64 {
            var (low, high) = (0, steps.count)
            while low < high {
                let middle = (low + high) / 2
                if Int(steps[middle].text) <= range.lowerBound { low = middle + 1 } else { high = middle }
            }
            step = low
        }
        while step < steps.count, Int(steps[step].text) <= range.lowerBound { step += 1 }
        var end = step
        while end < steps.count, Int(steps[end].text) < range.upperBound { end += 1 }
        let found = step..<end
        step = end
        return found
    }
}
