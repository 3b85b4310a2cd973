import SourceText

/// Whose fiscal year is meant: by the state named with it, by the one state of the sentence, by one named with a fiscal year
/// before, by the country of the publisher; a firm's year is nobody's but its own.
extension TimeAnchoring {
    /// The state, its calendar, and where it comes from.
    typealias FiscalBasis = (state: String, calendar: FiscalCalendar, basis: String)

    mutating func fiscalBasis(_ at: Int, _ end: Int) -> FiscalBasis? {
        let calendars = grammar.lexicon.tables.fiscalCalendars
        if let state = possessor(at) ?? owner(at, end), let calendar = calendars[state] {
            fiscalState = state
            return (state, calendar, "a state named with it")
        }
        if isSomebodys(at) { return nil }
        let sentence = states.sentence(around: at)
        func basis(_ state: String, _ words: String) -> FiscalBasis? {
            guard let calendar = calendars[state], !sentence.isOfFirm || calendar.bindsFirms else { return nil }
            return (state, calendar, words)
        }
        // "Sales to China in FY25" tells of the seller's year.
        let named = Set(sentence.states.filter { !isFarSide($0.at) && calendars[$0.code] != nil }.map(\.code))
        let home = fiscalState ?? country
        if named.count == 1, let state = named.first,
            home == nil || state == home || !(calendars[state]?.isCalendarYear ?? true)
        {
            return basis(state, "a state named in the sentence")
        }
        if named.count > 1, home.map({ !named.contains($0) }) ?? true { return nil }
        if let fiscalState { return basis(fiscalState, "named earlier in the text") }
        // "Its fiscal 2026" is that of whoever was spoken of, which the publisher's state does not tell.
        switch grammar.word(at - 1) {
        case .its, .their, .our, .my: return nil
        default: return country.flatMap { basis($0, "the country of the publisher") }
        }
    }

    /// The state named right before: `India's FY25`, `US fiscal year 2026`, `the Australian government's fiscal 2025`.
    private func possessor(_ at: Int) -> String? {
        var before = at
        if grammar.word(before - 1) == .s, pieces.isMark(before - 2, 0x27) { before -= 2 }
        // the Indian government's
        if before < at, pieces[before - 1].shape == .lower, grammar.roles(before - 1).contains(.publicMoney) {
            before -= 1
        }
        let lexicon = grammar.lexicon
        for length in 1...5 where before - length >= 0 {
            if let (code, end) = lexicon.state(pieces, before - length), end == before { return code }
        }
        return nil
    }

    /// The state named inside of the phrase: `the first quarter of India's FY25`.
    private func owner(_ at: Int, _ end: Int) -> String? {
        for place in at..<end where grammar.roles(place).contains(.state) {
            if let (code, _) = grammar.lexicon.state(pieces, place) { return code }
        }
        return nil
    }

    /// Whether it is the year of somebody named who is no state: `Nike's fiscal 2025`.
    private func isSomebodys(_ at: Int) -> Bool {
        grammar.word(at - 1) == .s && pieces.isMark(at - 2, 0x27) && grammar.isCapital(at - 3)
    }

    /// Whether a name is that of the other side: `exports to China`, `from Russia`.
    private func isFarSide(_ at: Int) -> Bool {
        let before = grammar.word(at - 1) == .the ? at - 2 : at - 1
        switch grammar.word(before) {
        case .to, .from, .with, .by, .than: return true
        default: return false
        }
    }
}
