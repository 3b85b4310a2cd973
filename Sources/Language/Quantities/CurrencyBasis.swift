import SourceText

/// A state whose name says whose currency a sum is in.
struct StateCue {
    /// The code of its currency.
    var code: String
    /// Whether it is named in the sentence of the sum, not in one before.
    var isInSentence: Bool
}

/// Whose dollars a bare `$` means, and how that is known. Evidence counts in this order: the sum in front of a bracket, the
/// state that the sentence names, an earlier mention in the text, the country of the publisher, a state that an earlier
/// sentence names, the usage of international news.
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
    ///   - cue: the state named beside it or before it.
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
        if let cue, cue.isInSentence { return (cue.code, CurrencyBasis.bySentence) }
        if let code = named[name.family] { return (code, CurrencyBasis.byMention) }
        if let country, let code = tables.codeOfCountry[name.family + "/" + country] {
            return (code, CurrencyBasis.byCountry)
        }
        if let cue { return (cue.code, CurrencyBasis.byState) }
        if let code = tables.usualCode[name.family] { return (code, CurrencyBasis.byUsage) }
        return ("", nil)
    }

    /// The code of a family's currency in a state, where naming the state tells that it is meant.
    func code(of family: String, _ state: String) -> String? {
        let key = family + "/" + state
        guard let cue = tables.cueOfState[key], let code = tables.codeOfCountry[key] else { return nil }
        guard cue == .beside else { return code }
        return spoken.contains(code) || country.map { tables.codeOfCountry[family + "/" + $0] == code } ?? false
            ? code : nil
    }

    private static let bySentence = "a state named in the sentence"
    private static let byMention = "named earlier in the text"
    private static let byCountry = "the country of the publisher"
    private static let byState = "a state named before"
    private static let byUsage = "usage of international news"
}
