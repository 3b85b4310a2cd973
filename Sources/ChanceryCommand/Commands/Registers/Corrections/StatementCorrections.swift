import ArgumentParser
import Chancery
import Diplomacy
import Register
import SourceText

/// `chancery correct reject`.
struct RejectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reject", abstract: "Takes a statement out of everything: it is wrong, or is none.",
        discussion: """
              chancery correct reject figure:0f3c… --why "the wire corrected itself" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The id of a statement.", valueName: "statement"))
    var statement: String

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            let found = try RegisterNames.statement(statement, in: register)
            let address = StatementAddress(found.statement, text: found.text)
            for kept in try register.keptCorrections(on: address.document.rawValue) where kept.isInForce {
                guard case .reject(let known) = kept.correction.action, known == address else { continue }
                Terminal.complain(
                    "\(statement): was rejected by \(kept.correction.by) on \(kept.correction.at) (\(kept.correction.id)) [CH0954]"
                )
                throw Ending.wrongUsage
            }
            return .reject(address)
        }
    }
}

/// `chancery correct amend`.
struct AmendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "amend", abstract: "Sets fields of a statement anew.",
        discussion: """
            Fields have the names of the record (docs: the record): date, who, whom, value, unit, status, since, \
            modality, speaker, … An empty value takes a value away. Names of entities may be written in words; several with commas.

              chancery correct amend event:0f3c… --set date=2025-11-06 --set whom=Israel --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The id of a statement.", valueName: "statement"))
    var statement: String

    @Option(
        name: .long, parsing: .unconditionalSingleValue,
        help: ArgumentHelp("A field and its value. May be given more than once.", valueName: "field=value"))
    var set: [String]

    @OptionGroup var person: CaseOptions

    func validate() throws {
        for pair in set where !pair.contains("=") {
            throw ValidationError("--set: '\(pair)' names no value; write field=value.")
        }
    }

    func run() throws {
        try person.correct { register, chancery in
            let found = try RegisterNames.statement(statement, in: register)
            var fields: [String: String?] = [:]
            var named: [EntityID: String] = [:]
            for pair in set {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                let field = String(parts[0])
                var value = String(parts[1])
                if ContentForm.entityFields.contains(field), !value.isEmpty {
                    let entities = try value.split(separator: ",").map {
                        try RegisterNames.entity(String($0.drop { $0 == " " }), in: register, chancery.tables.names)
                    }
                    for entity in entities { named[entity.id] = entity.name }
                    value = entities.map(\.id.rawValue).joined(separator: ",")
                }
                fields[field] = .some(value.isEmpty ? nil : value)
            }
            do throws(ContentForm.Fault) {
                _ = try found.statement.amended(fields)
            } catch {
                Terminal.complain(error.description)
                throw Ending.wrongUsage
            }
            return .amend(StatementAddress(found.statement, text: found.text), set: fields, named: named)
        }
    }
}

extension ForecastResolution.Outcome: ExpressibleByArgument {}

/// `chancery correct resolve`.
struct ResolveCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resolve", abstract: "Says how a forecast came out: came_true, did_not or void.",
        discussion: """
              chancery correct resolve forecast:0f3c… came_true --on 2026-02-11 --why "the ceremony was held in Astana"
            """)

    @Argument(help: ArgumentHelp("The id of a forecast.", valueName: "forecast"))
    var statement: String

    @Argument(help: ArgumentHelp("came_true, did_not, or void: it counts in no score.", valueName: "outcome"))
    var outcome: ForecastResolution.Outcome

    @Option(name: .long, help: ArgumentHelp("The day on which it was settled.", valueName: "date"))
    var on: String?

    @Option(
        name: .long, help: ArgumentHelp("A statement that shows it. May be given more than once.", valueName: "id"))
    var shownBy: [String] = []

    @OptionGroup var person: CaseOptions

    func validate() throws {
        if let on, CalendarDay(on) == nil { throw ValidationError("--on: '\(on)' is no day; write 2026-02-11.") }
    }

    func run() throws {
        try person.correct { register, _ in
            let found = try RegisterNames.statement(statement, in: register)
            guard found.statement.kind == .forecast else {
                Terminal.complain(
                    "\(statement): is no forecast; 'chancery timeline --kind forecast' lists them [CH0926]")
                throw Ending.wrongUsage
            }
            if let day = on.flatMap({ CalendarDay($0) }), let made = found.document.published?.first, day < made {
                Terminal.complain("--on \(day): the forecast was made later, on \(made) [CH0955]")
                throw Ending.wrongUsage
            }
            for id in shownBy { _ = try RegisterNames.statement(id, in: register) }
            return .resolve(
                StatementAddress(found.statement, text: found.text), outcome, settled: on.flatMap { CalendarDay($0) },
                statements: shownBy)
        }
    }
}
