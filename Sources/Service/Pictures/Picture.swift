/// A picture in SVG: its colours are classes of the style sheet, so that it is light or dark as the page is.
///
/// Its title and description stand below it, and tell whoever does not see it what it shows. Words in it are escaped.
struct Picture {
    /// What it shows, in a line.
    var title: String
    /// What a reader who does not see it should know.
    var description: String
    /// Units from left to right; a unit is a pixel where there is room.
    var width: Double
    /// Units from top to bottom.
    var height: Double
    private var marks = Markup()

    init(title: String, description: String, width: Double, height: Double) {
        self.title = title
        self.description = description
        self.width = width
        self.height = height
    }

    mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String = "rule") {
        marks.raw("<line x1=\"")
        marks.number(x1)
        marks.raw("\" y1=\"")
        marks.number(y1)
        marks.raw("\" x2=\"")
        marks.number(x2)
        marks.raw("\" y2=\"")
        marks.number(y2)
        marks.raw("\"")
        marks.attribute("class", name)
        marks.raw("/>\n")
    }

    mutating func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, class name: String, title: String? = nil
    ) {
        marks.raw("<rect x=\"")
        marks.number(x)
        marks.raw("\" y=\"")
        marks.number(y)
        marks.raw("\" width=\"")
        marks.number(max(width, 0.5))
        marks.raw("\" height=\"")
        marks.number(max(height, 0.5))
        marks.raw("\" rx=\"2\"")
        marks.attribute("class", name)
        close("rect", title)
    }

    mutating func dot(_ x: Double, _ y: Double, radius: Double, class name: String, title: String? = nil) {
        marks.raw("<circle cx=\"")
        marks.number(x)
        marks.raw("\" cy=\"")
        marks.number(y)
        marks.raw("\" r=\"")
        marks.number(radius)
        marks.raw("\"")
        marks.attribute("class", name)
        close("circle", title)
    }

    /// A line that bends from one point to another, with an arrow at its end.
    mutating func arc(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String, width: Double) {
        let middle = (x1 + x2) / 2
        marks.raw("<path d=\"M")
        marks.number(x1)
        marks.raw(" ")
        marks.number(y1)
        marks.raw(" C")
        marks.number(middle)
        marks.raw(" ")
        marks.number(y1)
        marks.raw(" ")
        marks.number(middle)
        marks.raw(" ")
        marks.number(y2)
        marks.raw(" ")
        marks.number(x2)
        marks.raw(" ")
        marks.number(y2)
        marks.raw("\" fill=\"none\" stroke-width=\"")
        marks.number(width)
        marks.raw("\"")
        marks.attribute("class", name)
        marks.raw("/>\n")
    }

    mutating func text(
        _ words: String, _ x: Double, _ y: Double, class name: String = "ink", anchor: StaticString = "start"
    ) {
        marks.raw("<text x=\"")
        marks.number(x)
        marks.raw("\" y=\"")
        marks.number(y)
        marks.raw("\" text-anchor=\"")
        marks.raw(anchor)
        marks.raw("\"")
        marks.attribute("class", name)
        marks.raw(">")
        marks.text(words)
        marks.raw("</text>\n")
    }

    private mutating func close(_ element: StaticString, _ title: String?) {
        guard let title else { return marks.raw("/>\n") }
        marks.raw("><title>")
        marks.text(title)
        marks.raw("</title></")
        marks.raw(element)
        marks.raw(">\n")
    }

    /// Words cut to so many characters.
    static func fitted(_ words: String, _ count: Int) -> String {
        words.count <= count ? words : words.prefix(max(count - 1, 1)) + "…"
    }

    /// The picture in a frame that scrolls where it is wider than the page.
    ///
    /// - Parameter id: what its title is known by on the page.
    func markup(_ id: String) -> Markup {
        var markup = Markup()
        markup.raw("<figure class=\"drawn\">\n<div class=\"scroll picture\" role=\"region\" tabindex=\"0\"")
        markup.attribute("aria-label", title)
        markup.raw(">\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" width=\"")
        markup.number(width)
        markup.raw("\" height=\"")
        markup.number(height)
        markup.raw("\" viewBox=\"0 0 ")
        markup.number(width)
        markup.raw(" ")
        markup.number(height)
        markup.raw("\"")
        markup.attribute("aria-labelledby", "\(id)-title \(id)-text")
        markup.raw(">\n<title")
        markup.attribute("id", "\(id)-title")
        markup.raw(">")
        markup.text(title)
        markup.raw("</title>\n")
        markup.add(marks)
        markup.raw("</svg>\n</div>\n<figcaption><strong>")
        markup.text(title)
        markup.raw(".</strong> <span")
        markup.attribute("id", "\(id)-text")
        markup.raw(">")
        markup.text(description)
        markup.raw("</span></figcaption>\n</figure>\n")
        return markup
    }
}
