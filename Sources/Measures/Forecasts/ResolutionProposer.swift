import Diplomacy
import SourceText

/// Proposes what came of forecasts, from what later reports say of the same actors.
///
/// What a forecast says is told by the other statements of its passage: an event, a status, a deal, a tie or a figure that is
/// said to be possible or planned there. A later report that says of the same actors that it was done proposes that it came
/// true; one that denies it when the horizon has ended, that it did not; one that dates it behind the horizon, that it did not within it. Each
/// proposal names the statement that it leans on and says why; nobody's silence proposes anything.
public struct ResolutionProposer: Sendable {
    /// The proposals, one for a forecast at most, in order of the record's statements.
    public private(set) var proposals: [ForecastResolution] = []

    private let record: Record
    private let finder: PartyFinder
    private let published: [DocumentID: CalendarDay]
    private let documentNames: [DocumentID: String]

    /// Who a party is or acts for.
    private struct PartyFinder: Sendable {
        let entities: [EntityID: Entity]
        let names: NameTable

        func party(_ id: EntityID) -> EntityID {
            id.isState ? id : entities[id]?.state ?? names.entry(id)?.state ?? id
        }

        func parties(_ ids: [EntityID]) -> Set<EntityID> { Set(ids.map(party)) }
    }

    /// What can be looked up of later statements: what they tell, without its sides, and one party.
    private struct Key: Hashable {
        var matter: String
        var party: EntityID
    }

    /// More later statements of one matter and party than these are not looked at: the first ones settle it.
    private static let mostCandidates = 64

