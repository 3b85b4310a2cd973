import Diplomacy
import SourceText

/// The affair in a few lines: what mattered most, what is disputed, what is expected.
extension AffairWriter {
    mutating func facts(_ happenings: Happenings) -> Brief.Section? {
        // A section of its own pays only where there is enough to choose from.
        guard context.statements.count >= 8 else { return nil }
        var items: [Brief.Item] = []
        let conflicts = context.findings.filter { $0.verdict == .conflict }
        for happening in leading(happenings.dated, conflicts) {
            items.append(item(happening, label: happening.period.map(DateWords.words) ?? ""))
        }
        if let conflict = conflicts.first { items.append(disputedFact(conflict, others: conflicts.count - 1)) }
        if let forecast = sortedForecasts().first { items.append(Brief.Item(label: "Forecast", line: line(forecast))) }
        return section(.facts, "In brief", items, 0)
    }

    /// The happenings that matter most, in order of time; of those that contradict one another only one.
    private func leading(_ happenings: [Happening], _ conflicts: [Finding]) -> [Happening] {
        var shown: [Happening] = []
        var told: Set<String> = []
        for happening in happenings where shown.count < 3 {
            let ids = Set(happening.statements.map(\.id))
            let points = conflicts.filter { $0.answers.contains { $0.statement.map(ids.contains) ?? false } }.map(\.id)
            guard told.isDisjoint(with: points) else { continue }
            told.formUnion(points)
            shown.append(happening)
        }
        return inOrderOfTime(shown)
    }

    private mutating func disputedFact(_ finding: Finding, others: Int) -> Brief.Item {
        var line: [Brief.Run] = [.plain(PassageWords.clean(finding.question))]
        for (place, answer) in answers(finding).prefix(3).enumerated() {
            if place > 0 { line.append(.plain("or")) }
            line.append(.strong(answer.value))
            line += answer.cites
        }
        if others > 0 { line.append(.note(others == 1 ? "and one more point" : "and \(others) more points")) }
        return Brief.Item(label: "Disputed", line: line)
    }
}
