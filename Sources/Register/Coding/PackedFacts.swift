import Diplomacy
import Foundation
import SourceText

// How what documents come to together is packed. Ids of documents and statements take nine bytes each.

/// Strings that facts have often. The list only grows: its order is part of the form.
private let knownInFacts = KnownStrings(
    ["doc", "finding", "vector", "origin", "one document only", "the same in all", "yes"]
        + Statement.Kind.allCases.map(\.rawValue) + ["date", "identity", "other"]
        + ["agree", "refine", "conflict", "single"] + ["closer", "steady", "away", "stated", "measured"])

/// The bytes of a fact as they are kept: those that quote long passages become smaller by Zstandard.
enum FactBytes {
    /// What a frame of Zstandard begins with; no packed fact does.
    private static let frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    static func pack(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > 160 else { return bytes }
        let packed = Compression.pack(bytes)
        return packed.count < bytes.count ? packed : bytes
    }

    static func unpack(_ bytes: [UInt8]) throws(PackedReader.Damage) -> [UInt8] {
        guard bytes.starts(with: frame) else { return bytes }
        do throws(Compression.Damage) {
            return try Compression.unpack(bytes)
        } catch {
            throw PackedReader.Damage()
        }
    }
}

extension Finding {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        writer.write(contentID: id)
        writer.write(question)
        writer.write(kind.rawValue)
        writer.write(answers) { answer, writer in
            writer.write(contentID: answer.document.rawValue)
            writer.write(answer.value)
            writer.write(answer.statement) { $1.write(contentID: $0) }
            writer.write(answer.span) { $1.write($0) }
        }
        writer.write(silent) { $1.write(contentID: $0.rawValue) }
        writer.write(verdict.rawValue)
        writer.write(rule)
        writer.write(scope)
        writer.write(severity)
        writer.write(independent)
        writer.write(grade)
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        let id = try reader.contentID()
        let question = try reader.string()
        let kind = try reader.choice(Kind.self)
        let answers = try reader.list { reader throws(PackedReader.Damage) in
            let document = DocumentID(rawValue: try reader.contentID())
            let value = try reader.string()
            let statement = try reader.optional { reader throws(PackedReader.Damage) in try reader.contentID() }
            let span = try reader.optional { reader throws(PackedReader.Damage) in try reader.span() }
            return Answer(document: document, value: value, statement: statement, span: span)
        }
        let silent = try reader.list { reader throws(PackedReader.Damage) in
            DocumentID(rawValue: try reader.contentID())
        }
        let verdict = try reader.choice(Verdict.self)
        let rule = try reader.string()
        let scope = try reader.stringOrNone()
        let severity = try reader.double()
        let independent = try reader.integer()
        let grade = try reader.integer()
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        self.init(
            id: id, question: question, kind: kind, answers: answers, silent: silent, verdict: verdict, rule: rule,
            scope: scope, severity: severity, independent: independent, grade: grade)
    }
}

extension Standing {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        switch subject {
        case .framework(let framework, let state):
            writer.write(true)
            writer.write(framework)
            writer.write(state)
        case .pair(let a, let b):
            writer.write(false)
            writer.write(a)
            writer.write(b)
        }
        writer.write(status)
        writer.write(since)
        writer.write(until)
        writer.write(statements) { $1.write(contentID: $0) }
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        let isFramework = try reader.flag()
        let first = try reader.entityID()
        let second = try reader.entityID()
        let status = try reader.string()
        let since = try reader.periodOrNone()
        let until = try reader.periodOrNone()
        let statements = try reader.list { reader throws(PackedReader.Damage) in try reader.contentID() }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        self.init(
            subject: isFramework ? .framework(first, state: second) : .pair(first, second), status: status,
            since: since, until: until, statements: statements)
    }
}

extension Vector {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        writer.write(contentID: id)
        writer.write(state)
        writer.write(toward)
        writer.write(domain)
        writer.write(direction.rawValue)
        writer.write(basis.rawValue)
        writer.write(period)
        writer.write(value)
        writer.write(low)
        writer.write(high)
        writer.write(stories)
        writer.write(statements) { $1.write(contentID: $0) }
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        let id = try reader.contentID()
        let state = try reader.entityID()
        let toward = try reader.entityID()
        let domain = try reader.string()
        let direction = try reader.choice(Direction.self)
        let basis = try reader.choice(Basis.self)
        let period = try reader.periodOrNone()
        let value = try reader.doubleOrNone()
        let low = try reader.doubleOrNone()
        let high = try reader.doubleOrNone()
        let stories = try reader.integer()
        let statements = try reader.list { reader throws(PackedReader.Damage) in try reader.contentID() }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
        self.init(
            id: id, state: state, toward: toward, domain: domain, direction: direction, basis: basis, period: period,
            value: value, low: low, high: high, stories: stories, statements: statements)
    }
}

extension ForecastResolution {
    /// The packed form: JSON, as there are few.
    var packed: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(self)).map { [UInt8]($0) } ?? []
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        guard let value = try? JSONDecoder().decode(ForecastResolution.self, from: Data(packed)) else {
            throw PackedReader.Damage()
        }
        self = value
    }
}

extension Lineage {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        writer.write(contentID: document.rawValue)
        switch relation {
        case .cites(let entity, let span):
            writer.write(true)
            writer.write(entity)
            writer.write(span)
        case .copies(let other, let share):
            writer.write(false)
            writer.write(contentID: other.rawValue)
            writer.write(share)
        }
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        let document = DocumentID(rawValue: try reader.contentID())
        if try reader.flag() {
            let entity = try reader.entityID()
            self.init(document: document, relation: .cites(entity, try reader.span()))
        } else {
            let other = DocumentID(rawValue: try reader.contentID())
            self.init(document: document, relation: .copies(other, share: try reader.double()))
        }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
    }
}

extension Origin {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        writer.write(contentID: id)
        writer.write(documents) { $1.write(contentID: $0.rawValue) }
        writer.write(why)
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        let id = try reader.contentID()
        let documents = try reader.list { reader throws(PackedReader.Damage) in
            DocumentID(rawValue: try reader.contentID())
        }
        self.init(id: id, documents: documents, why: try reader.string())
        guard reader.isAtEnd else { throw PackedReader.Damage() }
    }
}

extension [Entity.Merge] {
    /// The packed form.
    var packed: [UInt8] {
        var writer = PackedWriter(known: knownInFacts)
        writer.write(self) { merge, writer in
            writer.write(merge.names) { $1.write($0) }
            writer.write(merge.why)
        }
        return FactBytes.pack(writer.bytes)
    }

    init(packed: [UInt8]) throws(PackedReader.Damage) {
        var reader = PackedReader(try FactBytes.unpack(packed), known: knownInFacts)
        self = try reader.list { reader throws(PackedReader.Damage) in
            let names = try reader.list { reader throws(PackedReader.Damage) in try reader.string() }
            return Entity.Merge(names: names, why: try reader.string())
        }
        guard reader.isAtEnd else { throw PackedReader.Damage() }
    }
}
