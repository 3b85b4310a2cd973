import Briefing
import SourceText

/// How states stand in a framework, as bars from the day since when; one that is not dated begins at the day of the report and is
/// open to the left.
struct StandingPicture {
    /// A state's standing.
    struct Row {
        var name: String
        var status: String
        var since: CalendarPeriod?
        var until: CalendarPeriod?
        /// When the first report told of it.
        var told: CalendarPeriod?
        /// In words, where all or some of those who speak of it deny it.
        var denial: String?

        fileprivate var begin: CalendarDay? { since?.first ?? told?.first }
    }

    var rows: [Row]

    private static let height = 26.0
    private static let left = 190.0
    private static let width = 960.0

    var markup: Markup {
        let rows = self.rows.filter { $0.begin != nil }
        let begins = rows.compactMap(\.begin)
        let ends = rows.compactMap { $0.until?.last ?? $0.told?.last }
        guard let end = (begins + ends).max(),
            let scale = TimeScale(begins + [end.adding(days: 1)], left: Self.left, right: Self.width - 150)
        else { return Markup() }
        let bottom = Double(rows.count) * Self.height + 8
        let told = rows.map { row in
            "\(row.name) \(PlainWords.code(row.status))"
                + (row.since.map { " since " + PlainWords.period($0) } ?? ", not dated")
                + (row.denial.map { ", \($0)" } ?? "")
        }
        var picture = Picture(
            title: "Who stands how, since when", description: told.joined(separator: "; ") + ".", width: Self.width,
            height: bottom + 26)
        scale.draw(into: &picture, top: 4, bottom: bottom)
        for (number, row) in rows.enumerated() {
            guard let begin = row.begin else { continue }
            let y = Double(number) * Self.height + 6
            let x = scale.x(begin)
            let last = scale.x(row.until?.last ?? end)
            picture.text(Picture.fitted(row.name, 24), Self.left - 12, y + 14, class: "ink strong", anchor: "end")
            picture.box(
                x, y + 3, max(last - x, 4), Self.height - 12,
                class: "bar " + row.status + (row.since == nil || row.denial != nil ? " undated" : ""),
                title: told[number])
            picture.text(
                PlainWords.code(row.status) + (row.since == nil ? " (not dated)" : "")
                    + (row.denial.map { " (\($0))" } ?? ""), max(last, x + 4) + 8, y + 14,
                class: "quiet")
        }
        return picture.markup("standing")
    }
}
