import Diplomacy
import Foundation
import SourceText

@testable import Collation

/// The key of the seed cluster as readings: perfect statements, so that collation can be measured alone.
struct SeedKey {
    let folder: URL
    private let key: [String: Any]
    private var texts: [String: Text] = [:]

    /// Nil where the folder of shared data is absent.
    init?() {
        var places: [URL] = []
        if let named = ProcessInfo.processInfo.environment["CHANCERY_SHARED"] {
            places.append(URL(fileURLWithPath: named))
        }
        let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        places.append(package.deletingLastPathComponent().appendingPathComponent("shared"))
        places.append(package.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared"))
        for place in places {
            let folder = place.appendingPathComponent("seeds")
            guard let data = try? Data(contentsOf: folder.appendingPathComponent("key.json")),
                let key = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
            else { continue }
            self.folder = folder
            self.key = key
            return
        }
        return nil
    }

    private func rows(_ name: String) -> [[String: Any]] { key[name] as? [[String: Any]] ?? [] }

    private func kind(_ row: [String: Any]) -> Entity.Kind {
        Entity.Kind(rawValue: row["kind"] as? String ?? "") ?? .other
    }

    /// An id in the form of the record.
    private func id(_ id: String) -> EntityID {
        for row in rows("entities") where row["id"] as? String == id && kind(row) == .person {
            return EntityID(kind: .person, name: id)
        }
        return EntityID(rawValue: id)
    }

    private func ids(_ value: Any?) -> [EntityID] {
        if let one = value as? String { return [id(one)] }
        return (value as? [String] ?? []).map(id)
    }

    private func period(_ value: Any?) -> CalendarPeriod? { (value as? String).flatMap { CalendarPeriod(iso8601: $0) } }

    func readings(optional: Bool = true) -> [Reading] {
        rows("documents").compactMap { row -> Reading? in
            guard let name = row["name"] as? String,
                let data = try? Data(contentsOf: folder.appendingPathComponent(name))
            else { return nil }
            return reading(row, name, Text(utf8: [UInt8](data)), optional: optional)
        }
    }

    private func reading(_ row: [String: Any], _ name: String, _ text: Text, optional: Bool) -> Reading {
        let string = String(decoding: text.bytes, as: UTF8.self)
        func span(_ snippet: String) -> Span {
            guard let range = string.range(of: snippet) else { return Span(0, 0) }
            let start = string.utf8.distance(from: string.startIndex, to: range.lowerBound)
            return Span(start, start + snippet.utf8.count)
        }
        var document = Document(plain: string, name: name, published: period(row["published"]))
        document.publisher = row["publisher"] as? String
        document.title = row["title"] as? String
        var statements: [Statement] = []
        func own(_ kind: String) -> [[String: Any]] {
            rows(kind).filter { $0["doc"] as? String == name && (optional || $0["optional"] as? Bool != true) }
        }
        func add(_ row: [String: Any], _ modality: String? = nil, _ content: Statement.Content) {
            statements.append(
                Statement(
                    document: document.id, span: span(row["snippet"] as? String ?? ""),
                    modality: Statement.Modality(rawValue: modality ?? "actual") ?? .actual, content: content))
        }
        for row in own("events") {
            add(
                row, row["modality"] as? String,
                .event(
                    Event(
                        plover: row["plover"] as? String ?? "", who: ids(row["who"]), whom: ids(row["whom"]),
                        date: period(row["date"]), place: (row["place"] as? String).map(id))))
        }
        for row in own("figures") {
            let range = row["value"] as? [Double]
            let bound = Amount.Bound(rawValue: row["bound"] as? String ?? "") ?? .exact
            let amount = Amount(
                value: row["value"] as? Double, low: range?.first, high: range?.last, bound: bound,
                unit: row["unit"] as? String ?? "")
            add(
                row, nil,
                .figure(
                    Figure(
                        amount: amount, what: row["what"] as? String ?? "", between: ids(row["between"]),
                        of: (row["of"] as? String).map(id), period: period(row["period"]))))
        }
        for row in own("statuses") {
            add(
                row, nil,
                .status(
                    FrameworkStatus(
                        framework: ids(row["framework"])[0], state: ids(row["state"])[0],
                        stage: FrameworkStatus.Stage(rawValue: row["status"] as? String ?? "") ?? .candidate,
                        date: period(row["date"]))))
        }
        for row in own("ties") {
            add(
                row, nil,
                .tie(
                    Tie(
                        a: ids(row["a"])[0], b: ids(row["b"])[0], type: row["type"] as? String ?? "",
                        since: period(row["since"]))))
        }
        for row in own("deals") {
            add(
                row, nil,
                .deal(
                    Deal(
                        parties: ids(row["parties"]), sector: row["sector"] as? String,
                        status: Deal.Status(rawValue: row["status"] as? String ?? "") ?? .announced)))
        }
        for row in own("forecasts") {
            add(row, nil, .forecast(Forecast(term: row["term"] as? String ?? "", about: ids(row["about"]))))
        }
        for row in own("assessments") {
            let by = (row["by"] as? String).flatMap { $0 == "author" ? nil : id($0) }
            add(row, nil, .assessment(Assessment(by: by, about: ids(row["about"]))))
        }
        for row in own("conditions") {
            add(
                row, nil,
                .condition(
                    Condition(
                        actor: ids(row["actor"])[0], purpose: row["for"] as? String ?? "",
                        requires: row["requires"] as? String ?? row["snippet"] as? String ?? "")))
        }
        var entities: [Entity] = []
        var mentions: [EntityMention] = []
        for row in rows("entities") {
            guard let first = row["id"] as? String, let names = row["names"] as? [String] else { continue }
            let here = names.filter { string.contains($0) }
            guard let longest = here.max(by: { $0.utf8.count < $1.utf8.count }) else { continue }
            let entity = Entity(
                id: id(first), kind: kind(row), name: kind(row) == .person ? longest : names[0], names: here,
                state: (row["state"] as? String).map { EntityID(rawValue: $0) }, role: row["role"] as? String)
            entities.append(entity)
            mentions.append(EntityMention(document: document.id, span: span(longest), entity: entity.id))
        }
        return Reading(
            document: DocumentSummary(document), entities: entities, mentions: mentions, statements: statements,
            digest: Digest(
                entities: entities.map { Digest.EntityCount(entity: $0.id, count: 1) }.sorted { $0.entity < $1.entity }),
            excerpts: Excerpts(of: text, spans: statements.map(\.span)))
    }

    /// The rows of a record that the scorer of findings reads, as JSON Lines.
    static func lines(_ record: Record) -> [UInt8] {
        var json = JSONWriter()
        json.object { $0.member("record", "header") }
        json.endLine()
        for document in record.documents {
            json.object {
                $0.member("record", "document")
                $0.member("id", document.id.rawValue)
                $0.member("name", document.name)
            }
            json.endLine()
        }
        for entity in record.entities {
            json.object {
                $0.member("record", "entity")
                $0.member("id", entity.id.rawValue)
                $0.member("kind", entity.kind.rawValue)
                $0.member("name", entity.name)
                $0.member("names", entity.names)
                $0.member("state", entity.state?.rawValue)
            }
            json.endLine()
        }
        for statement in record.statements {
            json.object {
                $0.member("record", "statement")
                $0.member("id", statement.id)
                $0.member("document", statement.document.rawValue)
                $0.member("kind", statement.kind.rawValue)
                $0.member("span", statement.span)
            }
            json.endLine()
        }
        for finding in record.findings {
            json.object {
                $0.member("record", "finding")
                $0.member("id", finding.id)
                $0.member("question", finding.question)
                $0.member("kind", finding.kind.rawValue)
                $0.member("verdict", finding.verdict.rawValue)
                $0.member("rule", finding.rule)
                $0.member("scope", finding.scope)
                $0.member("severity", finding.severity)
                $0.member("independent", finding.independent)
                $0.key("answers")
                $0.array { json in
                    for answer in finding.answers {
                        json.object {
                            $0.member("document", answer.document.rawValue)
                            $0.member("value", answer.value)
                            $0.member("statement", answer.statement)
                            $0.member("span", answer.span)
                        }
                    }
                }
            }
            json.endLine()
        }
        for vector in record.vectors {
            json.object {
                $0.member("record", "vector")
                $0.member("id", vector.id)
                $0.member("state", vector.state.rawValue)
                $0.member("toward", vector.toward.rawValue)
                $0.member("domain", vector.domain)
                $0.member("direction", vector.direction.rawValue)
                $0.member("statements", vector.statements)
            }
            json.endLine()
        }
        return json.bytes
    }
}
