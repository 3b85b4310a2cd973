import ArgumentParser
import Chancery
import Diplomacy
import Foundation
import Intake
import Register
import SourceText

/// `chancery record document`.
struct RecordDocumentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "A text of the analyst's own: a cable, minutes, a translation.",
        discussion: """
            It is read as every report is, and marked as entered by hand. What it does not say of itself is said with --title, \
            --publisher and --published.

              chancery record document cable-12.txt --title "Cable 12" --published 2026-03-01 --mark do-not-export
            """)

    @Argument(help: ArgumentHelp("A file; '-' or nothing is standard input.", valueName: "file"))
    var path = "-"

    @Option(name: .long, help: "Its title.") var title: String?
    @Option(name: .long, help: "Who published it, where somebody did.") var publisher: String?
    @Option(name: .long, help: ArgumentHelp("When.", valueName: "date")) var published: String?
    @Option(name: .long, help: ArgumentHelp("On what it rests (default: own knowledge).", valueName: "source"))
    var source: String?
    @Option(name: .long, help: "How it may be handled: internal, do-not-export. May be given more than once.")
    var mark: [HandlingMark] = []
    @Option(name: .long, help: ArgumentHelp("Who enters it (default: the name of the user).", valueName: "name"))
    var by: String?

    @OptionGroup var register: RegisterOptions
    @OptionGroup var reading: ReadingOptions

    func validate() throws { try PeriodOptions.check("--published", published) }

    func run() throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
            Terminal.complain(
                "\(path): is a folder; enter its files one by one, or add them with 'chancery add' [CH0956]")
            throw Ending.wrongUsage
        }
        Terminal.sayThatInputIsAwaited([path])
        let analyst = by ?? CaseOptions.user
        var ruled = StatedMetadata(
            title: title, publisher: publisher, published: published.flatMap { CalendarPeriod(iso8601: $0) })
        if publisher == nil { ruled.authors = [analyst] }
        let chancery = try Setup.chancery(reading)
        let addition = try register.with(.create, tellsNew: true) { register in
            let known = try source.flatMap { name -> DocumentID? in
                for shown in try register.show(name) { if case .document(let one) = shown { return one.summary.id } }
                return nil
            }
            let desk = DeskRemarks(
                entry: DeskRemarks.Entry(by: analyst, at: Register.now(), source: source, document: known),
                handling: mark)
            return try chancery.add([path], to: register, desk: desk, ruled: ruled)
        }
        for rejection in addition.rejected { Terminal.complain(rejection) }
        if addition.added == 0, addition.known > 0 {
            let unmarked = mark.isEmpty ? "" : ", and is not marked; 'chancery correct mark' marks it"
            Terminal.complain("\(path): the register has it already\(unmarked) [CH0957]")
            if !mark.isEmpty { throw Ending.wrongUsage }
        } else if addition.added > 0, !reading.quiet {
            Terminal.complain("\(CountWords.count(addition.added, "document")) entered")
        }
        try Ending.check(read: addition.added + addition.known, rejected: addition.rejected.count)
    }
}
