import Diplomacy
import GRDB
import SourceText

/// What of a register may not go out today, and its look-ups without that.
///
/// A record is released as a whole (`Record.released(inHouse:)`); rows of a look-up are by this.
public struct Withholding: Sendable {
    /// The documents that may not go out.
    public let documents: Set<DocumentID>
    /// Their statements of whatever day.
    private let statements: Set<Int64>

    fileprivate init(documents: Set<DocumentID>, statements: Set<Int64>) {
        self.documents = documents
        self.statements = statements
    }

    /// Whether everything may go out.
    public var isEmpty: Bool { documents.isEmpty }

    /// Statements of documents that may go out.
    public func statements(_ found: [FoundStatement]) -> [FoundStatement] {
        found.filter { !documents.contains($0.document.id) }
    }

    /// A finding with the answers that may go out; nil where there is none, and where it tells of one that may not.
    public func finding(_ found: FoundFinding) -> FoundFinding? {
        let answering = found.finding.answers.map(\.document) + found.finding.silent
        guard answering.contains(where: documents.contains) else { return found }
        var found = found
        guard var left = found.finding.leavingOut(documents) else { return nil }
        if left.answers.count < found.finding.answers.count {
            // The rule may name values that may not go out, and the question may quote them.
            if left.question.contains("“") { return nil }
            left.rule = "of the answers that may go out"
            left.scope = nil
        }
        found.finding = left
        found.names = found.names.filter { !documents.contains($0.key) }
        found.reported = found.reported.filter { !documents.contains($0.key) }
        return found
    }

    /// A standing on what may go out; nil where nothing is left. Who dates it is not known here: where something is left
    /// out, it comes without its days.
    public func standing(_ standing: Standing) -> Standing? {
        let own = standing.statements.filter { !statements.contains(StatementKey($0).value) }
        if own.isEmpty { return nil }
        if own.count == standing.statements.count { return standing }
        return Standing(subject: standing.subject, status: standing.status, statements: own)
    }

    /// A standing with its statements, dated by those that may go out.
    public func standing(_ found: FoundStanding) -> FoundStanding? {
        guard var standing = standing(found.standing) else { return nil }
        var found = found
        found.statements = statements(found.statements)
        if standing != found.standing {
            standing.since = Standing.beginning(in: found.statements.map(\.statement))
            found.standing = standing
        }
        return found
    }

    /// Changes of what may go out.
    public func changes(_ changes: RegisterChanges) -> RegisterChanges {
        if isEmpty { return changes }
        var changes = changes
        changes.changes = changes.changes.compactMap { change in
            var change = change
            switch change.subject {
            case .document(let before, let after):
                if [before, after].contains(where: { $0.map { documents.contains($0.id) } ?? false }) { return nil }
            case .statement(let before, let after):
                if [before, after].contains(where: { $0.map { documents.contains($0.document.id) } ?? false }) {
                    return nil
                }
            case .finding(let before, let after):
                let (old, new) = (before.flatMap { finding($0) }, after.flatMap { finding($0) })
                if old == nil, new == nil { return nil }
                change.subject = .finding(before: old, after: new)
            case .standing(let before, let after):
                let (old, new) = (before.flatMap { standing($0) }, after.flatMap { standing($0) })
                if old == nil, new == nil { return nil }
                change.subject = .standing(before: old, after: new)
            }
            return change
        }
        // What was done may name a document that may not go out.
        let free = Set(changes.changes.flatMap { [$0.revision.number] + $0.reasons.map(\.number) })
        for index in changes.revisions.indices where !free.contains(changes.revisions[index].number) {
            changes.revisions[index].note = nil
        }
        return changes
    }

    /// Everything about one thing, as far as it may go out; nil where the thing itself may not.
    public func shown(_ shown: Shown) -> Shown? {
        if isEmpty { return shown }
        switch shown {
        case .document(let one): return documents.contains(one.summary.id) ? nil : shown
        case .statement(var one):
            if documents.contains(one.found.document.id) { return nil }
            one.findings = one.findings.compactMap { finding($0) }
            one.standings = one.standings.compactMap { standing($0) }
            if let resolution = one.resolution, resolution.statements.contains(where: isWithheld) {
                one.resolution?.statements.removeAll(where: isWithheld)
            }
            return .statement(one)
        case .finding(var one):
            let kept = one.found.finding.answers.enumerated().filter { !documents.contains($0.element.document) }
            guard let found = finding(one.found) else { return nil }
            one.found = found
            one.statements = one.statements.filter { !documents.contains($0.value.document.id) }
            var passages: [Int: String] = [:]
            for (place, answer) in kept.enumerated() { passages[place] = one.passages[answer.offset] }
            one.passages = passages
            return .finding(one)
        case .entity(var one):
            one.standings = one.standings.compactMap { standing($0) }
            one.latest = statements(one.latest)
            return .entity(one)
        case .story(var one):
            one.documents.removeAll { documents.contains($0.id) }
            one.findings = one.findings.compactMap { finding($0) }
            return one.documents.isEmpty ? nil : .story(one)
        case .correction(let kept, _, _):
            let isOfWithheld =
                kept.correction.address.map { documents.contains($0.document) }
                ?? (documents.contains(DocumentID(rawValue: kept.correction.subject))
                    || isWithheld(kept.correction.subject))
            return isOfWithheld ? nil : shown
        }
    }

    private func isWithheld(_ statement: String) -> Bool {
        Statement.Kind(ofID: statement) != nil && statements.contains(StatementKey(statement).value)
    }
}

extension Register {
    /// What may not go out, by the marks of today.
    ///
    /// - Parameter house: whether what goes out stays in the house, so that what is internal may go with it.
    public func withholding(inHouse house: Bool) throws(RegisterFailure) -> Withholding {
        let documents = try withheldDocuments(inHouse: house).documents
        return try read { database in
            var statements: Set<Int64> = []
            for document in documents.sorted() {
                statements.formUnion(
                    try Int64.fetchAll(
                        database,
                        cachedSQL: """
                            SELECT statement.id FROM statement JOIN document ON document.number = statement.document
                            WHERE document.id = ?
                            """, arguments: [document.rawValue]))
            }
            return Withholding(documents: documents, statements: statements)
        }
    }
}
