import Diplomacy
import SourceText

/// The digits of a statement's id as a number, by which the register looks it up: `event:00ab…` → 0x00ab….
struct StatementKey: Hashable {
    let value: Int64

    init(_ id: String) {
        // Looked up by the thousand: the place of the colon alone, and no parts.
        let digits = id.utf8.lastIndex(of: UInt8(ascii: ":")).map { id[id.utf8.index(after: $0)...] } ?? id[...]
        value = Int64(bitPattern: UInt64(digits, radix: 16) ?? 0)
    }
}

extension Statement {
    /// What the statement is dated by itself: when it happened, held, or is for.
    public var happened: CalendarPeriod? {
        switch content {
        case .event(let event): event.date ?? time?.period
        case .figure(let figure): figure.period ?? time?.period
        case .status(let status): status.date ?? time?.period
        case .tie(let tie): tie.since ?? time?.period
        default: time?.period
        }
    }

    /// What it is looked up by inside its kind: an event's type, a tie's type, a status's stage.
    var type: String? {
        switch content {
        case .event(let event): event.plover
        case .figure(let figure): figure.amount.unit
        case .status(let status): status.stage.rawValue
        case .tie(let tie): tie.type
        case .deal(let deal): deal.sector
        case .forecast(let forecast): forecast.term
        case .assessment, .motive, .condition: nil
        }
    }
}
