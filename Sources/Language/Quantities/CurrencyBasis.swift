import SourceText

/// A state named before a sum whose currency's name does not say whose it is.
struct StateCue {
    /// The code of its currency.
    var code: String
    var isInSentence: Bool
}

/// Whose dollars a bare `$` means: by what the text said before, by the country handed in, or by usage, and says so.
struct CurrencyBasis {
    let lexicon: ExpressionLexicon
    let country: String?
    /// The code that a family of currencies (`dollars`) was last named with in this text.
    private var named: [String: String] = [:]
    /// The codes that the text has used.
    private var spoken: Set<String> = []
    /// The sum last read: its code, and the piece after it.
    var last: (code: String, end: Int)?

    private var tables: ExpressionTables { lexicon.tables }

    init(lexicon: ExpressionLexicon, country: String?) {
        self.lexicon = lexicon
        self.country = country
    }

    func family(_ name: ExpressionTables.CurrencyName) -> String? {
        name.code.isEmpty ? name.family : tables.familyOfCode[name.code]
    }

    func family(of code: String) -> String? { tables.familyOfCode[code] }

    /// Notes that the text says of a family whose it is.
    mutating func name(_ name: ExpressionTables.CurrencyName) {
        spoken.insert(name.code)
        if let family = tables.familyOfCode[name.code] { named[family] = name.code }
    }

    /// Whether the text or the country says that a currency with a weak name is meant: `R5`, `40 won`.
    func isKnown(_ name: ExpressionTables.CurrencyName) -> Bool {
        guard !name.code.isEmpty else {
            return named[name.family] != nil
                || country.map { tables.codeOfCountry[name.family + "/" + $0] != nil } ?? false
        }
        return spoken.contains(name.code)
    }

    /// The code of a currency's name, and where it comes from unless the name says it; empty where nothing does.
    ///
    /// - Parameters:
    ///   - convertedFrom: the code of the sum that this one stands behind in brackets: `A$840 million ($555m)` are
    ///   two currencies, whatever the first is called for short.
    ///   - cue: the state named before it.
    mutating func unit(
        _ name: ExpressionTables.CurrencyName, convertedFrom other: String? = nil,
        cue: StateCue? = nil
    ) -> (code: String, basis: String?) {
        if !name.code.isEmpty {
            self.name(name)
            return (name.code, nil)
        }
        if let other, tables.familyOfCode[other] == name.family {
            let local = country.flatMap { tables.codeOfCountry[name.family + "/" + $0] }
            guard let code = [tables.usualCode[name.family], local].compactMap({ $0 }).first(where: { $0 != other })
            else { return ("", nil) }
            named[name.family] = code
            return (code, code == local ? CurrencyBasis.byCountry : CurrencyBasis.byUsage)
        }
        if let cue, cue.isInSentence { return (cue.code, CurrencyBasis.byState) }
        if let code = named[name.family] { return (code, "named earlier in the text") }
        if let country, let code = tables.codeOfCountry[name.family + "/" + country] {
            return (code, CurrencyBasis.byCountry)
        }
        if let cue { return (cue.code, CurrencyBasis.byState) }
        if let code = tables.usualCode[name.family] { return (code, CurrencyBasis.byUsage) }
        return ("", nil)
    }

    private static let byCountry = "the country of the publisher"
    private static let byState = "a state named before"
    private static let byUsage = "usage of international news"
}

/// Names of units in singular and plural.
enum UnitNames {
    /// `square kilometer` → `square kilometers`, `mile per hour` → `miles per hour`.
    static func plural(_ unit: String) -> String {
        if let per = unit.firstRange(of: " per ") {
            return plural(String(unit[..<per.lowerBound])) + unit[per.lowerBound...]
        }
        if unit.hasPrefix("degree ") { return "degrees " + unit.dropFirst(7) }
        if unit.hasSuffix("foot") { return unit.dropLast(4) + "feet" }
        if unit.hasSuffix("inch") { return unit + "es" }
        if unit.hasSuffix("s") || unit.hasSuffix("hertz") || unit.hasSuffix("horsepower") || unit.hasSuffix("magnitude")
        {
            return unit
        }
        return unit + "s"
    }

    /// What a unit with `per` in it is for each of: `day` of `barrels per day`.
    static func per(_ unit: String) -> String? {
        unit.firstRange(of: " per ").map { String(unit[$0.upperBound...]) }
    }

    /// The reverse of ``plural(_:)``, for rows that name units in the singular.
    static func singular(_ unit: String) -> String {
        if let per = unit.firstRange(of: " per ") {
            return singular(String(unit[..<per.lowerBound])) + unit[per.lowerBound...]
        }
        if unit.hasPrefix("degrees ") { return "degree " + unit.dropFirst(8) }
        if unit.hasSuffix("feet") { return unit.dropLast(4) + "foot" }
        if unit.hasSuffix("inches") { return String(unit.dropLast(2)) }
        return unit.hasSuffix("s") ? String(unit.dropLast()) : unit
    }
}

extension String {
    /// The first place of another string.
    fileprivate func firstRange(of other: String) -> Range<Index>? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(other) { return at..<index(at, offsetBy: other.count) }
            at = index(after: at)
        }
        return nil
    }
}
