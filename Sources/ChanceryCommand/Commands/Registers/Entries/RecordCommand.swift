import ArgumentParser
import Chancery
import Diplomacy
import Register
import SourceText

/// `chancery record`: what an analyst enters by hand.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Enters a statement or a document by hand, marked as the analyst's.",
        discussion: """
            An entry becomes a document of its own: its text says the statement in words, it is cited, corrected and verified as \
            every report is, and takes part in findings and standings. It rests on a source (--source: a document or an \
            outlet of the register, or words for anything else) or, without one, on the analyst's own knowledge.

              chancery record status Kazakhstan "Abraham Accords" announced_joining --since 2025-11-06 --source wire-3.txt
              chancery record note "Two officials doubt the date." --about KAZ --mark internal
            """,
        subcommands: [
            RecordStatusCommand.self, RecordTieCommand.self, RecordDealCommand.self, RecordConditionCommand.self,
            RecordNoteCommand.self, RecordDocumentCommand.self,
        ])
}

/// What every entry by hand understands.
struct EntryOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "On what it rests: a document or an outlet of the register, or words (default: own knowledge).",
            valueName: "source"))
    var source: String?

    @Option(name: .long, help: ArgumentHelp("When the source said so.", valueName: "date"))
    var published: String?

    @Option(
        name: .long, help: ArgumentHelp("It in words of your own (default: made from the fields).", valueName: "words"))
    var words: String?

    @Option(name: .long, help: "Whether it is said to be so: actual, planned, possible, denied or conditional.")
    var modality = Statement.Modality.actual

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The affair that it belongs to, by its id (default: that of the source, or the one that says most about the same).",
            valueName: "id"))
    var affair: String?

    @Option(name: .long, help: "How it may be handled: internal, do-not-export. May be given more than once.")
    var mark: [HandlingMark] = []

    @Option(name: .long, help: ArgumentHelp("Who enters it (default: the name of the user).", valueName: "name"))
    var by: String?

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws { try PeriodOptions.check("--published", published) }

    /// The name of whoever enters it.
    var analyst: String { by ?? CaseOptions.user }
}

extension Statement.Modality: ExpressibleByArgument {}

/// Makes an entry and keeps it.
enum EntryRun {
    /// A field that names entities: how it is called, what the user wrote, and what a name is that nobody knows.
    typealias Names = (field: String, names: [String], kind: Entity.Kind?)

    /// - Parameters:
    ///   - names: the fields that name entities.
    ///   - fields: the rest; nil for what has no value.
    static func run(
        _ kind: Statement.Kind, names: [Names], fields: [String: String?], _ options: EntryOptions
    ) throws {
        let chancery = try Setup.chancery(options.reading)
        try options.register.with(.create, tellsNew: true) { register in
            var values = fields.compactMapValues { $0 }
            var named: [EntityID: String] = [:]
            for field in names where !field.names.isEmpty {
                let entities = try field.names.map {
                    try RegisterNames.entity($0, orNew: field.kind, in: register, chancery.tables.names)
                }
                for entity in entities { named[entity.id] = entity.name }
                values[field.field] = entities.map(\.id.rawValue).joined(separator: ",")
            }
            if let affair = options.affair, try register.show(affair).isEmpty || !affair.hasPrefix("story:") {
                Terminal.complain("\(affair): the register has no such affair; 'chancery affairs' lists them [CH0932]")
                throw Ending.wrongUsage
            }
            let source = try options.source.map { try self.source($0, in: register) }
            if let via = source?.via { named[via.id] = via.name }
            let published = options.published.flatMap { CalendarPeriod(iso8601: $0) } ?? source?.published
            let entry: HandEntry
            do throws(ContentForm.Fault) {
                entry = try HandEntry(
                    kind, fields: values, named: named, by: options.analyst, at: Register.now(),
                    modality: options.modality, words: options.words, source: source?.words,
                    document: source?.document, via: source?.via?.id, published: published, affair: options.affair,
                    handling: options.mark)
            } catch {
                Terminal.complain(error.description)
                throw Ending.wrongUsage
            }
            let id = try chancery.enter(entry, into: register)
            if case .document(let shown) = try register.show(id.rawValue).first {
                if !options.reading.quiet {
                    let affair =
                        shown.story.map { $0.documents > 1 ? " in “\($0.title)”" : " as an affair of its own" } ?? ""
                    Terminal.complain("entered as \(shown.summary.name)\(affair)")
                }
                for statement in shown.statements { print(statement.statement.id) }
            }
        }
    }

    /// A source as the user names it.
    private struct Source {
        var words: String
        var document: DocumentID?
        var via: Correction.EntityName?
        var published: CalendarPeriod?
    }

    private static func source(_ name: String, in register: Register) throws -> Source {
        for shown in try register.show(name) {
            switch shown {
            case .document(let document):
                let summary = document.summary
                let outlet = summary.outlet.map {
                    Correction.EntityName(id: $0, name: summary.publisher ?? $0.rawValue)
                }
                return Source(
                    words: summary.publisher.map { "\(summary.name), \($0)" } ?? summary.name, document: summary.id,
                    via: outlet, published: summary.published)
            case .entity(let entity) where [.outlet, .organization, .government, .company].contains(entity.entity.kind):
                return Source(
                    words: entity.entity.name,
                    via: Correction.EntityName(id: entity.entity.id, name: entity.entity.name))
            default: continue
            }
        }
        return Source(words: name)
    }
}
