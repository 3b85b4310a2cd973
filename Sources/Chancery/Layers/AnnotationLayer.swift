import Intake
import Language
import SourceText
import Statements

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

    /// One line: what is wrong, and what to do.
    public var description: String {
        switch self {
        case .noJSON(let detail): "is no JSON object (\(detail)); give one object a line [CH0801]"
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

extension Chancery {
    /// The output row of one input line of `chancery annotate`, with its line break, and what was wrong with it.
    ///
    /// The row has `id` and the layer's list; or `id`, where it is known, and `error`.
    public func annotate(_ line: [UInt8], layer: AnnotationLayer) -> (row: [UInt8], fault: AnnotationFault?) {
        var json = JSONWriter()
        var id: String?
        do throws(AnnotationFault) {
            let row = try AnnotationRow(line, id: &id)
            try write(row, layer: layer, to: &json)
            return (json.bytes, nil)
        } catch {
            json.removeAll()
            json.object {
                $0.member("id", id)
                $0.member("error", error.description)
            }
            json.endLine()
            return (json.bytes, error)
        }
    }

    private func write(_ row: AnnotationRow, layer: AnnotationLayer, to json: inout JSONWriter) throws(AnnotationFault)
    {
        var analysis: Analysis
        switch layer {
        case .times, .quantities:
            // Neither names nor coreference bear on them.
            analysis = english.parse(row.document)
            english.readExpressions(&analysis, seconds: row.seconds)
        default: analysis = english.analyze(row.document)
        }
        switch layer {
        case .entities: analysis.writeEntityRow(id: row.id, to: &json)
        case .events: statements.writeEventRow(of: analysis, id: row.id, to: &json)
        case .factuality:
            statements.writeFactualityRow(of: analysis, id: row.id, spans: try row.predicates(), to: &json)
        case .attributions: statements.writeAttributionRow(id: row.id, of: analysis, to: &json)
        case .times: TimeExpression.writeRow(id: row.id, analysis.times, to: &json)
        case .quantities: Quantity.writeRow(id: row.id, analysis.quantities, to: &json)
        }
    }

    /// The output rows of `chancery annotate` in order of the lines, worked out on all threads.
    ///
    /// - Parameters:
    ///   - input: lines; empty ones are passed over.
    ///   - layer: which layer.
    ///   - deliver: takes each row with its line's number and what was wrong with it.
    /// - Throws: `IntakeFailure` where the input breaks; what `deliver` throws.
    public func annotate(
        _ input: inout InputLines, layer: AnnotationLayer,
        _ deliver: (_ line: Int, _ row: [UInt8], _ fault: AnnotationFault?) throws -> Void
    ) throws {
        var batch = Batch<InputLines.Line>(threads: options.threads)
        func flush() throws {
            let lines = batch.map { line in (line.number, self.annotate(line.bytes, layer: layer)) }
            for (number, output) in lines { try deliver(number, output.row, output.fault) }
        }
        while let line = try input.next() {
            if line.bytes.allSatisfy({ $0 <= 0x20 }) { continue }
            batch.add(line, bytes: line.bytes.count)
            if batch.isFull { try flush() }
        }
        try flush()
    }
}
