import Diplomacy
import SourceText

/// The affair in a few lines: what mattered most, what is disputed, what is expected.
extension AffairWriter {
    mutating func facts(_ happenings: Happenings) -> Brief.Section? {
        // A section of its own pays only where there is enough to choose from.
        guard context.statements.count >= 8 else { return nil }
        var items: [Brief.Item] = []
        for happening in happenings.dated.prefix(2) {
            items.append(item(happening, label: happening.period.map(DateWords.words) ?? ""))
        }
        let conflicts = context.findings.filter { $0.verdict == .conflict }
        if let conflict = conflicts.first { items.append(disputedFact(conflict, others: conflicts.count - 1)) }
        if let forecast = sortedForecasts().first { items.append(Brief.Item(label: "Forecast", line: line(forecast))) }
        return section(.facts, "In brief", items, 0)
    }

    private mutating func disputedFact(_ finding: Finding, others: Int) -> Brief.Item {
        var line: [Brief.Run] = [.plain(PassageWords.clean(finding.question))]
        for (place, answer) in answers(finding).prefix(3).enumerated() {
            line.append(.plain(place == 0 ? "" : "or"))
            line.append(.strong(answer.value))
            line += answer.cites
        }
        if others > 0 { line.append(.quiet(others == 1 ? "and one more point" : "and \(others) more points")) }
        return Brief.Item(label: "Disputed", line: line.filter { $0 != .plain("") })
    }
}
