import Collation
import Diplomacy
import Foundation
import Intake
import Register
import SourceText

extension Chancery {
    /// What adding reports to a register came to.
    public struct Addition: Sendable {
        /// Reports that are new in the register.
        public var added = 0
        /// Reports that it had already.
        public var known = 0
        /// The new ones, in order of their reading.
        public var documents: [DocumentID] = []
        /// Inputs that could not be read.
        public var rejected: [Rejection] = []
        /// What is worth telling after the run.
        public var notes = ReadingNotes()
        /// Reports that were there already and now belong to another affair, a sentence each.
        public var regroupings: [String] = []
    }

    /// Reads reports into a register and collates them with what is there.
    ///
    /// Reports are committed a batch at a time: what a batch brought is there though the run is ended after it, and the
    /// next run goes on from there. Reports that the register holds are not analysed again.
    ///
    /// - Parameters:
    ///   - paths: files and folders; `-`, or none at all, is standard input.
    ///   - register: open for writing.
    ///   - desk: what an analyst says of them: that she enters them by hand, how they may be handled.
    ///   - ruled: what she says of their publisher, title and date; wins over what they say themselves.
    ///   - origin: where they came from, as the register keeps it; nil for their paths.
    ///   - progress: told from time to time how far the run is.
    /// - Throws: `RegisterFailure`.
    public func add(
        _ paths: [String], to register: Register, desk: DeskRemarks? = nil,
        ruled: StatedMetadata = StatedMetadata(), origin: String? = nil,
        progress: (RegisterProgress) -> Void = { _ in }
    ) throws -> Addition {
        var addition = Addition()
        var state = RegisterProgress()
        addition.notes = try intake.forEachReport(paths, ruled: ruled) { reports in
            let held = try register.holds(reports.compactMap { try? $0.get().document.id })
            var kept: [Report] = []
            for report in reports {
                switch report {
                case .success(let report):
                    if held.contains(report.document.id) { addition.known += 1 } else { kept.append(report) }
                case .failure(let failure):
                    addition.rejected.append(
                        Rejection(name: failure.name, code: failure.code, reason: failure.reason, place: failure.place))
                }
            }
            let received = Batch<Report>.mapped(kept, threads: options.threads) { report in
                var reading = reading(of: report.document)
                reading.document.desk = desk
                return ReceivedReport(
                    raw: report.source.bytes, text: report.document.text, reading: reading,
                    origin: origin ?? report.source.place ?? report.source.name,
                    source: Chancery.traits(of: report.source))
            }
            let new = try register.receive(received)
            addition.added += new.count
            addition.documents += new
            addition.known += received.count - new.count
            state.added = addition.added
            state.known = addition.known
            state.rejected = addition.rejected.count
            progress(state)
        }
        addition.regroupings = try collate(register, state, progress: progress)
        // Where most of the register is new, its pages were filled in no order.
        if addition.added >= Chancery.manyReports, try addition.added * 4 >= register.status().documents {
            register.compact()
        }
        return addition
    }

    /// From how many new reports on it is worth the while to lay a register's file out anew.
    private static let manyReports = 1000

    /// Collates what waits in a register: new reports find their stories, and stories that changed are compared anew.
    ///
    /// - Throws: `RegisterFailure`.
    public func collate(
        _ register: Register, progress: (RegisterProgress) -> Void = { _ in }
    ) throws {
        _ = try collate(register, RegisterProgress(), progress: progress)
    }

    /// - Returns: what went over to another affair, a sentence each.
    private func collate(
        _ register: Register, _ begin: RegisterProgress, progress: (RegisterProgress) -> Void
    ) throws -> [String] {
        var regroupings: [Regrouping] = []
        var state = begin
        state.phase = .grouping
        progress(state)
        let candidates = try register.candidates(window: options.collation.storyWindow)
        if !candidates.isEmpty {
            let numbers = collator.group(candidates.map { Reading(document: $0.summary, digest: $0.digest) })
            var groups: [Int: [StoryCandidate]] = [:]
            for (candidate, number) in zip(candidates, numbers) { groups[number, default: []].append(candidate) }
            regroupings = try register.group(groups.keys.sorted().compactMap { groups[$0] })
        }
        try register.placeEntries()
        state.phase = .collating
        state.stories = try register.waiting().stories
        progress(state)
        try collateStale(register, &state, progress)
        // Of what reports now speak, an entry by hand may have been an affair of its own.
        try register.placeEntries()
        try collateStale(register, &state, progress)
        state.phase = .done
        progress(state)
        return try regroupings.map { try Chancery.sentence(on: $0, register) }
    }

    /// `3 of the 12 reports of “Lake talks” are now in “Fishing quarrel” (story:…)`.
    private static func sentence(on regrouping: Regrouping, _ register: Register) throws -> String {
        let title = try register.line(ofAffair: regrouping.to)?.title ?? regrouping.to
        let whom =
            switch (regrouping.isWhole, regrouping.before) {
            case (true, 1): "the one report of “\(regrouping.title)” is"
            case (true, let count): "all \(count) reports of “\(regrouping.title)” are"
            case (false, let count):
                "\(regrouping.moved) of the \(count) reports of “\(regrouping.title)” \(regrouping.moved == 1 ? "is" : "are")"
            }
        return "\(whom) now in “\(title)” (\(regrouping.to))"
    }

    private func collateStale(
        _ register: Register, _ state: inout RegisterProgress, _ progress: (RegisterProgress) -> Void
    ) throws {
        var rows: [Correction]?
        var corrections = Corrections([])
        var collator = collator
        while true {
            let stale = try register.staleStories(documents: Chancery.collatedTogether)
            if stale.isEmpty { break }
            // Asked anew each time, and after the stories: another process may correct while this one collates.
            let current = try register.corrections()
            if current != rows {
                rows = current
                corrections = Corrections(current)
                var options = options.collation
                options.oneStory = true
                options.identities = corrections.identities
                collator = try Collator(tables: tables, options: options)
            }
            let (ruling, comparing) = (corrections, collator)
            let collated = Batch<StaleStory>.mapped(stale, threads: self.options.threads) { story in
                var record = comparing.collate(ruling.corrected(story.readings))
                record.vectors = vectors.vectors(of: record)
                ruling.finish(&record)
                return CollatedStory(number: story.number, record: record, seen: story.seen)
            }
            try register.keep(collated)
            state.stories -= stale.count
            progress(state)
        }
    }

    /// What reading a source again needs, as JSON.
    private static func traits(of source: RawSource) -> String? {
        guard let traits = SourceTraits(source) else { return nil }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return (try? encoder.encode(traits)).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Documents whose stories are collated in one transaction.
    private static var collatedTogether: Int { 512 }
}

/// How far a run over a register is.
public struct RegisterProgress: Sendable, Hashable {
    /// What is being done.
    public enum Phase: String, Sendable, Hashable {
        case reading, grouping, collating, done
    }

    /// What is being done now.
    public var phase: Phase = .reading
    /// Reports added so far.
    public var added = 0
    /// Reports that were there already.
    public var known = 0
    /// Inputs that could not be read so far.
    public var rejected = 0
    /// Stories that are still to be collated.
    public var stories = 0

    /// The beginning.
    public init() {}
}
