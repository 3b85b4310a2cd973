/// What the paragraph styles of a Word document are: their identifiers are made up by the program, and translated, so that
/// only the style sheet tells which of them are headings.
struct WordStyles {
    /// What a paragraph is by its style.
    enum Kind: Sendable, Equatable { case title, heading(Int), list, body }

    private var kinds: [String: Kind] = [:]

    /// Reads `word/styles.xml`; without it the usual identifiers are known.
    init(_ sheet: [UInt8]?) {
        guard let sheet else { return }
        sheet.withUnsafeBufferPointer { bytes in
            var tokenizer = XMLTokenizer(bytes)
            var style: String?
            while let token = tokenizer.next(), kinds.count < 5000 {
                guard case .open(let name, _) = token else { continue }
                let local = String(decoding: bytes[XMLNames.parts(name, bytes).1], as: UTF8.self)
                switch local {
                case "style": style = tokenizer.value("styleId")
                case "name":
                    if let style, let name = tokenizer.value("val") {
                        kinds[style] = WordStyles.kind(name.lowercased())
                    }
                case "outlineLvl":
                    if let style, let level = tokenizer.value("val").flatMap({ Int($0) }), level < 9,
                        kinds[style] == .body
                    {
                        kinds[style] = .heading(min(6, level + 1))
                    }
                default: continue
                }
            }
        }
    }

    /// What a paragraph of a style is.
    func kind(of style: String) -> Kind { kinds[style] ?? WordStyles.kind(style.lowercased()) }

    private static func kind(_ name: String) -> Kind {
        if name == "title" { return .title }
        if name.hasPrefix("heading"), let digit = name.last?.wholeNumberValue, digit > 0 {
            return .heading(min(6, digit))
        }
        if name.hasPrefix("list") { return .list }
        return .body
    }
}

extension XMLTokenizer {
    /// The value of an attribute of the last tag by the local part of its name.
    func value(_ local: String) -> String? {
        for attribute in attributes where bytes[XMLNames.parts(attribute.name, bytes).1].elementsEqual(local.utf8) {
            return String(decoding: bytes[attribute.value.prefix(1000)], as: UTF8.self)
        }
        return nil
    }
}

extension Range where Bound == Int {
    fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
