import Register

/// Makes the pages: a function of the register, the address and who asks.
struct PageMaker: Sendable {
    let desk: Desk

    /// The page of an address.
    ///
    /// - Throws: ``RegisterFailure`` where the register cannot be read.
    func page(_ address: PageAddress, for visitor: Visitor) throws -> Page {
        switch address {
        case .affairs: try affairs(visitor)
        }
    }

    private func affairs(_ visitor: Visitor) throws -> Page {
        let stories = try desk.register.stories()
        let items: [[String: String]] = stories.map { ["title": $0.title, "story": "\($0.id)"] }
        return Page(html: try desk.templates.render("affairs", ["stories": items, "visitor": visitor.name]))
    }
}
