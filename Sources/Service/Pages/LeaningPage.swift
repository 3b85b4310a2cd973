import Briefing
import Diplomacy
import Measures
import Register
import SourceText

/// Which way a state leans, measured over the affairs that speak of it, with charts and their numbers.
extension PageWriter {
    /// Reports that are measured over at most: the latest affairs come first.
    private static let measured = 120

    func leaning(_ state: EntityID) throws -> Page {
        guard state.isState, let entity = try desk.register.entity(state, outside: withheld) else {
            return try unknown("state")
        }
        let (record, extent) = try measuredRecord([state])
        let profile = StateProfile(state, record: record, measures: tables.measures)
        return try leaning(
            Brief(profile, of: record, options: BriefOptions(stateNames: tables.stateNames)),
            MeasureCharts(record, stateNames: tables.stateNames).state(profile), extent,
            Frame(
                title: "\(name(state, [state: entity.name])): which way it leans", room: .states,
                above: (name(state, [state: entity.name]), .state(state)),
                tabs: [("Record", .state(state), nil), ("Leaning, measured", .leaning(state), nil)],
                isExported: true))
    }

    func leaning(_ one: EntityID, _ other: EntityID) throws -> Page {
        guard one != other, one.isState, other.isState, let first = try desk.register.entity(one, outside: withheld),
            let second = try desk.register.entity(other, outside: withheld)
        else { return try unknown("pair of states") }
        let names = [one: first.name, other: second.name]
        let (record, extent) = try measuredRecord([one, other])
        let profile = PairProfile(one, other, record: record, measures: tables.measures)
        let reverse = PairProfile(other, one, record: record, measures: tables.measures)
        return try leaning(
            Brief(profile, reverse: reverse, of: record, options: BriefOptions(stateNames: tables.stateNames)),
            MeasureCharts(record, stateNames: tables.stateNames).pair(profile), extent,
            Frame(
                title: "\(name(one, names)) and \(name(other, names)), measured", room: .states,
                above: (name(one, names), .state(one)),
                tabs: [("Record", .pair(one, other), nil), ("Leaning, measured", .pairLeaning(one, other), nil)],
                isExported: true))
    }

    private func leaning(_ brief: Brief, _ chart: String?, _ extent: String, _ frame: Frame) throws -> Page {
        var view = View()
        view.set("chartMarkup", chart.map { Markup(trusted: $0) })
        if let affair = brief.affairs.first, !affair.sections.isEmpty {
            view.set("briefMarkup", PageWriter.sections(affair, brief))
        } else {
            view.set("isEmpty", true)
        }
        var frame = frame
        frame.extent = extent
        return try page("leaning", frame, view)
    }

    private func measuredRecord(_ states: [EntityID]) throws -> (record: Record, extent: String) {
        let most = PageWriter.measured
        let lines = try seen(desk.register.affairs(about: states, documents: most, limit: most))
        var record = try record(of: lines.map(\.id))
        record.vectors = tables.measures.addingMeasured(to: record)
        let count = lines.reduce(0) { $0 + $1.documents }
        return (
            record,
            "measured over the latest \(PlainWords.count(lines.count, "affair", "affairs")) that speak of it, "
                + PlainWords.count(count, "report", "reports")
        )
    }
}
