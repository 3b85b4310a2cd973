import Diplomacy
import SourceText

/// Finds in a record what happened between states, each thing once.
///
/// Only what is said to have been counts: no plan, no possibility, nothing that is denied, and nothing that stands in the
/// furniture of a page or in a summary made from an article. Statements tell one event where they are of the same pair of
/// states, the same PLOVER type, the same actor (where one side acts on the other) and the same story, and their days are the
/// same or one time holds the other; where one gives no day and was published within ``nearby`` days of the other; or where a
/// finding compares them. So a report that ten outlets print is one event, and a copy changes nothing. An event for which only
/// the word of some stands is told with their names, and with those of who denies it.
public struct EventCollector: Sendable {
    private let classes: EventClasses
    private let leans: LeanTable
    private let names: NameTable

    /// Reads the tables that collecting needs.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    public init(tables: Tables) throws {
        classes = try EventClasses(lexicon: tables.lexicon)
        leans = try LeanTable(lexicon: tables.lexicon)
        names = tables.names
    }

    /// What one statement says of one pair.
    private struct Told {
        var pair: StatePair
        var actor: EntityID?
        var type: String
        var story: String
        var period: CalendarPeriod?
        /// When the report, or the one that it copies, was published.
        var published: CalendarDay?
        var score: Double
        var domain: String
        var isMaterial: Bool
        var statement: Statement
    }

    private struct Key: Hashable {
        var pair: StatePair
        var actor: EntityID?
        var type: String
        var story: String

        init(_ told: Told) {
            (pair, actor, type, story) = (told.pair, told.actor, told.type, told.story)
        }
    }

    /// How many days after an event a report that gives it no day still tells of that one, and not of another like it.
    static let nearby = 60

    /// The events of a record, by day, pair and type; undated ones last.
    public func events(of record: Record) -> [MeasuredEvent] {
        let origins = OriginCounter(record)
        var told = told(record, origins)
        let denials = Dictionary(grouping: told.filter { $0.statement.modality == .denied }, by: Key.init)
        told.removeAll { $0.statement.modality == .denied }
        var groups: [Key: [Int]] = [:]
        for (index, one) in told.enumerated() {
            groups[Key(one), default: []].append(index)
        }
        var sets = DisjointSets(count: told.count)
        for group in groups.values { unite(withoutHeadlines(group, told, &sets), told, &sets) }
        unite(record.findings, told, &sets)
        let published = Dictionary(
            record.documents.map { ($0.id, $0.published?.first) }, uniquingKeysWith: { first, _ in first })
        let events = sets.sets().map { indices -> MeasuredEvent in
            let members = indices.map { told[$0] }
            return event(members, denials[Key(members[0])] ?? [], published, origins)
        }
        return events.sorted {
            ($0.day?.number ?? .max, $0.one, $0.other, $0.type, $0.story, $0.statements.first ?? "")
                < ($1.day?.number ?? .max, $1.one, $1.other, $1.type, $1.story, $1.statements.first ?? "")
        }
    }

    /// What is said to have happened, and what is denied.
    private func told(_ record: Record, _ origins: OriginCounter) -> [Told] {
        let published = origins.firstDays(of: record)
        let entities = Dictionary(record.entities.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let finder = LeanStepFinder(leans: leans, names: names, entities: entities)
        var storyOf: [DocumentID: String] = [:]
        for story in record.stories { for document in story.documents { storyOf[document] = story.id } }
        var told: [Told] = []
        for statement in record.statements {
            guard case .event(let event) = statement.content,
                statement.modality == .actual || statement.modality == .denied,
                statement.region != .furniture, statement.region != .derived, let known = classes[event]
            else { continue }
            // A conflict with nobody named is not one between those who are.
            if !known.isCooperation, event.whom.isEmpty { continue }
            let pairs = finder.pairs(of: event)
            if pairs.isEmpty { continue }
            let domain = domain(of: event, known, statement, record)
            for (a, b) in pairs {
                told.append(
                    Told(
                        pair: StatePair(a, b),
                        actor: known.isMutual ? nil : finder.actor(of: event, between: a, and: b), type: event.plover,
                        story: storyOf[statement.document] ?? "",
                        period: event.date ?? statement.time?.period,
                        published: published[origins.home(of: statement.document)],
                        score: event.goldstein ?? known.score,
                        domain: domain, isMaterial: known.isMaterial, statement: statement))
            }
        }
        return told
    }

    /// The field of an event: what its words say where it brings together or is a deed, else that of its type.
    private func domain(
        of event: Event, _ known: EventClasses.Class, _ statement: Statement, _ record: Record
    ) -> String {
        let own = leans.event(event.plover, mode: event.mode)?.domain ?? "diplomatic"
        guard known.isCooperation || known.isMaterial else { return own }
        return record.text(statement.document, statement.span).flatMap { leans.domain($0) } ?? own
    }

    // MARK: - What is one event

    /// Unites what is told of one pair, type and story: the vaguer time joins the first that it holds, what has no time the
    /// first of all.
    private func unite(_ group: [Int], _ told: [Told], _ sets: inout DisjointSets) {
        let dated = group.compactMap { index in told[index].period.map { (index: index, period: $0) } }.sorted {
            ($0.period.days, $0.period.first, $0.index) < ($1.period.days, $1.period.first, $1.index)
        }
        // Days that stand by themselves, ascending as they are met; vaguer times that hold none of them.
        var days: [(day: CalendarDay, index: Int)] = []
        var vague: [(period: CalendarPeriod, index: Int)] = []
        for (index, period) in dated {
            if period.days == 1 {
                if let last = days.last, last.day == period.first {
                    sets.union(last.index, index)
                } else {
                    days.append((period.first, index))
                }
                continue
            }
            var low = 0
            var high = days.count
            while low < high {
                let middle = (low + high) / 2
                if days[middle].day < period.first { low = middle + 1 } else { high = middle }
            }
            if low < days.count, days[low].day <= period.last {
                sets.union(days[low].index, index)
            } else if let inside = vague.first(where: { period.overlaps($0.period) }) {
                sets.union(inside.index, index)
            } else {
                vague.append((period, index))
            }
        }
        unite(undated: group.filter { told[$0].period == nil }, dated, told, &sets)
    }

    /// Unites what gives no day with the latest that happened not long before it was published, else with what was published
    /// not long before it; what has no day of publication either with the first of all.
    private func unite(
        undated: [Int], _ dated: [(index: Int, period: CalendarPeriod)], _ told: [Told], _ sets: inout DisjointSets
    ) {
        let anchors = dated.sorted { ($0.period.first, $0.index) < ($1.period.first, $1.index) }
        let reported = undated.compactMap { index in told[index].published.map { (index: index, day: $0) } }.sorted {
            ($0.day, $0.index) < ($1.day, $1.index)
        }
        var last: (index: Int, day: CalendarDay)?
        for one in reported {
            func isNear(_ day: CalendarDay) -> Bool { one.day <= day.adding(days: EventCollector.nearby) }
            if let anchor = anchors.last(where: { $0.period.first <= one.day }), isNear(anchor.period.last) {
                sets.union(anchor.index, one.index)
                continue
            }
            if let last, isNear(last.day) { sets.union(last.index, one.index) }
            last = one
        }
        guard let first = anchors.first?.index ?? reported.first?.index ?? undated.first else { return }
        for index in undated where told[index].published == nil { sets.union(first, index) }
    }

    /// Those of some that stand in an article; a headline tells what the article under it tells.
    private func withoutHeadlines(_ group: [Int], _ told: [Told], _ sets: inout DisjointSets) -> [Int] {
        var articles: [DocumentID: Int] = [:]
        for index in group where told[index].statement.region != .headline {
            let document = told[index].statement.document
            if articles[document] == nil { articles[document] = index }
        }
        return group.filter { index in
            guard told[index].statement.region == .headline,
                let article = articles[told[index].statement.document]
            else { return true }
            sets.union(article, index)
            return false
        }
    }

    /// Whether two statements that a finding compares can tell one event: a report that gives it no day is not of before that
    /// day, nor of long after it.
    private static func canBeOne(_ one: Told, _ other: Told) -> Bool {
        let (dated, undated) = one.period == nil ? (other, one) : (one, other)
        guard let period = dated.period, undated.period == nil, let day = undated.published else { return true }
        return day >= period.first && day <= period.last.adding(days: nearby)
    }

    /// Unites what findings compare: two reports that date one visit apart still tell one visit.
    private func unite(_ findings: [Finding], _ told: [Told], _ sets: inout DisjointSets) {
        var places: [String: [Int]] = [:]
        for (index, one) in told.enumerated() { places[one.statement.id, default: []].append(index) }
        for finding in findings where finding.kind == .event || finding.kind == .date {
            var known: [Key: Int] = [:]
            for answer in finding.answers {
                for index in answer.statement.flatMap({ places[$0] }) ?? [] {
                    // An event that is told in two stories belongs to the finding's own.
                    let key = Key(told[index])
                    guard let first = known[key] else {
                        known[key] = index
                        continue
                    }
                    if EventCollector.canBeOne(told[first], told[index]) { sets.union(first, index) }
                }
            }
        }
    }

    private func event(
        _ told: [Told], _ denials: [Told], _ published: [DocumentID: CalendarDay?], _ origins: OriginCounter
    ) -> MeasuredEvent {
        let first = told[0]
        let periods = EventCollector.exact(told.compactMap(\.period))
        let day =
            told.compactMap(\.period).min { ($0.days, $0.first) < ($1.days, $1.first) }?.first
            ?? told.compactMap { published[$0.statement.document] ?? nil }.min()
        // Values as sets: how often a value is told must not weigh.
        let scores = Set(told.map(\.score)).sorted()
        let domains = Set(told.map(\.domain))
        var event = MeasuredEvent(
            first.pair.one, first.pair.other, actor: first.actor, type: first.type,
            score: scores.reduce(0, +) / Double(scores.count),
            isMaterial: first.isMaterial,
            domain: domains.subtracting(["diplomatic"]).min() ?? "diplomatic", story: first.story, day: day,
            isDated: told.contains { $0.period != nil },
            origins: origins.count(Set(told.map(\.statement.document))),
            statements: Set(told.map(\.statement.id)).sorted())
        event.periods = periods
        let speakers = told.map(\.statement.speaker)
        if !speakers.contains(nil) { event.speakers = Set(speakers.compactMap { $0 }).sorted() }
        event.deniedBy = Set(
            denials.filter { denial in
                EventCollector.denies(denial, day: day, periods)
            }.compactMap { $0.statement.speaker }
        ).sorted()
        return event
    }

    /// Whether a denial is of an event of some times: of its time where it gives one, else of what happened shortly before it was told.
    private static func denies(_ denial: Told, day: CalendarDay?, _ periods: [CalendarPeriod]) -> Bool {
        if let period = denial.period { return periods.isEmpty || periods.contains { $0.overlaps(period) } }
        guard let day, let told = denial.published else { return true }
        return day <= told && told <= day.adding(days: nearDenial)
    }

    /// How many days after an event a denial without a day is still of that one.
    private static let nearDenial = 14

    /// Times without those that hold another, each once, sorted.
    private static func exact(_ periods: [CalendarPeriod]) -> [CalendarPeriod] {
        let all = Set(periods).sorted { ($0.first, $0.last) < ($1.first, $1.last) }
        return all.filter { period in !all.contains { $0 != period && period.contains($0) } }
    }
}

