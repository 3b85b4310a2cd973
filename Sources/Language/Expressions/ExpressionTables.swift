import Foundation
import SourceText

/// The tables of phrases, holidays, currencies and units, as read.
struct ExpressionTables: Sendable {
    struct TimePhrase: Sendable {
        var phrase: String
        /// `ref`, `duration` or `set`.
        var kind: String
        var value: String
    }
    struct Holiday: Sendable {
        var name: String
        var rule: HolidayRule
    }
    struct BoundPhrase: Sendable {
        enum Place: Sendable { case before, after }
        var phrase: String
        var bound: Amount.Bound
        /// Whether the number itself is left out (`more than 40`).
        var isOpen: Bool
        var place: Place
    }
    struct CurrencyName: Sendable {
        var name: String
        /// ISO 4217; empty where the name alone does not say which.
        var code: String
        /// The part of a main unit that one is: 0.01 for `cents`.
        var part: Double
        /// Whether it stands in front of the number.
        var isPrefix: Bool
        /// Whether it is one only beside a number without a space: `M` in `5M`.
        var basis: String?
    }
    struct MeasureName: Sendable {
        var name: String
        var unit: String
        /// Whether it counts only right behind digits or with a space behind digits: `m`, `t`.
        var isShort: Bool
        /// Whether it counts only in its own case: `MB` and `mb`.
        var written: String?
    }
    struct Share: Sendable {
        var phrase: String
        var value: Double?
        var low: Double?
        var high: Double?
        var bound: Amount.Bound
    }
    struct NamedDay: Sendable {
        var month: Int
        var day: Int
        var year: Int
        var cues: [String]
    }

    var names: [String] = []
    var timePhrases: [TimePhrase] = []
    var holidays: [Holiday] = []
    var bounds: [BoundPhrase] = []
    var currencyNames: [CurrencyName] = []
    var measureNames: [MeasureName] = []
    var shares: [Share] = []

    init() {}

    init(_ folder: URL) throws {
        func table(_ name: String, _ columns: [String]) throws -> TSVTable {
            try TSVTable(contentsOf: folder.appendingPathComponent(name + ".tsv"), columns: columns)
        }
        names = try table("expression_names", ["phrase"]).rows.map { $0["phrase"] }
        timePhrases = try table("time_phrases", ["phrase", "kind", "value"]).rows.map {
            TimePhrase(phrase: $0["phrase"], kind: $0["kind"], value: $0["value"])
        }
        for row in try table("holidays", ["names", "rule"]).rows {
            guard let rule = HolidayRule(row["rule"]) else {
                throw row.failure("CH0213", "'\(row["rule"])' is no rule of a holiday")
            }
            for name in row.list("names") { holidays.append(Holiday(name: name, rule: rule)) }
        }
        for row in try table("number_bounds", ["phrase", "bound", "place"]).rows {
            let parts = row["bound"].split(separator: " ")
            guard let bound = parts.first.flatMap({ Amount.Bound(rawValue: String($0)) }) else {
                throw row.failure("CH0213", "'\(row["bound"])' is no bound")
            }
            bounds.append(
                BoundPhrase(
                    phrase: row["phrase"], bound: bound, isOpen: parts.count > 1,
                    place: row["place"] == "after" ? .after : .before))
        }
        for row in try table("currencies", ["code", "names", "symbols", "minor"]).rows {
            for name in row.list("names") {
                currencyNames.append(CurrencyName(name: name, code: row["code"], part: 1, isPrefix: false))
            }
            for name in row.list("symbols") {
                currencyNames.append(CurrencyName(name: name, code: row["code"], part: 1, isPrefix: true))
            }
            for name in row.list("minor") {
                currencyNames.append(CurrencyName(name: name, code: row["code"], part: 0.01, isPrefix: false))
            }
            let code = row["code"]
            if code.utf8.count == 3 {
                currencyNames.append(CurrencyName(name: code, code: code, part: 1, isPrefix: true))
            }
        }
        for row in try table("measure_units", ["unit", "names", "short"]).rows {
            for name in row.list("names") {
                measureNames.append(MeasureName(name: name, unit: row["unit"], isShort: false))
            }
            for name in row.list("short") {
                measureNames.append(MeasureName(name: name, unit: row["unit"], isShort: true, written: name))
            }
        }
        for row in try table("share_words", ["phrase", "value", "low", "high", "bound"]).rows {
            shares.append(
                Share(
                    phrase: row["phrase"], value: try row.number("value"), low: try row.number("low"),
                    high: try row.number("high"), bound: Amount.Bound(rawValue: row["bound"]) ?? .exact))
        }
    }
}
