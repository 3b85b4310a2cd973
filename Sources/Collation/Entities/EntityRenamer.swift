import Diplomacy

/// Writes statements, attributions and mentions anew under the merged entities' ids.
struct EntityRenamer {
    let names: [EntityID: EntityID]

    func callAsFunction(_ id: EntityID) -> EntityID { names[id] ?? id }
    func callAsFunction(_ id: EntityID?) -> EntityID? { id.map { names[$0] ?? $0 } }
    private func each(_ ids: [EntityID]) -> [EntityID] { ids.map { names[$0] ?? $0 } }

    func callAsFunction(_ attribution: Attribution) -> Attribution {
        var renamed = attribution
        renamed.speaker = self(attribution.speaker)
        renamed.via = self(attribution.via)
        return renamed
    }

    func callAsFunction(_ mention: EntityMention) -> EntityMention {
        EntityMention(document: mention.document, span: mention.span, entity: self(mention.entity))
    }

    func callAsFunction(_ statement: Statement) -> Statement {
        guard !names.isEmpty else { return statement }
        var renamed = statement
        renamed.speaker = self(statement.speaker)
        renamed.via = self(statement.via)
        switch statement.content {
        case .event(var event):
            event.who = each(event.who)
            event.whom = each(event.whom)
            event.place = self(event.place)
            renamed.content = .event(event)
        case .figure(var figure):
            figure.between = each(figure.between)
            figure.of = self(figure.of)
            renamed.content = .figure(figure)
        case .status(var status):
            status.framework = self(status.framework)
            status.state = self(status.state)
            renamed.content = .status(status)
        case .tie(var tie):
            tie.a = self(tie.a)
            tie.b = self(tie.b)
            renamed.content = .tie(tie)
        case .deal(var deal):
            deal.parties = each(deal.parties)
            renamed.content = .deal(deal)
        case .forecast(var forecast):
            forecast.by = self(forecast.by)
            forecast.about = each(forecast.about)
            renamed.content = .forecast(forecast)
        case .assessment(var assessment):
            assessment.by = self(assessment.by)
            assessment.about = each(assessment.about)
            renamed.content = .assessment(assessment)
        case .motive(var motive):
            motive.actor = self(motive.actor)
            motive.by = self(motive.by)
            renamed.content = .motive(motive)
        case .condition(var condition):
            condition.actor = self(condition.actor)
            renamed.content = .condition(condition)
        }
        renamed.id = Statement.makeID(renamed)
        return renamed
    }
}
