import Diplomacy
import SourceText

/// The forecasts of a record, with what came of them. What a copy repeats is the forecast of the text that it copies, and counts once.
public struct ForecastBook: Sendable {
    /// One forecast.
    public struct Entry: Sendable, Hashable {
        /// The statement that forecasts.
        public var statement: Statement
        /// What it forecasts.
        public var forecast: Forecast
        /// Who forecasts: a name, the outlet's where the document itself does.
        public var forecaster: String
        /// Who printed it.
        public var outlet: String
        /// What it is about: `energy`, `security`, …; `diplomatic` where its words say nothing.
        public var topic: String
        /// When it was made: the day of its report.
        public var made: CalendarDay?
        /// What came of it; nil where it is open.
        public var resolution: ForecastResolution?

        /// Whether it has a number; a hedge without one gets no score.
        public var hasNumber: Bool { forecast.low != nil || forecast.high != nil }

        /// The forecast as it is scored; nil where it is open or void, or has no number.
        public var scored: ScoredForecast? {
            guard let resolution, resolution.outcome != .void, let low = forecast.low ?? forecast.high,
                let high = forecast.high ?? forecast.low
            else { return nil }
            return ScoredForecast(
                id: statement.id, term: forecast.term, scale: forecast.scale, low: low, high: high,
                happened: resolution.outcome == .cameTrue, forecaster: forecaster, outlet: outlet, topic: topic,
                settled: resolution.settled, isProposed: resolution.isProposed)
        }
    }

    /// By the end of their horizon, those without one last; then by the day they were made.
    public var entries: [Entry]
    /// What later statements suggest of forecasts that nobody has resolved.
    public var proposals: [ForecastResolution]
    /// The day of the record's last report; nil where none is dated.
    public var lastReport: CalendarDay?

    /// The forecasts of a record.
    ///
    /// - Parameter takesProposals: whether a proposal counts where nobody has resolved a forecast.
    public init(_ record: Record, tables: Tables, takesProposals: Bool = false) throws {
        let leans = try LeanTable(lexicon: tables.lexicon)
        lastReport = record.documents.compactMap { $0.published?.last }.max()
        let names = Dictionary(record.entities.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        func name(_ id: EntityID) -> String { names[id] ?? tables.names.entry(id)?.name ?? id.rawValue }
        let documents = Dictionary(record.documents.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var resolutions: [String: ForecastResolution] = [:]
        for resolution in record.resolutions where takesProposals || !resolution.isProposed {
            // An analyst's word goes before a proposal; of two, the later settled.
            if let known = resolutions[resolution.forecast],
                (known.isProposed ? 0 : 1, known.settled?.number ?? .min, known.id)
                    >= (resolution.isProposed ? 0 : 1, resolution.settled?.number ?? .min, resolution.id)
            {
                continue
            }
            resolutions[resolution.forecast] = resolution
        }
        let resolved = Set(record.resolutions.map(\.forecast))
        proposals =
            record.resolutions.filter(\.isProposed)
            + ResolutionProposer(record, tables: tables).proposals.filter { !resolved.contains($0.forecast) }
        if takesProposals {
            for proposal in proposals where resolutions[proposal.forecast] == nil {
                resolutions[proposal.forecast] = proposal
            }
        }
        let copies = ForecastBook.copies(in: record)
        for (copy, original) in copies.sorted(by: { $0.key < $1.key }) {
            // What somebody says of a copy's forecast is said of the forecast.
            if let resolution = resolutions[copy],
                resolutions[original].map({ $0.isProposed && !resolution.isProposed }) ?? true
            {
                resolutions[original] = resolution
            }
        }
        entries = record.statements.compactMap { statement in
            guard case .forecast(let forecast) = statement.content, statement.region != .derived,
                copies[statement.id] == nil
            else { return nil }
            let document = documents[statement.document]
            let outlet = document?.outlet.map(name) ?? document?.publisher ?? document?.name ?? ""
            return Entry(
                statement: statement, forecast: forecast,
                forecaster: (forecast.by ?? statement.speaker).map(name) ?? outlet, outlet: outlet,
                topic: record.text(statement.document, statement.span).flatMap { leans.domain($0) } ?? "diplomatic",
                made: document?.published?.first, resolution: resolutions[statement.id])
        }.sorted {
            ($0.forecast.to?.number ?? .max, $0.made?.number ?? .max, $0.statement.id)
                < ($1.forecast.to?.number ?? .max, $1.made?.number ?? .max, $1.statement.id)
        }
    }

    /// Forecasts that stand in copies of a text, each with the one that the text published first has in the same words.
    private static func copies(in record: Record) -> [String: String] {
        struct Key: Hashable {
            var origin: String
            var words: String
        }
        let origins = OriginCounter(record)
        let published = Dictionary(
            record.documents.map { ($0.id, $0.published?.first.number ?? .max) },
            uniquingKeysWith: { first, _ in first })
        var told: [Key: [Statement]] = [:]
        for statement in record.statements where statement.kind == .forecast && statement.region != .derived {
            guard let words = record.text(statement.document, statement.span) else { continue }
            told[Key(origin: origins.home(of: statement.document), words: words), default: []].append(statement)
        }
        var copies: [String: String] = [:]
        for statements in told.values {
            guard
                let first = statements.min(by: {
                    (published[$0.document] ?? .max, $0.document.rawValue, $0.id)
                        < (published[$1.document] ?? .max, $1.document.rawValue, $1.id)
                })
            else { continue }
            for statement in statements where statement.document != first.document { copies[statement.id] = first.id }
        }
        return copies
    }

    /// Those that can be scored.
    public var scored: [ScoredForecast] { entries.compactMap(\.scored) }

    /// Forecasts that share something.
    public struct Group: Sendable, Hashable {
        /// What they share.
        public enum Kind: String, Sendable, Hashable, CaseIterable {
            case forecaster, outlet, term, topic
        }

        /// What they share.
        public var kind: Kind
        /// Its value.
        public var value: String
        /// The forecasts.
        public var forecasts: [ScoredForecast]
        /// How they did.
        public var scores: ForecastScores
    }

    /// Forecasts grouped by who made or printed them, by their words and by what they are about; the larger groups first.
    public static func groups(_ forecasts: [ScoredForecast]) -> [Group] {
        Group.Kind.allCases.flatMap { kind in
            Dictionary(grouping: forecasts) { forecast in
                switch kind {
                case .forecaster: forecast.forecaster
                case .outlet: forecast.outlet
                case .term: forecast.scale.map { "\(forecast.term) (\($0))" } ?? forecast.term
                case .topic: forecast.topic
                }
            }.compactMap { value, forecasts in
                ForecastScores(forecasts).map {
                    Group(kind: kind, value: value, forecasts: forecasts, scores: $0)
                }
            }.sorted { ($1.scores.count, $0.value) < ($0.scores.count, $1.value) }
        }
    }
}
