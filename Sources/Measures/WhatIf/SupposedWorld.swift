import Diplomacy
import SourceText

/// A record's standings and events, as they are or as they would be if something happened. Nothing of it is ever stored.
public struct SupposedWorld: Sendable {
    /// How states stand in frameworks and to each other.
    public private(set) var standings: [Standing]
    /// What happened between states.
    public private(set) var events: [MeasuredEvent]
    /// The day on which what is supposed happens: the last that the record knows.
    public let day: CalendarDay?

    private let codes: EventCodes
    private let classes: EventClasses
    private let signs: SignedTies.Signs
    private var count = 0

    /// The world as a record has it.
    ///
    /// - Throws: `TSVTable.Failure`, `ResourceDirectory.NotFound`.
    init(_ record: Record, events: [MeasuredEvent], measures: RecordMeasures) throws {
        standings = record.standings
        self.events = events
        codes = try EventCodes()
        classes = measures.classes
        signs = measures.signs
        day = (record.documents.compactMap { $0.published?.last } + events.compactMap(\.day)).max()
    }

    /// Lets something happen.
    public mutating func suppose(_ supposition: Supposition) {
        count += 1
        let (actor, other) = (supposition.actor, supposition.other)
        let since = day.map { CalendarPeriod($0) }
        let signs = signs
        switch supposition.effect {
        case .status:
            for partner in members(of: other) where partner != actor { act(supposition, actor, partner) }
            end(since) { $0.subject == .framework(other, state: actor) }
            standings.append(
                Standing(
                    subject: .framework(other, state: actor), status: supposition.value, since: since, statements: []))
        case .tie:
            act(supposition, actor, other)
            let pair = StatePair(actor, other)
            let subject = Standing.Subject.pair(pair.one, pair.other)
            // Allies are rivals no more, nor enemies friends.
            if let sign = signs[supposition.value] {
                end(since) { $0.subject == subject && signs[$0.status].map { $0 * sign < 0 } ?? false }
            }
            let isThere = standings.contains {
                $0.subject == subject && $0.status == supposition.value && $0.until == nil
            }
            if !isThere {
                standings.append(Standing(subject: subject, status: supposition.value, since: since, statements: []))
            }
        case .untie:
            act(supposition, actor, other)
            let pair = StatePair(actor, other)
            end(since) {
                $0.subject == .pair(pair.one, pair.other) && signs[$0.status] != -1 && $0.status != "border"
            }
        case .event: act(supposition, actor, other)
        }
    }

    /// Ends the standings that hold and are meant.
    private mutating func end(_ when: CalendarPeriod?, _ isMeant: (Standing) -> Bool) {
        for index in standings.indices where standings[index].until == nil && isMeant(standings[index]) {
            standings[index].until = when ?? CalendarPeriod(CalendarDay(number: 0))
        }
    }

    /// The states that are in a framework, with who brokered it, sorted.
    private func members(of framework: EntityID) -> [EntityID] {
        let stages: Set<String> = ["member", "acceded", "signatory", "broker"]
        return Set(
            standings.compactMap { standing -> EntityID? in
                guard case .framework(framework, let state) = standing.subject, standing.until == nil,
                    stages.contains(standing.status), state.isState
                else { return nil }
                return state
            }
        ).sorted()
    }

    private mutating func act(_ supposition: Supposition, _ actor: EntityID, _ other: EntityID) {
        guard let type = codes.type(of: supposition.code)?.plover, let code = codes[supposition.code] else { return }
        events.append(
            MeasuredEvent(
                actor, other, actor: classes[code: supposition.code, type]?.isMutual == true ? nil : actor, type: type,
                score: code.goldstein,
                isMaterial: classes[code: supposition.code, type]?.isMaterial ?? false,
                story: "supposed:\(count)", day: day))
    }
}
