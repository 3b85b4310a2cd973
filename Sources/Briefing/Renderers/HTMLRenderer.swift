import Diplomacy

/// A brief as one HTML page that needs nothing else: no script, no font, no picture, nothing from elsewhere.
///
/// Words of sources are escaped, addresses become links only where they are http or https, and the page forbids itself
/// by its content security policy to load anything.
public struct HTMLRenderer: Sendable {
    /// The address that a citation leads to; nil where it leads to its line at the end of the page.
    private let reader: (@Sendable (Brief.Citation) -> String)?

    /// A renderer.
    ///
    /// - Parameter reader: the address of a cited passage, where there is a reader beside the page.
    public init(reader: (@Sendable (Brief.Citation) -> String)? = nil) { self.reader = reader }

    /// The page.
    public func render(_ brief: Brief) -> String {
        let title = brief.affairs.count == 1 ? brief.affairs[0].title : "Brief"
        var html = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="generator" content="chancery">
            <title>\(escaped(title))</title>
            <style>
            \(HTMLStyle.sheet)</style>
            </head>
            <body>
            <main>

            """
        if brief.affairs.isEmpty { html += "<p>There is nothing to brief on.</p>\n" }
        if brief.affairs.count > 1 { contents(brief, &html) }
        for (number, affair) in brief.affairs.enumerated() { self.affair(affair, number + 1, brief, &html) }
        citations(brief.citations, &html)
        if !brief.rejected.isEmpty {
            html += "<section aria-labelledby=\"rejected\">\n<h2 id=\"rejected\">Not read</h2>\n<dl>\n"
            for rejection in brief.rejected {
                html += "<dt>\(escaped(rejection.name))</dt><dd>\(escaped(rejection.reason)) "
                html += "<span class=\"quiet\">\(escaped(rejection.code))</span></dd>\n"
            }
            html += "</dl>\n</section>\n"
        }
        return html + "</main>\n</body>\n</html>\n"
    }

    /// The sections of an affair with the citations that they use, to stand under a heading of the first rank.
    public func sections(of affair: Brief.Affair, in brief: Brief) -> String {
        var html = ""
        for section in affair.sections { self.section(section, 1, brief, &html) }
        var used: Set<Int> = []
        func use(_ runs: [Brief.Run]) {
            for run in runs { if case .citation(let number) = run { used.insert(number) } }
        }
        for group in affair.sections.flatMap(\.groups) {
            use(group.heading)
            for item in group.items { use(item.line) }
            for note in group.notes { use(note) }
        }
        citations(brief.citations.filter { used.contains($0.number) }, &html)
        return html
    }

    private func citations(_ citations: [Brief.Citation], _ html: inout String) {
        guard !citations.isEmpty else { return }
        html +=
            "<section class=\"citations\" aria-labelledby=\"citations\">\n<h2 id=\"citations\">Citations</h2>\n<ol>\n"
        for citation in citations { html += self.citation(citation) }
        html += "</ol>\n</section>\n"
    }

    private func contents(_ brief: Brief, _ html: inout String) {
        html += "<nav aria-labelledby=\"affairs\">\n<h1 id=\"affairs\">Affairs</h1>\n<ol>\n"
        for (number, affair) in brief.affairs.enumerated() {
            html += "<li><a href=\"#affair-\(number + 1)\">\(escaped(affair.title))</a> "
            html += "<span class=\"quiet\">\(escaped(affair.extent))</span></li>\n"
        }
        html += "</ol>\n"
        if brief.more > 0 { html += "<p class=\"more\">\(Layout.more(brief.more))</p>\n" }
        html += "</nav>\n"
    }

    private func affair(_ affair: Brief.Affair, _ number: Int, _ brief: Brief, _ html: inout String) {
        html += "<article id=\"affair-\(number)\">\n<header>\n<h1>\(escaped(affair.title))</h1>\n"
        html += "<p class=\"extent\">\(escaped(affair.extent))</p>\n</header>\n"
        for section in affair.sections { self.section(section, number, brief, &html) }
        html += "</article>\n"
    }

    private func section(_ section: Brief.Section, _ number: Int, _ brief: Brief, _ html: inout String) {
        let id = "\(section.kind.rawValue)-\(number)"
        html += "<section class=\"\(section.kind.rawValue)\" aria-labelledby=\"\(id)\">\n"
        html += "<h2 id=\"\(id)\">\(escaped(section.title))</h2>\n"
        for group in section.groups { self.group(group, brief, &html) }
        if section.more > 0 { html += "<p class=\"more\">\(Layout.more(section.more))</p>\n" }
        html += "</section>\n"
    }

    private func group(_ group: Brief.Group, _ brief: Brief, _ html: inout String) {
        let hasHeading = !group.heading.isEmpty
        if hasHeading { html += "<div class=\"group\">\n<h3>\(line(group.heading, brief, plain: true))</h3>\n" }
        if group.items.contains(where: { !$0.label.isEmpty }) {
            html += "<dl>\n"
            var previous: String?
            for item in group.items {
                // Items under one label are definitions of one term.
                if item.label != previous { html += "<dt>\(escaped(item.label))</dt>" }
                html += "<dd>\(line(item.line, brief))</dd>\n"
                previous = item.label
            }
            html += "</dl>\n"
        } else {
            html += "<ul>\n" + group.items.map { "<li>\(line($0.line, brief))</li>\n" }.joined() + "</ul>\n"
        }
        for note in group.notes { html += "<p class=\"note\">\(line(note, brief))</p>\n" }
        if hasHeading { html += "</div>\n" }
    }

    private func line(_ runs: [Brief.Run], _ brief: Brief, plain: Bool = false) -> String {
        var html = ""
        for piece in Layout.pieces(runs) {
            if !html.isEmpty, !piece.glue { html += " " }
            let text = escaped(piece.text)
            switch piece.style {
            case .plain: html += text
            case .strong: html += plain ? text : "<b>\(text)</b>"
            case .quote: html += "<span class=\"quote\">\(text)</span>"
            case .quiet: html += "<span class=\"quiet\">\(text)</span>"
            case .flag: html += "<span class=\"flag\">\(escaped(String(piece.text.dropFirst().dropLast())))</span>"
            case .citation:
                let number = piece.citation ?? 0
                html += "<a class=\"cite\" href=\"\(address(number, brief))\">[\(number)]</a>"
            }
        }
        return html
    }

    private func address(_ number: Int, _ brief: Brief) -> String {
        guard let reader, brief.citations.indices.contains(number - 1) else { return "#c\(number)" }
        return escaped(reader(brief.citations[number - 1]))
    }

    private func citation(_ citation: Brief.Citation) -> String {
        let name = "<b>\(escaped(citation.document))</b>"
        // Where only some are listed, each tells its own number.
        var html = "<li id=\"c\(citation.number)\"" + (reader == nil ? ">" : " value=\"\(citation.number)\">")
        if let reader {
            html += "<a href=\"\(escaped(reader(citation)))\">\(name)</a>"
        } else if let url = citation.url.flatMap(WebAddress.init) {
            html += "<a href=\"\(escaped(url.text))\" rel=\"noreferrer\">\(name)</a>"
        } else {
            html += name
        }
        html += " <span class=\"quiet\">\((citation.file.map { escaped($0) + ", " } ?? "") + citation.place)</span>"
        if let passage = citation.passage { html += " <span class=\"quote\">“\(escaped(passage))”</span>" }
        return html + "</li>\n"
    }

    /// Words of a source, fit for elements and for attributes.
    func escaped(_ text: String) -> String { XMLText.escaped(PassageWords.clean(text)) }
}
