import Briefing

/// HTML that our own code wrote: what is put between its marks is text, and escaped.
///
/// ```swift
/// var markup = Markup()
/// markup.raw("<p>")
/// markup.text(title)
/// markup.raw("</p>")
/// ```
struct Markup: Sendable, Hashable {
    /// The HTML.
    private(set) var html = ""

    /// Nothing.
    init() {}

    /// HTML that another renderer of ours wrote and escaped.
    init(trusted html: String) { self.html = html }

    /// Whether there is nothing.
    var isEmpty: Bool { html.isEmpty }

    /// Marks as they stand in our source.
    mutating func raw(_ marks: StaticString) {
        html += marks.withUTF8Buffer { String(decoding: $0, as: UTF8.self) }
    }

    /// Words, escaped.
    mutating func text(_ words: String) { XMLText.escape(words, into: &html) }

    /// A number.
    mutating func number(_ value: Int) { html += String(value) }

    /// A number of a drawing, to a tenth.
    mutating func number(_ value: Double) {
        let tenths = (value * 10).rounded()
        guard tenths.isFinite, abs(tenths) < 1e12 else {
            html += "0"
            return
        }
        let whole = Int(tenths)
        html += (whole < 0 ? "-" : "") + "\(abs(whole) / 10)" + (whole % 10 == 0 ? "" : ".\(abs(whole) % 10)")
    }

    /// More of ours.
    mutating func add(_ other: Markup) { html += other.html }

    /// An attribute with its value, escaped; none where the value is nil.
    mutating func attribute(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        raw(" ")
        raw(name)
        raw("=\"")
        text(value)
        raw("\"")
    }

    /// A link, or its words alone where there is no address.
    mutating func link(_ words: String, to address: String?, class name: String? = nil) {
        guard let address else { return text(words) }
        raw("<a")
        attribute("href", address)
        attribute("class", name)
        raw(">")
        text(words)
        raw("</a>")
    }

    /// Words in a `span` of a class.
    mutating func span(_ words: String, _ name: String) {
        raw("<span")
        attribute("class", name)
        raw(">")
        text(words)
        raw("</span>")
    }
}
