extension Statement {
    /// Whom the statement is about: those who take part in what is said, whoever says it.
    public var subjects: [EntityID] {
        switch content {
        case .event(let event): event.who + event.whom
        case .figure(let figure): figure.between + (figure.of.map { [$0] } ?? [])
        case .status(let status): [status.state, status.framework]
        case .tie(let tie): [tie.a, tie.b]
        case .deal(let deal): deal.parties
        case .forecast(let forecast): forecast.about
        case .assessment(let assessment): assessment.about
        case .motive(let motive): [motive.actor]
        case .condition(let condition): [condition.actor]
        }
    }
}
