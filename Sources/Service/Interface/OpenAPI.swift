import Chancery
import Foundation

/// The description of the interface (OpenAPI 3.1), made from the table of its addresses.
enum OpenAPI {
    /// The document.
    static func document(_ endpoints: [Endpoint], signIn: Bool) -> [UInt8] {
        var paths: [String: [String: Any]] = [:]
        for endpoint in endpoints { paths[endpoint.path, default: [:]][endpoint.method] = operation(endpoint) }
        var document: [String: Any] = [
            "openapi": "3.1.0",
            "info": [
                "title": "Chancery", "version": Chancery.version,
                "description":
                    "What a register says, and where each line of it stands. Rows are those of the record's JSON Lines.",
            ],
            "servers": [["url": "/api/v1"]],
            "paths": paths,
        ]
        var components: [String: Any] = ["schemas": schemas]
        if signIn {
            components["securitySchemes"] = [
                "password": ["type": "http", "scheme": "basic"]
            ]
            document["security"] = [["password": [String]()]]
        }
        document["components"] = components
        let bytes = try? JSONSerialization.data(
            withJSONObject: document, options: [.sortedKeys, .withoutEscapingSlashes])
        return Array((bytes ?? Data()) + [0x0A])
    }

    private static func reference(_ schema: String) -> [String: Any] { ["$ref": "#/components/schemas/\(schema)"] }

    private static func operation(_ endpoint: Endpoint) -> [String: Any] {
        var parameters: [[String: Any]] = endpoint.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { part in
            [
                "name": String(part.dropFirst().dropLast()), "in": "path", "required": true,
                "schema": ["type": "string", "minLength": 1], "description": "An id.",
            ]
        }
        for parameter in endpoint.parameters {
            parameters.append([
                "name": parameter.name, "in": "query", "required": parameter.isNeeded, "description": parameter.words,
                "schema": schema(parameter.kind),
            ])
        }
        func problem(_ words: String) -> [String: Any] {
            ["description": words, "content": ["application/problem+json": ["schema": reference("Problem")]]]
        }
        var responses: [String: Any] = [
            "\(endpoint.status)": [
                "description": endpoint.summary,
                "content": ["application/json": ["schema": reference(endpoint.answer.rawValue)]],
            ],
            "422": problem("A field is not what it should be, or names what is not there."),
            "401": problem("Nobody has signed in."),
            "403": problem("The role does not allow it."),
            "429": problem("Asked too often."),
            "503": problem("Too much is asked at once."),
        ]
        responses["404"] = problem("There is nothing of that id, or nobody of that name.")
        var operation: [String: Any] = [
            "summary": endpoint.summary, "parameters": parameters, "operationId": name(endpoint),
        ]
        if let body = endpoint.body {
            operation["requestBody"] = ["required": true, "content": ["application/json": ["schema": reference(body)]]]
            responses["400"] = problem("The body is no JSON.")
            responses["413"] = problem("The body is too large.")
            responses["415"] = problem("The body is no application/json.")
        }
        operation["responses"] = responses
        return operation
    }

    private static func name(_ endpoint: Endpoint) -> String {
        let words = endpoint.path.split(separator: "/").map { $0.hasPrefix("{") ? "one" : String($0) }
        return ([endpoint.method] + words).joined(separator: "_")
    }

    private static func schema(_ kind: Endpoint.Kind) -> [String: Any] {
        switch kind {
        case .text: ["type": "string"]
        case .names: ["type": "array", "items": ["type": "string", "minLength": 1], "minItems": 1]
        case .choice(let words): ["type": "string", "enum": words]
        case .count(let preset, let most): ["type": "integer", "minimum": 1, "maximum": most, "default": preset]
        case .date: date
        case .moment:
            [
                "type": "string",
                "pattern":
                    "^(\(datePattern)|\(dayPattern)T([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9]Z?)?|r[0-9]{1,9}|now)$",
            ]
        case .flag: ["type": "boolean"]
        }
    }

    private static let dayPattern =
        "[1-9][0-9]{3}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
    private static let datePattern = "([1-9][0-9]{3}(-(0[1-9]|1[0-2]))?|\(dayPattern))"
    private static var date: [String: Any] { ["type": "string", "pattern": "^\(datePattern)$"] }

