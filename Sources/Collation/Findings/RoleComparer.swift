import Diplomacy
import SourceText

/// Who holds an office: one person under one role in several documents, however the name is spelled.
struct RoleComparer {
    /// What one document calls a person.
    struct Title {
        var document: Int
        var person: EntityID
        var role: String
        /// The first passage that names the person in full.
        var span: Span
        var name: String
    }

    func drafts(_ titles: [Title], _ context: FindingContext) -> [Draft] {
        var people: [EntityID: [Title]] = [:]
        for title in titles { people[title.person, default: []].append(title) }
        var drafts: [Draft] = []
        for person in people.keys.sorted() {
            let own = people[person] ?? []
            let claims = context.distinct(
                own.map { Claim(statement: nil, document: $0.document, value: $0, text: $0.name, span: $0.span) })
            guard context.count(claims) > 1 else { continue }
            var counts: [String: Int] = [:]
            for title in own { counts[title.role, default: 0] += 1 }
            guard let role = counts.min(by: { $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key })?.key
            else {
                continue
            }
            // `the president` asks of whom.
            guard let question = question(role, of: person, context) else { continue }
            let spellings = Set(claims.map(\.text))
            // That everybody spells a well-known name alike is no news.
            if spellings.count == 1, context.tables.names.entry(person) != nil { continue }
            drafts.append(
                Draft(
                    question: question, kind: .identity,
                    answers: context.answers(claims), verdict: .agree,
                    rule: spellings.count > 1
                        ? "one person; the names are spelled in different ways" : "the same in all",
                    scope: nil, weight: 0.1, subject: [person]))
        }
        return drafts
    }

    /// The question after the holder of a role; nil where neither the role nor the person says whose it is.
    private func question(_ role: String, of person: EntityID, _ context: FindingContext) -> String? {
        var role = role
        if !role.contains(" of "), !role.contains(" to "), !role.contains(" for ") {
            guard let state = context.entities[person]?.state else { return nil }
            role += " of " + context.name(state)
        }
        return "Who is \(role.lowercased().hasPrefix("the ") ? role : "the " + role)?"
    }
}
