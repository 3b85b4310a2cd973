import Diplomacy
import SourceText

/// Rows about what documents come to when they are read together.
extension RowOutput {
    mutating func finding(_ finding: Finding) {
        let answers = finding.answers.map { (name($0.document), $0) }
        let silent = finding.silent.map(name)
        row("finding") {
            $0.member("id", finding.id)
            $0.member("question", finding.question)
            $0.member("kind", finding.kind.rawValue)
            $0.key("answers")
            $0.array { json in
                for (document, answer) in answers {
                    json.object {
                        $0.member("document", document)
                        $0.member("value", answer.value)
                        $0.member("statement", answer.statement)
                        $0.member("span", answer.span)
                    }
                }
            }
            $0.member("silent", silent)
            $0.member("verdict", finding.verdict.rawValue)
            $0.member("rule", finding.rule)
            $0.member("scope", finding.scope)
            $0.member("severity", finding.severity)
            $0.member("independent", finding.independent)
            $0.member("grade", finding.grade)
        }
    }

    mutating func lineage(_ lineage: Lineage) {
        let document = name(lineage.document)
        switch lineage.relation {
        case .cites(let entity, let span):
            row("lineage") {
                $0.member("document", document)
                $0.member("cites", entity)
                $0.member("span", span)
            }
        case .copies(let other, let share):
            let copied = name(other)
            row("lineage") {
                $0.member("document", document)
                $0.member("copies", copied)
                $0.member("share", share)
            }
        }
    }

    mutating func origin(_ origin: Origin) {
        let documents = origin.documents.map(name)
        row("origin") {
            $0.member("id", origin.id)
            $0.member("documents", documents)
            $0.member("why", origin.why)
        }
    }

    mutating func standing(_ standing: Standing) {
        row("standing") {
            switch standing.subject {
            case .framework(let framework, let state):
                $0.member("framework", framework)
                $0.member("state", state)
            case .pair(let a, let b):
                $0.member("a", a)
                $0.member("b", b)
            }
            $0.member("status", standing.status)
            $0.member("since", standing.since)
            $0.member("until", standing.until)
            $0.member("statements", standing.statements)
        }
    }

    mutating func story(_ story: Story) {
        let documents = story.documents.map(name)
        row("story") {
            $0.member("id", story.id)
            $0.member("title", story.title)
            $0.member("documents", documents)
            $0.member("from", story.from)
            $0.member("to", story.to)
        }
    }

    mutating func vector(_ vector: Vector) {
        row("vector") {
            $0.member("id", vector.id)
            $0.member("state", vector.state)
            $0.member("toward", vector.toward)
            $0.member("domain", vector.domain)
            $0.member("direction", vector.direction.rawValue)
            $0.member("basis", vector.basis.rawValue)
            $0.member("period", vector.period)
            $0.member("value", vector.value)
            $0.member("low", vector.low)
            $0.member("high", vector.high)
            $0.member("stories", vector.stories)
            $0.member("statements", vector.statements)
        }
    }

    mutating func resolution(_ resolution: ForecastResolution) {
        row("resolution") {
            $0.member("id", resolution.id)
            $0.member("forecast", resolution.forecast)
            $0.member("outcome", resolution.outcome.rawValue)
            $0.member("settled", resolution.settled)
            $0.member("by", resolution.by)
            $0.member("why", resolution.why)
            $0.member("statements", resolution.statements)
            $0.member("proposed", resolution.isProposed)
        }
    }
}
