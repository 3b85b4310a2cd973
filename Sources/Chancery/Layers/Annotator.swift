import Diplomacy
import Intake
import Language
import SourceText
import Statements

/// What `chancery annotate` runs on: rows of text to rows of one layer. Of tables and models no more is loaded than the layer
/// needs.
public struct Annotator: Sendable {
    /// The layer.
    public let layer: AnnotationLayer
    private let english: English
    /// There where the layer is made of statements.
    private let statements: StatementReader?
    private let threads: Int

    /// Loads tables and models.
    ///
    /// - Parameters:
    ///   - options: an analyst's own tables, and how many threads work.
    ///   - layer: what is annotated.
    /// - Throws: `TSVTable.Failure` where a table (also an analyst's own) is not what it should be,
    ///   `ResourceDirectory.NotFound`.
    public init(options: ChanceryOptions = ChanceryOptions(), layer: AnnotationLayer) throws {
        self.layer = layer
        threads = options.threads
        switch layer {
        case .times, .quantities:
            // Own tables are read in any case, so that what is wrong in them is said.
            if !options.lexicons.isEmpty { _ = try options.nameTable() }
            english = try English(gazetteer: Gazetteer(), layers: .expressions)
            statements = nil
        case .entities:
            english = try English(gazetteer: Gazetteer(options.nameTable()), layers: .mentions)
            statements = nil
        case .events, .attributions, .factuality:
            let tables = try options.tables()
            english = try English(gazetteer: Gazetteer(tables.names))
            statements = try StatementReader(tables: tables)
        }
    }

    /// The output row of one input line of `chancery annotate`, with its line break, and what was wrong with it.
    ///
    /// The row has `id` and the layer's list; or `id`, where it is known, and `error`.
    public func annotate(_ line: [UInt8]) -> (row: [UInt8], fault: AnnotationFault?) {
        var json = JSONWriter()
        var id: String?
        do throws(AnnotationFault) {
            let row = try AnnotationRow(line, id: &id)
            try write(row, to: &json)
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

    private func write(_ row: AnnotationRow, to json: inout JSONWriter) throws(AnnotationFault) {
        var analysis: Analysis
        switch layer {
        case .times, .quantities:
            // Neither names nor coreference bear on them.
            analysis = english.parse(row.document)
            english.readExpressions(&analysis, seconds: row.seconds, country: row.country)
        default:
            analysis = english.analyze(
                row.document, country: row.country ?? statements.flatMap { $0.country(of: row.document) })
        }
        switch layer {
        case .entities: analysis.writeEntityRow(id: row.id, to: &json)
        case .events: statements?.writeEventRow(of: analysis, id: row.id, to: &json)
        case .factuality:
            statements?.writeFactualityRow(of: analysis, id: row.id, spans: try row.predicates(), to: &json)
        case .attributions: statements?.writeAttributionRow(id: row.id, of: analysis, to: &json)
        case .times: TimeExpression.writeRow(id: row.id, analysis.times, to: &json)
        case .quantities: Quantity.writeRow(id: row.id, analysis.quantities, to: &json)
        }
    }

    /// The output rows of `chancery annotate` in order of the lines, worked out on all threads.
    ///
    /// - Parameters:
    ///   - input: lines; empty ones are passed over.
    ///   - deliver: takes each row with its line's number and what was wrong with it.
    /// - Throws: `IntakeFailure` where the input breaks; what `deliver` throws.
    public func annotate(
        _ input: inout InputLines,
        _ deliver: (_ line: Int, _ row: [UInt8], _ fault: AnnotationFault?) throws -> Void
    ) throws {
        var batch = Batch<InputLines.Line>(threads: threads)
        func flush() throws {
            let lines = batch.map { line in (line.number, self.annotate(line.bytes)) }
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
