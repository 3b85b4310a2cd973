import Diplomacy
import SourceText

/// Rows about what documents say.
extension RowOutput {
    mutating func attribution(_ attribution: Attribution) {
        let document = name(attribution.document)
        row("attribution") {
            $0.member("id", attribution.id)
            $0.member("document", document)
            $0.member("source", attribution.source)
            $0.member("cue", attribution.cue)
            $0.member("content", attribution.content)
            if attribution.contentPieces.count > 1 { $0.member("pieces", attribution.contentPieces) }
            $0.member("speaker", attribution.speaker)
            $0.member("via", attribution.via)
            $0.member("style", attribution.style.rawValue)
        }
    }

    mutating func statement(_ statement: Statement) {
        let document = name(statement.document)
        let words = text(statement.document, statement.span)
        let timeWords = statement.time.flatMap { text(statement.document, $0.span) }
        row("statement") {
            $0.member("id", statement.id)
            $0.member("document", document)
            $0.member("kind", statement.kind.rawValue)
            $0.member("span", statement.span)
            $0.member("text", words)
            $0.member("in", statement.region.rawValue)
            $0.member("speaker", statement.speaker)
            $0.member("via", statement.via)
            $0.member("modality", statement.modality.rawValue)
            if let time = statement.time {
                $0.key("time")
                $0.object {
                    $0.member("start", time.period?.first)
                    $0.member("end", time.period?.last)
                    $0.member("granularity", time.granularity?.rawValue)
                    $0.member("modifier", time.modifier?.rawValue)
                    $0.member("span", time.span)
                    $0.member("text", timeWords)
                }
            }
            $0.key(statement.kind.rawValue)
            $0.object { RowOutput.content(statement.content, &$0) }
        }
    }

    /// The members of the object that a statement's kind adds.
    private static func content(_ content: Statement.Content, _ json: inout JSONWriter) {
        switch content {
        case .event(let event):
            json.member("plover", event.plover)
            json.member("mode", event.mode)
            json.member("cameo", event.cameo)
            json.member("goldstein", event.goldstein)
            json.member("who", event.who)
            json.member("whom", event.whom)
            json.member("date", event.date)
            json.member("place", event.place)
        case .figure(let figure):
            amount(figure.amount, &json)
            json.member("what", figure.what)
            json.member("between", figure.between)
            json.member("of", figure.of)
            json.member("period", figure.period)
            json.member("scope", figure.scope)
        case .status(let status):
            json.member("framework", status.framework)
            json.member("state", status.state)
            json.member("status", status.stage.rawValue)
            json.member("date", status.date)
        case .tie(let tie):
            json.member("a", tie.a)
            json.member("b", tie.b)
            json.member("type", tie.type)
            json.member("since", tie.since)
        case .deal(let deal):
            json.member("parties", deal.parties)
            json.member("sector", deal.sector)
            json.member("instrument", deal.instrument)
            if let value = deal.amount { amount(value, &json) }
            json.member("status", deal.status.rawValue)
        case .forecast(let forecast):
            json.member("term", forecast.term)
            json.member("scale", forecast.scale)
            json.member("low", forecast.low)
            json.member("high", forecast.high)
            json.member("from", forecast.from)
            json.member("to", forecast.to)
            json.member("horizon", forecast.horizon)
            json.member("by", forecast.by)
            json.member("about", forecast.about)
        case .assessment(let assessment):
            json.member("by", assessment.by)
            json.member("about", assessment.about)
        case .motive(let motive):
            json.member("actor", motive.actor)
            json.member("act", motive.act)
            json.member("aim", motive.aim)
            json.member("by", motive.by)
        case .condition(let condition):
            json.member("actor", condition.actor)
            json.member("for", condition.purpose)
            json.member("requires", condition.requires)
            json.member("met", condition.met)
        }
    }

    private static func amount(_ amount: Amount, _ json: inout JSONWriter) {
        json.member("value", amount.value)
        json.member("low", amount.low)
        json.member("high", amount.high)
        json.member("bound", amount.bound.rawValue)
        json.member("unit", amount.unit.isEmpty ? nil : amount.unit)
    }
}
