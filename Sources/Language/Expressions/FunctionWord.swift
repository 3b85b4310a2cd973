/// The words whose place in a phrase the grammar of times and quantities knows by name. What a word *means* (a month, a
/// number, a unit) stands in tables; these are the joints between.
enum FunctionWord: UInt16, CaseIterable, Sendable {
    case unknown = 0
    case a, an, the, of, on, `in`, at, by, to, from, and, or, between, through, thru, till, until, since, before
    case after, during, within, around, about, circa, this, that, these, those, last, past, previous, next, coming
    case upcoming, following, current, same, every, each, other, any, all, whole, full, entire, both, ago, later
    case earlier, hence, now, today, yesterday, tomorrow, tonight, day, days, week, month, months, year, years, time
    case term, rest, end, beginning, start, middle, early, late, mid, per, `for`, with, than, more, less, not, no
    case only, just, own, s, st, nd, rd, th, d, o, clock, am, pm, m, p, h, q, z, t, ad, bc, ce, bce, y, k, x, utc
    case gmt, percent, point, half, minus, negative, over, one, ones, least, most, up, under, above, below, `as`
    case old, age, aged, straight, consecutive, successive, trading, business, working, calendar, fiscal, financial
    case tax, my, his, her, its, our, their, your, whose, few, several, couple, some, many, dozens, been, be, was
    case were, had, has, have, `is`, are, will, would, short, long, near, medium, future, foreseeable, recent, times
    case once, twice, starting, ending, dated, so, another, second, third, quarter, quarters, might, may, well, i
    case you, we, he, she, they, it, there, here, sooner, great, greater, equal, equals, equaling, bigger, higher
    case larger, smaller, lower, fewer, exceed, exceeding, exceeds, surpass, surpassing, upwards, total, out, share
    case points, percentage, yo, can, could, shall, must, should, cent, mps, opening, closing, final, olds, mr, ms
    case mrs, prior, unless, vs, versus, ish, nearly, almost, published, posted, updated, issued, began, begun, when
    case `where`, period, ended, ends, started, tens, pc, pp, ppt, ppts, ranging, ranges, range, ranged, odd, plus, pct,
        moved, pushed, delayed, back, compared, throughout, era, style,
        annually
    case daily, monthly, weekly, yearly, apiece, head, person, capita, vote, night, piece, kilo, unit, hourly,
        quarterly, fy, local, hours, budget, grand, far, put, off, brought, forward

    /// The word as it is written, in small letters.
    var text: String { "\(self)" }

    /// The word of a number of the lexicon; unknown where it is none of these.
    ///
    /// Asked at every step of the grammar, so that the switch of `init(rawValue:)` is too slow: raw values count from 0
    /// without a gap and so are the tags of the cases, which a test holds fast.
    @inline(__always) static func of(_ number: UInt16) -> FunctionWord {
        number <= FunctionWord.forward.rawValue ? unsafeBitCast(number, to: FunctionWord.self) : .unknown
    }
}
