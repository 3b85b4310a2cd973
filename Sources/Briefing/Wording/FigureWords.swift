import Measures

/// Measured numbers as people read them: `+3.4`, `−0.31`, `42%`, `+1.2 (0.3 to 2.0)`.
enum FigureWords {
    /// A number with so many decimals, without a sign before what is not negative.
    static func fixed(_ value: Double, _ decimals: Int) -> String {
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (abs(value) * scale).rounded()
        guard rounded.isFinite, rounded < 1e15 else { return "\(value)" }
        let whole = Int64(rounded)
        let sign = value < 0 && whole > 0 ? "−" : ""
        guard decimals > 0 else { return sign + "\(whole)" }
        let unit = Int64(scale)
        let fraction = String(whole % unit)
        return sign + "\(whole / unit)." + String(repeating: "0", count: decimals - fraction.utf8.count) + fraction
    }

    /// A number of a scale that has two sides: what is above zero gets a plus.
    static func signed(_ value: Double, _ decimals: Int) -> String {
        let words = fixed(value, decimals)
        return value > 0 && words.contains(where: { $0 != "0" && $0 != "." && $0.isNumber }) ? "+" + words : words
    }

    /// A share in percent.
    static func percent(_ share: Double) -> String { fixed(share * 100, 0) + "%" }

    /// `+1.2 (0.3 to 2.0)`; without brackets where there is no interval.
    static func estimate(_ estimate: Estimate, _ decimals: Int = 1) -> String {
        interval(signed(estimate.value, decimals), estimate) { signed($0, decimals) }
    }

    /// `42% (30% to 55%)`.
    static func share(_ estimate: Estimate) -> String { interval(percent(estimate.value), estimate, percent) }

    /// `2.9 (2.1 to 3.3)`.
    static func plain(_ estimate: Estimate, _ decimals: Int = 1) -> String {
        interval(fixed(estimate.value, decimals), estimate) { fixed($0, decimals) }
    }

    private static func interval(_ value: String, _ estimate: Estimate, _ words: (Double) -> String) -> String {
        guard let low = estimate.low, let high = estimate.high else { return value }
        return "\(value) (\(words(low)) to \(words(high)))"
    }

    /// `1 story`, `5 stories`.
    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    static func stories(_ number: Int) -> String { count(number, "story", "stories") }
    static func events(_ number: Int) -> String { count(number, "event", "events") }
}
