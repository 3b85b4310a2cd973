/// Which way round a text writes its numeric dates.
enum DayOrder: String, Sendable {
    /// Month, then day, as in the United States.
    case monthFirst = "month_first"
    /// The press of the state writes either.
    case either

    /// Whether a date of the text shows that the day comes first (`25/12/2025`), and none shows the contrary; where no date
    /// shows it, by the state of the publisher.
    static func isDayFirst(_ pieces: Pieces, _ country: String?, _ tables: ExpressionTables) -> Bool {
        var hasDayFirst = country.map { tables.dayOrders[$0] == nil } ?? false
        for (index, piece) in pieces.storage.enumerated() where piece.kind == .mark && piece.mark == 0x2F {
            guard let first = pieces.integer(index - 1), let second = pieces.integer(index + 1),
                pieces.isMark(index + 2, 0x2F), pieces.isDigits(index + 3)
            else { continue }
            if (1...12).contains(first), (13...31).contains(second) { return false }
            if (13...31).contains(first), (1...12).contains(second) { hasDayFirst = true }
        }
        return hasDayFirst
    }
}
