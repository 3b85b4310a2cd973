import SourceText

extension TimeExpression {
    /// Writes rows of `chancery annotate --layer times`: `{id, predicted: [{start, end, type, value}]}`, offsets in bytes.
    ///
    /// `value` is `{kind: interval, start, end, mod}` with closed ISO 8601 ends, null where open; `{kind: duration,
    /// duration}`; `{kind: set, set}`; `{kind: ref, ref}`; or `{kind: unresolved}`. A fiscal year has its `label`, `fiscal`,
    /// and, where its days are known, `state` and `state_basis`.
    public static func writeRow(id: String, _ times: [TimeExpression], to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.key("predicted")
            json.array { json in
                for time in times {
                    json.object { json in
                        json.member("start", time.span.start)
                        json.member("end", time.span.end)
                        json.member("type", time.kind == .time ? "datetime" : time.kind.rawValue)
                        json.key("value")
                        time.writeValue(to: &json)
                    }
                }
            }
        }
        json.endLine()
    }

    private func writeValue(to json: inout JSONWriter) {
        let modifier = time.modifier == .approximate ? "approx" : time.modifier?.rawValue
        json.object { json in
            switch kind {
            case .set:
                json.member("kind", "set")
                json.member("set", value)
            case .duration where time.period == nil:
                json.member("kind", "duration")
                json.member("duration", value)
            default:
                if let value, value.hasSuffix("_REF") {
                    json.member("kind", "ref")
                    json.member("ref", value)
                } else if kind != .duration, let value {
                    json.member("kind", "interval")
                    let ends = value.split(separator: "/").map(String.init)
                    TimeExpression.write("start", ends.first ?? "..", to: &json)
                    TimeExpression.write("end", ends.last ?? "..", to: &json)
                } else if let period = time.period {
                    json.member("kind", "interval")
                    json.member("start", period.first.description)
                    json.member("end", period.last.description)
                } else {
                    json.member("kind", "unresolved")
                }
            }
            json.member("mod", modifier)
            if let year {
                json.member("label", year.label)
                if year.isFiscal { json.member("fiscal", true) }
                json.member("state", year.state)
                json.member("state_basis", year.basis)
            }
        }
    }

    private static func write(_ name: String, _ end: String, to json: inout JSONWriter) {
        json.key(name)
        if end == ".." { json.null() } else { json.value(end) }
    }
}
