import Intake
import Language
import SourceText

/// One layer of annotation, as `chancery annotate --layer` names it.
public enum AnnotationLayer: String, Sendable, CaseIterable {
    case attributions, times, quantities, events, entities, factuality
}

/// What is wrong with a row of `annotate`.
public enum AnnotationFault: Error, Sendable, Hashable, CustomStringConvertible {
    /// The line is no JSON object.
    case noJSON(String)
    /// A field that the layer needs is missing or is not what it should be.
    case field(String)
    /// The reference is no date.
    case reference(String)

    /// One line: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .noJSON(let detail): "is no JSON object (\(detail)); give one object a line [CH0801]"
        case .reference(let text):
            "has a reference that is no date ('\(text.prefix(40))'); give YYYY-MM-DD, YYYY-MM or YYYY [CH0809]"
        case .field(let name): "has no usable field '\(name)'; 'chancery help annotate' lists the fields [CH0802]"
        }
    }
}

/// A row of `annotate` before anything is found in it.
struct AnnotationRow: Sendable {
    var id: String
    var text: String
    /// The day that dates are read against: `reference`, else `date`.
    var reference: CalendarPeriod?
    /// The row itself, for fields that only one layer needs.
    var value: JSONValue

    /// Reads a line.
    ///
    /// - Throws: ``AnnotationFault``; `id` is set as soon as it is known.
    init(_ line: [UInt8], id known: inout String?) throws(AnnotationFault) {
        do throws(JSONReader.JSONFault) {
            value = try JSONReader.value(of: line)
        } catch {
            throw .noJSON(error.what)
        }
        guard case .object = value else { throw .noJSON("another value") }
        switch value["id"] {
        case .string(let name): known = name
        case .number(let digits): known = digits
        default: break
        }
        guard let id = known else { throw .field("id") }
        self.id = id
        guard let text = value["text"]?.text else { throw .field("text") }
        self.text = text
        reference = (value["reference"]?.text ?? value["date"]?.text).flatMap { CalendarPeriod(iso8601: $0) }
        switch value["reference"] {
        case nil, .null: break
        case .string(let given):
            // An empty one says that none is known.
            if reference == nil, !given.isEmpty { throw .reference(given) }
        case .number(let digits): throw .reference(digits)
        default: throw .field("reference")
        }
    }

    /// The spans of the predicates that the row asks for, in Unicode scalars.
    func predicates() throws(AnnotationFault) -> [(start: Int, end: Int)] {
        guard case .array(let list)? = value["predicates"] else { throw .field("predicates") }
        var spans: [(start: Int, end: Int)] = []
        for predicate in list {
            var ends: [Int] = []
            for end in predicate["span"]?.elements ?? [] {
                if case .number(let digits) = end, let number = Int(digits) { ends.append(number) }
            }
            guard ends.count == 2 else { throw .field("predicates") }
            spans.append((ends[0], ends[1]))
        }
        return spans
    }

    /// The state of the publisher (ISO 3166-1 alpha-3), which times and quantities are read by.
    var country: String? { value["country"]?.text }

    /// The second of the day of ``reference``, where the row gives a time of day: `2025-11-06T14:30`.
    var seconds: Int? {
        guard let text = value["reference"]?.text ?? value["date"]?.text else { return nil }
        let parts = text.utf8.dropFirst(11).split(separator: 0x3A).map { part in
            part.prefix { $0 &- 0x30 < 10 }.prefix(2).reduce(0) { $0 * 10 + Int($1 & 15) }
        }
        guard parts.count >= 2, parts[0] < 24, parts[1] < 60 else { return nil }
        return parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? min(parts[2], 59) : 0)
    }

    /// The text as a document that is all body.
    var document: Document { Document(plain: text, name: id, published: reference) }
}
