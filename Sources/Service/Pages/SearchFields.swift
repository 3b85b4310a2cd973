import Diplomacy
import SourceText

/// The fields of a search, as they stand in its form.
struct SearchFields: Sendable, Hashable {
    /// The words.
    var words = ""
    /// Whom a statement is about.
    var about = ""
    /// Whom the same statement is about too.
    var and = ""
    /// The kind of that statement.
    var kind = ""
    /// The type inside the kind.
    var type = ""
    /// The source.
    var source = ""
    /// The verdict of a finding that is answered.
    var verdict = ""
    /// The first day.
    var since = ""
    /// The last.
    var until = ""

    /// No field.
    init() {}

    /// The fields of a query; what is too long is cut.
    init(_ query: [String: String]) {
        for (name, path) in SearchFields.fields {
            guard let value = query[name] else { continue }
            let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            self[keyPath: path] = String(words.prefix(300))
        }
    }

    // The key paths are of a struct of strings.
    private nonisolated(unsafe) static let fields: [(String, WritableKeyPath<SearchFields, String>)] = [
        ("q", \.words), ("about", \.about), ("and", \.and), ("kind", \.kind), ("type", \.type), ("source", \.source),
        ("verdict", \.verdict), ("since", \.since), ("until", \.until),
    ]

    /// The fields that are not empty, with their names.
    var query: [(String, String)] {
        SearchFields.fields.compactMap { name, path in self[keyPath: path].isEmpty ? nil : (name, self[keyPath: path]) }
    }

    /// Whether nothing is asked for.
    var isEmpty: Bool { query.isEmpty }
}
