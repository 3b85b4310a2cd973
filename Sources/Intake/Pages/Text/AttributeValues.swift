/// Reading attribute values where they stand in the page, without regard to case.
extension PageBuilder {
    func value(_ name: AttributeName, _ attributes: [MarkupAttribute]) -> Range<Int>? {
        for attribute in attributes where attribute.name == name { return attribute.value }
        return nil
    }

    func equals(_ range: Range<Int>, _ text: StaticString) -> Bool {
        range.count == text.utf8CodeUnitCount && matches(range.lowerBound, text)
    }

    func matches(_ at: Int, _ text: StaticString) -> Bool {
        for offset in 0..<text.utf8CodeUnitCount where bytes[at + offset] | 0x20 != text.utf8Start[offset] | 0x20 {
            return false
        }
        return true
    }

    func holds(_ range: Range<Int>, _ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard range.count >= length else { return false }
        for at in range.lowerBound...(range.upperBound - length) where bytes[at] | 0x20 == text.utf8Start[0] | 0x20 {
            if matches(at, text) { return true }
        }
        return false
    }
}