    /// The members of a correction by what it does: each needs some, and takes some more.
    private static var newCorrection: [String: Any] {
        let id: [String: Any] = ["type": "string", "minLength": 1]
        let kinds: [String: [String: Any]] = [
            "statement": id, "entity": id, "other": id, "name": id, "source": id, "document": id, "subject": id,
            "correction": id, "grade": ["type": "string", "enum": ["A", "B", "C", "D", "E", "F"]], "handling": marks,
            "outcome": ["type": "string", "enum": ["came_true", "did_not", "void"]],
            "on": ["type": "string", "pattern": "^\(dayPattern)$"], "shown_by": ["type": "array", "items": id],
            "set": [
                "type": "object", "additionalProperties": ["type": ["string", "null"]], "minProperties": 1,
                "description": "Fields of the statement by the names of the record; null takes a value away.",
            ],
        ]
        let verbs = CorrectionForm.members.sorted { $0.key < $1.key }.map { verb, members in
            var properties: [String: Any] = ["do": ["const": verb]]
            for name in members.needed + members.further { properties[name] = kinds[name] }
            properties["why"] = [
                "type": "string", "maxLength": 1000, "minLength": members.needed.contains("why") ? 1 : 0,
            ]
            return object(properties, needed: ["do"] + members.needed, closed: true)
        }
        return ["oneOf": verbs]
    }

    private static var text: [String: Any] { ["type": "string"] }
    private static var number: [String: Any] { ["type": "integer", "minimum": 0] }
    private static var counts: [String: Any] { ["type": "object", "additionalProperties": number] }
    private static var marks: [String: Any] {
        ["type": "array", "items": ["type": "string", "enum": ["internal", "do-not-export"]]]
    }

    private static func object(
        _ properties: [String: Any], needed: [String], closed: Bool = false
    ) -> [String: Any] {
        var schema: [String: Any] = ["type": "object", "properties": properties, "required": needed]
        if closed { schema["additionalProperties"] = false }
        return schema
    }

    private static var schemas: [String: Any] {
        [
            "Rows": object(
                [
                    "revision": number,
                    "rows": [
                        "type": "array",
                        "items": object(["record": text, "id": text], needed: ["record"]),
                    ],
                ], needed: ["revision", "rows"]),
            "Status": object(
                [
                    "record": ["const": "status"], "documents": number, "text_bytes": number, "published": text,
                    "affairs": number, "statements": counts, "findings": counts, "corrections": counts,
                    "by_hand": number,
                    "entities": number, "revision": number, "changed": text,
                ], needed: ["record", "documents", "affairs", "revision"]),
            "Text": object(["id": text, "name": text, "text": text], needed: ["id", "name", "text"]),
            "Job": object(
                [
                    "record": ["const": "job"], "id": text,
                    "state": ["type": "string", "enum": ["waiting", "running", "done", "failed"]],
                    "by": text, "at": text, "inputs": number, "phase": text, "added": number, "known": number,
                    "rejected": number, "affairs": number,
                    "not_read": [
                        "type": "array", "items": object(["name": text, "reason": text], needed: ["name", "reason"]),
                    ],
                    "remarks": ["type": "array", "items": text],
                ], needed: ["record", "id", "state", "added", "known", "rejected"]),
            "Correction": object(
                [
                    "record": ["const": "kept_correction"], "id": text, "do": text, "on": text, "by": text, "at": text,
                    "why": text, "revision": number, "in_force": ["type": "boolean"], "found": ["type": "boolean"],
                ], needed: ["record", "id", "do", "on", "by", "at", "revision", "in_force"]),
            "NewCorrection": newCorrection,
            "NewDocument": object(
                [
                    "text": ["type": "string", "minLength": 1, "pattern": "\\S"], "title": text, "publisher": text,
                    "published": date, "url": text,
                    "handling": marks,
                ], needed: ["text"], closed: true),
            "Problem": object(
                ["type": text, "title": text, "status": ["type": "integer"], "detail": text],
                needed: ["title", "status", "detail"]),
        ]
    }
}
