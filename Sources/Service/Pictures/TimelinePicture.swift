import Briefing
import SourceText

/// What happened, party by party along the days; a larger dot where more reports tell of it, a hollow one where it is only planned,
/// possible or denied.
struct TimelinePicture {
    /// What happened on a day.
    struct Point {
        var day: CalendarDay
        var last: CalendarDay
        var reports: Set<DocumentID> = []
        var isSure = false
        var says: Set<String> = []
    }

    /// The parties, each with what happened.
    var rows: [(name: String, points: [Point])]

    private static let height = 30.0
    private static let left = 170.0
    private static let width = 960.0

    var markup: Markup {
        let days = rows.flatMap(\.points).map(\.day).sorted()
        // A lone day of long ago would squeeze all others: the middle nine tenths are drawn.
        let cut = days.count / 20
        let shown = days.dropFirst(cut).dropLast(cut)
        guard let scale = TimeScale(shown, left: Self.left, right: Self.width - 30), !rows.isEmpty else {
            return Markup()
        }
        let bottom = Double(rows.count) * Self.height + 8
        let told = rows.map { "\($0.name) on \(PlainWords.count($0.points.count, "day", "days"))" }
        let hidden = days.count { $0 < scale.first || $0 > scale.last }
        var picture = Picture(
            title: "Timeline",
            description:
                "From \(PlainWords.day(scale.first)) to \(PlainWords.day(scale.last)): \(PlainWords.list(told))."
                + " The same stands in the list below."
                + (hidden > 0 ? " Earlier or later days are in the list alone." : ""),
            width: Self.width, height: bottom + 26)
        scale.draw(into: &picture, top: 4, bottom: bottom)
        for (number, row) in rows.enumerated() {
            let y = Double(number) * Self.height + Self.height / 2 + 4
            picture.text(Picture.fitted(row.name, 18), Self.left - 16, y + 4, class: "ink strong", anchor: "end")
            picture.line(Self.left, y, Self.width - 30, y)
            for point in row.points where point.day >= scale.first && point.day <= scale.last {
                let title =
                    PlainWords.day(point.day) + ": " + point.says.sorted().prefix(4).joined(separator: "; ") + " ("
                    + PlainWords.count(point.reports.count, "report", "reports") + ")"
                if point.last > point.day, point.last <= scale.last {
                    picture.line(scale.x(point.day), y, scale.x(point.last), y, class: "stretch")
                }
                picture.dot(
                    scale.x(point.day), y, radius: 3.5 + min(Double(point.reports.count), 8) * 0.9,
                    class: point.isSure ? "point" : "point hollow", title: title)
            }
        }
        return picture.markup("timeline")
    }
}
