import Diplomacy
import Foundation
import Intake
import Register
import SourceText

extension Chancery {
    /// What reading a register's reports again came to.
    public struct Rebuilding: Sendable {
        /// Documents that were read again from their raw bytes.
        public var reread = 0
        /// Documents of which only the text could be read again: what their bytes came in is not kept.
        public var fromText = 0
        /// Documents that came out otherwise than before.
        public var changed = 0
        /// What the register says otherwise since.
        public var changes = RegisterChanges()
        /// Documents that came from another's record without their bytes; they stay as they were.
        public var withoutBytes = 0
        /// Documents that today's program cannot read; they stay as they were.
        public var failed: [(name: String, reason: String)] = []
    }

    /// Reads the kept raw bytes again with today's tables and models, and collates what came out otherwise. Corrections stay,
    /// and are applied again.
    ///
    /// Documents are committed a batch at a time; a run that is ended is taken up by the next one.
    ///
    /// - Parameters:
    ///   - register: open for writing.
    ///   - names: ids or names of documents; nil for all.
    ///   - progress: told from time to time how far the run is; `added` counts the documents that came out otherwise, `known`
    ///     the rest.
    /// - Throws: `RegisterFailure`.
    public func rebuild(
        _ register: Register, documents names: [String]? = nil, progress: (RegisterProgress) -> Void = { _ in }
    ) throws -> Rebuilding {
        var outcome = Rebuilding()
        var state = RegisterProgress()
        let before = try register.lastRevision()
        let numbers = try register.documentNumbers(names)
        for start in stride(from: 0, to: numbers.count, by: Chancery.rereadTogether) {
            let end = min(start + Chancery.rereadTogether, numbers.count)
            let kept = try register.keptReports(Array(numbers[start..<end]))
            outcome.withoutBytes += end - start - kept.count
            let read = Batch<KeptReport>.mapped(kept, threads: options.threads) { again($0) }
            var reports: [(number: Register.DocumentNumber, report: ReceivedReport)] = []
            for (kept, result) in zip(kept, read) {
                switch result {
                case .failure(let failure): outcome.failed.append((kept.summary.name, failure.reason))
                case .success(let result):
                    if result.isFromText { outcome.fromText += 1 } else { outcome.reread += 1 }
                    reports.append((kept.number, result.report))
                }
            }
            outcome.changed += try register.replace(reports)
            state.added = outcome.changed
            state.known = end - outcome.changed
            progress(state)
        }
        try collate(register, progress: progress)
        outcome.changes = try register.changes(from: .revision(before))
        return outcome
    }

    /// Documents that are read again in one transaction.
    private static var rereadTogether: Int { 256 }

    /// Why a kept report cannot be read again.
    private struct RereadFailure: Error {
        var reason: String
    }

    /// One kept report, read again under its id and name.
    private func again(_ kept: KeptReport) -> Result<(report: ReceivedReport, isFromText: Bool), RereadFailure> {
        if kept.summary.extractor == HandEntry.extractor {
            guard let entry = HandEntry(raw: kept.raw), var report = try? report(of: entry) else {
                return .failure(RereadFailure(reason: "its entry cannot be read"))
            }
            report.reading.document.name = kept.summary.name
            return .success((report, false))
        }
        var document: Document
        var isFromText = false
        if let traits = kept.source.flatMap({ try? JSONDecoder().decode(SourceTraits.self, from: Data($0.utf8)) }),
            let source = traits.source(kept.raw, name: kept.summary.name)
        {
            switch intake.document(of: source) {
            case .success(let read): document = read
            case .failure(let failure): return .failure(RereadFailure(reason: failure.reason))
            }
            document.id = kept.summary.id
        } else {
            document = Document(kept)
            isFromText = true
        }
        document.name = kept.summary.name
        var reading = reading(of: document)
        reading.document.desk = kept.summary.desk
        return .success(
            (
                ReceivedReport(
                    raw: kept.raw, text: document.text, reading: reading, origin: kept.origin, source: kept.source),
                isFromText
            ))
    }
}

extension Document {
    /// The document that a register keeps, by its row and its text.
    fileprivate init(_ kept: KeptReport) {
        let summary = kept.summary
        self.init(
            id: summary.id, name: summary.name, sha256: summary.sha256, extractor: summary.extractor, text: kept.text,
            url: summary.url, title: summary.title, publisher: summary.publisher, authors: summary.authors,
            published: summary.published, modified: summary.modified, language: summary.language, kind: summary.kind,
            body: summary.body, furniture: summary.furniture, headline: summary.headline, captions: summary.captions,
            derived: summary.derived, sourceMap: kept.sourceMap)
        row = summary.row
    }
}
