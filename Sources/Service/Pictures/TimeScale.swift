import SourceText

/// Days along a line, with marks at the beginnings of years, quarters, months, weeks or days, whichever there is room for.
struct TimeScale {
    let first: CalendarDay
    let last: CalendarDay
    let left: Double
    let right: Double

    /// A scale from the first of some days to the last; nil where there is none.
    init?(_ days: some Sequence<CalendarDay>, left: Double, right: Double) {
        guard let first = days.min(by: <), let last = days.max(by: <) else { return nil }
        self.first = first
        // One day has a length too.
        self.last = max(last, first.adding(days: 1))
        self.left = left
        self.right = right
    }

    /// Where a day stands.
    func x(_ day: CalendarDay) -> Double {
        let whole = Double(last.number - first.number)
        let part = Double(min(max(day, first), last).number - first.number)
        return left + part / whole * (right - left)
    }

    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// The days that are marked, with their words; at most a dozen.
    var marks: [(day: CalendarDay, words: String)] {
        let count = Int(last.number - first.number)
        var marks: [(CalendarDay, String)] = []
        func add(_ day: CalendarDay, _ words: String) { if day >= first, day <= last { marks.append((day, words)) } }
        if count <= 12 {
            for offset in 0...count {
                let day = first.adding(days: offset)
                add(day, "\(day.day) \(TimeScale.months[day.month - 1])")
            }
        } else if count <= 84 {
            for offset in stride(from: 0, through: count, by: 7) {
                let day = first.adding(days: offset)
                add(day, "\(day.day) \(TimeScale.months[day.month - 1])")
            }
        } else if count <= 366 * 12 {
            let step = count <= 366 ? 1 : count <= 366 * 3 ? 3 : 12
            var day = CalendarDay(year: first.year, month: 1, day: 1) ?? first
            while day <= last {
                add(day, step == 12 || day.month == 1 ? "\(day.year)" : TimeScale.months[day.month - 1])
                day = day.adding(months: step)
            }
        } else {
            let years = last.year - first.year
            let step = years <= 60 ? 5 : years <= 120 ? 10 : 50
            for year in stride(from: (first.year / step + 1) * step, through: last.year, by: step) {
                if let day = CalendarDay(year: year, month: 1, day: 1) { add(day, "\(year)") }
            }
        }
        return marks
    }

    /// Draws the marks into a picture, from one height to another.
    func draw(into picture: inout Picture, top: Double, bottom: Double) {
        for (day, words) in marks {
            picture.line(x(day), top, x(day), bottom)
            picture.text(words, x(day), bottom + 15, class: "quiet", anchor: "middle")
        }
        picture.line(left, bottom, right, bottom, class: "axis")
    }
}
