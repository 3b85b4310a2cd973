import Briefing
import Diplomacy
import Register
import SourceText

/// The brief of an affair; each citation leads to the passage in the reader.
extension PageWriter {
    func brief(_ story: String, all: Bool) throws -> Page {
        guard let line = try line(story) else { return try unknown("affair") }
        let record = try record(of: [story])
        let brief = Brief(record, options: BriefOptions(all: all, stateNames: tables.stateNames))
        guard let affair = brief.affairs.first else {
            var view = View()
            view.set("isBare", true)
            return try page("brief", frame(of: line), view)
        }
        var view = View()
        view.set("briefMarkup", PageWriter.sections(affair, brief))
        view.set("isWhole", all)
        view.set("wholeAddress", PageAddress.brief(story, all: !all).path)
        view.set("hasMore", all || affair.sections.contains { $0.more > 0 })
        view.set("subject", story)
        try view.set("remarks", remarks(on: story))
        var frame = frame(of: line)
        frame.tab = .brief(story)
        frame.extent = affair.extent
        return try page("brief", frame, view)
    }

    /// Sections of a brief, whose citations lead to the reader.
    static func sections(_ affair: Brief.Affair, _ brief: Brief) -> Markup {
        let renderer = HTMLRenderer { citation in
            PageAddress.document(citation.id.rawValue, mark: citation.textSpan).path + "#mark"
        }
        return Markup(trusted: renderer.sections(of: affair, in: brief))
    }

    /// What analysts remarked on something, as a list.
    func remarks(on subject: String) throws -> [View] {
        try seen(desk.register.keptCorrections(on: subject)).filter(\.isInForce).map { kept in try view(of: kept) }
    }

    func view(of kept: KeptCorrection) throws -> View {
        var view = View()
        view.set("correctionWords", PlainWords.line(try desk.register.note(on: kept.correction), limit: 300))
        view.set("correctionDay", String(kept.correction.at.prefix(16)).split(separator: "T").joined(separator: " "))
        view.set("correctionAddress", PageAddress.correction(kept.correction.id).path)
        view.set("correctionID", kept.correction.id)
        view.set("isWithdrawn", !kept.isInForce)
        view.set("isLost", kept.isInForce && !kept.isFound)
        view.set("canUndo", visitor.mayWrite && kept.isInForce)
        return view
    }
}
