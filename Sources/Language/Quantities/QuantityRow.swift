import SourceText

extension Quantity {
    /// Writes a row of `chancery annotate --layer quantities`: `{id, predicted: [{start, end, type, value}]}`, offsets in
    /// bytes.
    ///
    /// `type` is number, ordinal, percent, number_range, money, age, dimension or share: counts and rates
    /// are numbers. `value`
    /// has `value`, `low` and `high` as far as they are given, `unit` in the singular, `per` where it is a rate, `bound`, and
    /// `unit_basis` where the text does not spell the unit out.
    public static func writeRow(id: String, _ quantities: [Quantity], to json: inout JSONWriter) {
        json.object { json in
            json.member("id", id)
            json.key("predicted")
            json.array { json in
                for quantity in quantities {
                    json.object { json in
                        json.member("start", quantity.span.start)
                        json.member("end", quantity.span.end)
                        json.member("type", quantity.rowType)
                        json.key("value")
                        quantity.writeValue(to: &json)
                    }
                }
            }
        }
        json.endLine()
    }

    private var rowType: String {
        switch kind {
        case .number, .count, .rate: amount.low == nil && amount.high == nil ? "number" : "number_range"
        case .ordinal, .percent, .share, .money, .age, .dimension: kind.rawValue
        }
    }

    private func writeValue(to json: inout JSONWriter) {
        json.object { json in
            json.member("value", amount.value)
            json.member("low", amount.low)
            json.member("high", amount.high)
            if !amount.unit.isEmpty {
                json.member("unit", kind == .dimension || kind == .age ? UnitNames.singular(amount.unit) : amount.unit)
            }
            json.member("per", per)
            json.member("bound", amount.bound.rawValue)
            json.member("unit_basis", unitBasis)
        }
    }
}
