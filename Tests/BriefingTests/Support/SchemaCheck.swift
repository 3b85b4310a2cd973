import Foundation

/// A JSON value, to check rows with.
indirect enum JSONValue: Equatable {
    case null
    case flag(Bool)
    case number(Double)
    case text(String)
    case array([JSONValue])
    case object([String: JSONValue])

    init(parsing data: Data) throws {
        self.init(try JSONDecoder().decode(Decoded.self, from: data).value)
    }

    private init(_ value: JSONValue) { self = value }

    subscript(name: String) -> JSONValue? {
        if case .object(let members) = self { members[name] } else { nil }
    }

    var text: String? { if case .text(let text) = self { text } else { nil } }
    var number: Double? { if case .number(let number) = self { number } else { nil } }
    var elements: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }

    private struct Decoded: Decodable {
        let value: JSONValue
        init(from decoder: any Decoder) throws {
            let box = try decoder.singleValueContainer()
            if box.decodeNil() {
                value = .null
            } else if let flag = try? box.decode(Bool.self) {
                value = .flag(flag)
            } else if let number = try? box.decode(Double.self) {
                value = .number(number)
            } else if let text = try? box.decode(String.self) {
                value = .text(text)
            } else if let elements = try? box.decode([Decoded].self) {
                value = .array(elements.map(\.value))
            } else {
                value = .object(try box.decode([String: Decoded].self).mapValues(\.value))
            }
        }
    }
}

/// Checks values against the part of JSON Schema 2020-12 that `Schema/record.schema.json` uses; `pattern` is left to
/// `Scripts/check_schema.py`.
struct SchemaCheck {
    let root: JSONValue

    /// What breaks the schema, each with its place; empty where nothing does.
    func faults(_ value: JSONValue) -> [String] { faults(value, root, "$") }

    private func faults(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
        guard case .object(let rules) = schema else {
            return schema == .flag(false) ? ["\(path): nothing may stand here"] : []
        }
        var faults: [String] = []
        for (name, rule) in rules.sorted(by: { $0.key < $1.key }) {
            faults += broken(name, rule, rules, value, path)
        }
        return faults
    }

    private func broken(
        _ name: String, _ rule: JSONValue, _ rules: [String: JSONValue], _ value: JSONValue, _ path: String
    ) -> [String] {
        switch (name, value) {
        case ("$ref", _):
            let target = rule.text.flatMap { root["$defs"]?[String($0.dropFirst("#/$defs/".count))] }
            return target.map { faults(value, $0, path) } ?? ["\(path): no definition \(rule)"]
        case ("type", _):
            return rule.text == type(of: value) || (rule.text == "number" && type(of: value) == "integer")
                ? [] : ["\(path): is \(type(of: value)), not \(rule.text ?? "?")"]
        case ("const", _): return value == rule ? [] : ["\(path): is not \(rule)"]
        case ("enum", _): return rule.elements?.contains(value) == true ? [] : ["\(path): \(value) is not listed"]
        case ("oneOf", _):
            let options = (rule.elements ?? []).map { faults(value, $0, path) }
            if options.count(where: \.isEmpty) == 1 { return [] }
            // The nearest miss says most.
            return ["\(path): fits not exactly one"] + (options.min { $0.count < $1.count } ?? [])
        case ("required", .object(let members)):
            return (rule.elements ?? []).compactMap(\.text).filter { members[$0] == nil }.map { "\(path): lacks \($0)" }
        case ("properties", .object(let members)):
            return members.sorted { $0.key < $1.key }.flatMap { member, value in
                rule[member].map { faults(value, $0, path + "." + member) } ?? []
            }
        case ("additionalProperties", .object(let members)):
            return members.sorted { $0.key < $1.key }.filter { rules["properties"]?[$0.key] == nil }
                .flatMap { faults($0.value, rule, path + "." + $0.key) }
        case ("items", .array(let elements)):
            let first = rules["prefixItems"]?.elements?.count ?? 0
            return elements.enumerated().dropFirst(first).flatMap { faults($1, rule, "\(path)[\($0)]") }
        case ("prefixItems", .array(let elements)):
            return zip(elements, rule.elements ?? []).enumerated().flatMap { faults($1.0, $1.1, "\(path)[\($0)]") }
        case ("minItems", .array(let elements)):
            return Double(elements.count) >= rule.number ?? 0 ? [] : ["\(path): too few"]
        case ("maxItems", .array(let elements)):
            return Double(elements.count) <= rule.number ?? .infinity ? [] : ["\(path): too many"]
        case ("minLength", .text(let text)):
            return Double(text.unicodeScalars.count) >= rule.number ?? 0 ? [] : ["\(path): too short"]
        case ("minimum", .number(let number)):
            return number >= rule.number ?? -.infinity ? [] : ["\(path): too small"]
        case ("maximum", .number(let number)):
            return number <= rule.number ?? .infinity ? [] : ["\(path): too large"]
        default: return []
        }
    }

    private func type(of value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .flag: "boolean"
        case .number(let number): number == number.rounded() ? "integer" : "number"
        case .text: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}
