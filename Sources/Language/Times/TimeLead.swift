import SourceText

/// What stands in front of or behind a time and bounds it: `since`, `no later than`, `or later`.
struct TimeLead {
    /// `since`, `before` and their like.
    var modifier: StatedTime.Modifier?
    /// Whether the words name an open stretch (`before 2018`) and not an edge of one (`since 2003`, `by 2012`), by the way of
    /// TIMEX3 with the latter.
    var isOpen = false
    /// The piece behind what bounds it from behind.
    var end = 0

    init(_ grammar: TimeGrammar, _ moment: Moment) {
        let at = moment.start
        let one = grammar.word(at - 1)
        let two = grammar.word(at - 2)
        let three = grammar.word(at - 3)
        // 2018 or later
        if grammar.word(moment.end) == .or, grammar.word(moment.end + 1) == .later {
            (modifier, isOpen, end) = (.since, true, moment.end + 2)
            return
        }
        switch one {
        case .since: modifier = .since
        case .by: modifier = .before
        case .following: modifier = .after
        case .before:
            // "not before June": from June on.
            if two == .or, three == .on {
                modifier = .until
            } else {
                modifier = two == .not ? .since : .before
            }
            isOpen = true
        case .after:
            if two == .or, three == .on || three == .at {
                modifier = .since
            } else {
                modifier = two == .not ? .until : .after
            }
            isOpen = true
        case .until, .till: (modifier, isOpen) = (.until, true)
        case .to where two == .prior: (modifier, isOpen) = (.before, true)
        case .on, .in, .at:
            if two == .or { (modifier, isOpen) = before(three, grammar.word(at - 4)) }
            if two == .starting || two == .beginning { (modifier, isOpen) = (.since, true) }
        case .from where two == .starting || two == .beginning: (modifier, isOpen) = (.since, true)
        case .starting, .beginning: (modifier, isOpen) = (.since, true)
        case .as where two == .late: (modifier, isOpen) = (.until, true)
        case .than:
            let isNegated = three == .no || three == .not
            let isInclusive = three == .or
            switch two {
            case .later: (modifier, isOpen) = (isNegated ? .until : isInclusive ? .since : .after, true)
            case .earlier, .sooner: (modifier, isOpen) = (isNegated ? .since : isInclusive ? .until : .before, true)
            default: break
            }
        default: break
        }
    }

    /// `later than or in 2016`, `before or on 1/1/2016`.
    private func before(_ word: FunctionWord, _ other: FunctionWord) -> (StatedTime.Modifier?, Bool) {
        switch word {
        case .than: other == .later ? (.since, true) : other == .earlier ? (.until, true) : (nil, false)
        case .before: (.until, true)
        case .after: (.since, true)
        default: (nil, false)
        }
    }

    /// The open stretch as ISO 8601-2 writes it, `2019-01-01/..`; nil where the words name no open one.
    func open(_ result: TimeResolver.Result, _ phase: Phase) -> String? {
        guard isOpen, let modifier else { return nil }
        let period = result.period
        switch modifier {
        case .since: return period.first.description + "/.."
        case .after:
            if phase == .early || result.granularity == .day { return period.first.description + "/.." }
            return period.last.adding(days: 1).description + "/.."
        case .until:
            return "../" + (result.granularity == .day || phase == .late ? period.last : period.first).description
        case .before: return "../" + (phase == .late ? period.last.adding(days: 1) : period.first).description
        default: return nil
        }
    }

    func open(clock value: String) -> String {
        guard isOpen, let modifier else { return value }
        return modifier == .since || modifier == .after ? value + "/.." : "../" + value
    }
}
