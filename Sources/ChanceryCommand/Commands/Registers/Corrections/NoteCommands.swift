import ArgumentParser
import Chancery
import Diplomacy
import Register

extension HandlingMark: ExpressibleByArgument {}

/// `chancery correct mark`.
struct MarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Says how a document may be handled: internal, do-not-export, or freely.",
        discussion: """
            What is internal goes out only where the export says that it stays in the house; what is not to be exported goes \
            out never. Without a mark the document is free again.

              chancery correct mark cable-12.txt do-not-export --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The document: a name or an id.", valueName: "document"))
    var document: String

    @Argument(help: ArgumentHelp("internal or do-not-export; none takes all marks away.", valueName: "mark"))
    var marks: [HandlingMark] = []

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            .mark(try RegisterNames.document(document, in: register).id, marks)
        }
    }
}

/// `chancery correct note`.
struct NoteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "note",
        abstract: "Puts a remark on anything that has an id, or on a document or entity by its name.",
        discussion: """
              chancery correct note finding:0f3c… "asked the ministry on 3 March; no answer" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("What it is on: an id, or the name of a document or entity.", valueName: "id"))
    var subject: String

    @Argument(help: ArgumentHelp("The remark.", valueName: "words"))
    var words: String

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct(why: words) { register, _ in
            guard let id = try register.show(subject).first?.id else {
                Terminal.complain("\(subject): nothing of that id or name stands in the register [CH0925]")
                throw Ending.nothingRead
            }
            return .note(on: id)
        }
    }
}

/// `chancery correct undo`.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo", abstract: "Withdraws a correction; withdrawing the withdrawal brings it back.",
        discussion: """
              chancery correct undo correction:0f3c… --why "the ministry confirmed it" --register caspian.chancery
            """)

    @Argument(help: ArgumentHelp("The id of a correction.", valueName: "correction"))
    var correction: String

    @OptionGroup var person: CaseOptions

    func run() throws {
        try person.correct { register, _ in
            let known = try register.keptCorrections().first { $0.correction.id == correction }
            guard let known else {
                Terminal.complain(
                    "\(correction): the register has no such correction; 'chancery correct list' lists them [CH0930]")
                throw Ending.nothingRead
            }
            guard known.isInForce else {
                Terminal.complain("\(correction): is withdrawn already [CH0931]")
                throw Ending.wrongUsage
            }
            return .undo(correction)
        }
    }
}
