import ArgumentParser
import Chancery
import Diplomacy
import Register

/// `chancery correct merge`.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge", abstract: "Says that two entities are one: the second goes under the first.",
        discussion: """
              chancery correct merge "Caspian Pact" "Caspian Accord" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The entity that stays: a name or an id.", valueName: "entity"))
    var entity: String

    @Argument(help: ArgumentHelp("The entity that is the same.", valueName: "other"))
    var other: String

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            let one = try RegisterNames.known(entity, in: register)
            let two = try RegisterNames.known(other, in: register)
            if let objection = try register.objection(toMerging: one, two) {
                Terminal.complain("\(objection) [\(one.id == two.id ? "CH0928" : "CH0953")]")
                throw Ending.wrongUsage
            }
            return .merge(one, two)
        }
    }
}

/// `chancery correct split`.
struct SplitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "split", abstract: "Says that whoever bears a name is not the entity.",
        discussion: """
            The name must be one under which reports speak of another; 'chancery show ENTITY' lists the names that were \
            taken for one. Where one report uses both names for one, they stay together.

              chancery correct split person:ana-rivera "A. Rivera" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The entity: a name or an id.", valueName: "entity"))
    var entity: String

    @Argument(help: ArgumentHelp("The name that is another's.", valueName: "name"))
    var name: String

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            let entity = try RegisterNames.known(self.entity, in: register)
            guard try isName(of: entity, register) else {
                Terminal.complain(
                    "'\(name)' is no name of \(entity.name) (\(entity.id)); 'chancery show' lists them [CH0929]")
                throw Ending.wrongUsage
            }
            return .split(entity, name: name)
        } check: { register in
            if let entity = try? RegisterNames.known(self.entity, in: register), try isName(of: entity, register) {
                Terminal.complain(
                    "'\(name)' is still \(entity.name): a report uses both names for one; amend or reject its statements"
                )
            }
        }
    }

    /// Whether the entity bears the name.
    private func isName(of entity: Correction.EntityName, _ register: Register) throws -> Bool {
        try register.entities(named: name).contains { $0.id == entity.id }
    }
}

extension SourceGrade: ExpressibleByArgument {
    /// A grade by its letter, large or small.
    public init?(argument: String) { self.init(rawValue: argument.uppercased()) }
}

/// `chancery correct regrade`.
struct RegradeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "regrade",
        abstract: "Grades a source, a document or an outlet with all its documents, from A to F.",
        discussion: """
            The letters of the Admiralty code: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot \
            be judged. Sources of D and E confirm nothing and speak against nothing; the grades of findings follow.

              chancery correct regrade "Harbour Gazette" E --why "retracted three stories" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("A document (name or id), or an outlet (name or id).", valueName: "source"))
    var source: String

    @Argument(help: ArgumentHelp("A to F.", valueName: "grade"))
    var grade: SourceGrade

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            for shown in try register.show(source) {
                if case .document(let document) = shown, document.held.withdrawn == nil {
                    return .regrade(source: document.summary.id.rawValue, name: document.summary.name, grade)
                }
            }
            var query = SearchQuery()
            query.source = source
            query.limit = 1
            // A publisher need not be an entity.
            if let document = try register.search(query).first?.document {
                let outlet = document.outlet?.rawValue ?? document.publisher ?? source
                return .regrade(source: outlet, name: document.publisher ?? source, grade)
            }
            let entity = try RegisterNames.known(source, in: register)
            query.source = entity.id.rawValue
            if try register.search(query).isEmpty {
                Terminal.complain("\(source): no document of the register is of that source [CH0911]")
                throw Ending.nothingRead
            }
            return .regrade(source: entity.id.rawValue, name: entity.name, grade)
        }
    }
}
