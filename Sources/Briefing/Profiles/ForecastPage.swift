import Diplomacy
import Measures
import SourceText

extension Brief {
    /// The page of forecasts: how those that are settled did, what later reports suggest of others, and what is open.
    public init(_ book: ForecastBook, of record: Record, options: BriefOptions = BriefOptions()) {
        var page = ProfilePage(record, options: options)
        let scored = book.scored
        var sections: [Brief.Section?] = ForecastPage.sections(scored, options)
        if scored.isEmpty { sections.append(ForecastPage.whyNotScored(book)) }
        sections += [page.resolved(book), page.proposed(book), page.open(book)]
        self = page.brief("Forecasts, and how they did", sections)
        if affairs[0].sections.isEmpty {
            affairs[0].sections = [
                Brief.Section(
                    kind: .forecasts, title: "Forecasts",
                    groups: [
                        Brief.Group(items: [Brief.Item(line: [.plain("No forecast is told, or none is settled.")])])
                    ])
            ]
        }
    }

    /// The page of forecasts that come from a table, with their outcomes.
    public init(_ forecasts: [ScoredForecast], options: BriefOptions = BriefOptions()) {
        self.init(affairs: [
            Brief.Affair(
                story: "page", title: "Forecasts, and how they did",
                extent: FigureWords.count(forecasts.count, "forecast", "forecasts"),
                sections: ForecastPage.sections(forecasts, options))
        ])
    }
}

/// The sections that scores alone make.
private enum ForecastPage {
    static func sections(_ forecasts: [ScoredForecast], _ options: BriefOptions) -> [Brief.Section] {
        guard let scores = ForecastScores(forecasts) else { return [] }
        var items = [
            Brief.Item(label: "Brier", line: line(scores.brier, base: scores.brierOfBaseRate)),
            Brief.Item(label: "log", line: line(scores.log, base: scores.logOfBaseRate)),
            Brief.Item(
                label: "came true",
                line: [
                    .plain("\(scores.happened) of \(scores.count)"),
                    .note("base rate \(FigureWords.percent(scores.baseRate))"),
                ]),
        ]
        let proposed = forecasts.count(where: \.isProposed)
        if proposed > 0 {
            items.append(
                Brief.Item(
                    label: "proposed",
                    line: [.plain("\(proposed) of the outcomes are only proposed"), .flag("proposed")]))
        }
        var groups: [Brief.Group] = []
        let names: [ForecastBook.Group.Kind: String] = [
            .forecaster: "By forecaster", .outlet: "By outlet", .term: "By words", .topic: "By topic",
        ]
        for (kind, all) in Dictionary(grouping: ForecastBook.groups(forecasts), by: \.kind).sorted(by: {
            order($0.key) < order($1.key)
        }) where all.count > 1 || all[0].value != "" {
            let shown = all.prefix(options.cap(8))
            groups.append(
                Brief.Group(
                    heading: [.strong(names[kind] ?? "")],
                    items: shown.map { group in
                        var line: [Brief.Run] = [
                            .plain("\(group.scores.happened) of \(group.scores.count) came true")
                        ]
                        if kind == .term, let range = range(group.forecasts) { line.append(.note("said \(range)")) }
                        line.append(.note("Brier \(FigureWords.fixed(group.scores.brier.middle, 3))"))
                        return Brief.Item(label: PassageWords.clean(group.value), line: line)
                    },
                    notes: all.count > shown.count ? [[.quiet(Layout.more(all.count - shown.count))]] : []))
        }
        let bins = Calibration(forecasts).bins.map { bin in
            Brief.Item(
                label: "\(FigureWords.percent(bin.above))–\(FigureWords.percent(bin.upTo))",
                line: [
                    .plain("\(FigureWords.percent(bin.observed)) came true"),
                    .note("said \(FigureWords.percent(bin.forecast)) on average"),
                    .note(FigureWords.count(bin.count, "forecast", "forecasts")),
                ])
        }
        return [
            Brief.Section(
                kind: .scores, title: "Scores of \(FigureWords.count(scores.count, "forecast", "forecasts"))",
                groups: [
                    Brief.Group(
                        items: items,
                        notes: [
                            [
                                .quiet(
                                    "0 is best. Middle of the worded range first, then its low and its high end; beside it what forecasting the base rate each time would score."
                                )
                            ]
                        ])
                ] + groups),
            Brief.Section(
                kind: .calibration, title: "Calibration: how often it came true",
                groups: [Brief.Group(items: bins)]),
        ]
    }

