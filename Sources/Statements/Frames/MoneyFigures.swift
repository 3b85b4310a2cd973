import Language

/// The figures of money of a document, looked up by the words that they belong to; the first in order of the text counts.
struct MoneyFigures {
    private let figures: [FigureReader.Found]
    private var byNoun: [Int: Int] = [:]
    private var byVerb: [Int: Int] = [:]
    /// Those that measure no noun.
    private var byVerbAlone: [Int: Int] = [:]
    /// Those that measure a deal (`in a deal worth 9 billion`), by the head of its noun.
    private var byHeadOfDeal: [Int: Int] = [:]

    /// - Parameter isDeal: whether the lemma of that index is a word for a deal.
    init(_ figures: [FigureReader.Found], _ site: FrameSite, isDeal: (Int) -> Bool) {
        self.figures = figures
        func add(_ word: Int, _ index: Int, to table: inout [Int: Int]) { table[word] = table[word] ?? index }
        for (index, figure) in figures.enumerated() where figure.isMoney {
            if let verb = figure.verb {
                add(verb, index, to: &byVerb)
                if figure.noun == nil { add(verb, index, to: &byVerbAlone) }
            }
            guard let noun = figure.noun else { continue }
            add(noun, index, to: &byNoun)
            if isDeal(Int(site.words.lemma[noun])) { add(Int(site.words.head[noun]), index, to: &byHeadOfDeal) }
        }
    }

    /// The figure of a deal that a noun names: what measures the noun, or what the verb above it gives.
    func figure(of noun: Int, governing: Int?) -> FigureReader.Found? {
        first(byNoun[noun], governing.flatMap { byVerbAlone[$0] })
    }

    /// The figure of a deal that a verb tells: what it gives, what measures its object, or a deal that hangs on it.
    func figure(of verb: Int, thing: Int) -> FigureReader.Found? {
        first(byVerb[verb], byNoun[thing], byHeadOfDeal[verb])
    }

    private func first(_ indices: Int?...) -> FigureReader.Found? {
        indices.compactMap { $0 }.min().map { figures[$0] }
    }
}
