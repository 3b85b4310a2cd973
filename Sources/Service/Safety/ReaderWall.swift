import Foundation
import Hummingbird

/// The last wall before a reader: whatever a page was made from, nothing that rests on a document which may not leave the house
/// gets through.
///
/// Every line of a page leads to its document, so that a page which tells of a marked one bears its id. Such a page is kept back
/// as a whole; names and titles of marked documents that stand on others are taken out.
struct ReaderWall: Sendable {
    let withheld: WithheldCache

    /// The page as the visitor may see it.
    ///
    /// - Throws: ``Refusal`` where that is not at all.
    func page(_ page: Page, for visitor: Visitor) throws -> Page {
        if visitor.mayWrite { return page }
        let withheld = try withheld.withheld(inHouse: false)
        if withheld.isEmpty { return page }
        for id in withheld.documents {
            let short = id.rawValue.split(separator: ":").last.map(String.init) ?? id.rawValue
            if page.html.contains(short) {
                throw Refusal(
                    .forbidden, "This page rests on a document that is marked for the house alone; analysts see it.")
            }
        }
        var page = page
        for words in withheld.words.sorted(by: { $0.utf8.count > $1.utf8.count }) where words.utf8.count > 3 {
            var markup = Markup()
            markup.text(words)
            if page.html.contains(markup.html) {
                page.html = page.html.replacingOccurrences(of: markup.html, with: "(marked for the house)")
            }
        }
        return page
    }
}
