import SourceText

/// Who is whom by an analyst's word, for collation.
public struct IdentityClaims: Sendable, Hashable {
    /// That two are one.
    public struct Same: Sendable, Hashable {
        /// The one that both go under.
        public var entity: Correction.EntityName
        /// The one that goes under it.
        public var other: Correction.EntityName
        /// The reason, as the record gives it.
        public var why: String

        /// A claim.
        public init(_ entity: Correction.EntityName, _ other: Correction.EntityName, why: String) {
            self.entity = entity
            self.other = other
            self.why = why
        }
    }

    /// That whoever bears a name is not the entity.
    public struct Apart: Sendable, Hashable {
        /// The entity.
        public var entity: Correction.EntityName
        /// The name that is another's.
        public var name: String
        /// The reason, as the record gives it.
        public var why: String

        /// A claim.
        public init(_ entity: Correction.EntityName, name: String, why: String) {
            self.entity = entity
            self.name = name
            self.why = why
        }
    }

    /// Who are one.
    public var same: [Same] = []
    /// Who are not.
    public var apart: [Apart] = []

    /// No claim.
    public init() {}

    /// Whether nothing is claimed.
    public var isEmpty: Bool { same.isEmpty && apart.isEmpty }
}

/// The corrections that are in force, ready to be applied: before collation to readings, after it to the record.
///
/// ```swift
/// let corrections = Corrections(rows)
/// var options = CollationOptions()
/// options.identities = corrections.identities
/// var record = try Collator(tables: tables, options: options).collate(corrections.apply(to: readings))
/// corrections.finish(&record)
/// ```
///
/// They depend on the rows alone: the same rows over the same readings give the same record.
public struct Corrections: Sendable {
    /// Those in force, in order of their making.
    public let rows: [Correction]
    /// Who is whom.
    public let identities: IdentityClaims
    private var ofDocument: [DocumentID: [Correction]] = [:]
    private var grades: [String: SourceGrade] = [:]
    private var retractions: [DocumentID: DeskRemarks.Retraction] = [:]
    private var marks: [DocumentID: [HandlingMark]] = [:]