/// Two states, in order of their codes.
struct StatePair: Hashable, Sendable, Comparable {
    let one: EntityID
    let other: EntityID

    init(_ a: EntityID, _ b: EntityID) {
        one = min(a, b)
        other = max(a, b)
    }

    static func < (left: StatePair, right: StatePair) -> Bool {
        (left.one, left.other) < (right.one, right.other)
    }
}

/// Counts independent origins: documents that share one count once.
struct OriginCounter: Sendable {
    private var homes: [DocumentID: String] = [:]

    init(_ record: Record) {
        for origin in record.origins { for document in origin.documents { homes[document] = origin.id } }
    }

    /// The origin of a document: its own id where it shares none.
    func home(of document: DocumentID) -> String { homes[document] ?? document.rawValue }

    func count(_ documents: some Sequence<DocumentID>) -> Int { Set(documents.map(home)).count }

    /// How much statements weigh, given by the document of each: of documents that share an origin only the one with most
    /// counts, so that a copy adds nothing.
    func weight(_ documents: some Sequence<DocumentID>) -> Int {
        var counts: [DocumentID: Int] = [:]
        for document in documents { counts[document, default: 0] += 1 }
        var most: [String: Int] = [:]
        for (document, count) in counts { most[home(of: document)] = max(most[home(of: document)] ?? 0, count) }
        return most.values.reduce(0, +)
    }

    /// The day on which each origin was first published.
    func firstDays(of record: Record) -> [String: CalendarDay] {
        var first: [String: CalendarDay] = [:]
        for document in record.documents {
            guard let day = document.published?.first else { continue }
            first[home(of: document.id)] = min(first[home(of: document.id)] ?? day, day)
        }
        return first
    }
}
