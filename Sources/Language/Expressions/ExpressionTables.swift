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
        /// The nation whose day it is where others have another day of that name.
        var nation: String?
    }
    struct BoundPhrase: Sendable {
        enum Place: Sendable { case before, after }
        var phrase: String
        var bound: Amount.Bound
        /// Whether the number itself is left out (`more than 40`).
        var isOpen: Bool
        /// Whether it bounds only money, percentages and thousands.
        var isLarge = false
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
        /// Whether it stands behind the number as well, in small letters too: `50 zł`.
        var isSuffix = false
        /// The first name of a row that does not say whose it is: `dollars`.
        var family = ""
        /// Whether the word, sign or code has another everyday meaning, so that it counts only with thousands and up: `won`,
        /// `pounds`, `R`, `ALL`.
        var isWeak = false
        /// Whether it is the code itself, which is written in capitals.
        var isCode = false
    }
    struct MeasureName: Sendable {
        var name: String
        var unit: String
        /// Whether it counts only right behind digits or with a space behind digits: `m`, `t`.
        var isShort: Bool
        /// How many of the unit one is: 1,000,000,000 for `bcm`.
        var times: Double
    }
    struct Share: Sendable {
        var phrase: String
        var value: Double?
        var low: Double?
        var high: Double?
        var bound: Amount.Bound
    }
    /// What the name of a state says of a currency: a column of `currency_families.tsv`.
    enum CurrencyCue: String, Sendable { case alone, beside }
    /// A day that is the name of what happened on it.
    struct NamedDay: Sendable {
        var month: Int
        var day: Int
        var year: Int
        /// The numbers of the words of which one must stand near.
        var cues: [UInt16]
    }

    var names: [String] = []
    var timePhrases: [TimePhrase] = []
    var holidays: [Holiday] = []
    var bounds: [BoundPhrase] = []
    var currencyNames: [CurrencyName] = []
    /// The codes that are no words of English.
    var currencyCodes: Set<String> = []
    var measureNames: [MeasureName] = []
    /// The row of ``measureNames`` of each short form in its own case.
    var shortUnits: [String: Int] = [:]
    /// The family of each code (`CAD`: dollars), the code of a family in a state (`dollars/CAN`), and by usage of news.
    var familyOfCode: [String: String] = [:]
    var codeOfCountry: [String: String] = [:]
    var usualCode: [String: String] = [:]
    /// Family and state (`pesos/MEX`) where a sentence that names the state tells whose currency is meant: by itself, or
    /// only beside other evidence.
    var cueOfState: [String: CurrencyCue] = [:]
    /// Names of states in small letters, with their ISO 3166-1 alpha-3 codes.
    var stateNames: [(name: String, state: String)] = []
    /// How the press of states writes numeric dates where it is not day first.
    var dayOrders: [String: DayOrder] = [:]
    /// Verbs that say when what follows them comes about, by their lemmas.
    var tenseVerbs: [String: TenseReader.VerbUse] = [:]
    /// The fiscal years of states, by their codes.
    var fiscalCalendars: [String: FiscalCalendar] = [:]
    /// By ASCII byte the row of ``bounds`` that is this one mark, `~`, `>`; -1 where none is.
    var markBounds = [Int](repeating: -1, count: 256)
    var shares: [Share] = []
    var namedDays: [NamedDay] = []

    init() {}

    init(_ folder: URL) throws {
        func table(_ name: String, _ columns: [String]) throws -> TSVTable {
            try TSVTable(contentsOf: folder.appendingPathComponent(name + ".tsv"), columns: columns)
        }
        names = try table("expression_names", ["phrase"]).rows.map { $0["phrase"] }
        timePhrases = try table("time_phrases", ["phrase", "kind", "value"]).rows.map {
            TimePhrase(phrase: $0["phrase"], kind: $0["kind"], value: $0["value"])
        }
        for row in try table("holidays", ["names", "rule", "nation"]).rows {
            guard let rule = HolidayRule(row["rule"]) else {
                throw row.failure("CH0213", "'\(row["rule"])' is no rule of a holiday")
            }
            for name in row.list("names") {
                holidays.append(Holiday(name: name, rule: rule, nation: row.optional("nation")))
            }
        }
        for row in try table("number_bounds", ["phrase", "bound", "place"]).rows {
            let parts = row["bound"].split(separator: " ")
            guard let bound = parts.first.flatMap({ Amount.Bound(rawValue: String($0)) }) else {
                throw row.failure("CH0213", "'\(row["bound"])' is no bound")
            }
            bounds.append(
                BoundPhrase(
                    phrase: row["phrase"], bound: bound, isOpen: parts.contains("open"),
                    isLarge: parts.contains("large"),
                    place: row["place"] == "after" ? .after : .before))
        }
        for (row, bound) in bounds.enumerated() {
            let bytes = Array(bound.phrase.utf8)
            if bytes.count == 1, !(0x61...0x7A).contains(bytes[0]) { markBounds[Int(bytes[0])] = row }
        }
        for row in try table("currencies", ["code", "names", "symbols", "minor"]).rows {
            let isWeakCode = row["code"].hasPrefix("~")
            let code = row["code"] == "-" ? "" : isWeakCode ? String(row["code"].dropFirst()) : row["code"]
            let family = row.list("names").first.map { $0.hasPrefix("~") ? String($0.dropFirst()) : $0 } ?? ""
            func add(_ name: String, part: Double, isPrefix: Bool) {
                let isWeak = name.hasPrefix("~")
                currencyNames.append(
                    CurrencyName(
                        name: isWeak ? String(name.dropFirst()) : name, code: code, part: part, isPrefix: isPrefix,
                        family: code.isEmpty ? family : "", isWeak: isWeak))
            }
            let symbols = row.list("symbols")
            for name in row.list("names") where !symbols.contains(name.hasPrefix("~") ? String(name.dropFirst()) : name)
            {
                add(name, part: 1, isPrefix: false)
            }
            for name in symbols {
                add(name, part: 1, isPrefix: true)
                let isSuffix = row.list("names").contains { $0 == name || $0 == "~" + name }
                currencyNames[currencyNames.count - 1].isSuffix = isSuffix
            }
            for name in row.list("minor") { add(name, part: 0.01, isPrefix: false) }
            if code.utf8.count == 3, !isWeakCode { currencyCodes.insert(code) }
            if code.utf8.count == 3 {
                add(isWeakCode ? "~" + code : code, part: 1, isPrefix: true)
                currencyNames[currencyNames.count - 1].isCode = true
            }
        }
        for row in try table("currency_families", ["family", "state", "code", "usual", "cue"]).rows {
            familyOfCode[row["code"]] = row["family"]
            if let state = row.optional("state") { codeOfCountry[row["family"] + "/" + state] = row["code"] }
            if let state = row.optional("state"), let cue = row.optional("cue") {
                guard let cue = CurrencyCue(rawValue: cue) else {
                    throw row.failure("CH0213", "'\(cue)' is no kind of cue")
                }
                cueOfState[row["family"] + "/" + state] = cue
            }
            if row["usual"] == "1" { usualCode[row["family"]] = row["code"] }
        }
        for row in try table("state_names", ["state", "names"]).rows {
            for name in row.list("names") { stateNames.append((name, row["state"])) }
        }
        for row in try table("date_orders", ["state", "order"]).rows {
            guard let order = DayOrder(rawValue: row["order"]) else {
                throw row.failure("CH0213", "'\(row["order"])' is no order of day and month")
            }
            dayOrders[row["state"]] = order
        }
        for row in try table("tense_verbs", ["verb", "use"]).rows {
            guard let use = TenseReader.VerbUse(rawValue: row["use"]) else {
                throw row.failure("CH0213", "'\(row["use"])' is no use of a verb")
            }
            tenseVerbs[row["verb"]] = use
        }
        for row in try table("fiscal_years", ["state", "begins", "named", "firms"]).rows {
            guard let first = CalendarDay("2001-" + row["begins"]) else {
                throw row.failure("CH0213", "'\(row["begins"])' is no day")
            }
            fiscalCalendars[row["state"]] = FiscalCalendar(
                month: first.month, day: first.day, isNamedByFirst: row.optional("named").map { $0 == "first" },
                bindsFirms: row["firms"] == "1")
        }
        for row in try table("measure_units", ["unit", "names", "short", "times"]).rows {
            let times = try row.number("times") ?? 1
            func name(_ name: String, isShort: Bool) -> MeasureName {
                MeasureName(name: name, unit: row["unit"], isShort: isShort, times: times)
            }
            measureNames += row.list("names").map { name($0, isShort: false) }
            for short in row.list("short") {
                shortUnits[short] = measureNames.count
                measureNames.append(name(short, isShort: true))
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
