import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Intake

/// One reading of reports into a record, with its progress, its remarks and its ending.
struct RecordRun {
    /// The part of the record that was asked for.
    let record: Record
    /// The names of all states, for those that no report names itself.
    let stateNames: [EntityID: String]
    private let options: [String: String]
    private let read: Int
    private let rejected: Int

    init(paths: [String], reading: ReadingOptions, selection: SelectionOptions, oneAffair: Bool) throws {
        let chancery = try Setup.chancery(reading, oneStory: oneAffair)
        stateNames = chancery.tables.names.entries.reduce(into: [:]) { names, entry in
            if entry.kind == .state { names[entry.code] = entry.name }
        }
        Terminal.sayThatInputIsAwaited(paths)
        var line = ProgressLine(quiet: reading.quiet)
        let (whole, notes) = chancery.readWithNotes(paths) { line.show($0) }
        line.clear()
        for rejection in whole.rejected {
            Terminal.complain("\(rejection.place ?? rejection.name): \(rejection.reason) [\(rejection.code)]")
        }
        if !reading.quiet { for warning in notes.warnings { Terminal.complain(warning) } }
        read = whole.documents.count
        rejected = whole.rejected.count
        if read == 0 {
            if rejected == 0 { Terminal.complain("there is nothing to read; give files, folders, or '-' [CH0805]") }
            throw Ending.nothingRead
        }
        record = selection.select(whole)
        options = reading.headerOptions.merging(selection.headerOptions) { first, _ in first }.merging(
            oneAffair ? ["one_affair": "yes"] : [:]
        ) { first, _ in first }
    }

    /// The writer of the record's rows.
    func writer(mentions: Bool) -> RecordWriter {
        RecordWriter(
            options: RecordWriter.Options(
                program: "chancery \(Chancery.version)", run: options.mapValues { .text($0) }, mentions: mentions))
    }

    /// Ends the run with the status that it has earned.
    func end() throws { try Ending.check(read: read, rejected: rejected) }
}

/// Loads the program, and says in one line what is wrong where that fails.
enum Setup {
    static func chancery(_ reading: ReadingOptions, oneStory: Bool = false) throws -> Chancery {
        do {
            return try reading.chancery(oneStory: oneStory)
        } catch let failure as IntakeFailure {
            Terminal.complain(failure.description)
            throw Ending.wrongUsage
        } catch let failure as LexiconFailure {
            Terminal.complain(failure.description)
            throw Ending.wrongUsage
        } catch {
            Terminal.complain("\(error)")
            throw Ending.broken
        }
    }
}
