import Briefing
import Diplomacy
import Register

/// What analysts said against the record, and beside it, with the forms that withdraw it.
extension PageWriter {
    func corrections(page number: Int) throws -> Page {
        let all = try seen(desk.register.keptCorrections())
        let shown = all.dropFirst((number - 1) * PageWriter.rows).prefix(PageWriter.rows)
        var view = View()
        view.set("corrections", try shown.map(view(of:)))
        view.set("isEmpty", all.isEmpty)
        paginate(&view, page: number, hasMore: number * PageWriter.rows < all.count, total: all.count) {
            .corrections(page: $0)
        }
        return try page(
            "corrections",
            Frame(
                title: "Corrections",
                extent:
                    "\(PlainWords.count(all.count, "correction", "corrections")), \(all.count(where: \.isInForce)) in force, the latest first",
                room: .corrections), view)
    }

    func correction(_ id: String) throws -> Page {
        guard case .correction(let kept, let revision, _)? = try desk.register.show(id).first,
            try !seen([kept]).isEmpty
        else { return try unknown("correction") }
        var view = try view(of: kept)
        let correction = kept.correction
        view.set("action", PlainWords.code(correction.name))
        view.set("by", PlainWords.line(correction.by))
        view.set("at", PlainWords.line(correction.at))
        view.set("why", correction.why.map { PlainWords.line($0, limit: 2000) })
        view.set("revision", "r\(revision.number)")
        view.set("subjectAddress", subjectAddress(correction)?.path)
        view.set("subjectWords", PlainWords.line(correction.subject, limit: 100))
        if let address = correction.address {
            view.set("addressWords", address.text.flatMap { PlainWords.quotable($0, limit: 300) })
            view.set(
                "passageAddress",
                PageAddress.document(address.document.rawValue, mark: address.span).path + "#mark")
        }
        return try page(
            "correction",
            Frame(
                title: "Correction", room: .corrections, above: ("Corrections", .corrections())), view)
    }

    /// The page of what a correction speaks of.
    private func subjectAddress(_ correction: Correction) -> PageAddress? {
        let subject = correction.subject
        if subject.hasPrefix("doc:") { return .document(subject) }
        if subject.hasPrefix("story:") { return .brief(subject) }
        if subject.hasPrefix("correction:") { return .correction(subject) }
        if subject.hasPrefix("finding:") { return .question("story:0", finding: subject) }
        if Statement.Kind(ofID: subject) != nil { return .statement(subject) }
        let id = EntityID(rawValue: subject)
        return id.isState || subject.contains(":") ? PageAddress(id) : nil
    }
}
