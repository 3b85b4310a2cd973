import SourceText

/// The parts of a title between separators that set a site's name apart: ` | `, ` - `, ` – `, ` — `, ` :: `, ` » `, ` · `.
struct TitleParts {
    /// The parts that say anything, in order.
    private(set) var parts: [String] = []
    private let text: [UInt8]
    /// Where each part stands in the text.
    private var places: [Range<Int>] = []
    /// What of the text is left.
    private var left: Range<Int>

    init(_ title: String) {
        text = Array(title.utf8)
        left = text.indices
        var start = 0
        var at = 0
        while at < text.count {
            if let width = TitleParts.separator(text, at), at > start {
                add(start..<at)
                start = at + width
                at = start
            } else {
                at += 1
            }
        }
        add(start..<text.count)
    }

    private mutating func add(_ place: Range<Int>) {
        let part = String(decoding: text[place], as: UTF8.self).trimmed
        guard !part.isEmpty else { return }
        parts.append(part)
        places.append(place)
    }

    /// The title as it stands, without the parts that were taken off.
    var whole: String { String(decoding: text[left], as: UTF8.self).trimmed }

    /// Takes the last part off, and the separator before it.
    mutating func removeLast() {
        parts.removeLast()
        places.removeLast()
        left = left.lowerBound..<(places.last?.upperBound ?? left.lowerBound)
    }

    /// Takes the first part off, and the separator behind it.
    mutating func removeFirst() {
        parts.removeFirst()
        places.removeFirst()
        left = (places.first?.lowerBound ?? left.upperBound)..<left.upperBound
    }

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " |", "| ", " // "].map {
        Array($0.utf8)
    }

    private static func separator(_ text: [UInt8], _ at: Int) -> Int? {
        guard text[at] == 0x20 || text[at] == 0x7C else { return nil }
        return separators.first { at + $0.count <= text.count && text[at..<(at + $0.count)].elementsEqual($0) }?.count
    }
}
