import Briefing
import Diplomacy
import Register
import SourceText

/// Two states: their ties, which way each leans to the other, and what happened between them.
extension PageWriter {
    func pair(_ one: EntityID, _ other: EntityID, page number: Int) throws -> Page {
        guard one != other, try desk.register.entity(one, outside: withheld) != nil,
            try desk.register.entity(other, outside: withheld) != nil
        else {
            return try unknown("pair of states")
        }
        let sheet = try desk.register.sheet(of: one, and: other, outside: withheld)
        let names = sheet.names.merging(try desk.register.names([one, other])) { first, _ in first }
        var view = View()
        view.set("tiesMarkup", tiesTable(sheet, of: one).markup)
        view.set("vectorsMarkup", vectorsTable(sheet).markup)
        view.set(
            "daysMarkup",
            DaysPicture(
                days: sheet.days, title: "When reports say something of \(name(one, names)) and \(name(other, names))"
            ).markup)
        view.set("affairs", try affairs(about: [one, other]))
        try setStatements(&view, about: [one, other], kind: nil, page: number) { .pair(one, other, page: $0) }
        return try page(
            "entity",
            Frame(
                title: "\(name(one, names)) and \(name(other, names))", room: .states,
                above: (name(one, names), .state(one)),
                tabs: [
                    ("Record", .pair(one, other), nil), ("Leaning, measured", .pairLeaning(one, other), nil),
                    ("The other way round", .pair(other, one), nil),
                ], tab: .pair(one, other), isExported: true), view)
    }
}
