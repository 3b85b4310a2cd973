import SourceText

/// Whose dollars a bare `$` means: by what the text said before, by the country handed in, or by usage, and says so.
struct CurrencyBasis {
    let tables: ExpressionTables
    let country: String?
    /// The code that a family of currencies (`dollars`) was last named with in this text.
    private var named: [String: String] = [:]

    init(tables: ExpressionTables, country: String?) {
        self.tables = tables
        self.country = country
    }

    func family(_ name: ExpressionTables.CurrencyName) -> String? {
        name.code.isEmpty ? name.family : tables.familyOfCode[name.code]
    }

    func family(of code: String) -> String? { tables.familyOfCode[code] }

    /// Notes that the text says of a family whose it is.
    mutating func name(_ name: ExpressionTables.CurrencyName) {
        if let family = tables.familyOfCode[name.code] { named[family] = name.code }
    }

    /// The code of a currency's name, and where it comes from unless the name says it; empty where nothing does.
    mutating func unit(_ name: ExpressionTables.CurrencyName) -> (code: String, basis: String?) {
        if !name.code.isEmpty {
            self.name(name)
            return (name.code, nil)
        }
        if let code = named[name.family] { return (code, "named earlier in the text") }
        if let country, let code = tables.codeOfCountry[name.family + "/" + country] {
            return (code, "the country of the publisher")
        }
        if let code = tables.usualCode[name.family] { return (code, "usage of international news") }
        return ("", nil)
    }
}

/// Names of units in singular and plural.
enum UnitNames {
    /// `square kilometer` → `square kilometers`, `mile per hour` → `miles per hour`.
    static func plural(_ unit: String) -> String {
        if let per = unit.firstRange(of: " per ") {
            return plural(String(unit[..<per.lowerBound])) + unit[per.lowerBound...]
        }
        if unit.hasSuffix("foot") { return unit.dropLast(4) + "feet" }
        if unit.hasSuffix("inch") { return unit + "es" }
        if unit.hasSuffix("s") || unit.hasSuffix("hertz") || unit.hasSuffix("horsepower") || unit.hasSuffix("magnitude")
        {
            return unit
        }
        return unit + "s"
    }

    /// The reverse of ``plural(_:)``, for rows that name units in the singular.
    static func singular(_ unit: String) -> String {
        if let per = unit.firstRange(of: " per ") {
            return singular(String(unit[..<per.lowerBound])) + unit[per.lowerBound...]
        }
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
