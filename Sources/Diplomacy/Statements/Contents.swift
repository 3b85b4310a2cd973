import SourceText

/// Who did what to whom, coded by PLOVER and CAMEO.
public struct Event: Sendable, Hashable, Codable {
    /// PLOVER type: `CONSULT`.
    public var plover: String
    /// PLOVER mode: `visit`; nil where the type has none.
    public var mode: String?
    /// CAMEO code: `042`.
    public var cameo: String?
    /// Goldstein value of the code, -10...10.
    public var goldstein: Double?
    /// Those who act.
    public var who: [EntityID]
    /// Those acted upon.
    public var whom: [EntityID]
    /// When, by this document.
    public var date: CalendarPeriod?
    /// Where.
    public var place: EntityID?

    /// An event of a PLOVER type; what is not known is left out.
    public init(
        plover: String, mode: String? = nil, cameo: String? = nil, goldstein: Double? = nil, who: [EntityID],
        whom: [EntityID] = [], date: CalendarPeriod? = nil, place: EntityID? = nil
    ) {
        self.plover = plover
        self.mode = mode
        self.cameo = cameo
        self.goldstein = goldstein
        self.who = who
        self.whom = whom
        self.date = date
        self.place = place
    }
}

/// An amount or a share of something.
public struct Figure: Sendable, Hashable, Codable {
    /// The number, its bound and its unit.
    public var amount: Amount
    /// What is measured: `bilateral trade`.
    public var what: String
    /// The two sides, where it is a figure between two.
    public var between: [EntityID]
    /// Whose figure it is, where it is one side's.
    public var of: EntityID?
    /// The time it is for.
    public var period: CalendarPeriod?
    /// What narrows it: `goods only`, `pledged`.
    public var scope: String?

    /// A figure; what is not known is left out.
    public init(
        amount: Amount, what: String, between: [EntityID] = [], of: EntityID? = nil, period: CalendarPeriod? = nil,
        scope: String? = nil
    ) {
        self.amount = amount
        self.what = what
        self.between = between
        self.of = of
        self.period = period
        self.scope = scope
    }
}

/// A state's standing in a framework.
public struct FrameworkStatus: Sendable, Hashable, Codable {
    /// The stages; how they follow one another is in the table `status_order.tsv`.
    public enum Stage: String, Sendable, Codable, CaseIterable {
        case member, acceded
        case announcedJoining = "announced_joining"
        case candidate, invited, observer, broker, signatory, left, suspended
    }

    /// The framework: an accord, a bloc, a summit format.
    public var framework: EntityID
    /// The state that stands in it.
    public var state: EntityID
    /// How it stands.
    public var stage: Stage
    /// Since when, by this document; nil where it does not say.
    public var date: CalendarPeriod?

    /// The stage of a state in a framework.
    public init(framework: EntityID, state: EntityID, stage: Stage, date: CalendarPeriod? = nil) {
        self.framework = framework
        self.state = state
        self.stage = stage
        self.date = date
    }
}

/// A standing relation of two sides.
public struct Tie: Sendable, Hashable, Codable {
    /// One side. Neither comes first by meaning; Collation takes the two in order of their ids.
    public var a: EntityID
    /// The other side.
    public var b: EntityID
    /// Open vocabulary: `diplomatic_relations`, `embassy`, `alliance`, `trade`, ….
    public var type: String
    /// Since when, by this document; nil where it does not say.
    public var since: CalendarPeriod?

    /// A tie of two sides.
    public init(a: EntityID, b: EntityID, type: String, since: CalendarPeriod? = nil) {
        self.a = a
        self.b = b
        self.type = type
        self.since = since
    }
}

/// An agreement on goods, money or technology.
public struct Deal: Sendable, Hashable, Codable {
    /// How far a deal has come.
    public enum Status: String, Sendable, Codable, CaseIterable {
        /// It is signed, concluded or paid.
        case signed
        /// It is made public; nothing says that it is signed.
        case announced
        /// It is intended or in talks.
        case planned
    }

    /// Those who made it.
    public var parties: [EntityID]
    /// Open vocabulary: `energy`, `minerals`, `aviation`, ….
    public var sector: String?
    /// `memorandum`, `purchase`, `pledge`, ….
    public var instrument: String?
    /// Its size; nil where the text gives none.
    public var amount: Amount?
    /// How far it has come.
    public var status: Status

