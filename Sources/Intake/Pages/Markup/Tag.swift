/// The elements of HTML that reading a page has to tell apart.
enum Tag: UInt8, Sendable, CaseIterable {
    case other
    case html, head, body, title, base, link, meta, style, script, noscript, template
    case header, footer, nav, main, article, section, aside, address, hgroup
    case h1, h2, h3, h4, h5, h6
    case p, div, blockquote, pre, ul, ol, li, dl, dt, dd, figure, figcaption, hr, br, wbr, center
    case table, caption, colgroup, col, thead, tbody, tfoot, tr, td, th
    case form, fieldset, legend, label, input, button, select, option, optgroup, textarea, datalist, output
    case a, abbr, b, bdi, bdo, cite, code, em, i, kbd, mark, q, s, samp, small, span, strong, sub, sup, time, u, `var`
    case del, ins, font, big, tt, strike, nobr
    case img, picture, source, audio, video, track, embed, object, param, iframe, canvas, svg, math, map, area
    case details, summary, dialog, menu
    case noembed, noframes, plaintext, xmp, frameset, frame

    /// Has no content and no end tag.
    var isVoid: Bool {
        switch self {
        case .base, .link, .meta, .hr, .br, .wbr, .col, .input, .img, .source, .track, .embed, .param, .area, .frame:
            true
        default: false
        }
    }

    /// Starts and ends a block of text.
    var isBlock: Bool {
        switch self {
        case .html, .body, .header, .footer, .nav, .main, .article, .section, .aside, .address, .hgroup, .h1, .h2, .h3,
            .h4, .h5, .h6, .p, .div, .blockquote, .pre, .ul, .ol, .li, .dl, .dt, .dd, .figure, .figcaption, .hr,
            .center, .table, .caption, .thead, .tbody, .tfoot, .tr, .td, .th, .form, .fieldset, .legend, .details,
            .summary, .dialog, .menu, .option, .optgroup, .frameset, .plaintext, .xmp, .button:
            true
        default: false
        }
    }

    /// Holds nothing that a reader sees as text.
    var isSkipped: Bool {
        switch self {
        case .script, .style, .template, .noscript, .svg, .iframe, .object, .canvas, .audio, .video, .select, .datalist,
            .textarea, .title, .noembed, .noframes, .head:
            true
        default: false
        }
    }

    /// Closes an open paragraph (HTML standard, "in body").
    var closesParagraph: Bool {
        switch self {
        case .button, .td, .th, .tr, .thead, .tbody, .tfoot, .caption, .option, .optgroup, .html, .body, .legend: false
        default: isBlock
        }
    }

    /// An end tag or an implied end does not reach out of it.
    var isBarrier: Bool {
        switch self {
        case .td, .th, .caption, .table, .html, .template, .object: true
        default: false
        }
    }

    /// May stand in the head of a page; anything else ends it.
    var standsInHead: Bool {
        switch self {
        case .title, .base, .link, .meta, .style, .script, .noscript, .template, .head: true
        default: false
        }
    }

    /// 1 to 6 for a heading, else 0.
    var headingLevel: Int {
        rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue ? Int(rawValue - Tag.h1.rawValue) + 1 : 0
    }

    /// How the tokenizer reads what stands inside.
    enum Content { case markup, raw, references, rest }

    /// How the tokenizer reads what stands inside.
    var content: Content {
        switch self {
        case .script, .style, .xmp, .iframe, .noembed, .noframes, .noscript: .raw
        case .title, .textarea: .references
        case .plaintext: .rest
        default: .markup
        }
    }
}

/// The attributes that are looked at.
enum AttributeName: UInt8, Sendable, CaseIterable {
    case other
    case id, `class`, role, href, rel, style, hidden, name, property, content, charset, datetime, lang, type, itemprop
    case itemtype, title, alt, src
    case httpEquiv = 100
    case ariaHidden, ariaLabel, xmlLang

    var text: String {
        switch self {
        case .httpEquiv: "http-equiv"
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .xmlLang: "xml:lang"
        default: "\(self)"
        }
    }
}

/// Finds short lower-case names by their bytes, in any case.
struct NameIndex: Sendable {
    private var keys = [UInt64](repeating: 0, count: 1024)
    private var values = [UInt8](repeating: 0, count: 1024)

    static let tags = NameIndex(Tag.allCases.dropFirst().map { ("\($0)", $0.rawValue) })
    static let attributes = NameIndex(AttributeName.allCases.dropFirst().map { ($0.text, $0.rawValue) })

    private init(_ names: [(String, UInt8)]) {
        for (name, value) in names {
            let key = Array(name.utf8).withUnsafeBufferPointer { NameIndex.key($0, 0..<$0.count) }
            var slot = NameIndex.slot(key)
            while keys[slot] != 0 { slot = (slot + 1) & 1023 }
            keys[slot] = key
            values[slot] = value
        }
    }

    /// The value of a name; 0 where it is none of the index.
    @inline(__always)
    func value(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt8 {
        if range.count > 10 { return 0 }
        let key = NameIndex.key(bytes, range)
        var slot = NameIndex.slot(key)
        while keys[slot] != 0 {
            if keys[slot] == key { return values[slot] }
            slot = (slot + 1) & 1023
        }
        return 0
    }

    /// Up to ten bytes of six bits each: enough to tell letters, digits, hyphen and colon apart.
    @inline(__always)
    private static func key(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        var key: UInt64 = 1
        for at in range {
            let byte = bytes[at]
            let code: UInt64
            switch byte {
            case 0x61...0x7A: code = UInt64(byte - 0x60)
            case 0x41...0x5A: code = UInt64(byte - 0x40)
            case 0x30...0x39: code = UInt64(byte - 0x30) + 27
            case 0x2D: code = 37
            case 0x3A: code = 38
            default: code = 63
            }
            key = key << 6 | code
        }
        return key
    }

    @inline(__always)
    private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 54) }
}
