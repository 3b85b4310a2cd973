import Diplomacy
import SourceText

/// What the comparers look at: the statements of one story, and what is known of their documents and entities.
struct FindingContext {
    /// All statements of the run, renamed.
    let statements: [Statement]
    /// The number of the document of each statement.
    let documentOf: [Int]
    let documents: [DocumentSummary]
    let excerpts: [Excerpts]
    let entities: [EntityID: Entity]
    let tables: CollationTables
    let options: CollationOptions
    /// The sides that each document speaks of.
    var speakers: [Set<EntityID>] = []
    /// The statements of the story in hand, in order of document and text; no derived passage and no furniture.
    var members: [Int] = []
    /// The documents of the story.
    var story: [Int] = []
    /// The clauses of each document.
    var passages: [Passages] = []
    /// The sides of the entities of each document's passages, by their numbers there.
    var passageSides: [[EntityID]] = []
    /// The same as terms.
    var passageNames: [[UInt64]] = []
    /// The statements of each document, in order of the text.
    var statementsOf: [Range<Int>] = []
    /// Where each document names entities, in order of the text.
    var mentionsOf: [[EntityMention]] = []

    /// Statements of a kind among the members.
    func members(of kind: Statement.Kind) -> [Int] { members.filter { statements[$0].kind == kind } }

    /// Whom an entity acts for: a person, a government and a place stand for their state, every other for itself.
    func side(_ id: EntityID) -> EntityID {
        if id.isState { return id }
        guard let entity = entities[id] else {
            return id.rawValue.hasPrefix("gov:") && id.rawValue.utf8.count == 7
                ? EntityID(rawValue: String(id.rawValue.dropFirst(4))) : id
        }
        switch entity.kind {
        case .person, .government, .place, .state: return entity.state ?? id
        default: return id
        }
    }

    /// The sides of several entities, each once, sorted.
    func sides(_ ids: [EntityID]) -> [EntityID] { Array(Set(ids.map(side))).sorted() }

    /// The steps that a statement's words name: signing, ratifying, …, which event codes do not tell apart.
    func steps(_ statement: Int) -> Set<String> {
        excerpts[documentOf[statement]][statements[statement].span].map { tables.steps.of($0.utf8) } ?? []
    }

    /// The sentence around a passage, by which it is cited: a clause alone may leave out whom it speaks of. The passage itself where its
    /// sentence is very long.
    func sentence(around span: Span, in document: Int) -> Span {
        let clauses = passages[document].clauses
        let near = self.clauses(near: span, in: document)
        guard let place = near.indices.first(where: { near[$0].span.contains(span) }) else { return span }
        let sentence = clauses[place].sentence
        var first = place
        while first > 0, clauses[first - 1].sentence == sentence { first -= 1 }
        let whole = clauses[first...].prefix { $0.sentence == sentence }.reduce(span) {
            Span(min($0.start, $1.span.start), max($0.end, $1.span.end))
        }
        return whole.count <= FindingContext.longestSentence ? whole : span
    }

    /// The few clauses from the first that ends behind a passage's beginning: sentences stand in order of the text, and the passage in one of
    /// these.
    func clauses(near span: Span, in document: Int) -> ArraySlice<Passages.Clause> {
        let clauses = passages[document].clauses
        var low = 0
        var high = clauses.count
        while low < high {
            let middle = (low + high) / 2
            if clauses[middle].span.end <= span.start { low = middle + 1 } else { high = middle }
        }
        return clauses[low...].prefix(8)
    }

    /// A sentence of more bytes is no citation to check a value by.
    private static let longestSentence = 700

    /// Whether two statements tell of different steps: a treaty is signed on one day and ratified on another.
    func areOtherSteps(_ a: Int, _ b: Int) -> Bool {
        let one = steps(a)
        let other = steps(b)
        // What is only said to be ratified is another step also than what no word says the step of.
        let ratified: Set<String> = ["ratify"]
        if one == ratified || other == ratified { return one.isDisjoint(with: other) }
        return !one.isEmpty && !other.isEmpty && one.isDisjoint(with: other)
    }

