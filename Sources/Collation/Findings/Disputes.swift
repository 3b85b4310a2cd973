import Diplomacy

/// Disputes over a day or an amount, each listed once, however many pairs of actors and types of act it can be asked about.
enum Disputes {
    /// A value that a document gives.
    private struct Given: Hashable {
        var document: Int
        var value: String
    }

    private struct Key: Hashable {
        var kind: Finding.Kind
        var given: Given
    }

    /// Leaves out a conflict whose documents dispute the same values in one that has more answers.
    static func once(_ drafts: [Draft]) -> [Draft] {
        // The values of each dispute that is kept, and by each value the disputes that have it: only those are compared.
        var kept: [Set<Given>] = []
        var places: [Key: [Int]] = [:]
        var gone: Set<Int> = []
        let disputes = drafts.indices.filter { drafts[$0].verdict == .conflict && isOfValues(drafts[$0]) }
        let sorted = disputes.sorted { left, right in
            let (a, b) = (drafts[left], drafts[right])
            return (b.answers.count, b.weight, left) < (a.answers.count, a.weight, right)
        }
        for index in sorted {
            let given = Set(drafts[index].answers.map { Given(document: $0.document, value: $0.value) })
            let keys = given.map { Key(kind: drafts[index].kind, given: $0) }
            if keys.contains(where: { (places[$0] ?? []).contains { isOneDispute(kept[$0], given) } }) {
                gone.insert(index)
            } else {
                for key in keys { places[key, default: []].append(kept.count) }
                kept.append(given)
            }
        }
        return drafts.indices.filter { !gone.contains($0) }.map { drafts[$0] }
    }

    private static func isOfValues(_ draft: Draft) -> Bool { draft.kind == .date || draft.kind == .figure }

    /// Whether two documents at least give the same two values in both.
    private static func isOneDispute(_ a: Set<Given>, _ b: Set<Given>) -> Bool {
        let shared = a.intersection(b)
        return Set(shared.map(\.document)).count > 1 && Set(shared.map(\.value)).count > 1
    }
}
