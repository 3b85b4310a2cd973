import Diplomacy
import SourceText

/// The digits of a statement's id as a number, by which the register looks it up: `event:00ab…` → 0x00ab….
struct StatementKey: Hashable {
    let value: Int64

    init(_ id: String) {
        let bytes = id.utf8
        let digits = bytes.lastIndex(of: UInt8(ascii: ":")).map { bytes[bytes.index(after: $0)...] } ?? bytes[...]
        var number: UInt64? = digits.isEmpty || digits.count > 16 ? nil : 0
        for byte in digits {
            guard let known = number, let digit = StatementKey.digit(byte) else {
                number = nil
                break
            }
            number = known << 4 | digit
        }
        value = Int64(bitPattern: number ?? 0)
    }

    private static func digit(_ byte: UInt8) -> UInt64? {
        switch byte {
        case 0x30...0x39: UInt64(byte - 0x30)
        case 0x61...0x66: UInt64(byte - 0x61 + 10)
        case 0x41...0x46: UInt64(byte - 0x41 + 10)
        default: nil
        }
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
