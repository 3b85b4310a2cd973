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