    /// Corrections without those that later ones withdraw. Where two speak of the same, the one that was made later decides,
    /// whichever arrived first; of two made in the same second, the one that comes later among the rows.
    ///
    /// - Parameter rows: all rows.
    public init(_ rows: [Correction] = []) {
        self.rows = Corrections.inForce(
            rows.enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }.map(\.element))
        var identities = IdentityClaims()
        for row in self.rows {
            let why = "\(row.by) says so" + (row.why.map { ": \($0)" } ?? "")
            switch row.action {
            case .reject(let address), .amend(let address, _, _), .resolve(let address, _, _, _):
                ofDocument[address.document, default: []].append(row)
            case .merge(let entity, let other): identities.same.append(IdentityClaims.Same(entity, other, why: why))
            case .split(let entity, let name):
                identities.apart.append(IdentityClaims.Apart(entity, name: name, why: why))
            case .regrade(let source, let name, let grade):
                grades[source] = grade
                if !source.hasPrefix("doc:") { grades[name.lowercased()] = grade }
            case .retract(let document):
                retractions[document] = DeskRemarks.Retraction(by: row.by, at: row.at, why: row.why ?? "")
            case .mark(let document, let marks): self.marks[document] = marks
            case .note, .undo: continue
            }
        }
        self.identities = identities
    }

    /// Whether there is none.
    public var isEmpty: Bool { rows.isEmpty }

    /// The documents of which somebody says how they may be handled.
    public var markedDocuments: Set<DocumentID> { Set(marks.keys) }

    /// Rows that no row in force withdraws. A withdrawal can be withdrawn: then what it withdrew is in force again.
    static func inForce(_ rows: [Correction]) -> [Correction] {
        var withdrawn: Set<String> = []
        // A later row decides over an earlier one, and nothing decides over a row but later ones.
        for row in rows.reversed() where !withdrawn.contains(row.id) {
            if case .undo(let id) = row.action { withdrawn.insert(id) }
        }
        return rows.filter { !withdrawn.contains($0.id) }
    }

    /// Readings as an analyst would have them: rejected statements are gone, amended ones say what she says, and a
    /// retracted document says nothing.
    public func apply(to readings: [Reading]) -> [Reading] {
        if ofDocument.isEmpty, retractions.isEmpty { return readings }
        return readings.map { reading in
            var reading = reading
            if retraction(of: reading.document) != nil {
                Corrections.silence(&reading)
                return reading
            }
            for row in ofDocument[reading.document.id] ?? [] { Corrections.apply(row, to: &reading) }
            return reading
        }
    }

    /// Those that speak of a statement which no document makes any more: its document was read anew, or is not there.
    ///
    /// - Parameter readings: as they were read.
    public func missed(in readings: [Reading]) -> [Correction] {
        let byDocument = Dictionary(readings.map { ($0.document.id, $0) }, uniquingKeysWith: { first, _ in first })
        var missed: Set<String> = []
        for (document, own) in ofDocument {
            guard var reading = byDocument[document] else {
                missed.formUnion(own.map(\.id))
                continue
            }
            for row in own {
                if row.address?.find(in: reading.statements).isEmpty ?? false { missed.insert(row.id) }
                Corrections.apply(row, to: &reading)
            }
        }
        return rows.filter { missed.contains($0.id) }
    }

    private static func apply(_ row: Correction, to reading: inout Reading) {
        switch row.action {
        case .reject(let address):
            let gone = Set(address.find(in: reading.statements))
            reading.statements = reading.statements.indices.filter { !gone.contains($0) }.map { reading.statements[$0] }
        case .amend(let address, let set, let named):
            for index in address.find(in: reading.statements) {
                // What a newer program cannot amend stays as it was read.
                guard let amended = try? reading.statements[index].amended(set) else { continue }
                reading.statements[index] = amended
            }
            let known = Set(reading.entities.map(\.id))
            for (id, name) in named.sorted(by: { $0.key < $1.key }) where !known.contains(id) {
                reading.entities.append(Entity(named: name, id: id))
            }
        default: return
        }
    }

    /// Takes everything out of a reading that something could lean on; what tells copies stays.
    private static func silence(_ reading: inout Reading) {
        reading.statements = []
        reading.attributions = []
        reading.citations = []
        reading.mentions = []
        reading.entities = []
        reading.digest.entities = []
        reading.digest.passages = Passages()
    }

    /// What an analyst says of a document; nil where nobody says anything.
    public func remarks(on document: DocumentSummary) -> DeskRemarks? {
        var remarks = document.desk ?? DeskRemarks()
        if let marks = marks[document.id] { remarks.handling = marks }
        if let retraction = retraction(of: document) { remarks.retraction = retraction }
        if let grade = grade(of: document) { remarks.grade = grade }
        return remarks.isEmpty ? nil : remarks
    }

    /// That a document is retracted, or the one on whose word it was entered by hand.
    private func retraction(of document: DocumentSummary) -> DeskRemarks.Retraction? {
        retractions[document.id] ?? document.desk?.entry?.document.flatMap { retractions[$0] }
    }

    private func grade(of document: DocumentSummary) -> SourceGrade? {
        if grades.isEmpty { return nil }
        return grades[document.id.rawValue] ?? document.outlet.flatMap { grades[$0.rawValue] }
            ?? document.publisher.flatMap { grades[$0.lowercased()] }
    }

    /// Adds to a collated record what an analyst says beside the statements: remarks on documents, grades of findings, how
    /// forecasts came out.
    public func finish(_ record: inout Record) {
        var graded: [DocumentID: SourceGrade] = [:]
        for index in record.documents.indices {
            record.documents[index].desk = remarks(on: record.documents[index])
            graded[record.documents[index].id] = record.documents[index].desk?.grade
        }
        if !graded.isEmpty {
            let homes = Dictionary(
                record.origins.flatMap { origin in origin.documents.map { ($0, origin.id) } },
                uniquingKeysWith: { first, _ in first })
            for index in record.findings.indices { record.findings[index].regrade(by: graded, homes: homes) }
        }
        resolve(&record)
    }

    private func resolve(_ record: inout Record) {
        let documents = Set(record.documents.map(\.id))
        let meant = rows.compactMap { row -> DocumentID? in
            guard case .resolve(let address, _, _, _) = row.action else { return nil }
            return address.document
        }
        guard !meant.isEmpty else { return }
        // Only what resolutions speak of is looked through, and each document's statements once a row of its own.
        var statementsOf = Dictionary(meant.map { ($0, [Statement]()) }, uniquingKeysWith: { first, _ in first })
        for statement in record.statements where statementsOf[statement.document] != nil {
            statementsOf[statement.document]?.append(statement)
        }
        var latest: [String: ForecastResolution] = [:]
        for row in rows {
            guard case .resolve(let address, let outcome, let settled, let statements) = row.action,
                documents.contains(address.document)
            else { continue }
            let own = statementsOf[address.document] ?? []
            for index in address.find(in: own) {
                latest[own[index].id] = ForecastResolution(
                    forecast: own[index].id, outcome: outcome, settled: settled, by: row.by, why: row.why ?? "",
                    statements: statements)
            }
        }
        record.resolutions.removeAll { latest[$0.forecast] != nil }
        record.resolutions += latest.values
        record.resolutions.sort { ($0.forecast, $0.id) < ($1.forecast, $1.id) }
    }
}

extension Entity {
    /// An entity that an analyst names: its kind is what its id begins with.
    public init(named name: String, id: EntityID) {
        let kind =
            id.isState
            ? Kind.state : Kind.allCases.first { !$0.prefix.isEmpty && id.rawValue.hasPrefix($0.prefix) } ?? .other
        let state =
            kind == .state
            ? id : kind == .government ? EntityID(rawValue: String(id.rawValue.dropFirst(4))) : nil
        self.init(id: id, kind: kind, name: name, names: [name], state: state)
    }
}
