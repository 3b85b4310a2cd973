import Diplomacy
import SourceText

/// What happened, in order of time; what has no time stands apart.
extension AffairWriter {
    mutating func events(_ happenings: Happenings) -> Brief.Section? {
        let (shown, more) = capped(happenings.dated, 16)
        let items = inOrderOfTime(shown).map { item($0, label: $0.period.map(DateWords.words) ?? "") }
        return section(.events, "What happened", items, more)
    }

    mutating func undated(_ happenings: Happenings) -> Brief.Section? {
        let (shown, more) = capped(happenings.undated, 6)
        return section(.undated, "What happened, without a date", shown.map { item($0, label: "") }, more)
    }

    func section(
        _ kind: Brief.Section.Kind, _ title: String, _ items: [Brief.Item], _ more: Int
    ) -> Brief.Section? {
        items.isEmpty ? nil : Brief.Section(kind: kind, title: title, groups: [Brief.Group(items: items)], more: more)
    }

    mutating func item(_ happening: Happening, label: String) -> Brief.Item {
        var line = quoted(happening.statements, best: happening.best)
        let modalities = Set(happening.statements.map(\.modality))
        if !modalities.contains(.actual), let modality = modalities.map(\.rawValue).min() {
            line.append(.flag(modality))
        }
        if happening.statements.contains(where: { context.disputed.contains($0.id) }) { line.append(.flag("disputed")) }
        let documents = Set(happening.statements.map(\.document))
        let witnesses = context.witnesses(documents)
        if witnesses < documents.count { line.append(.note(witnesses == 1 ? "one witness" : "\(witnesses) witnesses")) }
        return Brief.Item(label: label, line: line)
    }

    /// By the first day; of those that begin on one day, the vaguer before the more exact, the weightier first.
    func inOrderOfTime(_ happenings: [Happening]) -> [Happening] { happenings.sorted { time($0) < time($1) } }

    private func time(_ happening: Happening) -> (Int32, Int, Double, String) {
        guard let period = happening.period else { return (.max, 0, 0, happening.best.id) }
        return (period.first.number, -period.days, -happening.weight, happening.best.id)
    }
}
