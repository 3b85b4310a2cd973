import Diplomacy
import SourceText

/// What is wrong with a table of forecasts.
public struct ForecastTableFailure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The row, counted from 1; the head is row 1.
    public var row: Int
    /// What is wrong, in words.
    public var reason: String

    /// One line: the code, the row, what is wrong.
    public var description: String { "row \(row): \(reason) [CH0730]" }
}

extension ScoredForecast {
    /// Reads forecasts out of CSV (RFC 4180) with a head row: `low` or `probability` (0 to 1) and `outcome` (1 or 0; true or
    /// false) are needed; `high`, `id`, `forecaster`, `outlet`, `topic`, `term`, `scale`, `settled` and `proposed` may be there, and
    /// other columns are passed over. A row without an outcome is open, and left out.
    public static func read(csv bytes: [UInt8]) throws(ForecastTableFailure) -> [ScoredForecast] {
        var rows = cells(bytes)
        guard let head = rows.first?.map({ $0.lowercased() }), !head.allSatisfy(\.isEmpty) else {
            throw ForecastTableFailure(row: 1, reason: "the table is empty; it needs a head row with low and outcome")
        }
        rows.removeFirst()
        func place(_ names: String...) -> Int? { names.compactMap { head.firstIndex(of: $0) }.first }
        guard let lowPlace = place("low", "probability", "p"), let outcomePlace = place("outcome", "happened") else {
            throw ForecastTableFailure(
                row: 1,
                reason: "a column low (or probability) and a column outcome are needed; there are "
                    + head.joined(separator: ", "))
        }
        var forecasts: [ScoredForecast] = []
        for (index, row) in rows.enumerated() where !row.allSatisfy(\.isEmpty) {
            let number = index + 2
            func cell(_ place: Int?) -> String { place.flatMap { $0 < row.count ? row[$0] : nil } ?? "" }
            func probability(_ place: Int?) throws(ForecastTableFailure) -> Double? {
                let text = cell(place)
                if text.isEmpty { return nil }
                guard let value = Double(text), (0...1).contains(value) else {
                    throw ForecastTableFailure(row: number, reason: "'\(text)' is no probability from 0 to 1")
                }
                return value
            }
            let happened: Bool
            switch cell(outcomePlace).lowercased() {
            case "1", "1.0", "true", "yes", "came_true": happened = true
            case "0", "0.0", "false", "no", "did_not": happened = false
            case "", "void": continue
            default:
                throw ForecastTableFailure(
                    row: number, reason: "outcome: '\(cell(outcomePlace))' is none of 1 and 0")
            }
            guard let low = try probability(lowPlace) else { continue }
            let high = try probability(place("high")) ?? low
            guard low <= high else {
                throw ForecastTableFailure(row: number, reason: "low, \(low), is above high, \(high)")
            }
            let id = cell(place("id"))
            forecasts.append(
                ScoredForecast(
                    id: id.isEmpty ? "row \(number)" : id, term: cell(place("term")),
                    scale: cell(place("scale")).isEmpty ? nil : cell(place("scale")), low: low, high: high,
                    happened: happened, forecaster: cell(place("forecaster")), outlet: cell(place("outlet")),
                    topic: cell(place("topic")), settled: CalendarDay(cell(place("settled"))),
                    isProposed: cell(place("proposed")) == "1"))
        }
        return forecasts
    }

    /// The cells of CSV: a quoted cell may hold commas, line breaks and doubled quotation marks.
    private static func cells(_ bytes: [UInt8]) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func words() -> String {
            let text = String(decoding: cell, as: UTF8.self)
            return text.split(separator: " ").joined(separator: " ")
        }
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            switch byte {
            case 0x22 where isQuoted && at < bytes.count && bytes[at] == 0x22:
                cell.append(0x22)
                at += 1
            case 0x22 where isQuoted || cell.isEmpty: isQuoted.toggle()
            case 0x2C where !isQuoted:
                row.append(words())
                cell = []
            case 0x0D where !isQuoted: continue
            case 0x0A where !isQuoted:
                row.append(words())
                rows.append(row)
                row = []
                cell = []
            default: cell.append(byte)
            }
        }
        if !cell.isEmpty || !row.isEmpty {
            row.append(words())
            rows.append(row)
        }
        return rows
    }
}
