import Diplomacy
import SourceText

/// Where sources disagree, value by value; and where they agree or one is more exact.
extension AffairWriter {
    /// The answers of documents that give one value.
    struct SharedAnswer {
        var value: String
        var documents: [DocumentID]
        var statements: [Statement]
        var cites: [Brief.Run]
    }

    mutating func disagreements() -> Brief.Section? {
        let conflicts = context.findings.filter { $0.verdict == .conflict }
        let (shown, more) = capped(conflicts, 10)
        let groups = shown.map { finding in
            Brief.Group(
                heading: [.strong(PassageWords.clean(finding.question))],
                items: answers(finding).map { answerItem($0) }, notes: notes(finding))
        }
        return groups.isEmpty
            ? nil
            : Brief.Section(kind: .disagreements, title: "Where the sources disagree", groups: groups, more: more)
    }

    mutating func agreements() -> Brief.Section? {
        let settled = context.findings.filter { finding in
            // Forecasts have a section of their own.
            (finding.verdict == .agree || finding.verdict == .refine)
                && Set(finding.answers.map(\.document)).count > 1
                && !finding.answers.allSatisfy { context.statement($0.statement)?.kind == .forecast }
                // What one witness says and its copy repeats is told elsewhere.
                && (context.options.all || finding.verdict == .refine || finding.independent > 1)
                // What is only alike may be two matters.
                && (context.options.all || finding.verdict == .agree || finding.grade != 6)
        }
        // What several independent witnesses say comes before what one copied from the other, and what only like words
        // bring together behind both.
        func rank(_ finding: Finding) -> Int { finding.restsOnPassages ? 1 : 0 }
        let ordered = settled.sorted {
            (rank($0), $1.independent, $1.severity, $0.question, $0.id)
                < (rank($1), $0.independent, $0.severity, $1.question, $1.id)
        }
        let (shown, more) = capped(ordered, 12)
        let items = shown.map { finding in
            var line: [Brief.Run] = [.plain(PassageWords.clean(finding.question))]
            let answers = answers(finding)
            for (place, answer) in answers.prefix(4).enumerated() {
                if place > 0 { line.append(.plain(";")) }
                line.append(.strong(answer.value))
                line += answer.cites
            }
            if answers.count > 4 { line.append(.quiet("and \(answers.count - 4) more")) }
            line.append(.note(finding.verdict == .refine ? refinement(finding) : witnesses(finding)))
            return Brief.Item(line: line)
        }
        return section(.agreements, "Where they agree, or one is more exact", items, more)
    }

    /// Answers brought together by value; the value that most independent witnesses give first.
    mutating func answers(_ finding: Finding) -> [SharedAnswer] {
        // In words once each: the order and the citations are found by them.
        let given = finding.answers.map { answer in
            let statement = context.statement(answer.statement)
            return (answer: answer, statement: statement, value: words(answer, finding, statement))
        }
        var places: [String: Int] = [:]
        var shared: [SharedAnswer] = []
        for one in given {
            let place = places[one.value] ?? shared.count
            if place == shared.count {
                places[one.value] = place
                shared.append(SharedAnswer(value: one.value, documents: [], statements: [], cites: []))
            }
            if shared[place].documents.contains(one.answer.document) { continue }
            shared[place].documents.append(one.answer.document)
            if let statement = one.statement { shared[place].statements.append(statement) }
        }
        let ranked = shared.map { (answer: $0, witnesses: context.witnesses($0.documents)) }.enumerated().sorted {
            ($1.element.witnesses, $0.offset) < ($0.element.witnesses, $1.offset)
        }
        return ranked.map { place in
            var answer = place.element.answer
            for one in given where answer.cites.count < 6 && one.value == answer.value {
                guard let span = one.answer.span ?? one.statement?.span else { continue }
                let cite = citations.cite(one.answer.document, span)
                if !answer.cites.contains(cite) { answer.cites.append(cite) }
            }
            return answer
        }
    }

    /// The value of an answer as people write it.
    private func words(_ answer: Finding.Answer, _ finding: Finding, _ statement: Statement?) -> String {
        ValueWords.answer(context.names.value(answer.value), kind: finding.kind, statement: statement)
    }

    private mutating func answerItem(_ answer: SharedAnswer) -> Brief.Item {
        let sources = NameWords.list(NameWords.distinct(answer.documents.map { context.source($0) }, 5))
        var line: [Brief.Run] = []
        if let best = context.best(answer.statements), let quote = context.quote(best, limit: 150) {
            line += [.plain(sources + ":"), .quote(quote)]
        } else {
            line.append(.plain(sources))
        }
        line += answer.cites
        if let best = context.best(answer.statements), let voice = context.voice(best) { line.append(.note(voice)) }
        return Brief.Item(label: answer.value, line: line)
    }

    private func notes(_ finding: Finding) -> [[Brief.Run]] {
        var notes: [[Brief.Run]] = []
        if !finding.rule.isEmpty { notes.append([.quiet("Rule: " + ValueWords.sentence(finding.rule))]) }
        if let scope = finding.scope, !scope.isEmpty {
            notes.append([.quiet("It may be no contradiction: " + ValueWords.sentence(scope))])
        }
        if !finding.silent.isEmpty {
            let shown = finding.silent.prefix(6).map(context.source)
            let rest = finding.silent.count - shown.count
            notes.append([.quiet("Silent on it: " + NameWords.list(shown) + (rest > 0 ? " and \(rest) more" : ""))])
        }
        return notes
    }

    private func witnesses(_ finding: Finding) -> String {
        finding.independent > 1 ? "\(finding.independent) independent witnesses" : "one witness, repeated"
    }

    private func refinement(_ finding: Finding) -> String { PassageWords.cut(ValueWords.sentence(finding.rule), 90) }
}