    /// Looks through a record.
    public init(_ record: Record, tables: Tables) {
        self.record = record
        finder = PartyFinder(
            entities: Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
            names: tables.names)
        published = Dictionary(
            record.documents.compactMap { document in document.published.map { (document.id, $0.first) } },
            uniquingKeysWith: { first, _ in first })
        documentNames = Dictionary(
            record.documents.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        let byDocument = Dictionary(grouping: record.statements, by: \.document)
        var later: [Key: [Statement]] = [:]
        for statement in record.statements where statement.modality == .actual || statement.modality == .denied {
            guard statement.region != .derived, statement.region != .furniture,
                ResolutionProposer.kinds.contains(statement.kind)
            else { continue }
            guard published[statement.document] != nil else { continue }
            for matter in ResolutionProposer.matters(statement) {
                for party in finder.parties(statement.subjects) {
                    later[Key(matter: matter, party: party), default: []].append(statement)
                }
            }
        }
        for key in later.keys {
            later[key]?.sort {
                (published[$0.document]?.number ?? 0, $0.id) < (published[$1.document]?.number ?? 0, $1.id)
            }
        }
        for statement in record.statements {
            guard case .forecast(let forecast) = statement.content, let made = published[statement.document] else {
                continue
            }
            let twins = (byDocument[statement.document] ?? []).filter { isTwin($0, of: statement) }
            let found = twins.flatMap { twin in proposals(of: statement, forecast, twin, made, later) }
            let best = found.min {
                ($0.outcome == .cameTrue ? 0 : 1, $0.settled?.number ?? .max, $0.id)
                    < ($1.outcome == .cameTrue ? 0 : 1, $1.settled?.number ?? .max, $1.id)
            }
            if let best { proposals.append(best) }
        }
    }

    private static let kinds: Set<Statement.Kind> = [.event, .status, .deal, .tie, .figure]

    /// Whether a statement tells what the forecast beside it is of: most of its words lie inside, and nothing says that it is
    /// so already. A candidate or an invitation is no deed, whatever its modality.
    private func isTwin(_ statement: Statement, of forecast: Statement) -> Bool {
        guard ResolutionProposer.kinds.contains(statement.kind), statement.span.overlaps(forecast.span),
            statement.span.overlap(forecast.span) * 2 > statement.span.count
        else { return false }
        switch statement.modality {
        case .planned, .possible, .conditional: return true
        case .denied: return false
        case .actual:
            if case .status(let status) = statement.content { return !ResolutionProposer.isIn(status.stage) }
            return false
        }
    }

    /// What a statement tells, without its sides, by which later ones are looked up.
    private static func matters(_ statement: Statement) -> [String] {
        switch statement.content {
        case .event(let event): [event.plover] + event.whom.map(\.rawValue).filter { $0.hasPrefix("fw:") }
        case .status(let status): [status.framework.rawValue + " status"]
        case .deal(let deal): ["deal " + (deal.sector ?? "")]
        case .tie(let tie): ["tie " + tie.type]
        case .figure(let figure): ["figure " + figure.what]
        default: []
        }
    }

    private static func isIn(_ stage: FrameworkStatus.Stage) -> Bool {
        stage == .member || stage == .acceded || stage == .signatory
    }

    private func proposals(
        of statement: Statement, _ forecast: Forecast, _ twin: Statement, _ made: CalendarDay,
        _ later: [Key: [Statement]]
    ) -> [ForecastResolution] {
        let parties = finder.parties(twin.subjects)
        let candidates = ResolutionProposer.matters(twin).flatMap { matter -> ArraySlice<Statement> in
            // The rarest party has the fewest statements to look at.
            let lists = parties.sorted().map { later[Key(matter: matter, party: $0)] ?? [] }
            guard let rarest = lists.min(by: { $0.count < $1.count }) else { return [] }
            var low = 0
            var high = rarest.count
            while low < high {
                let middle = (low + high) / 2
                if published[rarest[middle].document].map({ $0 <= made }) ?? true {
                    low = middle + 1
                } else {
                    high = middle
                }
            }
            return rarest[low...].prefix(ResolutionProposer.mostCandidates)
        }
        return candidates.compactMap { candidate in
            guard candidate.document != statement.document, let told = published[candidate.document], told > made,
                let outcome = outcome(twin, candidate)
            else { return nil }
            let own = day(of: candidate)
            if let own, own < made { return nil }
            let day = own ?? told
            var happened = outcome == .cameTrue
            var why = outcome == .cameTrue ? "a later report says that it was done" : "a later report denies it"
            // What has not come yet may still come.
            if !happened, let end = forecast.to, told < end { return nil }
            if happened, let end = forecast.to, day > end {
                happened = false
                why = "a later report says that it was done, but after the horizon had ended on \(end)"
            }
            if let name = documentNames[candidate.document] { why += ": \(name)" }
            return ForecastResolution(
                forecast: statement.id, outcome: happened ? .cameTrue : .didNot, settled: day,
                by: "proposed from a later \(candidate.kind.rawValue)", why: why, statements: [candidate.id],
                isProposed: true)
        }
    }

    private func day(of statement: Statement) -> CalendarDay? {
        switch statement.content {
        case .event(let event): (event.date ?? statement.time?.period)?.first
        case .status(let status): (status.date ?? statement.time?.period)?.first
        case .tie(let tie): (tie.since ?? statement.time?.period)?.first
        case .figure(let figure): figure.period?.last
        default: statement.time?.period?.first
        }
    }

    /// What a later statement says of the thing that a twin tells; nil where it is another thing.
    private func outcome(_ twin: Statement, _ later: Statement) -> ForecastResolution.Outcome? {
        let deed: ForecastResolution.Outcome = later.modality == .denied ? .didNot : .cameTrue
        switch (twin.content, later.content) {
        case (.event(let one), .event(let other)):
            let who = finder.parties(one.who)
            let whom = finder.parties(one.whom)
            // Both sides must be named, and the same act be told of them.
            guard !who.isEmpty, !whom.isEmpty, one.plover == other.plover || isAccession(one, other),
                !who.isDisjoint(with: finder.parties(other.who)), !whom.isDisjoint(with: finder.parties(other.whom))
            else { return nil }
            return deed
        case (.status(let one), .status(let other)):
            guard one.framework == other.framework, finder.party(one.state) == finder.party(other.state) else {
                return nil
            }
            if ResolutionProposer.isIn(other.stage) { return deed }
            return other.stage == .left && later.modality == .actual ? .didNot : nil
        case (.deal(let one), .deal(let other)):
            let parties = finder.parties(one.parties)
            guard parties.count > 1, parties == finder.parties(other.parties), one.sector == other.sector,
                other.status == .signed || later.modality == .denied
            else { return nil }
            return deed
        case (.tie(let one), .tie(let other)):
            guard one.type == other.type, finder.parties([one.a, one.b]) == finder.parties([other.a, other.b]),
                other.since != nil
            else { return nil }
            return deed
        case (.figure(let one), .figure(let other)):
            guard later.modality == .actual, one.what == other.what, one.amount.unit == other.amount.unit,
                finder.parties(one.between) == finder.parties(other.between),
                one.of.map(finder.party) == other.of.map(finder.party), let a = one.amount.extent,
                let b = other.amount.extent
            else { return nil }
            return a.overlaps(b) ? .cameTrue : .didNot
        default: return nil
        }
    }

    /// Whether one event is the intent to enter what the other enters: to promise to join and to join are two types.
    private func isAccession(_ one: Event, _ other: Event) -> Bool {
        let frameworks = Set(one.whom.filter { $0.rawValue.hasPrefix("fw:") })
        return (one.plover == "AGREE" || one.plover == "SUPPORT") && other.plover == "SUPPORT"
            && !frameworks.isDisjoint(with: other.whom)
    }
}

extension Amount {
    /// The least and the most that it can be; nil where it has no number.
    fileprivate var extent: ClosedRange<Double>? {
        guard let least = low ?? value, let most = high ?? value, least <= most else { return nil }
        return switch bound {
        case .exact: least...most
        case .about: (least - abs(least) * 0.1)...(most + abs(most) * 0.1)
        case .atLeast: least...Double.infinity
        case .atMost: -Double.infinity...most
        }
    }
}
