import Diplomacy
import SourceText

// How statements and attributions are packed. Ids are not: they follow from the content.

enum PackedStatements {
    /// Strings that most readings have. The list only grows: its order is part of the form.
    static let known = KnownStrings(
        Statement.Kind.allCases.map(\.rawValue) + Statement.Modality.allCases.map(\.rawValue)
            + Region.allCases.map(\.rawValue) + Attribution.Style.allCases.map(\.rawValue)
            + Entity.Kind.allCases.map(\.rawValue) + Amount.Bound.allCases.map(\.rawValue)
            + StatedTime.Modifier.allCases.map(\.rawValue) + FrameworkStatus.Stage.allCases.map(\.rawValue)
            + Deal.Status.allCases.map(\.rawValue)
            + [
                "day", "week", "month", "quarter", "year", "interval", "USD", "percent", "people", "will", "would",
                "could", "may", "survey", "CONSULT", "AGREE", "SUPPORT", "COOPERATE", "AID", "YIELD", "REQUEST",
                "ACCUSE",
                "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT", "USA",
                "United States", "gov:USA", "America", "U.S.", "RUS", "Russia", "CHN", "China", "GBR", "Britain", "FRA",
                "France", "DEU", "Germany", "IRN", "Iran", "ISR", "Israel", "UKR", "Ukraine", "org:united-nations",
                "org:european-union", "org:nato",
            ])
}

extension PackedWriter {
    mutating func write(_ statement: Statement) {
        write(statement.span)
        write(statement.region.rawValue)
        write(statement.speaker)
        write(statement.via)
        write(statement.modality.rawValue)
        write(statement.time) { $1.write($0) }
        write(statement.kind.rawValue)
        switch statement.content {
        case .event(let event): write(event)
        case .figure(let figure): write(figure)
        case .status(let status): write(status)
        case .tie(let tie): write(tie)
        case .deal(let deal): write(deal)
        case .forecast(let forecast): write(forecast)
        case .assessment(let assessment):
            write(assessment.by)
            write(assessment.about)
        case .motive(let motive): write(motive)
        case .condition(let condition): write(condition)
        }
    }

    private mutating func write(_ event: Event) {
        write(event.plover)
        write(event.mode)
        write(event.cameo)
        write(event.goldstein)
        write(event.who)
        write(event.whom)
        write(event.date)
        write(event.place)
    }

    private mutating func write(_ figure: Figure) {
        write(figure.amount)
        write(figure.what)
        write(figure.between)
        write(figure.of)
        write(figure.period)
        write(figure.scope)
    }

    private mutating func write(_ status: FrameworkStatus) {
        write(status.framework)
        write(status.state)
        write(status.stage.rawValue)
        write(status.date)
    }

    private mutating func write(_ tie: Tie) {
        write(tie.a)
        write(tie.b)
        write(tie.type)
        write(tie.since)
    }

    private mutating func write(_ deal: Deal) {
        write(deal.parties)
        write(deal.sector)
        write(deal.instrument)
        write(deal.amount) { $1.write($0) }
        write(deal.status.rawValue)
    }

    private mutating func write(_ forecast: Forecast) {
        write(forecast.term)
        write(forecast.scale)
        write(forecast.low)
        write(forecast.high)
        write(forecast.from) { $1.write($0) }
        write(forecast.to) { $1.write($0) }
        write(forecast.horizon)
        write(forecast.by)
        write(forecast.about)
    }

    private mutating func write(_ motive: Motive) {
        write(motive.actor)
        write(motive.act)
        write(motive.aim)
        write(motive.by)
    }

    private mutating func write(_ condition: Condition) {
        write(condition.actor)
        write(condition.purpose)
        write(condition.requires)
        write(condition.met) { $1.write($0) }
    }

    mutating func write(_ attribution: Attribution) {
        write(attribution.source) { $1.write($0) }
        write(attribution.cue) { $1.write($0) }
        write(attribution.content)
        write(attribution.contentPieces) { $1.write($0) }
        write(attribution.speaker)
        write(attribution.via)
        write(attribution.style.rawValue)
    }
}