    /// A deal; what is not known is left out.
    public init(
        parties: [EntityID], sector: String? = nil, instrument: String? = nil, amount: Amount? = nil, status: Status
    ) {
        self.parties = parties
        self.sector = sector
        self.instrument = instrument
        self.amount = amount
        self.status = status
    }
}

/// A statement about the future with its words of probability.
public struct Forecast: Sendable, Hashable, Codable {
    /// The words: `almost certainly`.
    public var term: String
    /// The scale that they are read on; nil where they have no number.
    public var scale: String?
    /// The low end of the term's range of probability, 0...1.
    public var low: Double?
    /// The high end.
    public var high: Double?
    /// The first day of the horizon.
    public var from: CalendarDay?
    /// The last.
    public var to: CalendarDay?
    /// The horizon in the text's words.
    public var horizon: String?
    /// Who forecasts; nil for the author.
    public var by: EntityID?
    /// Those whom it is about.
    public var about: [EntityID]

    /// A forecast by its words; numbers only where a scale has them.
    public init(
        term: String, scale: String? = nil, low: Double? = nil, high: Double? = nil, from: CalendarDay? = nil,
        to: CalendarDay? = nil, horizon: String? = nil, by: EntityID? = nil, about: [EntityID] = []
    ) {
        self.term = term
        self.scale = scale
        self.low = low
        self.high = high
        self.from = from
        self.to = to
        self.horizon = horizon
        self.by = by
        self.about = about
    }
}

/// A judgement.
public struct Assessment: Sendable, Hashable, Codable {
    /// Who judges; nil for the author.
    public var by: EntityID?
    /// Those whom it is about.
    public var about: [EntityID]

    /// A judgement on somebody.
    public init(by: EntityID? = nil, about: [EntityID]) {
        self.by = by
        self.about = about
    }
}

/// Why somebody did something, by somebody's word.
public struct Motive: Sendable, Hashable, Codable {
    /// Who did it.
    public var actor: EntityID
    /// The words for what was done.
    public var act: String
    /// The words for what it is to bring.
    public var aim: String
    /// By whose word; nil for the author's.
    public var by: EntityID?

    /// A motive, in the words of the text.
    public init(actor: EntityID, act: String, aim: String, by: EntityID? = nil) {
        self.actor = actor
        self.act = act
        self.aim = aim
        self.by = by
    }
}

/// What somebody says must happen first.
public struct Condition: Sendable, Hashable, Codable {
    /// Who sets it or must meet it, as far as the text names one.
    public var actor: EntityID
    /// What it is a condition for, in the text's words.
    public var purpose: String
    /// What must happen.
    public var requires: String
    /// Whether it was met; nil where nothing says so.
    public var met: Bool?

    /// A condition, in the words of the text; nothing is said of its being met unless given.
    public init(actor: EntityID, purpose: String, requires: String, met: Bool? = nil) {
        self.actor = actor
        self.purpose = purpose
        self.requires = requires
        self.met = met
    }
}

extension Statement.Content {
    /// What tells two contents of one span apart, as text: part of a statement's id.
    var key: String {
        func join(_ ids: [EntityID]) -> String { ids.map(\.rawValue).sorted().joined(separator: ",") }
        switch self {
        case .event(let e): return [e.plover, e.cameo ?? "", join(e.who), join(e.whom)].joined(separator: "|")
        case .figure(let f):
            return ["\(f.amount.value ?? f.amount.low ?? 0)", f.amount.unit, f.what].joined(separator: "|")
        case .status(let s): return [s.framework.rawValue, s.state.rawValue, s.stage.rawValue].joined(separator: "|")
        case .tie(let t): return [t.a.rawValue, t.b.rawValue, t.type].joined(separator: "|")
        case .deal(let d): return [join(d.parties), d.sector ?? "", d.instrument ?? ""].joined(separator: "|")
        case .forecast(let f): return [f.term, join(f.about)].joined(separator: "|")
        case .assessment(let a): return [a.by?.rawValue ?? "", join(a.about)].joined(separator: "|")
        case .motive(let m): return [m.actor.rawValue, m.aim].joined(separator: "|")
        case .condition(let c): return [c.actor.rawValue, c.requires].joined(separator: "|")
        }
    }
}
