import Diplomacy
import SourceText

// How the plain values of statements are packed; each pair of functions belongs together.

extension PackedWriter {
    /// A span by its distance from the one before, and its length.
    mutating func write(_ span: Span) {
        write(span.start - lastEnd)
        write(UInt64(span.count))
        lastEnd = span.end
    }

    mutating func write(_ spans: [Span]) { write(spans) { $1.write($0) } }

    mutating func write(_ id: EntityID) { write(id.rawValue) }

    mutating func write(_ ids: [EntityID]) { write(ids) { $1.write($0) } }

    mutating func write(_ id: EntityID?) { write(id) { $1.write($0) } }

    mutating func write(_ text: String?) { write(text) { $1.write($0) } }

    mutating func write(_ number: Double?) { write(number) { $1.write($0) } }

    mutating func write(_ day: CalendarDay) { write(Int(day.number)) }

    mutating func write(_ period: CalendarPeriod) {
        write(period.first)
        write(period.days - 1)
    }

    mutating func write(_ period: CalendarPeriod?) { write(period) { $1.write($0) } }

    mutating func write(_ amount: Amount) {
        write(amount.value)
        write(amount.low)
        write(amount.high)
        write(amount.bound.rawValue)
        write(amount.unit)
    }

    mutating func write(_ time: StatedTime) {
        write(time.span)
        write(time.period)
        write(time.granularity?.rawValue)
        write(time.modifier?.rawValue)
    }
}

extension PackedReader {
    mutating func span() throws(Damage) -> Span {
        let limit = Int(UInt32.max)
        // The first form had all spans from the beginning of the text.
        let distance = form == 1 ? Int(clamping: try unsigned()) : try integer()
        let base = form == 1 ? 0 : lastEnd
        let count = try unsigned()
        guard distance >= -base, distance <= limit - base, count <= UInt64(limit - base - distance) else {
            throw Damage()
        }
        lastEnd = base + distance + Int(count)
        return Span(base + distance, lastEnd)
    }

    mutating func spans() throws(Damage) -> [Span] { try list { reader throws(Damage) in try reader.span() } }

    mutating func entityID() throws(Damage) -> EntityID { EntityID(rawValue: try string()) }

    mutating func entityIDs() throws(Damage) -> [EntityID] {
        try list { reader throws(Damage) in try reader.entityID() }
    }

    mutating func entityIDOrNone() throws(Damage) -> EntityID? {
        try optional { reader throws(Damage) in try reader.entityID() }
    }

    mutating func stringOrNone() throws(Damage) -> String? {
        try optional { reader throws(Damage) in try reader.string() }
    }

    mutating func doubleOrNone() throws(Damage) -> Double? {
        try optional { reader throws(Damage) in try reader.double() }
    }

    mutating func day() throws(Damage) -> CalendarDay { CalendarDay(number: try integer()) }

    mutating func dayOrNone() throws(Damage) -> CalendarDay? {
        try optional { reader throws(Damage) in try reader.day() }
    }

    mutating func period() throws(Damage) -> CalendarPeriod {
        let first = try day()
        let further = try integer()
        guard further >= 0, further <= Int(Int32.max) else { throw Damage() }
        return CalendarPeriod(first, first.adding(days: further))
    }

    mutating func periodOrNone() throws(Damage) -> CalendarPeriod? {
        try optional { reader throws(Damage) in try reader.period() }
    }

    mutating func amount() throws(Damage) -> Amount {
        let value = try doubleOrNone()
        let low = try doubleOrNone()
        let high = try doubleOrNone()
        let bound = try choice(Amount.Bound.self)
        return Amount(value: value, low: low, high: high, bound: bound, unit: try string())
    }

    mutating func statedTime() throws(Damage) -> StatedTime {
        let span = try span()
        let period = try periodOrNone()
        let granularity = try optional { reader throws(Damage) in
            try reader.choice(CalendarPeriod.Granularity.self)
        }
        let modifier = try optional { reader throws(Damage) in try reader.choice(StatedTime.Modifier.self) }
        var time = StatedTime(span: span, period: period, granularity: granularity, modifier: modifier)
        time.granularity = granularity
        return time
    }
}
