import ArgumentParser
import Briefing
import Chancery
import Diplomacy
import Foundation
import Intake
import Measures
import Register

/// One reading of reports into a record, with its progress, its remarks and its ending.
struct RecordRun {
    /// The part of the record that was asked for.
    let record: Record
    /// The names of all states, for those that no report names itself.
    let stateNames: [EntityID: String]
    /// The tables that the reports were read by.
    let tables: Tables
    private let options: [String: String]
    private let read: Int
    private let rejected: Int

    /// Reads reports, or, where a register is named, takes what that holds.
    ///
    /// - Parameter isExport: whether what is written may leave the house: documents of a register that may not are left out.
    static func run(_ options: RecordOptions, isExport: Bool) throws -> RecordRun {
        guard let register = options.register else {
            return try RecordRun(
                paths: options.paths, reading: options.reading, selection: options.selection,
                corrections: options.corrections, oneAffair: options.oneAffair, isExport: isExport)
        }
        if options.corrections.corrections != nil {
            Terminal.complain(
                "a register brings its own corrections; 'chancery correct import' adds to them [CH0936]")
            throw Ending.wrongUsage
        }
        if !options.paths.isEmpty {
            Terminal.complain(
                "give reports or --register, not both; 'chancery add' puts reports into a register [CH0912]")
            throw Ending.wrongUsage
        }
        return try RecordRun(
            register: register, affair: options.affair, reading: options.reading, selection: options.selection,
            isExport: isExport)
    }

    private init(
        register: String, affair: AffairOptions, reading: ReadingOptions, selection: SelectionOptions, isExport: Bool
    ) throws {
        tables = try Setup.load(reading) { try $0.tables() }
        stateNames = RecordRun.stateNames(tables)
        var whole = try RegisterOptions.with(register, .read) {
            try $0.record(of: affair.affair.isEmpty ? nil : affair.affair, asOf: affair.day)
        }
        if isExport {
            let released = whole.released(inHouse: affair.inHouse)
            whole = released.record
            if !released.withheld.isEmpty {
                Terminal.complain("\(CountWords.count(released.withheld.count, "document")) left out: marked so")
            }
        }
        read = whole.documents.count
        rejected = 0
        if read == 0 {
            Terminal.complain("\(register): holds no report of that affair or day [CH0913]")
            throw Ending.nothingRead
        }
        // What a register holds is of one affair each; steps are measured over all of them.
        whole.vectors = try RecordMeasures(tables: tables).addingMeasured(to: whole)
        record = selection.select(whole)
        options = selection.headerOptions.merging(affair.headerOptions) { first, _ in first }
    }

    private static func stateNames(_ tables: Tables) -> [EntityID: String] {
        tables.names.entries.reduce(into: [:]) { names, entry in
            if entry.kind == .state { names[entry.code] = entry.name }
        }
    }

    /// Reads reports.
    init(
        paths: [String], reading: ReadingOptions, selection: SelectionOptions,
        corrections: CorrectionOptions? = nil, oneAffair: Bool, isExport: Bool = false
    ) throws {
        let own = try corrections?.read() ?? Corrections()
        let chancery = try Setup.load(reading, oneStory: oneAffair) { options in
            var options = options
            options.corrections = own
            return try Chancery(options: options)
        }
        let paths = try Setup.inputs(paths, reading)
        tables = chancery.tables
        stateNames = RecordRun.stateNames(tables)
        Terminal.sayThatInputIsAwaited(paths)
        var line = ProgressLine(quiet: reading.quiet)
        let (whole, notes) = chancery.readWithNotes(paths) { line.show($0) }
        line.clear()
        for rejection in whole.rejected { Terminal.complain(rejection) }
        if reading.strict, !whole.rejected.isEmpty { throw Ending.nothingRead }
        if !reading.quiet { for warning in notes.warnings { Terminal.complain(warning) } }
        read = whole.documents.count
        rejected = whole.rejected.count
        if read == 0 {
            if rejected == 0 { Terminal.complain("there is nothing to read; give files, folders, or '-' [CH0805]") }
            throw Ending.nothingRead
        }
        // Corrections of a file may mark documents, as those of a register do.
        record = selection.select(isExport ? whole.released(inHouse: false).record : whole)
        options = reading.headerOptions.merging(selection.headerOptions) { first, _ in first }.merging(
            oneAffair ? ["one_affair": "yes"] : [:]
        ) { first, _ in first }.merging(
            corrections?.corrections.map { ["corrections": URL(fileURLWithPath: $0).lastPathComponent] } ?? [:]
        ) { first, _ in first }
    }

    /// The writer of the record's rows.
    func writer(mentions: Bool) -> RecordWriter {
        RecordWriter(
            options: RecordWriter.Options(
                program: "chancery \(Chancery.version)", run: options.mapValues { .text($0) }, mentions: mentions))
    }

    /// The writer of the forms of exchange.
    func exchange(mentions: Bool, inHouse: Bool) throws -> ExchangeWriter {
        do {
            return ExchangeWriter(
                codes: try CountryCodes(), events: try EventCodes(), record: writer(mentions: mentions).options,
                stateNames: stateNames, inHouse: inHouse)
        } catch {
            Terminal.complain("\(error)")
            throw Ending.broken
        }
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
