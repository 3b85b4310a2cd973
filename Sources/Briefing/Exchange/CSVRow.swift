/// A row of comma-separated values (RFC 4180), ended by a line feed.
public struct CSVRow: Sendable {
    private var text = ""
    private var isFirst = true

    /// A row of cells.
    public init(_ cells: [String] = []) { for cell in cells { add(cell) } }

    /// Adds a cell; nil leaves it empty.
    public mutating func add(_ value: String?) {
        if !isFirst { text += "," }
        isFirst = false
        guard let value, !value.isEmpty else { return }
        if value.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }) {
            text += "\""
            for character in value.unicodeScalars {
                if character == "\"" { text += "\"" }
                text.unicodeScalars.append(character)
            }
            text += "\""
        } else {
            text += value
        }
    }

    mutating func add(_ value: Int?) { add(value.map(String.init)) }

    mutating func add(_ value: Double?) { add(value.map(CSVRow.number)) }

    /// Adds cells that are empty.
    mutating func skip(_ count: Int) { for _ in 0..<count { add(nil as String?) } }

    /// The row with its end.
    public var line: String { text + "\n" }

    /// A number in its shortest exact form, whole numbers without a fraction.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
    }
}