extension PackedReader {
    mutating func statement(of document: DocumentID) throws(Damage) -> Statement {
        let span = try span()
        let region = try choice(Region.self)
        let speaker = try entityIDOrNone()
        let via = try entityIDOrNone()
        let modality = try choice(Statement.Modality.self)
        let time = try optional { reader throws(Damage) in try reader.statedTime() }
        let content: Statement.Content
        switch try choice(Statement.Kind.self) {
        case .event: content = .event(try event())
        case .figure: content = .figure(try figure())
        case .status: content = .status(try status())
        case .tie: content = .tie(try tie())
        case .deal: content = .deal(try deal())
        case .forecast: content = .forecast(try forecast())
        case .assessment: content = .assessment(try assessment())
        case .motive: content = .motive(try motive())
        case .condition: content = .condition(try condition())
        }
        return Statement(
            document: document, span: span, region: region, speaker: speaker, via: via, modality: modality, time: time,
            content: content)
    }

    private mutating func event() throws(Damage) -> Event {
        let plover = try string()
        let mode = try stringOrNone()
        let cameo = try stringOrNone()
        let goldstein = try doubleOrNone()
        let who = try entityIDs()
        let whom = try entityIDs()
        let date = try periodOrNone()
        return Event(
            plover: plover, mode: mode, cameo: cameo, goldstein: goldstein, who: who, whom: whom, date: date,
            place: try entityIDOrNone())
    }

    private mutating func figure() throws(Damage) -> Figure {
        let amount = try amount()
        let what = try string()
        let between = try entityIDs()
        let of = try entityIDOrNone()
        let period = try periodOrNone()
        return Figure(
            amount: amount, what: what, between: between, of: of, period: period, scope: try stringOrNone())
    }

    private mutating func status() throws(Damage) -> FrameworkStatus {
        let framework = try entityID()
        let state = try entityID()
        let stage = try choice(FrameworkStatus.Stage.self)
        return FrameworkStatus(framework: framework, state: state, stage: stage, date: try periodOrNone())
    }

    private mutating func tie() throws(Damage) -> Tie {
        let a = try entityID()
        let b = try entityID()
        let type = try string()
        return Tie(a: a, b: b, type: type, since: try periodOrNone())
    }

    private mutating func deal() throws(Damage) -> Deal {
        let parties = try entityIDs()
        let sector = try stringOrNone()
        let instrument = try stringOrNone()
        let amount = try optional { reader throws(Damage) in try reader.amount() }
        return Deal(
            parties: parties, sector: sector, instrument: instrument, amount: amount,
            status: try choice(Deal.Status.self))
    }

    private mutating func forecast() throws(Damage) -> Forecast {
        let term = try string()
        let scale = try stringOrNone()
        let low = try doubleOrNone()
        let high = try doubleOrNone()
        let from = try dayOrNone()
        let to = try dayOrNone()
        let horizon = try stringOrNone()
        let by = try entityIDOrNone()
        return Forecast(
            term: term, scale: scale, low: low, high: high, from: from, to: to, horizon: horizon, by: by,
            about: try entityIDs())
    }

    private mutating func assessment() throws(Damage) -> Assessment {
        let by = try entityIDOrNone()
        return Assessment(by: by, about: try entityIDs())
    }

    private mutating func motive() throws(Damage) -> Motive {
        let actor = try entityID()
        let act = try string()
        let aim = try string()
        return Motive(actor: actor, act: act, aim: aim, by: try entityIDOrNone())
    }

    private mutating func condition() throws(Damage) -> Condition {
        let actor = try entityID()
        let purpose = try string()
        let requires = try string()
        return Condition(
            actor: actor, purpose: purpose, requires: requires,
            met: try optional { reader throws(Damage) in try reader.flag() })
    }

    mutating func attribution(of document: DocumentID) throws(Damage) -> Attribution {
        let source = try optional { reader throws(Damage) in try reader.span() }
        let cue = try optional { reader throws(Damage) in try reader.span() }
        let content = try span()
        let pieces = try list { reader throws(Damage) in try reader.span() }
        let speaker = try entityIDOrNone()
        let via = try entityIDOrNone()
        return Attribution(
            document: document, source: source, cue: cue, content: content, contentPieces: pieces, speaker: speaker,
            via: via, style: try choice(Attribution.Style.self))
    }
}