    /// Why there is no score: what has no number, and what is open.
    static func whyNotScored(_ book: ForecastBook) -> Brief.Section? {
        let wordless = book.entries.count { !$0.hasNumber }
        guard wordless > 0 else { return nil }
        return Brief.Section(
            kind: .scores, title: "Scores",
            groups: [
                Brief.Group(
                    items: [Brief.Item(line: [.plain("No forecast can be scored.")])],
                    notes: [
                        [
                            .quiet(
                                "\(FigureWords.count(wordless, "forecast has", "forecasts have")) words of probability and no number: a word has a range only where its report names the scale that it keeps to, such as ICD 203."
                            )
                        ]
                    ])
            ])
    }

    private static func order(_ kind: ForecastBook.Group.Kind) -> Int {
        ForecastBook.Group.Kind.allCases.firstIndex(of: kind) ?? 0
    }

    private static func line(_ range: ForecastScores.Range, base: Double) -> [Brief.Run] {
        [
            .strong(FigureWords.fixed(range.middle, 3)),
            .note("ends \(FigureWords.fixed(range.low, 3)) and \(FigureWords.fixed(range.high, 3))"),
            .note("base rate \(FigureWords.fixed(base, 3))"),
        ]
    }

    /// `55–75%`, where all forecasts say the same range.
    private static func range(_ forecasts: [ScoredForecast]) -> String? {
        guard let first = forecasts.first,
            forecasts.allSatisfy({ $0.low == first.low && $0.high == first.high })
        else { return nil }
        return words(first.low, first.high)
    }

    static func words(_ low: Double, _ high: Double) -> String {
        low == high
            ? FigureWords.percent(low) : "\(FigureWords.fixed(low * 100, 0))–\(FigureWords.percent(high))"
    }
}

extension ProfilePage {
    private mutating func line(_ entry: ForecastBook.Entry) -> [Brief.Run] {
        var line: [Brief.Run] = []
        if let quote = quote([entry.statement.id], limit: 180) { line.append(.quote(quote)) }
        line += cite([entry.statement.id])
        line.append(.note(PassageWords.clean(entry.forecaster)))
        if let low = entry.forecast.low, let high = entry.forecast.high {
            line.append(.note(ForecastPage.words(low, high) + (entry.forecast.scale.map { ", \($0)" } ?? "")))
        } else {
            line.append(.note("no number"))
        }
        if let to = entry.forecast.to { line.append(.note("by \(DateWords.words(to))")) }
        // What `correct resolve` is told by.
        line.append(.quiet(entry.statement.id))
        return line
    }

    private static func words(_ outcome: ForecastResolution.Outcome) -> String {
        switch outcome {
        case .cameTrue: "came true"
        case .didNot: "did not"
        case .void: "void"
        }
    }

    fileprivate mutating func resolved(_ book: ForecastBook) -> Brief.Section? {
        let (shown, more) = capped(book.entries.filter { $0.resolution != nil }, 20)
        var items: [Brief.Item] = []
        for entry in shown {
            guard let resolution = entry.resolution else { continue }
            var line = line(entry)
            line += because(resolution)
            items.append(Brief.Item(label: ProfilePage.words(resolution.outcome), line: line))
        }
        return Brief.Section(.resolved, "Settled", items, more: more)
    }

    private mutating func because(_ resolution: ForecastResolution) -> [Brief.Run] {
        var line: [Brief.Run] = []
        if resolution.isProposed { line.append(.flag("proposed")) }
        if let day = resolution.settled { line.append(.note(DateWords.words(day))) }
        line.append(.note("\(PassageWords.clean(resolution.by)): \(PassageWords.clean(resolution.why))"))
        line += cite(resolution.statements)
        return line
    }

    fileprivate mutating func proposed(_ book: ForecastBook) -> Brief.Section? {
        let entries = Dictionary(book.entries.map { ($0.statement.id, $0) }, uniquingKeysWith: { first, _ in first })
        let open = book.proposals.filter { entries[$0.forecast]?.resolution == nil }
        let (shown, more) = capped(open, 12)
        var items: [Brief.Item] = []
        for proposal in shown {
            guard let entry = entries[proposal.forecast] else { continue }
            var line = line(entry)
            line += because(proposal)
            items.append(Brief.Item(label: ProfilePage.words(proposal.outcome), line: line))
        }
        return Brief.Section(
            .proposed, "Proposed by later reports", items,
            notes: ["Nobody has taken these up, and no score counts them; --proposed counts them."], more: more)
    }

    fileprivate mutating func open(_ book: ForecastBook) -> Brief.Section? {
        let proposed = Set(book.proposals.map(\.forecast))
        let open = book.entries.filter { $0.resolution == nil && !proposed.contains($0.statement.id) }
        let (shown, more) = capped(open, 12)
        let items = shown.map { entry in
            var line = line(entry)
            if let to = entry.forecast.to, let last = book.lastReport, to < last {
                line.append(.note("its time has passed"))
            }
            return Brief.Item(label: PassageWords.clean(entry.forecast.term), line: line)
        }
        return Brief.Section(.forecasts, "Open", items, more: more)
    }
}
