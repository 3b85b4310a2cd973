import SourceText

/// Decides how the date of a document is read that is written in figures alone, as `10/11/2031`.
///
/// What is looked at, the surest first: the weekday beside it; other dates in figures of the document, of which one number is no
/// month; the same day written out; the region of the language, of the address or of the outlet, the zone of a time of day; a day
/// written out that is near one of the two and far from the other; dates with the day before the month's name; the spelling. Where
/// nothing decides, the document keeps one reading and gives the other.
struct DayOrderReader {
    private let text: [UInt8]
    private let tables: IntakeTables
    private let matches: [WrittenDate.Match]
    private let (monthFirst, dayFirst): (CalendarPeriod, CalendarPeriod)

    /// A day of the report is at most so near to a day written out, where the other reading is at least so far from it.
    private static let (near, far) = (4, 20)
    /// So many bytes on either side of a date are looked at for a weekday and a zone.
    private static let reach = 24

    /// - Parameters:
    ///   - matches: all dates of the text.
    ///   - date: the one in question, with both readings.
    init?(_ text: [UInt8], _ matches: [WrittenDate.Match], date: WrittenDate.Match, tables: IntakeTables) {
        guard let other = date.other else { return nil }
        self.text = text
        self.matches = matches
        self.tables = tables
        (monthFirst, dayFirst) = (date.period, other)
    }

    /// The order that the text itself shows beyond doubt.
    var shown: DateOrder? { weekday ?? figures ?? writtenOut }

    /// The order that the text makes likely: by a zone, by days near by, by how it writes dates out, by its spelling.
    var likely: DateOrder? {
        zone ?? nearby ?? names ?? tables.dateOrders.order(ofSpelling: text[...])
    }

    /// Where the date stands in the text.
    private var places: [Range<Int>] { matches.filter { $0.other == dayFirst && $0.period == monthFirst }.map(\.range) }

    /// The bytes of a line on either side of a date.
    private func sides(_ range: Range<Int>) -> [Range<Int>] {
        var low = range.lowerBound
        while low > 0, range.lowerBound - low < DayOrderReader.reach, text[low - 1] != 0x0A { low -= 1 }
        var high = range.upperBound
        while high < text.count, high - range.upperBound < DayOrderReader.reach, text[high] != 0x0A { high += 1 }
        return [low..<range.lowerBound, range.upperBound..<high]
    }

    private var weekday: DateOrder? {
        for place in places {
            for side in sides(place) {
                for at in side where at == side.lowerBound || !LineShape.isWord(text[at - 1]) {
                    guard case .weekday(let day)? = CalendarNames.shared.name(text, at, side.upperBound)?.name else {
                        continue
                    }
                    let fits = (monthFirst.first.weekday == day, dayFirst.first.weekday == day)
                    if fits.0 != fits.1 { return fits.0 ? .month : .day }
                }
            }
        }
        return nil
    }

    private var zone: DateOrder? {
        for place in places {
            for side in sides(place) {
                let words = LineShape.words(of: String(decoding: text[side], as: UTF8.self))
                if let order = tables.dateOrders.order(ofZoneIn: words) { return order }
            }
        }
        return nil
    }

    /// What one kind of date shows, where no date of the other kind stands beside it.
    private func order(day: (WrittenDate.Match) -> Bool, month: (WrittenDate.Match) -> Bool) -> DateOrder? {
        switch (matches.contains(where: day), matches.contains(where: month)) {
        case (true, false): .day
        case (false, true): .month
        default: nil
        }
    }

    private var figures: DateOrder? {
        order {
            $0.form == .dayThenMonth
        } month: {
            $0.form == .monthThenDay
        }
    }

    private var writtenOut: DateOrder? {
        order {
            $0.other == nil && $0.period == dayFirst
        } month: {
            $0.other == nil && $0.period == monthFirst
        }
    }

    /// Many who write the month's name first write the day first in figures, but hardly anybody does the contrary.
    private var names: DateOrder? {
        order {
            $0.form == .dayThenName
        } month: {
            $0.form == .nameThenDay
        } == .day ? .day : nil
    }

    private var nearby: DateOrder? {
        func distance(_ day: CalendarPeriod) -> Int {
            matches.filter { $0.other == nil }.map { abs(Int($0.period.first.number) - Int(day.first.number)) }.min()
                ?? .max
        }
        let (month, day) = (distance(monthFirst), distance(dayFirst))
        if month <= DayOrderReader.near, day >= DayOrderReader.far { return .month }
        if day <= DayOrderReader.near, month >= DayOrderReader.far { return .day }
        return nil
    }
}

extension Extractor {
    /// Settles how the day of publication is read where it was written in figures: by what the document shows, by the region of
    /// its language, address and outlet, by what makes it likely. Else ``SourceText/Document/otherPublished`` gives the other
    /// reading.
    ///
    /// - Parameters:
    ///   - tag: the language as the page names it: `en-GB`.
    ///   - written: how the mark-up of a page writes the day, wherever it does.
    func settleDate(_ document: inout Document, of source: RawSource, tag: String? = nil, written: [String] = []) {
        guard let date = document.published, date.granularity == .day, date.first.day <= 12,
            date.first.day != date.first.month
        else { return }
        let address = document.url.flatMap(PageAddress.init)
        if address?.date == date { return }
        let text = document.text.bytes
        let matches = WrittenDate.all(in: text)
        guard let found = figures(date, of: source, written, matches),
            let reader = DayOrderReader(text, matches, date: found, tables: tables), let dayFirst = found.other
        else { return }
        let order =
            reader.shown ?? tables.dateOrders.order(ofLanguage: tag)
            ?? document.publisher.flatMap { limits.dateOrders[$0.lowercased()] }
            ?? (address?.host).flatMap(tables.dateOrders.order(ofHost:)) ?? reader.likely
        switch order {
        case .day?: document.published = dayFirst
        case .month?: document.published = found.period
        case nil: document.otherPublished = date == dayFirst ? found.period : dayFirst
        }
        guard order == .day, let modified = document.modified else { return }
        if let found = matches.first(where: { $0.period == modified }), let dayFirst = found.other {
            document.modified = dayFirst
        }
    }

    /// The figures that a day was read from; nil where it is told in another way too.
    private func figures(
        _ date: CalendarPeriod, of source: RawSource, _ written: [String], _ matches: [WrittenDate.Match]
    ) -> WrittenDate.Match? {
        let isOfDate = { (match: WrittenDate.Match) in match.period == date || match.other == date }
        for stated in [source.ruled, source.stated] where stated.published != nil {
            return stated.otherPublished.map { WrittenDate.Match(range: 0..<0, period: date, other: $0) }
        }
        let given = written.flatMap { WrittenDate.all(in: Array($0.utf8)) }.filter(isOfDate)
        if !given.isEmpty { return given.contains { $0.other == nil } ? nil : given.first }
        return matches.first { $0.other != nil && isOfDate($0) }
    }
}
