import Diplomacy
import Language
import SourceText

@testable import Statements

/// The pipeline of these tests, loaded once.
enum Pipeline {
    static let tables = Result { try Tables.load() }
    static let english = Result { try English(gazetteer: Gazetteer(tables.get().names)) }
    static let reader = Result { try StatementReader(tables: tables.get()) }
}

/// What a text says of one kind.
struct JudgementsOf {
    let text: Text
    let statements: [Statement]

    init(_ kind: Statement.Kind, _ string: String, published: String? = nil, as document: Document.Kind = .analysis)
        throws
    {
        var source = Document(plain: string, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        source.kind = document
        text = source.text
        statements = try Pipeline.reader.get().read(Pipeline.english.get().analyze(source)).statements
            .filter { $0.kind == kind }
    }

    /// The words of each statement.
    var passages: [String] { statements.map { text[$0.span] } }

    var forecasts: [Forecast] {
        statements.compactMap { if case .forecast(let forecast) = $0.content { forecast } else { nil } }
    }
    var assessments: [Assessment] {
        statements.compactMap { if case .assessment(let assessment) = $0.content { assessment } else { nil } }
    }
    var conditions: [Condition] {
        statements.compactMap { if case .condition(let condition) = $0.content { condition } else { nil } }
    }
    var motives: [Motive] {
        statements.compactMap { if case .motive(let motive) = $0.content { motive } else { nil } }
    }
}
