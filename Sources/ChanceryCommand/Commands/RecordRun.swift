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
        let paths = try Setup.inputs(paths, reading)
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
        if reading.strict, !whole.rejected.isEmpty { throw Ending.nothingRead }
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
    /// What is to be read; a list that cannot be read, or names nothing, is wrong usage.
    static func inputs(_ paths: [String], _ reading: ReadingOptions) throws -> [String] {
        let all: [String]
        do throws(IntakeFailure) {
            all = try reading.inputs(paths)
        } catch {
            Terminal.complain(error.description)
            throw Ending.wrongUsage
        }
        if all.isEmpty, let list = reading.list.first {
            Terminal.complain("\(list): names no file; give one a line [CH0807]")
            throw Ending.wrongUsage
        }
        return all
    }

    static func chancery(_ reading: ReadingOptions, oneStory: Bool = false) throws -> Chancery {
        try load(reading, oneStory: oneStory) { try Chancery(options: $0) }
    }

    /// Loads a part of the program that can do without the rest.
    static func load<Part>(
        _ reading: ReadingOptions, oneStory: Bool = false, _ make: (ChanceryOptions) throws -> Part
    ) throws -> Part {
        do {
            return try reading.load(oneStory: oneStory, make)
        } catch let failure as IntakeFailure {
            Terminal.complain(failure.description)
            throw Ending.wrongUsage
        } catch let failure as LexiconFailure {
            for line in failure.lines { Terminal.complain(line) }
            throw Ending.wrongUsage
        } catch {
            Terminal.complain("\(error)")
            throw Ending.broken
        }
    }
}