    /// Whether a document speaks of all of these.
    func speaks(_ document: Int, of subject: [EntityID]) -> Bool {
        document < speakers.count && subject.allSatisfy { speakers[document].contains(side($0)) }
    }

    /// The name for a question.
    func name(_ id: EntityID) -> String { entities[id]?.name ?? tables.name(of: id) ?? id.rawValue }

    /// Names joined as in a sentence: `A`, `A and B`, `A, B and C`.
    func names(_ ids: [EntityID]) -> String {
        let names = ids.map(name)
        guard names.count > 1, let last = names.last else { return names.first ?? "the sides" }
        return names.dropLast().joined(separator: ", ") + " and " + last
    }

    /// How good a witness of its document's own voice a statement is; lower is better: the article before captions and
    /// title, a passage with its own words of time before one without, an earlier one before a later.
    func preference(_ statement: Int) -> (Int, Int, Int) {
        let known = statements[statement]
        let isDated = known.time.map { known.span.contains($0.span) } ?? false
        let region =
            switch known.region {
            case .body: 0
            case .caption: 1
            case .headline: 2
            case .derived, .furniture: 3
            }
        return (region * 2 + (isDated ? 0 : 1), known.span.start, known.span.end)
    }

    /// The claims of each value of each document: the best statement, and a second one that stands elsewhere; in order of
    /// documents.
    func distinct<Value>(_ claims: [Claim<Value>]) -> [Claim<Value>] {
        func rank(_ claim: Claim<Value>) -> (Int, Int, Int) { claim.statement.map(preference) ?? (0, 0, 0) }
        var kept: [String: [Claim<Value>]] = [:]
        for claim in claims.sorted(by: { rank($0) < rank($1) }) {
            let key = "\(claim.document)\u{1F}\(claim.text)"
            let known = kept[key] ?? []
            guard known.count < 2 else { continue }
            let span = claim.statement.map { statements[$0].span } ?? claim.span
            let isElsewhere = known.allSatisfy { other in
                guard let span, let theirs = other.statement.map({ statements[$0].span }) ?? other.span else {
                    return false
                }
                return !span.overlaps(theirs)
            }
            if isElsewhere { kept[key, default: []].append(claim) }
        }
        return kept.values.flatMap { $0 }.sorted {
            ($0.document, $0.statement ?? -1, $0.text) < ($1.document, $1.statement ?? -1, $1.text)
        }
    }

    /// Cuts what belongs to one bucket into stretches of reports by date, so that a bucket of a very large story costs no
    /// more than its length.
    func stretches<Item>(_ items: [Item], document: (Item) -> Int, size: Int = 600) -> [[Item]] {
        guard items.count > size else { return [items] }
        let sorted = items.enumerated().sorted { left, right in
            let a = documents[document(left.element)].published?.first.number ?? .max
            let b = documents[document(right.element)].published?.first.number ?? .max
            return a != b ? a < b : left.offset < right.offset
        }.map(\.element)
        return stride(from: 0, to: sorted.count, by: size).map { Array(sorted[$0..<min($0 + size, sorted.count)]) }
    }

    /// The statement of a document that gives a value in a passage; nil where none does.
    func statement(in document: Int, giving value: Passages.Value, near span: Span) -> Int? {
        guard document < statementsOf.count else { return nil }
        return statementsOf[document].first { number in
            let statement = statements[number]
            guard statement.region == .body, statement.span.overlap(span) * 2 >= min(statement.span.count, span.count)
            else { return false }
            switch (value.content, statement.content) {
            case (.amount(let amount), .figure(let figure)):
                return amount.value != nil && amount.value == figure.amount.value && amount.unit == figure.amount.unit
            case (.time(let period), .event(let event)): return event.date == period
            default: return false
            }
        }
    }

    /// Claims as answers.
    func answers<Value>(_ claims: [Claim<Value>]) -> [Draft.Answer] {
        claims.map { Draft.Answer(document: $0.document, value: $0.text, statement: $0.statement, span: $0.span) }
    }

    /// How many documents speak.
    func count<Value>(_ claims: [Claim<Value>]) -> Int { Set(claims.map(\.document)).count }
}
