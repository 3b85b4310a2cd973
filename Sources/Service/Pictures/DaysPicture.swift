import Briefing
import Diplomacy
import SourceText

/// How often reports say something of somebody, month by month, year by year, or day by day.
struct DaysPicture {
    /// The days of statements.
    var days: [(day: CalendarDay, kind: Statement.Kind)]
    var title: String

    private static let width = 960.0
    private static let height = 110.0

    private struct Bin {
        var period: CalendarPeriod
        var events = 0
        var others = 0
    }

    var markup: Markup {
        let sorted = days.map(\.day).sorted()
        let cut = sorted.count / 20
        guard let first = sorted.dropFirst(cut).first, let last = sorted.dropLast(cut).last, sorted.count > 2 else {
            return Markup()
        }
        var bins = DaysPicture.bins(first, last)
        for (day, kind) in days {
            guard let place = bins.firstIndex(where: { $0.period.contains(day) }) else { continue }
            if kind == .event { bins[place].events += 1 } else { bins[place].others += 1 }
        }
        let most = Double(bins.map { $0.events + $0.others }.max() ?? 1)
        let busiest = bins.max { $0.events + $0.others < $1.events + $1.others }
        var picture = Picture(
            title: title,
            description: "The latest \(PlainWords.count(days.count, "statement", "statements")), "
                + "\(PlainWords.day(first)) to \(PlainWords.day(last)); most, \(Int(most)), in "
                + (busiest.map { PlainWords.period($0.period) } ?? "none") + ". Events are dark, all else is light.",
            width: Self.width, height: Self.height + 30)
        let (left, right) = (44.0, Self.width - 20)
        guard
            let scale = TimeScale(
                [bins[0].period.first, bins[bins.count - 1].period.last.adding(days: 1)], left: left, right: right)
        else { return Markup() }
        scale.draw(into: &picture, top: 8, bottom: Self.height)
        picture.text("\(Int(most))", left - 8, 16, class: "quiet", anchor: "end")
        picture.text("0", left - 8, Self.height, class: "quiet", anchor: "end")
        for bin in bins where bin.events + bin.others > 0 {
            let x = scale.x(bin.period.first)
            let width = max(scale.x(bin.period.last.adding(days: 1)) - x - 1.5, 1.5)
            let unit = (Self.height - 8) / max(most, 1)
            let title =
                PlainWords.period(bin.period) + ": " + PlainWords.count(bin.events, "event", "events") + ", "
                + PlainWords.count(bin.others, "other statement", "other statements")
            let top = Self.height - Double(bin.events) * unit
            if bin.events > 0 {
                picture.box(x, top, width, Double(bin.events) * unit, class: "bar events", title: title)
            }
            if bin.others > 0 {
                picture.box(
                    x, top - Double(bin.others) * unit, width, Double(bin.others) * unit, class: "bar others",
                    title: title)
            }
        }
        return picture.markup("days")
    }

    /// Days, months or years that cover a time: at most some seventy.
    private static func bins(_ first: CalendarDay, _ last: CalendarDay) -> [Bin] {
        let count = Int(last.number - first.number) + 1
        var bins: [Bin] = []
        if count <= 62 {
            for offset in 0..<count { bins.append(Bin(period: CalendarPeriod(first.adding(days: offset)))) }
        } else if count <= 366 * 6 {
            var day = CalendarDay(year: first.year, month: first.month, day: 1) ?? first
            while day <= last {
                bins.append(Bin(period: CalendarPeriod(day, day.adding(months: 1).adding(days: -1))))
                day = day.adding(months: 1)
            }
        } else {
            let step = max((last.year - first.year) / 60 + 1, 1)
            for year in stride(from: first.year, through: last.year, by: step) {
                guard let begin = CalendarDay(year: year, month: 1, day: 1),
                    let end = CalendarDay(year: year + step - 1, month: 12, day: 31)
                else { continue }
                bins.append(Bin(period: CalendarPeriod(begin, end)))
            }
        }
        return bins
    }
}
