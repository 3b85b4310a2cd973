import Briefing
import Diplomacy
import Register
import SourceText

/// What happened in an affair: a picture by party and day, then the list.
extension PageWriter {
    func timeline(_ story: String) throws -> Page {
        guard let line = try line(story) else { return try unknown("affair") }
        let record = try record(of: [story])
        let brief = Brief(
            record, options: BriefOptions(all: true, stateNames: tables.stateNames, sections: [.events, .undated]))
        var view = View()
        view.set("pictureMarkup", timelinePicture(record).markup)
        if let affair = brief.affairs.first {
            view.set("listMarkup", PageWriter.sections(affair, brief))
        }
        var frame = frame(of: line)
        frame.tab = .timeline(story)
        frame.extent = line.period.map { "reports of " + PlainWords.period($0) }
        return try page("timeline", frame, view)
    }

    /// The events of a record, once for each party and day.
    private func timelinePicture(_ record: Record) -> TimelinePicture {
        let states = Dictionary(
            record.entities.map { ($0.id, $0.state ?? $0.id) }, uniquingKeysWith: { first, _ in first })
        let names = Dictionary(record.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        struct Key: Hashable {
            var party: EntityID
            var day: CalendarDay
        }
        var points: [Key: TimelinePicture.Point] = [:]
        var weights: [EntityID: Int] = [:]
        for statement in record.statements {
            guard case .event(let event) = statement.content, statement.region != .derived, let date = event.date
            else { continue }
            for party in Set((event.who + event.whom).map { states[$0] ?? $0 }) {
                let key = Key(party: party, day: date.first)
                var point = points[key] ?? TimelinePicture.Point(day: date.first, last: date.last)
                point.reports.insert(statement.document)
                point.isSure = point.isSure || statement.modality == .actual
                point.says.insert(says(statement, names))
                points[key] = point
                weights[party, default: 0] += 1
            }
        }
        let parties = weights.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(10).map(\.key)
        return TimelinePicture(
            rows: parties.map { party in
                (
                    name(party, names),
                    points.filter { $0.key.party == party }.map(\.value).sorted { $0.day < $1.day }
                )
            })
    }
}
